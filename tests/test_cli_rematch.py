"""`rematch`: one pairing ends and the next continues it, both or neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.changes_world import PAIRING, PROGRAM, Changes

AGREED = """\
accepted: {ada: 2026-01-02, lin: 2026-01-02}
project: billing
plan:
  goals: [Own it, "Say: why"]   # both of us
  core_points: {craft: "Pair, then alone"}
  extra: [{id: post, title: A post, due: 2026-03-27}]
  waived: {values: {reason: Took it in 2025, by: mira}}
  moved: {demo/draft: 2026-02-20}
"""
MANAGES = (
    "nothing is written: grace manages lin; name a mentor outside this line "
    "[manager-mentors-report]"
)
NO_FIRST_DAY = "is no first day: what follows lin-ada begins after 2026-01-05 and by 2026-12-31"
TAKEN = "there is a pairing 'lin-ada' already; choose another id with --id"
BOTH = (0, "pairings/lin-ada.yml\npairings/lin-bo.yml\n")


@pytest.fixture
def changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Changes:
    changes = Changes(tmp_path, capsys)
    changes.write("pairings/lin-ada.yml", PAIRING.partition("accepted")[0] + AGREED)
    changes.write(
        "logs/lin-ada/2026-01-12-first.md", "---\nkind: session\ndate: 2026-01-12\n---\nX\n"
    )
    return changes


def due(changes: Changes, day: str) -> str:
    return changes.run("due", "--person", "lin", "--as-of", day, "--within", "300d")[1]


def test_the_next_pairing_has_the_plan_and_the_days_of_what_is_open(changes: Changes) -> None:
    before = changes.text()
    words = ("rematch", "lin-ada", "--mentor", "bo", "--start", "2026-02-16", "--reason", "Leave")
    assert changes.run(*words) == BOTH
    ended = "ended: {date: 2026-02-15, how: rematched, reason: Leave}\n"
    assert changes.text() == before + ended
    assert changes.text("pairings/lin-bo.yml") == (
        "# yaml-language-server: $schema=../docs/schemas/pairing.json\n"
        "program: grow\nmentors: [bo]\nmentees: [lin]\nstart: 2026-02-16\n"
        "project: billing\ncontinues: lin-ada\n"
        "plan:\n"
        '  goals:\n    - Own it\n    - "Say: why"\n'
        "  core_points:\n    craft: Pair, then alone\n"
        "  extra: [{id: post, title: A post, due: 2026-03-27}]\n"
        "  waived: {values: {reason: Took it in 2025, by: mira}}\n"
        # The essay was overdue. Weeks end on a working day in them.
        "  moved: {essay: 2026-03-02, demo/draft: 2026-02-20, demo/final: 2026-03-02, "
        "talk: 2026-02-27, post: 2026-03-27}\n"
    )


def test_open_items_are_owed_in_the_next_pairing_and_met_ones_are_not(changes: Changes) -> None:
    done = "---\nkind: submission\ndate: 2026-01-20\nsubmits: [essay]\n---\nRead it.\n"
    changes.write("logs/lin-ada/2026-01-20-essay.md", done)
    changes.run("rematch", "lin-ada", "--mentor", "bo", "--start", "2026-02-16")
    changes.run("accept", "lin-bo", "lin")
    changes.run("accept", "lin-bo", "bo")
    changes.run("approve", "lin-bo", "--by", "mira")
    assert "essay" not in changes.text("pairings/lin-bo.yml")
    said = due(changes, "2026-02-17")
    assert [line.split()[-1] for line in said.splitlines() if " - " in line] == ["lin-bo"] * 4
    assert "Essay" not in said
    assert "lin-bo" not in changes.run("check", "--strict")[1]


def test_without_a_start_the_next_begins_today(changes: Changes) -> None:
    assert changes.run("rematch", "lin-ada", "--mentor", "bo") == BOTH
    assert "\nended: {date: 2026-02-09, how: rematched}\n" in changes.text()
    assert "\nstart: 2026-02-10\n" in changes.text("pairings/lin-bo.yml")


def test_no_day_is_carried_past_the_programs_end(changes: Changes) -> None:
    path = "programs/grow/program.yml"
    changes.write(path, PROGRAM.replace("2026-12-31", "2026-02-22"))  # a Sunday
    changes.write("pairings/lin-ada.yml", PAIRING.partition("accepted")[0])
    changes.add("pairings/lin-ada.yml", "accepted: {ada: 2026-01-02, lin: 2026-01-02}\n")
    assert changes.run("rematch", "lin-ada", "--mentor", "bo", "--start", "2026-02-16") == BOTH
    assert changes.text("pairings/lin-bo.yml").splitlines()[-1] == (
        "  moved: {essay: 2026-02-20, demo/draft: 2026-02-20, demo/final: 2026-02-20}"
    )


def test_a_pause_goes_on_in_the_next_pairing(changes: Changes) -> None:
    pauses = (
        "{from: 2026-01-19, to: 2026-01-23}, {from: 2026-02-09, to: 2026-02-20, reason: Exam}, "
        "{from: 2026-03-02, to: 2026-03-03}"
    )
    changes.add("pairings/lin-ada.yml", f"pauses: [{pauses}]\n")
    assert changes.run("rematch", "lin-ada", "--mentor", "bo", "--start", "2026-02-16") == BOTH
    assert changes.text("pairings/lin-bo.yml").splitlines()[-1] == (
        "pauses: [{from: 2026-02-16, to: 2026-02-20, reason: Exam}, "
        "{from: 2026-03-02, to: 2026-03-03}]"
    )


def test_open_actions_that_stay_behind_are_named(changes: Changes) -> None:
    note = "---\nkind: session\ndate: 2026-02-02\n---\nX\n\n- [ ] Call Kim (@lin, 2026-02-20)\n"
    changes.write("logs/lin-ada/2026-02-02-second.md", note)
    assert changes.run("rematch", "lin-ada", "--mentor", "bo")[1].splitlines()[-1] == (
        "mentorship: an open action ends with lin-ada; list it in the next note: Call Kim (@lin)"
    )


def test_a_co_mentor_may_stay_when_another_leads(changes: Changes) -> None:
    assert changes.run("rematch", "lin-ada", "--mentor", "bo", "--mentor", "ada") == BOTH
    assert "\nmentors: [bo, ada]\n" in changes.text("pairings/lin-bo.yml")


def test_a_group_goes_on_as_a_group_in_its_folder(changes: Changes) -> None:
    text = (
        changes.text().replace("[lin]", "[lin, mira]").replace("{ada:", "{mira: 2026-01-02, ada:")
    )
    changes.write("pairings/2026/circle.yml", text)
    assert changes.run("rematch", "circle", "--mentor", "bo") == (
        0, "pairings/2026/circle.yml\npairings/2026/circle-bo.yml\n",
    )  # fmt: skip
    head = "# yaml-language-server: $schema=../../docs/schemas/pairing.json\n"
    assert changes.text("pairings/2026/circle-bo.yml").startswith(head)
    assert "\nmentees: [lin, mira]\n" in changes.text("pairings/2026/circle-bo.yml")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("--mentor ada", "ada is a mentor of lin-ada already"),
        ("--mentor lin", "lin is a mentee of lin-ada"),
        ("--mentor gone", "gone left on 2026-01-31"),
        ("--mentor bob", "there is no person 'bob'; did you mean bo?"),
        (
            "--mentor grace",
            MANAGES,
        ),
        (
            "--mentor bo --start 2026-01-05",
            f"2026-01-05 {NO_FIRST_DAY}",
        ),
        (
            "--mentor bo --start 2027-01-01",
            f"2027-01-01 {NO_FIRST_DAY}",
        ),
        ("--mentor bo --id lin-ada", TAKEN),
        ("--mentor bo --id ../up", "the id '../up' may only have a-z, 0-9, - and .; found '/'"),
    ],
)  # fmt: skip
def test_a_rematch_that_cannot_be_is_refused(changes: Changes, words: str, why: str) -> None:
    assert changes.refusal("rematch", "lin-ada", *words.split()) == why


def test_an_organisation_may_allow_managers(changes: Changes) -> None:
    changes.add("programs/grow/program.yml", "rules: {manager-mentors-report: off}\n")
    code, said = changes.run("rematch", "lin-ada", "--mentor", "grace")
    assert (code, said) == (0, "pairings/lin-ada.yml\npairings/lin-grace.yml\n")


def test_somebody_not_eligible_is_said_and_may_get_a_waiver(changes: Changes) -> None:
    changes.add("programs/grow/program.yml", "eligibility: {mentor: [leader]}\n")
    code, said = changes.run("rematch", "lin-ada", "--mentor", "bo")
    assert code == 0
    assert "error[not-eligible]: bo may not be a mentor of grow" in said.splitlines()[2]


def test_a_pairing_that_ended_is_not_rematched(changes: Changes) -> None:
    changes.run("end", "lin-ada", "--how", "completed", "--date", "2026-03-01")
    assert changes.refusal("rematch", "lin-ada", "--mentor", "bo") == (
        "lin-ada ended on 2026-03-01: completed"
    )


def test_neither_file_is_written_over_something_unreadable(changes: Changes) -> None:
    changes.write("pairings/lin-bo.yml", "mentors: [\n")
    before = changes.everything()
    code, said = changes.run("rematch", "lin-ada", "--mentor", "bo")
    assert (code, changes.everything()) == (2, before)
    assert said.splitlines()[-1] == (
        "mentorship: there is a pairing 'lin-bo' already; choose another id with --id"
    )


def test_a_joint_task_stays_joint(changes: Changes) -> None:
    other = "program: grow\nmentors: [ada]\nmentees: [mira]\nstart: 2026-01-05\n"
    joint = "accepted: {ada: 2026-01-02, mira: 2026-01-02}\nplan: {joint: {talk: lin-ada}}\n"
    changes.write("pairings/mira-ada.yml", other + joint)
    changes.write("pairings/lin-ada.yml", changes.text() + "  joint: {talk: mira-ada}\n")
    changes.write("programs/grow/program.yml", PROGRAM.replace(", after: [essay]", ""))
    changes.run("rematch", "lin-ada", "--mentor", "bo")
    assert (
        changes.text("pairings/lin-bo.yml")
        .partition("  joint: ")[2]
        .startswith("{talk: mira-ada}\n")
    )
    talk = "---\nkind: submission\ndate: 2026-02-16\nsubmits: [talk]\n---\nHeld.\n"
    changes.write("logs/lin-bo/2026-02-16-talk.md", talk)
    said = changes.run("why", "task-on-time", "mira-ada", "--as-of", "2026-03-10")[1]
    assert "logs/lin-bo/2026-02-16-talk.md" in said
