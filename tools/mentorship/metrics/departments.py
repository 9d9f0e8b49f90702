"""Indicators of a department: the means of those of its people, and of its teams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from mentorship.metrics.indicators import Owner, OwnerKind, Point, Series, series_of
from mentorship.metrics.statistics import mean
from mentorship.obligations.situation import Situation
from mentorship.values import rounded
from mentorship.workspace.workspace import Workspace, grouped

_LEAST: dict[OwnerKind, int] = {"person": 3, "team": 2}
"""A mean of fewer would tell what one of them has, or say nothing new."""

_CALLED: dict[OwnerKind, str] = {"person": "people", "team": "teams"}
_PLACES = 2


def departments(workspace: Workspace) -> tuple[Owner, ...]:
    """Every department, in order of id."""
    names = {team.department for team in workspace.teams.values() if team.department}
    return tuple(Owner("department", name) for name in sorted(names))


def teams_of(workspace: Workspace, department: str) -> tuple[str, ...]:
    """The teams of a department, by id."""
    return tuple(t.id for t in workspace.teams.values() if t.department == department)


def indicators_of(situation: Situation, owner: Owner) -> tuple[Series, ...]:
    """The indicators of anybody: as written, of a department as means.

    A mean is formed of the same indicator with the same better side, of three people or of two
    teams that have a value for the period; its target is the mean of theirs, if all have one.
    """
    if owner.kind != "department":
        return series_of(situation, owner)
    teams = teams_of(situation.workspace, owner.id)
    people = (name for team in teams for name in situation.members.get(team, ()))
    members = (
        *(Owner("person", name) for name in sorted(people)),
        *(Owner("team", name) for name in teams),
    )
    return tuple(_means(owner, (each for m in members for each in series_of(situation, m))))


def _means(owner: Owner, found: Iterable[Series]) -> Iterator[Series]:
    for (kind, *_), group in grouped(found, _alike).items():
        points = tuple(_points(kind, group))
        if points:
            first = group[0]
            yield Series(
                owner, first.name, first.lower, _all_have([each.target for each in group]),
                _all_have([each.zero for each in group]), points, (), first.spot,
            )  # fmt: skip


def _alike(series: Series) -> tuple[OwnerKind, str, bool, int]:
    """What two series must have in common to be one."""
    length = series.points[0].period.length if series.points else 0
    return series.owner.kind, series.name, series.lower, length


def _points(kind: OwnerKind, group: Sequence[Series]) -> Iterator[Point]:
    by_period = grouped((p for each in group for p in each.points), lambda p: p.period.first)
    for _, points in sorted(by_period.items()):
        value = mean([point.value for point in points])
        if value is not None and len(points) >= _LEAST[kind]:
            known = max(point.known for point in points)
            shown = rounded(value, _PLACES).normalize()
            of = f"{len(points)} {_CALLED[kind]}"
            yield Point(points[0].period, shown, points[0].spot, known, of)


def _all_have(values: Sequence[Decimal | None]) -> Decimal | None:
    there = [value for value in values if value is not None]
    found = mean(there) if len(there) == len(values) else None
    return None if found is None else rounded(found, _PLACES).normalize()
