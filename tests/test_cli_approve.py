"""From a pairing without a plan to an approved one, and what an edit afterwards asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.changes_world import PAIRING, Changes

START = """\
program: grow
mentors: [ada]
mentees: [lin]
start: 2026-02-16
"""
MOVED = "  moved: {essay: 2026-03-06}"
EXTRA = "  extra: [{id: post, title: Post, due: week 3}]"
OTHER = "people, goals, core points or waivers"
APPROVAL = "pairings/approvals/lin-ada.yml"


@pytest.fixture
def changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Changes:
    changes = Changes(tmp_path, capsys)
    (tmp_path / "logs/lin-ada/2026-01-12-first.md").unlink()
    changes.write("pairings/lin-ada.yml", START)
    return changes


@pytest.fixture
def approved(changes: Changes) -> Changes:
    """The plan as `new plan` begins it, filled in, accepted by both and approved."""
    changes.run("new", "plan", "lin-ada")
    changes.write("pairings/lin-ada.yml", changes.text().replace("# craft: Craft", "craft: Pair"))
    changes.run("accept", "lin-ada", "ada")
    changes.run("accept", "lin-ada", "lin")
    assert changes.run("approve", "lin-ada", "--by", "mira")[0] == 0
    return changes


def owed(changes: Changes) -> list[str]:
    """Titles of what is owed before anybody can begin."""
    said = changes.run("due", "--within", "30d")[1]
    titles = ("Accept the pairing", "Fill in the plan", "Approve the plan")
    return [title for title in titles if title in said]


def test_from_nothing_to_an_approved_plan(changes: Changes) -> None:
    assert owed(changes) == ["Accept the pairing", "Fill in the plan", "Approve the plan"]
    assert changes.run("new", "plan", "lin-ada")[0] == 0
    assert changes.text() == START + (
        "plan:\n"
        "  goals: []   # what this pair wants to reach, one line each\n"
        "  core_points:   # say how each is covered, and remove the #\n"
        "    # craft: Craft\n"
        "  # What the track asks for; `mentorship due` says by when, "
        "moved: {item: date} changes it.\n"
        "  #   values: Our values\n"
        "  #   essay: Essay\n"
        "  #   demo/draft: Demo: draft\n"
        "  #   demo/final: Demo: final\n"
        "  #   talk: Talk\n"
    )
    assert changes.refusal("approve", "lin-ada", "--by", "mira") == (
        "the plan of lin-ada does not say how it covers craft: "
        "every core point of the track has to be covered"
    )
    changes.write("pairings/lin-ada.yml", changes.text().replace("# craft: Craft", "craft: Pair"))
    assert owed(changes) == ["Accept the pairing", "Approve the plan"]
    changes.run("accept", "lin-ada", "lin")
    changes.run("accept", "lin-ada", "ada")
    assert "  # What the track asks for" in changes.text().partition("plan:")[2]
    assert owed(changes) == ["Approve the plan"]
    assert changes.run("approve", "lin-ada", "--by", "mira") == (0, f"{APPROVAL}\n")
    assert owed(changes) == []
    assert changes.run("check", "--fail-on", "info")[0] == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("craft: Pair", "craft: 'pair.'"),
        ("mentors: [ada]", "mentors:\n  - ada   # leads"),
        ("plan:\n", "project: billing\nplan:\n  # agreed in the kick-off\n"),
        ("accepted: {ada: 2026-02-10, lin", "accepted: {ada: 2026-02-09, lin"),
        ("plan:\n", "pauses: [{from: 2026-03-02, to: 2026-03-06}]\nplan:\n"),
    ],
)
def test_an_editorial_edit_asks_for_nothing(approved: Changes, old: str, new: str) -> None:
    assert old in approved.text()
    approved.write("pairings/lin-ada.yml", approved.text().replace(old, new, 1))
    assert owed(approved) == []
    assert approved.run("check", "--fail-on", "info")[0] == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("craft: Pair", "craft: Read", OTHER),
        ("goals: []", "goals: [Speak]", OTHER),
        ("mentors: [ada]", "mentors: [ada, bo]", OTHER),
        ("  goals: []", f"{MOVED}\n  goals: []", "essay 2026-03-01 -> 2026-03-06"),
        ("  goals: []", f"{EXTRA}\n  goals: []", "post is new"),
    ],
)  # fmt: skip
def test_a_material_edit_is_a_finding_and_owed_to_the_approver(
    approved: Changes, old: str, new: str, said: str
) -> None:
    approved.write("pairings/lin-ada.yml", approved.text().replace(old, new, 1))
    assert "Approve the plan" in owed(approved)
    found = approved.run("check", "--fail-on", "info")
    assert found[0] == 1
    line = f"{APPROVAL}:4:9: info[plan-changed-after-approval]: the plan has changed since: {said}"
    assert line in found[1]
    assert approved.run("approve", "lin-ada", "--by", "mira")[0] == 0
    assert "Approve the plan" not in owed(approved)
    assert "plan-changed-after-approval" not in approved.run("check", "--fail-on", "info")[1]


def test_a_pairing_that_began_without_a_plan_gets_one(changes: Changes) -> None:
    changes.write("pairings/lin-ada.yml", PAIRING)
    assert changes.run("new", "plan", "lin-ada")[0] == 0
    assert changes.text().startswith(PAIRING + "plan:\n")


def test_a_plan_that_changes_after_the_pairing_has_ended_asks_for_nothing(
    approved: Changes,
) -> None:
    def changed() -> bool:
        return "plan-changed-after-approval" in approved.run("check")[1]

    approved.write("pairings/lin-ada.yml", approved.text().replace("craft: Pair", "craft: Alone"))
    assert changed()
    ended = "ended: {date: 2026-03-01, how: completed}\n"
    approved.write("pairings/lin-ada.yml", approved.text() + ended)
    assert not changed()


def test_who_is_not_asked_cannot_approve(changes: Changes) -> None:
    changes.run("new", "plan", "lin-ada")
    changes.write("pairings/lin-ada.yml", changes.text().replace("# craft: Craft", "craft: Pair"))
    assert changes.refusal("approve", "lin-ada", "--by", "bo") == (
        "bo may not approve the plan of lin-ada; who may: mira"
    )
    assert not (changes.root / APPROVAL).exists()


def test_an_approval_by_an_outsider_is_found_and_does_not_block_the_office(
    approved: Changes,
) -> None:
    approved.write(APPROVAL, approved.text(APPROVAL).replace("by: mira", "by: bo"))
    code, said = approved.run("check", "--fail-on", "warning")
    assert code == 1
    assert "warning[approved-by-outsider]: approved by somebody who is not asked to" in said
    assert "who may: mira" in said
    assert approved.run("approve", "lin-ada", "--by", "mira") == (0, f"{APPROVAL}\n")
    assert approved.run("check", "--fail-on", "warning")[0] == 0
    assert approved.refusal("approve", "lin-ada", "--by", "mira") == (
        "already approved by mira on 2026-02-10"
    )
