"""What a metric says of a month: what fell into it, or how it stood at its end."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorship.metrics.trends.stretches import Stretch
from mentorship.obligations.spans import Span

SUMS = frozenset(
    {
        "on-time",
        "task-on-time",
        "feedback-rate",
        "feedback-in-time",
        "session-adherence",
        "course-completion",
        "event-attendance",
        "hours",
    }
)
"""Metrics of cases that lie in one month each: the months together are the whole."""

OF_THE_MONTH = SUMS | {
    "mentees",
    "task-quality",
    "survey-positive",
    "defence-score",
    "defence-passed",
    "thanks",
}
"""Metrics of what fell into the month. All others say how it stood at the end of the month."""


class Asked(NamedTuple):
    """The first and the last day for which a metric is asked; None is the subject's own first."""

    first: date | None
    last: date


def asked_of(name: str, stretch: Stretch, bounds: Span | None) -> Asked | None:
    """What a point of a trend is: the metric asked for these days.

    `bounds` are the days of a program, whose months are those of these days alone, so that they
    add up to it. None where the program does not run in that month.
    """
    if name not in OF_THE_MONTH:
        return Asked(None, stretch.last)
    if bounds is None:
        return Asked(stretch.first, stretch.last)
    days = Span(stretch.first, stretch.last).within(bounds)
    return Asked(*days) if days else None
