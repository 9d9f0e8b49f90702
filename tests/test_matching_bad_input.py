"""Mistakes in the files: a finding at its place, a stated reason, and nobody is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import product

import pytest
from tests.matching_told import TRACKS, Tell
from tests.matching_world import cohort
from tests.small_world import SETTINGS

from mentorship.check import check
from mentorship.history.facts import History
from mentorship.rules.rule import Subject
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

MENTEE, MENTOR = "programs/graduates/applications/lin-mentee.yml", "people/profiles/ada.yml"


def found(files: Mapping[str, str]) -> list[str]:
    """`path:line code: message` of the findings of these files, hints left out."""
    workspace, read = load(TextTree({"mentorship.yml": SETTINGS, **files}))
    findings = check(Subject(workspace, History.absent()), read)
    return [f"{f.place.path}:{f.place.line} {f.code}: {f.message}" for f in findings]


def test_ranking_somebody_who_did_not_apply(told: Tell) -> None:
    files = cohort("lin: {choices: [bo, ada]}", "ada: ", TRACKS) | {"people/bo.yml": "name: Bo\n"}
    assert found(files) == [
        f"{MENTEE}:2 choice-did-not-apply: choice 1 has not applied as a mentor"
    ]
    answer = told(files)
    assert (answer.pairs, answer.left) == (["lin ada"], [])


def test_ranking_somebody_there_is_not(told: Tell) -> None:
    files = cohort("lin: {choices: [nobody, ada]}", "ada: ", TRACKS)
    (finding,) = found(files)
    assert finding.startswith(f"{MENTEE}:2 unknown-person: ")
    assert told(files).pairs == ["lin ada"]


def test_ranking_the_same_person_twice(told: Tell) -> None:
    files = cohort("lin: {choices: [ada, bo, ada]}", "ada: \nbo: ", TRACKS)
    (finding,) = found(files)
    assert finding.startswith(f"{MENTEE}:2 named-twice: ")
    answer = told(files)
    (pair,) = answer.data["pairs"]
    assert (pair["mentor"], pair["choice_of_mentee"]) == ("ada", 1)
    assert answer.left == ["mentor bo: the only possible mentee has somebody else"]


def test_ranking_oneself(told: Tell) -> None:
    files = cohort("lin: {choices: [lin, ada]}", "ada: \nlin: ", TRACKS)
    assert found(files) == [f"{MENTEE}:2 choice-of-oneself: choice 1 is the applicant"]
    answer = told(files)
    assert (answer.pairs, answer.everybody) == (
        ["lin ada"],
        ["mentee lin", "mentor ada", "mentor lin"],
    )
    assert answer.left == ["mentor lin: may be paired with no mentee: lin, one and the same person"]


def test_a_capacity_of_zero_is_a_reason(told: Tell) -> None:
    files = cohort("lin: ", "ada: {mentoring: {capacity: 0}}", TRACKS)
    assert found(files) == []
    assert told(files).left == [
        "mentee lin: there is no mentor in the market",
        "mentor ada: no room: a capacity of 0 and 0 taken",
    ]


def test_a_capacity_below_zero_leaves_out_the_profile_and_its_owner(told: Tell) -> None:
    files = cohort("lin: \nkim: ", "ada: {mentoring: {capacity: -1}}\nbo: ", TRACKS)
    (finding,) = found(files)
    assert finding.startswith(f"{MENTOR}:1 schema: ")
    answer = told(files)
    assert len(answer.pairs) == 1
    assert answer.everybody == ["mentee kim", "mentee lin", "mentor ada", "mentor bo"]
    assert "mentor ada: their profile cannot be read" in answer.left
    assert "1 file cannot be read and is not counted" in answer.said
    assert [(each["person"], each["words"]) for each in answer.data["remarks"]] == [
        ("bo", "states no capacity: 1 is taken")
    ]


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        (
            "programs/graduates/applications/lin-mentee.yml",
            "mentee lin: accepted, but there is no application that can be read",
        ),
        (
            "programs/graduates/decisions/lin-mentee.yml",
            "mentee lin: there is no decision that can be read",
        ),
        ("people/lin.yml", "mentee lin: their file cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_called_missing(
    told: Tell, broken: str, left: str
) -> None:
    files = cohort("lin: ", "ada: ", TRACKS) | {broken: "date: [\n"}
    assert told(files).left == [left, "mentor ada: there is no mentee in the market"]


def test_must_haves_that_nobody_meets(told: Tell) -> None:
    program = f"{TRACKS}matching: {{must: [languages, projects]}}\n"
    files = cohort("lin: {languages: [zh]}", "ada: {languages: [en]}\nbo: ", program)
    assert [line.split(": ", 1) for line in found(files)] == [
        [
            "programs/graduates/program.yml:6 must-never-met",
            f"no two people who were accepted meet the must-have {part}",
        ]
        for part in ("languages", "projects")
    ]
    assert told(files).left == [
        "mentee lin: may be paired with no mentor: 2 without a shared language",
        "mentor ada: may be paired with no mentee: lin, no language in common",
        "mentor bo: may be paired with no mentee: lin, languages of the mentor not stated",
    ]


def test_an_unknown_program(told: Tell) -> None:
    files = cohort("lin: ", "ada: ", TRACKS) | {
        "programs/gradutes/applications/lin-mentee.yml": "date: 2025-12-01\n"
    }
    (finding,) = found(files)
    assert finding.startswith("programs/gradutes/applications/lin-mentee.yml:1 unknown-program: ")
    answer = told(files, "gradutes")
    assert answer.code == 2
    assert "mentorship: there is no program 'gradutes'; did you mean graduates?" in answer.said
    assert told(files).pairs == ["lin ada"]


def test_every_combination_of_mistakes_ends_without_a_traceback(told: Tell) -> None:
    """All lists of up to two choices on both sides, with strangers, oneself and repetitions."""
    names = ["lin", "ada", "nobody", "ada"]
    lists = [[], *([one, other] for one, other in product(names, names))]
    people = {f"p{number}": choices for number, choices in enumerate(lists)}
    mentees = "".join(f"{name}: {{choices: {json.dumps(c)}}}\n" for name, c in people.items())
    answer = told(
        cohort(f"{mentees}lin: {{choices: [lin]}}\n", "ada: {choices: [ada, p0, p0]}", TRACKS)
    )
    assert answer.code == 0
    assert len(answer.pairs) == 1
    assert answer.everybody == sorted(
        [*(f"mentee {name}" for name in people), "mentee lin", "mentor ada"]
    )
