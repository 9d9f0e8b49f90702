"""Events that a program plans."""

from __future__ import annotations

from mentorship.findings import shown
from mentorship.rules.rule import Issue, Issues, Subject, rule


@rule("event-day", "warning")
def events_have_a_day(subject: Subject) -> Issues:
    """An event of a program has neither a day nor a rhythm, or both.

    Why: an event without a day is never owed and stands in no calendar; of two that differ one
    would be wrong.

    Mend: write `date:` for an event that is held once, `every:` for one that comes round.

    Bad:
        events: [{id: kick-off}]

    Good:
        events: [{id: kick-off, date: 2026-01-12}]
    """
    for program in subject.workspace.programs.values():
        for number, event in enumerate(program.events):
            if bool(event.date) == bool(event.every):
                both = "a day and a rhythm" if event.date else "neither a day nor a rhythm"
                yield Issue(
                    program.place("events", number, "id"),
                    f"the event {shown(event.id)!r} has {both}",
                    "write either date: or every:",
                    subject=event.id,
                )
