"""What the API says of numbers: a value or why there is none, months, scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mentorship.render.api_shape import Shape

Known = Literal["known", "missing", "withheld"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval(Shape):
    """Where the value of a large number of such cases lies, with 95 % confidence."""

    low: float
    """Its lower end, in the unit of the value."""
    high: float
    """Its upper end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Metric(Shape):
    """A number with what it rests on, as exact as the pages say it."""

    name: str
    """The metric, as `mentorship why` and `scoring:` know it."""
    title: str
    """What people call it."""
    status: Known
    """`missing` where nothing was measured, `withheld` where these readers may not know."""
    unit: str
    """`rate`, `share` and `growth` are fractions (0.8 is 80 %); `count`, `hours`; `points` of 100.
    """
    value: float | None = None
    """The value, where it is known."""
    n: int | None = None
    """How many cases it rests on."""
    interval: Interval | None = None
    """How sure it is, for rates."""
    reason: str | None = None
    """Why there is no value, in the language of the site."""
    receipt: str | None = None
    """Where it comes from: the address of its receipt."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point(Shape):
    """A month of a trend."""

    month: str
    """The month, `2026-11`."""
    status: Known
    """Whether there is a value."""
    value: float | None = None
    """The value, where it is known."""
    n: int | None = None
    """How many cases it rests on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trend(Shape):
    """A number through the months."""

    name: str
    """The metric."""
    title: str
    """What people call it."""
    unit: str
    """As of a metric."""
    measured: Literal["in-month", "at-month-end"]
    """Whether a point is of what happened in the month, or how it stood at its end."""
    points: tuple[Point, ...]
    """The months from the first with a value on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trends(Shape):
    """The trends of a program, of a pairing, or of a person in a role."""

    subject: str
    """The id of the program, pairing or person."""
    title: str | None = None
    """In which role and program, of a person."""
    trends: tuple[Trend, ...]
    """The trends that have a value."""
    withheld: tuple[str, ...]
    """Titles of those that these readers may not know."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScorePart(Shape):
    """A part of a score."""

    title: str
    """What people call the part."""
    metric_title: str
    """What people call the number that it rests on."""
    status: Known
    """Whether it could be measured."""
    weight: float | None = None
    """Its weight; those of all parts sum to 100."""
    points: float | None = None
    """Its points of 100."""
    reason: str | None = None
    """Why there are none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Score(Shape):
    """A score from 0 to 100 with its parts."""

    title: str
    """What people call it."""
    status: Known
    """Whether enough could be measured for a score."""
    value: float | None = None
    """The points of 100."""
    n: int | None = None
    """How many cases it rests on."""
    reason: str | None = None
    """Why there is none."""
    parts: tuple[ScorePart, ...]
    """What it is made of."""
    receipt: str
    """Where it comes from: the address of its receipt."""
