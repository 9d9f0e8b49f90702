"""From what a kind of obligation says to the obligation: its state, its owners and its days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mentorship.obligations.calendar import Calendar, earlier, later
from mentorship.obligations.obligation import Evidence, Obligation, Spot, State
from mentorship.obligations.scope import Party, Scope
from mentorship.obligations.spans import plus
from mentorship.values import Duration

_SOON = (Duration(7, "day"),)
_EVERY_DAY = Calendar()


class Ending(NamedTuple):
    """The last day on which something can be owed, whether that is over, and from which day on."""

    last: date
    over: bool
    since: date | None = None  # the day after `last`, where nothing else is said


class Owed(NamedTuple):
    """What a kind of obligation says about one of them; the rest follows.

    `tail` is the id after the pairing or program. `outcome` is the state where it does not follow
    from day and evidence. An unmet one is missed from `missed_on` on, and at its `ending`, unless
    it is not due by then: that vanishes. Without an ending it stays owed. Of what has to be done
    several times, `done` of the `needed` times are done.
    """

    kind: str
    tail: str
    party: Party
    item: str
    title: str | Mapping[str, str]
    due: date | None
    spot: Spot
    evidence: Evidence | None = None
    about: str | None = None
    window: str | None = None
    stage: str | None = None
    opened: date | None = None
    outcome: State | None = None
    missed_on: date | None = None
    ending: Ending | None = None
    done: int = 0
    needed: int = 1


def settled(scope: Scope, owed: Owed) -> Obligation | None:
    """The obligation as it stands; None if it ended with the pairing before it was due."""
    today, before = scope.situation.today, scope.reminders.before
    due = owed.due
    work = scope.calendar(owed.party, due or today)
    soon = _days_before(due, before or _SOON, work) if due else ()
    state = _state(owed, today, soon[0] if soon else None)
    if state is None:
        return None
    owners, _, told = scope.standing(owed.party, _owned_on(due or today, state, today))
    escalate = scope.reminders.escalate if due and told else None
    prefix = scope.pairing_id or scope.program_id
    return Obligation(
        id=f"{prefix}/{owed.tail}" if prefix else owed.tail,
        kind=owed.kind,
        program=scope.program_id,
        pairing=scope.pairing_id,
        owners=owners,
        about=owed.about,
        item=owed.item,
        window=owed.window,
        title=owed.title,
        stage=owed.stage,
        due=due,
        remind=soon if before else (),
        escalate=later(due, escalate.after, work) if due and escalate else None,
        escalate_to=told if escalate else (),
        state=state,
        evidence=owed.evidence,
        opened=owed.opened,
        missed=_missed_from(owed),
        done=owed.done,
        needed=owed.needed,
        spot=owed.spot,
    )


def _state(owed: Owed, today: date, soon: date | None) -> State | None:
    over = owed.ending is not None and owed.ending.over
    if owed.outcome:
        return None if over and owed.outcome is State.BLOCKED else owed.outcome
    if owed.evidence:
        late = owed.due is not None and owed.evidence.judged > owed.due
        return State.MET_LATE if late else State.MET
    if over and owed.ending:
        return State.MISSED if owed.due and owed.due <= owed.ending.last else None
    if owed.due is None or soon is None:
        return State.UPCOMING
    if owed.missed_on and owed.due < today and today >= owed.missed_on:
        return State.MISSED
    if owed.due < today:
        return State.OVERDUE
    return State.DUE_SOON if soon <= today else State.UPCOMING


def _missed_from(owed: Owed) -> date | None:
    """The first day on which it counts as missed if it is unmet."""
    if owed.due is None:
        return None
    ending, days = owed.ending, []
    if owed.missed_on:
        days.append(max(owed.missed_on, plus(owed.due, 1)))
    if ending and owed.due <= ending.last:
        days.append(ending.since or plus(ending.last, 1))
    return min(days, default=None)


def _owned_on(due: date, state: State, today: date) -> date:
    """The day that says who owes it: today while it is open, the due day once it is settled."""
    return max(due, today) if state.is_open else due


def _days_before(due: date, before: tuple[Duration, ...], work: Calendar) -> tuple[date, ...]:
    """The days that long before the due day, in order, the earliest first."""
    return _earlier(due, before, work if _in_working_days(before) else _EVERY_DAY)


@lru_cache(maxsize=65536)
def _earlier(due: date, before: tuple[Duration, ...], work: Calendar) -> tuple[date, ...]:
    return tuple(sorted({earlier(due, duration, work) for duration in before}))


@lru_cache
def _in_working_days(before: tuple[Duration, ...]) -> bool:
    return any(duration.unit == "working day" for duration in before)
