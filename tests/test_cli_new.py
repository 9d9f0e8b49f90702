"""`new log`: a note to begin with, which counts for nothing until somebody writes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship.cli import main

FILES = {
    "mentorship.yml": "organisation: Acme\ntimezone: Europe/Berlin\n",
    "people/ada.yml": "name: Ada\n",
    "people/lin.yml": "name: Lin\n",
    "programs/grow/program.yml": (
        "title: Grow\ndates: {start: 2026-01-01, end: 2026-12-31}\nacceptance: none\n"
        "tracks: {general: {core_points: {craft: Craft, talk: Talk}}}\n"
        "cadence: [{id: one-to-one, every: month, by: 15}]\n"
    ),
    "pairings/lin-ada.yml": "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n"
    "plan: {core_points: {craft: Pair on the parser, talk: Demo day}}\n",
    "logs/lin-ada/2026-01-12-first.md": (
        "---\nkind: session\ndate: 2026-01-12\ncovers: [craft]\n---\nWe met.\n\n"
        "- [ ] Draft the runbook (@lin, 2026-01-30)\n- [x] Read chapter 3 (@lin)\n"
    ),
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def new_log(repository: Path, *more: str) -> int:
    return main(["new", "--repo", str(repository), "log", "lin-ada", "--date", "2026-02-10", *more])


def test_a_note_begins_with_what_is_open(repository: Path) -> None:
    assert new_log(repository) == 0
    assert (repository / "logs/lin-ada/2026-02-10-one-to-one.md").read_text("utf-8") == (
        "---\nkind: session\ndate: 2026-02-10\n"
        "# covers: [talk]   (not yet talked about)\n"
        "# due in 6 days: One to one, February 2026 (one-to-one)\n"
        "---\n\n"
        "- [ ] Draft the runbook (@lin, 2026-01-30)\n"
    )


def test_left_as_it_is_it_counts_for_nothing(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_log(repository)
    assert main(["check", "--repo", str(repository), "--strict"]) == 1
    said = capsys.readouterr().out
    assert "2026-02-10-one-to-one.md:2:1: warning[blank-log]: the note says nothing" in said


def test_an_existing_note_is_not_overwritten(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_log(repository) == 0
    assert new_log(repository) == 2
    assert "is there already; choose a --slug" in capsys.readouterr().err
    assert new_log(repository, "--slug", "architecture") == 0


@pytest.mark.parametrize("slug", ["../up", "Two Words", "", "-x"])
def test_a_slug_is_part_of_a_file_name(
    repository: Path, slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_log(repository, f"--slug={slug}") == 2
    assert "cannot be part of a file name" in capsys.readouterr().err


def test_an_unknown_pairing_is_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "--repo", str(repository), "log", "lin-bob"]) == 2
    assert capsys.readouterr().err == "mentorship: there is no pairing 'lin-bob'\n"
