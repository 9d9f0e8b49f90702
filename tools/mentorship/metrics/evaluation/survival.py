"""Kaplan and Meier: what share is still there after so many days, with some still on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import exp, log, sqrt
from typing import NamedTuple

from mentorship.metrics.evaluation.means import exactly
from mentorship.metrics.result import Interval
from mentorship.metrics.statistics import quantile


class Time(NamedTuple):
    """How many days somebody was watched, and whether it ended with the event."""

    days: int
    event: bool


class Step(NamedTuple):
    """The share without the event just after a day, its interval at 95 %, and who is at risk."""

    days: int
    at_risk: int
    events: int
    share: Decimal
    interval: Interval | None


def steps(times: Iterable[Time]) -> tuple[Step, ...]:
    """One step for each day with an event, in order.

    E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, Journal of
    the American Statistical Association 53 (1958), 457-481; Greenwood's variance, on the
    scale log(-log). Whoever stops being watched on the day of an event counts for that day.
    """
    watched = tuple(times)
    share, variance, found = Decimal(1), 0.0, list[Step]()
    for day in sorted({time.days for time in watched if time.event}):
        at_risk = sum(time.days >= day for time in watched)
        events = sum(time.event and time.days == day for time in watched)
        share *= Decimal(at_risk - events) / at_risk
        if at_risk > events:
            variance += events / (at_risk * (at_risk - events))
        found.append(Step(day, at_risk, events, share, _interval(share, variance)))
    return tuple(found)


def at(found: Sequence[Step], days: int) -> Step | None:
    """The last step by a day, None where nothing has happened by then."""
    return next((step for step in reversed(found) if step.days <= days), None)


def half_by(found: Sequence[Step]) -> tuple[int | None, int | None, int | None]:
    """The days by which half had the event, and its interval; None where that is not reached.

    R. Brookmeyer and J. Crowley, A confidence interval for the median survival time, Biometrics
    38 (1982), 29-41, on the scale log(-log).
    """
    half = Decimal("0.5")
    middle = next((s.days for s in found if s.share <= half), None)
    # A step at which everybody had the event has no interval, and is below half for sure.
    low = next((s.days for s in found if (s.interval.low if s.interval else 0) <= half), None)
    high = next((s.days for s in found if (s.interval.high if s.interval else 0) <= half), None)
    return middle, low, high


def _interval(share: Decimal, variance: float) -> Interval | None:
    """None where nobody is left: the scale has no place for it."""
    if not 0 < share < 1:
        return None
    half = float(quantile()) * sqrt(variance) / abs(log(share))
    low, high = (float(share) ** exp(sign * half) for sign in (1, -1))
    return Interval(exactly(low), exactly(high))
