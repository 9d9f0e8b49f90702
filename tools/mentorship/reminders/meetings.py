"""The planned next meeting, before it takes place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.obligations.calendar import earlier
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.meetings import Meeting
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.spans import plus
from mentorship.reminders.digests import digest_day
from mentorship.reminders.notice import Notice, Rule
from mentorship.reminders.turn import Turn


def meetings(turn: Turn) -> Iterator[Notice]:
    """As long before as what is due, and in the digest of its week, to everybody of the pair."""
    for pair in turn.pairs:
        planned = turn.meetings.get(pair.id)
        if planned is None:
            continue
        meeting, owed = planned
        days = _days(turn, pair, meeting)
        for person in pair.pairing.people:
            for day in turn.reached(person, days):
                yield _notice(pair, person, day, meeting, owed)


def _days(turn: Turn, pair: Engagement, meeting: Meeting) -> tuple[date, ...]:
    """The days on which to remind; on the day of the note itself everybody knows."""
    asked = pair.program.reminders
    days = {earlier(meeting.day, each, turn.situation.office) for each in asked.before}
    digest = digest_day(turn.today, asked.weekly)
    if digest and digest <= meeting.day <= plus(digest, 6):
        days.add(digest)
    return tuple(sorted(day for day in days if day > meeting.note.date))


def _notice(
    pair: Engagement, person: str, day: date, meeting: Meeting, owed: tuple[Obligation, ...]
) -> Notice:
    key = f"{Rule.MEETING}/{person}/{pair.id}/{meeting.day}/{day}"
    told = Notice(key, Rule.MEETING, person, day, pair.program.id, pair.id, owed)
    return told._replace(meeting=meeting.at or meeting.day)
