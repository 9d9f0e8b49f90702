"""How the clocks of a time zone change, as a VTIMEZONE of iCalendar (RFC 5545, 3.6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Component, Timezone, TimezoneDaylight, TimezoneStandard

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


class Change(NamedTuple):
    """From `onset` on, a time on the clocks as they went `before`, they go `after` (ahead of UTC);
    `name` is that of the new time, as CEST."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


@cache
def zone(name: str, first: int, last: int) -> bytes:
    """The zone from the first of January of one year to the end of the year after another.

    Each change is written by itself. Rules that recur, or lists of days, would be shorter, but
    not every calendar program counts the first day of a list.
    """
    made = Timezone()
    made.add("tzid", name)
    for change in changes(ZoneInfo(name), first, last + 1):
        made.add_component(_component(change))
    written: bytes = made.to_ical()
    return written


def changes(clocks: ZoneInfo, first: int, last: int) -> Iterator[Change]:
    """How the clocks go at the beginning of the first year, then each change to the last."""
    start = datetime(first, 1, 1, tzinfo=clocks)
    yield _change(start.astimezone(UTC), start, start)
    instant, end = start.astimezone(UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while instant < end:
        following = instant + _DAY
        if _differ(instant.astimezone(clocks), following.astimezone(clocks)):
            at = _first_after(instant, following, clocks)
            yield _change(at, (at - _SECOND).astimezone(clocks), at.astimezone(clocks))
        instant = following


def _first_after(before: datetime, after: datetime, clocks: ZoneInfo) -> datetime:
    """The first second of the new time between two instants, the first of which has the old."""
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if _differ(before.astimezone(clocks), middle.astimezone(clocks)):
            after = middle
        else:
            before = middle
    return after


def _differ(one: datetime, other: datetime) -> bool:
    return (one.utcoffset(), one.tzname()) != (other.utcoffset(), other.tzname())


def _change(at: datetime, old: datetime, new: datetime) -> Change:
    before, after = old.utcoffset() or timedelta(), new.utcoffset() or timedelta()
    onset = (at + before).replace(tzinfo=None)
    return Change(onset, before, after, new.tzname() or "", bool(new.dst()))


def _component(change: Change) -> Component:
    made = TimezoneDaylight() if change.summer else TimezoneStandard()
    made.add("dtstart", change.onset)
    made.add("tzoffsetfrom", change.before)
    made.add("tzoffsetto", change.after)
    made.add("tzname", change.name)
    return made
