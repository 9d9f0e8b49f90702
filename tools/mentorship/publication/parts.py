"""Small values that several pages are made of: a duty, a pairing in a list, a note, a number."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorship.publication.gate import PersonName


class Duty(NamedTuple):
    """An obligation shown by name (class pair)."""

    id: str
    title: str
    owners: tuple[PersonName, ...]
    about: PersonName | None
    due: date | None
    days_left: int | None
    state: str
    kind: str
    stage: str | None
    pairing: str | None
    pairing_title: str
    met_on: date | None


class Tally(NamedTuple):
    """Counts of obligations for those who may not see them by name; words where too few."""

    overdue: str
    due_soon: str
    met: str
    all: str


class PairLink(NamedTuple):
    """A pairing in a list: its title and page, who, where it stands."""

    id: str
    title: str
    path: str | None
    mentors: tuple[PersonName, ...]
    mentees: tuple[PersonName, ...]
    program: str
    program_title: str
    program_path: str | None
    track: str
    stage: str | None
    stage_id: str | None
    start: date
    ended: str | None  # the day; for the pair also how
    at_work: bool
    state: str | None  # class pair
    progress: float | None  # share of what has fallen due that is met; class pair
    overdue: int | None
    next_due: Duty | None
    track_id: str = ""
    ended_on: date | None = None
    ended_how: str | None = None  # class pair


class NoteView(NamedTuple):
    """A note on its pairing's page; `body` is its Markdown."""

    anchor: str
    day: date
    kind: str
    by: PersonName | None
    present: tuple[PersonName, ...]
    minutes: int | None
    format: str | None
    held: bool
    facts: tuple[tuple[str, str], ...]
    body: str
    body_line: int
    lesson: str | None
    files: tuple[tuple[str, str], ...]  # name in the note, path in the repository


class Measure(NamedTuple):
    """A published number, what it is about, how sure it is."""

    name: str
    title: str
    shown: str
    n: int
    interval: str
    missing: str
    share: float | None
    unit: str = ""
    value: float | None = None
    ends: tuple[float, float] | None = None  # of the interval
    withheld: bool = False
