"""From what a kind of obligation says to the obligation: its state, its owners and its days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mentorship.models.program import Program, Reminders
from mentorship.obligations.calendar import Calendar, earlier, later
from mentorship.obligations.obligation import Evidence, Obligation, Spot, State
from mentorship.obligations.scope import Party, Scope
from mentorship.values import Duration

_REMINDERS = Reminders()
_SOON = Duration(7, "day")


class Ending(NamedTuple):
    """The last day on which something can be owed, and whether that is over."""

    last: date
    over: bool


class Owed(NamedTuple):
    """What a kind of obligation says about one of them; the rest follows.

    `tail` is the id after the pairing or program. `outcome` is the state where it does not follow
    from day and evidence. An unmet one is missed from `missed_on` on, and at its `ending`, unless
    it is not due by then: that vanishes. Without an ending it stays owed.
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


def settled(scope: Scope, owed: Owed) -> Obligation | None:
    """The obligation as it stands; None if it ended with the pairing before it was due."""
    work = scope.calendar(owed.party, owed.due or scope.situation.today)
    before = _reminders(scope.program).before or (_SOON,)
    state = _state(owed, scope.situation.today, before, work)
    if state is None:
        return None
    owners = scope.owners(owed.party, _owned_on(owed, state, scope.situation.today))
    pairing = scope.pairing.id if scope.pairing else None
    program = scope.program.id if scope.program else ""
    prefix = pairing or program
    escalate, told = _escalation(scope, owed, owners, work)
    return Obligation(
        id=f"{prefix}/{owed.tail}" if prefix else owed.tail,
        kind=owed.kind,
        program=program,
        pairing=pairing,
        owners=owners,
        about=owed.about,
        item=owed.item,
        window=owed.window,
        title=owed.title,
        stage=owed.stage,
        due=owed.due,
        remind=_remind(owed.due, _reminders(scope.program).before, work) if owed.due else (),
        escalate=escalate,
        escalate_to=told,
        state=state,
        evidence=owed.evidence,
        opened=owed.opened,
        spot=owed.spot,
    )


def _reminders(program: Program | None) -> Reminders:
    return program.reminders if program else _REMINDERS


def _state(
    owed: Owed, today: date, before: tuple[Duration, ...], work: Calendar
) -> State | None:
    over = owed.ending is not None and owed.ending.over
    if owed.outcome:
        return None if over and owed.outcome is State.BLOCKED else owed.outcome
    if owed.evidence:
        late = owed.due is not None and owed.evidence.judged > owed.due
        return State.MET_LATE if late else State.MET
    if over and owed.ending:
        return State.MISSED if owed.due and owed.due <= owed.ending.last else None
    if owed.due is None:
        return State.UPCOMING
    if owed.missed_on and today >= owed.missed_on:
        return State.MISSED
    if owed.due < today:
        return State.OVERDUE
    soon = min(_remind(owed.due, before, work))
    return State.DUE_SOON if soon <= today else State.UPCOMING


def _owned_on(owed: Owed, state: State, today: date) -> date:
    """The day that says who owes it: today while it is open, the due day once it is settled."""
    due = owed.due or today
    return max(due, today) if state.is_open else due


@lru_cache(maxsize=65536)
def _remind(due: date, before: tuple[Duration, ...], work: Calendar) -> tuple[date, ...]:
    return tuple(sorted({earlier(due, duration, work) for duration in before}))


def _escalation(
    scope: Scope, owed: Owed, owners: tuple[str, ...], work: Calendar
) -> tuple[date | None, tuple[str, ...]]:
    rule = _reminders(scope.program).escalate
    if rule is None or owed.due is None:
        return None, ()
    told = scope.escalation(owed.party, owners, max(owed.due, scope.situation.today))
    return (later(owed.due, rule.after, work) if told else None), told
