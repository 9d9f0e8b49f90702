"""Why an indicator may miss its target: a tree of causes, each with numbers and their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from mentorship.metrics.departments import indicators_of
from mentorship.metrics.falls import IN_A_ROW, Miss, miss_of
from mentorship.metrics.indicators import Owner, Series
from mentorship.metrics.inside import ability_branch, resources_branch
from mentorship.metrics.outside import Market, environment_branch, target_branch
from mentorship.metrics.remedies import Review, reviews
from mentorship.metrics.signs import Branch
from mentorship.obligations.situation import Situation

NO_MARKET: Mapping[str, Market] = MappingProxyType({})


class Standing(NamedTuple):
    """How an indicator stands that did not miss its target often enough to ask why."""

    series: Series
    said: str


class Tree(NamedTuple):
    """A miss, the causes there may be, and what was done about it."""

    miss: Miss
    branches: tuple[Branch, ...]
    reviews: tuple[Review, ...]


class Causes(NamedTuple):
    """The trees of some people or teams, and how their other indicators stand."""

    trees: tuple[Tree, ...]
    standings: tuple[Standing, ...]


def causes(
    situation: Situation, owners: tuple[Owner, ...], markets: Mapping[str, Market] = NO_MARKET,
    indicator: str | None = None,
) -> Causes:  # fmt: skip
    """The trees of what missed its target three periods in a row, in the order of the files.

    `indicator` is the only one to look at; `markets` holds the market of each indicator, that of
    all others under an empty name.
    """
    trees: list[Tree] = []
    standings: list[Standing] = []
    for series in _series(situation, owners, indicator):
        miss = miss_of(series, situation.today)
        if miss:
            market = markets.get(series.name, markets.get(""))
            trees.append(tree_of(situation, miss, market))
        else:
            standings.append(Standing(series, _stands(series, situation)))
    return Causes(tuple(trees), tuple(standings))


def tree_of(situation: Situation, miss: Miss, market: Market | None = None) -> Tree:
    """The causes that there may be for a miss: target, environment, resources, ability."""
    branches = (
        target_branch(situation, miss),
        environment_branch(miss, market),
        resources_branch(situation, miss),
        ability_branch(situation, miss),
    )
    return Tree(miss, branches, reviews(situation, miss.series.owner, miss.series))


def spread(situation: Situation, teams: tuple[Owner, ...], found: Causes) -> tuple[str, ...]:
    """For each indicator missed by a team of a department: how many of its teams miss it."""
    lines = []
    names = [tree.miss.series.name for tree in found.trees if tree.miss.series.owner in teams]
    for name in sorted({*names}):
        followed = sum(1 for _ in _series(situation, teams, name))
        missed = names.count(name)
        where = "one team follows it alone" if followed < 2 else _where(missed, followed)
        lines.append(f"{name}: missed by {missed} of {followed} teams that follow it: {where}")
    return tuple(lines)


def _where(missed: int, followed: int) -> str:
    if missed == followed:
        return "look first at what they have in common: target and environment"
    return "look first at what tells them apart: resources and ability"


def _series(
    situation: Situation, owners: tuple[Owner, ...], indicator: str | None
) -> Iterator[Series]:
    for owner in owners:
        for series in indicators_of(situation, owner):
            if indicator in (None, series.name):
                yield series


def _stands(series: Series, situation: Situation) -> str:
    if not series.points:
        return "no value of a period that is over"
    newest = series.points[-1]
    if series.target is None:
        return f"{newest.value:f} in {newest.period}; it has no target"
    short = miss_of(series, situation.today, 1)
    if short:
        count = len(short.points)
        often = f"in {count} period{'s' * (count != 1)} in a row, causes are asked for after"
        return f"{newest.value:f} in {newest.period}, short of {series.target:f} {often} {IN_A_ROW}"
    if series.misses(newest.value):
        return f"{newest.value:f} in {newest.period}, short of {series.target:f}; no value since"
    return f"{newest.value:f} in {newest.period}, at its target {series.target:f}"
