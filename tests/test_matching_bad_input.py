"""Whatever stands in the files: a finding at its place or a stated reason, and nobody is lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.matching_world import cohort, market, member
from tests.small_world import SETTINGS

from mentorship.check import check
from mentorship.cli import main
from mentorship.history.facts import History
from mentorship.matching.solution import Method, solve
from mentorship.rules.rule import Subject
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

METHODS: tuple[Method, ...] = ("stable", "best")
TRACKS = "tracks: {general: {}}\n"
MENTEE, MENTOR = "programs/graduates/applications/lin-mentee.yml", "people/profiles/ada.yml"


class Told(NamedTuple):
    """What `match` says in JSON and on standard error, and its exit code."""

    code: int
    data: Mapping[str, Any]
    said: str

    @property
    def pairs(self) -> list[str]:
        return [f"{pair['mentee']} {pair['mentor']}" for pair in self.data["pairs"]]

    @property
    def left(self) -> list[str]:
        """`role person: reason` of everybody without a partner."""
        out = (*self.data["absent"], *self.data["unmatched"])
        return sorted(f"{one['role']} {one['person']}: {one['reason']}" for one in out)

    @property
    def everybody(self) -> list[str]:
        """Who is told of, in which role; somebody told of twice stands here twice."""
        paired = Counter(f"mentee {pair['mentee']}" for pair in self.data["pairs"])
        paired |= Counter({f"mentor {pair['mentor']}": 1 for pair in self.data["pairs"]})
        return sorted((*paired.elements(), *(line.split(":")[0] for line in self.left)))


@pytest.fixture(params=METHODS)
def method(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], method: str) -> Any:
    """Runs `match` with one of the methods on files."""

    def run(files: Mapping[str, str], program: str = "graduates") -> Told:
        for path, text in {"mentorship.yml": SETTINGS, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        words = ["match", program, "--repo", str(tmp_path), "--as-of", "2025-12-20"]
        code = main([*words, "--method", method, "--format", "json"])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Told(code, json.loads(printed.out or "{}"), printed.err)

    return run


def found(files: Mapping[str, str]) -> list[str]:
    """`path:line code: message` of the findings of these files, hints left out."""
    workspace, read = load(TextTree({"mentorship.yml": SETTINGS, **files}))
    findings = check(Subject(workspace, History.absent()), read)
    return [f"{f.place.path}:{f.place.line} {f.code}: {f.message}" for f in findings]


def test_ranking_somebody_who_did_not_apply(told: Any) -> None:
    files = cohort("lin: {choices: [bo, ada]}", "ada: ", TRACKS) | {"people/bo.yml": "name: Bo\n"}
    assert found(files) == [
        f"{MENTEE}:2 choice-did-not-apply: choice 1 has not applied as a mentor"
    ]
    answer = told(files)
    assert (answer.pairs, answer.left) == (["lin ada"], [])


def test_ranking_somebody_there_is_not(told: Any) -> None:
    files = cohort("lin: {choices: [nobody, ada]}", "ada: ", TRACKS)
    (finding,) = found(files)
    assert finding.startswith(f"{MENTEE}:2 unknown-person: ")
    assert told(files).pairs == ["lin ada"]


def test_ranking_the_same_person_twice(told: Any) -> None:
    files = cohort("lin: {choices: [ada, bo, ada]}", "ada: \nbo: ", TRACKS)
    (finding,) = found(files)
    assert finding.startswith(f"{MENTEE}:2 named-twice: ")
    answer = told(files)
    (pair,) = answer.data["pairs"]
    assert (pair["mentor"], pair["choice_of_mentee"]) == ("ada", 1)
    assert answer.left == ["mentor bo: the only possible mentee has somebody else"]


def test_ranking_oneself(told: Any) -> None:
    files = cohort("lin: {choices: [lin, ada]}", "ada: \nlin: ", TRACKS)
    assert found(files) == [f"{MENTEE}:2 choice-of-oneself: choice 1 is the applicant"]
    answer = told(files)
    assert (answer.pairs, answer.everybody) == (
        ["lin ada"],
        ["mentee lin", "mentor ada", "mentor lin"],
    )
    assert answer.left == ["mentor lin: may be paired with no mentee: lin, one and the same person"]


def test_a_capacity_of_zero_is_a_reason(told: Any) -> None:
    files = cohort("lin: ", "ada: {mentoring: {capacity: 0}}", TRACKS)
    assert found(files) == []
    assert told(files).left == [
        "mentee lin: there is no mentor in the market",
        "mentor ada: no room: a capacity of 0 and 0 taken",
    ]


def test_a_capacity_below_zero_is_a_finding_and_counts_as_unstated(told: Any) -> None:
    files = cohort("lin: \nkim: ", "ada: {mentoring: {capacity: -1}}", TRACKS)
    (finding,) = found(files)
    assert finding.startswith(f"{MENTOR}:1 schema: ")
    answer = told(files)
    assert len(answer.pairs) == 1
    assert answer.everybody == ["mentee kim", "mentee lin", "mentor ada"]
    assert "1 file cannot be read and is not counted" in answer.said
    assert [each["words"] for each in answer.data["remarks"]] == ["states no capacity: 1 is taken"]


def test_a_mentor_with_more_mentees_than_room_takes_nobody_else(told: Any) -> None:
    files = cohort("lin: ", "ada: {mentoring: {capacity: 1}}", TRACKS)
    for name in ("old", "older"):
        files[f"people/{name}.yml"] = f"name: {name.title()}\n"
        files[f"pairings/{name}-ada.yml"] = (
            f"program: graduates\nmentors: [ada]\nmentees: [{name}]\nstart: 2026-01-05\n"
        )
    assert told(files).left == [
        "mentee lin: there is no mentor in the market",
        "mentor ada: no room: a capacity of 1 and 2 taken",
    ]


def test_nobody_at_all(told: Any) -> None:
    answer = told(cohort("", "", TRACKS))
    assert (answer.code, answer.pairs, answer.left) == (0, [], [])
    assert answer.data["figures"]["mean_score"] is None


@pytest.mark.parametrize(("role", "other"), [("mentee", "mentor"), ("mentor", "mentee")])
def test_one_side_only(told: Any, role: str, other: str) -> None:
    sides = {"mentee": "", "mentor": "", role: "lin: \nkim: "}
    answer = told(cohort(sides["mentee"], sides["mentor"], TRACKS))
    assert answer.left == [
        f"{role} {name}: there is no {other} in the market" for name in ("kim", "lin")
    ]


def test_must_haves_that_nobody_meets(told: Any) -> None:
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
        "mentee lin: may be paired with no mentor: 2 must have languages",
        "mentor ada: may be paired with no mentee: lin, must have languages",
        "mentor bo: may be paired with no mentee: lin, must have languages",
    ]


def test_withdrawn_and_waitlisted(told: Any) -> None:
    files = cohort(
        "lin: {withdrawn: 2025-12-15}\nkim: {status: waitlisted}\nmo: {status: rejected}\nng: ",
        "ada: {status: waitlisted}\nbo: {choices: [lin, kim, ng]}\ncy: {withdrawn: 2025-12-24}",
        TRACKS,
    )
    answer = told(files)
    assert len(answer.pairs) == 1
    assert [line for line in answer.left if "somebody else" not in line] == [
        "mentee kim: waitlisted",
        "mentee lin: withdrew on 2025-12-15",
        "mentee mo: rejected",
        "mentor ada: waitlisted",
    ]
    assert answer.everybody == [
        "mentee kim", "mentee lin", "mentee mo", "mentee ng", "mentor ada", "mentor bo",
        "mentor cy",
    ]  # fmt: skip


def test_an_unknown_program(told: Any) -> None:
    files = cohort("lin: ", "ada: ", TRACKS) | {
        "programs/gradutes/applications/lin-mentee.yml": "date: 2025-12-01\n"
    }
    (finding,) = found(files)
    assert finding.startswith("programs/gradutes/applications/lin-mentee.yml:1 unknown-program: ")
    answer = told(files, "gradutes")
    assert answer.code == 2
    assert "mentorship: there is no program 'gradutes'; did you mean graduates?" in answer.said
    assert told(files).pairs == ["lin ada"]


def test_two_who_apply_in_both_roles_may_have_each_other_and_it_is_noted(told: Any) -> None:
    answer = told(cohort("lin: \nada: ", "lin: \nada: ", TRACKS))
    assert answer.pairs == ["ada lin", "lin ada"]
    noted = [f"{one['person']}: {one['words']}" for one in answer.data["remarks"]]
    assert noted == [
        "ada: states no capacity: 1 is taken",
        "ada: would be the mentor and the mentee of lin",
        "lin: states no capacity: 1 is taken",
        "lin: would be the mentor and the mentee of ada",
    ]


def test_a_circle_of_three_in_both_roles_loses_nobody(told: Any) -> None:
    ring = "lin: {choices: [kim]}\nkim: {choices: [mo]}\nmo: {choices: [lin]}"
    answer = told(cohort(ring, "lin: \nkim: \nmo: ", TRACKS))
    assert answer.left == []
    assert len(answer.pairs) == 3
    assert not any(pair.split()[0] == pair.split()[1] for pair in answer.pairs)


def test_thousands_of_ties_lose_nobody_and_come_out_the_same() -> None:
    size = 1_000  # on each side, so that half a million pairs are worth the same
    mentees = tuple(member(f"e{number}", "mentee") for number in range(size))
    mentors = tuple(member(f"o{number}", room=2) for number in range(size // 2 - 10))
    made = market(mentees, mentors, lambda *_: 0.5)
    swapped = market(mentees[::-1], mentors[::-1], lambda *_: 0.5)
    for method in METHODS:
        solution = solve(made, method)
        assert solution.positions == solve(swapped, method).positions
        assert solution.figures.blocking == 0
        assert len(solution.pairs) == size - 20
        assert [one.reason for one in solution.unmatched] == [
            f"each of {size // 2 - 10} possible mentors has no room left"
        ] * 20


def test_every_combination_of_mistakes_ends_without_a_traceback(told: Any) -> None:
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


def test_a_choice_of_a_later_day_or_a_future_application_does_not_count_yet(told: Any) -> None:
    files = cohort("lin: ", "ada: ", TRACKS)
    files[MENTEE] = f"date: {date(2025, 12, 24)}\nchoices: [ada]\n"
    assert told(files).left == [
        "mentee lin: accepted, but there is no application",
        "mentor ada: there is no mentee in the market",
    ]
