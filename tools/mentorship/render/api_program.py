"""What the API says of a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mentorship.render.api_numbers import Metric, Trends
from mentorship.render.api_shape import (
    Count,
    Day,
    Document,
    Lesson,
    ObligationCounts,
    Ref,
    Shape,
    Someone,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgramItem(Shape):
    """A program in a list."""

    id: str
    """The id of the program."""
    title: str
    """What people call it."""
    page: str
    """Its page."""
    api: str
    """Its own document."""
    state: Literal["ahead", "running", "over"]
    """Whether it has begun, and not ended."""
    start: Day
    """Its first day."""
    end: Day
    """Its last day."""
    time_passed: float
    """The share of its days that has passed, from 0 to 1."""
    open_for_applications: bool
    """Whether people may apply."""
    apply_until: Day | None = None
    """The last day to apply, where one is set."""
    pairs: Count
    """Pairs at work."""
    mentees: Count
    """Mentees of these pairs."""
    obligations: ObligationCounts
    """How many are met, overdue and due soon."""
    badge: str
    """The badge of its progress, an SVG."""
    calendar: str | None = None
    """Its calendar (iCalendar)."""
    feed: str | None = None
    """Its feed (Atom)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task(Shape):
    """A task of a stage."""

    id: str
    """Its id in the program."""
    title: str
    """What people call it."""
    times: int
    """How often it is done."""
    steps: tuple[str, ...]
    """The ids of its steps, in their order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage(Shape):
    """A stage of a track."""

    id: str
    """Its id."""
    title: str
    """What people call it."""
    weeks: str
    """Its weeks of the pairing, `3-8`."""
    compulsory: tuple[str, ...]
    """The titles of its compulsory courses."""
    elective: tuple[str, ...]
    """The titles of its elective courses."""
    tasks: tuple[Task, ...]
    """Its tasks."""
    pairs: Count
    """How many pairs are in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Track(Shape):
    """A track of a program."""

    id: str
    """Its id."""
    title: str
    """What people call it."""
    goal: str | None = None
    """What it is for."""
    core_points: tuple[Ref, ...]
    """What every plan covers."""
    stages: tuple[Stage, ...]
    """Its stages, in their order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Course(Shape):
    """A course of a program."""

    id: str
    """Its id."""
    title: str
    """What people call it."""
    minutes: int | None = None
    """How long it takes."""
    page: str | None = None
    """Its page, of this site or elsewhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cadence(Shape):
    """Something that comes round."""

    id: str
    """Its id."""
    title: str
    """What people call it."""
    kind: str
    """The kind of note that meets it: `session`, `assessment`, `report`, `defence`."""
    every: str
    """`week`, `2 weeks`, `month`, `quarter`, `half-year`."""
    owner: str
    """Who owes it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Event(Shape):
    """An event of a program, held or planned."""

    date: Day
    """Its day."""
    title: str
    """What people call it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement(Shape):
    """What is asked of a role."""

    role: str
    """`mentor` or `mentee`."""
    rules: tuple[str, ...]
    """The rules, in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgramDetail(Document):
    """A program. Its pairings are those of `pairings.json` that name it."""

    program: ProgramItem
    """As in the list."""
    purpose: str | None = None
    """What it is for."""
    goals: tuple[str, ...]
    """What it wants to reach."""
    owners: tuple[Someone, ...]
    """Who runs it; for members."""
    requirements: tuple[Requirement, ...]
    """What is asked of who takes part, in words."""
    tracks: tuple[Track, ...]
    """Its tracks, with their stages."""
    courses: tuple[Course, ...]
    """Its courses."""
    cadences: tuple[Cadence, ...]
    """What comes round."""
    events: tuple[Event, ...]
    """Its events, by day."""
    metrics: tuple[Metric, ...]
    """Its numbers."""
    trends: tuple[Trends, ...]
    """Its numbers through the months."""
    lessons: tuple[Lesson, ...]
    """The newest hundred of what its pairs let others read."""
    badges: str
    """The document that lists who holds which badge."""
    report: str | None = None
    """The document of its report, where there is one for these readers."""
