"""How much one group of numbers is above another, for as many such looks as there are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.evaluation.figure import Change
from mentorship.metrics.evaluation.means import NEEDS_SCIPY, mean_difference
from mentorship.metrics.result import Unit
from mentorship.metrics.statistics import mean, spans_nothing

_SAME = N_("all numbers of each side are the same, so that they say little of others")


class Compared(NamedTuple):
    """The change from `other` to `one`, and why it has no interval, if it has none."""

    change: Change
    why: str


def compared(one: Sequence[Decimal], other: Sequence[Decimal], unit: Unit, looks: int) -> Compared:
    """By the difference of the means; its direction is sure where Welch's interval says so though
    so many are looked at together. Neither side is empty."""
    found, wide = mean_difference(one, other), mean_difference(one, other, looks)
    sure = wide is not None and spans_nothing(wide.interval)
    value = (mean(one) or Decimal(0)) - (mean(other) or Decimal(0))
    same = len({*one}) == 1 and len({*other}) == 1
    why = "" if found else _(_SAME) if same else _(NEEDS_SCIPY)
    return Compared(Change(value, found.interval if found else None, sure, unit), why)
