"""What the API says of a person."""

from __future__ import annotations

from dataclasses import dataclass

from mentorship.render.api_numbers import Score, Trends
from mentorship.render.api_shape import Badge, Day, Document, Obligation, Ref, Shape, Someone, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonItem(Shape):
    """A person in a list: on a public site those who publish their profile."""

    name: str
    """Their name."""
    id: str | None = None
    """The id of the person; absent, with the addresses, where only the name is published."""
    page: str | None = None
    """Their page."""
    api: str | None = None
    """Their own document."""
    team: Ref | None = None
    """Their team."""
    role: str | None = None
    """The id of their role."""
    left: Day | None = None
    """Their last day, where they left."""
    calendar: str | None = None
    """Their calendar (iCalendar)."""
    feed: str | None = None
    """Their feed (Atom)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillLevel(Shape):
    """A skill of a person."""

    id: str
    """The id of the skill."""
    title: str
    """What people call it."""
    level: int
    """From 1, novice, to 5, expert."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact(Shape):
    """A way to reach a person."""

    way: str
    """`chat`, `phone`, `office`, `github`."""
    value: str
    """The number, name or place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonDetail(Document):
    """A person. On a public site what they publish; their leave is for the audience `pair`."""

    person: PersonItem
    """As in the list."""
    about: str | None = None
    """What they say about themself."""
    languages: tuple[str, ...]
    """Codes of the languages they speak: `en`."""
    timezone: str | None = None
    """Their zone, a name of the IANA database."""
    experience_since: int | None = None
    """The year in which they began to work."""
    skills: tuple[SkillLevel, ...]
    """What they offer, the best first."""
    wants: tuple[Ref, ...]
    """The skills that they want to learn."""
    style: tuple[str, ...]
    """How they like to work: `hands-on`."""
    projects: tuple[str, ...]
    """Titles of what they carried."""
    contact: tuple[Contact, ...]
    """Ways to reach them, the preferred first."""
    joined: Day | None = None
    """Their first day."""
    level: int | None = None
    """The level of their job."""
    manager: Someone | None = None
    """Their manager."""
    reports: tuple[Someone, ...]
    """Whose manager they are."""
    mentors_in: tuple[Ref, ...]
    """The pairings in which they mentor."""
    mentee_in: tuple[Ref, ...]
    """The pairings in which they learn."""
    capacity: int | None = None
    """How many mentees they have room for."""
    mentees_now: int | None = None
    """How many mentees they have."""
    leave: tuple[Span, ...]
    """Days off that are not over."""
    obligations: tuple[Obligation, ...]
    """What they owe that is overdue or due soon."""
    scores: tuple[Score, ...]
    """Their scores."""
    trends: tuple[Trends, ...]
    """Their numbers through the months."""
    badges: tuple[Badge, ...]
    """The badges they hold."""
