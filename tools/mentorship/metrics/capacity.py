"""Who has room for a mentee, which skills hang on one person, and who has been waiting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from mentorship.models.application import Application
from mentorship.obligations.load import Load, load_on, worst_load
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span
from mentorship.workspace.workspace import Workspace

SOON = 90
"""Days that the board looks ahead, today included: long enough to pair somebody else instead, short
enough that plans for a program of next year do not make anybody look overloaded today."""


Standing = Literal["mentors", "accepted", "offers"]
"""Whether somebody mentors, today or in a pairing to come; or a program that is not over accepted
them as a mentor; or their profile alone says that they have room."""


class Room(NamedTuple):
    """A mentor's room: `capacity` by their profile (None: not said, or where it is not `readable`),
    mentees today, the worst of the next `SOON` days, and the worst of all days from today on."""

    person: str
    capacity: int | None
    now: int
    soon: Load
    worst: Load
    standing: Standing
    readable: bool = True

    @property
    def free(self) -> int | None:
        """For how many more mentees there is room on each of the next days; negative: too many."""
        return None if self.capacity is None else self.capacity - self.soon.mentees

    @property
    def excess(self) -> tuple[int, date] | None:
        """How many too many, and from which day on; where nobody is too many soon, later."""
        if self.capacity is None:
            return None
        load = self.soon if self.soon.mentees > self.capacity else self.worst
        over = load.mentees - self.capacity
        return (over, load.day) if over > 0 else None

    @property
    def ahead(self) -> tuple[int, date] | None:
        """How many mentees more than today, and from which day on; None where that is too many."""
        grows = self.worst.mentees > self.now
        return (self.worst.mentees, self.worst.day) if grows and not self.excess else None

    @property
    def state(self) -> str:
        """`free`, `full`, `over`, or `unknown` where the profile does not say."""
        if self.free is None:
            return "unknown"
        return "over" if self.free < 0 else "free" if self.free else "full"


class Scarce(NamedTuple):
    """A skill that at most one person with room for mentees offers."""

    skill: str
    offered_by: tuple[str, ...]
    wanted_by: tuple[str, ...]


class Waiting(NamedTuple):
    """Somebody who is to be mentored and has no mentor in the program yet.

    `since` is the day of the application; of a newcomer in a program that pairs newcomers without
    applications, the day they joined.
    """

    person: str
    program: str
    since: date
    days: int
    status: str  # applied | accepted | waitlisted | newcomer


def rooms(situation: Situation) -> tuple[Room, ...]:
    """Everybody who offers room or mentors today: the overloaded first, then by free room."""
    found = sorted(_rooms(situation), key=lambda room: room.person)
    order = {"over": 0, "free": 1, "full": 2, "unknown": 3}
    return tuple(sorted(found, key=lambda room: (order[room.state], -(room.free or 0))))


def scarce_skills(situation: Situation) -> tuple[Scarce, ...]:
    """Skills of the vocabulary or of profiles that nobody or one person could mentor in."""
    space = situation.workspace
    here = {p.id: p for p in space.profiles.values() if situation.is_there(p.id, situation.today)}
    mentors = {name: p for name, p in here.items() if p.mentoring.capacity}
    skills = {*space.settings.skills, *(skill for p in here.values() for skill in p.wants)}
    found = (
        Scarce(
            skill,
            tuple(name for name, profile in mentors.items() if skill in profile.skills),
            tuple(name for name, profile in here.items() if skill in profile.wants),
        )
        for skill in sorted(skills)
    )
    scarce = (each for each in found if len(each.offered_by) < 2)
    return tuple(sorted(scarce, key=lambda each: (-len(each.wanted_by), each.skill)))


def waiting(situation: Situation) -> tuple[Waiting, ...]:
    """Applicants without a mentor, the longest wait first.

    Rejected and withdrawn ones do not wait.
    """
    found = (_waiting(situation, each) for each in situation.workspace.applications)
    return tuple(sorted((w for w in found if w), key=lambda w: (w.since, w.person)))


def is_paired(space: Workspace, application: Application) -> bool:
    """Whether the applicant has a pairing in the program in the role they applied for.

    A pairing that had ended before they applied is what they apply to follow.
    """
    of = space.mentored_by if application.role == "mentor" else space.mentee_in
    return any(
        pairing.ended is None or pairing.ended.date >= application.date
        for pairing in of.get(application.person, ())
        if pairing.program == application.program
    )


def _rooms(situation: Situation) -> Iterator[Room]:
    space, today = situation.workspace, situation.today
    accepted = frozenset(_accepted(situation))
    for person in sorted({*space.profiles, *space.mentored_by}):
        if person not in space.people or not situation.is_there(person, today):
            continue
        profile = space.profiles.get(person)
        capacity = profile.mentoring.capacity if profile else None
        now = load_on(space, person, today)
        readable = not space.is_broken("profile", person)
        if capacity or now or not readable:
            soon = worst_load(space, person, Span(today, today + timedelta(days=SOON - 1)))
            worst = worst_load(space, person, Span(today, date.max))
            unpaired: Standing = "accepted" if person in accepted else "offers"
            standing: Standing = "mentors" if worst.mentees else unpaired
            yield Room(person, capacity, now, soon, worst, standing, readable)


def _accepted(situation: Situation) -> Iterator[str]:
    """Everybody whom a program that is not over has accepted as a mentor by the day."""
    space, today = situation.workspace, situation.today
    for each in space.applications:
        program = space.programs.get(each.program)
        gone = each.withdrawn is not None and each.withdrawn <= today
        if each.role != "mentor" or each.date > today or gone:
            continue
        decision = space.decision_on.get((each.program, each.person, "mentor"))
        decided = decision if decision and decision.date <= today else None
        if program and today <= program.dates.end and decided and decided.status == "accepted":
            yield each.person


def _waiting(situation: Situation, application: Application) -> Waiting | None:
    space, today = situation.workspace, situation.today
    program = space.programs.get(application.program)
    if application.role != "mentee" or application.date > today:
        return None
    if program is None or today > program.dates.end:
        return None
    if application.withdrawn and application.withdrawn <= today:
        return None
    decision = space.decision_on.get((application.program, application.person, "mentee"))
    status = decision.status if decision and decision.date <= today else "applied"
    if is_paired(space, application) or status == "rejected":
        return None
    days = (today - application.date).days
    return Waiting(application.person, program.id, application.date, days, status)
