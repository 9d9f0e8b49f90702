"""How somebody does their job: indicators as points, weighted by the performance model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from mentorship.language import N_, _
from mentorship.metrics.indicators import Owner, Point, Series, series_of
from mentorship.metrics.metric import Facts, metric, of_any_role
from mentorship.metrics.result import Excluded, Result, Subject, Unit
from mentorship.metrics.series import no_record
from mentorship.models.settings import PerformanceModel, SubWeights
from mentorship.values import rounded

_NOTHING, _HUNDRED = Decimal(0), Decimal(100)
_FORMULA = N_(
    "sum of weight × points / weight measured, over the indicators of the performance model"
)


@of_any_role
@metric(
    "job-score",
    unit=Unit.POINTS,
    formula=_FORMULA,
    subjects=("person",),
    class_="sealed",
)
def job_score(facts: Facts, subject: Subject) -> Result:
    """How somebody does their job, by the weights that mentorship.yml gives for their role.

    Each dimension is the indicator of its name in the person's record: the newest closed period of
    the time asked for, as points. `target` or better is worth 100, `zero` or worse 0, what lies
    between is on a straight line; without `zero` that is 0 where higher is better, and twice the
    target where lower is. A sub-indicator weighs its share of its dimension. What is missing drops
    out; under `least_evidence` of the model there is no score, only its parts.
    """
    person = facts.situation.workspace.people.get(subject.id)
    role = person.job.role if person else None
    models = _models(facts, role)
    if len(models) != 1:
        return Result(missing=_which(models, role))
    name, model = models[0]
    if subject.id not in facts.situation.workspace.records:
        return Result(missing=no_record(facts.situation.workspace, subject.id))
    return _combined(subject.id, name, model, tuple(_parts(facts, subject, model)))


def _models(facts: Facts, role: str | None) -> list[tuple[str, PerformanceModel]]:
    known = facts.situation.workspace.settings.performance_models
    return [(name, model) for name, model in known.items() if role in model.roles]


def _which(models: list[tuple[str, PerformanceModel]], role: str | None) -> str:
    if role is None:
        return "the person has no role"
    if not models:
        return f"no performance model is for the role {role}"
    return f"several performance models are for the role {role}: {', '.join(m[0] for m in models)}"


def _combined(person: str, name: str, model: PerformanceModel, parts: tuple[Result, ...]) -> Result:
    weights = sum((part.weight or _NOTHING for part in parts), _NOTHING)
    measured = [(_weight_measured(part), part.points) for part in parts]
    weight = sum((each for each, _ in measured), _NOTHING)
    if not weights:
        return Result(missing=_("the performance model {name} gives no weights", name=name))
    if weights != _HUNDRED:
        return Result(
            missing=_(
                "the weights of the performance model {name} sum to {weights}, not to 100",
                name=name,
                weights=weights,
            )
        )
    share, least = weight / weights, model.least_evidence
    found = [part for part in parts if part.points is not None]
    whole = Result(
        parts=parts, measured=share, people=frozenset({person}), n=sum(part.n for part in found),
        formula=f"{_(_FORMULA)} {name}",
        excluded=tuple(Excluded(p.name, p.missing) for p in parts if p.points is None),
    )  # fmt: skip
    if not weight or share < least.fraction:
        why = _(
            "{percent} % of the weight is measured, {least} is needed",
            percent=rounded(share * 100),
            least=least.said,
        )
        return replace(whole, missing=why)
    total = sum((each * (points or _NOTHING) for each, points in measured), _NOTHING)
    return replace(whole, value=total / weight)


def _weight_measured(part: Result) -> Decimal:
    if part.points is None:
        return _NOTHING
    return (part.weight or _NOTHING) * (Decimal(1) if part.measured is None else part.measured)


def _parts(facts: Facts, subject: Subject, model: PerformanceModel) -> Iterator[Result]:
    situation = facts.situation
    series = series_of(situation, Owner("person", subject.id))
    known = {each.name: each for each in series}
    span = facts.span(subject)
    newest = {
        name: next((p for p in reversed(each.points) if p.period.last in span), None)
        for name, each in known.items()
    }
    for name, weight in model.weights.items():
        if isinstance(weight, SubWeights):
            yield _dimension(name, weight, known, newest)
        else:
            yield _part(name, Decimal(weight), known.get(name), newest.get(name))


def _dimension(
    name: str, given: SubWeights, known: Mapping[str, Series], newest: Mapping[str, Point | None]
) -> Result:
    """A dimension of sub-indicators: their weighted mean, over those that could be measured."""
    parts = tuple(
        _part(sub, Decimal(weight), known.get(sub), newest.get(sub))
        for sub, weight in given.of.items()
    )
    found = [part for part in parts if part.points is not None]
    every = sum((part.weight or _NOTHING for part in parts), _NOTHING)
    weight = sum((part.weight or _NOTHING for part in found), _NOTHING)
    whole = Result(
        name=name, unit=Unit.POINTS, weight=Decimal(given.weight), parts=parts,
        formula=_("weighted mean of its sub-indicators"),
        excluded=tuple(Excluded(p.name, p.missing) for p in parts if p.points is None),
        n=sum(part.n for part in found), measured=weight / every if every else _NOTHING,
    )  # fmt: skip
    if every != _HUNDRED:
        why = _("the weights of its sub-indicators sum to {weights}, not to 100", weights=every)
        return replace(whole, missing=why, measured=_NOTHING)
    if not weight:
        return replace(whole, missing=_("none of its sub-indicators is measured"))
    points = sum(((p.weight or _NOTHING) * (p.points or _NOTHING) for p in found), _NOTHING)
    return replace(whole, value=points / weight, points=points / weight)


def _part(name: str, weight: Decimal, series: Series | None, newest: Point | None) -> Result:
    whole = Result(name=name, unit=Unit.COUNT, weight=weight)
    if series is None:
        return replace(whole, missing=_("no such indicator in the record, or it is named twice"))
    whole = replace(whole, excluded=series.excluded)
    if newest is None:
        return replace(whole, missing=_("no closed period of the time asked for has a value"))
    points = series.points_of(newest.value)
    whole = replace(whole, inputs=(newest.as_input(name),), n=1, value=newest.value)
    if points is None:
        return replace(whole, missing=_no_points(series), value=None)
    return replace(whole, points=points, formula=_scale(series))


def _scale(series: Series) -> str:
    zero = series.zero
    if zero is None and series.target is not None:
        zero = 2 * series.target if series.lower else _NOTHING
    return f"0 points at {zero:f}, 100 at {series.target:f}"


def _no_points(series: Series) -> str:
    if series.target is None:
        return "it has no target, so no value can be worth points"
    return f"its zero does not lie on the worse side of its target {series.target:f}"
