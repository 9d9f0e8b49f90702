"""Submissions that wait for feedback, and feedback that is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.models.log import Log
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import obligations, obligations_of
from mentorship.reminders.notice import Notice, Rule, about
from mentorship.reminders.turn import Turn, is_pending


def waiting(turn: Turn) -> Iterator[Notice]:
    """Something was handed in: to who answers, from the day on which they could read it."""
    for each in turn.open:
        if each.kind == "feedback":
            day = _handed_in(turn, each)
            yield from (about(Rule.FEEDBACK_WAITING, person, day, each) for person in each.owners)


def given(turn: Turn) -> Iterator[Notice]:
    """The first answer is there: to the mentee, with what is to be handed in again."""
    for each in obligations(turn.situation):
        if each.kind != "feedback" or each.about is None or each.evidence is None:
            continue
        day = turn.known(each.evidence)
        if day <= turn.today and turn.is_recent(each.about, day):
            told = about(Rule.FEEDBACK_GIVEN, each.about, day, each)
            yield told._replace(obligations=(each, *_again(turn, each)))


def _handed_in(turn: Turn, each: Obligation) -> date:
    """The day that counts for the submission, or on which it arrived if that was later."""
    note, began = each.spot.entity, turn.situation.evidence_since
    opened = each.opened or turn.today
    landed = turn.situation.history.landed(note.path) if isinstance(note, Log) else None
    if landed is None or began is None or opened < began:
        return opened
    return max(opened, turn.situation.day_of(landed.time))


def _again(turn: Turn, each: Obligation) -> tuple[Obligation, ...]:
    """What the answer asks to hand in again, if it is still open."""
    wanted = each.id.replace("/feedback/", "/resubmission/", 1)
    pair = turn.pair_of(each)
    found = obligations_of(turn.situation, pair.pairing) if pair else ()
    return tuple(other for other in found if other.id == wanted and is_pending(other))
