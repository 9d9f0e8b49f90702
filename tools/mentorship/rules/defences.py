"""Defences: judged by people who are free to judge, as many as asked for, by the criteria given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.defences import conflicts
from mentorship.rules.naming import meant
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace


class _Defence(NamedTuple):
    note: Log
    pairing: Pairing
    program: Program


@rule("panel-conflict", "error")
def panels_are_free_to_judge(subject: Subject) -> Issues:
    """Somebody sits on the panel of a defence who may not: of the pair, or the mentee's manager.

    Why: a panel judges work by people who have not helped with it, and who do not decide about the
    mentee's pay.

    Mend: name somebody else; a defence that was judged by such a panel has to be held again.

    Bad:
        # logs/lin.wei-ada.okafor/2026-06-25-defence.md
        panel: [ada.okafor, liu.yang]

    Good:
        panel: [grace.lindqvist, liu.yang]
    """
    space = subject.workspace
    for note, pairing, _ in _defences(space):
        against = conflicts(space, pairing, note)
        for index, person in enumerate(note.panel):
            if person in against:
                yield Issue(
                    note.place("panel", index),
                    f"{shown(person)} judges and {against[person]}",
                    "name somebody else",
                    subject=f"panel {person}",
                )


@rule("panel-too-small", "warning")
def panels_have_their_size(subject: Subject) -> Issues:
    """A defence names fewer people on its panel than the program asks for.

    Why: the verdict of one is an opinion. Who sits there twice counts once.

    Mend: name everybody who judged; or change `panel:` of the cadence.

    Bad:
        # program.yml says panel: 2
        panel: [grace.lindqvist]

    Good:
        panel: [grace.lindqvist, liu.yang]
    """
    for note, _, program in _defences(subject.workspace):
        asked = [each.panel for each in program.cadence if each.kind == "defence" and each.panel]
        named = len(set(note.panel))
        if asked and named < min(asked):
            yield Issue(
                note.place("panel"),
                f"the panel has {named} of {min(asked)} people",
                "name everybody who judged",
                subject="panel",
            )


@rule("unknown-criterion", "warning")
def points_are_given_by_the_criteria(subject: Subject) -> Issues:
    """A defence gives points for something that is no criterion of the program.

    Why: the points have no weight, so they would count for nothing.

    Mend: use the names of `criteria:` in program.yml.

    Bad:
        # program.yml says criteria: {depth: 60, clarity: 40}
        scores: {depth: 78, clearness: 70}

    Good:
        scores: {depth: 78, clarity: 70}
    """
    for note, _, program in _defences(subject.workspace):
        known = {
            name for each in program.cadence if each.kind == "defence" for name in each.criteria
        }
        for name in note.scores:
            if known and name not in known:
                yield Issue(
                    note.place("scores", name, key=True),
                    f"{shown(name[:80])!r} is no criterion of {program.id}{meant(name, known)}",
                    f"criteria: {', '.join(sorted(known))}",
                    subject=f"scores {name}",
                )


def _defences(space: Workspace) -> Iterator[_Defence]:
    for note in space.logs:
        pairing = space.pairings.get(note.pairing)
        program = space.program_of(pairing) if pairing else None
        if note.kind == "defence" and note.held and pairing and program:
            yield _Defence(note, pairing, program)
