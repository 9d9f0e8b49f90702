"""Surveys that are open, and certificates and waivers that run out."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.reminders.notice import Notice, Rule, about
from mentorship.reminders.turn import SEALED, Turn


def surveys(turn: Turn) -> Iterator[Notice]:
    """A round is open: to who answers, on the day it opens."""
    for each in turn.open:
        if each.kind == "survey" and each.opened and each.opened <= turn.today:
            for person in each.owners:
                yield about(Rule.SURVEY, person, each.opened, each)


def expiries(turn: Turn) -> Iterator[Notice]:
    """A newer one is wanted: to the holder, when that begins and again on the usual days."""
    for each in turn.open:
        if each.kind in SEALED and each.opened and each.due and each.due >= turn.today:
            days = tuple(sorted({each.opened, *each.remind}))
            for person in each.owners:
                for day in turn.reached(person, days):
                    yield about(Rule.EXPIRY, person, day, each)
