"""Metrics as values for pages; what the audience may not see is missing and says so."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mentorship.language import N_, _
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Result, Subject, Unit
from mentorship.publication.parts import Measure
from mentorship.values import rounded

TITLES = {
    "done-of-due": N_("Done of what has fallen due"),
    "on-time": N_("In time"),
    "session-adherence": N_("Meetings held"),
    "course-completion": N_("Courses completed"),
    "course-progress": N_("Courses of the plan"),
    "task-on-time": N_("Tasks in time"),
    "task-quality": N_("Quality of tasks"),
    "feedback-in-time": N_("Feedback in time"),
    "feedback-rate": N_("Feedback given"),
    "core-point-coverage": N_("Core points talked about"),
    "event-attendance": N_("There at events"),
    "hours": N_("Hours"),
    "mentees": N_("Mentees"),
    "survey-positive": N_("Positive answers"),
    "mentee-growth": N_("Growth of mentees"),
    "skill-growth": N_("Growth in skills"),
    "rating-growth": N_("Growth in ratings"),
    "promotion-rate": N_("Promoted"),
    "retention": N_("Still there after a year"),
    "thanks": N_("Thanks"),
    "top-performer-rate": N_("Among the best tenth"),
    "pairing-score": N_("Score of the pairing"),
    "pair-health": N_("Health of the pairing"),
    "mentor-score": N_("Score as a mentor"),
    "mentee-score": N_("Score as a mentee"),
    "quiet-days": N_("Days of silence"),
    "overdue": N_("Overdue"),
    "defence-score": N_("Points of the defence"),
    "defence-passed": N_("Defences passed"),
}


def title_of(name: str) -> str:
    """How a metric is called on pages."""
    return _(TITLES[name]) if name in TITLES else name.replace("-", " ").capitalize()


def measures(facts: Facts, subject: Subject, names: Iterable[str]) -> tuple[Measure, ...]:
    """The metrics of these names that there are, in this order."""
    known = (name for name in names if name in facts.metrics)
    return tuple(_measure(facts.measure(name, subject)) for name in known)


def _measure(result: Result) -> Measure:
    share = None
    if result.value is not None and result.unit in (Unit.RATE, Unit.SHARE):
        share = float(result.value)
    elif result.value is not None and result.unit is Unit.POINTS:
        share = float(result.value) / 100
    interval, ends = range_of(result), result.interval
    return Measure(
        result.name, title_of(result.name), result.shown, result.n, interval, result.missing, share,
        result.unit.value, None if result.value is None else as_said(result.unit, result.value),
        (as_said(result.unit, ends.low), as_said(result.unit, ends.high)) if ends else None,
        result.withheld,
    )  # fmt: skip


def as_said(unit: Unit, value: Decimal) -> float:
    """A value as exact as pages say it, so that who reads the number learns no more: 0.67."""
    if unit in (Unit.RATE, Unit.SHARE):
        return float(rounded(value * 100) / 100)
    if unit is Unit.GROWTH:
        return float(rounded(value * 100, 1) / 100)
    return float(rounded(value, 2 if unit is Unit.COUNT else 1))


def range_of(result: Result) -> str:
    """The interval of a result in its unit, `75 % to 98 %`; empty where there is none."""
    if result.interval is None:
        return ""
    low, high = (result.unit.shown(end) for end in result.interval)
    return _("{low} to {high}", low=low, high=high)
