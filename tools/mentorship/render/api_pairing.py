"""What the API says of a pairing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mentorship.render.api_numbers import Metric, Score, Trends
from mentorship.render.api_shape import (
    Badge,
    Day,
    Document,
    Lesson,
    Obligation,
    Ref,
    Shape,
    Someone,
    Span,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PairingItem(Shape):
    """A pairing in a list. State, progress and what is due are for the audience `pair`."""

    id: str
    """The id of the pairing."""
    title: str
    """Who with whom."""
    page: str
    """Its page."""
    api: str
    """Its own document."""
    program: Ref
    """The program."""
    track: str | None = None
    """The id of its track."""
    stage: Ref | None = None
    """The stage whose weeks hold the day; absent before the start."""
    mentors: tuple[Someone, ...]
    """The mentors, the first leads."""
    mentees: tuple[Someone, ...]
    """The mentees."""
    start: Day
    """Its first day."""
    ended: Day | None = None
    """The day on which it ended; absent while it goes on."""
    outcome: Literal["completed", "stopped", "rematched"] | None = None
    """How it ended."""
    at_work: bool
    """Whether it has begun and not ended."""
    state: str | None = None
    """`proposed`, `waiting`, `agreed`, `paused`, `quiet`, `running`, `ended-completed`."""
    progress: float | None = None
    """The share of what has fallen due that is done, from 0 to 1; absent where nothing has."""
    overdue: int | None = None
    """How many of its obligations are overdue."""
    next_due: Obligation | None = None
    """What is due next."""
    badge: str
    """The badge of its progress, an SVG."""
    calendar: str | None = None
    """Its calendar (iCalendar)."""
    feed: str | None = None
    """Its feed (Atom)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CorePoint(Shape):
    """A core point of a plan."""

    id: str
    """Its id in the track."""
    title: str
    """What people call it."""
    planned: str | None = None
    """How the plan covers it; absent where it does not yet."""
    covered_on: tuple[Day, ...]
    """The days on which it was talked about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Action(Shape):
    """An action item of a note."""

    text: str
    """What is to be done."""
    person: Someone
    """Who does it."""
    due: Day | None = None
    """By when; absent where it has no day."""
    state: str
    """Its state, as of an obligation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Note(Shape):
    """A note, without its text."""

    date: Day
    """Its day."""
    kind: str
    """`session`, `assessment`, `report` and so on."""
    page: str
    """Where it stands."""
    held: bool
    """Whether what it tells of took place."""
    minutes: int | None = None
    """How long it took."""
    format: str | None = None
    """`in-person`, `video` and so on."""
    present: tuple[Someone, ...]
    """Who was there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement(Shape):
    """Who has to accept a pairing."""

    person: Someone
    """The person."""
    accepted: Day | None = None
    """When they did; absent while they have not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PairingDetail(Document):
    """A pairing. All that is of its plan, its notes and numbers is for the audience `pair`."""

    pairing: PairingItem
    """As in the list."""
    detailed: bool
    """Whether these readers see what the pair sees; else the lists below are mostly empty."""
    project: str | None = None
    """The work that it is bound to."""
    continues: Ref | None = None
    """The pairing that it replaces."""
    last_day: Day
    """The last day of its life, planned or not."""
    goals: tuple[str, ...]
    """What they agreed to reach."""
    core_points: tuple[CorePoint, ...]
    """The core points of the track."""
    pauses: tuple[Span, ...]
    """When it rests."""
    agreement: tuple[Agreement, ...]
    """Who has accepted."""
    approved_on: Day | None = None
    """When the plan as it stands was approved."""
    quiet_since: Day | None = None
    """Since when nothing was heard of it."""
    obligations: tuple[Obligation, ...]
    """Everything that is owed in it, in order of day."""
    actions: tuple[Action, ...]
    """Action items of its notes."""
    notes: tuple[Note, ...]
    """Its notes, the newest first."""
    lessons: tuple[Lesson, ...]
    """What it lets others read."""
    metrics: tuple[Metric, ...]
    """Its numbers."""
    scores: tuple[Score, ...]
    """Its score."""
    trends: tuple[Trends, ...]
    """Its numbers through the months."""
    badges: tuple[Badge, ...]
    """The badges it holds."""
