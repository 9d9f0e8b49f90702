"""Numbers month by month: every metric of many subjects, in one pass over the months.

Each point is what `why METRIC SUBJECT` says for the days of `asked_of`: of what fell into the
month, or as of its last day. What is owed and met is worked out once, not once a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Interval, Result, Subject, Unit
from mentorship.metrics.trends.kinds import OF_THE_MONTH, Asked, asked_of
from mentorship.metrics.trends.moments import Months, months_of
from mentorship.metrics.trends.stretches import Stretch
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.spans import Span


class Point(NamedTuple):
    """A metric in a month. `value` None is a gap: there was no case, and `missing` says why.

    `n` is the number of cases, `asked` for which days it was asked.
    """

    stretch: Stretch
    value: Decimal | None = None
    n: int = 0
    interval: Interval | None = None
    missing: str = ""
    withheld: bool = False
    asked: Asked | None = None


class Trend(NamedTuple):
    """A metric of a subject through the months, the oldest first."""

    name: str
    subject: Subject
    unit: Unit
    points: tuple[Point, ...]

    @property
    def of_the_month(self) -> bool:
        """Whether each point tells what fell into the month, not how it stood at its end."""
        return self.name in OF_THE_MONTH

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def withheld(self) -> bool:
        """Whether something is withheld, and nothing told."""
        return not self.known and any(point.withheld for point in self.points)


class _Row(NamedTuple):
    """A trend to be made. `months` are those in which it can have a case, or change."""

    subject: Subject
    name: str
    began: date
    bounds: Span | None
    months: Months | None


class _Month(NamedTuple):
    """A month that is gone through, with what was looked up for it already."""

    stretch: Stretch
    numbers: Months
    asked: dict[tuple[bool, Span | None], Asked | None]
    views: dict[Asked, Facts]
    gaps: dict[Asked | None, Point]


def trends(
    facts: Facts, asked: Iterable[tuple[Subject, Sequence[str]]], through: Sequence[Stretch]
) -> tuple[Trend, ...]:
    """The metrics of these names of each subject, in this order; whoever `facts` are for sees each
    value that they may see by itself. What may be told side by side says `telling`.

    Before the subject's first day there are gaps alone.
    """
    rows = tuple(row for subject, names in asked for row in _rows(facts, subject, names))
    early = [Point(stretch, missing="before it began") for stretch in through]
    points = [[early[n] for n, s in enumerate(through) if s.last < row.began] for row in rows]
    for number, stretch in enumerate(through):
        month = _Month(stretch, frozenset(stretch.numbers), {}, {}, {})
        for row, found in zip(rows, points, strict=True):
            if len(found) == number:
                found.append(_next(facts, month, row, found[-1] if found else None))
    return tuple(
        Trend(row.name, row.subject, unit_of(facts, row.name), tuple(found))
        for row, found in zip(rows, points, strict=True)
    )


def unit_of(facts: Facts, name: str) -> Unit:
    """The unit of a metric; of one that there is not, any."""
    return facts.metrics[name].unit if name in facts.metrics else Unit.RATE


def _rows(facts: Facts, subject: Subject, names: Iterable[str]) -> Iterator[_Row]:
    bounds, began = _bounds(facts, subject), _began(facts, subject)
    for name in names:
        yield _Row(subject, name, began, bounds, months_of(facts, subject, name))


def _next(facts: Facts, month: _Month, row: _Row, last: Point | None) -> Point:
    """The point of a month; where nothing can have changed, the last one."""
    kind = row.name in OF_THE_MONTH, row.bounds
    if kind not in month.asked:
        month.asked[kind] = asked_of(row.name, month.stretch, row.bounds)
    asked = month.asked[kind]
    if asked is None:
        return _gap(month, asked, "the program does not run then")
    if row.months is not None and row.months.isdisjoint(month.numbers):
        if asked.first is not None:
            return _gap(month, asked, "no case")
        if last is not None and last.asked is not None:
            return Point(month.stretch, *last[1:-1], asked)
    if asked not in month.views:
        month.views[asked] = facts.within(*asked)
    return _point(month.stretch, asked, _measured(month.views[asked], row.name, row.subject))


def _gap(month: _Month, asked: Asked | None, why: str) -> Point:
    """A month in which nothing can be: the same for all who are asked for these days."""
    if asked not in month.gaps:
        month.gaps[asked] = Point(month.stretch, missing=why, asked=asked)
    return month.gaps[asked]


def _measured(facts: Facts, name: str, subject: Subject) -> Result:
    """The metric; what is part of no score here is not kept: there is so much of it."""
    found = facts.metrics.get(name)
    if facts.first is None or found is None or not facts.may_see(found):
        return facts.measure(name, subject)
    if subject.kind not in found.subjects:
        return facts.measure(name, subject)
    return found.compute(facts, subject)


def _point(stretch: Stretch, asked: Asked, found: Result) -> Point:
    """A number of no case is a gap."""
    if found.value is None or not found.n:
        missing = found.missing or "no case"
        return Point(stretch, missing=missing, withheld=found.withheld, asked=asked)
    return Point(
        stretch, found.value, found.n, found.interval, asked=asked
    )  # fmt: skip


def _bounds(facts: Facts, subject: Subject) -> Span | None:
    program = facts.situation.workspace.programs.get(subject.id)
    return facts.span(subject) if subject.kind == "program" and program else None


def _began(facts: Facts, subject: Subject) -> date:
    """The first day of anything about a subject: a pairing begins, or something is due in it."""
    space = facts.situation.workspace
    days = [date.max]
    for pairing in facts.pairings(subject):
        days.append(pairing.start)
        days += [o.due for o in obligations_of(facts.situation, pairing)[:1] if o.due]
        days += [note.date for note in space.logs_of.get(pairing.id, ())[:1]]
    bounds = _bounds(facts, subject)
    return min([*days, *([bounds.first] if bounds else [])])
