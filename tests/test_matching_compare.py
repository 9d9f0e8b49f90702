"""`match --compare`: both methods on the same people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.matching_world import cohort
from tests.small_world import SETTINGS

from mentorship.cli import main

TRACKS = "tracks: {general: {}}\nmatching: {weights: {skills: 100}}\n"
CROSSED = cohort(
    mentees="""
        lin: {choices: [ada], wants: [go]}
        kim: {choices: [bo], wants: [sql]}""",
    mentors="""
        ada: {choices: [lin], skills: {sql: 5, go: 1}, mentoring: {capacity: 1}}
        bo: {skills: {go: 5}, mentoring: {capacity: 1}}""",
    program=TRACKS,
)
TEXT = """\
graduates as of 2025-12-20, to begin on 2026-01-05
weights: skills 100
mentees: 2, mentors: 2, room for 2
stable: the mentees propose

                                      stable  best
  pairs                               2       2
  mean score                          10.0    100.0
  blocking pairs                      0       1
  mentees, mean place of the partner  1.0     2.0
  mentees who got their first choice  2 of 2  0 of 2
  mentors, mean place of the partner  1.5     1.5
  mentors who got their first choice  1 of 1  0 of 1

Pairs that differ
  mentee  stable  best
  kim     bo 0    ada 100
  lin     ada 20  bo 100
"""
MARKDOWN = """\
### Both methods for graduates

|  | stable | best |
|---|---|---|
| pairs | 2 | 2 |
| mean score | 10.0 | 100.0 |
| blocking pairs | 0 | 1 |
| mentees, mean place of the partner | 1.0 | 2.0 |
| mentees who got their first choice | 2 of 2 | 0 of 2 |
| mentors, mean place of the partner | 1.5 | 1.5 |
| mentors who got their first choice | 1 of 1 | 0 of 1 |

**Pairs that differ**

| Mentee | stable | best |
|---|---|---|
| kim | bo 0 | ada 100 |
| lin | ada 20 | bo 100 |

As of 2025-12-20.
"""


def compared(root: Path, files: Mapping[str, str], *arguments: str) -> int:
    for path, text in {"mentorship.yml": SETTINGS, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    where = ("--repo", str(root), "--as-of", "2025-12-20")
    return main(["match", "graduates", "--compare", *where, *arguments])


@pytest.mark.parametrize(("form", "shown"), [("text", TEXT), ("markdown", MARKDOWN)])
def test_both_methods_stand_side_by_side_and_then_what_differs(
    form: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compared(tmp_path, CROSSED, "--format", form) == 0
    assert capsys.readouterr().out == shown


def test_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compared(tmp_path, CROSSED, "--format", "json")
    data = json.loads(capsys.readouterr().out)
    figures = {name: (each["mean_score"], each["blocking"], each["mentees"]["first"])
               for name, each in data["methods"].items()}  # fmt: skip
    assert figures == {"stable": (10.0, 0, 2), "best": (100.0, 1, 0)}
    assert data["pairs_that_differ"] == [
        {
            "mentee": "kim",
            "stable": {"mentor": "bo", "points": 0.0},
            "best": {"mentor": "ada", "points": 100.0},
        },
        {
            "mentee": "lin",
            "stable": {"mentor": "ada", "points": 20.0},
            "best": {"mentor": "bo", "points": 100.0},
        },
    ]


def test_the_method_says_which_of_the_two_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for method, written in (("best", ["kim-ada", "lin-bo"]), ("stable", ["kim-bo", "lin-ada"])):
        root = tmp_path / method
        assert compared(root, CROSSED, "--method", method, "--write") == 0
        assert sorted(path.stem for path in (root / "pairings").iterdir()) == written
    assert "Pairs that differ" in capsys.readouterr().out


def test_choices_that_are_barred_are_not_called_no_choices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = TRACKS.replace("100}", "100}, must: [languages]")
    barred = cohort(
        "lin: {choices: [ada], languages: [zh]}", "ada: {languages: [en]}", program=program
    )
    assert compared(tmp_path, barred, "--proposing", "mentors") == 0
    shown = capsys.readouterr().out
    none = "1 chose, none possible"
    assert f"  mentees who got their first choice  {none}  {none}\n" in shown
    assert "  mentors who got their first choice  nobody chose            nobody chose\n" in shown


def test_where_nothing_differs_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nobody = cohort(mentees="", mentors="", program=TRACKS)
    assert compared(tmp_path, nobody) == 0
    said = capsys.readouterr().out
    assert "  mean score                          -             -\n" in said
    assert "\nNobody has applied as a mentee or as a mentor; to apply:\n" in said
    assert said.endswith("\nBoth methods propose the same pairs.\n")


def test_co_mentors_are_counted_and_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = "eligibility:\n  mentor: [leader, {mentored: {mentees: 1}}]\n"
    lead = "person: {job: {leads: true}}"
    files = cohort(
        mentees="lin: {wants: [go], choices: [cy]}",
        mentors=f"""
            ada: {{{lead}}}
            bo: {{{lead}, skills: {{go: 5}}}}
            cy: {{{lead}}}""",
        program=rules + "  first_time: {as: co-mentor}\n" + TRACKS,
    ) | {
        "people/records/ada.yml": "mentored_before: [{from: 2022-01, to: 2023-12, mentees: 2}]\n",
        "people/records/bo.yml": "tests: []\n",
        "people/records/cy.yml": "tests: []\n",
    }
    assert compared(tmp_path, files) == 0
    said = capsys.readouterr().out
    assert "  co-mentors                          1                       1\n" in said
    assert said.endswith(
        "Co-mentors that differ\n  mentee  stable  best\n  lin     cy 0    bo 100\n"
    )
