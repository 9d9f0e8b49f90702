"""Scores: weights that sum up and metrics that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from mentorship.metrics.catalogue import metrics
from mentorship.metrics.result import Unit
from mentorship.models.entity import Entity
from mentorship.models.program import Program
from mentorship.models.scoring import Parts, Scoring
from mentorship.models.settings import SubWeights
from mentorship.rules.naming import Reference, Route, missing
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.values import Percent
from mentorship.workspace.workspace import Workspace

_FRACTIONS = frozenset({Unit.RATE, Unit.SHARE, Unit.GROWTH})


class _Bound(NamedTuple):
    """A value that a program writes for a metric."""

    route: Route
    metric: str
    value: Decimal | Percent


@rule("weights-sum", "error")
def weights_sum_to_100(subject: Subject) -> Issues:
    """The weights of a score, of a match, of a defence or of a performance model do not sum to 100.

    Why: a score from 0 to 100 needs them to, and a forgotten part would go unnoticed.

    Mend: change the weights so that they sum to 100.

    Bad:
        weights: {code-quality: 30, project-progress: 25, teamwork: 20, customer-feedback: 20}

    Good:
        weights: {code-quality: 30, project-progress: 25, teamwork: 20, customer-feedback: 25}
    """
    for entity, route, weights in _weights(subject.workspace):
        total = sum(weights.values())
        if weights and total != 100:
            name = ".".join(str(part) for part in route)
            yield Issue(
                entity.place(*route, key=True),
                f"the weights of {name} sum to {total}, not to 100",
                f"they are {', '.join(f'{k} {v}' for k, v in weights.items())}",
                subject=name,
            )


@rule("unknown-metric", "error")
def metrics_exist(subject: Subject) -> Issues:
    """A score or a badge names a metric that there is not.

    Why: the part would have no data for ever.

    Mend: use one of the metrics that `mentorship score --help` lists.

    Bad:
        survey: {weight: 30, metric: survey-postive}

    Good:
        survey: {weight: 30, metric: survey-positive}
    """
    known = metrics()
    for program in subject.workspace.programs.values():
        for route, metric in _metrics(program):
            if metric not in known:
                hint = f"metrics: {', '.join(sorted(known))}"
                yield missing(Reference(program, route, metric), "metric", known, hint)


@rule("scale-mismatch", "error")
def bounds_are_of_the_metric(subject: Subject) -> Issues:
    """The bounds of a score's part or of a badge do not fit the unit of its metric.

    Why: rates, shares and growth are fractions, 20% is 0.2: a bare 20 is 2000% and nobody reaches
    it. Where `zero` and `full` are the same, no value lies between them.

    Mend: write a percentage for a rate, a share or growth, and let `zero` and `full` differ.

    Bad:
        growth: {weight: 40, metric: mentee-growth, full: 20}

    Good:
        growth: {weight: 40, metric: mentee-growth, full: 20%}
    """
    known = metrics()
    for program in subject.workspace.programs.values():
        for bound in _bounds(program):
            unit = known[bound.metric].unit if bound.metric in known else None
            if unit in _FRACTIONS and _is_bare(bound.value):
                yield Issue(
                    program.place(*bound.route),
                    f"{bound.route[-1]}: {bound.value} is no {unit} ({bound.metric})",
                    f"write a percentage, as in {bound.value}%",
                    subject=".".join(str(part) for part in bound.route),
                )
        yield from _same(program)
        least = program.scoring.least_evidence
        yield from _no_share(program, ("scoring", "least_evidence"), least)
    settings = subject.workspace.settings
    for name, model in settings.performance_models.items():
        route = ("performance_models", name, "least_evidence")
        yield from _no_share(settings, route, model.least_evidence)


def _no_share(entity: Entity, route: Route, least: Percent) -> Issues:
    if not 0 <= least.fraction <= 1:
        message = f"{'.'.join(str(part) for part in route)}: {least} is no share of the weights"
        hint = "write a percentage from 0% to 100%"
        yield Issue(entity.place(*route), message, hint, subject=".".join(map(str, route)))


def _is_bare(value: Decimal | Percent) -> bool:
    return isinstance(value, Decimal) and abs(value) > 1


def _same(program: Program) -> Issues:
    """Parts in which every value earns everything or nothing."""
    known = metrics()
    for role, parts in _roles(program.scoring):
        for name, part in parts.items():
            unit = known[part.metric].unit if part.metric in known else Unit.COUNT
            if unit.quantity(part.zero) == unit.quantity(part.full):
                yield Issue(
                    program.place("scoring", role, name, "full"),
                    f"scoring.{role}.{name}: zero and full are both {part.full}",
                    "full is the value that earns everything, zero the one that earns nothing",
                    subject=f"scoring.{role}.{name}",
                )


def _bounds(program: Program) -> Iterator[_Bound]:
    for role, parts in _roles(program.scoring):
        for name, part in parts.items():
            for key, value in (("zero", part.zero), ("full", part.full)):
                yield _Bound(("scoring", role, name, key), part.metric, value)
    for index, badge in enumerate(program.recognition):
        when = badge.when
        yield _Bound(("recognition", index, "when", "at_least"), when.metric, when.at_least)


def _weights(space: Workspace) -> Iterator[tuple[Entity, Route, Mapping[str, int]]]:
    settings = space.settings
    for name, model in settings.performance_models.items():
        route = ("performance_models", name, "weights")
        yield settings, route, {k: _weight(weight) for k, weight in model.weights.items()}
        for dimension, weight in model.weights.items():
            if isinstance(weight, SubWeights):
                yield settings, (*route, dimension, "of"), weight.of
    for program in space.programs.values():
        for role, parts in _roles(program.scoring):
            yield program, ("scoring", role), {name: part.weight for name, part in parts.items()}
        yield program, ("matching", "weights"), program.matching.weights
        for index, cadence in enumerate(program.cadence):
            yield program, ("cadence", index, "criteria"), cadence.criteria


def _weight(weight: int | SubWeights) -> int:
    return weight.weight if isinstance(weight, SubWeights) else weight


def _roles(scoring: Scoring) -> tuple[tuple[str, Parts], ...]:
    return ("mentor", scoring.mentor), ("mentee", scoring.mentee), ("pairing", scoring.pairing)


def _metrics(program: Program) -> Iterator[tuple[Route, str]]:
    for role, parts in _roles(program.scoring):
        for name, part in parts.items():
            yield ("scoring", role, name, "metric"), part.metric
    for index, badge in enumerate(program.recognition):
        yield ("recognition", index, "when", "metric"), badge.when.metric
