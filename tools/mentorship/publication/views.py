"""The values that pages are made of. Each has passed the gate: what an audience may not see is
None, empty or counted, never present."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mentorship.publication.advice_view import AdviceView
from mentorship.publication.badges import BadgeView, ThanksView
from mentorship.publication.capacity_view import RoomView, ScarceView
from mentorship.publication.classes import OFFICE
from mentorship.publication.entries import CalendarView, FeedView
from mentorship.publication.gate import PersonName
from mentorship.publication.homes_view import HomeView, LevelView
from mentorship.publication.matching_view import MatchingView
from mentorship.publication.office_views import (
    AlertView,
    ApplicationsView,
    EligibleView,
    WaitingCount,
    WaitingView,
)
from mentorship.publication.parts import Duty, Measure, NoteView, PairLink
from mentorship.publication.program_view import ProgramView
from mentorship.publication.receipt_view import ReceiptsView, ScoreCard
from mentorship.publication.report_view import ReportView
from mentorship.publication.surveys import OpenSurvey, SurveyView
from mentorship.publication.topic_view import Library
from mentorship.publication.trends import TrendGroup
from mentorship.workspace.workspace import grouped


class Coverage(NamedTuple):
    """A core point: how the plan covers it, and the days it was talked about."""

    id: str
    title: str
    planned: str | None
    days: tuple[date, ...]


class Call(NamedTuple):
    """A line of a note by which a pair asks for help: `help wanted` or `blocked`, and the text."""

    kind: str
    text: str
    day: date


class Action(NamedTuple):
    """An action item of a note."""

    text: str
    person: PersonName
    due: date | None
    state: str


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
    calls: tuple[Call, ...] = ()  # for help, not taken up yet
    actions: tuple[Action, ...] = ()
    notes: tuple[NoteView, ...] = ()
    lessons: tuple[tuple[date, str], ...] = ()
    measures: tuple[Measure, ...] = ()
    surveys: tuple[OpenSurvey, ...] = ()
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
    alias: str | None = None  # for members, who may know whom it stands for
    team_id: str | None = None
    language_codes: tuple[str, ...] = ()


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
    repository: str | None  # owner/name on GitHub; for members, who may use its forms
    office: tuple[PersonName, ...]  # for members: whom to tell what nobody else may know
    office_keys: tuple[str, ...]  # public keys of the office, with which to seal it
    skills: tuple[SkillView, ...]
    matchings: Mapping[str, MatchingView]  # by program; for members
    rooms: tuple[RoomView, ...]  # for members
    scarce: tuple[ScarceView, ...]  # for members
    waiting: tuple[WaitingView, ...]  # for the office
    waiting_counts: tuple[WaitingCount, ...]  # for members, who may not know who waits
    applications: tuple[ApplicationsView, ...]  # for the office
    eligible: tuple[EligibleView, ...]  # for the office
    sealed: tuple[PersonName, ...]  # for the office: people whose record is sealed
    findings: tuple[FindingView, ...]
    finding_counts: Mapping[str, str]  # by severity; words where too few
    unpublished: tuple[tuple[str, str], ...]  # path and reason
    docs: frozenset[str]  # hand-written pages there are, as `start/mentor.html`
    attachments: tuple[str, ...]  # pictures and PDF published with their notes, by path
    calendars: tuple[CalendarView, ...] = ()
    feeds: tuple[FeedView, ...] = ()
    surveys: tuple[SurveyView, ...] = ()  # for members
    alerts: tuple[AlertView, ...] = ()  # for the office
    reports: tuple[ReportView, ...] = ()  # for members
    receipts: tuple[ReceiptsView, ...] = ()  # for members
    cards: Mapping[str, tuple[ScoreCard, ...]] = field(default_factory=dict)  # by page
    trends: Mapping[str, tuple[TrendGroup, ...]] = field(default_factory=dict)  # by page
    advice: tuple[AdviceView, ...] = ()  # for members; most of it for the office
    badges: tuple[BadgeView, ...] = ()
    thanks: tuple[ThanksView, ...] = ()
    homes: tuple[HomeView, ...] = ()
    levels: tuple[LevelView, ...] = ()  # for members
    library: Library = field(default_factory=Library)
    address: str = ""  # of the site, as https://example.org/mentorship/, where it is known
    commit: str | None = None  # from which it is made

    @cached_property
    def subscribable(self) -> frozenset[str]:
        """The addresses of calendars and feeds that there are."""
        paths = (*(view.path for view in self.calendars), *(view.path for view in self.feeds))
        return frozenset(paths)

    @cached_property
    def badges_on(self) -> Mapping[str, tuple[BadgeView, ...]]:
        """The badges by the page of whoever holds them."""
        return grouped(self.badges, lambda view: view.page)

    @cached_property
    def thanks_on(self) -> Mapping[str, tuple[ThanksView, ...]]:
        """The thanks by the page of whoever is thanked."""
        return grouped(self.thanks, lambda view: view.page)

    @cached_property
    def pairing(self) -> Mapping[str, PairingView]:
        """The pairings by id."""
        return {view.link.id: view for view in self.pairings}

    @property
    def shows_pairs(self) -> bool:
        """Whether this site has pages of pairings."""
        return self.audience != "public"

    @property
    def shows_arrears(self) -> bool:
        """Whether counts of what is overdue or due soon are shown; what is met, everybody sees."""
        return self.audience != "public"

    @property
    def shows_duties(self) -> bool:
        """Whether obligations are shown by name."""
        return self.audience in ("pair", OFFICE)

    @property
    def for_office(self) -> bool:
        """Whether the program office reads this site, which shows everything."""
        return self.audience == OFFICE
