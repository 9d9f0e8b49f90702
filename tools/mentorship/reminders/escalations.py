"""Overdue for so long that somebody else is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.obligations.calendar import Calendar, later
from mentorship.obligations.obligation import Obligation, State
from mentorship.reminders.notice import Notice, Rule, about
from mentorship.reminders.turn import SEALED, Turn


def escalations(turn: Turn) -> Iterator[Notice]:
    """The first of those to be told after the program's delay, the others after it once more.

    What a mentee owes goes to the mentor and then to the owners, what a mentor owes to the
    mentor's manager: the obligation itself says who. Where everybody to be told of a mentee
    manages that mentee there are notices to them too, and `silencing` keeps them from going out.
    """
    for each in turn.open:
        if each.state is not State.OVERDUE or each.kind in SEALED:
            continue
        for person, day in _told(turn, each) or _withheld(turn, each):
            if day <= turn.today and turn.is_recent(person, day):
                yield about(Rule.ESCALATION, person, day, each)


def _told(turn: Turn, each: Obligation) -> tuple[tuple[str, date], ...]:
    if each.escalate is None:
        return ()
    first, *others = each.escalate_to
    again = _after(turn, each, each.escalate, turn.situation.office)
    return ((first, each.escalate), *((person, again) for person in others))


def _withheld(turn: Turn, each: Obligation) -> tuple[tuple[str, date], ...]:
    """Those who would be told if they did not manage the mentee."""
    barred = turn.barred(each)
    if not barred or each.due is None:
        return ()
    day = _after(turn, each, each.due, turn.situation.calendar(each.owners[0]))
    return tuple((person, day) for person in barred)


def _after(turn: Turn, each: Obligation, day: date, work: Calendar) -> date:
    """The program's delay after a day; never, where it has none."""
    program = turn.situation.workspace.programs.get(each.program)
    asked = program.reminders.escalate if program else None
    return date.max if asked is None else later(day, asked.after, work)
