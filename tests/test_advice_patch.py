"""Advice as a patch: `git apply` takes it, `check` finds nothing, and nothing else moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.advice_world import (
    NEXT,
    PROGRAM,
    Files,
    cohort,
    everything,
    following,
    in_two_weeks,
    late,
    made,
    seasoned,
    unmoved,
    unpractised,
)
from tests.gitrepo import GitRepo

from mentorship.advice.amendment import Amendment, InSteps, Later, NewTask, Weight
from mentorship.cli import main
from mentorship.scaffold.advice import amended, shared_out
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.patch import patch
from mentorship.values import PlanPlace

SETTINGS = "organisation: Northwind\ntimezone: UTC\nas_of: 2026-07-15\nevidence_since: 2030-01-01\n"
DAY_10, WEEK_4 = PlanPlace("day", 10), PlanPlace("week", 4)
LATER = Later("general", "interviews", "", DAY_10)
PRACTICE = NewTask("general", "arrive", "interviews-practice", "Practice", PlanPlace("day", 4))
EXPERIENCE = Weight("experience", 10)


def planted(repo: GitRepo, files: Files) -> Path:
    for path, text in {"mentorship.yml": SETTINGS, **files}.items():
        repo.write(path, text)
    repo.commit("2026-07-15")
    return repo.root


def advised(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["advise", "graduates-2026", "--patch", "--repo", str(root), *options]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        (late(), ["-          - {id: interviews, title: Interviews, due: day 7}  # five people",
                  "+          - {id: interviews, title: Interviews, due: day 10}  # five people"]),
        (in_two_weeks(late(25, 15, 0)),
         ["-          - {id: interviews, title: Interviews, due: week 2}  # five people",
          ("+          - {id: interviews, title: Interviews, "
          "steps: {draft: week 1, final: week 2}}  # five people")]),
        (unpractised(),
         [("+          - {id: interviews-practice, "
          'title: "Practice: Interviews", due: day 4}')]),
        (unmoved(), ['+          - {id: values-cases, title: "Cases: Our values", due: week 4}']),
        (seasoned(),
         [("+matching: {weights: {skills: 36, job: 18, languages: 14, timezone: 13, "
          "style: 9, experience: 10}}")]),
    ],
    ids=["later", "steps", "practice", "cases", "trait"],
)  # fmt: skip
def test_the_patch_of_each_rule_applies_and_check_finds_nothing(
    git_repo: GitRepo, capsys: pytest.CaptureFixture[str], files: Files, lines: list[str]
) -> None:
    text = files["programs/graduates-2026/program.yml"]
    root = planted(git_repo, {**files, **following(text.partition("kpis:")[0])})

    found = advised(root, capsys)

    changed = [line for line in found.splitlines() if line[:1] in "+-" and line[:3] not in
               ("+++", "---")]  # fmt: skip
    assert changed == lines
    git_repo.git("apply", "--check", "-", stdin=found)
    git_repo.git("apply", "-", stdin=found)
    assert main(["check", "--repo", str(root), "--strict"]) == 0
    assert git_repo.git("diff", "--name-only") == NEXT
    capsys.readouterr()
    assert advised(root, capsys) == ""  # what is done already is not asked for again


def test_all_advice_on_a_cohort_is_one_patch(
    git_repo: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    root = planted(git_repo, everything())

    git_repo.git("apply", "-", stdin=advised(root, capsys))

    assert main(["check", "--repo", str(root), "--strict"]) == 0
    assert (root / NEXT).read_text("utf-8") == PROGRAM.replace("2026", "2027").replace(
        "due: day 7}  # five people\n",
        "due: day 10}  # five people\n"
        '          - {id: values-cases, title: "Cases: Our values", due: week 4}\n'
        '          - {id: interviews-practice, title: "Practice: Interviews", due: day 4}\n',
    ) + (
        "matching: {weights: {skills: 36, job: 18, languages: 14, timezone: 13, style: 9, "
        "experience: 10}}\n"
    )


def test_amendments_of_every_kind_stand_beside_each_other(git_repo: GitRepo) -> None:
    """Steps, practice and cases in one stage, and a weight: every comment stays."""
    text = PROGRAM.replace("  # the film, then the talk", "").replace("day 7", "week 2")
    both: list[Amendment] = [
        LATER._replace(due=PlanPlace("week", 3)), PRACTICE._replace(due=PlanPlace("week", 1)),
        NewTask("general", "arrive", "values-cases", {"en": "Cases", "zh": "案例"}, WEEK_4),
        EXPERIENCE, Weight("projects", 10),
    ]  # fmt: skip
    root = planted(git_repo, {**cohort(1), **following(text)})
    known = made({**cohort(1), **following(text)})
    program = known.workspace.programs["graduates-2027"]

    found = amended(known, program, both)

    assert found.left == ()
    assert found.draft is not None
    git_repo.git("apply", "-", stdin=patch(found.draft, program.yaml))
    assert main(["check", "--repo", str(root), "--strict"]) == 0
    after = (root / NEXT).read_text("utf-8")
    assert after == text.replace("2026", "2027").replace(
        "due: week 2}  # five people\n",
        "due: week 3}  # five people\n"
        "          - {id: interviews-practice, title: Practice, due: week 1}\n"
        "          - {id: values-cases, title: {en: Cases, zh: 案例}, due: week 4}\n",
    ) + (
        "matching: {weights: {skills: 32, job: 16, languages: 12, timezone: 12, style: 8, "
        "experience: 10, projects: 10}}\n"
    )


def left(amendments: list[Amendment], text: str = PROGRAM) -> list[str]:
    known = made({**cohort(1), **following(text)})
    found = amended(known, known.workspace.programs["graduates-2027"], amendments)
    return [each.why for each in found.left]


def test_two_pieces_of_advice_on_one_place_do_not_collide() -> None:
    later = LATER._replace(due=PlanPlace("day", 12))
    assert left([LATER, later]) == ["another piece of advice changes the same"]
    assert left([LATER, LATER]) == []


@pytest.mark.parametrize(
    ("amendment", "text", "why"),
    [
        (LATER, PROGRAM.replace("day 7", "day 12"), "interviews is due on day 12 there already"),
        (LATER, PROGRAM.replace("due: day 7", "steps: {a: week 1, b: week 2}"),
         "interviews is owed in steps in graduates-2027"),
        (LATER, PROGRAM.replace("day 7", "2027-01-12"), "interviews is due on a date there"),
        (LATER._replace(step="draft"), PROGRAM,
         "interviews has no step draft in graduates-2027"),
        (LATER, PROGRAM.replace("interviews, title", "talks, title"),
         "graduates-2027 has no task interviews on the track general"),
        (LATER, PROGRAM.replace("general:", "special:"),
         "graduates-2027 has no task interviews on the track general"),
        (PRACTICE, PROGRAM.replace("id: arrive", "id: land"),
         "graduates-2027 has no stage arrive on the track general"),
        (PRACTICE._replace(id="interviews"), PROGRAM, "interviews is there already"),
        (InSteps("general", "interviews", (("draft", PlanPlace("day", 4)), ("final", DAY_10))),
         PROGRAM, "interviews is planned otherwise in graduates-2027"),
        (EXPERIENCE, f"{PROGRAM}matching: {{weights: {{skills: 85, experience: 15}}}}\n",
         "experience counts 15 of 100 there already"),
        (EXPERIENCE._replace(weight=100), PROGRAM, "the other parts would count nothing"),
        (LATER._replace(due=PlanPlace("week", 9)), PROGRAM,
         "check would find: due: week 9 lies outside the stage arrive (weeks 1-4) [outside-stage]"),
        (PRACTICE._replace(id="values"), PROGRAM,
         "check would find: the name 'values' is used twice in this program [duplicate-item]"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_next_cohort_is_left_out_and_said(
    amendment: Amendment, text: str, why: str
) -> None:
    assert left([amendment, NewTask("general", "arrive", "fit", "Fits", WEEK_4)], text)[:1] == [why]


def test_a_task_in_steps_has_no_day_of_its_own() -> None:
    known = made({**cohort(1), **following(PROGRAM.replace("day 7", "week 4"))})
    steps = InSteps("general", "interviews", (("draft", PlanPlace("week", 2)), ("final", WEEK_4)))
    found = amended(known, known.workspace.programs["graduates-2027"], [steps])
    assert found.draft is not None
    steps_line = "title: Interviews, steps: {draft: week 2, final: week 4}}  # five people\n"
    assert steps_line in found.draft.text


def test_weights_that_are_written_are_changed_one_by_one() -> None:
    text = f"{PROGRAM}matching:\n  weights:\n    skills: 50  # most\n    job: 50\n"
    known = made({**cohort(1), **following(text)})
    found = amended(known, known.workspace.programs["graduates-2027"], [EXPERIENCE])
    assert found.draft is not None
    assert found.draft.text.endswith(
        "  weights:\n    skills: 45  # most\n    job: 45\n    experience: 10\n"
    )


def test_weights_are_shared_out_whole() -> None:
    assert shared_out({"a": 40, "b": 20, "c": 15, "d": 15, "e": 10}, 90) == {
        "a": 36, "b": 18, "c": 14, "d": 13, "e": 9,
    }  # fmt: skip
    assert shared_out({"a": 1, "b": 99}, 10) == {"a": 1, "b": 9}
    assert shared_out({"a": 90, **dict.fromkeys("bcdefghijk", 1)}, 90) == {
        "a": 80, **dict.fromkeys("bcdefghijk", 1),
    }  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_patch_keeps_line_ends_and_a_missing_last_one(git_repo: GitRepo, end: str) -> None:
    before = f"title: A{end or chr(10)}goals: [x]{end}"
    root = planted(git_repo, {"programs/p.yml": before})
    git_repo.git("config", "core.autocrlf", "false")
    new = Draft("programs/p.yml", before.replace("\r\n", "\n").replace("A", "B"), replaces=True)

    git_repo.git("apply", "-", stdin=patch(new, before))

    assert (root / "programs/p.yml").read_bytes() == before.replace("A", "B").encode()


def test_without_a_next_cohort_the_command_that_makes_it_is_said_and_does(
    git_repo: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    root = planted(git_repo, late())
    assert main(["advise", "graduates-2026", "--patch", "--repo", str(root)]) == 2
    said = capsys.readouterr().err
    command = "new cohort graduates-2026 --start 2027-01-04"
    assert (
        f"no next cohort of graduates-2026 to change; this makes one: mentorship {command}" in said
    )

    assert main([*command.split(), "--repo", str(root)]) == 0
    capsys.readouterr()
    git_repo.git("apply", "-", stdin=advised(root, capsys))
    assert "due: day 10" in (root / NEXT).read_text("utf-8")


def test_a_patch_is_no_format_and_not_for_other_readers(
    git_repo: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    root = planted(git_repo, {**late(), **following()})
    for more in (["--audience", "members"], ["--format", "json"]):
        assert main(["advise", "graduates-2026", "--patch", "--repo", str(root), *more]) == 2
    assert capsys.readouterr().out == ""
