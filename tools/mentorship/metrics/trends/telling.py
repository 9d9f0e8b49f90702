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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mentorship.metrics.disclosure import is_many
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Subject
from mentorship.metrics.trends.kinds import SUMS, asked_of
from mentorship.metrics.trends.stretches import Stretch, between
from mentorship.metrics.trends.trend import Point, Trend, trends, unit_of
from mentorship.obligations.spans import Span


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
    out = months_withheld(_people_by_month(everything, subject, name, whole))
    (asked,) = trends(everything, [(subject, [name])], through)
    points = (_hidden(point) if _holds(point, out) else point for point in asked.points)
    return asked._replace(points=tuple(points))


def _people_by_month(
    everything: Facts, subject: Subject, name: str, whole: Span
) -> Mapping[date, frozenset[str]]:
    """The people behind the number of each month that has a case, by its first day."""
    months = between(whole.first, min(whole.last, everything.situation.today))
    days = ((month, asked_of(name, month, whole)) for month in months)
    found = {m.first: everything.within(*d).measure(name, subject) for m, d in days if d}
    return {first: result.people for first, result in found.items() if result.n}


def months_withheld(people: Mapping[date, frozenset[str]]) -> frozenset[date]:
    """Of months with the people of their cases those that are withheld: those of too few, and the
    smallest of the others until all that is withheld together is of many."""
    out = [month for month in sorted(people) if not is_many(people[month])]
    rest = [month for month in sorted(people) if is_many(people[month])]
    rest.sort(key=lambda month: len(people[month]))
    while out and rest and not is_many(frozenset[str]().union(*(people[each] for each in out))):
        out.append(rest.pop(0))
    return frozenset(out)


def _holds(point: Point, out: frozenset[date]) -> bool:
    return any(point.stretch.first <= day <= point.stretch.last for day in out)


def _hidden(point: Point) -> Point:
    missing = "withheld: it would tell of one or two people"
    return Point(point.stretch, missing=missing, withheld=True)


def _withheld(facts: Facts, subject: Subject, name: str, through: Sequence[Stretch]) -> Trend:
    missing = f"not for {facts.audience}"
    points = (Point(stretch, missing=missing, withheld=True) for stretch in through)
    return Trend(name, subject, unit_of(facts, name), tuple(points))
