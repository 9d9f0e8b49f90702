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
