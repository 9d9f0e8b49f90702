"""The pieces of what the API says: people, counts, obligations. Its names are a promise.

They are apart from the file formats and from the views, either of which may change. A key that
has no value is left out; what is missing or withheld says so by `status`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

Day = date
"""A day under a name that no field has: the type of a field may not be called as the field is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """Part of a document of the API; what stands below a field is its description."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(use_attribute_docstrings=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ref(Shape):
    """Something that has an id and may have a page: a program, a pairing, a stage, a team."""

    id: str
    """Its id, which never changes."""
    title: str
    """What people call it, in the language of the site."""
    page: str | None = None
    """Its page, where these readers have one."""
    api: str | None = None
    """Its own document of the API."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Someone(Shape):
    """A person as these readers may know them."""

    name: str
    """Their name, or an alias where the person does not want to be named here."""
    id: str | None = None
    """Their id; absent where they have no page for these readers. With it they have the page
    `people/<id>.html` and the document `api/v1/people/<id>.json`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Count(Shape):
    """A number of things. Counts that could point at fewer than three people are withheld."""

    status: Literal["known", "withheld"]
    """Whether there is a value."""
    value: int | None = None
    """The number, where it is known."""
    reason: Literal["few-people", "audience"] | None = None
    """Why it is withheld: it tells of too few people, or these readers may not know it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Obligation(Shape):
    """Something that somebody owes by a day."""

    id: str
    """Stays the same for the same obligation."""
    kind: str
    """`course`, `task`, `session`, `feedback` and so on."""
    title: str
    """What is owed."""
    state: str
    """`upcoming`, `due-soon`, `overdue`, `met`, `met-late`, `missed`, `blocked`, `paused` or
    `waived`."""
    due: Day | None = None
    """By when; absent where it has no day."""
    days_left: int | None = None
    """Days until then, below zero for overdue; absent where it is met."""
    owners: tuple[Someone, ...]
    """Who owes it."""
    about: Someone | None = None
    """Whom it is about, where that is somebody else."""
    program: str | None = None
    """The id of the program."""
    pairing: Ref | None = None
    """The pairing in which it is owed; absent in what is said of that pairing itself."""
    stage: str | None = None
    """The id of its stage."""
    met_on: Day | None = None
    """The day on which it was met, as it is judged."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ObligationCounts(Shape):
    """How many obligations are in which state, for readers who may not see them by name as well."""

    overdue: Count
    """Not met on their day."""
    due_soon: Count
    """Due in the next days."""
    met: Count
    """Met, late or not."""
    total: Count
    """All that are not waived."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span(Shape):
    """Days from one to another, both included."""

    first: Day
    """The first day."""
    last: Day
    """The last day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Badge(Shape):
    """A badge that somebody holds."""

    id: str
    """The badge, as the program's `recognition:` names it."""
    title: str
    """What people call it."""
    program: Ref
    """The program that gives it."""
    held_by: Literal["mentor", "mentee", "pairing", "team"]
    """As what it is held."""
    holder: Ref
    """Who holds it, with the page on which it stands."""
    since: Day
    """Since when."""
    criteria: str
    """The rule, in words."""
    picture: str
    """Its picture, an SVG."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson(Shape):
    """Something that a pair learned and lets others read."""

    date: Day
    """The day of the note."""
    text: str
    """The lesson."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Shape):
    """A file of the API. All addresses in it count from the top of the site, `../../` of
    `api/v1/index.json`; those that begin with `https:` lead elsewhere."""

    version: Annotated[Literal[1], Field(description="The version of the API.")]
    audience: Annotated[
        str, Field(description="For whom the site is: `public`, `members`, `pair`, `office`.")
    ]
    as_of: Annotated[Day, Field(description="The day of which it speaks.")]
    language: Annotated[
        str, Field(description="The language of titles and of other words for people: `en`.")
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Paged(Document):
    """A list that may go on in other files."""

    count: Annotated[int, Field(description="How many there are in all files of the list.")]
    page: Annotated[int, Field(description="Which file of the list this is, from 1.")]
    pages: Annotated[int, Field(description="How many files the list has.")]
    next: Annotated[
        str | None, Field(description="The address of the next file; absent on the last.")
    ] = None
