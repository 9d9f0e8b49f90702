"""Why two people should not be a pair, whatever their score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from mentorship.matching.market import Barred
from mentorship.matching.member import Member
from mentorship.models.program import Program
from mentorship.workspace.workspace import Workspace

_LINE_RULE = "manager-mentors-report"

Conflicts = Mapping[tuple[str, str], Barred]
"""Why, per mentee and mentor."""


def conflicts(
    space: Workspace, program: Program, start: date, mentees: Sequence[Member],
    mentors: Sequence[Member],
) -> Conflicts:  # fmt: skip
    """Pairs that may not be: oneself, a manager or a report in the line, the same two as before.

    Before is by the day on which the new pairings begin, `start`. Managers and reports may be
    paired where the rule manager-mentors-report is off, the same two again where the program says
    `matching: {again: true}`.
    """
    asked = {mentee.id for mentee in mentees}, {mentor.id for mentor in mentors}
    found: dict[tuple[str, str], Barred] = {}
    for one, other, why in _all(space, program, start, asked[0] | asked[1]):
        for mentee, mentor in ((one, other), (other, one)):
            if mentee in asked[0] and mentor in asked[1]:
                found.setdefault((mentee, mentor), why)
    return found


def _all(
    space: Workspace, program: Program, start: date, people: set[str]
) -> Iterator[tuple[str, str, Barred]]:
    for person in sorted(people):
        yield person, person, Barred("themselves", "one and the same person")
    if program.rules.get(_LINE_RULE, space.settings.rules.get(_LINE_RULE)) != "off":
        for person in sorted(people):
            for distance, manager in enumerate(space.managers_above(person)):
                how = "manages" if distance == 0 else "manages, through others,"
                yield person, manager, Barred("manager and report", f"{manager} {how} {person}")
    if not program.matching.again:
        yield from _earlier(space, start)


def _earlier(space: Workspace, start: date) -> Iterator[tuple[str, str, Barred]]:
    """Everybody with everybody they are in a pairing with that begins by the day."""
    begun = (pairing for pairing in space.pairings.values() if pairing.start <= start)
    for pairing in sorted(begun, key=lambda pairing: pairing.id):
        for mentee in pairing.mentees:
            for mentor in pairing.mentors:
                yield mentee, mentor, Barred("paired before", f"a pair in {pairing.id}")
