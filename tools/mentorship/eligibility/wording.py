"""Rules of eligibility in words, as `mentorship eligible` and findings say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorship.models.eligibility import (
    EligibilityRule,
    LevelRule,
    MentoredRule,
    ProjectsRule,
    RatingRule,
)


def wanted(rule: EligibilityRule) -> str:
    """What a rule asks for, e.g. `holds the certificate mentor-skills`."""
    if rule.any is not None:
        return "one of: " + "; ".join(wanted(each) for each in rule.any)
    if rule.all is not None:
        return "all of: " + "; ".join(wanted(each) for each in rule.all)
    if rule.not_ is not None:
        return f"not: {wanted(rule.not_)}"
    return _WORDS[rule.kind](getattr(rule, rule.kind))


def _rating(rule: RatingRule) -> str:
    years = (
        "the newest closed year"
        if rule.years == 1
        else f"each of the {rule.years} newest closed years"
    )
    return f"rated {rule.at_least} of {rule.of} or better in {years}"


def _mentored(rule: MentoredRule) -> str:
    parts = [f"for {number_of(rule.years, 'year')}"] if rule.years is not None else []
    if rule.mentees is not None:
        parts.append(f"{number_of(rule.mentees, 'mentee')} or more")
    if rule.growth_at_least is not None:
        of = "" if rule.mentees is not None else "mentees "
        parts.append(f"{of}who grew {rule.growth_at_least} or more on average")
    return f"has mentored {', '.join(parts) or 'before'}"


def _projects(rule: ProjectsRule) -> str:
    of = f" of {', '.join(rule.of)}" if rule.of else ""
    return f"carried {number_of(rule.at_least, 'major task')} or more{of}"


def _level(rule: LevelRule) -> str:
    bounds = (("at least", rule.at_least), ("at most", rule.at_most))
    asked = " and ".join(f"{word} {n}" for word, n in bounds if n is not None)
    return f"level {asked or 'known'}"


def number_of(count: int, noun: str) -> str:
    """`1 year`, `2 years`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "rating": _rating,
    "mentored": _mentored,
    "certificate": lambda name: f"holds the certificate {name}",
    "leader": lambda leads: "leads people" if leads else "leads nobody",
    "projects": _projects,
    "job_category": lambda names: f"job category {' or '.join(names)}",
    "role": lambda names: f"role {' or '.join(names)}",
    "level": _level,
    "joined_within": lambda limit: f"joined within {limit}",
    "tenure": lambda least: f"joined at least {least} ago",
    "capacity": lambda count: f"has room for {number_of(count, 'mentee')} more",
}
