"""Whose mentees they are: growth and promotions count for mentors who were really there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mentorship.language import _
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Excluded, Subject
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.notes import present
from mentorship.workspace.workspace import grouped


class Mentee(NamedTuple):
    """Somebody mentored in a program, from the first day of their pairings there to the last."""

    person: str
    program: str
    engagements: tuple[Engagement, ...]

    @property
    def start(self) -> date:
        """The first day."""
        return min(engagement.life.first for engagement in self.engagements)

    @property
    def last(self) -> date:
        """The last day, which may lie ahead."""
        return max(engagement.life.last for engagement in self.engagements)


class Credited(NamedTuple):
    """The mentees who count for a subject, and the pairings that do not, with the reason."""

    mentees: tuple[Mentee, ...]
    excluded: tuple[Excluded, ...]


def mentees_of(facts: Facts, subject: Subject, months: int = 0) -> Credited:
    """The mentees of a subject, once for each program, in order of program and id.

    A mentee is their own; a mentor's are those of the pairings in which the mentor attended a
    third of the meetings. `months` is how long before the period a pairing may have ended.
    """
    return facts.once(("mentees", subject, months), lambda: _mentees_of(facts, subject, months))


def _mentees_of(facts: Facts, subject: Subject, months: int) -> Credited:
    engagements, excluded = facts.chosen(subject, months)
    if subject.kind == "person" and subject.role != "mentee":
        without = tuple(_uncredited(engagements, subject.id, facts.day))
        excluded += without
        left_out = {item.what for item in without}
        engagements = tuple(e for e in engagements if e.pairing.id not in left_out)
    people = {subject.id} if subject.kind == "person" and subject.role == "mentee" else None
    return Credited(grouped_mentees(engagements, people), excluded)


def grouped_mentees(
    engagements: Iterable[Engagement], people: Iterable[str] | None
) -> tuple[Mentee, ...]:
    """The mentees of some pairings, or of them only `people`."""
    wanted = None if people is None else frozenset(people)
    found = (
        (engagement.program.id, mentee, engagement)
        for engagement in engagements
        for mentee in engagement.mentees
        if wanted is None or mentee in wanted
    )
    groups = grouped(found, lambda one: one[:2])
    return tuple(
        Mentee(person, program, tuple(one[2] for one in groups[program, person]))
        for program, person in sorted(groups)
    )


def is_credited(engagement: Engagement, mentor: str) -> bool:
    """Whether the mentor attended a third of the meetings; without a meeting nobody did."""
    there, meetings = attended(engagement, mentor, engagement.situation.today)
    return meetings > 0 and 3 * there >= meetings


def _uncredited(engagements: Iterable[Engagement], mentor: str, day: date) -> Iterator[Excluded]:
    for engagement in engagements:
        there, meetings = attended(engagement, mentor, day)
        if mentor not in engagement.pairing.mentors:
            yield Excluded(engagement.pairing.id, _("they are the mentee there"))
        elif meetings == 0:
            yield Excluded(engagement.pairing.id, _("no meeting is noted"))
        elif 3 * there < meetings:
            why = _(
                "{mentor} was in {there} of {meetings} meetings, a third is needed",
                mentor=mentor,
                there=there,
                meetings=meetings,
            )
            yield Excluded(engagement.pairing.id, why)


def attended(engagement: Engagement, mentor: str, day: date) -> tuple[int, int]:
    """How many of the meetings by `day` the mentor attended, and how many there were."""
    pairing = engagement.pairing
    meetings = [note for note in engagement.meetings if note.date <= day]
    return sum(mentor in present(note, pairing) for note in meetings), len(meetings)
