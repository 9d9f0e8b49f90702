"""Means, shares and how far a share of few cases can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mentorship.metrics.result import Interval

_Z = Decimal("1.959963984540054")  # 97.5 % quantile of the normal distribution


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The arithmetic mean, None of nothing."""
    return sum(values, Decimal(0)) / len(values) if values else None


def wilson(hits: int, n: int) -> Interval | None:
    """Wilson's score interval of `hits` in `n` cases at 95 %, None without a case.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of
    the American Statistical Association 22 (1927), 209-212.
    """
    if n <= 0:
        return None
    p, z2 = Decimal(hits) / n, _Z * _Z / n
    centre, half = p + z2 / 2, _Z * ((p * (1 - p) + z2 / 4) / n).sqrt()
    low, high = (centre - half) / (1 + z2), (centre + half) / (1 + z2)
    return Interval(max(low, Decimal(0)), min(high, Decimal(1)))
