"""The values that a program's page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mentorship.publication.gate import PersonName
from mentorship.publication.parts import Duty, Measure, NoteView, PairLink, Tally


class TaskView(NamedTuple):
    """A task of the plan template."""

    id: str
    title: str
    when: str
    deliverable: str
    approver: str
    steps: tuple[tuple[str, str], ...]
    how: str | None
    times: int
    after: tuple[str, ...]
    partner: str | None


class StageView(NamedTuple):
    """A stage of a track, and how many pairs are in it."""

    id: str
    title: str
    goal: str
    weeks: str
    compulsory: tuple[str, ...]
    elective: tuple[str, ...]
    choose: int | None
    tasks: tuple[TaskView, ...]
    pairs: tuple[PairLink, ...]
    pair_count: str


class TrackView(NamedTuple):
    """A track of a program."""

    id: str
    title: str
    goal: str
    core_points: tuple[tuple[str, str], ...]
    stages: tuple[StageView, ...]


class CadenceView(NamedTuple):
    """Something that comes round, in words."""

    title: str
    every: str
    by: str
    owner: str
    formats: tuple[str, ...]
    id: str = ""
    kind: str = ""
    interval: str = ""  # as written: month, 2 weeks


class HandbookView(NamedTuple):
    """A page of a program's handbook."""

    path: str
    source: str
    title: str
    text: str
    folder: str


class EventView(NamedTuple):
    """An event, held or planned, and how many were there, where that may be told."""

    day: date
    title: str
    there: str


@dataclass(frozen=True, kw_only=True)
class ProgramView:
    """A program's page."""

    id: str
    title: str
    path: str
    source: str
    purpose: str
    goals: tuple[str, ...]
    owners: tuple[PersonName, ...]
    start: date
    end: date
    state: str  # ahead, running, over
    share: float  # of its time that has passed
    apply_until: date | None
    is_open: bool  # whether people may still apply
    asks: tuple[tuple[str, tuple[str, ...]], ...]  # role, and what its rules ask for
    tracks: tuple[TrackView, ...]
    courses: tuple[tuple[str, str, int | None, str | None], ...]  # id, title, minutes, page
    cadence: tuple[CadenceView, ...]
    events: tuple[EventView, ...]
    pairs: tuple[PairLink, ...]
    pair_count: str
    mentee_count: str
    tally: Tally
    due: tuple[Duty, ...]
    measures: tuple[Measure, ...]
    lessons: tuple[tuple[date, str], ...]
    notes: tuple[NoteView, ...]  # for the public: those that everybody may read
    handbook: tuple[HandbookView, ...]
