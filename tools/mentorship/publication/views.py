"""The values that pages are made of. Each has passed the gate: what an audience may not see is
None, empty or counted, never present."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
    state: str | None  # class pair
    progress: float | None  # share of what was due that is met; class pair
    overdue: int | None
    next_due: Duty | None


class NoteView(NamedTuple):
    """A note on its pairing's page; `html` is the rendered text."""

    anchor: str
    day: date
    kind: str
    path: str
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


class Coverage(NamedTuple):
    """A core point: how the plan covers it, and the days it was talked about."""

    id: str
    title: str
    planned: str | None
    days: tuple[date, ...]


class Action(NamedTuple):
    """An action item of a note."""

    text: str
    person: PersonName
    due: date | None
    state: str


class Measure(NamedTuple):
    """A published number, what it is about, how sure it is."""

    name: str
    title: str
    shown: str
    n: int
    interval: str
    missing: str
    share: float | None


@dataclass(frozen=True, kw_only=True)
class PairingView:
    """A pairing's page."""

    link: PairLink
    source: str
    project: str | None
    continues: tuple[str, str] | None  # title and path
    last_day: date
    goals: tuple[str, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    pauses: tuple[tuple[date, date], ...] = ()
    duties: tuple[Duty, ...] = ()
    actions: tuple[Action, ...] = ()
    notes: tuple[NoteView, ...] = ()
    lessons: tuple[tuple[date, str], ...] = ()
    measures: tuple[Measure, ...] = ()
    accepted: tuple[tuple[PersonName, date | None], ...] = ()
    approved: tuple[PersonName, date] | None = None
    quiet_since: date | None = None
    detailed: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonView:
    """A person's page."""

    id: str
    name: str
    path: str
    source: str
    team: str | None
    role: str | None
    level: int | None
    manager: PersonName | None
    joined: date | None
    left: date | None
    about: str | None
    languages: tuple[str, ...]
    timezone: str | None
    experience_since: int | None
    skills: tuple[tuple[str, str, int], ...]  # id, title, level
    wants: tuple[tuple[str, str], ...]
    style: tuple[str, ...]
    projects: tuple[str, ...]
    contact: tuple[tuple[str, str], ...]
    leave: tuple[tuple[date, date], ...]
    mentors_in: tuple[PairLink, ...]
    mentee_in: tuple[PairLink, ...]
    reports: tuple[PersonName, ...]
    duties: tuple[Duty, ...]
    capacity: int | None
    load: int | None


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


class HandbookView(NamedTuple):
    """A page of a program's handbook."""

    path: str
    source: str
    title: str
    text: str
    folder: str


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
    tracks: tuple[TrackView, ...]
    courses: tuple[tuple[str, str, int | None, str | None], ...]  # id, title, minutes, page
    cadence: tuple[CadenceView, ...]
    events: tuple[tuple[date, str], ...]
    pairs: tuple[PairLink, ...]
    pair_count: str
    mentee_count: str
    tally: Tally
    due: tuple[Duty, ...]
    measures: tuple[Measure, ...]
    lessons: tuple[tuple[date, str], ...]
    handbook: tuple[HandbookView, ...]


class SkillView(NamedTuple):
    """A skill: who offers it at which level, who wants it; counts for the public."""

    id: str
    title: str
    offered: tuple[tuple[PersonName, int], ...]
    wanted: tuple[PersonName, ...]
    offered_count: str
    wanted_count: str


class FindingView(NamedTuple):
    """A finding, as the pair's site may show it."""

    place: str
    severity: str
    code: str
    message: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class Views:
    """Everything that the pages of one audience are made of."""

    organisation: str
    language: str
    audience: str
    as_of: date
    programs: tuple[ProgramView, ...]
    pairings: tuple[PairingView, ...]
    people: tuple[PersonView, ...]
    named: tuple[PersonName, ...]  # the public's list: people who allow their name
    skills: tuple[SkillView, ...]
    findings: tuple[FindingView, ...]
    finding_counts: Mapping[str, str]  # by severity; words where too few
    unpublished: tuple[tuple[str, str], ...]  # path and reason
    docs: frozenset[str]  # hand-written pages there are, as `start/mentor.html`
    attachments: tuple[str, ...]  # pictures and PDF published with their notes, by path

    @property
    def shows_pairs(self) -> bool:
        """Whether this site has pages of pairings."""
        return self.audience != "public"

    @property
    def shows_duties(self) -> bool:
        """Whether obligations are shown by name."""
        return self.audience == "pair"
