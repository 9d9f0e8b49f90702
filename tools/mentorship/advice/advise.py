"""All advice on a program, and what was looked at in vain."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import mentorship.advice.rules
from mentorship.advice.advice import Advice, AdviceRule, Ground, Unsaid
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


def advise(facts: Facts, program: Program, against: Program | None = None) -> Counsel:
    """What the rules say of a program; `against` replaces the cohort before."""
    space = facts.situation.workspace
    before = against or cohort_before(space, program)
    ground = Ground(facts=facts, program=program, before=before)
    found = [each for rule in advice_rules() for each in rule.find(ground)]
    after = cohort_after(space, program)
    return Counsel(
        program.id, before.id if before else None, after.id if after else None,
        tuple(each for each in found if isinstance(each, Advice)),
        tuple(each for each in found if isinstance(each, Unsaid)),
    )  # fmt: skip


def cohort_after(workspace: Workspace, program: Program) -> Program | None:
    """The next edition: the program whose cohort before is this one. None where there is none."""
    later = (p for p in workspace.programs.values() if cohort_before(workspace, p) is program)
    return min(later, key=lambda other: (other.dates.start, other.id), default=None)
