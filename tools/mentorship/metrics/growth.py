"""How much mentees grew: (after - before) / before, of ratings and of tested skills."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from mentorship.language import N_, _
from mentorship.metrics.credit import Mentee, mentees_of
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Result, Subject, Unit, changed
from mentorship.metrics.series import Value, no_record, ratings, tests
from mentorship.metrics.statistics import mean
from mentorship.obligations.calendar import later
from mentorship.obligations.situation import Situation
from mentorship.values import Duration

T = TypeVar("T")

_RELATIVE = N_("(after - before) / before")
_UNTIL, _UNTIL_YEARLY = Duration(90, "day"), Duration(12, "month")


@metric(
    "rating-growth",
    unit=Unit.GROWTH,
    class_="sealed",
    formula=N_("mean over mentees of (after - before) / before of their ratings"),
)
def rating_growth(facts: Facts, subject: Subject) -> Result:
    """How much the ratings of mentees grew from before the start to the newest since."""
    return _over_mentees(facts, subject, _rating_growth)


@metric(
    "skill-growth",
    unit=Unit.GROWTH,
    class_="sealed",
    formula=N_("mean over mentees of the mean over skills of (after - before) / before"),
)
def skill_growth(facts: Facts, subject: Subject) -> Result:
    """How much the tested skills of mentees grew, over the skills tested before and since."""
    return _over_mentees(facts, subject, _skill_growth)


@metric(
    "mentee-growth",
    unit=Unit.GROWTH,
    class_="sealed",
    formula=N_("mean over mentees of the mean of rating growth and skill growth"),
)
def mentee_growth(facts: Facts, subject: Subject) -> Result:
    """How much mentees grew: the mean of rating growth and skill growth, of those that exist."""
    return _over_mentees(facts, subject, growth_of)


def growth_of(situation: Situation, mentee: Mentee, day: date | None = None) -> Result:
    """The growth of one mentee: the mean of rating growth and skill growth that exist.

    Known by `day`; None is today.
    """
    day = day or situation.today
    both = (_rating_growth(situation, mentee, day), _skill_growth(situation, mentee, day))
    if all(part.value is None for part in both):
        return Result(name=mentee.person, unit=Unit.GROWTH, parts=both, missing=_why(both))
    return _mean(mentee.person, both)


def change(values: Sequence[Value], start: date, until: date, day: date) -> Result:
    """The relative growth of one series, which may hold values on several scales.

    Before is the newest value dated on or before `start`, after the newest dated later, by `until`
    and on the same scale; both known by `day`. A start of 0 has no growth.
    """
    seen = [value for value in values if value.known <= day]
    befores = [value for value in seen if value.day <= start]
    afters = [value for value in seen if start < value.day <= until]
    if not befores or not afters:
        return Result(unit=Unit.GROWTH, missing=_not_two(befores, afters, start, until))
    before = next((b for b in reversed(befores) if any(a.scale == b.scale for a in afters)), None)
    if before is None:
        why = _("the values before and after are on different scales")
        return Result(unit=Unit.GROWTH, missing=why)
    after = next(value for value in reversed(afters) if value.scale == before.scale)
    inputs = (before.as_input("before"), after.as_input("after"))
    excluded = _on_other_scales((*befores, *afters), before.scale)
    if before.amount == 0:
        why = _("a start of 0 has no growth")
        return Result(unit=Unit.GROWTH, missing=why, inputs=inputs, excluded=excluded)
    value = (after.amount - before.amount) / before.amount
    return Result(
        unit=Unit.GROWTH, value=value, n=1, inputs=inputs, formula=_(_RELATIVE), excluded=excluded
    )


def _on_other_scales(values: Iterable[Value], scale: Decimal) -> tuple[Excluded, ...]:
    return tuple(
        Excluded(_("{what}, {amount} of {scale}", what=each.what, amount=each.amount,
                   scale=each.scale), _("on another scale"))
        for each in values
        if each.scale != scale
    )  # fmt: skip


def _rating_growth(situation: Situation, mentee: Mentee, day: date) -> Result:
    record = situation.workspace.records.get(mentee.person)
    if record is None:
        return _nothing(situation, mentee, "rating")
    yearly = all(rating.period.length == 12 for rating in record.ratings)
    until = _until(situation, mentee, _UNTIL_YEARLY if yearly else _UNTIL)
    values = _once(situation, ("ratings", mentee.person), lambda: ratings(record))
    return _grown(situation, ("rating", mentee.person), values, mentee.start, until, day)


def _skill_growth(situation: Situation, mentee: Mentee, day: date) -> Result:
    record = situation.workspace.records.get(mentee.person)
    if record is None:
        return _nothing(situation, mentee, "skills")
    until = _until(situation, mentee, _UNTIL)
    by_skill = _once(situation, ("tests", mentee.person), lambda: tests(record))
    skills = tuple(
        _grown(situation, (skill, mentee.person), values, mentee.start, until, day)
        for skill, values in by_skill.items()
    )
    if not skills:
        why = _("no skill was tested")
        return _named(Result(unit=Unit.GROWTH, missing=why), "skills", mentee.person)
    return _mean("skills", skills)


def _grown(
    situation: Situation, what: tuple[str, str], values: Sequence[Value], start: date,
    until: date, day: date,
) -> Result:  # fmt: skip
    """The growth of one series of a person: another one only once another value is known."""
    seen = sum(value.known <= day for value in values)
    key = ("growth", what, start, until, seen)
    return _once(situation, key, lambda: _named(change(values, start, until, day), *what))


def _once(situation: Situation, key: tuple[object, ...], make: Callable[[], T]) -> T:
    if ("metrics", *key) not in situation.remembered:
        situation.remembered["metrics", *key] = make()
    found: T = situation.remembered["metrics", *key]
    return found


def _over_mentees(
    facts: Facts, subject: Subject, growth: Callable[[Situation, Mentee, date], Result]
) -> Result:
    """The mean over the subject's mentees; those without growth are parts without a value."""
    credited = mentees_of(facts, subject)
    if not credited.mentees:
        return Result(missing=_("there is no mentee"), excluded=credited.excluded)
    parts = tuple(growth(facts.situation, mentee, facts.day) for mentee in credited.mentees)
    named = (changed(part, name=m.person) for part, m in zip(parts, credited.mentees, strict=True))
    return changed(_mean("", tuple(named)), excluded=credited.excluded)


def _mean(name: str, parts: tuple[Result, ...]) -> Result:
    values = [part.value for part in parts if part.value is not None]
    people = frozenset(p for part in parts if part.value is not None for p in part.people)
    return Result(
        name=name, unit=Unit.GROWTH, value=mean(values), n=len(values), parts=parts, people=people,
        missing="" if values else _why(parts),
    )  # fmt: skip


def _until(situation: Situation, mentee: Mentee, default: Duration) -> date:
    """The last day on which a value still counts as the end of this mentoring."""
    program = mentee.engagements[0].program
    return later(mentee.last, program.growth_until or default, situation.office)


def _nothing(situation: Situation, mentee: Mentee, name: str) -> Result:
    why = no_record(situation.workspace, mentee.person)
    return _named(Result(unit=Unit.GROWTH, missing=why), name, mentee.person)


def _named(result: Result, name: str, person: str) -> Result:
    return changed(result, name=name, people=frozenset({person}))


def _not_two(befores: Sequence[Value], afters: Sequence[Value], start: date, until: date) -> str:
    if befores:
        return _("no value dated after {start} and by {until}", start=start, until=until)
    return (
        _("no value dated on or before the start, {start}", start=start)
        if afters
        else _("no value in the time")
    )


def _why(parts: Iterable[Result]) -> str:
    """The reasons why no part has a value, each once."""
    return _("; ").join(dict.fromkeys(part.missing for part in parts if part.missing))
