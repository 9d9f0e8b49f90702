"""When an indicator falls sharply against its own history, and when it misses its target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise, takewhile
from statistics import median
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from mentorship.language import N_, _, n_
from mentorship.metrics.indicators import Point, Series
from mentorship.values import Period, rounded

WINDOW = 6
"""So many periods before the newest are its history."""

SHARP = Decimal("0.5")
"""Worse than the median of its history by this share of it."""

IN_A_ROW = 3
"""So many periods short of the target, one after the other, ask for causes."""

FEW = 3
"""With fewer periods of history nobody knows yet what is usual."""


class Fall(NamedTuple):
    """A newest value far worse than the ones before: by how much of their median."""

    series: Series
    newest: Point
    before: tuple[Point, ...]
    usual: Decimal
    worse_by: Decimal

    @property
    def said(self) -> str:
        """The fall in words, with what it is compared with."""
        n = len(self.before)
        few = _("; too few to know what is usual") if n < FEW else ""
        return n_(
            "{value} in {period}, {percent} % worse than the one period before, {usual} "
            "(n = {n}{few})",
            "{value} in {period}, {percent} % worse than the median of the {n} periods before, "
            "{usual} (n = {n}{few})",
            n, value=f"{self.newest.value:f}", period=self.newest.period,
            percent=rounded(self.worse_by * 100), usual=f"{self.usual:f}", few=few,
        )  # fmt: skip


class Miss(NamedTuple):
    """The values that fell short of the target one after the other, up to the newest."""

    series: Series
    points: tuple[Point, ...]

    @property
    def first(self) -> Period:
        """The first of these periods."""
        return self.points[0].period

    @property
    def last(self) -> Period:
        """The newest of them."""
        return self.points[-1].period

    @property
    def said(self) -> str:
        """The miss in words, with its values."""
        side = (
            N_("over the target {target} in {n} periods in a row, {first} to {last}: {values}")
            if self.series.lower
            else N_(
                "under the target {target} in {n} periods in a row, {first} to {last}: {values}"
            )
        )
        return _(
            side, target=f"{self.series.target:f}", n=len(self.points), first=self.first,
            last=self.last, values=_(", ").join(f"{point.value:f}" for point in self.points),
        )  # fmt: skip


def fall_of(series: Series, today: date) -> Fall | None:
    """A sharp fall in the newest period, None without one.

    Sharp is a value that is worse than the median of the up to six periods before by half of it or
    more, and worse than each of them: what has been seen before is no alarm. There has to be one
    period before; n is said. A median of 0 has no half, and a value that is two periods old is no
    news.
    """
    newest = series.points[-1] if series.points else None
    if newest is None or _is_old(newest, today):
        return None
    before = series.back(newest.period, WINDOW)
    usual: Decimal = median([point.value for point in before]) if before else Decimal(0)
    if not usual:
        return None
    change = (newest.value - usual) / abs(usual)
    worse_by = change if series.lower else -change
    worst = all(series.is_worse(newest.value, point.value) for point in before)
    return Fall(series, newest, before, usual, worse_by) if worst and worse_by >= SHARP else None


def miss_of(series: Series, today: date, least: int = IN_A_ROW) -> Miss | None:
    """The newest periods that all missed the target, if there are `least` one after the other."""
    points = tuple(reversed(series.points))
    if not points or _is_old(points[0], today):
        return None
    missed = tuple(takewhile(lambda point: series.misses(point.value), points))
    row = list(missed[:1])
    for later, earlier in pairwise(missed):
        if later.period.before().first != earlier.period.first:
            break
        row.append(earlier)
    return Miss(series, tuple(reversed(row))) if len(row) >= least else None


def _is_old(newest: Point, today: date) -> bool:
    return newest.period.last + relativedelta(months=2 * newest.period.length) < today
