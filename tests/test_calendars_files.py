"""Calendars as files: for whom, text that stays text, and the command that writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from tests.calendars_world import (
    BOTH,
    EVENTS,
    TASKS,
    almanac,
    event,
    meeting,
    of_pair,
    parsed,
    said,
)
from tests.obligations_world import PAIR, pair, situation, world
from tests.test_site_content import page, site

from mentorship.cli import main
from mentorship.publication.entries import CalendarView, Entry, one_line
from mentorship.render.calendar import calendar

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
