"""Eligibility: who takes part may take part, judged for the day the pairing starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorship.eligibility.judge import fits_track, judge
from mentorship.eligibility.verdict import Answer, Judged, all_of
from mentorship.findings import Related
from mentorship.metrics.result import Role
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.rematch import first_start
from mentorship.obligations.situation import Situation
from mentorship.rules.rule import Issue, Issues, Subject, rule


class _Case(NamedTuple):
    """A person in a pairing, the rules that count for their place, and what these say."""

    pairing: Pairing
    role: Role
    position: int
    person: str
    answer: Answer
    rules: tuple[Judged, ...]
    beside: bool = False  # they may join another mentor all the same

    def issue(self, verb: str) -> Issue:
        place = self.pairing.place(f"{self.role}s", self.position)
        reasons = "; ".join(each.missing for each in self.rules if each.missing)
        message = f"{self.person} {verb} a {self.role} of {self.pairing.program}: {reasons}"
        hint = f"`mentorship eligible {self.person} --program {self.pairing.program}` says more"
        if self.beside:
            hint = f"they may join as a co-mentor, behind a mentor who leads; {hint}"
        there = tuple(Related(each.written.place, each.wanted) for each in self.rules)
        return Issue(place, message, hint, there, f"{self.role} {self.person}")


@rule("not-eligible", "error")
def people_may_take_part(subject: Subject) -> Issues:
    """Somebody takes part in a program whose rules of eligibility they do not meet.

    Why: the program's owners wrote the rules; who sets one aside says so in a waiver. Judged for
    the day the pairing starts, on the facts known by then; ended pairings are not judged again. A
    mentee whose pairing continues another is judged for the start of the first.

    Mend: name somebody else, or add a waiver with its reason to the decision on their application.

    Bad:
        # pairings/lin.wei-petr.novak.yml, and Petr has no certificate
        mentors: [petr.novak]

    Good:
        # programs/graduates-2026/decisions/petr.novak-mentor.yml
        waivers: [{rule: certificate, reason: Exam in March, by: mira.holm, expires: 2026-03-31}]
    """
    for case in _cases(subject):
        if case.answer is Answer.NO:
            yield case.issue("may not be")


@rule("eligibility-unknown", "info")
def eligibility_is_known(subject: Subject) -> Issues:
    """Whether somebody may take part cannot be said: a fact is sealed, missing or on another scale.

    Why: silence would look like a yes.

    Mend: add the fact to their record, or a waiver to the decision; where the record is sealed, the
    office knows.

    Bad:
        # no file people/records/ada.okafor.yml, and the program asks for a rating

    Good:
        # people/records/ada.okafor.yml
        ratings: [{period: 2025, rating: 4.7}]
    """
    for case in _cases(subject):
        if case.answer is Answer.UNKNOWN:
            yield case.issue("may or may not be")


@rule("wrong-track", "warning")
def tracks_fit_their_mentees(subject: Subject) -> Issues:
    """A mentee is on a track that is for others.

    Why: a track says whom it is for; on the wrong one people learn what they know, or what they
    will not need.

    Mend: choose another track, or change `for:` of the track.

    Bad:
        # the track is for: [{joined_within: 6 months}], and the mentee joined in 2019
        track: graduate

    Good:
        track: transfer
    """
    for pairing, situation in _judged(subject):
        program = situation.workspace.programs[pairing.program]
        track = pairing.track or next(iter(program.tracks))
        for index, mentee in enumerate(pairing.mentees):
            began = first_start(situation.workspace, pairing, mentee)
            judged = fits_track(situation, program, track, mentee, began)
            wrong = tuple(each for each in judged if each.answer is Answer.NO)
            if wrong:
                reasons = "; ".join(each.missing for each in wrong)
                there = tuple(Related(each.written.place, each.wanted) for each in wrong)
                message = f"the track {track} is not for {mentee}: {reasons}"
                hint = _fitting(situation, program, mentee, began)
                yield Issue(pairing.place("mentees", index), message, hint, there, mentee)


def _fitting(situation: Situation, program: Program, mentee: str, day: date) -> str:
    """What to do: the tracks that are for a mentee."""
    judged = {track: fits_track(situation, program, track, mentee, day) for track in program.tracks}
    fitting = [t for t, rules in judged.items() if all_of(r.answer for r in rules) is Answer.YES]
    if not fitting:
        return "no track of the program is for them"
    return f"choose {' or '.join(fitting)}"


def _judged(subject: Subject) -> Iterator[tuple[Pairing, Situation]]:
    """Pairings that go on, of known programs, and the situation on the day each starts."""
    space = subject.workspace
    situations: dict[object, Situation] = {}
    for pairing in space.pairings.values():
        if pairing.ended or space.track_of(pairing) is None:
            continue
        if pairing.start not in situations:
            situations[pairing.start] = Situation(space, subject.history, pairing.start)
        yield pairing, situations[pairing.start]


def _cases(subject: Subject) -> Iterator[_Case]:
    for pairing, situation in _judged(subject):
        program = situation.workspace.programs[pairing.program]
        people = [("mentor", *each) for each in enumerate(pairing.mentors)]
        people += [("mentee", *each) for each in enumerate(pairing.mentees)]
        for role, index, person in people:
            asked = program.eligibility.mentor if role == "mentor" else program.eligibility.mentee
            if not asked or person not in situation.workspace.people:
                continue
            yield _case(situation, pairing, _role(role), index, person)


def _case(situation: Situation, pairing: Pairing, role: Role, index: int, person: str) -> _Case:
    program = situation.workspace.programs[pairing.program]
    mentee = role == "mentee"
    day = first_start(situation.workspace, pairing, person) if mentee else pairing.start
    verdict = judge(situation, program, role, person, day, pairing.id)
    beside = role == "mentor" and index > 0  # co-mentors join a mentor who leads
    answers = [(each.co_mentor if beside else each.answer, each) for each in verdict.rules]
    answer = all_of(one for one, _ in answers)
    decisive = tuple(each for one, each in answers if one is answer)
    joins = role == "mentor" and not beside and verdict.co_mentor is Answer.YES
    return _Case(pairing, role, index, person, answer, decisive, joins)


def _role(name: str) -> Role:
    return "mentor" if name == "mentor" else "mentee"
