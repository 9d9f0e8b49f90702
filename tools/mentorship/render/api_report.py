"""What the API says of the report on a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mentorship.render.api_numbers import Interval, Known
from mentorship.render.api_shape import Day, Document, Paged, Ref, Shape


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionItem(Shape):
    """A section of a report."""

    id: str
    """Its id: `process`, `outcomes`, `stages` and so on."""
    title: str
    """What people call it."""
    status: Literal["known", "withheld"]
    """Whether these readers may see it."""
    reason: str | None = None
    """Why they may not."""
    api: str | None = None
    """Its figures."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportDetail(Document):
    """The report on a program: what was done and what became of it."""

    program: Ref
    """The program."""
    page: str
    """Its page."""
    first: Day
    """The first day that it looks at."""
    last: Day
    """The last day."""
    compared_with: str | None = None
    """The id of the program that it is compared with."""
    sections: tuple[SectionItem, ...]
    """Its sections."""
    remarks: tuple[str, ...]
    """What has to be known to read it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure(Shape):
    """A number of a report, of the whole program or of a group."""

    name: str
    """What is measured."""
    title: str
    """What people call it."""
    group: str | None = None
    """The group, in words."""
    group_id: str | None = None
    """The id of the group: of a stage, a course, a track."""
    status: Known
    """As of a metric."""
    unit: str
    """As of a metric."""
    value: float | None = None
    """The value, where it is known."""
    n: int | None = None
    """How many cases it rests on."""
    hits: int | None = None
    """How many of them are hits, of a rate."""
    interval: Interval | None = None
    """How sure it is."""
    reason: str | None = None
    """Why there is no value."""
    receipt: str | None = None
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportSection(Paged):
    """A section of a report."""

    program: Ref
    """The program."""
    section: SectionItem
    """As in the report."""
    figures: tuple[Figure, ...]
    """Its figures."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportItem(Shape):
    """A report in a list."""

    program: Ref
    """The program."""
    page: str
    """Its page."""
    api: str
    """Its own document."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reports(Paged):
    """All reports; none for the public."""

    reports: tuple[ReportItem, ...]
    """The reports, by program."""
