"""Calls for help in notes, on the weekly day until the next meeting takes them up."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.obligations.calls import calls
from mentorship.reminders.digests import digest_day
from mentorship.reminders.notice import Notice, Rule
from mentorship.reminders.turn import Turn


def help_wanted(turn: Turn) -> Iterator[Notice]:
    """To everybody of the pair but who wrote it."""
    for pair in turn.running:
        day = digest_day(turn.today, pair.program.reminders.weekly)
        if day is None:
            continue
        for call in calls(pair):
            for person in dict.fromkeys(pair.pairing.people):
                if call.note.date < day and person != call.note.by:
                    key = f"{Rule.HELP}/{person}/{pair.id}/{call.note.date}-{call.line}/{day}"
                    yield Notice(
                        key, Rule.HELP, person, day, pair.program.id, pair.id,
                        since=call.note.date, call=call,
                    )  # fmt: skip
