"""The capacity board as values for pages: for members, since it follows from who mentors whom.

Who waits follows from applications and decisions too: by name for the office, else as counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from mentorship.eligibility.newcomers import newcomers
from mentorship.metrics.capacity import rooms, scarce_skills
from mentorship.models.fields import words
from mentorship.obligations.situation import Situation
from mentorship.publication.capacity_view import RoomView, ScarceView
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate, is_many
from mentorship.publication.office_views import WaitingCount, WaitingView
from mentorship.workspace.workspace import grouped


def room_views(gate: Gate, situation: Situation) -> Iterator[RoomView]:
    """Who has room, who has too many; nothing for the public.

    Whose room counts follows from pairings, for the office from decisions as well.
    """
    if not gate.sees(Class.MEMBERS):
        return
    counted = {"mentors", "accepted"} if gate.sees(Class.SEALED) else {"mentors"}
    for room in rooms(situation):
        yield RoomView(
            gate.person(room.person), room.now, room.capacity, room.free, room.state, room.excess,
            room.ahead, room.standing in counted, room.readable,
        )  # fmt: skip


def scarce_views(gate: Gate, situation: Situation) -> Iterator[ScarceView]:
    """Skills that hang on one person, or on nobody; nothing for the public."""
    if gate.sees(Class.MEMBERS):
        titles = situation.workspace.settings.skills
        for each in scarce_skills(situation):
            yield ScarceView(
                words(titles.get(each.skill, each.skill), gate.language),
                tuple(gate.person(name) for name in each.offered_by),
                tuple(gate.person(name) for name in each.wanted_by),
            )


def waiting_views(gate: Gate, situation: Situation) -> Iterator[WaitingView]:
    """Who waits for a mentor, the longest wait first; for the office alone."""
    if gate.sees(Class.SEALED):
        for each in newcomers(situation):
            title, path = _program(gate, each.program)
            yield WaitingView(
                gate.person(each.person), title, path, each.status, each.since, each.days
            )


def waiting_counts(gate: Gate, situation: Situation) -> Iterator[WaitingCount]:
    """How many wait in each program, and how long, from three people on; nothing for the public.

    There is no sum of the programs, which would tell the count of a program with too few.
    """
    if gate.sees(Class.SEALED) or not gate.sees(Class.MEMBERS):
        return
    for program, found in grouped(newcomers(situation), lambda each: each.program).items():
        days = [each.days for each in found]
        title, path = _program(gate, program)
        many = is_many(len(days), len({each.person for each in found}))
        yield WaitingCount(
            title, path, gate.counted(len(days), len(days), Class.SEALED),
            round(median(days)) if many else None, max(days) if many else None,
        )  # fmt: skip


def _program(gate: Gate, identity: str) -> tuple[str, str | None]:
    program = gate.workspace.programs.get(identity)
    title = words(program.title, gate.language) if program else identity
    return title, gate.program_path(identity)
