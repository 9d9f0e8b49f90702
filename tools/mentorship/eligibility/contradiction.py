"""Rules of eligibility that nobody can meet, alone or together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import chain
from typing import Any

from mentorship.eligibility.ways import Way, ways_to_meet
from mentorship.eligibility.wording import number_of, wanted
from mentorship.models.eligibility import EligibilityRule, MentoredRule, ProjectsRule, RatingRule
from mentorship.models.settings import Settings
from mentorship.values import Duration

_JOINED = (date(2000, 2, 29), date(2001, 1, 31), date(2001, 12, 31), date(2002, 6, 30))
"""Days of joining for which durations are compared: months and years are not equally long."""
_DAY = timedelta(days=1)


def contradiction(rules: Iterable[EligibilityRule], settings: Settings) -> str | None:
    """Why nobody can meet all of the rules, or None if somebody might.

    Every way to meet the rules has to fail. Only what the rules and the vocabularies say counts,
    not who works here today.
    """
    ways = ways_to_meet(rules)
    if ways is None:
        return None
    reasons = [_conflict(way, settings) for way in ways]
    if not reasons:
        return "any of no rules"
    return "; ".join(dict.fromkeys(map(str, reasons))) if all(reasons) else None


def _conflict(way: Way, settings: Settings) -> str | None:
    """The first reason why nobody meets all of these demands."""
    found = chain((find(way) for find in _CONFLICTS), (find(way, settings) for find in _UNDECLARED))
    return next(filter(None, found), None)


def _values(way: Way, kind: str, *, holds: bool) -> list[Any]:
    return [getattr(d.rule, kind) for d in way if d.rule.kind == kind and d.holds is holds]


def _leads(way: Way) -> str | None:
    wants = {d.rule.leader is d.holds for d in way if d.rule.kind == "leader"}
    return "leads people and leads nobody" if len(wants) > 1 else None


def _level(way: Way) -> str | None:
    lows, highs = [0], []
    for demand in way:
        level = demand.rule.level
        if level is None or (None not in (level.at_least, level.at_most) and not demand.holds):
            continue
        low, high = level.at_least, level.at_most
        if not demand.holds:
            low, high = _above(high), _below(low)
        lows += [low] if low is not None else []
        highs += [high] if high is not None else []
    if not highs or max(lows) <= min(highs):
        return None
    return f"a level of at least {max(lows)} and at most {min(highs)}"


def _above(level: int | None) -> int | None:
    return None if level is None else level + 1


def _below(level: int | None) -> int | None:
    return None if level is None else level - 1


def _category(way: Way) -> str | None:
    asked = [set(names) for names in _values(way, "job_category", holds=True)]
    return _none_left(way, "job_category", "job category", asked)


def _role(way: Way) -> str | None:
    return _none_left(way, "role", "role", [set(n) for n in _values(way, "role", holds=True)])


def _none_left(way: Way, kind: str, what: str, asked: list[set[str]]) -> str | None:
    refused = {name for names in _values(way, kind, holds=False) for name in names}
    if asked and not set.intersection(*asked) - refused:
        return f"no {what} is all of these: " + ", ".join(_words(way, kind))
    return None


def _certificate(way: Way) -> str | None:
    held = set(_values(way, "certificate", holds=True))
    both = sorted(held.intersection(_values(way, "certificate", holds=False)))
    return f"holds the certificate {both[0]} and does not" if both else None


def _rating(way: Way) -> str | None:
    asked: list[RatingRule] = _values(way, "rating", holds=True)
    for rating in asked:
        if rating.at_least > rating.of:
            return f"a rating of at least {rating.at_least} on a scale of {rating.of}"
    for less in _values(way, "rating", holds=False):
        for rating in asked:
            reaches = rating.at_least >= less.at_least and rating.years >= less.years
            if rating.of == less.of and reaches:
                return ", ".join(_words(way, "rating"))
    return None


def _mentoring(way: Way) -> str | None:
    refused = _values(way, "mentored", holds=False)
    asked = _values(way, "mentored", holds=True)
    both = any(_includes(much, less) for much in asked for less in refused)
    return ", ".join(_words(way, "mentored")) if both else None


def _includes(much: MentoredRule, less: MentoredRule) -> bool:
    """Whether everybody who has mentored so much has mentored at least so little."""
    parts = zip(_mentoring_asked(much), _mentoring_asked(less), strict=True)
    return all(least is None or (most is not None and most >= least) for most, least in parts)


def _mentoring_asked(rule: MentoredRule) -> tuple[Any, ...]:
    """Years, mentees, growth; who has mentored, or whose mentees grew, has had one."""
    growth = rule.growth_at_least.fraction if rule.growth_at_least else None
    if rule.mentees is None:
        least = 0 if rule.years == 0 and growth is None else 1
    else:
        least = max(rule.mentees, 0 if growth is None else 1)
    return rule.years, least, growth


def _projects(way: Way) -> str | None:
    asked: list[ProjectsRule] = _values(way, "projects", holds=True)
    for rule in asked:
        if rule.of and rule.at_least > len(set(rule.of)):
            return f"{number_of(rule.at_least, 'major task')} of {len(set(rule.of))}"
    for less in _values(way, "projects", holds=False):
        if less.at_least == 0:
            return "fewer than 0 major tasks"
        for rule in asked:
            inside = not less.of or (rule.of and set(rule.of) <= set(less.of))
            if inside and rule.at_least >= less.at_least:
                return ", ".join(_words(way, "projects"))
    return None


def _room(way: Way) -> str | None:
    asked, refused = (_values(way, "capacity", holds=holds) for holds in (True, False))
    if asked and refused and max(asked) >= min(refused):
        return ", ".join(_words(way, "capacity"))
    return None


def _joining(way: Way) -> str | None:
    """How long somebody may and must have been here. A rating needs the years it is of."""
    if not all(_first_day(way, joined) > _last_day(way, joined) for joined in _JOINED):
        return None
    return ", ".join(_words(way, "joined_within", "tenure", "rating"))


def _first_day(way: Way, joined: date) -> date:
    """The first day on which somebody has been here long enough."""
    days = [day for d in _values(way, "tenure", holds=True) if (day := _after(joined, d))]
    days += [
        day + _DAY for d in _values(way, "joined_within", holds=False) if (day := _after(joined, d))
    ]
    for rating in _values(way, "rating", holds=True):
        if rating.years > 1:  # from the last day of one year to the first day of another
            days.append(Duration(min(rating.years - 1, 100), "year").after(joined) + _DAY)
    return max(days, default=date.min)


def _last_day(way: Way, joined: date) -> date:
    """The last day on which somebody has not been here too long."""
    days = [day for d in _values(way, "joined_within", holds=True) if (day := _after(joined, d))]
    days += [day - _DAY for d in _values(way, "tenure", holds=False) if (day := _after(joined, d))]
    return min(days, default=date.max)


def _after(joined: date, by: Duration) -> date | None:
    """None for working days, which hang on a calendar."""
    return None if by.unit == "working day" else by.after(joined)


def _words(way: Way, *kinds: str) -> list[str]:
    return [
        wanted(d.rule) if d.holds else f"not: {wanted(d.rule)}"
        for d in way if d.rule.kind in kinds
    ]  # fmt: skip


def _category_declared(way: Way, settings: Settings) -> str | None:
    declared = set(settings.job_categories)
    for names in _values(way, "job_category", holds=True) if declared else ():
        if not declared.intersection(names):
            return "none of these job categories is declared in mentorship.yml"
    refused = {name for names in _values(way, "job_category", holds=False) for name in names}
    if declared and refused and not declared - refused:
        return "none of the job categories of mentorship.yml is left"
    return None


def _projects_declared(way: Way, settings: Settings) -> str | None:
    declared = len(settings.projects)
    most = max((rule.at_least for rule in _values(way, "projects", holds=True)), default=0)
    if declared and most > declared:
        return f"{number_of(most, 'major task')} where mentorship.yml declares {declared}"
    return None


_CONFLICTS: tuple[Callable[[Way], str | None], ...] = (
    _leads, _level, _category, _role, _certificate, _rating, _mentoring, _projects, _room, _joining,
)  # fmt: skip
"""Each looks at one kind of fact about a person."""
_UNDECLARED: tuple[Callable[[Way, Settings], str | None], ...] = (
    _category_declared, _projects_declared,
)  # fmt: skip
"""Each looks at one vocabulary."""
