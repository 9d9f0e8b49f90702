"""The first day of a pairing: the plan for the mentee, how to begin for the mentor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.obligations.engagement import Engagement
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.obligations import obligations_of
from mentorship.reminders.notice import Notice, Rule
from mentorship.reminders.turn import WORK, Turn

_DROPPED = frozenset({State.WAIVED, State.PAUSED, State.MISSED})


def first_days(turn: Turn) -> Iterator[Notice]:
    """On the start; later where somebody accepted later, or the pairing was entered later."""
    for pair in turn.running:
        day = _begins(pair)
        if day > turn.today:
            continue
        for mentee in pair.mentees:
            if turn.is_recent(mentee, day):
                yield _first(Rule.FIRST_DAY, pair, mentee, day, _plan(pair, mentee))
        for mentor in pair.pairing.mentors:
            if turn.is_recent(mentor, day):
                yield _first(Rule.FIRST_MEETING, pair, mentor, day, _meeting(pair, mentor))


def _begins(pair: Engagement) -> date:
    accepted = (pair.accepted_by(person) for person in pair.asked)
    days = [pair.pairing.start, *(day for day in accepted if day)]
    situation, began = pair.situation, pair.situation.evidence_since
    landed = situation.history.landed(pair.pairing.path)
    if landed and began and pair.pairing.start >= began:  # what is older was brought in as a whole
        days.append(situation.day_of(landed.time))
    return max(days)


def _first(
    rule: Rule, pair: Engagement, to: str, day: date, owed: tuple[Obligation, ...]
) -> Notice:
    return Notice(f"{rule}/{to}/{pair.id}/{day}", rule, to, day, pair.program.id, pair.id, owed)


def _plan(pair: Engagement, mentee: str) -> tuple[Obligation, ...]:
    """Everything by the plan that the mentee owes, also what waits for something else."""
    return tuple(
        each
        for each in obligations_of(pair.situation, pair.pairing)
        if each.kind in WORK and each.about == mentee and each.state not in _DROPPED
    )


def _meeting(pair: Engagement, mentor: str) -> tuple[Obligation, ...]:
    return tuple(
        each
        for each in obligations_of(pair.situation, pair.pairing)
        if each.kind == "first-meeting" and each.state.is_open and mentor in each.owners
    )
