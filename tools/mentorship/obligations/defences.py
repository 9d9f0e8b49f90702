"""Defences and their second attempts: what a panel passes under a condition is heard again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.models.program import Cadence
from mentorship.obligations.calendar import later
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.evidence import evidence
from mentorship.obligations.notes import about
from mentorship.obligations.owed import Owed
from mentorship.obligations.plan import in_words
from mentorship.obligations.scope import Party
from mentorship.workspace.workspace import Workspace

_CONDITIONAL = "conditional"


class Attempt(NamedTuple):
    """A defence of a mentee, the how-manieth it is, and the one after it, None if there is none."""

    number: int  # from 1, per mentee
    note: Log
    following: Log | None


def attempts(pair: Engagement, mentee: str) -> tuple[Attempt, ...]:
    """The defences of a mentee seen by today, in order of date, then file name."""
    notes = [note for note in pair.held.get("defence", ()) if mentee in about(note, pair.pairing)]
    return tuple(
        Attempt(number, note, following)
        for number, (note, following) in enumerate(pairwise([*notes, None]), start=1)
        if note is not None
    )


def second_attempts(pair: Engagement) -> Iterator[Owed]:
    """After `conditional` the mentee defends once more, within `again` of the cadence.

    A program without a cadence of defences asks for none.
    """
    cadence = _cadence(pair)
    for mentee in pair.mentees if cadence else ():
        for attempt in attempts(pair, mentee):
            asked = evidence(pair.situation, attempt.note, "verdict", "for")
            if cadence is None or attempt.note.verdict != _CONDITIONAL or asked is None:
                continue
            window = f"r{attempt.number + 1}"
            after = attempt.following
            yield Owed(
                "cadence",
                f"{cadence.id}/{window}/{mentee}",
                Party("mentee", mentee),
                cadence.id,
                in_words("Second attempt: {}", cadence.title or cadence.id),
                _due(pair, cadence, mentee, attempt.note),
                asked.spot,
                evidence=evidence(pair.situation, after, "kind", "for") if after else None,
                about=mentee,
                window=window,
                opened=attempt.note.date,
                ending=pair.ending_of(mentee),
            )


def is_second(pair: Engagement, cadence: Cadence, mentee: str, note: Log) -> bool:
    """Whether a defence is nothing but a second attempt: in time, after a conditional verdict.

    One that comes too late for that counts for its own window as well.
    """
    return any(
        attempt.following is note
        and attempt.note.verdict == _CONDITIONAL
        and note.date <= _due(pair, cadence, mentee, attempt.note)
        for attempt in attempts(pair, mentee)
    )


def conflicts(space: Workspace, pairing: Pairing, note: Log) -> Mapping[str, str]:
    """Who may not judge this defence, and why."""
    managers = {
        person.manager: f"manages {mentee}"
        for mentee in about(note, pairing)
        if (person := space.people.get(mentee)) and person.manager
    }
    mentors = dict.fromkeys(pairing.mentors, "is a mentor of the pair")
    return {**managers, **mentors, **dict.fromkeys(pairing.mentees, "is a mentee of the pair")}


def _cadence(pair: Engagement) -> Cadence | None:
    return next((each for each in pair.program.cadence if each.kind == "defence"), None)


def _due(pair: Engagement, cadence: Cadence, mentee: str, note: Log) -> date:
    work = pair.scope.calendar(Party("mentee", mentee), note.date)
    return pair.free(work.on(later(note.date, cadence.again, work)), work)
