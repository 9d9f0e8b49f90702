"""The weekly digest of a person, and in the month's first one what is due in it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import get_args

from mentorship.models.program import Weekday
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.spans import plus
from mentorship.reminders.notice import Notice, Rule
from mentorship.reminders.turn import SEALED, Turn
from mentorship.workspace.workspace import grouped

_WEEKDAYS: tuple[str, ...] = get_args(Weekday)


def digest_day(today: date, weekday: str | None) -> date | None:
    """The last such weekday by today; None where a program has none."""
    if weekday is None:
        return None
    return plus(today, -((today.weekday() - _WEEKDAYS.index(weekday)) % 7))


def digests(turn: Turn) -> Iterator[Notice]:
    """Per person and program, on its weekday; one without content is none."""
    for person, owed in turn.owned.items():
        told = [each for each in owed if each.kind not in SEALED]
        for program, group in grouped(told, lambda each: each.program).items():
            known = turn.situation.workspace.programs.get(program)
            day = digest_day(turn.today, known.reminders.weekly) if known else None
            if day and turn.is_recent(person, day):
                yield from _of(turn, person, day, group)


def _of(turn: Turn, person: str, day: date, owed: tuple[Obligation, ...]) -> Iterator[Notice]:
    week = tuple(each for each in owed if _in_week(person, each, day))
    if week:
        yield _notice(Rule.WEEK, person, day, day.isoformat(), week)
    last = day.replace(day=monthrange(day.year, day.month)[1])
    month = tuple(each for each in owed if each.due and turn.today <= each.due <= last)
    if month and day.day <= 7:
        yield _notice(Rule.MONTH, person, day, day.isoformat()[:7], month)


def _in_week(person: str, each: Obligation, day: date) -> bool:
    """What is overdue, what is due by the end of the week, and what the person owes without a
    day. The sessions of others are told while they are ahead."""
    if person not in each.owners and each.state is State.OVERDUE:
        return False
    return each.due is None or each.due <= plus(day, 6)


def _notice(rule: Rule, person: str, day: date, name: str, owed: tuple[Obligation, ...]) -> Notice:
    program = owed[0].program
    return Notice(f"{rule}/{person}/{program}/{name}", rule, person, day, program, None, owed)
