"""Everybody judged by the programs that are not over: who may take part, and in which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mentorship.eligibility.judge import judge
from mentorship.eligibility.verdict import Verdict
from mentorship.metrics.result import Role
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.workspace.workspace import Workspace

ROLES: tuple[Role, ...] = ("mentor", "mentee")


def open_programs(workspace: Workspace, today: date) -> tuple[Program, ...]:
    """The programs that are not over, in order of id."""
    programs = workspace.programs
    return tuple(programs[p] for p in sorted(programs) if programs[p].dates.end >= today)


def people_here(workspace: Workspace, today: date) -> tuple[str, ...]:
    """Ids of those who have not left, in order."""
    people = workspace.people
    return tuple(p for p in sorted(people) if not (left := people[p].left) or left >= today)


def verdicts(
    situation: Situation, programs: Iterable[Program], roles: Iterable[Role], people: Iterable[str]
) -> Iterator[Verdict]:
    """Each of these people judged today, by program, then role."""
    asked, everybody = tuple(roles), tuple(people)
    for program in programs:
        for role in asked:
            for person in everybody:
                yield judge(situation, program, role, person, situation.today)
