"""Calendars: meetings and events, their times, and how the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from icalendar.timezone import tzp
from tests.calendars_world import (
    EVENTS,
    REMIND,
    almanac,
    by_ical_js,
    by_icalendar,
    event,
    instant,
    meeting,
    of_pair,
    parsed,
    said,
)
from tests.obligations_world import Files, world

from mentorship.publication.entries import CalendarView, Entry
from mentorship.render.calendar import calendar

ZONES = {
    "people/profiles/ada.yml": "timezone: Africa/Lagos\n",
    "people/profiles/lin.yml": "timezone: America/New_York\n",
}


@pytest.mark.parametrize(
    ("by", "at", "instant"),
    [
        ("grace", "2026-03-24 10:00", "2026-03-24T09:00"),  # Berlin, before its clocks change
        ("grace", "2026-03-31 10:00", "2026-03-31T08:00"),
        ("grace", "2026-10-24 10:00", "2026-10-24T08:00"),
        ("grace", "2026-10-26 10:00", "2026-10-26T09:00"),
        ("ada", "2026-03-24 10:00", "2026-03-24T09:00"),  # Lagos has one time all the year
        ("ada", "2026-03-31 10:00", "2026-03-31T09:00"),
        ("lin", "2026-03-06 10:00", "2026-03-06T15:00"),  # New York changes three weeks earlier
        ("lin", "2026-03-09 10:00", "2026-03-09T14:00"),
    ],
)
def test_a_planned_meeting_is_at_the_time_of_its_writer(by: str, at: str, instant: str) -> None:
    files = world(notes={"2026-02-02-a": meeting(by, at)}, reminders=REMIND, files=ZONES)
    found = parsed(of_pair(files, "2026-02-03"))["Meeting: Lin with Ada"]
    start = datetime.fromisoformat(f"{instant}+00:00")
    assert (found.start, found.end) == (start, start + timedelta(minutes=45))
    assert found.alarms == (timedelta(days=-5), timedelta(days=-1))
    assert not found.free


def test_a_third_parser_understands_the_same(tmp_path: Path) -> None:
    zones = ("Africa/Lagos", "America/New_York", "Australia/Sydney", "Europe/Berlin", "UTC")
    days = [datetime(2026, month, 27, 10) for month in range(1, 13)]  # noqa: DTZ001
    before = (timedelta(days=-5), timedelta(hours=-15))
    hostile = "学习, Talk;\\n\r\nATTENDEE:mailto:all@evil.example " * 3
    entries = [Entry(f"{d:%m}/{z}", "x", "", d, z, 45, before) for z in zones for d in days]
    entries.append(Entry("day", hostile, hostile, date(2026, 3, 29), sequence=7, cancelled=True))
    stamp = datetime(2026, 1, 1, tzinfo=UTC)
    written = calendar(CalendarView("x.ics", "x", stamp, tuple(entries)))
    (tmp_path / "x.ics").write_bytes(written)

    seen = tuple(by_ical_js(tmp_path / "x.ics"))
    assert seen == tuple(by_icalendar(written))
    assert [event.start for event in seen[:-1]] == [
        day.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for zone in zones for day in days
    ]


@pytest.mark.parametrize(
    ("by", "name"),
    [("grace", "Europe/Berlin"), ("ada", "Africa/Lagos"), ("lin", "America/New_York")],
)
def test_the_file_says_how_the_clocks_change(by: str, name: str) -> None:
    notes = {"2026-02-02-a": meeting(by, "2026-03-31 10:00")}
    found: Any = Calendar.from_ical(
        calendar(of_pair(world(notes=notes, files=ZONES), "2026-02-03"))
    )
    (zone,) = found.walk("VTIMEZONE")
    assert zone.tz_name == name
    written = zone.to_tz(tzp, lookup_tzid=False)  # from the file alone, not by its name
    hours = [datetime(2026, 1, 1) + timedelta(hours=n) for n in range(365 * 24)]  # noqa: DTZ001
    told = [hour for hour in hours if _is_told(hour, ZoneInfo(name))]
    assert len(told) >= len(hours) - 2
    assert [
        hour
        for hour in told
        if hour.replace(tzinfo=written).utcoffset()
        != hour.replace(tzinfo=ZoneInfo(name)).utcoffset()
    ] == []


@pytest.mark.slow
def test_every_zone_that_a_profile_may_name_is_written() -> None:
    zones = sorted(available_timezones())
    days = (datetime(2026, 1, 20, 10), datetime(2026, 7, 20, 10))  # noqa: DTZ001
    entries = [Entry(f"{day:%m}/{zone}", "x", "", day, zone, 60) for zone in zones for day in days]
    written = calendar(CalendarView("x.ics", "x", datetime(2026, 1, 1, tzinfo=UTC), tuple(entries)))
    found = IcsCalendarStream.calendar_from_ics(written.decode())
    assert len(found.timezones) == len(zones) - 1  # UTC needs none
    assert {event.uid: instant(event.start) for event in found.events} == {
        f"{day:%m}/{zone}": day.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        for zone in zones
        for day in days
    }


def _is_told(hour: datetime, clocks: ZoneInfo) -> bool:
    """Whether the clocks show this hour once: one is left out in spring, one is twice in autumn."""
    first, second = (hour.replace(tzinfo=clocks, fold=fold) for fold in (0, 1))
    return first.utcoffset() == second.utcoffset()


def test_a_meeting_without_a_time_is_a_whole_day() -> None:
    notes = {"2026-02-02-a": "kind: session\nnext: 2026-02-20"}
    assert said(of_pair(world(notes=notes), "2026-02-03"))["Meeting: Lin with Ada"] == "2026-02-20"


def test_a_newer_plan_cancels_the_meeting_that_it_replaces() -> None:
    notes = {
        "2026-02-02-a": "kind: session\nnext: 2026-02-16 10:00",
        "2026-02-09-b": "kind: note\nnext: 2026-02-18 10:00",
    }
    assert [
        s for s in said(of_pair(world(notes=notes), "2026-02-10")).items() if "Meet" in s[0]
    ] == [
        ("-Meeting: Lin with Ada", "2026-02-16 10:00:00 Europe/Berlin"),
        ("Meeting: Lin with Ada", "2026-02-18 10:00:00 Europe/Berlin"),
    ]
    held = {**notes, "2026-02-16-b": notes["2026-02-09-b"]}
    held.pop("2026-02-09-b")
    assert [e.cancelled for e in of_pair(world(notes=held), "2026-02-17").entries
            if "Meeting:" in e.summary] == [False, False]  # fmt: skip


def test_events_of_the_program_are_in_the_calendars_of_those_who_take_part() -> None:
    review = event("2026-03-20", "event: review\nat: 14:00\nminutes: 30")
    made = almanac(world(events=EVENTS, files=review), "2026-02-02")
    of = {name: said(made.of_person(name)) for name in ("ada", "lin", "mira", "grace")}
    kick_off, round_ = "2026-02-16 09:30:00 Europe/Berlin", "2026-03-20 14:00:00 Europe/Berlin"
    assert (of["ada"]["Kick-off"], of["ada"]["Review"]) == (kick_off, round_)
    assert of["lin"]["Kick-off"] == kick_off
    assert "Review" not in of["lin"]
    assert (of["mira"]["Review"], of["mira"]["Due: Review, Q2 2026"]) == (round_, "2026-06-30")
    assert of["grace"] == {}
    found = parsed(made.of_person("ada"))["Kick-off"]
    assert found.start == datetime(2026, 2, 16, 8, 30, tzinfo=UTC)
    assert found.end == datetime(2026, 2, 16, 10, 0, tzinfo=UTC)


def test_an_event_that_was_held_on_another_day_is_the_same_entry() -> None:
    def kick_off(today: str, files: Files) -> tuple[str, str]:
        made = almanac(world(events=EVENTS, files=files), today)
        view = made.of_program(made.gate.workspace.programs["graduates"])
        (found,) = (entry for entry in view.entries if entry.summary == "Kick-off")
        return found.uid, str(found.start)

    planned = kick_off("2026-02-02", {})
    held = kick_off("2026-02-20", event("2026-02-18", "event: kick-off"))
    assert planned[0] == held[0]
    assert (planned[1], held[1]) == ("2026-02-16 09:30:00", "2026-02-18 09:30:00")
