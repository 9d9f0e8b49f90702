"""Comparing a figure with the last cohort, with before, with other groups, with a target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.evaluation.figure import (
    LEAST_RANKED,
    LEAST_SAID,
    TOO_FEW,
    Change,
    Figure,
    share_in,
    shares_between,
    together,
)
from mentorship.metrics.evaluation.means import mean_difference
from mentorship.metrics.result import Interval, Result, Unit
from mentorship.metrics.statistics import Share, evened_out, newcombe, spans_nothing


class _Than(NamedTuple):
    """What is said of a change against something else."""

    none: str
    more: str
    less: str


_LAST = _Than(
    N_("no clear difference from the last cohort"),
    N_("suggests more than the last cohort"),
    N_("suggests less than the last cohort"),
)
_OTHERS = _Than(
    N_("no clear difference from the others"),
    N_("suggests more than the others"),
    N_("suggests less than the others"),
)


def compared(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with their change against `last`, and what may be said of it.

    All of them are looked at together: the direction of a change is said only where it holds for
    as many intervals at once.
    """
    looks = sum(_is_comparable(figure) for figure in figures)
    return tuple(_compared(figure, looks) for figure in figures)


def ranked(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Groups of one dimension and metric: against the others, evened out, and their rank.

    Only rates are; only groups of `LEAST_RANKED` cases or more have a rank, by the evened rate.
    """
    shares = [share_in(figure.result) for figure in figures]
    known = [share for share in shares if share]
    if len(known) < 2:
        return tuple(figures)
    hits, n = sum(s.hits for s in known), sum(s.n for s in known)
    even = evened_out([share or Share(0, 0) for share in shares])
    made = [
        _against_others(figure, share, Share(hits - share.hits, n - share.n), len(known))
        if share
        else figure
        for figure, share in zip(figures, shares, strict=True)
    ]
    made = [replace(f, evened=e) for f, e in zip(made, even, strict=True)]
    order = _order(made)
    return tuple(replace(f, rank=order.get(f.group_id)) for f in made)


def against_target(figure: Figure) -> Figure:
    """The figure with what may be said of its target, if it has one."""
    value, target, interval = figure.result.value, figure.target, figure.result.interval
    if value is None or target is None:
        return figure
    if value >= target:
        said = _("target reached")
    elif interval and interval.high >= target:
        said = _("under target, which may be chance")
    else:
        said = _("under target")
    return replace(figure, words=together(figure.words, said))


def _is_comparable(figure: Figure) -> bool:
    known = figure.last is not None and figure.last.value is not None
    return known and figure.result.value is not None


def _compared(figure: Figure, looks: int) -> Figure:
    if figure.last is None or not _is_comparable(figure):
        return figure
    change = _change(figure.result, figure.last, looks)
    said = _said(change, min(figure.result.n, figure.last.n), _LAST)
    return replace(figure, change=change, words=together(figure.words, said))


def _change(own: Result, last: Result, looks: int) -> Change | None:
    """Of rates by Newcombe, of means by Welch over the mentees that they are of; others have no
    interval, so none. Of a rate that is told as a range the interval is as wide as all it may be.
    """
    one, other = shares_between(own), shares_between(last)
    if one and other and own.value is not None and last.value is not None:
        lowest = _of_rates(one[0], other[1], looks)
        highest = _of_rates(one[1], other[0], looks)
        return _spanning(own.value - last.value, lowest, highest)
    if own.unit in (Unit.GROWTH, Unit.SHARE):
        mine, theirs = _values(own), _values(last)
        found, wide = mean_difference(mine, theirs), mean_difference(mine, theirs, looks)
        if found and wide:
            return Change(found.value, found.interval, spans_nothing(wide.interval), own.unit)
    return None


def _of_rates(one: Share, other: Share, looks: int) -> Change | None:
    found, wide = newcombe(one, other), newcombe(one, other, looks)
    if found is None or wide is None:
        return None
    return Change(found.value, found.interval, spans_nothing(wide.interval), Unit.RATE)


def _spanning(value: Decimal, lowest: Change | None, highest: Change | None) -> Change | None:
    """From the lower end of one to the upper end of the other; sure where both are, one way."""
    if lowest is None or highest is None or not lowest.interval or not highest.interval:
        return None
    sure = lowest.sure and highest.sure and lowest.value * highest.value > 0
    interval = Interval(lowest.interval.low, highest.interval.high)
    return Change(value, interval, sure, Unit.RATE)


def _values(result: Result) -> tuple[Decimal, ...]:
    """A value for each mentee, whose mean is that of the result.

    What one mentee hands in is alike, so mentees are the cases, not tasks; one with more tasks
    weighs more. That makes the mean a ratio of two sums, whose residuals stand in for the mentees
    (W. G. Cochran, Sampling Techniques, 3rd ed., 1977, section 6.4).
    """
    parts = [(part.value, part.n) for part in result.parts if part.value is not None]
    whole = sum(n for _, n in parts)
    if result.unit is Unit.GROWTH or result.value is None or not whole:
        return tuple(value for value, _ in parts)
    middle, share = result.value, Decimal(len(parts)) / whole
    return tuple(middle + share * n * (value - middle) for value, n in parts)


def _against_others(figure: Figure, own: Share, rest: Share, looks: int) -> Figure:
    change = _of_rates(own, rest, looks)
    said = _said(change, min(own.n, rest.n), _OTHERS)
    return replace(figure, others=change, words=together(figure.words, said))


def _said(change: Change | None, n: int, other: _Than) -> str:
    if change is None:
        return ""
    if n < LEAST_SAID:
        return _(TOO_FEW)
    if not change.sure:
        return _(other.none)
    return _(other.more) if change.value > 0 else _(other.less)


def _order(figures: Iterable[Figure]) -> dict[str, int]:
    """Rank by group; equals share one. None where there is nothing to put in order."""
    fit = {f.group_id: f.evened for f in figures if f.result.n >= LEAST_RANKED and f.evened}
    values = sorted((v for v in fit.values() if v is not None), reverse=True)
    return {g: 1 + values.index(v) for g, v in fit.items() if v is not None and len({*values}) > 1}
