"""Calendars: what is due in them, when it rings, and what becomes of it when a day moves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.calendars_world import BOTH, almanac, history, of_pair, parsed, report, said
from tests.obligations_world import PAIR, world


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
