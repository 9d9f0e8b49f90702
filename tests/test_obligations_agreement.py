"""Acceptance, plan, approval, the first meeting, and who owes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.obligations_world import PAIR, Files, all_owed, day, owed, read, situation, world

from mentorship.history.facts import FileHistory, History, HistoryState, Landing
from mentorship.obligations.digest import digest
from mentorship.obligations.obligations import obligations
from mentorship.obligations.pairing_state import state_of

PAIRING = f"pairings/{PAIR}.yml"
PROGRAM = "programs/graduates/program.yml"
CORE = "{general: {core_points: {craft: Skills, company: Values}}}"
OFFICE = "organisation: N\ntimezone: Europe/Berlin\noffice: [mira, grace]\n"


def approved(files: Files, on: str, *, fits: bool = True) -> Files:
    """The files with an approval of the pairing as it is, or of another one."""
    workspace = read(files)
    said = digest(workspace, workspace.pairings[PAIR]) if fits else "plan-000000000000"
    text = f"by: mira\ndate: {on}\ndigest: {said}\n"
    return {**files, f"pairings/approvals/{PAIR}.yml": text}


def landing(on: str) -> Landing:
    return Landing("c0ffee", datetime.fromisoformat(on).replace(tzinfo=UTC), "Ada")


def known(changed: dict[str, tuple[str, str]], *uncommitted: str) -> History:
    """A history in which paths landed, and changed last, on some days."""
    files = {path: FileHistory(landing(a), landing(b)) for path, (a, b) in changed.items()}
    return History(state=HistoryState.FULL, files=files, uncommitted=frozenset(uncommitted))


def judged(files: Files, today: str, history: History, name: str) -> tuple[str, str]:
    found = obligations(situation(files, today, history))
    (one,) = (each for each in found if each.id == f"{PAIR}/{name}")
    return str(one.due), one.state.value


def accepting(accepted: str = "{}", **more: str) -> Files:
    return world(acceptance="both", pairing=f"accepted: {accepted}", **more)  # type: ignore[arg-type]


def test_each_named_person_accepts_by_the_start() -> None:
    found = all_owed(accepting("{lin: 2026-01-09}"), "2026-01-10")
    assert list(found) == ["acceptance/ada", "acceptance/lin"]
    ada, lin = found.values()
    assert (ada.owners, str(ada.due), ada.state) == (("ada",), "2026-01-12", "due-soon")
    assert (lin.owners, str(lin.due), lin.state) == (("lin",), "2026-01-12", "met")
    assert lin.evidence is not None
    assert str(lin.evidence.place) == f"{PAIRING}:5:17"


def test_an_acceptance_after_the_start_is_late() -> None:
    found = owed(accepting("{lin: 2026-01-13}"), "2026-01-20")
    assert found["acceptance/lin"] == ("2026-01-12", "met-late")
    assert found["acceptance/ada"] == ("2026-01-12", "overdue")


def test_an_acceptance_dated_ahead_is_not_seen_yet() -> None:
    assert owed(accepting("{lin: 2026-01-11}"), "2026-01-10")["acceptance/lin"][1] == "due-soon"


def test_until_everybody_accepted_nothing_else_is_owed() -> None:
    files = accepting("{lin: 2026-01-09}", cadence="[{id: talk, every: month}]", tracks=CORE)
    assert set(owed(files, "2026-03-01")) == {"acceptance/ada", "acceptance/lin", "plan"}
    files = accepting("{lin: 2026-01-09, ada: 2026-01-09}", cadence="[{id: talk, every: month}]")
    assert "talk/2026-03" in owed(files, "2026-03-01")


def test_co_mentors_have_to_accept_as_well() -> None:
    files = world(
        acceptance="both",
        cadence="[{id: talk, every: month}]",
        pairing="mentors: [ada, grace]\nmentees: [lin]\n"
        "accepted: {ada: 2026-01-05, lin: 2026-01-05}",
    )
    assert owed(files, "2026-01-10")["acceptance/grace"][1] == "due-soon"
    assert "talk/2026-01" not in owed(files, "2026-01-10")


def test_somebody_who_left_is_not_asked_to_accept() -> None:
    files = {"people/grace.yml": "name: Grace\nleft: 2026-01-09\n"}
    pairing = "mentors: [ada, grace]\nmentees: [lin]\naccepted: {}"
    found = owed(world(acceptance="both", pairing=pairing, files=files), "2026-01-10")
    assert list(found) == ["acceptance/ada", "acceptance/lin"]


def test_acceptance_can_be_switched_off() -> None:
    assert owed(world(acceptance="none"), "2026-01-10") == {}


def test_the_first_mentor_fills_in_the_plan_five_working_days_before_the_start() -> None:
    half = "plan: {core_points: {craft: Pair on code, company: ' '}}"
    found = all_owed(world(tracks=CORE, pairing=half), "2026-01-06")["plan"]
    assert (found.owners, str(found.due), found.state) == (("ada",), "2026-01-05", "overdue")


def test_a_plan_is_met_without_a_day_and_in_no_rate() -> None:
    full = "plan: {core_points: {craft: Pair on code, company: Visit}}"
    found = all_owed(world(tracks=CORE, pairing=full), "2026-06-01")["plan"]
    assert (found.state, found.evidence, found.rated) == ("met", None, False)


def test_without_core_points_there_is_no_plan_to_fill_in() -> None:
    assert "plan" not in owed(world(), "2026-01-12")


@pytest.mark.parametrize(
    ("approval", "settings", "owners"),
    [
        ("", OFFICE, ("mira", "grace")),
        ("", "", None),
        ("office", "", ("mira",)),
        ("owners", OFFICE, ("mira",)),
        ("none", OFFICE, None),
    ],
)
def test_who_approves(approval: str, settings: str, owners: tuple[str, ...] | None) -> None:
    files = world(approval=approval)
    if settings:
        files["mentorship.yml"] = settings
    found = all_owed(files, "2026-01-10").get("approval")
    assert (found.owners if found else None) == owners


def test_an_approval_of_the_present_plan_meets_it_on_its_date() -> None:
    files = world(approval="owners")
    assert owed(files, "2026-01-10")["approval"] == ("2026-01-12", "due-soon")
    in_time, late = approved(files, "2026-01-09"), approved(files, "2026-01-13")
    assert owed(in_time, "2026-01-10")["approval"] == ("2026-01-12", "met")
    assert owed(late, "2026-01-14")["approval"] == ("2026-01-12", "met-late")
    assert owed(late, "2026-01-12")["approval"] == ("2026-01-12", "due-soon")


OUTSIDER = {"mentorship.yml": OFFICE.replace("mira, grace", "grace")}
BEFORE = ("2025-12-01T08:00", "2026-01-05T08:00")


def by_an_outsider(**more: str) -> Files:
    """Approved in January by Mira, while the office is Grace."""
    return approved(world(approval="office", files={**OUTSIDER, **more}), "2026-01-09")


def test_an_approval_by_somebody_who_may_not_leaves_it_owed() -> None:
    settled = known({"mentorship.yml": BEFORE, PROGRAM: BEFORE, PAIRING: BEFORE})
    assert judged(by_an_outsider(), "2026-01-20", settled, "approval") == (
        "2026-01-12",
        "overdue",
    )
    ours = situation(by_an_outsider(), "2026-01-20", settled)
    assert state_of(ours, ours.workspace.pairings[PAIR]) == "waiting"


def test_who_owns_the_program_may_not_approve_for_the_office() -> None:
    settled = known({"mentorship.yml": BEFORE, PROGRAM: BEFORE})
    owners = by_an_outsider()
    assert judged(owners, "2026-01-10", settled, "approval")[1] == "due-soon"
    asked = {**owners, PROGRAM: owners[PROGRAM].replace("approval: office", "approval: owners")}
    assert judged(approved(asked, "2026-01-09"), "2026-01-10", settled, "approval")[1] == "met"


@pytest.mark.parametrize("path", ["mentorship.yml", PROGRAM])
def test_an_approval_is_not_voided_where_who_may_has_changed_since(path: str) -> None:
    paths = {"mentorship.yml": BEFORE, PROGRAM: BEFORE, path: (BEFORE[0], "2026-01-09T08:00")}
    since = known(paths)
    assert judged(by_an_outsider(), "2026-01-20", since, "approval")[1] == "met"
    here = known({"mentorship.yml": BEFORE, PROGRAM: BEFORE}, path)
    assert judged(by_an_outsider(), "2026-01-20", here, "approval")[1] == "met"


def test_an_approval_is_not_voided_without_history_or_by_leaving() -> None:
    assert owed(by_an_outsider(), "2026-01-20")["approval"][1] == "met"
    settled = known({"mentorship.yml": BEFORE, PROGRAM: BEFORE})
    gone = by_an_outsider(**{"people/mira.yml": "name: Mira\nleft: 2026-01-15\n"})
    assert judged(gone, "2026-01-20", settled, "approval")[1] == "met"


def test_a_missing_approval_silences_nothing() -> None:
    files = world(approval="owners", cadence="[{id: talk, every: month}]")
    assert "talk/2026-03" in owed(files, "2026-03-01")


def test_another_digest_is_due_five_working_days_after_the_last_commit() -> None:
    files = approved(world(approval="owners"), "2026-01-09", fits=False)
    history = known({
        PAIRING: ("2026-01-05T08:00", "2026-02-03T08:00"),
        PROGRAM: ("2026-01-05T08:00", "2026-02-05T08:00"),
    })  # fmt: skip
    assert judged(files, "2026-02-06", history, "approval") == ("2026-02-12", "due-soon")
    assert judged(files, "2026-02-13", history, "approval") == ("2026-02-12", "overdue")


def test_another_digest_without_history_is_counted_from_today() -> None:
    files = approved(world(approval="owners"), "2026-01-09", fits=False)
    assert owed(files, "2026-02-06")["approval"] == ("2026-02-13", "due-soon")


def test_an_uncommitted_change_is_made_today() -> None:
    files = approved(world(approval="owners"), "2026-01-09", fits=False)
    history = known({PAIRING: ("2026-01-05T08:00", "2026-01-05T08:00")}, PAIRING)
    assert judged(files, "2026-02-06", history, "approval") == ("2026-02-13", "due-soon")


@pytest.mark.parametrize(
    ("on", "due", "state"),
    [
        ("2026-02-05", "2026-02-10", "met"),
        ("2026-02-12", "2026-02-10", "met-late"),
        ("2026-01-30", "2026-01-30", "met"),
    ],
)
def test_a_new_approval_is_judged_by_the_change_it_answers(on: str, due: str, state: str) -> None:
    files = approved(world(approval="owners"), on)
    history = known({PAIRING: ("2026-01-05T08:00", "2026-02-03T08:00")})
    assert judged(files, "2026-03-01", history, "approval") == (due, state)


def test_a_first_approval_after_the_start_is_late_where_nothing_changed_since() -> None:
    files = approved(world(approval="owners"), "2026-02-05")
    history = known({PAIRING: ("2025-12-05T08:00", "2026-01-05T08:00")})
    assert judged(files, "2026-03-01", history, "approval") == ("2026-01-12", "met-late")


@pytest.mark.parametrize("name", ["acceptance/ada", "acceptance/lin", "plan", "approval"])
def test_nothing_is_due_earlier_than_five_working_days_after_the_pairing_landed(name: str) -> None:
    files = world(acceptance="both", approval="owners", tracks=CORE)
    late = known({PAIRING: ("2026-01-16T23:30", "2026-01-16T23:30")})
    # Half past eleven in UTC is the next day in Berlin, a Saturday.
    assert judged(files, "2026-01-20", late, name) == ("2026-01-23", "due-soon")
    early = known({PAIRING: ("2025-12-01T08:00", "2025-12-01T08:00")})
    assert judged(files, "2026-01-20", early, name)[1] == "overdue"


def test_the_first_meeting_is_a_held_session_within_seven_days() -> None:
    notes = {"2026-01-19-talk": "kind: session"}
    assert owed(world(), "2026-01-13", "first-meeting") == {
        "first-meeting": ("2026-01-19", "due-soon")
    }
    assert owed(world(notes=notes), "2026-01-20", "first-meeting")["first-meeting"][1] == "met"


@pytest.mark.parametrize(
    "front",
    ["kind: session\nheld: false", "kind: note", "kind: session\npresent: [ada]"],
)
def test_what_is_no_first_meeting(front: str) -> None:
    files = world(notes={"2026-01-13-a": front})
    assert owed(files, "2026-01-20", "first-meeting")["first-meeting"][1] == "overdue"


def test_a_meeting_before_the_start_is_a_first_meeting() -> None:
    files = world(notes={"2026-01-08-a": "kind: session"})
    assert owed(files, "2026-01-12", "first-meeting")["first-meeting"][1] == "met"


def test_the_leave_of_either_moves_the_first_meeting() -> None:
    away = {"people/profiles/lin.yml": "leave: [{from: 2026-01-14, to: 2026-01-21}]\n"}
    found = owed(world(files=away), "2026-01-12", "first-meeting")
    assert found["first-meeting"] == ("2026-01-22", "upcoming")


def test_a_day_ends_in_the_organisations_zone() -> None:
    here = situation(world(), "2026-01-12")
    assert here.day_of(datetime(2026, 1, 12, 23, 30, tzinfo=UTC)) == day("2026-01-13")
