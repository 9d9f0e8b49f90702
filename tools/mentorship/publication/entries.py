"""The values that calendars and feeds are made of, and the names by which others know them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from mentorship.models.fields import words
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate

MORNING = timedelta(hours=9)
"""When the alarms of whole days ring, on the clock of whoever looks at the calendar."""

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_MOST = 2**31 - 1  # of an iCalendar integer
_NAMES = uuid5(NAMESPACE_URL, "urn:mentorship")


class Entry(NamedTuple):
    """Something in a calendar.

    `start` is a day, or a time on the clocks of `zone`, a name of the IANA database; a day has
    neither `zone` nor `minutes`. `alarms` are the times from its start (midnight, of a day), below
    zero for earlier. `sequence` grows with every change of what the entry rests on.
    """

    uid: str
    summary: str
    description: str
    start: date | datetime
    zone: str | None = None
    minutes: int = 0
    alarms: tuple[timedelta, ...] = ()
    sequence: int = 0
    cancelled: bool = False

    @property
    def order(self) -> tuple[date, str]:
        """Sort key: by day, then by uid."""
        start = self.start.date() if isinstance(self.start, datetime) else self.start
        return start, self.uid


class CalendarView(NamedTuple):
    """A calendar of the site: its address, what it is called, when it was made, what is in it."""

    path: str
    name: str
    stamp: datetime
    entries: tuple[Entry, ...]


class Happening(NamedTuple):
    """Something that happened, in a feed.

    `path` and `anchor` lead to where it stands on the site. `day` is when it happened and
    `landed` the beginning of the day on which the site could first know.
    """

    id: str
    title: str
    text: str
    path: str
    anchor: str
    day: date
    landed: datetime

    @property
    def order(self) -> tuple[datetime, date, str]:
        """Sort key: by the time it became known, then its day, then its id."""
        return self.landed, self.day, self.id


class FeedView(NamedTuple):
    """A feed of the site, newest first; `page` is the page it belongs to."""

    path: str
    page: str
    id: str
    name: str
    updated: datetime
    happenings: tuple[Happening, ...]


def stable_id(situation: Situation, key: str) -> str:
    """A UUID that is the same for the same thing of the same organisation, and names neither.

    It is made from the organisation's name and `key`, so that two organisations have different
    ones. It is no secret: whoever guesses both can confirm the guess.
    """
    settings = situation.workspace.settings
    return str(uuid5(_NAMES, f"{words(settings.organisation, settings.languages[0])}\n{key}"))


def stamp_of(situation: Situation) -> datetime:
    """When the calendar was made, in UTC: the time of its commit, or its day if that is later."""
    day = datetime.combine(situation.today, time(), UTC)
    head = situation.history.head_time
    return max(head.astimezone(UTC), day) if head else day


def midnight(situation: Situation, day: date) -> datetime:
    """When a day of the organisation begins, in its zone."""
    return datetime.combine(day, time(), situation.zone)


def sequence_of(gate: Gate, situation: Situation, paths: Iterable[str]) -> int:
    """Seconds from 2020 to the newest commit of main that touched one of the files.

    So it grows with every change of them, and is the same for the same commit. Where git knows
    none of them, or the readers may not know when they changed, it is that of the calendar.
    """
    found = [situation.history.changed(path) for path in paths] if gate.sees(Class.PAIR) else []
    newest = max((landing.time for landing in found if landing), default=stamp_of(situation))
    return min(max(int((newest - _EPOCH).total_seconds()), 0), _MOST)


def landed_on(situation: Situation, path: str, day: date) -> datetime:
    """The beginning of the day on which a file reached the main branch, or of its own day where
    that is not known."""
    landed = situation.history.landed(path)
    return midnight(situation, situation.day_of(landed.time) if landed else day)


def one_line(text: str) -> str:
    """Text without line breaks and other control characters, for a title."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
