"""Events of a program: who owes them, which file meets them, who was there."""

from __future__ import annotations

import pytest
from tests.obligations_world import Files, all_owed, day, owed, pair, read, situation, world

from mentorship.metrics.catalogue import facts
from mentorship.metrics.result import Result, Subject
from mentorship.obligations.events import expected
from mentorship.obligations.obligation import Evidence

QUARTERLY = "[{id: review, every: quarter, title: Review round}]"
KICK_OFF = "[{id: kick-off, date: 2026-01-17, title: Kick-off}]"  # a Saturday


def event(date: str, front: str = "event: review", name: str = "") -> Files:
    path = f"programs/graduates/events/{date}-{name or 'round'}.md"
    return {path: f"---\ndate: {date}\n{front}\n---\nWe met.\n"}


def events(today: str, planned: str = QUARTERLY, *files: Files) -> dict[str, tuple[str, str]]:
    """(due, state) of each event by its id without the program."""
    made = world(events=planned, files={path: text for f in files for path, text in f.items()})
    found = owed(made, today, "event")
    return {name.removeprefix("graduates/"): value for name, value in found.items()}


def test_every_window_is_owed_by_the_owners_until_its_last_working_day() -> None:
    files = world(events=QUARTERLY)
    found = all_owed(files, "2026-03-26")
    first = found["graduates/review/2026-Q1"]
    assert events("2026-03-26") == {
        "review/2026-Q1": ("2026-03-31", "due-soon"),
        "review/2026-Q2": ("2026-06-30", "upcoming"),
        "review/2026-Q3": ("2026-09-30", "upcoming"),
        "review/2026-Q4": ("2026-12-31", "upcoming"),
    }
    assert (first.owners, first.pairing, first.program, first.window, first.title) == (
        ("mira",), None, "graduates", "2026-Q1", "Review round",
    )  # fmt: skip


def test_a_file_that_names_the_event_meets_the_window_of_its_day() -> None:
    made = event("2026-03-20")
    files = world(events=QUARTERLY, files=made)
    found = all_owed(files, "2026-04-20")["graduates/review/2026-Q1"]
    (path,) = made
    assert found.state == "met"
    assert isinstance(found.evidence, Evidence)
    assert (found.evidence.judged, str(found.evidence.place)) == (day("2026-03-20"), f"{path}:3:8")


def test_of_two_in_a_quarter_the_second_makes_up_for_the_one_before() -> None:
    found = events("2026-05-20", QUARTERLY, event("2026-04-10"), event("2026-05-05"))
    assert found["review/2026-Q1"] == ("2026-03-31", "met-late")
    assert found["review/2026-Q2"] == ("2026-06-30", "met")


def test_a_window_is_missed_when_the_next_one_is_over() -> None:
    assert events("2026-04-01")["review/2026-Q1"][1] == "overdue"
    assert events("2026-06-30")["review/2026-Q1"][1] == "missed"


def test_a_short_rest_of_a_window_owes_nothing() -> None:
    files = world(events=QUARTERLY, dates="{start: 2026-03-02, end: 2026-12-31}")
    assert owed(files, "2026-03-02", "event")["graduates/review/2026-Q1"][1] == "paused"


@pytest.mark.parametrize(
    ("date", "front"),
    [("2026-03-20", "title: Lunch"), ("2026-04-21", "event: review")],
    ids=["it names no event", "it is still ahead"],
)
def test_other_files_meet_nothing(date: str, front: str) -> None:
    assert events("2026-04-20", QUARTERLY, event(date, front))["review/2026-Q1"][1] == "overdue"


def test_a_single_event_is_due_on_its_very_day() -> None:
    assert events("2026-01-12", KICK_OFF) == {"kick-off": ("2026-01-17", "due-soon")}
    held = event("2026-01-19", "event: kick-off")
    assert events("2026-01-20", KICK_OFF, held) == {"kick-off": ("2026-01-17", "met-late")}


def test_an_event_without_a_day_is_not_owed() -> None:
    assert events("2026-01-12", "[{id: party}]") == {}


def test_what_was_not_due_vanishes_with_the_program() -> None:
    made = world(events=QUARTERLY, dates="{start: 2026-01-01, end: 2026-06-30}")
    found = owed(made, "2026-07-01", "event")
    assert {name: state for name, (_, state) in found.items()} == {
        "graduates/review/2026-Q1": "missed",
        "graduates/review/2026-Q2": "missed",
    }


TWO_PAIRS = {
    "people/bo.yml": "name: Bo\nleft: 2026-02-27\n",
    "people/kim.yml": "name: Kim\n",
    "pairings/kim-bo.yml": pair("bo", "kim", "2026-02-02"),
}


@pytest.mark.parametrize(
    ("whom", "date", "there"),
    [
        ("all", "2026-02-20", ("ada", "bo", "kim", "lin")),
        ("mentors", "2026-02-20", ("ada", "bo")),
        ("mentees", "2026-02-20", ("kim", "lin")),
        ("all", "2026-01-20", ("ada", "lin")),  # the other pair has not begun
        ("mentors", "2026-03-20", ("ada",)),  # Bo has left
    ],
)
def test_expected_are_the_people_of_the_pairings_of_the_day(
    whom: str, date: str, there: tuple[str, ...]
) -> None:
    planned = f"[{{id: review, every: quarter, for: {whom}}}]"
    files = world(events=planned, files={**TWO_PAIRS, **event(date)})
    now = situation(files, "2026-06-01")
    (file,) = now.workspace.events
    assert expected(now, now.workspace.programs["graduates"], file) == there


def attendance(subject: Subject, today: str = "2026-06-01", **more: Files) -> Result:
    files = world(
        events=QUARTERLY,
        files={
            **TWO_PAIRS,
            **event("2026-02-20", "event: review\npresent: [ada, lin, mira]"),
            **event("2026-05-20", "event: review\npresent: [lin, kim]"),
            **event("2026-05-21", "event: review"),  # says nothing of who was there
            **more.get("files", {}),
        },
    )
    return facts(situation(files, today)).measure("event-attendance", subject)


def test_attendance_is_of_all_who_were_expected() -> None:
    found = attendance(Subject("program", "graduates"))
    # Of ada, bo, kim and lin two; then, bo having left, two of three.
    assert (found.shown, found.n) == ("57 %", 7)
    assert [(item.what, item.value) for item in found.inputs][:2] == [
        ("ada, 2026-02-20", "was there"),
        ("bo, 2026-02-20", "was not there"),
    ]
    assert [(item.what, item.why) for item in found.excluded] == [
        ("graduates, 2026-05-21", "the file does not say who was there")
    ]


def test_attendance_of_a_person_and_of_a_pairing() -> None:
    assert attendance(Subject("person", "ada", "mentor")).shown == "50 %"
    assert attendance(Subject("person", "lin", "mentee")).shown == "100 %"
    assert attendance(Subject("pairing", "lin-ada")).shown == "75 %"


def test_absence_is_no_debt() -> None:
    files = world(events=QUARTERLY, files=event("2026-02-20", "event: review\npresent: [ada]"))
    assert [o.id for o in all_owed(files, "2026-06-01").values() if o.kind == "event"] == [
        "graduates/review/2026-Q1",
        "graduates/review/2026-Q2",
        "graduates/review/2026-Q3",
        "graduates/review/2026-Q4",
    ]
    assert read(files).events[0].present == ("ada",)
