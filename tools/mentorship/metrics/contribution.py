"""What a mentor gave: how many mentees, how many hours."""

from __future__ import annotations

from decimal import Decimal

from mentorship.language import N_, _
from mentorship.metrics.credit import grouped_mentees
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Input, Result, Subject, Unit
from mentorship.models.log import Log
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.evidence import evidence
from mentorship.obligations.notes import present
from mentorship.obligations.obligation import spot


@metric(
    "mentees",
    unit=Unit.COUNT,
    class_="members",
    formula=N_("different people mentored in the period"),
)
def mentees(facts: Facts, subject: Subject) -> Result:
    """How many people were mentored in pairings that everybody accepted and that had begun."""
    chosen = facts.chosen(subject)
    engagements = [e for e in chosen.engagements if _counts_for(e, subject)]
    people = frozenset(mentee.person for mentee in grouped_mentees(engagements, None))
    inputs = (
        Input(
            mentee,
            _("{first} to {last}", first=e.life.first, last=e.life.last),
            spot(e.pairing, "mentees"),
        )
        for e in engagements
        for mentee in e.mentees
    )
    return Result(
        value=Decimal(len(people)), n=len(people), inputs=tuple(inputs),
        excluded=chosen.excluded, people=people,
    )  # fmt: skip


@metric(
    "hours",
    unit=Unit.HOURS,
    formula=N_("minutes of the notes of the period / 60, for everybody who was there"),
)
def hours(facts: Facts, subject: Subject) -> Result:
    """How many hours somebody was there; of a program or pairing, the hours of all its mentors.

    A note without `minutes` counts for nothing and is left out.
    """
    span, minutes = facts.span(subject), Decimal(0)
    inputs: list[Input] = []
    excluded: list[Excluded] = []
    people: set[str] = set()
    for engagement in facts.chosen(subject).engagements:
        for note in engagement.notes_in(span):
            there = _there(engagement, note, subject)
            if not there or not note.held:
                continue
            if note.minutes is None or not evidence(facts.situation, note, "minutes", "present"):
                excluded.append(Excluded(note.path, _("it does not say how many minutes")))
                continue
            minutes += note.minutes * len(there)
            people.update(there)
            inputs.append(_input(note, there))
    if not inputs:
        why = _("no note of the period says how many minutes")
        return Result(missing=why, excluded=tuple(excluded))
    return Result(
        value=minutes / 60, n=len(inputs), inputs=tuple(inputs), excluded=tuple(excluded),
        people=frozenset(people),
    )  # fmt: skip


def _counts_for(engagement: Engagement, subject: Subject) -> bool:
    """Whether a person is a mentor there; for a mentee their own pairing counts them."""
    if subject.kind != "person":
        return True
    own = engagement.pairing.mentees if subject.role == "mentee" else engagement.pairing.mentors
    return subject.id in own


def _there(engagement: Engagement, note: Log, subject: Subject) -> tuple[str, ...]:
    """Whose hours a note counts."""
    who = present(note, engagement.pairing)
    wanted = (subject.id,) if subject.kind == "person" else engagement.pairing.mentors
    return tuple(dict.fromkeys(person for person in who if person in wanted))


def _input(note: Log, there: tuple[str, ...]) -> Input:
    if len(there) > 1:
        said = _("{n} minutes for each of {people}", n=note.minutes, people=_(", ").join(there))
    else:
        said = _("{n} minutes", n=note.minutes)
    return Input(note.id, said, spot(note, "minutes"))
