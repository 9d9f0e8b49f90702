"""Indicators: one of a name, periods of one length, remedies for what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mentorship.metrics.series import across_scales, contradictions
from mentorship.models.record import Record
from mentorship.models.team import Team
from mentorship.rules.naming import Reference, missing
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.values import Period
from mentorship.workspace.workspace import Workspace

_LENGTHS = {1: "months", 3: "quarters", 6: "half-years", 12: "years"}


@rule("duplicate-indicator", "error")
def indicators_are_named_once(subject: Subject) -> Issues:
    """Two indicators of a person or team, or two figures of a program, have the same name.

    Why: nobody can say which one is meant, so neither counts.

    Mend: put the values together, or give one of them another name.

    Bad:
        indicators:
          - {name: tickets, values: {2026-05: 30}}
          - {name: tickets, values: {2026-06: 31}}

    Good:
        indicators:
          - {name: tickets, values: {2026-05: 30, 2026-06: 31}}
    """
    for held in _held(subject.workspace):
        seen: set[str] = set()
        for index, indicator in enumerate(held.indicators):
            if indicator.name in seen:
                yield Issue(
                    held.place("indicators", index, "name"),
                    "an indicator above has the same name",
                    "put the values together, or give one of them another name",
                    subject=f"indicator {indicator.name}",
                )
            seen.add(indicator.name)
    for program in subject.workspace.programs.values():
        names = [kpi.name for kpi in program.kpis]
        for index, name in enumerate(names):
            if name in names[:index]:
                message = "a figure above has the same name"
                hint = "put the values together, or give one of them another name"
                place = program.place("kpis", index, "name")
                yield Issue(place, message, hint, subject=f"kpi {name}")


@rule("mixed-periods", "warning")
def periods_have_one_length(subject: Subject) -> Issues:
    """The values of an indicator are of periods of different lengths.

    Why: a month cannot be compared with a quarter. Those of the length that fewer have are left
    out of everything.

    Mend: give all values for months, or all for quarters; or make two indicators of it.

    Bad:
        values: {2026-05: 30, 2026-06: 31, 2026-Q3: 95}

    Good:
        values: {2026-05: 30, 2026-06: 31, 2026-07: 32}
    """
    for held in _held(subject.workspace):
        for index, indicator in enumerate(held.indicators):
            periods = {text: Period.parse(text) for text in indicator.values}
            often = Counter(period.length for period in periods.values())
            usual = max(often, key=lambda length: (often[length], -length), default=1)
            for text, period in periods.items():
                if period.length != usual:
                    yield Issue(
                        held.place("indicators", index, "values", text, key=True),
                        f"a period of another length; most values are of {_LENGTHS[usual]}",
                        "it is left out of everything",
                        subject=f"indicator {indicator.name} {text}",
                    )


@rule("unknown-indicator", "warning")
def remedies_are_for_indicators(subject: Subject) -> Issues:
    """A remedy is for an indicator that the person or team does not have.

    Why: it would never be looked at again.

    Mend: name one of the indicators of the same file.

    Bad:
        indicators: [{name: tickets, values: {2026-05: 30}}]
        remedies: [{indicator: ticket, cause: ability, remedy: Training, on: 2026-06-01, by: ada}]

    Good:
        indicators: [{name: tickets, values: {2026-05: 30}}]
        remedies: [{indicator: tickets, cause: ability, remedy: Training, on: 2026-06-01, by: ada}]
    """
    for held in _held(subject.workspace):
        names = [indicator.name for indicator in held.indicators]
        for index, remedy in enumerate(held.remedies):
            if remedy.indicator not in names:
                route = ("remedies", index, "indicator")
                there = Reference(held, route, remedy.indicator, sealed=True)
                yield missing(there, "indicator", names)


@rule("duplicate-value", "error")
def values_are_said_once(subject: Subject) -> Issues:
    """Two ratings of one period, or two tests of a skill on one day, say different things.

    Why: nobody can say which one is right, so neither counts. A rating that became known later
    replaces the one before. On two scales one of both counts, and a wrong scale would be the
    wrong one; what differs by rounding alone, as 4 of 5 and 85 of 100, is no finding.

    Mend: keep one of them, correct its scale, or say with `on` which one became known later.

    Bad:
        ratings:
          - {period: 2025, rating: 4.7}
          - {period: 2025, rating: 4.1}

    Good:
        ratings:
          - {period: 2025, rating: 4.7}
    """
    for record in subject.workspace.records.values():
        for key, positions in contradictions(record).items():
            for position in positions:
                message = f"another one of the {key} says something else of the same"
                hint = "keep one of them; till then neither counts"
                name = f"{key} {position}"
                yield Issue(record.place(key, position), message, hint, subject=name)
        for key, positions in across_scales(record).items():
            for position in positions:
                message = f"another one of the {key}, on another scale, says something else"
                hint = "keep one of them, or correct its scale; till then one of both is ignored"
                name = f"{key} {position} scale"
                yield Issue(record.place(key, position), message, hint, subject=name)


def _held(space: Workspace) -> Iterator[Record | Team]:
    yield from space.records.values()
    yield from space.teams.values()
