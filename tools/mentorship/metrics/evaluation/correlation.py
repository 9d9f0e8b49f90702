"""Whether two columns of numbers go together, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import atanh, sqrt, tanh
from typing import NamedTuple

from mentorship.language import _
from mentorship.metrics.evaluation.means import exactly
from mentorship.metrics.result import Interval
from mentorship.metrics.statistics import quantile

LEAST_RELATED = 10
"""Of fewer pairs of numbers nothing is said but the number."""
_LEAST = 4
"""The interval needs n - 3 > 0."""


class Correlation(NamedTuple):
    """A coefficient from -1 to 1 of n pairs, its interval at 95 %, and the p-value of none."""

    value: Decimal
    n: int
    interval: Interval
    p: Decimal


def pearson(pairs: Sequence[tuple[Decimal, Decimal]]) -> Correlation | str:
    """Pearson's r with the interval of Fisher's z, or why there is none.

    R. A. Fisher, On the "probable error" of a coefficient of correlation deduced from a small
    sample, Metron 1 (1921), 3-32. ImportError without scipy.
    """
    from scipy.stats import pearsonr

    why = unfit(pairs)
    if why:
        return why
    found = pearsonr(*_columns(pairs))
    r, p = float(found.statistic), float(found.pvalue)
    return Correlation(exactly(r), len(pairs), _interval(r, len(pairs), 1), exactly(p))


def spearman(pairs: Sequence[tuple[Decimal, Decimal]]) -> Correlation | str:
    """Spearman's rank correlation with the interval of Bonett and Wright, or why there is none.

    D. G. Bonett and T. A. Wright, Sample size requirements for estimating Pearson, Kendall and
    Spearman correlations, Psychometrika 65 (2000), 23-28: Fisher's z with the variance
    (1 + r^2 / 2) / (n - 3). ImportError without scipy.
    """
    from scipy.stats import spearmanr

    why = unfit(pairs)
    if why:
        return why
    found = spearmanr(*_columns(pairs))
    r, p = float(found.statistic), float(found.pvalue)
    return Correlation(exactly(r), len(pairs), _interval(r, len(pairs), 1 + r * r / 2), exactly(p))


def unfit(pairs: Sequence[tuple[Decimal, Decimal]]) -> str:
    """Why pairs have no correlation; empty where they do."""
    if len(pairs) < _LEAST:
        return _("{n} of {least} pairs of numbers that are needed", n=len(pairs), least=_LEAST)
    for column in zip(*pairs, strict=True):
        if len(set(column)) == 1:
            return _("one of the two is always the same")
    return ""


def holm(values: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """p-values corrected for being looked at together, in the order given.

    S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
    Statistics 6 (1979), 65-70.
    """
    given = tuple(values)
    order = sorted(range(len(given)), key=lambda place: given[place])
    corrected, least = [Decimal(1)] * len(given), Decimal(0)
    for tested, place in enumerate(order):
        least = max(least, min(given[place] * (len(given) - tested), Decimal(1)))
        corrected[place] = least
    return tuple(corrected)


def _columns(pairs: Sequence[tuple[Decimal, Decimal]]) -> tuple[list[float], list[float]]:
    return [float(x) for x, _ in pairs], [float(y) for _, y in pairs]


def _interval(r: float, n: int, variance: float) -> Interval:
    if abs(r) > 1 - 1e-12:
        return Interval(exactly(r), exactly(r))
    half = float(quantile()) * sqrt(variance / (n - 3))
    return Interval(exactly(tanh(atanh(r) - half)), exactly(tanh(atanh(r) + half)))
