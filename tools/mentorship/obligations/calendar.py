"""Working days of a person: weekends, public holidays and leave."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

from mentorship.obligations.spans import Span, clipped, holding, merged, plus
from mentorship.values import Duration

_KNOWN_YEARS = range(1950, 2101)
"""Outside of them no public holidays are assumed."""

_COUNTRY = re.compile("[A-Z]{2,3}")


class Calendar(NamedTuple):
    """The days on which somebody works.

    `country` is a country or country-region of the `holidays` library (`DE`, `DE-BY`); None and
    unknown ones mean that only weekends are free. `leave` is in order and does not overlap; it
    takes no part in `works`, `on`, `back` and `count`, only in `off` and `returned`.
    """

    country: str | None = None
    leave: tuple[Span, ...] = ()

    def works(self, day: date) -> bool:
        """Whether `day` is no weekend and no public holiday."""
        return day.toordinal() not in _worked(self.country, day.year).free

    def off(self, day: date) -> bool:
        """Whether `day` is free: weekend, public holiday or leave."""
        return not self.works(day) or holding(self.leave, day) is not None

    def on(self, day: date) -> date:
        """`day`, or the next working day if it is free."""
        while not self.works(day) and day < date.max:
            day += timedelta(1)
        return day

    def back(self, day: date, first: date) -> date | None:
        """The last working day from `first` to `day`, None if there is none."""
        while day >= first:
            if self.works(day):
                return day
            if day == date.min:
                break
            day -= timedelta(1)
        return None

    def free(self, day: date) -> date:
        """`day`, or the next day that is not off."""
        while (there := self.returned(self.on(day))) != day:
            day = there
        return day

    def returned(self, day: date) -> date:
        """`day`, or the first working day after the leave that it lies in."""
        while day < date.max and (leave := holding(self.leave, day)):
            day = self.on(plus(leave.last, 1))
        return day

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`."""
        for _ in range(count):
            day = self.on(plus(day, 1))
        return day

    def before(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`."""
        for _ in range(count):
            day = self.back(plus(day, -1), date.min) or date.min
        return day

    def count(self, span: Span) -> int:
        """How many working days `span` has, leave or not."""
        first, last = span
        if first.year == last.year:
            return _worked(self.country, first.year).between(first, last)
        return sum(
            _worked(self.country, year).between(
                max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
            )
            for year in range(first.year, last.year + 1)
        )

    def left(self, span: Span, without: Sequence[Span]) -> int:
        """How many working days of `span` are left without leave and the spans `without`."""
        free = clipped((*self.leave, *without), span)
        taken = sum(self.count(part) for part in merged(free)) if free else 0
        return self.count(span) - taken


def calendar(country: str | None, leave: Iterable[Span] = ()) -> Calendar:
    """A calendar with its leave put in order."""
    return Calendar(country, merged(leave))


def later(day: date, by: Duration, work: Calendar) -> date:
    """The day `by` after `day`; working days are counted in `work`, hours are begun days."""
    if by.unit == "working day":
        return work.after(day, by.amount)
    return _bounded(by.after, day, by, date.max)


def earlier(day: date, by: Duration, work: Calendar) -> date:
    """The day `by` before `day`."""
    if by.unit == "working day":
        return work.before(day, by.amount)
    return _bounded(by.before, day, by, date.min)


@cache
def knows(country: str) -> bool:
    """Whether `country` is a country, or country-region, with known public holidays."""
    return _free_days(country, 2026) is not None


_DAYS = {"day": 1, "week": 7}


def _bounded(move: Callable[[date], date], day: date, by: Duration, bound: date) -> date:
    """`move(day)`, or the bound of all dates if it would lie beyond."""
    if by.unit in _DAYS:  # the usual case, without the cost of months of different length
        days = by.amount * _DAYS[by.unit]
        return plus(day, days if bound == date.max else -days)
    try:
        return move(day)
    except (ValueError, OverflowError):
        return bound


class _Year(NamedTuple):
    """A year of some country, days as ordinals.

    `counts[i]` working days are in its first i days.
    """

    first: int
    counts: tuple[int, ...]
    free: frozenset[int]

    def between(self, first: date, last: date) -> int:
        start, end = first.toordinal() - self.first, last.toordinal() - self.first + 1
        return self.counts[end] - self.counts[start]


@cache
def _worked(country: str | None, year: int) -> _Year:
    works = _working(country, year)
    first = date(year, 1, 1).toordinal()
    days = range(first, date(year, 12, 31).toordinal() + 1)
    worked = [works(date.fromordinal(day)) for day in days]
    free = (day for day, work in zip(days, worked, strict=True) if not work)
    return _Year(first, (0, *accumulate(worked)), frozenset(free))


def _working(country: str | None, year: int) -> Callable[[date], bool]:
    free = _free_days(country, year) if country else None
    return free or (lambda day: day.weekday() < 5)


def _free_days(country: str, year: int) -> Callable[[date], bool] | None:
    """The library's own judgement, which knows working weekends; None for an unknown country."""
    if year not in _KNOWN_YEARS:
        return None
    from holidays import country_holidays  # half a second, paid only where a country is named

    name, dash, region = country.partition("-")
    regions = _regions(name)
    if regions is None or (dash and region not in regions):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # years that a country has no data for
        known = country_holidays(name, subdiv=region or None, years=year, expand=False)
    return known.is_working_day


@cache
def _regions(country: str) -> frozenset[str] | None:
    """The regions of a country that the library knows, None for an unknown country.

    The library could list all its countries, but would import each of them for that.
    """
    import holidays

    known: Any = getattr(holidays, country, None) if _COUNTRY.fullmatch(country) else None
    return frozenset(known.subdivisions) if getattr(known, "country", None) else None
