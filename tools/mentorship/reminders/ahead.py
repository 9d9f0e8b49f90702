"""So many days ahead: what is due soon, and courses about to close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.obligations.obligation import Obligation
from mentorship.reminders.notice import Notice, Rule, about
from mentorship.reminders.turn import SEALED, WORK, Turn

_ANNOUNCED = frozenset({"feedback", "resubmission", "survey"})
"""Kinds that are told when they begin: a reminder of the same day would say it twice."""

_BOTH = WORK | {"resubmission"}
"""Kinds of which the mentor hears too; sessions, of which both hear anyway, come to them."""


def ahead(turn: Turn) -> Iterator[Notice]:
    """What is due soon, on the days of the program's `before`, to both sides.

    Of a session and of what the mentee hands in hear both sides, of anything else who owes it.
    A planned meeting takes the place of what it will meet.
    """
    for each in turn.open:
        if each.due is None or each.due < turn.today or each.kind in SEALED:
            continue
        days = _days(each)
        if not days or days[0] > turn.today or each.id in turn.replaced:
            continue
        rule = Rule.COURSE_CLOSING if each.kind in ("course", "choose") else Rule.AHEAD
        for person in _sides(turn, each):
            for day in turn.reached(person, days):
                yield about(rule, person, day, each)


def _days(each: Obligation) -> tuple[date, ...]:
    """The days on which to remind; not before it can be met at all."""
    if each.opened is None:
        return each.remind
    if each.kind in _ANNOUNCED:
        return tuple(day for day in each.remind if day > each.opened)
    return tuple(sorted({max(day, each.opened) for day in each.remind}))


def _sides(turn: Turn, each: Obligation) -> tuple[str, ...]:
    both = each.kind in _BOTH or turn.is_session(each)
    pair = turn.pair_of(each) if both else None
    if pair is None:
        return each.owners
    mentees = (each.about,) if each.about else pair.mentees
    mentors = turn.mentor_of(pair)
    if not {*mentors} <= {*pair.pairing.people}:  # owners, who stand in for a mentor who left
        mentors = tuple(who for who in mentors if who not in turn.barred(each))
    return tuple(dict.fromkeys((*each.owners, *mentors, *mentees)))
