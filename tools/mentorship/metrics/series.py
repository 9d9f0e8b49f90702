"""Values of a person over time, each on its scale: ratings, and tests of a skill."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import _
from mentorship.metrics.result import Input
from mentorship.models.record import Rating, Record, Test
from mentorship.obligations.obligation import Spot, spot
from mentorship.obligations.spans import plus
from mentorship.workspace.workspace import Workspace, grouped

RATING_KNOWN_AFTER = 90
"""Days after its period when a rating becomes known that does not say `on`."""


class Value(NamedTuple):
    """A value that says how things were on `day` and that was known from `known` on."""

    day: date
    known: date
    amount: Decimal
    scale: Decimal
    what: str
    spot: Spot

    def as_input(self, what: str) -> Input:
        """The line of a receipt about it."""
        said = _("{what}: {value}", what=what, value=self.what)
        if self.known != self.day:
            said = _("{what}, known {day}", what=said, day=self.known)
        amount = _("{amount} of {scale}", amount=self.amount, scale=self.scale)
        return Input(said, amount, self.spot)


def known_on(rating: Rating) -> date:
    """The day from which a rating is known: `on`, else 90 days after its period."""
    return rating.on or plus(rating.period.last, RATING_KNOWN_AFTER)


def ratings(record: Record) -> tuple[Value, ...]:
    """The ratings of a person in order of period. Their day is the last of their period.

    A rating that becomes known in March says how the year before was. One that becomes known
    later replaces another of its period; two that differ and are known from the same day on are
    left out, because nobody can say which is right.
    """
    twice = contradicted((_rated(each), each.rating) for each in record.ratings)
    found = (
        Value(
            rating.period.last, known_on(rating), rating.rating, rating.scale,
            f"rating of {rating.period}", spot(record, "ratings", position, "rating"),
        )
        for position, rating in enumerate(record.ratings)
        if _rated(rating) not in twice
    )  # fmt: skip
    return _in_order(found)


def tests(record: Record) -> Mapping[str, tuple[Value, ...]]:
    """The tests of a person for each skill, in order of skill and date; without those that
    contradict each other."""
    twice = contradicted((_taken(each), each.score) for each in record.tests)
    found = (
        (test.skill, _tested(test, spot(record, "tests", position, "score")))
        for position, test in enumerate(record.tests)
        if _taken(test) not in twice
    )
    by_skill = grouped(found, lambda pair: pair[0])
    return {skill: _in_order(value for _, value in by_skill[skill]) for skill in sorted(by_skill)}


def contradictions(record: Record) -> Mapping[str, Sequence[int]]:
    """Where two ratings, or two tests, say different things of the same: their positions."""
    rated = contradicted((_rated(each), each.rating) for each in record.ratings)
    taken = contradicted((_taken(each), each.score) for each in record.tests)
    return {
        "ratings": [at for at, one in enumerate(record.ratings) if _rated(one) in rated],
        "tests": [at for at, one in enumerate(record.tests) if _taken(one) in taken],
    }


def across_scales(record: Record) -> Mapping[str, Sequence[int]]:
    """Where two of the same are on different scales and say different things: their positions.

    Growth is of one scale, so either may count; but one of them is wrong, or its scale is.
    """
    rated = [((r.period, known_on(r)), r.rating, r.scale) for r in record.ratings]
    taken = [((t.skill, t.date), t.score, t.scale) for t in record.tests]
    return {"ratings": _across(rated), "tests": _across(taken)}


def _across(values: Sequence[tuple[Hashable, Decimal, Decimal]]) -> Sequence[int]:
    placed = grouped(enumerate(values), lambda one: one[1][0])
    return sorted(
        at
        for group in placed.values()
        for at, (_what, amount, scale) in group
        if any(s != scale and _differ(amount, scale, a, s) for _at, (_other, a, s) in group)
    )


def _differ(one: Decimal, scale: Decimal, other: Decimal, another: Decimal) -> bool:
    """Whether two amounts cannot be the same but for rounding: 4 of 5 may be 85 of 100."""
    apart = abs(one / scale - other / another)
    return apart > _half_a_step(one) / scale + _half_a_step(other) / another


def _half_a_step(amount: Decimal) -> Decimal:
    """Half of the last place in which it is written."""
    exponent = amount.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2


def contradicted(values: Iterable[tuple[Hashable, Decimal]]) -> frozenset[Hashable]:
    """What has several values."""
    known: dict[Hashable, set[Decimal]] = {}
    for what, amount in values:
        known.setdefault(what, set()).add(amount)
    return frozenset(what for what, amounts in known.items() if len(amounts) > 1)


def _rated(rating: Rating) -> Hashable:
    return rating.period, rating.scale, known_on(rating)


def _taken(test: Test) -> Hashable:
    return test.skill, test.date, test.scale


def _tested(test: Test, where: Spot) -> Value:
    what = f"{test.skill} test of {test.date}"
    return Value(test.date, test.date, test.score, test.scale, what, where)


def no_record(workspace: Workspace, person: str) -> str:
    """Why there is no record to read of a person."""
    if person in workspace.sealed_records:
        return _("the record is sealed")
    if workspace.is_broken("record", person):
        return _("the record cannot be read")
    return _("there is no record")


def _in_order(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda value: (value.day, value.known)))
