"""Overdue for so long that somebody else is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.obligations.calendar import later
from mentorship.obligations.obligation import Obligation, State
from mentorship.reminders.notice import Notice, Rule, about
from mentorship.reminders.turn import SEALED, Turn


def escalations(turn: Turn) -> Iterator[Notice]:
    """The first of those to be told after the program's delay, the others after it once more.

    What a mentee owes goes to the mentor and then to the owners, what a mentor owes to the
    mentor's manager: the obligation itself says who.
    """
    for each in turn.open:
        if each.state is not State.OVERDUE or each.escalate is None or each.kind in SEALED:
            continue
        first, *others = each.escalate_to
        days = [(first, each.escalate), *((person, _again(turn, each)) for person in others)]
        for person, day in days:
            if day <= turn.today and turn.is_recent(person, day):
                yield about(Rule.ESCALATION, person, day, each)


def _again(turn: Turn, each: Obligation) -> date:
    program = turn.situation.workspace.programs.get(each.program)
    asked = program.reminders.escalate if program else None
    if asked is None or each.escalate is None:
        return date.max
    return later(each.escalate, asked.after, turn.situation.office)
