"""Rules of eligibility in words, as `mentorship eligible` and findings say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorship.language import N_, _, n_
from mentorship.models.eligibility import (
    EligibilityRule,
    LevelRule,
    MentoredRule,
    ProjectsRule,
    RatingRule,
)
from mentorship.values import Duration


def wanted(rule: EligibilityRule) -> str:
    """What a rule asks for, e.g. `holds the certificate mentor-skills`."""
    if rule.any is not None:
        return _("one of: {rules}", rules=_("; ").join(wanted(each) for each in rule.any))
    if rule.all is not None:
        return _("all of: {rules}", rules=_("; ").join(wanted(each) for each in rule.all))
    if rule.not_ is not None:
        return _("not: {rule}", rule=wanted(rule.not_))
    return _WORDS[rule.kind](getattr(rule, rule.kind))


def _rating(rule: RatingRule) -> str:
    return n_(
        "rated {least} of {of} or better in the newest closed year",
        "rated {least} of {of} or better in each of the {n} newest closed years",
        rule.years, least=rule.at_least, of=rule.of,
    )  # fmt: skip


def _mentored(rule: MentoredRule) -> str:
    parts = [n_("for {n} year", "for {n} years", rule.years)] if rule.years is not None else []
    if rule.mentees is not None:
        parts.append(n_("{n} mentee or more", "{n} mentees or more", rule.mentees))
    if rule.growth_at_least is not None:
        grown = (
            N_("mentees who grew {growth} or more on average")
            if rule.mentees is None
            else N_("who grew {growth} or more on average")
        )
        parts.append(_(grown, growth=rule.growth_at_least))
    if not parts:
        return _("has mentored before")
    return _("has mentored {how}", how=_(", ").join(parts))


def _projects(rule: ProjectsRule) -> str:
    if not rule.of:
        return n_("carried {n} major task or more", "carried {n} major tasks or more",
                  rule.at_least)  # fmt: skip
    return n_("carried {n} major task or more of {tasks}",
              "carried {n} major tasks or more of {tasks}",
              rule.at_least, tasks=_(", ").join(rule.of))  # fmt: skip


def _level(rule: LevelRule) -> str:
    low, high = rule.at_least, rule.at_most
    if low is not None and high is not None:
        return _("level at least {low} and at most {high}", low=low, high=high)
    if low is not None:
        return _("level at least {low}", low=low)
    return _("level known") if high is None else _("level at most {high}", high=high)


def number_of(count: int, noun: str) -> str:
    """`1 year`, `2 years`, in English: for findings."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def duration_words(length: Duration) -> str:
    """`1 year`, `10 working days`, in the language spoken."""
    return _LENGTHS[length.unit](length.amount)


def _room(count: int) -> str:
    return n_("has room for {n} mentee more", "has room for {n} mentees more", count)


_LENGTHS: Mapping[str, Callable[[int], str]] = {
    "hour": lambda count: n_("{n} hour", "{n} hours", count),
    "day": lambda count: n_("{n} day", "{n} days", count),
    "working day": lambda count: n_("{n} working day", "{n} working days", count),
    "week": lambda count: n_("{n} week", "{n} weeks", count),
    "month": lambda count: n_("{n} month", "{n} months", count),
    "year": lambda count: n_("{n} year", "{n} years", count),
}


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "rating": _rating,
    "mentored": _mentored,
    "certificate": lambda name: _("holds the certificate {name}", name=name),
    "leader": lambda leads: _("leads people") if leads else _("leads nobody"),
    "projects": _projects,
    "job_category": lambda names: _("job category {names}", names=_(" or ").join(names)),
    "role": lambda names: _("role {names}", names=_(" or ").join(names)),
    "level": _level,
    "joined_within": lambda limit: _("joined within {length}", length=duration_words(limit)),
    "tenure": lambda least: _("joined at least {length} ago", length=duration_words(least)),
    "capacity": _room,
}
