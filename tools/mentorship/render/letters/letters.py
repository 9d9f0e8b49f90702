"""The messages of a day: one for each person who is to be told something, one for each room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from mentorship.obligations.situation import Situation
from mentorship.reminders.letter import Letter
from mentorship.reminders.notice import Notice, Plan
from mentorship.render.letters.channels import Unreachable, Way, only_room, rooms, way_to
from mentorship.render.letters.rooms import room_letter
from mentorship.render.letters.schema import Closing
from mentorship.render.letters.sections import Reader, told_to
from mentorship.render.letters.texts import Texts, texts_of
from mentorship.workspace.workspace import grouped

_LONGEST = 150
"""Characters of a subject."""


class Post(NamedTuple):
    """The letters of a day, in order of their keys, and the people whom none can reach."""

    letters: tuple[Letter, ...]
    unreachable: tuple[Unreachable, ...]


def post(situation: Situation, plan: Plan) -> Post:
    """What goes out for a plan: to each person by the way that reaches them, and to each room.

    The letter of a room tells no keys, since everybody is told in a letter of their own; where an
    organisation has nothing but rooms, it is the first that may name people that tells them.
    """
    texts = texts_of(situation.workspace)
    by_room = only_room(situation.workspace)
    letters: list[Letter] = []
    unreachable: list[Unreachable] = []
    for person, notices in grouped(plan.notices, lambda each: each.to).items():
        way = way_to(situation.workspace, person)
        if isinstance(way, Unreachable):
            unreachable += () if by_room else (way,)
        else:
            letters.append(_letter(situation, texts, way, notices))
    letters += _to_rooms(situation, texts, _in_rooms(situation, plan, unreachable))
    return Post(tuple(sorted(letters)), tuple(sorted(unreachable)))


def _letter(situation: Situation, texts: Texts, way: Way, notices: Sequence[Notice]) -> Letter:
    person = notices[0].to
    profile = situation.workspace.profiles.get(person)
    language = texts.language(profile.languages if profile else ())
    reader = Reader(situation, person, language)
    told = told_to(reader, notices)
    parts = [texts.say(rule.value, language, section) for rule, section in told.sections]
    more = str(told.more) if told.more else ""
    closing = Closing(
        reader.name(person), reader.organisation, more, f"mentorship due --person {person}"
    )
    return Letter(
        key=f"{situation.today}/{person}",
        to=person,
        channel=way.channel,
        address=way.address,
        language=language,
        subject=subject_of(_heading(reader, notices, texts) or parts[0]),
        body="\n\n".join((*parts, texts.say("closing", language, closing))) + "\n",
        notices=tuple(key for notice in notices for key in notice.keys),
    )


def _heading(reader: Reader, notices: Sequence[Notice], texts: Texts) -> str:
    """The text under which a letter stands in a list of mails, without words of notes; empty where
    it has none anyway."""
    told = any(n.call or any(each.kind == "action" for each in n.obligations) for n in notices)
    if not told:
        return ""
    rule, section = told_to(replace(reader, overheard=True), notices).sections[0]
    return texts.say(rule.value, reader.language, section)


def subject_of(body: str) -> str:
    """The first line, which says what to do, as long as a subject may be."""
    line = body.split("\n", 1)[0].rstrip(".:。： ")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _in_rooms(situation: Situation, plan: Plan, unreachable: Sequence[Unreachable]) -> Plan:
    """What rooms are told: of somebody who cannot be reached on its own day alone, because it stays
    due and would be said again every day."""
    missing = {each.person for each in unreachable}
    told = (n for n in plan.notices if n.to not in missing or n.day == situation.today)
    return plan._replace(notices=tuple(told))


def _to_rooms(situation: Situation, texts: Texts, plan: Plan) -> Iterator[Letter]:
    language, by_room = texts.language(()), only_room(situation.workspace)
    keys = tuple(key for notice in plan.notices for key in notice.keys)
    for name, channel in rooms(situation.workspace).items():
        body = room_letter(situation, texts, plan.notices, channel.audience)
        if body:
            yield Letter(
                key=f"{situation.today}/room/{name}",
                to=None,
                channel=name,
                address=None,
                language=language,
                subject=subject_of(body),
                body=body + "\n",
                notices=keys if name == by_room else (),
            )
