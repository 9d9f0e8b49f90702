"""Metrics as values for pages; what the audience may not see is missing and says so."""

from __future__ import annotations

from collections.abc import Iterable

from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Result, Subject, Unit
from mentorship.publication.parts import Measure

TITLES = {
    "done-of-due": "Done of what has fallen due",
    "on-time": "In time",
    "session-adherence": "Meetings held",
    "course-completion": "Courses completed",
    "course-progress": "Courses of the plan",
    "task-on-time": "Tasks in time",
    "task-quality": "Quality of tasks",
    "feedback-in-time": "Feedback in time",
    "feedback-rate": "Feedback given",
    "core-point-coverage": "Core points talked about",
    "event-attendance": "There at events",
    "hours": "Hours",
    "mentees": "Mentees",
    "survey-positive": "Positive answers",
    "mentee-growth": "Growth of mentees",
    "skill-growth": "Growth in skills",
    "rating-growth": "Growth in ratings",
    "promotion-rate": "Promoted",
    "retention": "Still there after a year",
    "thanks": "Thanks",
    "top-performer-rate": "Among the best tenth",
    "pairing-score": "Score of the pairing",
    "pair-health": "Health of the pairing",
    "mentor-score": "Score as a mentor",
    "mentee-score": "Score as a mentee",
    "quiet-days": "Days of silence",
    "overdue": "Overdue",
    "defence-score": "Points of the defence",
    "defence-passed": "Defences passed",
}


def title_of(name: str) -> str:
    """How a metric is called on pages."""
    return TITLES.get(name, name.replace("-", " ").capitalize())


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
    interval = range_of(result)
    return Measure(
        result.name, title_of(result.name), result.shown, result.n, interval, result.missing, share
    )


def range_of(result: Result) -> str:
    """The interval of a result in its unit, `75 % to 98 %`; empty where there is none."""
    if result.interval is None:
        return ""
    low, high = (result.unit.shown(end) for end in result.interval)
    return f"{low} to {high}"
