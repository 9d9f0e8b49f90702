"""Which program is the edition before another."""

from __future__ import annotations

import re

from mentorship.models.program import Program
from mentorship.workspace.workspace import Workspace

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


def cohort_before(workspace: Workspace, program: Program) -> Program | None:
    """The newest program that began earlier and is called the same but for the year.

    `graduates-2026` follows `graduates-2025`, and `spring-next` follows `spring`: the ids that
    `new cohort` gives. None where there is none.
    """
    earlier = (
        other
        for other in workspace.programs.values()
        if _stem(other.id) == _stem(program.id) and other.dates.start < program.dates.start
    )
    return max(earlier, key=lambda other: (other.dates.start, other.id), default=None)


def _stem(identity: str) -> str:
    name = _YEAR.sub("0000", identity)
    while name.endswith("-next"):
        name = name.removesuffix("-next")
    return name
