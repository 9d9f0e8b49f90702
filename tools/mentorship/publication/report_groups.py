"""Which groups of a report are withheld: small ones, and those from which these would follow.

Of a metric that is told for the whole program and for groups in it, so many groups are withheld
that what is left when those told are taken away is never that of one or two people: of the tasks
and courses, of the stages they belong to, and of the tracks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from mentorship.metrics.evaluation.figure import Report
from mentorship.models.program import Program
from mentorship.publication.gate import LEAST_GROUP
from mentorship.workspace.workspace import Workspace, grouped_many

GROUPED = ("tasks", "courses", "stages", "tracks", "trend")
"""The sections that are withheld group by group, the inner ones first."""


class Group(NamedTuple):
    """A group of one metric: in which section, and whose data it is."""

    section: str
    name: str
    id: str
    people: frozenset[str]


def crowds(space: Workspace, program: Program) -> tuple[frozenset[str], ...]:
    """Mentees of one pairing, and of one mentor: numbers about three or more stand elsewhere."""
    pairings = space.pairings_of.get(program.id, ())
    by_mentor = grouped_many(pairings, lambda pairing: pairing.mentors).values()
    found = {frozenset(pairing.mentees) for pairing in pairings}
    found |= {frozenset(m for pairing in group for m in pairing.mentees) for group in by_mentor}
    return tuple(crowd for crowd in found if len(crowd) >= LEAST_GROUP)


def hidden(report: Report, program: Program, known: Collection[frozenset[str]]) -> frozenset[Group]:
    """The groups that are withheld, for each metric by itself.

    `known` are people about whom together a number may stand elsewhere.
    """
    groups = [
        Group(section.id, figure.name, figure.group_id, figure.result.people)
        for section in report.sections
        if section.id in GROUPED
        for figure in section.figures
        if figure.result.value is not None
    ]
    inside = _inside(program)
    out: set[Group] = set()
    for name in sorted({group.name for group in groups}):
        for section in GROUPED:
            there = [g for g in groups if (g.section, g.name) == (section, name)]
            told = {g for g in there if _holds(g, out, inside) or _is_nearly(g, known)}
            out |= _hidden_in(there, told)
    return frozenset(out)


def _hidden_in(groups: Sequence[Group], holding: Collection[Group]) -> set[Group]:
    """Groups of too few, those in which one of these stands, and the smallest beside them until
    what is withheld is that of three people or more."""
    out = {g for g in groups if len(g.people) < LEAST_GROUP or g in holding}
    rest = sorted((g for g in groups if g not in out), key=lambda g: (len(g.people), g.id))
    while out and rest and len(frozenset[str]().union(*(g.people for g in out))) < LEAST_GROUP:
        out.add(rest.pop(0))
    return out


def _holds(group: Group, hidden: Iterable[Group], inside: Mapping[str, frozenset[str]]) -> bool:
    """Whether a stage or track could be taken apart: something in it is withheld."""
    held = inside.get(group.id, frozenset()) if group.section in ("stages", "tracks") else ()
    return any(other.name == group.name and other.id in held for other in hidden)


def _is_nearly(group: Group, known: Collection[frozenset[str]]) -> bool:
    """Whether a number that stands elsewhere is about all of these people but one or two."""
    return any(crowd < group.people and not apart(len(group.people - crowd)) for crowd in known)


def _inside(program: Program) -> Mapping[str, frozenset[str]]:
    """What a stage (`track/stage`) and a track are made of: tasks, courses, stages."""
    stages = {
        f"{name}/{stage.id}": frozenset({*stage.compulsory, *(task.id for task in stage.tasks)})
        for name, track in program.tracks.items()
        for stage in track.stages
    }
    tracks = {
        name: frozenset(key for key in stages if key.startswith(f"{name}/"))
        for name in program.tracks
    }
    return {**stages, **tracks}


def apart(difference: int) -> bool:
    """Whether what is left when one count is taken from another points at nobody."""
    return difference == 0 or difference >= LEAST_GROUP
