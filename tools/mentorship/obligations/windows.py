"""The windows of a cadence: weeks, months, quarters and half-years, each with a stable id."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mentorship.models.fields import Every
from mentorship.obligations.spans import Span, plus

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6}


class Window(NamedTuple):
    """A whole window, before it is clipped to the life of a pairing.

    `next_last` is the last day of the window after it.
    """

    id: str  # 2026-W10, w03, 2026-03, 2026-Q1, 2026-H1
    first: date
    last: date
    next_last: date

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.first, self.last)

    def day(self, number: int) -> date:
        """Its `number`-th calendar day, in a month the day of the month; at most its last day."""
        return min(plus(self.first, number - 1), self.last)


class OpenWindow(NamedTuple):
    """A window clipped to a life, with its due day; `owes` is False where it is paused."""

    window: Window
    span: Span
    due: date
    missed_on: date
    owes: bool


def window_met(day: date, owing: Iterable[OpenWindow], met: Container[str]) -> str | None:
    """The window that something of `day` meets: that of the day, if it is not `met` yet; else the
    oldest unmet one that had begun by then and was not missed yet. `owing` are in order."""
    oldest = None
    for each in owing:
        if each.span.first > day:
            break
        if each.window.id in met:
            continue
        if day <= each.span.last:
            return each.window.id
        if oldest is None and day <= each.missed_on:
            oldest = each.window.id
    return oldest


@lru_cache(maxsize=1024)
def windows(every: Every, life: Span) -> tuple[Window, ...]:
    """The windows that `life` touches, in order; `2 weeks` are counted from its first day."""
    weekly = every.unit == "week"
    return tuple(_weeks(every.count, life) if weekly else _months(every.unit, life))


def _weeks(count: int, life: Span) -> Iterator[Window]:
    """ISO weeks from Monday to Sunday, or the nth of `count` weeks from the start."""
    first = life.first if count > 1 else plus(life.first, -life.first.weekday())
    length, number = 7 * count, 1
    while first <= life.last:
        name = f"w{number:02}" if count > 1 else _iso_week(first)
        last = plus(first, length - 1)
        yield Window(name, first, last, plus(last, length))
        if last == date.max:
            return
        first, number = plus(last, 1), number + 1


def _iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _months(unit: str, life: Span) -> Iterator[Window]:
    length = _MONTHS[unit]
    name = _NAMES[unit]
    index = (life.first.year * 12 + life.first.month - 1) // length
    while (first := _month(index * length)) <= life.last:
        last, following = (_before(_month((index + n) * length)) for n in (1, 2))
        yield Window(name(first), first, last, following)
        if last == date.max:
            return
        index += 1


def _month(index: int) -> date:
    """The first day of a month counted from year 0; the last date there is if it lies beyond."""
    year, month = divmod(index, 12)
    return date(year, month + 1, 1) if year <= date.max.year else date.max


def _before(day: date) -> date:
    return day if day == date.max else plus(day, -1)


_NAMES: dict[str, Callable[[date], str]] = {
    "month": lambda first: f"{first.year:04}-{first.month:02}",
    "quarter": lambda first: f"{first.year:04}-Q{(first.month + 2) // 3}",
    "half-year": lambda first: f"{first.year:04}-H{(first.month + 5) // 6}",
}
