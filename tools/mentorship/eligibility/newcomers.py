"""Who has been waiting for a mentor: applicants, and newcomers who need not apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mentorship.eligibility.judge import fits_track, judge
from mentorship.eligibility.verdict import Answer, all_of
from mentorship.metrics.capacity import Waiting, waiting
from mentorship.models.eligibility import EligibilityRule
from mentorship.models.person import Person
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation


def newcomers(situation: Situation) -> tuple[Waiting, ...]:
    """Everybody without a mentor who has asked for one or should get one, the longest wait first.

    A program pairs newcomers without applications if its rules for mentees, or those of a track,
    name `joined_within`, and nobody has applied to be its mentee. There everybody waits whom these
    rules let in on the day they could have begun (their first day, or the program's if that is
    later) and who has never had a pairing in it: since they joined.
    """
    programs = situation.workspace.programs.values()
    unasked = (
        each
        for program in programs
        if _pairs_newcomers(situation, program)
        for each in _without_a_mentor(situation, program)
    )
    found = (*waiting(situation), *unasked)
    return tuple(sorted(found, key=lambda each: (each.since, each.person, each.program)))


def _pairs_newcomers(situation: Situation, program: Program) -> bool:
    if situation.today > program.dates.end:
        return False
    tracks = (rule for track in program.tracks.values() for rule in track.for_)
    if not any(_asks_when_joined((*program.eligibility.mentee, *tracks))):
        return False
    return not any(
        each.program == program.id and each.role == "mentee" and each.date <= situation.today
        for each in situation.workspace.applications
    )


def _asks_when_joined(rules: Iterable[EligibilityRule]) -> Iterator[bool]:
    """Of each rule, those inside `any` and `all` included; `not` asks for somebody else."""
    for rule in rules:
        yield rule.joined_within is not None
        yield from _asks_when_joined((*(rule.any or ()), *(rule.all or ())))


def _without_a_mentor(situation: Situation, program: Program) -> Iterator[Waiting]:
    space, today = situation.workspace, situation.today
    paired = {name for each in space.pairings_of.get(program.id, ()) for name in each.mentees}
    for person in space.people.values():
        joined = person.joined
        if joined is None or joined > today or person.id in paired:
            continue
        if situation.is_there(person.id, today) and _is_meant(situation, program, person):
            days = (today - joined).days
            yield Waiting(person.id, program.id, joined, days, "newcomer")


def _is_meant(situation: Situation, program: Program, person: Person) -> bool:
    """Whether the rules let them in, and a track is for them."""
    day = max(person.joined or program.dates.start, program.dates.start)
    if judge(situation, program, "mentee", person.id, day).answer is not Answer.YES:
        return False
    return any(
        all_of(rule.answer for rule in fits_track(situation, program, track, person.id, day))
        is Answer.YES
        for track in program.tracks
    )
