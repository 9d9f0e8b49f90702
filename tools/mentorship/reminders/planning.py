"""The plan: who is told what as of a day, and what is not told, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter

from mentorship.obligations.obligations import Situation
from mentorship.reminders.ahead import ahead
from mentorship.reminders.alerts import alerted
from mentorship.reminders.answers import given, waiting
from mentorship.reminders.beginnings import first_days
from mentorship.reminders.calls import help_wanted
from mentorship.reminders.digests import digests
from mentorship.reminders.escalations import escalations
from mentorship.reminders.meetings import meetings
from mentorship.reminders.notice import Notice, Plan, Rule, Silenced
from mentorship.reminders.openings import expiries, surveys
from mentorship.reminders.silence import silence
from mentorship.reminders.silencing import sorted_out
from mentorship.reminders.turn import Turn
from mentorship.workspace.workspace import grouped

_GROUPS: tuple[Callable[[Turn], Iterator[Notice]], ...] = (
    escalations,
    first_days,
    meetings,
    ahead,
    waiting,
    given,
    surveys,
    expiries,
    silence,
    alerted,
    help_wanted,
    digests,
)
_HAPPENED = frozenset(
    {Rule.FIRST_DAY, Rule.FIRST_MEETING, Rule.FEEDBACK_WAITING, Rule.FEEDBACK_GIVEN}
)
"""Rules about something that people write: it may arrive after the day's messages were sent."""


def planned(
    situation: Situation, *, since: date | None = None, told: frozenset[str] = frozenset()
) -> Plan:
    """Everything that is told on the situation's day.

    `since` is the last day that was sent: what was to be told after it and still matters is told
    as well, once, as it stands today. Without it that is today alone. `told` are the keys of
    notices that were told before; they are neither told nor silenced again. Where they are known,
    what belongs to the day `since` itself and was not told is told too: it arrived after that
    day's run.
    """
    turn = Turn(situation, since)
    found: list[Notice] = []
    silenced: list[Silenced] = []
    due = {notice.key: notice for notice in _due(turn, told)}
    for notice in sorted(due.values(), key=attrgetter("order")):
        kept, dropped = sorted_out(turn, notice)
        silenced += (each for each in dropped if _is_of_now(turn, each.notice))
        if kept:
            found.append(kept._replace(day=turn.moved(kept.to, kept.day)))
    people = grouped(found, attrgetter("to")).values()
    notices = tuple(notice for person in people for notice in _strongest(person))
    return Plan(notices, tuple(silenced))


def _due(turn: Turn, told: frozenset[str]) -> Iterator[Notice]:
    """Notices of the days that are not told yet."""
    for group in _GROUPS:
        for notice in group(turn):
            late = bool(told) or notice.rule in _HAPPENED
            if notice.key not in told and _is_now(turn, notice, late=late):
                yield notice


def _is_now(turn: Turn, notice: Notice, *, late: bool) -> bool:
    """Whether the day of a notice is among those told; `late` adds the last day that was sent."""
    if notice.day > turn.today:
        return False
    day = turn.moved(notice.to, notice.day)
    return day > turn.after or (late and day == turn.since)


def _is_of_now(turn: Turn, notice: Notice) -> bool:
    """Whether a notice is silenced today: one that waits for the end of a leave says so once."""
    return notice.day > turn.after or turn.moved(notice.to, notice.day) <= turn.today


def _strongest(notices: Iterable[Notice]) -> Iterator[Notice]:
    """The notices of one person, each obligation told once, by the strongest rule.

    A notice all of whose obligations are told by others is told with the last of these.
    """
    kept: list[Notice] = []
    teller: dict[str, int] = {}
    for notice in notices:
        owed = tuple(each for each in notice.obligations if each.id not in teller)
        if notice.obligations and not owed:
            position = teller[notice.obligations[0].id]
            first = kept[position]
            kept[position] = first._replace(also=(*first.also, *notice.keys))
            continue
        teller |= dict.fromkeys((each.id for each in owed), len(kept))
        kept.append(notice._replace(obligations=owed))
    yield from kept
