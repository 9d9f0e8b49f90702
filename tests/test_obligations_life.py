"""The life of a pairing: its end, people who left, quiet pairs, states, reminders, escalation."""

from __future__ import annotations

import pytest
from tests.obligations_world import PAIR, Files, all_owed, day, owed, read, situation, world

from mentorship.obligations.digest import digest
from mentorship.obligations.obligation import when
from mentorship.obligations.obligations import obligations, obligations_of
from mentorship.obligations.pairing_state import state_of
from mentorship.obligations.quiet import Quiet, quiet

MONTHLY = "[{id: talk, every: month}]"
TRACK = """
  general:
    stages:
      - id: arrive
        weeks: 1-8
        tasks:
          - {id: first, title: First, due: week 2}
          - {id: last, title: Last, due: week 8}
          - {id: after, title: After, due: week 8, after: [first]}
"""
REMINDERS = "{before: [5 days, 1 day], escalate: {after: 2 days}}"


def tasks(today: str, **more: object) -> dict[str, str]:
    files = world(tracks=TRACK, **more)  # type: ignore[arg-type]
    return {name: state for name, (_, state) in owed(files, today, "task").items()}


@pytest.mark.parametrize("how", ["completed", "stopped", "rematched"])
def test_on_the_end_later_items_vanish_and_unmet_ones_are_missed(how: str) -> None:
    ended = f"ended: {{date: 2026-02-02, how: {how}}}"
    assert tasks("2026-02-01", pairing=ended) == {
        "first/lin": "overdue",
        "last/lin": "upcoming",
        "after/lin": "blocked",
    }
    assert tasks("2026-02-02", pairing=ended) == {"first/lin": "missed"}


def test_what_was_met_stays_met_after_the_end() -> None:
    ended = "ended: {date: 2026-02-02, how: completed}"
    notes = {"2026-01-30-a": "kind: submission\nsubmits: [first, last]"}
    assert tasks("2026-06-01", pairing=ended, notes=notes) == {
        "first/lin": "met-late",
        "last/lin": "met",
    }


def test_the_programs_end_ends_it_after_its_last_day() -> None:
    dates = "{start: 2026-01-01, end: 2026-02-02}"
    assert tasks("2026-02-02", dates=dates)["first/lin"] == "overdue"
    assert tasks("2026-02-03", dates=dates) == {"first/lin": "missed"}


def test_a_pairing_of_an_unknown_program_owes_nothing() -> None:
    files = world()
    files[f"pairings/{PAIR}.yml"] = files[f"pairings/{PAIR}.yml"].replace("graduates", "nothing")
    here = situation(files, "2026-02-01")
    assert obligations(here) == ()
    assert state_of(here, here.workspace.pairings[PAIR]) == "proposed"


GROUP = "mentors: [ada, grace]\nmentees: [lin, mira]"


def left(person: str, on: str) -> Files:
    return {f"people/{person}.yml": f"name: X\nleft: {on}\n"}


def test_after_the_first_mentor_left_the_next_one_owes_it() -> None:
    files = world(cadence=MONTHLY, pairing=GROUP, files=left("ada", "2026-02-20"))
    found = all_owed(files, "2026-02-10")
    assert found["talk/2026-01"].owners == ("ada",)
    assert found["talk/2026-02"].owners == ("grace",)
    assert found["talk/2026-03"].owners == ("grace",)


def test_what_was_left_open_passes_to_the_next_mentor() -> None:
    files = world(cadence=MONTHLY, pairing=GROUP, files=left("ada", "2026-02-20"))
    assert all_owed(files, "2026-02-20")["talk/2026-01"].owners == ("ada",)
    assert all_owed(files, "2026-02-21")["talk/2026-01"].owners == ("grace",)


def test_what_is_settled_stays_with_who_owed_it() -> None:
    notes = {"2026-01-20-a": "kind: session"}
    files = world(cadence=MONTHLY, pairing=GROUP, notes=notes, files=left("ada", "2026-02-20"))
    assert all_owed(files, "2026-03-10")["talk/2026-01"].owners == ("ada",)


def test_after_the_last_mentor_left_the_programs_owners_owe_it() -> None:
    files = world(cadence=MONTHLY, files=left("ada", "2026-02-20"))
    assert all_owed(files, "2026-03-10")["talk/2026-03"].owners == ("mira",)


def test_what_a_mentee_who_left_owed_is_over_for_them_alone() -> None:
    files = world(tracks=TRACK, pairing=GROUP, files=left("lin", "2026-02-02"))
    found = {name: state for name, (_, state) in owed(files, "2026-02-03", "task").items()}
    assert found == {
        "first/lin": "missed",
        "first/mira": "overdue",
        "last/mira": "upcoming",
        "after/mira": "blocked",
    }


def test_when_the_only_mentee_left_the_sessions_end_as_well() -> None:
    files = world(cadence=MONTHLY, files=left("lin", "2026-02-20"))
    assert {name: state for name, (_, state) in owed(files, "2026-02-23").items()} == {
        "talk/2026-01": "missed",
        "talk/2026-02": "missed",
    }


def test_the_office_is_one_obligation_of_all_who_have_not_left() -> None:
    settings = "organisation: N\ntimezone: UTC\noffice: [mira, grace, ada]\n"
    changed = {"mentorship.yml": settings, **left("grace", "2026-01-01")}
    files = world(approval="office", files=changed)
    assert all_owed(files, "2026-01-10")["approval"].owners == ("mira", "ada")


def test_due_on_15_april_reminds_on_the_10th_saying_5_days() -> None:
    files = world(cadence="[{id: talk, every: month, by: 15}]", reminders=REMINDERS)
    april = all_owed(files, "2026-04-01")["talk/2026-04"]
    assert april.due == day("2026-04-15")
    assert april.remind == (day("2026-04-10"), day("2026-04-14"))
    assert when(april.days_left(day("2026-04-10"))) == "due in 5 days"


def test_reminders_in_working_days_leave_out_free_days() -> None:
    reminders = "{before: [3 working days]}"
    files = world(cadence="[{id: talk, every: month, by: 20}]", reminders=reminders)
    assert all_owed(files, "2026-04-01")["talk/2026-04"].remind == (day("2026-04-15"),)


def test_due_soon_is_within_the_largest_reminder() -> None:
    files = world(cadence="[{id: talk, every: month, by: 15}]", reminders=REMINDERS)
    assert owed(files, "2026-04-09")["talk/2026-04"][1] == "upcoming"
    assert owed(files, "2026-04-10")["talk/2026-04"][1] == "due-soon"
    assert owed(files, "2026-04-15")["talk/2026-04"][1] == "due-soon"
    assert owed(files, "2026-04-16")["talk/2026-04"][1] == "overdue"


@pytest.mark.parametrize("reminders", ["", "{before: []}"])
def test_due_soon_is_seven_days_where_nothing_is_said(reminders: str) -> None:
    files = world(cadence="[{id: talk, every: month, by: 15}]", reminders=reminders)
    assert owed(files, "2026-04-07")["talk/2026-04"][1] == "upcoming"
    assert owed(files, "2026-04-08")["talk/2026-04"][1] == "due-soon"
    assert all_owed(files, "2026-04-08")["talk/2026-04"].remind == (
        () if reminders else (day("2026-04-08"),)
    )


def test_a_mentors_debt_escalates_to_the_manager_and_a_mentees_to_mentor_then_owners() -> None:
    files = world(cadence=MONTHLY, tracks=TRACK, reminders=REMINDERS)
    found = all_owed(files, "2026-01-12")
    session, task = found["talk/2026-02"], found["first/lin"]
    assert (session.escalate, session.escalate_to) == (day("2026-03-01"), ("grace",))
    assert (task.escalate, task.escalate_to) == (day("2026-01-25"), ("ada", "mira"))


@pytest.mark.parametrize(
    ("owners", "lin", "told"),
    [
        ("[grace, mira]", "grace", ("ada", "mira")),
        ("[grace]", "grace", ("ada",)),
        ("[mira]", "ada", ("mira",)),  # the mentor manages the mentee
        ("[grace]", "ada", ()),  # and so does, through the mentor, the owner
    ],
)
def test_a_mentees_debt_escalates_to_nobody_in_their_line_of_managers(
    owners: str, lin: str, told: tuple[str, ...]
) -> None:
    people = {"people/lin.yml": f"name: Lin\nmanager: {lin}\nteam: platform\n"}
    files = world(tracks=TRACK, reminders=REMINDERS, owners=owners, files=people)
    found = all_owed(files, "2026-02-27")["first/lin"]
    assert (found.escalate_to, found.escalate is None) == (told, not told)


def test_the_office_escalates_to_nobody() -> None:
    found = all_owed(world(approval="owners", reminders=REMINDERS), "2026-01-12")["approval"]
    assert (found.escalate, found.escalate_to) == (None, ())


def test_without_a_rule_nothing_escalates() -> None:
    found = all_owed(world(cadence=MONTHLY), "2026-01-12")["talk/2026-02"]
    assert (found.escalate, found.escalate_to) == (None, ())


NUDGES = "{nudge: [7 days, 14 days], close: 28 days}"


def quiet_on(today: str, notes: tuple[str, ...] = (), **more: object) -> Quiet | None:
    files = world(
        cadence=more.pop("cadence", MONTHLY),  # type: ignore[arg-type]
        quiet=NUDGES,
        notes={f"{on}-a": "kind: session" for on in notes},
        **more,  # type: ignore[arg-type]
    )
    here = situation(files, today)
    return quiet(here, here.workspace.pairings[PAIR])


def test_a_pair_that_meets_its_cadence_is_never_quiet() -> None:
    # The last note is two months old, but the next window ends only at the end of April.
    quarterly = "[{id: talk, every: quarter}]"
    assert quiet_on("2026-06-30", ("2026-01-15", "2026-04-01"), cadence=quarterly) is None


def test_quiet_counts_from_the_first_due_day_missed_since_the_last_note() -> None:
    notes = ("2026-01-15",)
    assert quiet_on("2026-03-05", notes) is None
    assert quiet_on("2026-03-06", notes) == Quiet(day("2026-02-27"), (day("2026-03-06"),), None)
    assert quiet_on("2026-03-30", notes) == Quiet(
        day("2026-02-27"), (day("2026-03-06"), day("2026-03-13")), day("2026-03-27")
    )


def test_a_note_of_any_kind_ends_the_silence_even_of_what_was_not_held() -> None:
    files = world(
        cadence=MONTHLY, quiet=NUDGES, notes={"2026-03-02-a": "kind: session\nheld: false"}
    )
    here = situation(files, "2026-03-20")
    assert quiet(here, here.workspace.pairings[PAIR]) is None


def test_a_sealed_note_ends_the_silence() -> None:
    sealed = {"logs/lin-ada/2026-03-02-talk.md.age": "age-encryption.org/v1"}
    assert quiet_on("2026-03-20", files=sealed) is None


def test_a_pair_that_never_wrote_is_quiet_from_its_first_meeting_on() -> None:
    found = quiet_on("2026-01-26")
    assert found == Quiet(day("2026-01-19"), (day("2026-01-26"),), None)


def test_days_of_a_pause_are_no_silence() -> None:
    pause = "pauses: [{from: 2026-03-02, to: 2026-03-13}]"
    notes = ("2026-01-15",)
    assert quiet_on("2026-03-17", notes, pairing=pause) is None
    assert quiet_on("2026-03-18", notes, pairing=pause) == Quiet(
        day("2026-02-27"), (day("2026-03-18"),), None
    )


def test_without_a_cadence_the_days_of_the_plan_count() -> None:
    found = quiet_on("2026-02-03", ("2026-01-15",), cadence="", tracks=TRACK)
    assert found == Quiet(day("2026-01-23"), (day("2026-01-30"),), None)


def test_a_missed_task_does_not_make_a_pair_quiet_that_meets_its_cadence() -> None:
    assert quiet_on("2026-02-20", ("2026-01-15", "2026-02-02"), tracks=TRACK) is None


@pytest.mark.parametrize("pairing", ["ended: {date: 2026-03-01, how: stopped}", ""])
def test_what_does_not_run_is_not_quiet(pairing: str) -> None:
    acceptance = "none" if pairing else "both"
    assert quiet_on("2026-03-30", pairing=pairing, acceptance=acceptance) is None


def state(today: str, files: Files) -> str:
    here = situation(files, today)
    return state_of(here, here.workspace.pairings[PAIR]).value


def agreed(pairing: str = "", *, fits: bool = True, **more: str) -> Files:
    """A pair that everybody accepted and the owners approved on 9 January."""
    accepted = f"accepted: {{ada: 2026-01-05, lin: 2026-01-06}}\n{pairing}"
    files = world(acceptance="both", approval="owners", pairing=accepted, **more)  # type: ignore[arg-type]
    workspace = read(files)
    said = digest(workspace, workspace.pairings[PAIR]) if fits else "plan-000000000000"
    files[f"pairings/approvals/{PAIR}.yml"] = f"by: mira\ndate: 2026-01-09\ndigest: {said}\n"
    return files


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-01-05", "proposed"),
        ("2026-01-08", "waiting"),
        ("2026-01-09", "agreed"),
        ("2026-01-12", "running"),
        ("2026-03-02", "paused"),
        ("2026-03-13", "paused"),
        ("2026-03-14", "running"),
        ("2026-04-06", "running"),
        ("2026-04-07", "quiet"),
        ("2026-12-31", "quiet"),
        ("2027-01-01", "ended-with-program"),
    ],
)
def test_the_state_of_a_pairing(today: str, expected: str) -> None:
    files = agreed(
        "pauses: [{from: 2026-03-02, to: 2026-03-13}]",
        cadence="[{id: talk, every: month}]",
        quiet="{nudge: [7 days]}",
    )
    for on in ("2026-01-14", "2026-02-10"):
        files[f"logs/lin-ada/{on}-a.md"] = f"---\nkind: session\ndate: {on}\n---\nWe met.\n"
    assert state(today, files) == expected


def test_a_plan_that_changed_waits_for_its_approval() -> None:
    assert state("2026-02-01", agreed(fits=False)) == "waiting"


def test_a_program_without_approval_never_waits() -> None:
    assert state("2026-02-01", world()) == "running"


@pytest.mark.parametrize("how", ["completed", "stopped", "rematched"])
def test_an_ended_pairing_is_ended_from_its_last_day_on(how: str) -> None:
    files = agreed(f"ended: {{date: 2026-03-20, how: {how}}}")
    assert state("2026-03-19", files) == "running"
    assert state("2026-03-20", files) == f"ended-{how}"


def test_obligations_are_in_order_of_day_then_id_and_the_same_every_time() -> None:
    files = world(cadence=MONTHLY, tracks=TRACK, reminders=REMINDERS)
    first, second = (obligations(situation(files, "2026-02-10")) for _ in range(2))
    assert first == second
    assert list(first) == sorted(first, key=lambda each: each.order)
    assert len({each.id for each in first}) == len(first)


def test_those_of_a_pairing_are_among_all() -> None:
    here = situation(world(cadence=MONTHLY, tracks=TRACK), "2026-02-10")
    of_pair = obligations_of(here, here.workspace.pairings[PAIR])
    assert of_pair == obligations(here)
    assert {each.pairing for each in of_pair} == {PAIR}


@pytest.mark.parametrize(
    ("kind", "state", "rated"),
    [
        ("talk/2026-01", "overdue", True),
        ("talk/2026-02", "paused", False),
        ("after/lin", "blocked", False),
    ],
)
def test_paused_and_blocked_ones_are_in_no_rate(kind: str, state: str, rated: bool) -> None:
    files = world(
        cadence=MONTHLY, tracks=TRACK, pairing="pauses: [{from: 2026-02-02, to: 2026-02-20}]"
    )
    found = all_owed(files, "2026-02-10")[kind]
    assert (found.state, found.rated) == (state, rated)


def test_what_somebody_else_who_left_was_to_do_passes_to_the_mentor() -> None:
    text = "kind: session\ndate: 2026-01-20\n---\nMet.\n\n- [ ] Order a laptop (@mira, 2026-02-20)"
    files = {**left("mira", "2026-02-01"), "logs/lin-ada/2026-01-20-talk.md": f"---\n{text}\n"}
    found = [o for o in all_owed({**world(), **files}, "2026-03-02").values() if o.kind == "action"]
    assert [(each.owners, each.state.value) for each in found] == [(("ada",), "overdue")]


def test_a_pairing_whose_last_mentee_left_has_ended() -> None:
    found = situation({**world(), **left("lin", "2026-02-27")}, "2026-03-02")
    assert state_of(found, found.workspace.pairings["lin-ada"]).value == "ended-left"
