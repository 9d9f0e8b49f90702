"""Causes outside of those who are measured: the target, and the market."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from mentorship.metrics.departments import departments, indicators_of
from mentorship.metrics.falls import IN_A_ROW, WINDOW, Miss
from mentorship.metrics.indicators import Owner, Point, Series, owners
from mentorship.metrics.result import Input
from mentorship.metrics.signs import FEWEST, Branch, Sign, branch, missing
from mentorship.obligations.situation import Situation
from mentorship.values import Period, rounded

MOVED = Decimal("0.1")
"""A market that is worse by this share has moved."""


class Market(NamedTuple):
    """What the market did: a value for each period, and whether lower ones are better.

    `lower` None means as for the indicator that is looked at.
    """

    points: Mapping[str, Point]
    lower: bool | None = None


def target_branch(situation: Situation, miss: Miss) -> Branch:
    """Whether the target may be too ambitious: own history, and others with the same indicator."""
    return branch(
        "target",
        (_history(miss), _peers(situation, miss)),
        "others with the same target reach it, or it was reached before under the same conditions",
    )


def environment_branch(miss: Miss, market: Market | None) -> Branch:
    """Whether the market got worse in the periods of the miss."""
    return branch(
        "environment",
        (_market(miss, market),),
        "the market was the same or better in these periods, or others in it did not get worse",
    )


def _history(miss: Miss) -> Sign:
    """How often the target was reached before the last three periods; a long miss is history."""
    series, newest = miss.series, miss.points[-IN_A_ROW:]
    before = series.back(newest[0].period, WINDOW)
    if not before:
        return missing(f"own history: no value before {newest[0].period}")
    n, reached = len(before), sum(not series.misses(point.value) for point in before)
    lines = tuple(point.as_input(series.name) for point in before)
    said = (
        f"own history: the target was reached in {reached} of {n} periods before {newest[0].period}"
    )
    if n < FEWEST:
        return Sign(None, f"{said}; too few to say", lines)
    return Sign(_of_history(reached, n), said, lines)


def _of_history(reached: int, n: int) -> bool | None:
    if not reached:
        return True
    return False if 2 * reached >= n else None


def _peers(situation: Situation, miss: Miss) -> Sign:
    found = tuple(_newest_of_peers(situation, miss))
    kind = miss.series.owner.kind
    who = "others in the same role" if kind == "person" else f"other {kind}s"
    if not found:
        return missing(f"peers: no {who} with this indicator, a target and a value")
    short = sum(series.misses(point.value) for series, point in found)
    lines = tuple(
        Input(f"{series.owner}, {point.period}, target {series.target:f}", f"{point.value:f}",
              point.spot)
        for series, point in found
    )  # fmt: skip
    said = f"peers: {len(found) - short} of {len(found)} {who} reach their target in {miss.last}"
    if len(found) < FEWEST:
        return Sign(None, f"{said}; too few to say", lines)
    return Sign(2 * short > len(found), said, lines)


def _newest_of_peers(situation: Situation, miss: Miss) -> Iterator[tuple[Series, Point]]:
    own = miss.series
    everybody = (*owners(situation.workspace), *departments(situation.workspace))
    for owner in everybody:
        if owner == own.owner or not _is_peer(situation, own.owner, owner):
            continue
        for series in indicators_of(situation, owner):
            alike = series.name == own.name and series.lower == own.lower
            last = [p for p in series.points if p.period.first == miss.last.first]
            if alike and series.target is not None and last:
                yield series, last[0]


def _is_peer(situation: Situation, one: Owner, other: Owner) -> bool:
    if one.kind != other.kind:
        return False
    people = situation.workspace.people
    if one.kind != "person":
        return True
    if one.id not in people or other.id not in people:
        return False
    return people[one.id].job.role == people[other.id].job.role


def _market(miss: Miss, market: Market | None) -> Sign:
    if market is None:
        return missing("market: no data; give it with --market FILE.csv")
    now = [market.points[p.period.text] for p in miss.points if p.period.text in market.points]
    before = [market.points[p] for p in _texts_before(miss.first) if p in market.points]
    if not now or not before:
        return missing(f"market: no data of {miss.first} to {miss.last}, or of the time before")
    new: Decimal = median([point.value for point in now])
    old: Decimal = median([point.value for point in before])
    lines = tuple(point.as_input("market") for point in (*before, *now))
    said = f"market: median {new:f} in {len(now)} of these periods, {old:f} in {len(before)} before"
    if not old:
        return Sign(None, f"{said}; 0 has no tenth", lines)
    lower = miss.series.lower if market.lower is None else market.lower
    worse = (new - old) / abs(old) * (1 if lower else -1)
    how = f"{rounded(abs(worse) * 100)} % {'worse' if worse > 0 else 'better'}" if worse else "same"
    return Sign(worse >= MOVED, f"{said} ({how})", lines)


def _texts_before(period: Period) -> tuple[str, ...]:
    return tuple(period.before(number + 1).text for number in reversed(range(WINDOW)))
