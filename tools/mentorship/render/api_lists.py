"""The lists of the API, and its index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mentorship.render.api_numbers import Metric, Trend
from mentorship.render.api_pairing import PairingItem
from mentorship.render.api_person import PersonItem
from mentorship.render.api_program import ProgramItem
from mentorship.render.api_shape import (
    Badge,
    Count,
    Document,
    Obligation,
    ObligationCounts,
    Paged,
    Ref,
    Shape,
    Someone,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FileItem(Shape):
    """A file of the API."""

    name: str
    """What it is: `programs`."""
    api: str
    """Its address."""
    schema: str
    """The address of its JSON Schema."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Index(Document):
    """The beginning: what there is on this site."""

    organisation: str
    """What the organisation is called."""
    site: str | None = None
    """The address of the top of the site, where it is known."""
    commit: str | None = None
    """The commit that the site is made from."""
    files: tuple[FileItem, ...]
    """The lists; all other files are named in them by `api`."""
    badge: str
    """The badge of the whole organisation, an SVG."""
    calendar: str | None = None
    """The calendar of everybody (iCalendar)."""
    feed: str | None = None
    """The feed of everything (Atom)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Programs(Paged):
    """All programs, running ones first."""

    programs: tuple[ProgramItem, ...]
    """The programs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairings(Paged):
    """All pairings; none for the public."""

    pairings: tuple[PairingItem, ...]
    """The pairings, by id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class People(Paged):
    """The people whom these readers may know, by name."""

    people: tuple[PersonItem, ...]
    """The people."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillItem(Shape):
    """A skill in a list."""

    id: str
    """The id of the skill."""
    title: str
    """What people call it."""
    offered: Count
    """How many people offer it."""
    wanted: Count
    """How many people want to learn it."""
    api: str | None = None
    """Who they are, for members."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Skills(Paged):
    """All skills."""

    skills: tuple[SkillItem, ...]
    """The skills, by id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillPerson(Shape):
    """Somebody who offers a skill, or wants it."""

    person: Someone
    """Who."""
    level: int | None = None
    """The level from 1 to 5 at which they offer it; absent where they want it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillDetail(Paged):
    """Who offers a skill, the best first, and who wants it."""

    skill: SkillItem
    """As in the list."""
    people: tuple[SkillPerson, ...]
    """The people."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgramObligations(Shape):
    """The counts of a program."""

    program: Ref
    """The program."""
    obligations: ObligationCounts
    """How many are in which state."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Obligations(Paged):
    """What is overdue and due soon."""

    status: Literal["known", "withheld"]
    """Whether these readers may see obligations by name; else there are counts only."""
    programs: tuple[ProgramObligations, ...]
    """Counts for each program."""
    obligations: tuple[Obligation, ...]
    """What is overdue, then what is due soon, program by program, each by day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgramMetrics(Shape):
    """The numbers of a program."""

    program: Ref
    """The program."""
    metrics: tuple[Metric, ...]
    """Its numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Metrics(Paged):
    """The numbers of all programs."""

    programs: tuple[ProgramMetrics, ...]
    """One after the other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgramTrend(Shape):
    """A number of a program through the months."""

    program: Ref
    """The program."""
    trend: Trend
    """The number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AllTrends(Paged):
    """The numbers of all programs through the months; none for the public."""

    trends: tuple[ProgramTrend, ...]
    """One after the other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Badges(Paged):
    """Who holds which badge, as far as these readers may know."""

    badges: tuple[Badge, ...]
    """The badges, by program."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Guide(Shape):
    """A hand-written page of the site, or of the handbook of a program."""

    page: str
    """Its page."""
    title: str | None = None
    """Its title, where it says which topics it is about."""
    topics: tuple[str, ...]
    """The ids of its topics, the most important first."""
    program: str | None = None
    """The id of the program, of a handbook."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Guides(Paged):
    """The hand-written pages: guides, the ways to start, the manual."""

    guides: tuple[Guide, ...]
    """The pages, by address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Topics(Paged):
    """What guides, courses and tasks are about."""

    topics: tuple[Ref, ...]
    """The topics, by title."""
