"""Feedback within hours and days, and handing in again."""

from __future__ import annotations

import pytest
from tests.obligations_world import all_owed, owed, world

TRACK = """
  general:
    stages:
      - id: arrive
        weeks: 1-8
        tasks:
          - {id: report, title: Report}
          - {id: visit, title: Visit, approver: none}
          - {id: budget, title: Budget, approver: office}
          - {id: pitch, title: Pitch, approver: owners}
          - {id: goal, title: Goal, steps: {draft: week 2, final: week 4}}
"""
HANDED = "kind: submission\nsubmits: [report]"
REVISE = "kind: feedback\nfeedback: {report: {verdict: revise, quality: 60}}"
ACCEPT = "kind: feedback\nfeedback: {report: {verdict: accept, quality: 80}}"


def feedback(
    today: str, notes: dict[str, str], within: str = "24 hours", **more: object
) -> dict[str, tuple[str, str]]:
    files = world(tracks=TRACK, feedback_within=within, notes=notes, **more)  # type: ignore[arg-type]
    return owed(files, today, "feedback")


def one(today: str, notes: dict[str, str], **more: object) -> tuple[str, str]:
    return feedback(today, notes, **more)["feedback/report/r1/lin"]  # type: ignore[arg-type]


def test_without_times_24_hours_are_the_end_of_the_next_working_day() -> None:
    assert one("2026-01-20", {"2026-01-20-a": HANDED}) == ("2026-01-21", "due-soon")
    assert one("2026-01-24", {"2026-01-23-a": HANDED}) == ("2026-01-26", "due-soon")
    assert one("2026-01-27", {"2026-01-23-a": HANDED}) == ("2026-01-26", "overdue")


def test_an_answer_of_the_same_or_a_later_day_meets_it() -> None:
    handed = {"2026-01-20-b": HANDED}
    assert one("2026-01-31", {**handed, "2026-01-20-a": ACCEPT}) == ("2026-01-21", "met")
    assert one("2026-01-31", {**handed, "2026-01-21-a": ACCEPT})[1] == "met"
    assert one("2026-01-31", {**handed, "2026-01-22-a": ACCEPT})[1] == "met-late"
    assert one("2026-01-31", {**handed, "2026-01-19-a": ACCEPT})[1] == "overdue"


def test_a_submission_may_be_answered_in_the_same_note() -> None:
    both = "kind: session\nsubmits: [report]\nfeedback: {report: {verdict: accept}}"
    assert one("2026-01-31", {"2026-01-20-a": both})[1] == "met"


@pytest.mark.parametrize(
    ("handed", "answered", "due", "state"),
    [
        ("2026-01-20 16:30", "2026-01-21 16:30", "2026-01-21", "met"),
        ("2026-01-20 16:30", "2026-01-21 16:31", "2026-01-21", "met-late"),
        ("2026-01-23 16:30", "2026-01-26 16:30", "2026-01-26", "met"),
        ("2026-01-23 16:30", "2026-01-26 16:31", "2026-01-26", "met-late"),
        ("2026-01-24 10:00", "2026-01-26 23:59", "2026-01-26", "met"),
        ("2026-01-24 10:00", "2026-01-27 00:01", "2026-01-26", "met-late"),
    ],
)
def test_with_times_in_both_notes_hours_are_compared_without_days_off(
    handed: str, answered: str, due: str, state: str
) -> None:
    notes = {
        f"{handed[:10]}-a": f"{HANDED}\nat: '{handed[11:]}'",
        f"{answered[:10]}-b": f"{ACCEPT}\nat: '{answered[11:]}'",
    }
    assert one("2026-01-31", notes) == (due, state)


def test_with_a_time_in_one_note_only_days_are_compared() -> None:
    notes = {"2026-01-20-a": f"{HANDED}\nat: '16:30'", "2026-01-21-b": ACCEPT}
    assert one("2026-01-31", notes) == ("2026-01-21", "met")


def test_times_are_read_in_the_zone_of_the_writer() -> None:
    zone = {"people/profiles/lin.yml": "timezone: Asia/Shanghai\n"}
    notes = {
        "2026-01-20-a": f"{HANDED}\nby: lin\nat: '16:30'",
        "2026-01-21-b": f"{ACCEPT}\nby: ada\nat: '09:31'",
    }
    # Half past four in Shanghai is half past nine in Berlin.
    assert one("2026-01-31", notes, files=zone)[1] == "met-late"
    assert one("2026-01-31", notes)[1] == "met"


def test_hours_pass_the_change_to_summer_time() -> None:
    # The last Sunday of March has 23 hours; it is a day off.
    notes = {
        "2026-03-27-a": f"{HANDED}\nat: '12:00'",
        "2026-03-30-b": f"{ACCEPT}\nat: '12:00'",
    }
    assert one("2026-03-31", notes) == ("2026-03-30", "met")


def test_the_approvers_leave_and_holidays_are_days_off() -> None:
    away = {"people/profiles/ada.yml": "leave: [{from: 2026-01-21, to: 2026-01-23}]\n"}
    handed = {"2026-01-20-a": HANDED}
    assert one("2026-01-20", handed, files=away)[0] == "2026-01-26"
    timed = {
        "2026-01-20-a": f"{HANDED}\nat: '16:30'",
        "2026-01-26-b": f"{ACCEPT}\nat: '16:30'",
    }
    assert one("2026-01-31", timed, files=away) == ("2026-01-26", "met")


def test_leave_without_end_is_no_endless_count() -> None:
    away = {"people/profiles/ada.yml": "leave: [{from: 2026-01-21, to: 2999-12-31}]\n"}
    timed = {
        "2026-01-20-a": f"{HANDED}\nat: '16:30'",
        "2026-01-26-b": f"{ACCEPT}\nat: '16:30'",
    }
    assert one("2026-01-31", timed, files=away)[1] == "met"


@pytest.mark.parametrize(
    ("within", "due"),
    [
        ("48 hours", "2026-01-26"),
        ("5 working days", "2026-01-29"),
        ("2 days", "2026-01-26"),
        ("1 week", "2026-01-29"),
    ],
)
def test_other_lengths(within: str, due: str) -> None:
    assert one("2026-01-22", {"2026-01-22-a": HANDED}, within=within)[0] == due


def test_without_feedback_within_no_feedback_is_owed() -> None:
    assert owed(world(tracks=TRACK, notes={"2026-01-20-a": HANDED}), "2026-01-31", "feedback") == {}


def test_the_approver_owes_it() -> None:
    notes = {"2026-01-20-a": "kind: submission\nsubmits: [report, visit, budget, pitch]"}
    settings = {"mentorship.yml": "organisation: N\ntimezone: UTC\noffice: [grace]\n"}
    files = world(tracks=TRACK, feedback_within="24 hours", notes=notes, files=settings)
    found = all_owed(files, "2026-01-20")
    owners = {e.item: e.owners for e in found.values() if e.kind == "feedback"}
    assert owners == {"report": ("ada",), "budget": ("grace",), "pitch": ("mira",)}


def test_any_mentor_may_answer_but_no_mentee() -> None:
    handed = {"2026-01-20-a": HANDED}
    pairing = "mentors: [ada, grace]\nmentees: [lin]"
    by_grace = {**handed, "2026-01-20-b": f"{ACCEPT}\nby: grace"}
    by_lin = {**handed, "2026-01-20-b": f"{ACCEPT}\nby: lin"}
    assert one("2026-01-31", by_grace, pairing=pairing)[1] == "met"
    assert one("2026-01-31", by_lin, pairing=pairing)[1] == "overdue"


def test_there_is_one_for_each_submission_and_mentee() -> None:
    notes = {
        "2026-01-20-a": f"{HANDED}\nfor: [lin, mira]",
        "2026-01-21-b": f"{ACCEPT}\nfor: [mira]",
        "2026-01-27-c": f"{HANDED}\nfor: [lin]",
    }
    assert feedback("2026-01-28", notes, pairing="mentors: [ada]\nmentees: [lin, mira]") == {
        "feedback/report/r1/lin": ("2026-01-21", "overdue"),
        "feedback/report/r1/mira": ("2026-01-21", "met"),
        "feedback/report/r2/lin": ("2026-01-28", "due-soon"),
    }


def test_steps_are_answered_one_by_one() -> None:
    notes = {
        "2026-01-20-a": "kind: submission\nsubmits: [goal/draft]",
        "2026-01-21-b": "kind: feedback\nfeedback: {goal/draft: {verdict: revise}}",
    }
    found = all_owed(world(tracks=TRACK, feedback_within="24 hours", notes=notes), "2026-01-22")
    assert found["feedback/goal/draft/r1/lin"].state == "met"
    assert found["feedback/goal/draft/r1/lin"].title == "Feedback: Goal: draft"
    assert found["resubmission/goal/draft/r1/lin"].state == "due-soon"


def test_feedback_on_what_was_handed_in_stays_owed_after_the_end() -> None:
    ended = "ended: {date: 2026-01-21, how: stopped}"
    assert one("2026-03-01", {"2026-01-20-a": HANDED}, pairing=ended) == (
        "2026-01-21", "overdue",
    )  # fmt: skip


def again(today: str, notes: dict[str, str], **more: object) -> dict[str, tuple[str, str]]:
    files = world(tracks=TRACK, feedback_within="24 hours", notes=notes, **more)  # type: ignore[arg-type]
    return owed(files, today, "resubmission")


def test_after_revise_the_mentee_hands_in_again_within_five_working_days() -> None:
    notes = {"2026-01-20-a": HANDED, "2026-01-21-b": REVISE}
    assert again("2026-01-22", notes) == {"resubmission/report/r1/lin": ("2026-01-28", "due-soon")}
    assert again("2026-01-31", {**notes, "2026-01-28-c": HANDED}) == {
        "resubmission/report/r1/lin": ("2026-01-28", "met")
    }
    late = {**notes, "2026-01-29-c": HANDED}
    assert again("2026-01-31", late)["resubmission/report/r1/lin"][1] == "met-late"


def test_what_was_handed_in_again_is_answered_again() -> None:
    notes = {
        "2026-01-20-a": HANDED,
        "2026-01-21-b": REVISE,
        "2026-01-26-c": HANDED,
        "2026-01-27-d": REVISE,
    }
    assert {name: state for name, (_, state) in feedback("2026-01-31", notes).items()} == {
        "feedback/report/r1/lin": "met",
        "feedback/report/r2/lin": "met",
    }
    assert again("2026-01-31", notes) == {
        "resubmission/report/r1/lin": ("2026-01-28", "met"),
        "resubmission/report/r2/lin": ("2026-02-03", "due-soon"),
    }


def test_the_answer_that_asked_to_revise_does_not_answer_the_same_days_new_version() -> None:
    notes = {"2026-01-20-a": HANDED, "2026-01-21-b": REVISE, "2026-01-21-c": HANDED}
    assert {name: state for name, (_, state) in feedback("2026-01-31", notes).items()} == {
        "feedback/report/r1/lin": "met",
        "feedback/report/r2/lin": "overdue",
    }
    assert {state for _, state in again("2026-01-31", notes).values()} == {"met"}


def test_accepted_or_rejected_work_is_not_handed_in_again() -> None:
    reject = REVISE.replace("revise", "reject")
    for answer in (ACCEPT, reject):
        assert again("2026-01-22", {"2026-01-20-a": HANDED, "2026-01-21-b": answer}) == {}


def test_a_later_acceptance_takes_the_request_back() -> None:
    notes = {"2026-01-20-a": HANDED, "2026-01-21-b": REVISE, "2026-01-22-c": ACCEPT}
    assert again("2026-01-25", notes) == {}


def test_one_answer_may_answer_several_submissions() -> None:
    notes = {"2026-01-20-a": HANDED, "2026-01-21-b": HANDED, "2026-01-22-c": REVISE}
    assert {state for _, state in feedback("2026-01-31", notes).values()} == {"met", "met-late"}
    assert list(again("2026-01-25", notes)) == ["resubmission/report/r2/lin"]


def test_a_resubmission_due_inside_leave_or_pause_waits() -> None:
    notes = {"2026-01-20-a": HANDED, "2026-01-21-b": REVISE}
    away = {"people/profiles/lin.yml": "leave: [{from: 2026-01-28, to: 2026-01-30}]\n"}
    assert again("2026-01-22", notes, files=away)["resubmission/report/r1/lin"][0] == "2026-02-02"
    pause = "pauses: [{from: 2026-01-27, to: 2026-02-03}]"
    found = again("2026-01-22", notes, pairing=pause)
    assert found["resubmission/report/r1/lin"][0] == "2026-02-04"


def test_a_resubmission_after_the_end_vanishes_and_one_before_it_is_missed() -> None:
    notes = {"2026-01-20-a": HANDED, "2026-01-21-b": REVISE}
    early = "ended: {date: 2026-01-26, how: stopped}"
    late = "ended: {date: 2026-01-29, how: stopped}"
    assert again("2026-02-01", notes, pairing=early) == {}
    assert again("2026-02-01", notes, pairing=late)["resubmission/report/r1/lin"][1] == "missed"
