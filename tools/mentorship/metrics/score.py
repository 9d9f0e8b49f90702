"""Scores from 0 to 100, combined from metrics as a program says; what is missing drops out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from mentorship.language import N_, _
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Result, Role, Subject, Unit, changed
from mentorship.models.program import Program
from mentorship.models.scoring import Part, Parts, Scoring
from mentorship.values import rounded

_HUNDRED = Decimal(100)
_FORMULA = N_(
    "sum of weight × points / weight measured, points linear from 0 at zero to 100 at full"
)


@metric("mentor-score", unit=Unit.POINTS, formula=_FORMULA, subjects=("person",), composite=True)
def mentor_score(facts: Facts, subject: Subject) -> Result:
    """How a mentor does in a program, by the weights of the program."""
    return _of_person(facts, subject, "mentor")


@metric("mentee-score", unit=Unit.POINTS, formula=_FORMULA, subjects=("person",), composite=True)
def mentee_score(facts: Facts, subject: Subject) -> Result:
    """How a mentee does in a program, by the weights of the program."""
    return _of_person(facts, subject, "mentee")


@metric("pairing-score", unit=Unit.POINTS, formula=_FORMULA, subjects=("pairing",), composite=True)
def pairing_score(facts: Facts, subject: Subject) -> Result:
    """How a pairing does, by the weights of its program."""
    pairing = facts.situation.workspace.pairings.get(subject.id)
    program = facts.situation.workspace.program_of(pairing) if pairing else None
    if program is None:
        return Result(missing=_("its program is not known"))
    return combined(facts, subject, program, program.scoring.pairing)


def combined(facts: Facts, subject: Subject, program: Program, weights: Parts) -> Result:
    """The weighted mean of the points of the parts that could be measured.

    No score where less than `least_evidence` of the weight could; the parts are there all the same.
    """
    total = sum((Decimal(part.weight) for part in weights.values()), Decimal(0))
    if not total:
        return Result(missing=_("{program} gives no weights for it", program=program.id))
    if total != _HUNDRED:
        return Result(missing=_("its weights sum to {total}, not to 100", total=total))
    parts = tuple(_part(facts, subject, name, part) for name, part in weights.items())
    found = [part for part in parts if part.points is not None]
    weight = sum((part.weight or Decimal(0) for part in found), Decimal(0))
    share, least = weight / total, program.scoring.least_evidence.fraction
    people = frozenset(person for part in found for person in part.people)
    whole = Result(
        parts=parts, measured=share, people=people, n=min((part.n for part in found), default=0),
        excluded=tuple(Excluded(part.name, part.missing) for part in parts if part.points is None),
    )  # fmt: skip
    if not weight or share < least:
        why = _("{percent} % of the weight is measured, {least} is needed",
                percent=rounded(share * 100),
                least=program.scoring.least_evidence.said)  # fmt: skip
        return replace(whole, missing=why)
    value = sum(((p.weight or 0) * (p.points or 0) for p in found), Decimal(0)) / weight
    return replace(whole, value=value)


def programs_of(facts: Facts, person: str, role: Role) -> tuple[Program, ...]:
    """The programs in which a person has this role, in order of id."""
    workspace = facts.situation.workspace
    pairings = facts.pairings(Subject("person", person, role))
    names = sorted({pairing.program for pairing in pairings})
    return tuple(workspace.programs[name] for name in names if name in workspace.programs)


def _of_person(facts: Facts, subject: Subject, role: Role) -> Result:
    if subject.role not in (None, role):
        return Result(
            missing=_("it is about a mentor") if role == "mentor" else _("it is about a mentee")
        )
    programs = programs_of(facts, subject.id, role)
    mine = [p for p in programs if subject.program in (None, p.id)]
    if len(mine) != 1:
        return Result(missing=_which(mine, subject, role))
    program = mine[0]
    weights = weights_of(program.scoring, role)
    return combined(facts, Subject("person", subject.id, role, program.id), program, weights)


def weights_of(scoring: Scoring, role: Role) -> Parts:
    """The weights for people in this role."""
    return scoring.mentor if role == "mentor" else scoring.mentee


def _which(programs: Iterable[Program], subject: Subject, role: Role) -> str:
    names = _(", ").join(program.id for program in programs)
    if names:
        several = {
            "mentor": N_("mentor in several programs with weights of their own, name one: {names}"),
            "mentee": N_("mentee in several programs with weights of their own, name one: {names}"),
        }
        return _(several[role], names=names)
    if subject.program is None:
        return (
            _("not a mentor in any program")
            if role == "mentor"
            else (_("not a mentee in any program"))
        )
    no = {"mentor": N_("not a mentor in {program}"), "mentee": N_("not a mentee in {program}")}
    return _(no[role], program=subject.program)


def _scale(metric: str, zero: object, full: object) -> str:
    return _(
        "{metric}, 0 points at {zero}, 100 at {full}", metric=metric, zero=zero, full=full
    )  # fmt: skip


def _part(facts: Facts, subject: Subject, name: str, part: Part) -> Result:
    weight = Decimal(part.weight)
    known = facts.metrics.get(part.metric)
    if known and known.composite:
        return Result(name=name, weight=weight, missing=_("a score cannot be part of a score"))
    measured = facts.measure(part.metric, subject)
    scale = (part.metric, part.zero, part.full)
    formula = facts.for_all(("scale", *scale), lambda: _scale(*scale))
    if measured.value is None:
        return changed(measured, name=name, weight=weight, formula=formula)
    zero, full = measured.unit.quantity(part.zero), measured.unit.quantity(part.full)
    if zero == full:
        missing = _("its zero and its full are the same")
        return changed(measured, name=name, weight=weight, formula=formula, missing=missing,
                       value=None)  # fmt: skip
    share = (measured.value - zero) / (full - zero) + 0  # there is no -0
    points = min(max(share, Decimal(0)), Decimal(1)) * _HUNDRED
    return changed(measured, name=name, weight=weight, formula=formula, points=points)
