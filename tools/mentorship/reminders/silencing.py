"""Why a notice is not told: who it is for is away, its pairing is paused or over."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.models.pairing import Pairing
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.scope import OFFICE, Scope
from mentorship.obligations.spans import holding
from mentorship.reminders.notice import Notice, Rule, Silenced
from mentorship.reminders.turn import Turn

_OF_THE_OFFICE = frozenset({"approval", "application"})


def sorted_out(turn: Turn, notice: Notice) -> tuple[Notice | None, tuple[Silenced, ...]]:
    """What of a notice is told, None for nothing, and what is not.

    A digest goes on without the obligations of a pairing that is paused.
    """
    reason = _barred(turn, notice) or _away(turn, notice)
    if reason:
        return None, (Silenced(notice, reason),)
    if not notice.obligations:
        reason = _stopped(turn, notice.pairing)
        return (None, (Silenced(notice, reason),)) if reason else (notice, ())
    reasons = {each.id: _reason(turn, each) for each in notice.obligations}
    told = tuple(each for each in notice.obligations if not reasons[each.id])
    silenced = tuple(_silenced(notice, reasons))
    return (notice._replace(obligations=told) if told else None), silenced


def _silenced(notice: Notice, reasons: dict[str, str | None]) -> Iterator[Silenced]:
    for reason in dict.fromkeys(reasons.values()):
        if reason:
            owed = tuple(each for each in notice.obligations if reasons[each.id] == reason)
            yield Silenced(notice._replace(obligations=owed), reason)


def _barred(turn: Turn, notice: Notice) -> str | None:
    """Why somebody never hears of what a mentee owes."""
    if notice.rule is not Rule.ESCALATION:
        return None
    managed = next((each for each in notice.obligations if notice.to in turn.barred(each)), None)
    if managed is None:
        return None
    return f"manages {', '.join(managed.owners)}; nobody else may be told"


def _away(turn: Turn, notice: Notice) -> str | None:
    left = turn.situation.left(notice.to)
    if left and left < turn.today:
        return f"left on {left}"
    told_on = turn.moved(notice.to, notice.day)
    if told_on <= turn.today:
        return None
    leave = holding(turn.situation.calendar(notice.to).leave, turn.today)
    away = f"on leave until {leave.last}" if leave else "a day off"
    return f"{away}; told on {told_on} if it still matters"


def _reason(turn: Turn, each: Obligation) -> str | None:
    """Why an obligation is not spoken of; an ended pairing drops its own, but for feedback."""
    if each.kind == "feedback" and not _paused(turn, each.pairing):
        return None
    reason = _stopped(turn, each.pairing)
    return None if reason and _office_owes(turn, each) else reason


def _office_owes(turn: Turn, each: Obligation) -> bool:
    if each.kind in _OF_THE_OFFICE:
        return True
    program = turn.situation.workspace.programs.get(each.program)
    office = Scope(turn.situation, program).owners(OFFICE, turn.today)
    return each.kind == "feedback" and each.owners == office


def _stopped(turn: Turn, identity: str | None) -> str | None:
    """Why nothing is said about a pairing."""
    pairing = turn.situation.workspace.pairings.get(identity or "")
    if pairing is None:
        return None
    return _over(turn, pairing) or _paused(turn, identity)


def _over(turn: Turn, pairing: Pairing) -> str | None:
    pair = engagement_of(turn.situation, pairing)
    return f"ended on {pair.ending.last}" if pair and pair.ending.over else None


def _paused(turn: Turn, identity: str | None) -> str | None:
    pairing = turn.situation.workspace.pairings.get(identity or "")
    pair = engagement_of(turn.situation, pairing) if pairing else None
    pause = holding(pair.pauses, turn.today) if pair else None
    return f"paused until {pause.last}" if pause else None
