"""Days of the plan: moved for a whole cohort, for one pair, or from some week on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.changes_world import PAIRING, PROGRAM, Changes

PROGRAM_PATH = "programs/grow/program.yml"
NO_DAY = (
    "programs/grow/program.yml is left as it is: tracks.general.stages.0.tasks.0.due: '10 days' "
    "is not a date; write it as in 2026-06-30, or a place in the plan: 'week 6', 'day 10'"
)
NO_ITEM = (
    "there is no 'demo' in the plan of lin-ada, which has values, essay, demo/draft, demo/final, "
    "talk"
)
STEPS = "demo is due step by step; move one of demo/draft, demo/final"
ALL = "accepted: {ada: 2026-01-02, %s: 2026-01-02}\nplan:\n  core_points: {craft: Pair}\n"


@pytest.fixture
def changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Changes:
    """Three approved pairs, of whom Kim and Ada chose a day of their own, and one that is over."""
    changes = Changes(tmp_path, capsys)
    changes.write("mentorship.yml", changes.text("mentorship.yml").replace("02-10", "01-10"))
    for person in ("kim", "max", "old"):
        changes.write(f"people/{person}.yml", f"name: {person.title()}\n")
    for person in ("kim", "lin", "max", "old"):
        text = PAIRING.replace("[lin]", f"[{person}]").partition("accepted")[0] + ALL % person
        changes.write(f"pairings/{person}-ada.yml", text)
    changes.add("pairings/kim-ada.yml", "  moved: {essay: 2026-01-30}\n")
    changes.add("pairings/old-ada.yml", "ended: {date: 2026-01-08, how: stopped}\n")
    changes.write("logs/lin-ada/2026-01-12-first.md", "---\nkind: note\ndate: 2026-01-06\n---\nX\n")
    for person in ("kim", "lin", "max", "old"):
        words = ("--by", "mira", "--date", "2026-01-04")
        assert changes.run("approve", f"{person}-ada", *words)[0] == 0
    return changes


def due(changes: Changes, person: str, item: str) -> str:
    """The day on which somebody owes an item."""
    words = ("due", "--person", person, "--within", "90d", "--format", "json")
    owed = json.loads(changes.run(*words)[1].partition("\nmentorship: ")[0])["obligations"]
    return next(str(each["due"]) for each in owed if each["item"] == item)


def approvals(changes: Changes) -> str:
    return changes.run("due", "--person", "mira", "--as-of", "2026-01-10", "--within", "60d")[1]


def test_one_edit_of_the_program_moves_everybody_but_those_with_a_day_of_their_own(
    changes: Changes,
) -> None:
    days = {person: due(changes, person, "essay") for person in ("kim", "lin", "max")}
    assert days == {"kim": "2026-01-30", "lin": "2026-01-16", "max": "2026-01-16"}
    assert "nothing is due" in approvals(changes)

    changes.write(PROGRAM_PATH, PROGRAM.replace("due: week 2", "due: day 17"))
    days = {person: due(changes, person, "essay") for person in ("kim", "lin", "max")}
    assert days == {"kim": "2026-01-30", "lin": "2026-01-21", "max": "2026-01-21"}

    # Kim's day is the one that was approved; the others' plans are to be approved again.
    assert [line.split()[-1] for line in approvals(changes).splitlines() if " - " in line] == [
        "lin-ada", "max-ada",
    ]  # fmt: skip
    found = changes.run("check", "--fail-on", "info")[1]
    changed = "the plan has changed since: essay 2026-01-18 -> 2026-01-21"
    assert found.count(changed) == 2  # of the one that is over nobody owes an approval
    assert "approvals/kim-ada.yml" not in found


def test_move_makes_that_edit_and_says_what_it_does(changes: Changes) -> None:
    code, said = changes.run("move", "grow", "essay", "day 17")
    assert code == 0
    assert said == (
        "programs/grow/program.yml\n"
        "moves it for 2 pairings: lin-ada, max-ada\n"
        "not for those with a day of their own: 1 pairing: kim-ada\n"
        "to be approved again: 2 pairings: lin-ada, max-ada\n"
    )
    assert changes.text(PROGRAM_PATH) == PROGRAM.replace("due: week 2", "due: day 17")


def test_approved_again_the_plan_is_as_it_was(changes: Changes) -> None:
    changes.run("move", "grow", "essay", "day 17")
    for person in ("lin", "max"):
        assert changes.run("approve", f"{person}-ada", "--by", "mira")[0] == 0
    assert "nothing is due" in approvals(changes)


def test_a_step_moves_alone_and_a_day_may_be_a_date(changes: Changes) -> None:
    code, said = changes.run("move", "grow", "demo/final", "2026-03-02")
    assert (code, said.splitlines()[1]) == (0, "moves it for 3 pairings: kim-ada, lin-ada, max-ada")
    assert changes.text(PROGRAM_PATH) == PROGRAM.replace("final: week 6", "final: 2026-03-02")


def test_a_task_without_a_day_gets_one(changes: Changes) -> None:
    without = PROGRAM.replace(", due: week 8", "")
    changes.write(PROGRAM_PATH, without)
    assert changes.run("move", "grow", "talk", "week 7")[0] == 0
    assert changes.text(PROGRAM_PATH) == without.replace(
        "after: [essay]}", "after: [essay], due: week 7}"
    )


def test_a_day_behind_the_end_is_said(changes: Changes) -> None:
    before = changes.text(PROGRAM_PATH)
    assert changes.refusal("move", "grow", "essay", "week 60") == (
        "nothing is written: essay would be due after the last day of 2 pairings: lin-ada, "
        "max-ada; choose an earlier day, or give --anyway, and they owe it no more"
    )
    assert changes.text(PROGRAM_PATH) == before
    said = changes.run("move", "grow", "essay", "week 60", "--anyway")[1].splitlines()
    assert said[3] == "owed no more, after the last day of 2 pairings: lin-ada, max-ada"
    assert said[5].startswith("mentorship: programs/grow/program.yml:12:")
    assert "warning[outside-stage]" in said[5]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("grow", "essay", "week 2"), "essay is due week 2 already"),
        (("grow", "values", "week 3"),
         "values is a course: it is due at the end of the stage 'arrive', weeks 1-8"),
        (("grow", "demo", "week 3"), STEPS),
        (("grow", "esay", "week 3"), "there is no task 'esay'; did you mean essay?"),
        (("grow", "essay", "10 days"), NO_DAY),
        (("lin-ada", "essay", "week 3"),
         "for one pairing: 'week 3' is no date; write it as in 2026-06-30"),
        (("lin-ada", "demo", "2026-02-02"), NO_ITEM),
        (("lin-ada", "essay", "2026-01-18"), "essay is due on 2026-01-18 already"),
        (("lin-ada", "essay", "2027-01-18"),
         "2027-01-18 is no day of lin-ada, which runs from 2026-01-05 to 2026-12-31"),
        (("old-ada", "essay", "2026-02-02"), "old-ada ended on 2026-01-08: stopped"),
        (("nobody", "essay", "2026-02-02"), "there is no pairing 'nobody'"),
    ],
)  # fmt: skip
def test_a_move_that_cannot_be_is_refused(
    changes: Changes, words: tuple[str, ...], why: str
) -> None:
    assert changes.refusal("move", *words) == why


def test_one_pair_moves_one_day(changes: Changes) -> None:
    before = changes.text()
    assert changes.run("move", "lin-ada", "demo/draft", "2026-02-20")[0] == 0
    assert changes.text() == before + "  moved: {demo/draft: 2026-02-20}\n"
    assert changes.run("move", "lin-ada", "demo/draft", "2026-02-27")[0] == 0
    assert changes.text() == before + "  moved: {demo/draft: 2026-02-27}\n"


def test_one_pair_gets_more_time_from_a_week_on(changes: Changes) -> None:
    before = changes.text()
    words = ("extend", "lin-ada", "--by", "2 weeks", "--from", "week 3")
    code, said = changes.run(*words)
    assert (code, said.splitlines()[0]) == (0, "pairings/lin-ada.yml")
    assert "info[plan-changed-after-approval]: the plan has changed since: demo/draft" in said
    assert changes.text() == before + "  extended: {by: 2 weeks, from: week 3}\n"
    assert due(changes, "lin", "essay") == "2026-01-16"
    assert due(changes, "lin", "demo/draft") == "2026-02-13"
    assert changes.run("extend", "lin-ada", "--by", "3 days", "--from", "day 10")[0] == 0
    assert changes.text() == before + "  extended: {by: 3 days, from: day 10}\n"


def test_no_time_is_given_beyond_the_program(changes: Changes) -> None:
    assert changes.refusal("extend", "lin-ada", "--by", "50 weeks", "--from", "week 3") == (
        "nothing is written: demo/draft is due on 2027-01-17, after the program's last day "
        "2026-12-31; move it to an earlier day, or extend the program [plan-moved-past-end]"
    )
