"""Who is in the market of a program: accepted, there on the first day, eligible, with room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mentorship.eligibility.judge import judge
from mentorship.eligibility.verdict import Answer, Verdict
from mentorship.matching.changes import NO_CHANGES, Changes
from mentorship.matching.market import Absent
from mentorship.matching.member import Member
from mentorship.matching.tracks import track_remarks
from mentorship.metrics.result import Role
from mentorship.models.application import Application, Decision
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.load import worst_load
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span

_USUAL_ROOM = 1
"""Mentees of a mentor who states no capacity."""
_ROLES: tuple[Role, ...] = ("mentee", "mentor")


class Admission(NamedTuple):
    """Who is in: mentees, mentors who lead, mentors who can only join another; and who is out.

    In order of role and id.
    """

    mentees: tuple[Member, ...]
    leading: tuple[Member, ...]
    joining: tuple[Member, ...]
    absent: tuple[Absent, ...]


@dataclass(frozen=True, eq=False)
class _Applicant:
    """Somebody in a role of a program, as of a day; `later` is when they apply, if after it."""

    situation: Situation
    program: Program
    start: date
    changes: Changes
    id: str
    role: Role
    application: Application | None
    decision: Decision | None
    later: date | None

    @property
    def added(self) -> bool:
        return self.changes.adds(self.id, self.role)

    @cached_property
    def load(self) -> int:
        """Mentees on the worst day from the start to the program's end."""
        span = Span(self.start, max(self.start, self.program.dates.end))
        return worst_load(self.situation.workspace, self.id, span).mentees

    @cached_property
    def capacity(self) -> int | None:
        """All mentees they have room for, None where they do not say."""
        profile = self.situation.workspace.profiles.get(self.id)
        changed = self.changes.capacity(self.id)
        return changed if changed is not None or profile is None else profile.mentoring.capacity

    @property
    def room(self) -> int:
        """Mentees they have room for beside those they have."""
        if self.role == "mentee":
            return 1
        return (_USUAL_ROOM if self.capacity is None else self.capacity) - self.load


def admitted(
    situation: Situation, program: Program, start: date, changes: Changes = NO_CHANGES
) -> Admission:
    """Everybody who applied to the program, sorted into in and out as of the situation's day."""
    members: list[tuple[Member, bool]] = []
    absent: list[Absent] = []
    for applicant in _applicants(situation, program, start, changes):
        reason = _absence(applicant)
        if reason is None:
            reason, only_beside, remarks = _eligible(applicant)
        if reason is None:
            members.append((_member(applicant, remarks), only_beside))
        else:
            absent.append(Absent(applicant.id, applicant.role, reason))
    return Admission(
        tuple(member for member, _ in members if member.role == "mentee"),
        tuple(member for member, beside in members if member.role == "mentor" and not beside),
        tuple(member for member, beside in members if member.role == "mentor" and beside),
        tuple(absent),
    )


def accepted(situation: Situation, program: Program, start: date) -> tuple[Member, ...]:
    """Everybody whose application was accepted by the day, whether they have room or not."""
    return tuple(
        _member(applicant, ())
        for applicant in _applicants(situation, program, start, NO_CHANGES)
        if applicant.id in situation.workspace.people and not _not_accepted(applicant)
    )


def _applicants(
    situation: Situation, program: Program, start: date, changes: Changes
) -> Iterator[_Applicant]:
    space, today = situation.workspace, situation.today
    made = {(a.role, a.person): a for a in space.applications if a.program == program.id}
    decisions = {
        (d.role, d.person): d
        for d in space.decisions
        if d.program == program.id and d.date <= today
    }
    added = {(role, person) for person, role in changes.added}
    for role in _ROLES:
        known = {person for applied, person in (*made, *decisions, *added) if applied == role}
        for person in sorted(known):
            found = made.get((role, person))
            later = found.date if found and found.date > today else None
            yield _Applicant(
                situation, program, start, changes, person, role,
                None if later else found, decisions.get((role, person)), later,
            )  # fmt: skip


def _absence(applicant: _Applicant) -> str | None:
    """Why somebody is out, None if nothing but eligibility and room is left to ask."""
    if applicant.changes.removes(applicant.id):
        return "taken out"
    if not applicant.added:
        reason = _not_accepted(applicant)
        if reason:
            return reason
    space = applicant.situation.workspace
    if applicant.id not in space.people:
        unread = space.is_broken("person", applicant.id)
        return "their file cannot be read" if unread else "there is no such person"
    if space.is_broken("profile", applicant.id):
        return "their profile cannot be read"
    paired = _pairing(applicant) if applicant.role == "mentee" else None
    return f"is in the pairing {paired.id} already" if paired else _away(applicant)


def _not_accepted(applicant: _Applicant) -> str | None:
    application, decision = applicant.application, applicant.decision
    if applicant.later:
        return f"applied on {applicant.later}, after the day judged"
    if application is None:
        none = "no application" + _readable(applicant, "application")
        return f"{decision.status}, but there is {none}" if decision else "has not applied"
    withdrawn = application.withdrawn
    if withdrawn and withdrawn <= applicant.situation.today:
        return f"withdrew on {withdrawn}"
    if decision is None:
        unread = _readable(applicant, "decision")
        return f"there is no decision{unread}" if unread else "not decided yet"
    return None if decision.status == "accepted" else decision.status


def _readable(applicant: _Applicant, kind: str) -> str:
    """Where a file of theirs cannot be read, which may be of another program: that no other can."""
    space, name = applicant.situation.workspace, f"{applicant.id}-{applicant.role}"
    return " that can be read" if space.is_broken(kind, name) else ""


def _pairing(applicant: _Applicant) -> Pairing | None:
    """The pairing of this program that a mentee is in on the first day or later."""
    program = applicant.program
    pairings = applicant.situation.workspace.mentee_in.get(applicant.id, ())
    return next(
        (
            pairing
            for pairing in sorted(pairings, key=lambda pairing: pairing.id)
            if pairing.program == program.id
            and pairing.last_day(program.dates.end) >= applicant.start
        ),
        None,
    )


def _away(applicant: _Applicant) -> str | None:
    profile = applicant.situation.workspace.profiles.get(applicant.id)
    for leave in profile.leave if profile else ():
        if leave.from_ <= applicant.start <= leave.to:
            return f"on leave on the first day, {applicant.start}, until {leave.to}"
    return None


def _eligible(applicant: _Applicant) -> tuple[str | None, bool, tuple[str, ...]]:
    """Why not, whether only beside another mentor, and what is to be said all the same."""
    verdict = judge(
        applicant.situation, applicant.program, applicant.role, applicant.id, applicant.start
    )
    missing = "; ".join(verdict.missing)
    if verdict.words == "no":
        return f"not eligible: {missing}", False, ()
    if applicant.room <= 0:
        capacity = _USUAL_ROOM if applicant.capacity is None else applicant.capacity
        return f"no room: a capacity of {capacity} and {applicant.load} taken", False, ()
    remarks = tuple(_unknown(verdict, missing))
    return None, verdict.only_beside, (*remarks, *_remarks(applicant))


def _unknown(verdict: Verdict, missing: str) -> Iterator[str]:
    """That it is not known whether they may: take part, or, where they join another, lead."""
    if verdict.words == "unknown":
        yield f"eligibility not known: {missing}"
    elif verdict.answer is Answer.UNKNOWN:
        yield f"as co-mentor only, since it is not known whether they may lead: {missing}"


def _remarks(applicant: _Applicant) -> Iterator[str]:
    if applicant.role == "mentee":
        program, start = applicant.program, applicant.start
        asked = _track(applicant)
        yield from track_remarks(applicant.situation, program, applicant.id, start, asked)
    if applicant.role == "mentor" and applicant.capacity is None:
        yield f"states no capacity: {_USUAL_ROOM} is taken"
    person = applicant.situation.workspace.people[applicant.id]
    if person.left and person.left < applicant.program.dates.end:
        yield f"leaves on {person.left}, before the program ends"


def _track(applicant: _Applicant) -> str | None:
    """The track they applied for, None for none that there is."""
    track = applicant.application.track if applicant.application else None
    return track if track in applicant.program.tracks else None


def _member(applicant: _Applicant, remarks: tuple[str, ...]) -> Member:
    space, application = applicant.situation.workspace, applicant.application
    profile = space.profiles.get(applicant.id)
    choices = application.choices if application else ()
    return Member(
        role=applicant.role, person=space.people[applicant.id], profile=profile,
        track=_track(applicant),
        choices=tuple(name for name in dict.fromkeys(choices) if name != applicant.id),
        room=applicant.room, zone=(profile and profile.timezone) or space.settings.timezone,
        start=applicant.start, end=applicant.program.dates.end, remarks=remarks,
    )  # fmt: skip
