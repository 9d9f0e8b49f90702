"""The ways in which rules of eligibility can be met: `any`, `all` and `not` multiplied out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple

from mentorship.models.eligibility import EligibilityRule

_MOST = 256


class Demand(NamedTuple):
    """A rule that combines no others, and whether it has to hold or must not hold."""

    rule: EligibilityRule
    holds: bool


Way = tuple[Demand, ...]


def ways_to_meet(rules: Iterable[EligibilityRule]) -> tuple[Way, ...] | None:
    """Each way to meet all of the rules; None where there are more than 256 of them."""
    ways = tuple(islice(_all_of(rules, holds=True), _MOST + 1))
    return ways if len(ways) <= _MOST else None


def _ways(rule: EligibilityRule, holds: bool) -> Iterator[Way]:
    if rule.not_ is not None:
        yield from _ways(rule.not_, not holds)
    elif rule.any is not None:
        yield from _any_of(rule.any, holds=True) if holds else _all_of(rule.any, holds=False)
    elif rule.all is not None:
        yield from _all_of(rule.all, holds=True) if holds else _any_of(rule.all, holds=False)
    else:
        yield (Demand(rule, holds),)


def _any_of(rules: Iterable[EligibilityRule], *, holds: bool) -> Iterator[Way]:
    for rule in rules:
        yield from _ways(rule, holds)


def _all_of(rules: Iterable[EligibilityRule], *, holds: bool) -> Iterator[Way]:
    # One more than are looked at is enough to know that there are too many.
    each = [tuple(islice(_ways(rule, holds), _MOST + 1)) for rule in rules]
    for chosen in product(*each):
        yield tuple(demand for way in chosen for demand in way)
