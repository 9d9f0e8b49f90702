"""Names in one file that stand for another file: people, programs, pairings, teams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mentorship.findings import Place, shown
from mentorship.models.entity import Entity
from mentorship.models.pairing import Pairing
from mentorship.models.record import Record
from mentorship.models.team import Team
from mentorship.rules.naming import Reference, meant, missing, person_meant, unknown
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace

_COMMAS = re.compile("[\uff0c\u3001]")  # as typed with a Chinese keyboard


@rule("unknown-person", "error")
def people_exist(subject: Subject) -> Issues:
    """A name stands where a person is expected, and there is no such person.

    Why: nobody would be asked, reminded or credited.

    Mend: write the id of a person, that is the name of a file in people/ without `.yml`, or add it.

    Bad:
        mentors: [ada.okafr]

    Good:
        mentors: [ada.okafor]
    """
    space = subject.workspace
    for reference in _people(space):
        name = reference.name
        if name not in space.people and not space.is_broken("person", name):
            hint = "put a plain ',' between names" if _COMMAS.search(name) else ""
            also = person_meant(name, space.people)
            yield missing(reference, "person", space.people, hint, also)
    for item in space.sealed:
        is_record = item.kind == "record" and item.id not in space.people
        if is_record and not space.is_broken("person", item.id):
            message = f"there is no person {shown(item.id)!r}{person_meant(item.id, space.people)}"
            yield Issue(Place(item.path), message, subject=item.id)


@rule("unknown-program", "error")
def programs_exist(subject: Subject) -> Issues:
    """A program is named that there is not.

    Why: without its program a pairing has no plan, no dates and no owners.

    Mend: write the name of a folder in programs/ that has a program.yml.

    Bad:
        program: graduates-2062

    Good:
        program: graduates-2026
    """
    space = subject.workspace
    references = [Reference(p, ("program",), p.program) for p in space.pairings.values()]
    references += [Reference(a, (), a.program) for a in space.applications]
    references += [Reference(d, (), d.program) for d in space.decisions]
    references += [Reference(e, (), e.program) for e in space.events]
    references += [Reference(t, (), t.program) for t in space.tallies]
    yield from unknown(space, references, "program", space.programs)


@rule("unknown-track", "error")
def tracks_exist(subject: Subject) -> Issues:
    """A track is named that the program does not have, or none where it has several.

    Why: the track is the plan's template.

    Mend: write one of the program's tracks.

    Bad:
        track: gradate

    Good:
        track: graduate
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        program = space.programs.get(pairing.program)
        if program is None or space.track_of(pairing) is not None:
            continue
        if pairing.track is None:
            message = f"{pairing.program} has several tracks and none is named"
            hint = f"add track: with one of {', '.join(program.tracks)}"
            yield Issue(pairing.place("program"), message, hint)
        else:
            yield missing(Reference(pairing, ("track",), pairing.track), "track", program.tracks)
    for application in space.applications:
        program = space.programs.get(application.program)
        if program and application.track and application.track not in program.tracks:
            reference = Reference(application, ("track",), application.track)
            yield missing(reference, "track", program.tracks)


@rule("unknown-pairing", "error")
def pairings_exist(subject: Subject) -> Issues:
    """A pairing is named that there is not.

    Why: notes without their pairing count for nothing.

    Mend: write the id of a pairing, or rename the folder of the notes.

    Bad:
        logs/lin.wei-ada/2026-02-10-one-to-one.md

    Good:
        logs/lin.wei-ada.okafor/2026-02-10-one-to-one.md
    """
    space = subject.workspace
    references = [
        Reference(log, (), log.pairing) for log in space.logs if log.pairing not in space.pairings
    ]
    references += [Reference(answer, (), answer.pairing) for answer in space.answers]
    references += [Reference(approval, (), approval.id) for approval in space.approvals.values()]
    for pairing in space.pairings.values():
        if pairing.continues:
            references.append(Reference(pairing, ("continues",), pairing.continues))
        references += [
            Reference(pairing, ("plan", "joint", task), other)
            for task, other in pairing.plan.joint.items()
        ]
    yield from unknown(space, references, "pairing", space.pairings)
    for item in space.sealed:
        name = item.pairing
        if name and name not in space.pairings and not space.is_broken("pairing", name):
            message = f"there is no pairing {shown(name)!r}{meant(name, space.pairings)}"
            yield Issue(Place(item.path), message, subject=name)


@rule("unknown-team", "error")
def teams_exist(subject: Subject) -> Issues:
    """A team is named that there is not.

    Why: figures of a team and rights of its lead hang on it.

    Mend: write the id of a file in people/teams/, or add it.

    Bad:
        team: platfrom

    Good:
        team: platform
    """
    space = subject.workspace
    references = [Reference(p, ("team",), p.team) for p in space.people.values() if p.team]
    yield from unknown(space, references, "team", space.teams)


def _people(space: Workspace) -> Iterator[Reference]:
    yield from _each(space.settings, "office", space.settings.office)
    for person in space.people.values():
        yield from _one(person, "manager", person.manager)
    for own in (*space.profiles.values(), *space.records.values()):
        yield Reference(own, (), own.id)
    for team in space.teams.values():
        yield from _one(team, "lead", team.lead)
    holders: tuple[Record | Team, ...] = (*space.records.values(), *space.teams.values())
    for held in holders:
        for index, remedy in enumerate(held.remedies):
            yield Reference(held, ("remedies", index, "by"), remedy.by, sealed=True)
    for program in space.programs.values():
        yield from _each(program, "owners", program.owners)
    for pairing in space.pairings.values():
        yield from _people_of_pairing(pairing)
    for approval in space.approvals.values():
        yield Reference(approval, ("by",), approval.by)
    yield from _people_of_applications(space)
    yield from _people_of_notes(space)


def _people_of_pairing(pairing: Pairing) -> Iterator[Reference]:
    yield from _each(pairing, "mentors", pairing.mentors)
    yield from _each(pairing, "mentees", pairing.mentees)
    for name in pairing.accepted:
        if name not in pairing.people:
            yield Reference(pairing, ("accepted", name), name, key=True)
    for item, waived in pairing.plan.waived.items():
        yield Reference(pairing, ("plan", "waived", item, "by"), waived.by)


def _people_of_applications(space: Workspace) -> Iterator[Reference]:
    for application in space.applications:
        yield Reference(application, (), application.person)
        yield from _each(application, "choices", application.choices)
    for decision in space.decisions:
        yield Reference(decision, (), decision.person)
        yield from _one(decision, "by", decision.by)
        for index, waiver in enumerate(decision.waivers):
            yield Reference(decision, ("waivers", index, "by"), waiver.by)


def _people_of_notes(space: Workspace) -> Iterator[Reference]:
    for log in space.logs:
        yield from _one(log, "by", log.by)
        yield from _each(log, "present", log.present or ())
        yield from _each(log, "for", log.for_ or ())
        yield from _each(log, "panel", log.panel)
    for event in space.events:
        yield from _each(event, "present", event.present)
    for answer in space.answers:
        yield Reference(answer, (), answer.person)
        yield from _one(answer, "about", answer.about)


def _one(entity: Entity, key: str, name: str | None) -> Iterator[Reference]:
    if name:
        yield Reference(entity, (key,), name)


def _each(entity: Entity, key: str, names: Iterable[str]) -> Iterator[Reference]:
    for index, name in enumerate(names):
        yield Reference(entity, (key, index), name)
