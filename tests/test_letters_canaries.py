"""No message tells what its readers may not know: canaries in every field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from tests.canaries import Canary
from tests.canary_world import PEOPLE, world

from mentorship.history.facts import History
from mentorship.models.settings import Channel
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class, class_of
from mentorship.reminders.letter import Letter
from mentorship.reminders.planning import planned
from mentorship.render.letters.letters import post

WORD = re.compile(r"zq[0-9]{3}k")
CHANNELS = {
    "mail": Channel(secret="MAIL", address="email"),
    "pair": Channel(secret="A", audience="pair"),
    "members": Channel(secret="B", audience="members"),
    "public": Channel(secret="C", audience="public"),
}


@cache
def letters() -> tuple[Letter, ...]:
    """Everything that goes out in a year."""
    space = world().workspace
    settings = space.settings.model_copy(update={"channels": CHANNELS})
    space = replace(space, settings=settings)
    return tuple(
        letter for day in days() for letter in _of(Situation(space, History.absent(), day))
    )


def days() -> Iterator[date]:
    yield from (date(2026, 1, 1) + timedelta(n) for n in range(360))


def _of(situation: Situation) -> tuple[Letter, ...]:
    return post(situation, planned(situation)).letters


def words_in(channel: str) -> set[str]:
    """The canaries in what a channel carries."""
    told = [each for each in letters() if each.channel == channel]
    assert len(told) > 10, channel
    return {word for each in told for word in WORD.findall(each.subject + each.body)}


def words_of(classes: set[Class]) -> set[str]:
    return {
        word
        for canary in world().canaries
        if _class(canary) in classes
        for look in canary.looks
        for word in WORD.findall(look)
    }


def _class(canary: Canary) -> Class:
    return class_of(canary.kind, *canary.route)


@pytest.mark.parametrize("channel", CHANNELS)
def test_nothing_sealed_is_in_any_message(channel: str) -> None:
    assert words_in(channel) & words_of({Class.SEALED}) == set()


@pytest.mark.parametrize("channel", ["members", "public"])
def test_a_room_that_many_read_hears_nothing_of_the_pair(channel: str) -> None:
    assert words_in(channel) & words_of({Class.PAIR, Class.MEMBERS}) == set()


def test_words_of_notes_are_told_to_the_pair_only_and_in_no_subject_and_no_room() -> None:
    pairings = world().workspace.pairings.values()
    inside = {person for pairing in pairings for person in pairing.people}
    written = {
        word
        for canary in world().canaries
        if (canary.kind, canary.route) == ("log", ("body",))
        for look in canary.looks
        for word in WORD.findall(look)
    } - {*PEOPLE}
    assert {each.to for each in letters() if written & {*WORD.findall(each.subject)}} == set()
    heard = {each.to for each in letters() if written & {*WORD.findall(each.body)}}
    assert heard != set()
    assert heard <= inside


def test_there_is_something_to_be_found() -> None:
    assert words_in("mail") & words_of({Class.PUBLIC}) != set()
    assert words_in("mail") & words_of({Class.MEMBERS}) != set()
    assert words_in("pair") & words_of({Class.MEMBERS}) != set()
