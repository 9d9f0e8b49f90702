"""A mentorship program: `programs/<program>/program.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, Strict

from mentorship.models.eligibility import Eligibility
from mentorship.models.entity import Entity
from mentorship.models.fields import (
    Count,
    Day,
    EmptyMapping,
    EveryField,
    Flag,
    Format,
    Grade,
    Key,
    Model,
    Ref,
    Time,
    Words,
    field,
)
from mentorship.models.scoring import Kpi, Matching, Recognition, Scoring
from mentorship.models.tally import By
from mentorship.models.track import Course, Track
from mentorship.values import Duration, DurationField

Owner = Literal["mentor", "mentee"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
NoteKind = Literal[
    "session",
    "submission",
    "feedback",
    "assessment",
    "defence",
    "report",
    "course",
    "thanks",
    "note",
]


class Dates(Model):
    """First and last day of the program."""

    start: Day = field("First day.", "2026-01-12")
    end: Day = field("Last day.", "2026-12-18")


class Applications(Model):
    """When people apply to take part."""

    until: Day | None = field(
        "Last day on which an application counts; without it there is none.",
        "2025-12-19",
        default=None,
    )


class Cadence(Model):
    """Something that comes round: a monthly session, a quarterly assessment."""

    id: Key = field("Name of the cadence.", "one-to-one")
    title: Words | None = field("What it is called.", "One-to-one", default=None)
    every: EveryField = field("How long a window is.", "month")
    by: Annotated[int, Strict(), Field(ge=1, le=184)] | None = field(
        "Day of the window by which it is due; without it the last.", 15, default=None
    )
    kind: NoteKind = field("Kind of note that meets it.", "session", default="session")
    owner: Owner = field("Who owes it.", "mentor", default="mentor")
    formats: tuple[Format, ...] = field(
        "Only notes of these formats count.", ["in-person", "video"], default=()
    )
    criteria: Mapping[Key, Count] = field(
        "Criteria of a defence and their weights; sum to 100.",
        {"depth": 60, "clarity": 40},
        default={},
    )
    panel: Count | None = field("How many people sit on the panel of a defence.", 2, default=None)
    again: DurationField = field(
        "How long after a `conditional` verdict a defence is to be repeated.",
        "20 working days",
        default=Duration(20, "working day"),
    )


class ProgramEvent(Model):
    """A planned event of the whole cohort."""

    id: Key = field("Name of the event.", "review-round")
    title: Words | None = field("What it is called.", "Review round", default=None)
    every: EveryField | None = field("How often.", "quarter", default=None)
    date: Day | None = field("On which day, for a single event.", "2026-01-12", default=None)
    at: Time | None = field(
        "Time of day, in the organisation's zone, for a single event.", "10:00", default=None
    )
    minutes: Count | None = field("Length in minutes.", 90, default=None)
    kind: Key = field(
        "What it is: kick-off, training, review, defence ...", "review", default="event"
    )
    for_: Literal["all", "mentors", "mentees"] = field(
        "Who takes part.", "all", default="all", alias="for"
    )


class Escalate(Model):
    """When somebody else is told."""

    after: DurationField = field("How long after the due day.", "2 days")


class Reminders(Model):
    """When people are reminded."""

    before: tuple[DurationField, ...] = field(
        "How long before the due day.", ["5 days", "1 day"], default=(Duration(7, "day"),)
    )
    weekly: Weekday | None = field("Day of the weekly digest.", "monday", default=None)
    escalate: Escalate | None = field("When others are told.", {"after": "2 days"}, default=None)


class Quiet(Model):
    """When a silent pair is noticed."""

    nudge: tuple[DurationField, ...] = field(
        "How long a pair may be silent before each nudge.",
        ["7 days", "14 days", "21 days"],
        default=(),
    )
    close: DurationField | None = field(
        "After which silence closing is proposed.", "28 days", default=None
    )


class Survey(Model):
    """Questions asked at intervals."""

    id: Key = field("Name of the survey.", "pulse")
    title: Words | None = field("What it is called.", "Pulse", default=None)
    to: Literal["mentee", "mentor", "manager", "team"] = field(
        "Who answers.", "mentee", default="mentee"
    )
    first: DurationField = field("When the first round opens, after the start.", "30 days")
    every: DurationField | None = field(
        "How long after a round the next one opens.", "60 days", default=None
    )
    questions: Mapping[Key, Words] = field(
        "Questions, answered 1 to 5.", {"on-time": "Sessions happen as planned"}
    )
    open: Flag = field(
        "Whether answers may be kept in clear although the office has keys.", False, default=False
    )
    tally: By = field(
        "Who is counted together, from three respondents on: everybody, or who shares a track or "
        "a first mentor.",
        "track",
        default="whole",
    )


class Program(Entity):
    """A program, written by its owners."""

    title: Words = field("What it is called.", "Graduates 2026")
    purpose: Words | None = field(
        "Why it exists.", "New graduates become productive within a year.", default=None
    )
    goals: tuple[Words, ...] = field(
        "What it wants to reach.", ["Independent on call by month six"], default=()
    )
    owners: tuple[Ref, ...] = field("Who runs it.", ["mira.holm"], default=())
    dates: Dates = field("First and last day.", {"start": "2026-01-12", "end": "2026-12-18"})
    applications: Applications = field(
        "When people apply.", {"until": "2025-12-19"}, default=Applications()
    )
    eligibility: Eligibility = field("Who may take part.", default=Eligibility())
    courses: Mapping[Key, Course] = field(
        "Courses by name.", {"values": {"title": "Our values"}}, default={}
    )
    tracks: Annotated[Mapping[Key, Annotated[Track, EmptyMapping]], Field(min_length=1)] = field(
        "Plan templates by name; at least one.", {"general": {}}
    )
    cadence: tuple[Cadence, ...] = field("What comes round.", default=())
    events: tuple[ProgramEvent, ...] = field("Events of the whole cohort.", default=())
    acceptance: Literal["both", "none"] = field(
        "Whether both sides have to accept the pairing.", "none", default="both"
    )
    approval: Literal["office", "owners", "none"] | None = field(
        "Who approves plans; without it the office, if mentorship.yml names one.",
        "owners",
        default=None,
    )
    reminders: Reminders = field("When people are reminded.", default=Reminders())
    feedback_within: DurationField | None = field(
        "How long a mentor has to answer what was handed in.", "24 hours", default=None
    )
    quiet: Quiet = field("When a silent pair is noticed.", default=Quiet())
    surveys: tuple[Survey, ...] = field("Surveys.", default=())
    kpis: tuple[Kpi, ...] = field("Figures the program wants to move.", default=())
    growth_until: DurationField | None = field(
        "How long after the end growth counts; without it 90 days, for yearly ratings 12 months.",
        "90 days",
        default=None,
    )
    scoring: Scoring = field("Composite scores.", default=Scoring())
    matching: Matching = field("How people are matched.", default=Matching())
    recognition: tuple[Recognition, ...] = field("Badges by rule.", default=())
    rules: Mapping[str, Grade] = field(
        "Severities of rules for this program.", {"over-capacity": "error"}, default={}
    )

    def takes_applications(self, day: date) -> bool:
        """Whether people may still apply on a day."""
        return day <= min(self.applications.until or self.dates.end, self.dates.end)
