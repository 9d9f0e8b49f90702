"""Proposed pairings as files, and the command `match`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.matching_world import cohort, proposed
from tests.small_world import SETTINGS, workspace

from mentorship.check import check
from mentorship.cli import main
from mentorship.history.facts import History
from mentorship.matching.files import proposed_files
from mentorship.obligations.situation import Situation
from mentorship.rules.rule import Subject
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

FILES = cohort(
    mentees="""
        lin: {choices: [ada, bo], wants: [design], languages: [en], track: engineer}
        kim: {choices: [ada], languages: [en]}""",
    mentors="""
        ada: {choices: [lin], skills: {design: 4}, languages: [en, fr]}
        bo: {languages: [en], mentoring: {capacity: 2}}""",
    program="""\
tracks:
  engineer: {}
  seller: {for: [{joined_within: 6 months}]}
matching: {weights: {skills: 60, languages: 40}, must: [languages]}
""",
)
LIN = """\
# yaml-language-server: $schema=../docs/schemas/pairing.json
# Proposed by `mentorship match graduates` as of 2025-12-20.
# ada: 88 of 100 points
#   skills 48 of 60: offers design 4 of 5
#   languages 40 of 40: both speak en
program: graduates
track: engineer
mentors: [ada]
mentees: [lin]
start: 2026-01-05
"""


def written(root: Path, files: Mapping[str, str]) -> Path:
    for path, text in {"mentorship.yml": SETTINGS, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def match(root: Path, *arguments: str) -> int:
    return main(["match", "graduates", "--repo", str(root), "--as-of", "2025-12-20", *arguments])


def test_a_proposed_file_holds_the_pairing_and_its_reasons() -> None:
    situation = Situation(workspace(FILES), History.absent(), proposed(FILES).as_of)
    files = proposed_files(situation, proposed(FILES))
    assert [file.path for file in files] == ["pairings/kim-bo.yml", "pairings/lin-ada.yml"]
    assert files[1].text == LIN


def test_what_is_written_passes_check_and_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path, FILES)
    assert match(root, "--write") == 0
    assert (root / "pairings/lin-ada.yml").read_text(encoding="utf-8") == LIN
    told = capsys.readouterr()
    assert told.err.endswith("pairings/kim-bo.yml\npairings/lin-ada.yml\n")
    assert "pairings/" not in told.out
    assert main(["check", "--repo", str(root), "--strict"]) == 0

    capsys.readouterr()
    assert match(root, "--write") == 0  # everybody has a pairing now
    assert "is in the pairing lin-ada already" in capsys.readouterr().out
    assert sorted(path.name for path in (root / "pairings").iterdir()) == [
        "kim-bo.yml",
        "lin-ada.yml",
    ]


def test_a_file_that_is_there_but_cannot_be_read_stops_all_writing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path, FILES | {"pairings/lin-ada.yml": "program: [\n"})
    assert match(root, "--write") == 2
    assert "mentorship: pairings/lin-ada.yml is there already\n" in capsys.readouterr().err
    assert (root / "pairings/lin-ada.yml").read_text(encoding="utf-8") == "program: [\n"
    assert [path.name for path in (root / "pairings").iterdir()] == ["lin-ada.yml"]


def test_long_ids_are_cut_and_taken_ones_numbered() -> None:
    mentee, mentor = "a" * 40, "b" * 40
    name = f"{'a' * 29}-{'b' * 29}"
    general = {"program": "tracks: {general: {}}\n"}
    files = cohort(mentees=f"{mentee}: ", mentors=f"{mentor}: ", **general) | {
        "people/cy.yml": "name: Cy\n",
        "people/dee.yml": "name: Dee\n",
        f"pairings/old/{name}.yml": (
            "program: graduates\nmentors: [cy]\nmentees: [dee]\nstart: 2026-01-05\n"
        ),
    }
    proposal = proposed(files)
    situation = Situation(workspace(files), History.absent(), proposal.as_of)
    (file,) = proposed_files(situation, proposal)
    assert file.path == f"pairings/{name}-2.yml"
    loaded, findings = load(TextTree({"mentorship.yml": SETTINGS, **files, file.path: file.text}))
    assert check(Subject(loaded, History.absent()), findings) == ()


def test_the_text_says_pairs_reasons_figures_and_who_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path, FILES)
    assert match(root) == 0
    assert (
        capsys.readouterr().out
        == """\
graduates as of 2025-12-20, to begin on 2026-01-05
method stable, the mentees propose
weights: skills 60, languages 40; must have languages
mentees: 2, mentors: 2, room for 3

Pairings
  kim  bo   40
    skills 0 of 60 (the mentee states no wanted skill); languages 40 of 40 (both
    speak en)
  lin  ada  88  choice 1 of the mentee, 1 of the mentor
    skills 48 of 60 (offers design 4 of 5); languages 40 of 40 (both speak en)
  pairs: 2, mean score: 64.0, blocking pairs: 0
  mentees: 2 of 2 matched, mean place of the partner 1.5; of 2 who chose 1 got
           the first, 1 any
  mentors: 2 of 2 matched, mean place of the partner 1.0; of 1 who chose 1 got
           the first, 1 any

Room left
  mentor  bo  for 1 more

To be noted
  mentor  ada  states no capacity: 1 is taken
"""
    )


def test_what_if_says_who_moves_and_what_it_is_worth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path, FILES)
    assert match(root, "--what-if", "capacity:ada=2", "--what-if", "remove:bo") == 0
    assert capsys.readouterr().out.splitlines()[5:10] == [
        "If capacity:ada=2, remove:bo",
        "  mentee  kim  bo -> ada",
        "  mentor  ada  lin -> kim, lin",
        "  mentor  bo   kim -> nobody (taken out)",
        "",
    ]


def test_what_if_says_why_somebody_who_is_added_stays_without_a_partner(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = "eligibility: {mentee: [{job_category: [engineering]}]}\n"
    program = "programs/graduates/program.yml"
    root = written(
        tmp_path,
        FILES
        | {program: FILES[program] + rules, "people/ny.yml": "name: Ny\njob: {category: sales}\n"},
    )
    asked = ("--what-if", "add:ny:mentee", "--what-if", "add:ny:mentor")
    assert match(root, *asked) == 0
    assert capsys.readouterr().out.splitlines()[5:11] == [
        "If add:ny:mentee, add:ny:mentor",
        "  nobody moves",
        "  mentee  ny  stays without anybody: not eligible: the job category is none of",
        "              engineering",
        "  mentor  ny  stays without anybody: may be paired with no mentee: 2 without a",
        "              shared language",
    ]
    assert match(root, *asked, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["what_if"]["in_vain"] == [
        {
            "person": "ny",
            "role": "mentee",
            "reason": "not eligible: the job category is none of engineering",
        },
        {
            "person": "ny",
            "role": "mentor",
            "reason": "may be paired with no mentee: 2 without a shared language",
        },
    ]


def test_where_nobody_applied_the_text_says_so_and_how_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tracks = "tracks: {general: {}}\n"
    root = written(tmp_path / "empty", cohort(mentees="", mentors="", program=tracks))
    assert match(root) == 0
    assert capsys.readouterr().out.endswith(
        "\nNobody has applied as a mentee or as a mentor; to apply:\n"
        "  mentorship new application graduates --person ID --as mentee\n"
        "  mentorship new application graduates --person ID --as mentor\n"
    )
    root = written(tmp_path / "one-sided", cohort("lin: ", "", tracks))
    assert match(root) == 0
    assert capsys.readouterr().out.endswith(
        "\nNobody has applied as a mentor; to apply:\n"
        "  mentorship new application graduates --person ID --as mentor\n"
    )
    assert match(root, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["nobody_applied_as"] == ["mentor"]


def test_choices_that_cannot_be_met_are_not_called_no_choices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = cohort(
        mentees="""
            lin: {choices: [ada], languages: [zh]}
            kim: {choices: [bo], languages: [en]}
            mo: {choices: [cy], languages: [en]}""",
        mentors="""
            ada: {languages: [en]}
            bo: {choices: [lin], languages: [en]}
            cy: {status: waitlisted, languages: [en]}""",
        program="tracks: {general: {}}\nmatching: {must: [languages]}\n",
    )
    assert match(written(tmp_path, files)) == 0
    said = capsys.readouterr().out
    who = "who are barred or not in this market: not counted"
    plain = " ".join(said.split())
    assert f"of 1 who chose 1 got the first, 1 any; 2 more chose only mentors {who}" in plain
    assert f"partner 1.0; 1 chose only mentees {who}" in plain
    assert "nobody chose" not in said


def test_markdown_and_files_tell_nobodys_choices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(
        tmp_path,
        FILES
        | cohort(
            mentees="",
            mentors="cy: {status: waitlisted}",
            program=FILES["programs/graduates/program.yml"].split("approval: none\n")[1],
        ),
    )
    match(root, "--format", "markdown")
    said = capsys.readouterr().out
    assert "| lin | ada |  | 88 | skills 48 of 60 (offers design 4 of 5); " in said
    for private in ("choice", "cy", "waitlisted", "first"):
        assert private not in said


def test_json_has_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = written(tmp_path, FILES)
    match(root, "--format", "json", "--method", "best", "--what-if", "remove:bo")
    data = json.loads(capsys.readouterr().out)
    assert [(pair["mentee"], pair["mentor"], pair["points"]) for pair in data["pairs"]] == [
        ("lin", "ada", 88.0)
    ]
    assert data["pairs"][0]["reasons"][0] == {
        "part": "skills", "weight": 60, "value": 0.8, "points": 48.0,
        "words": "offers design 4 of 5",
    }  # fmt: skip
    assert data["unmatched"] == [
        {"person": "kim", "role": "mentee", "reason": "the only possible mentor has no room left"}
    ]
    assert data["what_if"]["moves"] == [
        {"person": "kim", "role": "mentee", "before": ["bo"], "after": []},
        {"person": "bo", "role": "mentor", "before": ["kim"], "after": []},
    ]
    assert data["absent"] == [{"person": "bo", "role": "mentor", "reason": "taken out"}]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["match", "nothing"], "there is no program 'nothing'"),
        (["match", "graduates", "--write", "--afresh"], "--write writes what is"),
        (
            ["match", "graduates", "--compare", "--what-if", "remove:bo"],
            "--compare takes people as they are, not --what-if; leave one out",
        ),
        (
            ["match", "graduates", "--method", "best", "--proposing", "mentors"],
            "--proposing is for the method stable, and this is best: leave it out, or add",
        ),
        (["match", "graduates", "--as-of", "2027-01-01"], "graduates ended on 2026-12-18"),
    ],
)
def test_wrong_usage_is_said_in_one_line(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path, FILES)
    assert main([*arguments, "--repo", str(root)]) == 2
    said = [line for line in capsys.readouterr().err.splitlines() if message in line]
    assert len(said) == 1


def test_without_scipy_the_method_best_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "scipy.optimize", None)
    root = written(tmp_path, FILES)
    assert match(root, "--compare") == 3
    assert match(root, "--method", "best") == 3
    assert "pip install 'mentorship[matching]'" in capsys.readouterr().err
    assert match(root, "--method", "stable") == 0
