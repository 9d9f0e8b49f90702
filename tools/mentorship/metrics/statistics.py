"""Means, shares, differences, and how far numbers of few cases can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from statistics import NormalDist
from typing import NamedTuple

from mentorship.metrics.result import Interval

_Z = Decimal("1.959963984540054")  # 97.5 % quantile of the normal distribution
_ONE = Decimal(1)


class Difference(NamedTuple):
    """How much one number is above another, and the interval of that at 95 %."""

    value: Decimal
    interval: Interval


class Share(NamedTuple):
    """So many hits in so many cases."""

    hits: int
    n: int


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The arithmetic mean, None of nothing."""
    return sum(values, Decimal(0)) / len(values) if values else None


def quantile(looks: int = 1) -> Decimal:
    """How many standard errors an interval at 95 % takes on each side.

    For `looks` intervals that are looked at together each is wider, so that all of them hold with
    95 % (O. J. Dunn, Multiple comparisons among means, Journal of the American Statistical
    Association 56 (1961), 52-64; known as Bonferroni's correction).
    """
    return _Z if looks <= 1 else Decimal(str(NormalDist().inv_cdf(1 - 0.025 / looks)))


@lru_cache(maxsize=65536)
def wilson(hits: int, n: int, looks: int = 1) -> Interval | None:
    """Wilson's score interval of `hits` in `n` cases at 95 %, None without a case.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of
    the American Statistical Association 22 (1927), 209-212.
    """
    if n <= 0:
        return None
    z = quantile(looks)
    p, z2 = Decimal(hits) / n, z * z / n
    centre, half = p + z2 / 2, z * ((p * (1 - p) + z2 / 4) / n).sqrt()
    low, high = (centre - half) / (1 + z2), (centre + half) / (1 + z2)
    # none and all end exactly where rates end, whatever is lost in the last digit of a root
    return Interval(low if hits else Decimal(0), high if hits < n else _ONE)


def newcombe(one: Share, other: Share, looks: int = 1) -> Difference | None:
    """How much the rate `one` is above `other`, None where either has no case.

    R. G. Newcombe, Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17 (1998), 873-890, method 10.
    """
    own, theirs = wilson(*one, looks), wilson(*other, looks)
    if own is None or theirs is None:
        return None
    p, q = Decimal(one.hits) / one.n, Decimal(other.hits) / other.n
    below = ((p - own.low) ** 2 + (theirs.high - q) ** 2).sqrt()
    above = ((own.high - p) ** 2 + (q - theirs.low) ** 2).sqrt()
    return Difference(p - q, Interval(p - q - below, p - q + above))


def evened_out(shares: Sequence[Share]) -> tuple[Decimal | None, ...]:
    """Each rate drawn to that of all together, the further the fewer its cases.

    (hits + m p) / (n + m), with p the rate of all, and m as many cases as the variance between
    the groups makes p worth: the mean of a beta-binomial model fitted by moments (J. C. Kleinman,
    Proportions with extraneous variance: single and independent samples, Journal of the American
    Statistical Association 68 (1973), 46-54, with weights n). Groups that differ no more than
    chance makes them are all p. None without a case.
    """
    known = [share for share in shares if share.n > 0]
    cases = sum(share.n for share in known)
    if not cases:
        return tuple(None for _ in shares)
    p = Decimal(sum(share.hits for share in known)) / cases
    between = _between(known, cases, p)
    if between <= 0:
        return tuple(p if share.n > 0 else None for share in shares)
    worth = max(p * (1 - p) / between - 1, Decimal(0))
    return tuple((s.hits + worth * p) / (s.n + worth) if s.n > 0 else None for s in shares)


def _between(known: Sequence[Share], cases: int, p: Decimal) -> Decimal:
    """The variance of the true rates between the groups, 0 where chance is enough."""
    spread = sum((s.n * (Decimal(s.hits) / s.n - p) ** 2 for s in known), Decimal(0))
    weight = Decimal(cases) - Decimal(sum(s.n * s.n for s in known)) / cases
    chance = p * (1 - p)
    freedom = len(known) - 1
    # S = sum n (r - p)^2 has the mean  freedom * chance + between * (weight - freedom)
    return (spread - freedom * chance) / (weight - freedom) if weight > freedom else Decimal(0)


def spans_nothing(interval: Interval) -> bool:
    """Whether an interval of a difference leaves out zero, so that its direction is known."""
    return interval.low > 0 or interval.high < 0
