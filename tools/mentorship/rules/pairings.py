"""Pairings: who is paired with whom, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from mentorship.findings import Related, shown
from mentorship.models.application import Application
from mentorship.models.entity import Entity
from mentorship.models.pairing import Pairing
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace


@rule("pairing-self", "error")
def nobody_mentors_themselves(subject: Subject) -> Issues:
    """A person is mentor and mentee in the same pairing.

    Why: nobody sees their own blind spots.

    Mend: name another mentor or mentee.

    Bad:
        mentors: [ada.okafor]
        mentees: [ada.okafor]

    Good:
        mentors: [ada.okafor]
        mentees: [lin.wei]
    """
    for pairing in subject.workspace.pairings.values():
        for index, name in enumerate(pairing.mentees):
            if name in pairing.mentors:
                place = pairing.place("mentees", index)
                yield Issue(
                    place,
                    f"{name!r} is both mentor and mentee",
                    "name the person who is being mentored",
                )


@rule("named-twice", "error")
def nobody_is_named_twice(subject: Subject) -> Issues:
    """A person stands twice in the same list.

    Why: what is counted per person would count twice.

    Mend: remove one.

    Bad:
        mentees: [lin.wei, lin.wei]

    Good:
        mentees: [lin.wei]
    """
    space = subject.workspace
    for entity, key, names in _lists(space):
        for index, name in enumerate(names):
            if name in names[:index]:
                # Who applied for whom is not for everybody.
                who = "a person" if isinstance(entity, Application) else f"{shown(name)!r}"
                again = f"number {index + 1} is number {names.index(name) + 1} again"
                message = f"{who} is named twice in {key}: {again}"
                about = f"{key} {name}"
                yield Issue(entity.place(key, index), message, "remove one", subject=about)


@rule("manager-mentors-report", "warning")
def managers_do_not_mentor_their_reports(subject: Subject) -> Issues:
    """A mentor manages the mentee, directly or through others.

    Why: people ask a mentor what they would not ask whoever rates them.

    Mend: name another mentor. Where it is meant, say so: `rules: {manager-mentors-report: off}` in
    the program, or an ignore with its reason.

    Bad:
        # people/lin.wei.yml
        manager: grace.lindqvist
        # pairings/lin.wei-grace.lindqvist.yml
        mentors: [grace.lindqvist]
        mentees: [lin.wei]

    Good:
        mentors: [ada.okafor]
        mentees: [lin.wei]
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        for index, mentor in enumerate(pairing.mentors):
            for mentee in pairing.mentees:
                above = space.managers_above(mentee)
                if mentor in above:
                    how = "manages" if above[0] == mentor else "manages, through others,"
                    person = space.people[mentee]
                    there = (Related(person.place("manager"), f"the manager of {mentee}"),)
                    yield Issue(
                        pairing.place("mentors", index),
                        f"{mentor} {how} {mentee}",
                        "name a mentor outside this line",
                        there,
                        f"{mentor} {mentee}",
                    )


@rule("outside-program", "error")
def pairings_lie_in_their_program(subject: Subject) -> Issues:
    """A pairing starts before its program, after its end, or ends after it.

    Why: outside the program's dates nothing is owed and nothing is counted.

    Mend: correct the day, or the program's dates.

    Bad:
        start: 2027-01-11       # the program ends on 2026-12-18

    Good:
        start: 2026-01-12
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        program = space.program_of(pairing)
        if program is None:
            continue
        dates = program.dates
        there = (Related(program.place("dates"), "the program's dates"),)
        days: list[tuple[str, date, tuple[str, ...]]] = [("starts", pairing.start, ("start",))]
        if pairing.ended:
            days.append(("ended", pairing.ended.date, ("ended", "date")))
        for what, day, route in days:
            if not dates.start <= day <= dates.end:
                message = f"it {what} on {day}, outside {dates.start} to {dates.end}"
                yield Issue(pairing.place(*route), message, "", there, what)


@rule("rematch-circle", "error")
def rematches_follow_in_time(subject: Subject) -> Issues:
    """A pairing continues itself, a later pairing, or one that had not ended when it began.

    Why: what was met in the earlier pairing counts in the later one; in a circle it never ends,
    and while both run everything is owed twice.

    Mend: `continues:` names the earlier pairing, and that one has `ended:`, no later than this one
    begins.

    Bad:
        # pairings/lin.wei-chen.yu.yml
        continues: lin.wei-chen.yu

    Good:
        # pairings/lin.wei-chen.yu.yml
        continues: lin.wei-sofia.garcia
    """
    pairings = subject.workspace.pairings
    for pairing in pairings.values():
        earlier = pairings.get(pairing.continues or "")
        problem = _misplaced(pairings, pairing, earlier) if earlier else None
        if problem:
            hint = "name the pairing it replaces, and end that one by then"
            yield Issue(pairing.place("continues"), problem, hint)


def _lists(space: Workspace) -> Iterator[tuple[Entity, str, tuple[str, ...]]]:
    yield space.settings, "office", space.settings.office
    for program in space.programs.values():
        yield program, "owners", program.owners
    for pairing in space.pairings.values():
        yield pairing, "mentors", pairing.mentors
        yield pairing, "mentees", pairing.mentees
    for application in space.applications:
        yield application, "choices", application.choices


def _misplaced(pairings: Mapping[str, Pairing], pairing: Pairing, earlier: Pairing) -> str | None:
    """Why `earlier` cannot be the pairing that this one continues."""
    if earlier is pairing:
        return "a pairing cannot continue itself"
    if earlier.start > pairing.start:
        return f"{earlier.id} starts later, on {earlier.start}"
    if earlier.ended is None:
        return f"{earlier.id} has not ended"
    if earlier.ended.date > pairing.start:
        last = earlier.ended.date
        return f"{earlier.id} ended on {last}, after this one began on {pairing.start}"
    seen = {earlier.id}
    before = pairings.get(earlier.continues or "")
    while before is not None and before.id not in seen:
        if before is pairing:
            return f"{earlier.id} and this one continue each other"
        seen.add(before.id)
        before = pairings.get(before.continues or "")
    return None
