"""What became of mentees: who was promoted, who is among the best of the department."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.credit import Mentee, mentees_of
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Input, Result, Subject, Unit
from mentorship.metrics.series import known_on, no_record
from mentorship.metrics.statistics import wilson
from mentorship.models.record import Rating
from mentorship.obligations.obligation import spot
from mentorship.obligations.situation import Situation
from mentorship.values import Duration
from mentorship.workspace.workspace import grouped

_MONTHS_AFTER = 12
_AFTER_THE_END = Duration(_MONTHS_AFTER, "month")
_LEAST_RATED, _TOP = 10, 10
"""A tenth of fewer than ten people is nobody; percentiles are counted from the top."""


class _Case(NamedTuple):
    """What is known of one mentee: yes or no, or why neither."""

    hit: bool | None
    why: str = ""
    early: bool = False  # the time for it is not over
    input: Input | None = None


_Judge = Callable[[Situation, Mentee, date], _Case]


@metric(
    "promotion-rate",
    unit=Unit.RATE,
    class_="sealed",
    formula=N_(
        "mentees promoted from the start to 12 months after the end / "
        "mentees whose time for it is over"
    ),
)
def promotion_rate(facts: Facts, subject: Subject) -> Result:
    """The share of mentees who were promoted between the start and twelve months after the end.

    Nobody counts before that time is over, promoted or not: a yes is known sooner than a no, so a
    rate of those who are known would be too high. Until then they are left out, and listed.
    """
    return _rate(facts, subject, _promoted)


@metric(
    "top-performer-rate",
    unit=Unit.RATE,
    class_="sealed",
    formula=N_("mentees in the best tenth of their department / mentees who can be ranked"),
)
def top_performer_rate(facts: Facts, subject: Subject) -> Result:
    """The share of mentees whose newest rating since the start is in the best tenth.

    The rank must lie within a tenth, rounded up, of at least ten people of the department who are
    rated for the same period on the same scale; equals share a rank. A `percentile` that the
    office wrote beside the rating decides instead. A yes and a no are known on the same day, the
    one of the rating, so nobody has to wait for others.
    """
    return _rate(facts, subject, _top)


def _rate(facts: Facts, subject: Subject, judge: _Judge) -> Result:
    credited = mentees_of(facts, subject, _MONTHS_AFTER)
    cases = {mentee: judge(facts.situation, mentee, facts.day) for mentee in credited.mentees}
    known = _by_person(cases)
    unknown = (Excluded(m.person, case.why) for m, case in cases.items() if case.hit is None)
    excluded = (*credited.excluded, *unknown)
    hits, n = sum(case.hit is True for case in known.values()), len(known)
    inputs = tuple(case.input for case in known.values() if case.input)
    if not n:
        return Result(missing=_nobody(cases.values()), excluded=excluded)
    return Result(value=Decimal(hits) / n, n=n, interval=wilson(hits, n), inputs=inputs,
                  excluded=excluded, people=frozenset(known))  # fmt: skip


def _by_person(cases: Mapping[Mentee, _Case]) -> Mapping[str, _Case]:
    """One case for each person: of a mentee in several programs a yes counts before a no."""
    known: dict[str, _Case] = {}
    for mentee, case in cases.items():
        if case.hit or (case.hit is False and mentee.person not in known):
            known[mentee.person] = case
    return known


def _nobody(cases: Collection[_Case]) -> str:
    reasons = {case.why for case in cases}
    if not reasons:
        return _("there is no mentee")
    if all(case.early for case in cases):
        return _("nobody's time for it is over")
    return reasons.pop() if len(reasons) == 1 else _("it is known of no mentee")


def _promoted(situation: Situation, mentee: Mentee, day: date) -> _Case:
    record = situation.workspace.records.get(mentee.person)
    if record is None:
        return _Case(None, no_record(situation.workspace, mentee.person))
    until = _AFTER_THE_END.after(mentee.last)
    for position, promotion in enumerate(record.promotions):
        if mentee.start <= promotion.date <= min(until, day):
            if until > day:
                why = _("promoted on {day}; counts from {until} on",
                        day=promotion.date, until=until)  # fmt: skip
                return _Case(None, why, early=True)
            where = spot(record, "promotions", position)
            return _Case(
                True, input=Input(mentee.person, _("promoted on {day}", day=promotion.date), where)
            )
    if until > day:
        return _Case(
            None, _("not promoted so far, which counts from {day} on", day=until), early=True
        )
    where = spot(record, "promotions")
    return _Case(
        False, input=Input(mentee.person, _("not promoted since {day}", day=mentee.start), where)
    )


def _top(situation: Situation, mentee: Mentee, day: date) -> _Case:
    record = situation.workspace.records.get(mentee.person)
    if record is None:
        return _Case(None, no_record(situation.workspace, mentee.person))
    until = _AFTER_THE_END.after(mentee.last)
    newest = _newest(record.ratings, mentee.start, until, day)
    if newest is None:
        return _Case(None, _("no rating since {day}", day=mentee.start))
    position, rating = newest
    where = spot(record, "ratings", position)
    if rating.percentile is not None:
        said = Input(
            mentee.person,
            _("in the best {percent} %, says the office", percent=rating.percentile),
            where,
        )
        return _Case(rating.percentile <= _TOP, input=said)
    return _ranked(situation, mentee, rating, Input(mentee.person, "", where), day)


def _ranked(situation: Situation, mentee: Mentee, rating: Rating, seen: Input, day: date) -> _Case:
    department = _department_of(situation, mentee.person)
    if department is None:
        return _Case(None, _("the department is not known"))
    hidden = sum(
        person in situation.workspace.sealed_records
        for person in _departments(situation).get(department, ())
    )
    if hidden:
        return _Case(
            None, _("{n} records of {department} are sealed", n=hidden, department=department)
        )
    rated = _rated(situation, department, rating, day)
    if len(rated) < _LEAST_RATED:
        return _Case(
            None,
            _(
                "{n} rated people in {department}, {least} are needed",
                n=len(rated),
                department=department,
                least=_LEAST_RATED,
            ),
        )
    rank, within = 1 + len(rated) - bisect_right(rated, rating.rating), -(-len(rated) // 10)
    said = _("rank {rank} of {n} in {department}", rank=rank, n=len(rated), department=department)
    return _Case(rank <= within, input=seen._replace(value=said))


def _rated(situation: Situation, department: str, like: Rating, day: date) -> tuple[Decimal, ...]:
    """The ratings of a department for one period on one scale, the lowest first."""
    key = ("metrics: rated", department, like.period, like.scale, day)
    if key not in situation.remembered:
        people = _departments(situation).get(department, ())
        found = (amount for person in people for amount in _like(situation, person, like, day))
        situation.remembered[key] = tuple(sorted(found))
    known: tuple[Decimal, ...] = situation.remembered[key]
    return known


def _newest(
    ratings: tuple[Rating, ...], start: date, until: date, day: date
) -> tuple[int, Rating] | None:
    since = [
        (position, rating)
        for position, rating in enumerate(ratings)
        if start < rating.period.last <= until and known_on(rating) <= day
    ]
    return max(since, key=lambda one: (one[1].period.last, known_on(one[1])), default=None)


def _like(situation: Situation, person: str, rating: Rating, day: date) -> tuple[Decimal, ...]:
    """The person's newest rating for the same period on the same scale."""
    record = situation.workspace.records.get(person)
    found = [
        (known_on(other), other.rating)
        for other in (record.ratings if record else ())
        if other.period == rating.period and other.scale == rating.scale
        and known_on(other) <= day
    ]  # fmt: skip
    return (max(found)[1],) if found else ()


def _department_of(situation: Situation, person: str) -> str | None:
    known = situation.workspace.people.get(person)
    team = situation.workspace.teams.get(known.team or "") if known else None
    return team.department if team else None


def _departments(situation: Situation) -> Mapping[str, tuple[str, ...]]:
    """The people of each department."""
    key = "metrics: departments"
    if key not in situation.remembered:
        people = sorted(situation.workspace.people)
        placed = ((_department_of(situation, person), person) for person in people)
        groups = grouped((pair for pair in placed if pair[0]), lambda pair: pair[0])
        situation.remembered[key] = {d: tuple(p for _, p in pairs) for d, pairs in groups.items()}
    found: Mapping[str, tuple[str, ...]] = situation.remembered[key]
    return found
