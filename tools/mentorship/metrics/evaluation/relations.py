"""Which process figures go together with which outcomes, over pairings and over teams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.evaluation.correlation import (
    LEAST_RELATED,
    Correlation,
    holm,
    pearson,
    spearman,
    unfit,
)
from mentorship.metrics.evaluation.exact import SURE, p_said
from mentorship.metrics.evaluation.figure import TOO_FEW, Figure
from mentorship.metrics.evaluation.whole import OUTCOMES, PROCESS
from mentorship.metrics.indicators import Owner, series_of
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Input, Result, Subject, Unit
from mentorship.metrics.statistics import mean
from mentorship.models.entity import Entity
from mentorship.models.program import Program
from mentorship.obligations.obligation import spot
from mentorship.obligations.situation import Situation
from mentorship.values import rounded

_PROCESS = ("session-adherence", "feedback-in-time", "course-completion", "task-on-time")
_OUTCOMES = ("mentee-growth", "task-quality")
_METHODS = ("Pearson", "Spearman")
NEEDS_SCIPY = N_("correlations need scipy: pip install 'mentorship[report]'")

Column = Mapping[str, Decimal]


class _Two(NamedTuple):
    """Two columns of numbers about the same subjects, and whose data they are."""

    name: str
    title: str
    over: str
    pairs: tuple[tuple[Decimal, Decimal], ...]
    people: frozenset[str]
    inputs: tuple[Input, ...] = ()


def relations(facts: Facts, program: Program) -> tuple[Figure, ...]:
    """Pearson's and Spearman's correlation of each two columns.

    All p-values are corrected for being looked at together, by Holm's method. A correlation does
    not say which of the two makes the other, or whether a third makes both.
    """
    columns = [*_of_pairings(facts, program), *_of_teams(facts.situation, program)]
    return related(columns)


def related(columns: Iterable[_Two]) -> tuple[Figure, ...]:
    """The correlations of these columns with what may be said of them."""
    found = [(two, method) for two in columns for method in _methods(two)]
    computed = [_correlation(two, method) for two, method in found]
    corrected = iter(holm(c.p for c in computed if isinstance(c, Correlation)))
    return tuple(
        _figure(two, method, one, next(corrected) if isinstance(one, Correlation) else None)
        for (two, method), one in zip(found, computed, strict=True)
    )


def _methods(two: _Two) -> tuple[str, ...]:
    """Both; what has no correlation is said once."""
    return _METHODS[:1] if unfit(two.pairs) else _METHODS


def two_columns(
    title: str, over: str, x: Column, y: Column, people: Iterable[str] = (),
    where: Mapping[str, Entity] = MappingProxyType({}),
) -> _Two:  # fmt: skip
    """Two columns beside each other, for the subjects that both have; `where` are their files."""
    both = sorted({*x} & {*y})
    inputs = (
        Input(
            name,
            _("{first} and {second}", first=rounded(x[name], 3), second=rounded(y[name], 3)),
            spot(where[name]),
        )
        for name in both
        if name in where
    )
    pairs = tuple((x[name], y[name]) for name in both)
    return _Two(title, title, over, pairs, frozenset(people), tuple(inputs))


def _correlation(two: _Two, method: str) -> Correlation | str:
    why = unfit(two.pairs)
    if why:
        return why
    try:
        return pearson(two.pairs) if method == "Pearson" else spearman(two.pairs)
    except ImportError:
        return _(NEEDS_SCIPY)


def _figure(two: _Two, method: str, found: Correlation | str, corrected: Decimal | None) -> Figure:
    plain = Result(
        name=two.name, unit=Unit.COUNT, n=len(two.pairs), people=two.people, inputs=two.inputs
    )  # fmt: skip
    title, words = two.title, ""
    if isinstance(found, str):
        result = replace(plain, missing=found)
    else:
        result = replace(plain, value=found.value, interval=found.interval)
        title = _("{title} ({method})", title=title, method=method)
        words = _said(found, corrected) if corrected is not None else ""
    return Figure(
        name=f"{two.name}/{method.lower()}", title=title, group=two.over, group_id=two.over,
        result=result, words=words,
    )  # fmt: skip


def _said(found: Correlation, corrected: Decimal) -> str:
    if found.n < LEAST_RELATED:
        return _(TOO_FEW)
    shown = p_said(corrected)
    if corrected >= SURE:
        return _("no clear relation (p {p})", p=shown)
    if found.value > 0:
        return _("suggests that they go together (p {p})", p=shown)
    return _("suggests that they go against each other (p {p})", p=shown)


def _of_pairings(facts: Facts, program: Program) -> Iterator[_Two]:
    pairs = facts.chosen(Subject("program", program.id)).engagements
    subjects = [Subject("pairing", pair.id) for pair in pairs]
    columns = {name: _column(facts, name, subjects) for name in (*_PROCESS, *_OUTCOMES)}
    people = frozenset(mentee for pair in pairs for mentee in pair.mentees)
    files = facts.situation.workspace.pairings
    for process in _PROCESS:
        for outcome in _OUTCOMES:
            title = _("{first} and {second}", first=_(PROCESS[process]),
                      second=_title(outcome).lower())  # fmt: skip
            yield two_columns(title, "pairings", columns[process], columns[outcome], people, files)


def _title(name: str) -> str:
    return _(PROCESS.get(name) or OUTCOMES[name])


def _column(facts: Facts, name: str, subjects: Iterable[Subject]) -> Column:
    found = ((subject.id, facts.measure(name, subject).value) for subject in subjects)
    return {identity: value for identity, value in found if value is not None}


def _of_teams(situation: Situation, program: Program) -> Iterator[_Two]:
    """Each two indicators of the mentees' teams: the means of the program's time."""
    space = situation.workspace
    mentees = {m for pairing in space.pairings_of.get(program.id, ()) for m in pairing.mentees}
    teams = sorted({space.people[m].team or "" for m in mentees if m in space.people} - {""})
    columns: dict[str, dict[str, Decimal]] = {}
    for team in teams:
        for series in series_of(situation, Owner("team", team)):
            since = [p.value for p in series.points if p.period.first >= program.dates.start]
            value = mean(since)
            if value is not None:
                columns.setdefault(series.name, {})[team] = value
    for one, other in combinations(sorted(columns), 2):
        if {*columns[one]} & {*columns[other]}:
            title = _("{first} and {second}", first=one, second=other)
            yield two_columns(title, "teams", columns[one], columns[other], where=space.teams)
