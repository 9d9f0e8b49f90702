"""When a number that rests on sealed values may be told, of however many people: once.

Of a mean of four people and the mean of three of them a week before, the difference is the value of
the fourth. So it is not told from day to day, but as it stood on the last day of the program, and
not before.
"""

from __future__ import annotations

from datetime import date

from mentorship.metrics.result import Subject
from mentorship.metrics.subjects import pairings_of
from mentorship.workspace.workspace import Workspace


def settled_on(workspace: Workspace, subject: Subject | None) -> date | None:
    """The last day of the program of a subject; None where it is of no program, or of several."""
    if subject is None:
        return None
    programs = {subject.id} if subject.kind == "program" else set()
    programs |= {pairing.program for pairing in pairings_of(workspace, subject)}
    name = programs.pop() if len(programs) == 1 else ""
    found = workspace.programs.get(name)
    return max(found.dates.end, found.dates.start) if found else None
