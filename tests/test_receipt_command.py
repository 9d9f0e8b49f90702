"""why with --in and --audience, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.small_world import PROGRAM, SETTINGS, note, pair

from mentorship.cli import main

KPI = "kpis: [{name: turnover, better: lower, before: 30%, target: 20%, values: {2026: 15%}}]\n"
FILES = {
    "mentorship.yml": SETTINGS,
    "programs/graduates/program.yml": PROGRAM
    + "cadence: [{id: talk, every: month, kind: session}]\n"
    + KPI,
    **pair("ada", "lin"),
    **note("lin-ada", "2026-01-07"),
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def why(repository: Path, *words: str) -> int:
    return main(["why", *words, "--repo", str(repository), "--as-of", "2026-03-10"])


def test_a_figure_of_the_report(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert why(repository, "turnover", "graduates", "--in", "kpis") == 0
    assert capsys.readouterr().out == (
        "turnover of graduates, figures the program wants to move: 15 %\n"
        "  Before: 30 %\n"
        "  Change (95 %): -15 points\n"
        "  Target: 20 %\n"
        "  Says: 2026 is not over; better; target reached\n"
        "  = the newest value of a period that has begun, as the owners wrote it down\n"
        "  programs/graduates/program.yml:7:81  turnover, 2026: 15%\n"
    )


def test_of_one_group_or_of_all(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for group in ("mentors", "mentors:ada"):
        words = ("session-adherence", "graduates", "--in", group, "--format", "json")
        assert why(repository, *words) == 0
        (receipt,) = json.loads(capsys.readouterr().out)["receipts"]
        assert (receipt["section"], receipt["group"]) == ("mentors", "ada")
        assert (receipt["told"]["Value"], receipt["told"]["Cases"]) == ("50 %", "1 of 2")
        assert [each["path"] for each in receipt["inputs"]] == [
            "logs/lin-ada/2026-01-07-session.md",
            "programs/graduates/program.yml",
        ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("turnover", "graduates", "--in", "kpi"),
            "the report has no section 'kpi'; it has process, outcomes,",
        ),
        (
            ("turn", "graduates", "--in", "kpis"),
            "there is no figure 'turn' in kpis; it has turnover",
        ),
        (
            ("session-adherence", "graduates", "--in", "mentors:lin"),
            "there is no figure 'session-adherence' in mentors:lin; it has ada",
        ),
        (
            ("turnover", "graduates", "--in", "kpis", "--audience", "members"),
            "kpis for members: withheld: for the office",
        ),
        (
            ("turnover", "graduates", "--in", "kpis", "--role", "mentor"),
            "a figure of a report is of the whole program: leave out the period, --role",
        ),
        (("turnover", "lin-ada", "--in", "kpis"), "there is no program 'lin-ada'"),
        (
            ("on-time", "lin-ada", "--audience", "public"),
            "there is no program 'lin-ada'",
        ),
    ],
)
def test_what_there_is_not(
    repository: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert why(repository, *words) == 2
    assert f"mentorship: {said}" in capsys.readouterr().err


def test_as_others_see_it(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("session-adherence", "graduates", "--audience", "members")
    assert why(repository, *words) == 0
    assert capsys.readouterr().out == (
        "session-adherence of graduates: - (not for members)\n"
        "  = windows with a meeting / windows that owed one\n"
    )
