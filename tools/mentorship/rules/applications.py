"""Applications and matching: choices that can be met, parts that exist, musts that can be had."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.findings import Related
from mentorship.matching.admission import accepted
from mentorship.matching.catalogue import parts
from mentorship.matching.part import Part
from mentorship.matching.scores import is_ever_met
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.rules.naming import Reference, missing
from mentorship.rules.rule import Issue, Issues, Subject, rule

_OTHER = {"mentor": "mentee", "mentee": "mentor"}


@rule("choice-of-oneself", "error")
def nobody_chooses_themselves(subject: Subject) -> Issues:
    """Somebody ranks themself among the people they would like to be paired with.

    Why: nobody is paired with themself, and the place in the list was meant for somebody else.

    Mend: remove the name, or write the one that was meant.

    Bad:
        # programs/graduates-2026/applications/lin.wei-mentee.yml
        choices: [lin.wei, ada.okafor]

    Good:
        choices: [ada.okafor]
    """
    for application in subject.workspace.applications:
        for index, name in enumerate(application.choices):
            if name == application.person:
                message = f"choice {index + 1} is the applicant"
                place = application.place("choices", index)
                yield Issue(place, message, "remove it", subject=f"choices {index}")


@rule("applied-late", "warning")
def applications_are_in_time(subject: Subject) -> Issues:
    """An application is dated after the day until which people could apply.

    Why: whoever kept to the day counts on others having had to. Once it is decided nothing is
    said: the office let it in, or did not.

    Mend: let the office decide on it, or set a later day, `applications: {until: ...}` in
    program.yml.

    Bad:
        # program.yml has `applications: {until: 2025-12-19}`
        date: 2025-12-20

    Good:
        date: 2025-12-19
    """
    space = subject.workspace
    for each in space.applications:
        program = space.programs.get(each.program)
        until = program.applications.until if program else None
        decided = (each.program, each.person, each.role) in space.decision_on
        if program is None or until is None or each.withdrawn or decided or each.date <= until:
            continue
        there = (Related(program.place("applications", "until"), "the last day"),)
        message = f"people could apply until {until}"
        hint = "decide on it all the same, or set a later day"
        yield Issue(each.place("date"), message, hint, there, "date")


@rule("choice-did-not-apply", "info")
def choices_have_applied(subject: Subject) -> Issues:
    """Somebody is ranked who has not applied to the program in the other role.

    Why: a choice of somebody who does not take part cannot be met, and whoever made it may count
    on it. Until the other one applies it is passed over.

    Mend: ask the other one to apply, or take the name off the list.

    Bad:
        # programs/graduates-2026/applications/lin.wei-mentee.yml
        choices: [ada.okafor]
        # and there is no file programs/graduates-2026/applications/ada.okafor-mentor.yml

    Good:
        # programs/graduates-2026/applications/ada.okafor-mentor.yml
        date: 2025-12-01
    """
    space = subject.workspace
    applied = {(a.program, a.person, a.role) for a in space.applications}
    applied |= {(p.program, name, "mentor") for p in space.pairings.values() for name in p.mentors}
    applied |= {(p.program, name, "mentee") for p in space.pairings.values() for name in p.mentees}
    for application in space.applications:
        other = _OTHER.get(application.role, "")
        for index, name in enumerate(application.choices):
            known = name in space.people and name != application.person
            if known and (application.program, name, other) not in applied:
                # The list is not for everybody, so the message does not repeat the name.
                message = f"choice {index + 1} has not applied as a {other}"
                place = application.place("choices", index)
                hint = f"ask them to apply to {application.program}, or remove them"
                yield Issue(place, message, hint, subject=f"choices {index}")


@rule("unknown-match-part", "error")
def parts_of_matches_exist(subject: Subject) -> Issues:
    """The weights or the must-haves of a match name a part that there is not.

    Why: `mentorship match` cannot tell what was meant, and its points would be lost.

    Mend: use one of the parts that the hint lists. An installed package may add others.

    Bad:
        matching: {weights: {skils: 60, job: 40}}

    Good:
        matching: {weights: {skills: 60, job: 40}}
    """
    known = parts()
    hint = f"parts: {', '.join(sorted(known))}"
    for program in subject.workspace.programs.values():
        references = [
            Reference(program, ("matching", "weights", name), name, key=True)
            for name in program.matching.weights
        ]
        references += [
            Reference(program, ("matching", "must", index), name)
            for index, name in enumerate(program.matching.must)
        ]
        for reference in references:
            if reference.name not in known:
                yield missing(reference, "part of a match", known, hint)


@rule("must-never-met", "warning")
def musts_can_be_met(subject: Subject) -> Issues:
    """Nobody who was accepted meets a must-have of the match with anybody of the other side.

    Why: `mentorship match` would propose no pairing at all. Often a fact is missing rather than
    wrong: languages that no profile states are not known to be shared.

    Mend: complete the profiles, or take the part off `must:`.

    Bad:
        # no profile states languages
        matching: {must: [languages]}

    Good:
        # people/profiles/ada.okafor.yml
        languages: [en, fr]
    """
    space, known = subject.workspace, parts()
    for program in space.programs.values():
        musts = [(i, known[m]) for i, m in enumerate(program.matching.must) if m in known]
        if musts:
            situation = Situation(space, subject.history, program.dates.start)
            for index, part in _never_met(situation, program, musts):
                message = f"no two people who were accepted meet the must-have {part.name}"
                place = program.place("matching", "must", index)
                yield Issue(place, message, "complete the profiles", subject=part.name)


def _never_met(
    situation: Situation, program: Program, musts: list[tuple[int, Part]]
) -> Iterator[tuple[int, Part]]:
    members = accepted(situation, program, program.dates.start)
    mentees = [member for member in members if member.role == "mentee"]
    mentors = [member for member in members if member.role == "mentor"]
    others = any(mentee.id != mentor.id for mentee in mentees for mentor in mentors)
    for index, part in musts if others else ():
        if not is_ever_met(part, mentees, mentors):
            yield index, part
