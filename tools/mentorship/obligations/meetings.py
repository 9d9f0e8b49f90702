"""The planned next meeting of a pair, as its newest note with `next:` says."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import NamedTuple

from mentorship.models.log import Log
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.situation import zone_named


class Meeting(NamedTuple):
    """A planned meeting: its day, its instant if a time was agreed, and the note that says so.

    The day is that of the writer, in whose zone the time was written.
    """

    day: date
    at: datetime | None
    note: Log


def next_meeting(pair: Engagement) -> Meeting | None:
    """The meeting that the newest note with `next:` plans; None where that is over."""
    note = next((note for note in reversed(pair.notes) if note.next), None)
    if note is None or note.next is None:
        return None
    planned = note.next
    day = planned.date() if isinstance(planned, datetime) else planned
    if day < pair.situation.today:
        return None
    return Meeting(day, _instant(pair, note, planned), note)


def met_by(pair: Engagement, meeting: Meeting) -> tuple[Obligation, ...]:
    """The open sessions that the meeting will meet in time: the first, and the window of each
    cadence that has begun by then. A meeting after the due day replaces nothing."""
    sessions = {each.id for each in pair.program.cadence if each.kind == "session"}
    owed: dict[str, Obligation] = {}
    for each in obligations_of(pair.situation, pair.pairing):
        wanted = each.kind == "first-meeting" or (each.kind == "cadence" and each.item in sessions)
        begun = each.opened is not None and each.opened <= meeting.day
        if wanted and begun and each.state.is_open and each.state is not State.OVERDUE:
            owed[each.item] = each  # in order of due day: the last that has begun holds the day
    return tuple(each for each in owed.values() if each.due and meeting.day <= each.due)


def zone_of(pair: Engagement, note: Log) -> tzinfo:
    """The zone in which times of a note are meant: the writer's, the organisation's if unknown."""
    profile = pair.situation.workspace.profiles.get(note.by or "")
    zone = zone_named(profile.timezone) if profile and profile.timezone else None
    return zone or pair.situation.zone


def _instant(pair: Engagement, note: Log, planned: date | datetime) -> datetime | None:
    if not isinstance(planned, datetime):
        return None
    return planned.replace(tzinfo=zone_of(pair, note))
