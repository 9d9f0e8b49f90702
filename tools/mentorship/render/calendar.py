"""Calendars as iCalendar files (RFC 5545), which calendar programs subscribe to or import."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import cache, partial

from icalendar import Alarm, Calendar, Component, Event, vText

from mentorship.publication.entries import CalendarView, Entry, one_line
from mentorship.render.clocks import zone

Written = Callable[[Entry], bytes]

_END = b"END:VCALENDAR\r\n"
_MAKER = "-//mentorship//calendar//EN"
_RENEWED = timedelta(days=1)


def calendar(view: CalendarView, written: Written | None = None) -> bytes:
    """A whole file. `written` writes an entry; one that remembers saves time where the same entry
    stands in several calendars (`remembering`).

    The same view gives the same bytes: what would be the time of writing is the view's stamp.
    """
    write = written or partial(event, view.stamp)
    zones = b"".join(zone(name, first, last) for name, first, last in _zones(view.entries))
    head = _head(view).removesuffix(_END)
    return b"".join((head, zones, *(write(entry) for entry in view.entries), _END))


def remembering(stamp: datetime) -> Written:
    """Writes each entry once, however often it is asked for."""
    return cache(partial(event, stamp))


def event(stamp: datetime, entry: Entry) -> bytes:
    """An entry: a whole day leaves people free, a time does not."""
    made = Event()
    made.add("uid", entry.uid)
    made.add("dtstamp", stamp)
    made.add("summary", _text(entry.summary))
    if entry.description:
        made.add("description", _text(entry.description))
    _when(made, entry)
    made.add("sequence", entry.sequence)
    made.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for before in entry.alarms:
        made.add_component(_alarm(entry, before))
    written: bytes = made.to_ical()
    return written


def _head(view: CalendarView) -> bytes:
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        made.add(key, _text(view.name))
    made.add("refresh-interval", _RENEWED, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    written: bytes = made.to_ical()
    return written


def _when(made: Component, entry: Entry) -> None:
    if not isinstance(entry.start, datetime):
        made.add("dtstart", entry.start)
        made.add("transp", "TRANSPARENT")
        return
    parameters = {} if entry.zone is None or entry.zone == "UTC" else {"TZID": entry.zone}
    start = entry.start if parameters else entry.start.replace(tzinfo=UTC)
    made.add("dtstart", start, parameters=parameters)
    made.add("duration", timedelta(minutes=entry.minutes))


def _alarm(entry: Entry, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(entry.summary))
    alarm.add("trigger", before)
    return alarm


def _zones(entries: Iterable[Entry]) -> tuple[tuple[str, int, int], ...]:
    """The time zones that are named, each with the first and last year in which it is needed."""
    years: dict[str, list[int]] = {}
    for entry in entries:
        if entry.zone and entry.zone != "UTC":
            years.setdefault(entry.zone, []).append(entry.start.year)
    return tuple((name, min(found), max(found)) for name, found in sorted(years.items()))


def _text(text: str) -> vText:
    """Text that stays text: line breaks are kept as such, other control characters are not."""
    return vText("\n".join(one_line(line) for line in text.splitlines()))
