"""Calendars: what stands in them, for whom, and that other programs read the same."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from icalendar.timezone import tzp
from tests.obligations_world import PAIR, Files, pair, situation, world
from tests.test_site_content import page, site

from mentorship.cli import main
from mentorship.history.facts import FileHistory, History, HistoryState, Landing
from mentorship.publication.calendars import Almanac
from mentorship.publication.classes import AUDIENCES
from mentorship.publication.entries import CalendarView, Entry, one_line
from mentorship.publication.gate import Gate
from mentorship.render.calendar import calendar

SCRIPT = Path(__file__).with_name("read_calendar.mjs")
TASKS = (
    "{general: {stages: [{id: arrive, weeks: 1-8, tasks: "
    "[{id: report, title: Write a report, due: 2026-02-10, approver: none}, "
    "{id: visit, title: Visit a customer, due: 2026-03-10, approver: none}]}]}}"
)
REMIND = "{before: [5 days, 1 day]}"
BOTH: dict[str, Any] = {"tracks": TASKS, "reminders": REMIND}


def almanac(files: Files, today: str, audience: str = "pair", **more: Any) -> Almanac:
    now = situation(files, today, more.get("history"))
    return Almanac(Gate(now.workspace, AUDIENCES[audience]), now)


def of_pair(files: Files, today: str, audience: str = "pair", **more: Any) -> CalendarView:
    made = almanac(files, today, audience, **more)
    return made.of_pairing(made.gate.workspace.pairings[PAIR])


def said(view: CalendarView) -> dict[str, str]:
    """The day, or the time and its zone, by summary; `-` in front of what is cancelled."""
    return {
        f"{'-' * entry.cancelled}{entry.summary}": f"{entry.start} {entry.zone or ''}".rstrip()
        for entry in view.entries
    }


class Seen(NamedTuple):
    """An event as a calendar program understands it; of a whole day there is no instant."""

    uid: str
    summary: str
    description: str
    start: date
    end: date
    sequence: int
    status: str
    free: bool
    alarms: tuple[timedelta, ...]


def parsed(view: CalendarView) -> dict[str, Seen]:
    """Events by summary as two independent parsers read them: they must agree.

    The first also writes what it read, which must be the same bytes.
    """
    written = calendar(view)
    assert Calendar.from_ical(written).to_ical() == written
    seen = tuple(_by_icalendar(written))
    assert seen == tuple(_by_ical(written))
    assert len({event.uid for event in seen}) == len(seen)
    return {event.summary: event for event in seen}


def _by_icalendar(written: bytes) -> Iterator[Seen]:
    found: Any = Calendar.from_ical(written)
    assert [component.errors for component in found.walk() if component.errors] == []
    for event in found.events:
        yield Seen(
            str(event["uid"]), str(event["summary"]), str(event.get("description", "")),
            _instant(event.start), _instant(event.end), event["sequence"], str(event["status"]),
            event.get("transp") == "TRANSPARENT",
            tuple(alarm["trigger"].dt for alarm in event.walk("VALARM")),
        )  # fmt: skip


def _by_ical(written: bytes) -> Iterator[Seen]:
    for event in IcsCalendarStream.calendar_from_ics(written.decode()).events:
        yield Seen(
            event.uid, event.summary or "", event.description or "",
            _instant(event.start), _instant(event.end), event.sequence or 0,
            event.status.value if event.status else "", event.transparency == "TRANSPARENT",
            tuple(each.trigger for each in event.alarm if isinstance(each.trigger, timedelta)),
        )  # fmt: skip


def _by_ical_js(file: Path) -> Iterator[Seen]:
    """What a third one says, in another language: it believes the file about the clocks."""
    read = subprocess.run(
        [_node(), str(SCRIPT), str(file)], check=True, capture_output=True, text=True
    )
    for event in json.loads(read.stdout):
        start, end = (_read_instant(event.pop(key)) for key in ("start", "end"))
        alarms = tuple(timedelta(seconds=seconds) for seconds in event.pop("alarms"))
        yield Seen(**event, start=start, end=end, alarms=alarms)


def _read_instant(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _node() -> str:
    """The address of node; without it or the package the test is skipped, in CI it fails."""
    node = shutil.which("node")
    if node and (SCRIPT.parent / "node_modules" / "ical.js").is_dir():
        return node
    said = "no ical.js: install node and npm, then `make node`"
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)


def _instant(start: date | datetime) -> date | datetime:
    return start.astimezone(UTC) if isinstance(start, datetime) else start


def test_what_is_due_is_a_whole_day_that_rings_when_people_are_reminded() -> None:
    view = of_pair(world(**BOTH), "2026-02-02")
    assert said(view) == {
        "Lin with Ada: first day": "2026-01-12",
        "Due: First meeting – Lin with Ada": "2026-01-19",
        "Due: Write a report – Lin with Ada": "2026-02-10",
        "Due: Visit a customer – Lin with Ada": "2026-03-10",
        "Lin with Ada: last day": "2026-12-31",
    }
    due = parsed(view)["Due: Write a report – Lin with Ada"]
    assert (due.start, due.end, due.free, due.status, due.description) == (
        date(2026, 2, 10), date(2026, 2, 11), True, "CONFIRMED", "Owed by Lin\nGraduates",
    )  # fmt: skip
    midnight = datetime(2026, 2, 10, tzinfo=UTC)
    assert [f"{midnight + before:%m-%d %H:%M}" for before in due.alarms] == [
        "02-05 09:00", "02-09 09:00",
    ]  # fmt: skip


def test_what_is_met_has_a_check_mark_rings_no_more_and_goes_after_a_while() -> None:
    notes = {"2026-02-09-report": "kind: submission\nsubmits: [report]"}
    files = world(**BOTH, notes=notes)
    met = parsed(of_pair(files, "2026-02-10"))["✓ Write a report – Lin with Ada"]
    assert (met.status, met.alarms) == ("CONFIRMED", ())
    assert "✓ Write a report – Lin with Ada" in said(of_pair(files, "2026-05-11"))
    assert "✓ Write a report – Lin with Ada" not in said(of_pair(files, "2026-05-12"))
    assert "Due: Visit a customer – Lin with Ada" in said(of_pair(files, "2026-10-12"))


def test_what_is_waived_is_cancelled() -> None:
    waived = "plan: {waived: {report: {reason: Done, by: mira}}}"
    found = parsed(of_pair(world(**BOTH, pairing=waived), "2026-02-02"))
    gone = found["Due: Write a report – Lin with Ada"]
    assert (gone.status, gone.alarms) == ("CANCELLED", ())


CADENCE: dict[str, Any] = {
    "cadence": "[{id: talk, every: month, title: Talk}]",
    "dates": "{start: 2026-01-01, end: 2026-04-30}",
}


def test_when_a_pair_ends_what_was_ahead_is_cancelled_until_nobody_has_it_any_more() -> None:
    files = world(**BOTH, **CADENCE, pairing="ended: {date: 2026-02-20, how: stopped}")
    before, ended = of_pair(files, "2026-02-19"), of_pair(files, "2026-02-20")
    assert said(before)["Due: Visit a customer – Lin with Ada"] == "2026-03-10"
    gone = {name: day for name, day in said(ended).items() if name.startswith("-")}
    assert gone == {
        "-Due: Visit a customer – Lin with Ada": "2026-03-10",
        "-Due: Talk, March 2026 – Lin with Ada": "2026-03-31",
        "-Due: Talk, April 2026 – Lin with Ada": "2026-04-30",
    }
    uids = {entry.uid for entry in before.entries if entry.summary.startswith("Due: Visit")}
    assert uids < {entry.uid for entry in ended.entries if entry.cancelled}
    person = almanac(files, "2026-02-20").of_person("lin")
    assert "-Due: Visit a customer – Lin with Ada" in said(person)
    assert [n for n in said(of_pair(files, "2026-08-01")) if n.startswith("-")] == []


def history(*changed: tuple[str, str]) -> History:
    """A history in which these files changed at these times."""
    landings = {path: Landing("c0ffee", datetime.fromisoformat(at), "x") for path, at in changed}
    files = {path: FileHistory(at, at) for path, at in landings.items()}
    newest = max(at.time for at in landings.values())
    return History(state=HistoryState.FULL, head="c0ffee", head_time=newest, files=files)


def report(files: Files, *changed: tuple[str, str]) -> tuple[str, str, int]:
    view = of_pair(files, "2026-02-02", history=history(*changed))
    (entry,) = (entry for entry in view.entries if "report" in entry.summary)
    return entry.uid, str(entry.start), entry.sequence


def test_a_day_that_moves_moves_the_entry_and_its_sequence_grows() -> None:
    first = f"pairings/{PAIR}.yml", "2026-01-12T08:00:00+00:00"
    then = f"pairings/{PAIR}.yml", "2026-01-30T08:00:00+00:00"
    moved = world(**BOTH, pairing="plan: {moved: {report: 2026-02-17}}")
    before, after = report(world(**BOTH), first), report(moved, then)
    assert (before[1], after[1]) == ("2026-02-10", "2026-02-17")
    assert before[0] == after[0]
    assert after[2] - before[2] == 18 * 24 * 3600
    unrelated = "programs/other/program.yml", "2026-02-01T08:00:00+00:00"
    assert report(moved, then, unrelated) == after


def test_those_who_may_not_see_a_pairing_do_not_see_when_its_file_changed() -> None:
    own = f"pairings/{PAIR}.yml", "2026-01-12T08:00:00+00:00"
    other = "programs/other/program.yml", "2026-02-01T08:00:00+00:00"
    found = {}
    for audience in ("members", "pair"):
        view = of_pair(world(), "2026-02-01", audience, history=history(own, other))
        found[audience] = view.entries[0].sequence
    assert found["members"] - found["pair"] == 20 * 24 * 3600


def test_two_organisations_have_different_names_for_the_same() -> None:
    one = world(**BOTH)
    two = {**one, "mentorship.yml": "organisation: Southwind\ntimezone: Europe/Berlin\n"}
    uids = [{e.uid for e in of_pair(files, "2026-02-02").entries} for files in (one, two)]
    assert uids[0] & uids[1] == set()


def meeting(by: str, at: str) -> str:
    return f"kind: session\nby: {by}\nminutes: 45\nnext: {at}"


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

    seen = tuple(_by_ical_js(tmp_path / "x.ics"))
    assert seen == tuple(_by_icalendar(written))
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
    assert {event.uid: _instant(event.start) for event in found.events} == {
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


EVENTS = (
    "[{id: kick-off, date: 2026-02-16, at: 09:30, minutes: 90, title: Kick-off},"
    " {id: review, every: quarter, title: Review, for: mentors}]"
)


def event(day: str, front: str) -> Files:
    return {f"programs/graduates/events/{day}-x.md": f"---\ndate: {day}\n{front}\n---\nWe met.\n"}


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


SEVERAL = {"people/profiles/lin.yml": "publish: profile\n", **event("2026-02-18", "title: Visit")}


@pytest.mark.parametrize(
    ("audience", "paths"),
    [
        ("public", ["programs/graduates"]),
        (
            "members",
            ["pairings/lin-ada", "people/ada", "people/lin", "people/mira", "programs/graduates"],
        ),
        (
            "pair",
            ["pairings/lin-ada", "people/ada", "people/lin", "people/mira", "programs/graduates"],
        ),
    ],
)
def test_every_audience_has_the_calendars_it_may_know_of(audience: str, paths: list[str]) -> None:
    files = world(**BOTH, events=EVENTS, files=SEVERAL)
    made = site(files, audience)
    assert [a.path for a in made.assets if a.path.endswith(".ics")] == [f"{p}.ics" for p in paths]


def test_members_see_of_a_pair_its_days_and_the_events_and_nothing_that_is_owed() -> None:
    notes = {"2026-02-02-a": meeting("ada", "2026-02-16 10:00")}
    files = world(**BOTH, events=EVENTS, files=SEVERAL, notes=notes)
    assert said(of_pair(files, "2026-02-03", "members")) == {
        "Lin with Ada: first day": "2026-01-12",
        "Kick-off": "2026-02-16 09:30:00 Europe/Berlin",
        "Visit": "2026-02-18",
        "Lin with Ada: last day": "2026-12-31",
    }
    assert said(almanac(files, "2026-02-03", "members").of_person("mira")) == {
        "Kick-off": "2026-02-16 09:30:00 Europe/Berlin", "Visit": "2026-02-18",
    }  # fmt: skip
    assert said(almanac(files, "2026-02-03", "members").of_person("lin")) == said(
        of_pair(files, "2026-02-03", "members")
    )
    made = almanac(files, "2026-02-03", "public")
    assert said(made.of_program(made.gate.workspace.programs["graduates"])) == {
        "Graduates begins": "2026-01-01",
        "Kick-off": "2026-02-16 09:30:00 Europe/Berlin",
        "Graduates: last day": "2026-12-31",
    }


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\0"])
def test_text_stays_text(line_break: str) -> None:
    hostile = line_break.join(("Talk;,\\n", "ATTENDEE:mailto:all@evil.example", "END:VEVENT"))
    view = CalendarView(
        "x.ics", hostile, datetime(2026, 2, 2, tzinfo=UTC),
        (Entry("1", hostile, f"One\n{hostile}", date(2026, 2, 3), alarms=(timedelta(-1),)),
         Entry("2", "Second", "", date(2026, 2, 4))),
    )  # fmt: skip
    written = calendar(view)
    first, second = parsed(view).values()
    assert first.summary.split() == ["Talk;,\\n", "ATTENDEE:mailto:all@evil.example", "END:VEVENT"]
    assert first.description.split() == ["One", *first.summary.split()]
    assert (second.summary, len(first.alarms)) == ("Second", 1)
    lines = written.split(b"\r\n")
    assert (lines.count(b"END:VEVENT"), lines.count(b"END:VCALENDAR")) == (2, 1)
    assert [line for line in lines if line.startswith(b"ATTENDEE")] == []
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", written)


@settings(deadline=None)
@given(
    title=st.text(st.characters(codec="utf-8"), max_size=200),
    day=st.dates(date(1901, 1, 1), date(2999, 1, 1)),
)
def test_any_title_is_read_back_as_it_was_meant(title: str, day: date) -> None:
    entry = Entry("1", title, title, day, sequence=7)
    view = CalendarView("x.ics", title, datetime(2026, 2, 2, tzinfo=UTC), (entry,))
    (seen,) = parsed(view).values()
    assert seen.summary.split() == one_line(title).split()
    assert (seen.start, seen.sequence) == (day, 7)
    assert max(len(line) for line in calendar(view).split(b"\r\n")) <= 75


def test_names_of_files_stay_text() -> None:
    tasks = TASKS.replace("Write a report", '"Talk\\nATTENDEE:mailto:all@evil.example; a, b"')
    view = of_pair(world(tracks=tasks), "2026-02-02")
    assert "Due: Talk ATTENDEE:mailto:all@evil.example; a, b – Lin with Ada" in parsed(view)


def test_long_lines_are_folded_between_characters() -> None:
    name = "学习如何在周五之前把报警规则从四十条减少到十条并写下来" * 3
    tasks = TASKS.replace("Write a report", name)
    written = calendar(of_pair(world(tracks=tasks), "2026-02-02"))
    lines = written.split(b"\r\n")
    assert written.count(b"\n") == written.count(b"\r") == len(lines) - 1
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() for line in lines[:-1])  # no character is torn apart
    found: Any = Calendar.from_ical(written)
    assert [event for event in found.events if name in event["summary"]]


def test_the_same_repository_gives_the_same_bytes() -> None:
    files = world(**BOTH, events=EVENTS, files=SEVERAL)
    assert calendar(of_pair(files, "2026-02-02")) == calendar(of_pair(files, "2026-02-02"))
    later = calendar(of_pair(files, "2026-02-03"))
    assert b"DTSTAMP:20260203T000000Z" in later


def test_pages_offer_their_calendar() -> None:
    files = world(**BOTH)
    for path in ("pairings/lin-ada", "people/lin", "programs/graduates"):
        body = page(files, f"{path}.html")
        assert f'<a href="{path.rpartition("/")[2]}.ics">calendar</a>' in body
    assert ".ics" not in page(files, "people/grace.html")
    assert '<a href="feed.xml">feed</a>' in page(files, "index.html")


def test_the_calendar_opens_by_itself_where_the_address_is_known() -> None:
    from mentorship.pages.site import content

    now = situation(world(**BOTH), "2026-02-02")
    made = content(now, "pair", (), address="https://example.org/mentorship")
    (body,) = (each.body for each in made.pages if each.path == "people/lin.html")
    assert 'href="webcal://example.org/mentorship/people/lin.ics"' in body
    assert '<a href="lin.ics">as a file</a>' in body


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def test_the_command_writes_what_the_site_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = world(**BOTH)
    where = ["--repo", str(write(tmp_path / "repo", files)), "--as-of", "2026-02-02"]
    target = tmp_path / "lin.ics"
    assert main(["calendar", "--person", "lin", "-o", str(target), *where]) == 0
    assert re.fullmatch(r".*lin\.ics: \d+ entries\n", capsys.readouterr().out)
    expected = calendar(almanac(files, "2026-02-02").of_person("lin"))
    assert target.read_bytes() == expected
    assert main(["calendar", "--pairing", PAIR, *where]) == 0
    assert capsys.readouterr().out.encode() == calendar(of_pair(files, "2026-02-02"))


@pytest.mark.parametrize(
    ("words", "said_"),
    [
        ("--person nobody", "there is no person 'nobody'"),
        ("--pairing lin-adda", "there is no pairing 'lin-adda'; did you mean lin-ada?"),
        ("--person lin --audience public", "who is paired with whom is not for the public"),
    ],
)
def test_the_command_refuses_what_there_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, said_: str
) -> None:
    where = ["--repo", str(write(tmp_path, world()))]
    assert main(["calendar", *words.split(), *where]) == 2
    assert said_ in capsys.readouterr().err


def test_the_command_leaves_out_what_the_site_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    private = "kind: session\nnext: 2026-02-20\nlesson: Ask jane@example.org first"
    files = world(notes={"2026-02-02-a": private}, rules="{looks-private: error}")
    where = ["--repo", str(write(tmp_path, files)), "--as-of", "2026-02-03"]
    found = []
    for audience in ([], ["--audience", "pair"]):
        assert main(["calendar", "--pairing", PAIR, *where, *audience]) == 0
        found.append("Meeting: Lin with Ada" in capsys.readouterr().out)
    assert found == [True, False]


def test_a_pair_of_several_mentees_says_whose_it_is() -> None:
    files = {
        **world(**BOTH),
        "people/kim.yml": "name: Kim\n",
        f"pairings/{PAIR}.yml": pair("ada", "lin, kim"),
    }
    assert "Due: Write a report (Kim) – Lin, Kim with Ada" in said(of_pair(files, "2026-02-02"))
