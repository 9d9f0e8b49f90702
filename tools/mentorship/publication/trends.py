"""Trends as values for pages: what an audience may see of how numbers went month by month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import _
from mentorship.metrics.metric import Facts
from mentorship.metrics.overview import by_program, names_about, subjects_named
from mentorship.metrics.result import Subject, Unit
from mentorship.metrics.trends.stretches import stretches
from mentorship.metrics.trends.telling import told
from mentorship.metrics.trends.trend import Point, Trend
from mentorship.models.fields import words
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.numbers import as_said, title_of
from mentorship.workspace.workspace import grouped

_MONTHS = 24
_SCALES: Mapping[Unit, Decimal] = {
    Unit.RATE: Decimal(1), Unit.SHARE: Decimal(1), Unit.POINTS: Decimal(100),
}  # fmt: skip
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "program": ("on-time", "session-adherence", "task-on-time", "task-quality",
                "feedback-in-time", "core-point-coverage", "mentee-growth"),
    "pairing": ("pairing-score", "pair-health", "on-time", "session-adherence", "task-quality",
                "core-point-coverage", "hours"),
    "person": ("mentor-score", "on-time", "session-adherence", "feedback-in-time", "hours",
               "mentee-growth"),
}  # fmt: skip
"""The trends on the page of each kind; `mentorship trend` has all."""


class TrendPoint(NamedTuple):
    """A month: its value in words, the cases behind it, and how high it is from 0 to 1.

    `height` None is a gap, and `shown` says why where something is withheld.
    """

    month: str
    shown: str
    n: int
    height: float | None
    value: float | None = None
    withheld: bool = False


class TrendView(NamedTuple):
    """A number through the months. `at_end`: as it stood at the end of each month."""

    name: str
    title: str
    at_end: bool
    points: tuple[TrendPoint, ...]
    unit: str = ""

    @property
    def known(self) -> tuple[TrendPoint, ...]:
        """The months that have a value."""
        return tuple(point for point in self.points if point.height is not None)


class TrendGroup(NamedTuple):
    """The trends of a program, of a pairing, or of a person in a role; `withheld` are titles."""

    title: str
    trends: tuple[TrendView, ...]
    withheld: tuple[str, ...]
    subject: str


def trend_groups(gate: Gate, facts: Facts) -> Mapping[str, tuple[TrendGroup, ...]]:
    """The trends by the page they stand on; nothing for the public. Those of pairings and people
    are for those who may see what the pair does."""
    if not gate.sees(Class.MEMBERS):
        return {}
    asked = tuple(_asked(gate, facts))
    through = stretches(facts.situation.today, _MONTHS)
    found = told(facts, [(subject, _names(facts, subject)) for _path, subject in asked], through)
    listed = grouped(found, lambda trend: trend.subject)
    groups: dict[str, tuple[TrendGroup, ...]] = {}
    for path, subject in asked:
        group = _group(gate, subject, listed.get(subject, ()))
        groups[path] = (*groups.get(path, ()), group)
    return {path: tuple(g for g in known if g.trends) for path, known in groups.items()}


def _asked(gate: Gate, facts: Facts) -> Iterator[tuple[str, Subject]]:
    space = gate.workspace
    for name in sorted(space.programs):
        yield f"programs/{name}.html", Subject("program", name)
    if not gate.sees(Class.PAIR):
        return
    for name in sorted(space.pairings):
        yield f"pairings/{name}.html", Subject("pairing", name)
    for name in sorted(space.mentored_by):
        for subject in subjects_named(facts, name, ("person",), "mentor", None):
            yield from ((f"people/{name}.html", each) for each in by_program(facts, subject))


def _names(facts: Facts, subject: Subject) -> tuple[str, ...]:
    about = names_about(facts, subject)
    return tuple(name for name in _SHOWN[subject.kind] if name in about)


def _group(gate: Gate, subject: Subject, listed: Sequence[Trend]) -> TrendGroup:
    program = gate.workspace.programs.get(subject.program or "")
    called = words(program.title, gate.language) if program else ""
    title = _("As mentor in {program}", program=called) if program else ""
    known = [trend for trend in listed if trend.known]
    first = min((_first(trend) for trend in known), default=0)
    return TrendGroup(
        title,
        tuple(_view(trend, first) for trend in known),
        tuple(title_of(trend.name) for trend in listed if trend.withheld),
        subject.id,
    )


def _first(trend: Trend) -> int:
    return next(number for number, point in enumerate(trend.points) if point.value is not None)


def _view(trend: Trend, first: int) -> TrendView:
    values = [point.value for point in trend.known if point.value is not None]
    low = Decimal(0) if trend.unit in _SCALES else min(Decimal(0), *values, Decimal(0))
    high = _SCALES.get(trend.unit) or max(Decimal(0), *values, Decimal(0))
    points = (_point(trend, point, low, high) for point in trend.points[first:])
    return TrendView(trend.name, title_of(trend.name), not trend.of_the_month, tuple(points),
                     trend.unit.value)  # fmt: skip


def _point(trend: Trend, point: Point, low: Decimal, high: Decimal) -> TrendPoint:
    if point.value is None:
        said = _("withheld") if point.withheld else ""
        return TrendPoint(point.stretch.label, said, 0, None, withheld=point.withheld)
    height = float((point.value - low) / (high - low)) if high > low else 0.0
    return TrendPoint(point.stretch.label, trend.unit.shown(point.value), point.n, height,
                      as_said(trend.unit, point.value))  # fmt: skip
