"""How many mentees somebody has: on a day, and on the worst day of a stretch."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorship.models.pairing import Pairing
from mentorship.obligations.spans import Span
from mentorship.workspace.workspace import Workspace

ALWAYS = Span(date.min, date.max)


class Load(NamedTuple):
    """The most mentees on one day, the first such day, and the pairings of that day."""

    mentees: int
    day: date
    pairings: tuple[Pairing, ...]


def life_of(workspace: Workspace, pairing: Pairing) -> Span:
    """From the start to the earlier of the day it ended and its program's last day."""
    program = workspace.program_of(pairing)
    return Span(pairing.start, pairing.last_day(program.dates.end if program else date.max))


def worst_load(
    workspace: Workspace, mentor: str, span: Span = ALWAYS, without: str | None = None,
    *, with_ended: bool = True,
) -> Load:  # fmt: skip
    """The worst day of the span, first and co-mentor pairings alike; a mentee counts once.

    The load only grows on the first day of a pairing. `without` is a pairing that does not count;
    `with_ended=False` leaves out those of which the file says that they ended.
    """
    lives = [
        (life, pairing)
        for pairing in workspace.mentored_by.get(mentor, ())
        if pairing.id != without
        and (with_ended or pairing.ended is None)
        and (life := life_of(workspace, pairing).within(span))
    ]
    firsts = sorted({life.first for life, _ in lives} | {span.first})
    loads = (_on(day, lives) for day in firsts)
    return max(loads, key=lambda load: (load.mentees, -load.day.toordinal()))


def load_on(workspace: Workspace, mentor: str, day: date) -> int:
    """How many mentees somebody has on a day."""
    return worst_load(workspace, mentor, Span(day, day)).mentees


def _on(day: date, lives: list[tuple[Span, Pairing]]) -> Load:
    there = tuple(pairing for life, pairing in lives if day in life)
    return Load(len({mentee for pairing in there for mentee in pairing.mentees}), day, there)
