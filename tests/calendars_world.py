"""Calendars of small organisations, and what three parsers read in them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from tests.obligations_world import PAIR, Files, situation

from mentorship.history.facts import FileHistory, History, HistoryState, Landing
from mentorship.publication.calendars import Almanac
from mentorship.publication.classes import AUDIENCES
from mentorship.publication.entries import CalendarView
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
    seen = tuple(by_icalendar(written))
    assert seen == tuple(_by_ical(written))
    assert len({event.uid for event in seen}) == len(seen)
    return {event.summary: event for event in seen}


def by_icalendar(written: bytes) -> Iterator[Seen]:
    found: Any = Calendar.from_ical(written)
    assert [component.errors for component in found.walk() if component.errors] == []
    for event in found.events:
        yield Seen(
            str(event["uid"]), str(event["summary"]), str(event.get("description", "")),
            instant(event.start), instant(event.end), event["sequence"], str(event["status"]),
            event.get("transp") == "TRANSPARENT",
            tuple(alarm["trigger"].dt for alarm in event.walk("VALARM")),
        )  # fmt: skip


def _by_ical(written: bytes) -> Iterator[Seen]:
    for event in IcsCalendarStream.calendar_from_ics(written.decode()).events:
        yield Seen(
            event.uid, event.summary or "", event.description or "",
            instant(event.start), instant(event.end), event.sequence or 0,
            event.status.value if event.status else "", event.transparency == "TRANSPARENT",
            tuple(each.trigger for each in event.alarm if isinstance(each.trigger, timedelta)),
        )  # fmt: skip


def by_ical_js(file: Path) -> Iterator[Seen]:
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


def instant(start: date | datetime) -> date | datetime:
    return start.astimezone(UTC) if isinstance(start, datetime) else start


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


def meeting(by: str, at: str) -> str:
    return f"kind: session\nby: {by}\nminutes: 45\nnext: {at}"


EVENTS = (
    "[{id: kick-off, date: 2026-02-16, at: 09:30, minutes: 90, title: Kick-off},"
    " {id: review, every: quarter, title: Review, for: mentors}]"
)


def event(day: str, front: str) -> Files:
    return {f"programs/graduates/events/{day}-x.md": f"---\ndate: {day}\n{front}\n---\nWe met.\n"}
