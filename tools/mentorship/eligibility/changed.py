"""Who could take part under other rules and cannot now, or the other way round."""

from __future__ import annotations

from typing import NamedTuple

from mentorship.eligibility.everybody import ROLES, open_programs, people_here, verdicts
from mentorship.metrics.result import Role
from mentorship.obligations.situation import Situation


class Turned(NamedTuple):
    """Somebody of whom a program's rules say something else, in words: yes, no, unknown, ..."""

    program: str
    role: Role
    person: str
    before: str
    after: str


def turned(before: Situation, after: Situation) -> tuple[Turned, ...]:
    """Everybody here judged today by the programs that are not over and have other conditions."""
    old, new = before.workspace, after.workspace
    people = people_here(new, after.today)
    programs = [
        (old.programs[program.id], program)
        for program in open_programs(new, after.today)
        if program.id in old.programs
        and old.programs[program.id].eligibility != program.eligibility
    ]
    then = verdicts(before, [one for one, _ in programs], ROLES, people)
    now = verdicts(after, [other for _, other in programs], ROLES, people)
    return tuple(
        Turned(one.program, one.role, one.person, one.words, other.words)
        for one, other in zip(then, now, strict=True)
        if one.words != other.words
    )
