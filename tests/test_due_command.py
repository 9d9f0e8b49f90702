"""`mentorship due`, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.small_world import PROGRAM, SETTINGS, pair

from mentorship.cli import main

TALKS = PROGRAM + "cadence: [{id: talk, every: month, kind: session}]\nquiet: {nudge: [7 days]}\n"
FILES = {
    "mentorship.yml": SETTINGS,
    "programs/graduates/program.yml": TALKS,
    "programs/experts/program.yml": TALKS,
    **pair("ada", "lin"),
    **pair("bo", "kim"),
}


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        ((), "2 quiet pairs"),
        (("--person", "lin"), "1 quiet pair"),
        (("--person", "bo"), "1 quiet pair"),
        (("--person", "zoe"), "nothing is due"),
        (("--program", "graduates"), "2 quiet pairs"),
        (("--program", "experts"), "nothing is due"),
    ],
)
def test_quiet_pairs_are_those_of_the_person_and_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], quiet: str
) -> None:
    for path, text in {**FILES, "people/zoe.yml": "name: Zoe\n"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")

    assert main(["due", "--repo", str(tmp_path), "--as-of", "2026-05-01", *words]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(quiet)


VISITS = TALKS.replace(
    "tracks: {general: {}}\n",
    "tracks: {general: {stages: [{id: first, weeks: 1-20, tasks: "
    "[{id: visits, title: Shadow visits, due: week 18, how: shadowing, times: 3}]}]}}\n",
)
VISIT = "---\nkind: submission\ndate: 2026-04-01\nsubmits: [visits]\nformat: shadowing\n---\nOne.\n"


def test_what_is_done_several_times_says_how_often_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visited = {
        "programs/graduates/program.yml": VISITS,
        "logs/lin-ada/2026-04-01-visit.md": VISIT,
    }
    for path, text in {**FILES, **visited}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")

    assert main(["due", "--repo", str(tmp_path), "--as-of", "2026-05-08", "--person", "lin"]) == 0
    assert "due today  2026-05-08  Shadow visits (1 of 3)" in capsys.readouterr().out
