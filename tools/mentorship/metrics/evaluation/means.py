"""How much one mean is above another."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from warnings import catch_warnings, simplefilter

from mentorship.language import N_
from mentorship.metrics.result import Interval
from mentorship.metrics.statistics import Difference

NEEDS_SCIPY = N_("intervals of means need scipy: pip install 'mentorship[report]'")
_DIGITS = 12
"""Digits that are the same on every machine."""


def mean_difference(
    one: Sequence[Decimal], other: Sequence[Decimal], looks: int = 1
) -> Difference | None:
    """How much the mean of `one` is above that of `other`, with Welch's interval at 95 %.

    None with fewer than two values on either side, where neither varies, or without scipy. For
    `looks` intervals that are looked at together each is wider.
    """
    if min(len(one), len(other)) < 2 or (len(set(one)) == 1 and len(set(other)) == 1):
        return None
    try:
        from scipy.stats import ttest_ind
    except ImportError:
        return None
    numbers = [float(value) for value in one], [float(value) for value in other]
    with catch_warnings():
        # Of a side that does not vary it says that its moments are not precise: they are 0.
        simplefilter("ignore", RuntimeWarning)
        found = ttest_ind(*numbers, equal_var=False)
    low, high = found.confidence_interval(1 - 0.05 / max(looks, 1))
    value = sum(one, Decimal(0)) / len(one) - sum(other, Decimal(0)) / len(other)
    return Difference(value, Interval(exactly(low), exactly(high)))


def mean_of_differences(values: Sequence[Decimal], looks: int = 1) -> Difference | None:
    """The mean of differences within people, with Student's interval at 95 %.

    None with fewer than two values, where they do not vary, or without scipy. For `looks`
    intervals that are looked at together each is wider.
    """
    if len(set(values)) < 2:
        return None
    try:
        from scipy.stats import ttest_1samp
    except ImportError:
        return None
    low, high = ttest_1samp([float(value) for value in values], 0).confidence_interval(
        1 - 0.05 / max(looks, 1)
    )
    value = sum(values, Decimal(0)) / len(values)
    return Difference(value, Interval(exactly(low), exactly(high)))


def exactly(value: float) -> Decimal:
    """A computed number as a decimal."""
    return Decimal(f"{value:.{_DIGITS}f}")
