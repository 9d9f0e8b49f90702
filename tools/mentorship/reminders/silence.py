"""Pairs of which nothing was heard, and the proposal to close them."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.obligations.engagement import Engagement
from mentorship.obligations.quiet import Quiet, quiet
from mentorship.obligations.scope import OWNERS
from mentorship.reminders.notice import Notice, Rule
from mentorship.reminders.turn import Turn


def silence(turn: Turn) -> Iterator[Notice]:
    """At each of the program's steps both sides; at the last, to close, its owners too."""
    for pair in turn.running:
        found = quiet(turn.situation, pair.pairing)
        if found:
            yield from _steps(turn, pair, found)


def _steps(turn: Turn, pair: Engagement, found: Quiet) -> Iterator[Notice]:
    days = tuple(sorted((*found.nudges, *((found.close,) if found.close else ()))))
    owners = pair.scope.owners(OWNERS, turn.today)
    for person in dict.fromkeys((*pair.pairing.people, *owners)):
        for day in turn.reached(person, days):
            rule = Rule.CLOSE if day == found.close else Rule.QUIET
            if rule is Rule.CLOSE or person in pair.pairing.people:
                key = f"{rule}/{person}/{pair.id}/{day}"
                told = Notice(key, rule, person, day, pair.program.id, pair.id)
                yield told._replace(since=found.since)
