"""All advice on a program, and what was looked at in vain."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import mentorship.advice.rules
from mentorship.advice.advice import Advice, AdviceRule, Evidence, Ground, Unsaid
from mentorship.metrics.evaluation.cohort import cohort_before
from mentorship.metrics.metric import Facts
from mentorship.models.program import Program
from mentorship.registry import collect
from mentorship.workspace.workspace import Workspace


class Counsel(NamedTuple):
    """Advice in the order of the rules; `against` and `next` are ids of other cohorts."""

    program: str
    against: str | None
    next: str | None
    advice: tuple[Advice, ...]
    unsaid: tuple[Unsaid, ...]


@cache
def advice_rules() -> tuple[AdviceRule, ...]:
    """Every rule, by module and source."""
    return collect(mentorship.advice.rules, AdviceRule)


def advise(
    facts: Facts, program: Program, against: Program | None = None,
    rules: Iterable[AdviceRule] | None = None,
) -> Counsel:  # fmt: skip
    """What the rules, all or these, say of a program; `against` replaces the cohort before."""
    space = facts.situation.workspace
    before = against or cohort_before(space, program)
    ground = Ground(facts=facts, program=program, before=before)
    chosen = advice_rules() if rules is None else rules
    found = [each for rule in chosen for each in rule.find(ground)]
    advice = (each for each in found if isinstance(each, Advice))
    after = cohort_after(space, program)
    return Counsel(
        program.id, before.id if before else None, after.id if after else None,
        tuple(_explained(program, each) for each in advice),
        tuple(each for each in found if isinstance(each, Unsaid)),
    )  # fmt: skip


def _explained(program: Program, advice: Advice) -> Advice:
    """With the command that prints the receipt of each figure of the report."""
    evidence = (
        each._replace(figure=replace(each.figure, why=_command(program, each)))
        if each.section and not each.figure.why
        else each
        for each in advice.evidence
    )
    return replace(advice, evidence=tuple(evidence))


def _command(program: Program, evidence: Evidence) -> str:
    group = f"{evidence.section}:{evidence.figure.group_id}"
    return shlex.join(["mentorship", "why", evidence.figure.name, program.id, "--in", group])


def cohort_after(workspace: Workspace, program: Program) -> Program | None:
    """The next edition: the program whose cohort before is this one. None where there is none."""
    later = (p for p in workspace.programs.values() if cohort_before(workspace, p) is program)
    return min(later, key=lambda other: (other.dates.start, other.id), default=None)
