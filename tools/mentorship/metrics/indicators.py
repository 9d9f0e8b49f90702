"""Indicators over time: the closed periods of one length, in order, each with its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from mentorship.history.keys import indicator_key
from mentorship.language import _
from mentorship.metrics.result import Excluded, Input
from mentorship.models.indicator import Indicator
from mentorship.models.record import Record
from mentorship.models.team import Team
from mentorship.obligations.obligation import Spot, spot
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import plus
from mentorship.values import Period
from mentorship.workspace.workspace import Workspace

_FULL = Decimal(100)

OwnerKind = Literal["person", "team", "department"]


class Owner(NamedTuple):
    """Whose indicator it is: a person, a team, or the people and teams of a department."""

    kind: OwnerKind
    id: str

    def __str__(self) -> str:
        return self.id if self.kind == "person" else f"{self.kind} {self.id}"


class Point(NamedTuple):
    """The value of a closed period, where it stands, and the day from which on it was known.

    `of` says of what it is a mean, empty for a value of its own; `spot` is then the first of them.
    """

    period: Period
    value: Decimal
    spot: Spot
    known: date = date.min
    of: str = ""

    def as_input(self, what: str) -> Input:
        """The line of a receipt about it."""
        said = _("{what}, {period}", what=what, period=self.period)
        if self.of:
            said = _("{what}, {period}, mean of {n}", what=what, period=self.period, n=self.of)
        return Input(said, f"{self.value:f}", self.spot)


class Series(NamedTuple):
    """An indicator of somebody: the values of its closed periods of one length, in order."""

    owner: Owner
    name: str
    lower: bool  # whether lower values are better
    target: Decimal | None
    zero: Decimal | None
    points: tuple[Point, ...]
    excluded: tuple[Excluded, ...]
    spot: Spot

    def is_worse(self, one: Decimal, other: Decimal) -> bool:
        """Whether `one` is worse than `other`."""
        return one > other if self.lower else one < other

    def misses(self, value: Decimal) -> bool:
        """Whether a value falls short of the target; never without one."""
        return self.target is not None and self.is_worse(value, self.target)

    def back(self, period: Period, count: int) -> tuple[Point, ...]:
        """The values there are of the `count` periods before `period`, in order."""
        wanted = {period.before(number + 1).first for number in range(count)}
        return tuple(point for point in self.points if point.period.first in wanted)

    def points_of(self, value: Decimal) -> Decimal | None:
        """A value as points: 100 at `target` or better, 0 at `zero` or worse, linear between.

        Without `zero` nothing earns 0 where higher is better, twice the target where lower is.
        None without a target, or where zero does not lie on the worse side of it.
        """
        if self.target is None:
            return None
        zero = self.zero
        if zero is None:
            zero = 2 * self.target if self.lower else Decimal(0)
        if not self.is_worse(zero, self.target):
            return None
        share = (value - zero) / (self.target - zero) + 0  # there is no -0
        return min(max(share, Decimal(0)), Decimal(1)) * _FULL


def series_of(situation: Situation, owner: Owner) -> tuple[Series, ...]:
    """The indicators of a person or team as of the day, in the order of the file.

    Of an indicator that is named twice neither counts: nobody can say which one is meant.
    """
    entity = entity_of(situation.workspace, owner)
    listed = entity.indicators if entity else ()
    often = Counter(indicator.name for indicator in listed)
    return tuple(
        _series(situation, entity, owner, position, indicator)
        for position, indicator in enumerate(listed)
        if entity and often[indicator.name] == 1
    )


def entity_of(workspace: Workspace, owner: Owner) -> Record | Team | None:
    """The file that holds the indicators; a department has none."""
    if owner.kind == "department":
        return None
    if owner.kind == "team":
        return workspace.teams.get(owner.id)
    return workspace.records.get(owner.id)


def owners(workspace: Workspace) -> tuple[Owner, ...]:
    """Everybody who has a record, then every team, in order of id."""
    people = (Owner("person", name) for name in sorted(workspace.records))
    return (*people, *(Owner("team", name) for name in sorted(workspace.teams)))


def _series(
    situation: Situation, entity: Record | Team, owner: Owner, position: int, indicator: Indicator
) -> Series:
    route = ("indicators", position)
    found = tuple(
        _point(situation, entity, indicator.name, text, value, spot(entity, *route, "values", text))
        for text, value in indicator.values.items()
    )
    length, today = _length(found), situation.today
    kept = (p for p in found if p.known <= today and p.period.length == length)
    return Series(
        owner, indicator.name, indicator.better == "lower", indicator.target, indicator.zero,
        tuple(sorted(kept, key=lambda point: point.period.first)),
        tuple(_left_out(found, length, today)), spot(entity, *route),
    )  # fmt: skip


def _point(
    situation: Situation, entity: Record | Team, name: str, text: str, value: Decimal, where: Spot
) -> Point:
    """Known from the day after its period, or from when it landed if that was later.

    A period that was over before landings are judged was brought in with all the others.
    """
    period = Period.parse(text)
    known, began = plus(period.last, 1), situation.evidence_since
    landed = situation.history.landed_key(entity.path, indicator_key(name, text))
    if landed is not None and began is not None and known > began:
        known = max(known, situation.day_of(landed.time))
    return Point(period, value, where, known)


def _length(points: Iterable[Point]) -> int:
    """The length of most periods, in months; of equally many the shorter."""
    often = Counter(point.period.length for point in points)
    return max(often, key=lambda length: (often[length], -length), default=1)


def _left_out(points: Iterable[Point], length: int, today: date) -> Iterable[Excluded]:
    for point in points:
        if point.period.last >= today:
            yield Excluded(str(point.period), _("the period is not over on {day}", day=today))
        elif point.known > today:
            yield Excluded(str(point.period), _("not known before {day}", day=point.known))
        elif point.period.length != length:
            why = _("a period of another length than most cannot be compared with them")
            yield Excluded(str(point.period), why)
