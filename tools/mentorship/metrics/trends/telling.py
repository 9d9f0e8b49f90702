"""Which trends an audience may see, so that months taken from each other tell of nobody.

Those who may see a number of anybody see its trend. Of numbers that they may see of many people
alone, a trend tells more than the number: between two months in which the same mean of the same
people is told, the one person whose value is new can be solved for. So they see only trends of
programs, and only those whose months are each about other cases (`SUMS`), of which every sum of
months is again a number of cases. A month about fewer than three people is withheld, and the
smallest others with it, until what is withheld together, which is the whole less the months that
are told, is about three people or more. Which months these are does not depend on how many months
are asked for, nor whether by month or by quarter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from mentorship.metrics.disclosure import is_many
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Subject
from mentorship.metrics.trends.kinds import SUMS
from mentorship.metrics.trends.stretches import Stretch, between
from mentorship.metrics.trends.trend import Point, Trend, trends, unit_of


def told(
    facts: Facts, asked: Iterable[tuple[Subject, Sequence[str]]], through: Sequence[Stretch]
) -> tuple[Trend, ...]:
    """The trends as the audience of `facts` may see them; what is withheld is a gap that says so.

    Without an audience, as in a terminal, everything.
    """
    wanted = tuple((subject, tuple(names)) for subject, names in asked)
    if facts.audience is None:
        return trends(facts, wanted, through)
    pairs = [(subject, name) for subject, names in wanted for name in names]
    seen = [pair for pair in pairs if _is_open(facts, pair[1])]
    found = trends(facts, [(subject, [name]) for subject, name in seen], through)
    known = dict(zip(seen, found, strict=True))
    return tuple(known.get(pair) or _of_many(facts, *pair, through) for pair in pairs)


def _is_open(facts: Facts, name: str) -> bool:
    found = facts.metrics.get(name)
    return found is not None and facts.may_see(found)


def _of_many(facts: Facts, subject: Subject, name: str, through: Sequence[Stretch]) -> Trend:
    """The trend of a number that the audience sees of many people alone."""
    whole = facts.span(subject)
    if subject.kind != "program" or name not in SUMS or facts.audience == "public":
        return _withheld(facts, subject, name, through)
    everything = replace(facts, audience=None, _known={}, _listed={})
    every = between(whole.first, min(whole.last, facts.situation.today))
    (all_months,) = trends(everything, [(subject, [name])], every)
    out = months_withheld(all_months.points)
    (asked,) = trends(everything, [(subject, [name])], through)
    points = (_hidden(point) if _holds(point, out) else point for point in asked.points)
    return asked._replace(points=tuple(points))


def months_withheld(months: Iterable[Point]) -> frozenset[date]:
    """The first days of the months that are withheld: those about too few people, and the smallest
    of the others until all that is withheld together is about many."""
    cases = [point for point in months if point.value is not None]
    out = [point for point in cases if not is_many(point.people)]
    rest = sorted(
        (point for point in cases if is_many(point.people)),
        key=lambda point: (len(point.people), point.stretch.first),
    )
    while out and rest and not is_many(frozenset[str]().union(*(each.people for each in out))):
        out.append(rest.pop(0))
    return frozenset(point.stretch.first for point in out)


def _holds(point: Point, out: frozenset[date]) -> bool:
    return any(point.stretch.first <= day <= point.stretch.last for day in out)


def _hidden(point: Point) -> Point:
    missing = "withheld: it would tell of one or two people"
    return Point(point.stretch, missing=missing, withheld=True)


def _withheld(facts: Facts, subject: Subject, name: str, through: Sequence[Stretch]) -> Trend:
    missing = f"not for {facts.audience}"
    points = (Point(stretch, missing=missing, withheld=True) for stretch in through)
    return Trend(name, subject, unit_of(facts, name), tuple(points))
