"""Which skills an assessment found weak, for those who may read assessments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from mentorship.obligations.notes import about
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate

WEAK = 70
"""Points of 100 in an assessment by the pair below which a skill is worth reading about."""


def gaps(gate: Gate, situation: Situation) -> Mapping[str, tuple[str, ...]]:
    """By person the skills whose newest assessment in a note is below `WEAK`, in order of id.

    Tests and ratings of records are sealed and have no part in it; nor has it any without the right
    to read the notes of pairs.
    """
    if not gate.sees(Class.PAIR):
        return {}
    newest: dict[tuple[str, str], tuple[date, str, Decimal]] = {}
    space = gate.workspace
    for pairing in space.pairings.values():
        for note in space.logs_of.get(pairing.id, ()):
            if note.kind != "assessment" or not note.held or note.date > situation.today:
                continue
            for person in about(note, pairing):
                for skill, points in note.scores.items():
                    found = (note.date, note.path, Decimal(points))
                    newest[person, skill] = max(found, newest.get((person, skill), found))
    weak: dict[str, tuple[str, ...]] = {}
    for (person, skill), (_day, _path, points) in sorted(newest.items()):
        if points < WEAK:
            weak[person] = (*weak.get(person, ()), skill)
    return weak
