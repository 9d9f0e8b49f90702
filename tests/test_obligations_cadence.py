"""What comes round: windows, `by`, which note meets which window, pauses and leave."""

from __future__ import annotations

import pytest
from tests.obligations_world import Files, all_owed, day, owed, pair, world, written

MONTHLY = "[{id: talk, every: month}]"
BY_15 = "[{id: talk, every: month, by: 15}]"


def talks(today: str, cadence: str = MONTHLY, **more: object) -> dict[str, tuple[str, str]]:
    """(due, state) by window of the cadence `talk`."""
    files = world(cadence=cadence, **more)  # type: ignore[arg-type]
    found = owed(files, today, "cadence")
    return {name.removeprefix("talk/"): value for name, value in found.items()}


def sessions(*days: str) -> dict[str, str]:
    return {f"{date}-talk": "kind: session" for date in days}


def test_every_month_has_a_window_until_the_program_ends() -> None:
    found = talks("2026-01-12", dates="{start: 2026-01-01, end: 2026-04-30}", start="2026-01-01")
    assert found == {
        "2026-01": ("2026-01-30", "upcoming"),
        "2026-02": ("2026-02-27", "upcoming"),
        "2026-03": ("2026-03-31", "upcoming"),
        "2026-04": ("2026-04-30", "upcoming"),
    }


@pytest.mark.parametrize(
    ("every", "windows"),
    [
        ("quarter", {"2026-Q1": "2026-03-31", "2026-Q2": "2026-06-30"}),
        ("half-year", {"2026-H1": "2026-06-30"}),
        ("8 weeks", {"w01": "2026-02-25", "w02": "2026-04-22", "w03": "2026-06-17"}),
    ],
)
def test_other_windows(every: str, windows: dict[str, str]) -> None:
    cadence = f"[{{id: talk, every: {every}}}]"
    dates = "{start: 2026-01-01, end: 2026-06-30}"
    found = talks("2026-01-01", cadence, start="2026-01-01", dates=dates)
    assert {name: due for name, (due, state) in found.items() if state != "paused"} == windows


def test_weeks_end_on_the_last_working_day() -> None:
    found = talks(
        "2026-01-12", "[{id: talk, every: week}]", dates="{start: 2026-01-01, end: 2026-01-25}"
    )
    assert found == {
        "2026-W03": ("2026-01-16", "due-soon"),
        "2026-W04": ("2026-01-23", "upcoming"),
    }


def test_a_start_in_mid_month_leaves_enough_of_the_month() -> None:
    assert talks("2026-01-12", BY_15)["2026-01"] == ("2026-01-15", "due-soon")


def test_a_window_with_less_than_half_of_its_working_days_owes_nothing() -> None:
    assert talks("2026-01-12", BY_15, start="2026-01-19")["2026-01"][1] == "paused"


def test_exactly_half_of_the_working_days_is_enough() -> None:
    # February 2026 has 20 working days, ten of them from the 16th on.
    assert talks("2026-02-16", start="2026-02-16")["2026-02"] == ("2026-02-27", "upcoming")
    assert talks("2026-02-17", start="2026-02-17")["2026-02"][1] == "paused"


def test_by_moves_forward_to_a_working_day() -> None:
    assert talks("2026-01-12", BY_15)["2026-02"] == ("2026-02-16", "upcoming")


def test_by_never_leaves_its_window() -> None:
    found = talks("2026-01-12", "[{id: talk, every: month, by: 31}]")
    assert found["2026-01"][0] == "2026-01-30"
    assert found["2026-02"][0] == "2026-02-27"


def test_by_before_the_clipped_window_begins_means_its_end() -> None:
    found = talks("2026-01-12", "[{id: talk, every: month, by: 5}]")
    assert found["2026-01"][0] == "2026-01-30"
    assert found["2026-02"][0] == "2026-02-05"


def test_by_counts_from_the_first_day_of_the_whole_window() -> None:
    found = talks("2026-01-12", "[{id: talk, every: quarter, by: 32}]")
    assert found["2026-Q1"][0] == "2026-02-02"
    assert found["2026-Q2"][0] == "2026-05-04"


def test_a_held_session_meets_the_window_of_its_date() -> None:
    found = talks("2026-02-20", notes=sessions("2026-02-10"))
    assert found["2026-02"] == ("2026-02-27", "met")
    assert found["2026-01"] == ("2026-01-30", "overdue")


def test_a_session_after_the_due_day_meets_its_window_late() -> None:
    assert talks("2026-02-20", BY_15, notes=sessions("2026-02-17"))["2026-02"][1] == "met-late"


def test_one_note_never_meets_two_windows() -> None:
    found = talks("2026-02-20", notes=sessions("2026-02-02"))
    assert (found["2026-01"][1], found["2026-02"][1]) == ("overdue", "met")


def test_a_second_note_makes_up_for_the_oldest_unmet_window() -> None:
    found = talks("2026-02-20", notes=sessions("2026-02-02", "2026-02-10"))
    assert (found["2026-01"][1], found["2026-02"][1]) == ("met-late", "met")


def test_notes_are_taken_in_order_of_date_then_file_name() -> None:
    notes = {"2026-02-10-b": "kind: session", "2026-02-10-a": "kind: session"}
    files = world(cadence=MONTHLY, notes=notes)
    found = all_owed(files, "2026-02-20")
    paths = {name: each.evidence.place.path for name, each in found.items() if each.evidence}
    assert paths["talk/2026-02"] == "logs/lin-ada/2026-02-10-a.md"
    assert paths["talk/2026-01"] == "logs/lin-ada/2026-02-10-b.md"


def test_a_note_in_no_window_meets_the_oldest_unmet_one() -> None:
    pauses = "pauses: [{from: 2026-02-01, to: 2026-02-20}]"
    found = talks("2026-02-27", notes=sessions("2026-02-25"), pairing=pauses)
    assert found["2026-02"][1] == "paused"
    assert found["2026-01"] == ("2026-01-30", "met-late")


def test_a_window_unmet_on_the_last_day_of_the_next_is_missed() -> None:
    assert talks("2026-02-27")["2026-01"][1] == "overdue"
    assert talks("2026-02-28")["2026-01"] == ("2026-01-30", "missed")


def test_a_missed_window_cannot_be_made_up_for() -> None:
    found = talks("2026-03-10", notes=sessions("2026-03-02", "2026-03-03", "2026-03-04"))
    assert found["2026-01"][1] == "missed"
    assert (found["2026-02"][1], found["2026-03"][1]) == ("met-late", "met")


def test_a_note_on_the_last_day_of_the_next_window_still_counts() -> None:
    found = talks("2026-02-28", notes=sessions("2026-02-10", "2026-02-28"))
    assert found["2026-01"][1] == "met-late"


def test_a_note_meets_one_window_of_each_cadence() -> None:
    cadence = "[{id: talk, every: month}, {id: review, every: quarter}]"
    found = owed(world(cadence=cadence, notes=sessions("2026-02-10")), "2026-02-20", "cadence")
    assert found["talk/2026-02"][1] == "met"
    assert found["review/2026-Q1"][1] == "met"


def test_a_note_before_the_start_meets_no_window() -> None:
    assert talks("2026-01-20", notes=sessions("2026-01-09"))["2026-01"][1] == "upcoming"


def test_what_was_not_held_meets_nothing() -> None:
    notes = {"2026-02-10-talk": "kind: session\nheld: false"}
    assert talks("2026-02-20", notes=notes)["2026-02"][1] == "due-soon"


def test_a_note_left_as_the_template_counts_for_nothing() -> None:
    template = "kind: session\npresent: [ada, lin]\n---\n# Talk\n\n<!-- what was said -->\n- [ ]\n"
    notes = {"2026-02-10-talk": template}
    assert talks("2026-02-20", notes=notes)["2026-02"][1] == "due-soon"


@pytest.mark.parametrize("front", ["minutes: 50", "covers: []", "lesson: Ask first"])
def test_a_note_without_text_that_says_something_counts(front: str) -> None:
    notes = {"2026-02-10-talk": f"kind: session\n{front}\n---\n\n"}
    assert talks("2026-02-20", notes=notes)["2026-02"][1] == "met"


def test_a_mentor_and_a_mentee_have_to_be_present() -> None:
    assert (
        talks("2026-02-20", notes={"2026-02-10-a": "kind: session\npresent: [ada, lin]"})
        ["2026-02"][1] == "met"
    )  # fmt: skip
    for alone in ("[ada]", "[lin]", "[ada, grace]", "[]"):
        notes = {"2026-02-10-a": f"kind: session\npresent: {alone}"}
        assert talks("2026-02-20", notes=notes)["2026-02"][1] == "due-soon"


@pytest.mark.parametrize("kind", ["assessment", "defence"])
def test_assessment_and_defence_count_as_sessions(kind: str) -> None:
    assert talks("2026-02-20", notes={"2026-02-10-a": f"kind: {kind}"})["2026-02"][1] == "met"


@pytest.mark.parametrize("kind", ["note", "report", "thanks", "submission"])
def test_other_notes_are_no_sessions(kind: str) -> None:
    assert talks("2026-02-20", notes={"2026-02-10-a": f"kind: {kind}"})["2026-02"][1] == "due-soon"


def test_only_notes_of_the_formats_count_and_one_without_format_in_all() -> None:
    cadence = "[{id: talk, every: month, formats: [in-person, video]}]"
    for front, state in [("", "met"), ("\nformat: video", "met"), ("\nformat: chat", "due-soon")]:
        notes = {"2026-02-10-a": f"kind: session{front}"}
        assert talks("2026-02-20", cadence, notes=notes)["2026-02"][1] == state


def test_sessions_are_owed_once_by_the_first_mentor() -> None:
    files = world(cadence=MONTHLY, pairing="mentors: [ada, grace]\nmentees: [lin, mira]")
    found = [each for each in all_owed(files, "2026-01-12").values() if each.kind == "cadence"]
    assert {each.owners for each in found} == {("ada",)}
    assert {each.about for each in found} == {None}
    assert len(found) == 12


def test_what_is_no_session_is_owed_per_mentee() -> None:
    cadence = """
  - {id: skill-check, every: quarter, kind: assessment, owner: mentor}
  - {id: results, every: half-year, kind: report, owner: mentee}
"""
    pairing = "mentors: [ada]\nmentees: [lin, mira]"
    notes = {
        "2026-02-10-check": "kind: assessment\nfor: [mira]",
        "2026-02-11-report": "kind: report\nfor: lin",
    }
    found = all_owed(world(cadence=cadence, pairing=pairing, notes=notes), "2026-02-20")
    check, results = found["skill-check/2026-Q1/mira"], found["results/2026-H1/lin"]
    assert (check.owners, check.about, check.state) == (("ada",), "mira", "met")
    assert (results.owners, results.about, results.state) == (("lin",), "lin", "met")
    assert found["skill-check/2026-Q1/lin"].state == "upcoming"
    assert found["results/2026-H1/mira"].state == "upcoming"


def test_sessions_owed_by_the_mentees_are_owed_by_all_of_them_together() -> None:
    cadence = "[{id: talk, every: month, owner: mentee}]"
    files = world(cadence=cadence, pairing="mentors: [ada]\nmentees: [lin, mira]")
    assert all_owed(files, "2026-01-12")["talk/2026-02"].owners == ("lin", "mira")


def test_a_co_mentor_may_hold_the_session() -> None:
    notes = {"2026-02-10-a": "kind: session\npresent: [grace, lin]"}
    pairing = "mentors: [ada, grace]\nmentees: [lin]"
    assert talks("2026-02-20", notes=notes, pairing=pairing)["2026-02"][1] == "met"


def test_a_group_meets_when_one_of_its_mentees_was_there() -> None:
    notes = {"2026-02-10-a": "kind: session\npresent: [ada, mira]"}
    pairing = "mentors: [ada]\nmentees: [lin, mira]"
    assert talks("2026-02-20", notes=notes, pairing=pairing)["2026-02"][1] == "met"


def test_pauses_take_working_days_away_but_shift_no_window() -> None:
    long = "pauses: [{from: 2026-03-02, to: 2026-03-17}]"
    short = "pauses: [{from: 2026-03-02, to: 2026-03-13}]"
    assert talks("2026-03-02", BY_15, pairing=long)["2026-03"][1] == "paused"
    assert talks("2026-03-02", BY_15, pairing=short)["2026-03"][0] == "2026-03-16"
    assert talks("2026-03-02", BY_15, pairing=short)["2026-04"][0] == "2026-04-15"


def test_a_due_day_inside_a_pause_becomes_the_first_working_day_after_it() -> None:
    pauses = "pauses: [{from: 2026-03-12, to: 2026-03-20}]"
    assert talks("2026-03-02", BY_15, pairing=pauses)["2026-03"][0] == "2026-03-23"


def test_pauses_that_overlap_take_their_days_away_once() -> None:
    pauses = "pauses: [{from: 2026-03-02, to: 2026-03-13}, {from: 2026-03-09, to: 2026-03-13}]"
    assert talks("2026-03-02", BY_15, pairing=pauses)["2026-03"][1] == "upcoming"


def leave(person: str, first: str, last: str) -> Files:
    return {f"people/profiles/{person}.yml": f"leave: [{{from: {first}, to: {last}}}]\n"}


@pytest.mark.parametrize("person", ["ada", "lin"])
def test_the_leave_of_either_moves_a_session_of_two(person: str) -> None:
    away = leave(person, "2026-03-12", "2026-03-20")
    assert talks("2026-03-02", BY_15, files=away)["2026-03"] == ("2026-03-23", "upcoming")


def test_in_a_group_the_leave_of_a_mentee_moves_nothing() -> None:
    away = leave("lin", "2026-03-12", "2026-03-20")
    pairing = "mentors: [ada]\nmentees: [lin, mira]"
    assert talks("2026-03-02", BY_15, files=away, pairing=pairing)["2026-03"][0] == "2026-03-16"


def test_the_leave_of_the_owner_may_leave_too_little_of_a_window() -> None:
    for_most_of_march = leave("ada", "2026-03-02", "2026-03-17")
    assert talks("2026-03-02", files=for_most_of_march)["2026-03"][1] == "paused"
    of_the_mentee = leave("lin", "2026-03-02", "2026-03-17")
    assert talks("2026-03-02", files=of_the_mentee)["2026-03"][1] == "upcoming"


def test_an_assessment_does_not_wait_for_the_mentees_leave() -> None:
    cadence = "[{id: check, every: quarter, kind: assessment, owner: mentor}]"
    away = leave("lin", "2026-03-30", "2026-04-03")
    found = owed(world(cadence=cadence, files=away), "2026-03-02", "cadence")
    assert found["check/2026-Q1/lin"][0] == "2026-03-31"


def test_a_window_due_only_after_the_next_one_is_not_missed_before() -> None:
    away = leave("ada", "2026-03-25", "2026-05-08")
    assert talks("2026-04-30", files=away)["2026-03"] == ("2026-05-11", "upcoming")
    assert talks("2026-05-11", files=away)["2026-03"][1] == "due-soon"
    assert talks("2026-05-12", files=away)["2026-03"][1] == "missed"


def test_windows_are_clipped_to_the_day_the_pairing_ended() -> None:
    ended = "ended: {date: 2026-03-20, how: completed}"
    found = talks("2026-03-01", pairing=ended)
    assert found["2026-03"] == ("2026-03-20", "upcoming")
    assert max(found) == "2026-03"


def test_a_waived_cadence_is_waived_in_every_window() -> None:
    waived = "plan: {waived: {talk: {reason: They share a desk, by: mira}}}"
    assert {state for _, state in talks("2026-06-01", pairing=waived).values()} == {"waived"}


def test_a_program_that_never_ends_owes_for_ten_years_at_most() -> None:
    found = talks("2026-01-12", dates="{start: 2026-01-01, end: 2999-12-31}")
    assert len(found) == 121
    assert max(found) == "2036-01"


def test_a_start_on_the_last_day_there_is_owes_nothing() -> None:
    found = talks("2026-01-12", start="2999-12-31", dates="{start: 2026-01-01, end: 2999-12-31}")
    assert found == {"2999-12": ("2999-12-31", "paused")}


def test_a_second_pairing_has_windows_of_its_own() -> None:
    files = world(
        cadence=MONTHLY,
        files={
            "pairings/mira-grace.yml": pair("grace", "mira", "2026-02-02"),
            **written("mira-grace", sessions("2026-02-10")),
        },
    )
    found = all_owed(files, "2026-02-20")
    assert found["mira-grace/talk/2026-02"].state == "met"
    assert found["talk/2026-02"].state == "due-soon"
    assert found["mira-grace/talk/2026-02"].due == day("2026-02-27")
