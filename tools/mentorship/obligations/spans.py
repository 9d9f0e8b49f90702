"""Stretches of days: pauses, leave, windows, clipped and merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """Some days in a row, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def within(self, other: Span) -> Span | None:
        """The days that both have, None where they have none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None


def plus(day: date, days: int) -> date:
    """The day `days` later, or earlier if negative; stops at the first and last date there is."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days in order, each once; spans that end before they begin are left out."""
    result: list[Span] = []
    for span in sorted(span for span in spans if span.first <= span.last):
        if result and span.first <= plus(result[-1].last, 1):
            result[-1] = Span(result[-1].first, max(result[-1].last, span.last))
        else:
            result.append(span)
    return tuple(result)


def clipped(spans: Iterable[Span], to: Span) -> tuple[Span, ...]:
    """The parts of the spans that lie in `to`."""
    first, last = to
    return tuple(
        Span(max(span.first, first), min(span.last, last))
        for span in spans
        if span.first <= last and first <= span.last
    )


def holding(spans: Iterable[Span], day: date) -> Span | None:
    """The first span that `day` lies in."""
    for span in spans:
        if span.first <= day <= span.last:
            return span
    return None


def shifted(day: date, pauses: Sequence[Span], since: date = date.min) -> date:
    """`day` moved by the length of each pause whose first day it has reached.

    `pauses` are in order and do not overlap; those that begin before `since` do not count.
    """
    for pause in pauses:
        if since <= pause.first <= day:
            day = plus(day, pause.days)
    return day
