"""What somebody should be told about indicators: a sharp fall, three misses in a row, a remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from mentorship.language import _
from mentorship.metrics.falls import fall_of, miss_of
from mentorship.metrics.indicators import Owner, Point, Series, series_of
from mentorship.metrics.remedies import reviews
from mentorship.metrics.result import Input
from mentorship.metrics.surroundings import Fact, surroundings
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span

AlertKind = Literal["fall", "miss", "remedy"]


class Alert(NamedTuple):
    """Something about an indicator that `tell` should know, the points it came from, and the facts
    around it. `tell` holds the manager of a person, the lead of a team, or else the office."""

    owner: Owner
    indicator: str
    kind: AlertKind
    said: str
    tell: tuple[str, ...]
    points: tuple[Point, ...]
    facts: tuple[Fact, ...] = ()

    @property
    def lines(self) -> tuple[Input, ...]:
        """The points as lines of a receipt."""
        return tuple(point.as_input(self.indicator) for point in self.points)

    @property
    def around(self) -> tuple[Input, ...]:
        """The facts as lines of a receipt."""
        return tuple(fact.as_input() for fact in self.facts)


def alerts(situation: Situation, owners: Iterable[Owner]) -> tuple[Alert, ...]:
    """The alerts of these people and teams, in their order and that of their files."""
    return tuple(
        alert
        for owner in owners
        for series in series_of(situation, owner)
        for alert in _of(situation, owner, series)
    )


def told(situation: Situation, owner: Owner) -> tuple[str, ...]:
    """Who should know: the manager of a person, the lead of a team, or else the office."""
    space = situation.workspace
    person, team = space.people.get(owner.id), space.teams.get(owner.id)
    if owner.kind == "person":
        name = person.manager if person else None
    else:
        name = team.lead if team else None
    there = name is not None and situation.is_there(name, situation.today)
    return (name,) if name and there else space.settings.office


def _of(situation: Situation, owner: Owner, series: Series) -> Iterator[Alert]:
    fall, miss = fall_of(series, situation.today), miss_of(series, situation.today)
    if fall:
        lines = (*fall.before, fall.newest)
        period = fall.newest.period
        around = surroundings(situation, owner, Span(period.first, period.last))
        yield _alert(situation, series, "fall", fall.said, lines)._replace(facts=around)
    if miss:
        around = surroundings(situation, owner, Span(miss.first.first, miss.last.last))
        alert = _alert(situation, series, "miss", miss.said, miss.points)
        yield alert._replace(facts=() if fall else around)
    for review in reviews(situation, owner, series):
        if review.outcome != "waiting":
            said = _("{remedy} ({day}, for {cause}): {said}", remedy=review.remedy.remedy,
                     day=review.remedy.on, cause=review.remedy.cause,
                     said=review.said)  # fmt: skip
            lines = (*review.before, *review.after)
            yield _alert(situation, series, "remedy", said, lines)


def _alert(
    situation: Situation, series: Series, kind: AlertKind, said: str, points: Iterable[Point]
) -> Alert:
    owner = series.owner
    return Alert(owner, series.name, kind, said, told(situation, owner), tuple(points))
