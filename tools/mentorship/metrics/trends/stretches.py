"""The months or quarters that a trend goes through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

By = Literal["month", "quarter"]
MONTHS: dict[By, int] = {"month": 1, "quarter": 3}


class Stretch(NamedTuple):
    """A month `2026-03` or a quarter `2026-Q1`: its first and its last day."""

    label: str
    first: date
    last: date

    @property
    def numbers(self) -> range:
        """Its months, counted from the year 0."""
        return range(number_of(self.first), number_of(self.last) + 1)


def stretches(today: date, months: int, by: By = "month") -> tuple[Stretch, ...]:
    """The months, or the quarters, of which a day lies in the last `months` months up to today.

    The oldest comes first, the one that runs is the last. `months` is at least 1; nothing begins
    before the year 1.
    """
    newest = number_of(today)
    oldest = max(newest - months + 1, 12)
    return tuple(_stretches(oldest, newest, MONTHS[by]))


def _stretches(oldest: int, newest: int, length: int) -> Iterator[Stretch]:
    for number in range(oldest - oldest % length, newest + 1, length):
        year, month = divmod(number, 12)
        label = f"{year:04}-{month + 1:02}" if length == 1 else f"{year:04}-Q{month // 3 + 1}"
        yield Stretch(label, date(year, month + 1, 1), _last_of(number + length - 1))


def _last_of(number: int) -> date:
    """The last day of a month, counted from the year 0."""
    year, month = divmod(number + 1, 12)
    return date.max if year > date.max.year else date(year, month + 1, 1) - timedelta(days=1)


def between(first: date, last: date) -> tuple[Stretch, ...]:
    """The months of the days from `first` to `last`."""
    return tuple(_stretches(number_of(first), number_of(last), 1))


def number_of(day: date) -> int:
    """The month of a day, counted from the year 0."""
    return day.year * 12 + day.month - 1
