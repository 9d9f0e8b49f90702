"""What the command line says to words that it cannot use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mentorship.cli import command_names, main

FILES = {
    "mentorship.yml": "organisation: Acme\ntimezone: UTC\n",
    "people/ada.yml": "name: Ada\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_without_words_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: mentorship [-h] [--version] COMMAND ...\n")
    assert "exit codes: 0 clean" in said.err


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (["due", "--persn", "ada"], "mentorship due"),
        (["new", "plan", "lin-ada", "--date", "2026-01-01"], "mentorship new plan"),
    ],
)
def test_a_wrong_option_shows_the_usage_of_its_command(
    capsys: pytest.CaptureFixture[str], words: list[str], usage: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    said = capsys.readouterr().err
    wrong = " ".join(words[-2:])
    assert stopped.value.code == 2
    assert said.startswith(f"usage: {usage} [-h]")
    assert said.endswith(f"{usage}: error: unrecognized arguments: {wrong}\n")


def test_repo_may_be_a_folder_of_the_repository(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--repo", str(repository / "people")]) == 0
    assert "(1 person, 0 programs" in capsys.readouterr().out


@pytest.mark.parametrize("option", [["--repo", "R"], ["--repo=R"]])
def test_repo_is_understood_before_the_command(
    repository: Path, capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    before = [word.replace("R", str(repository)) for word in option]
    assert main([*before, "check"]) == 0
    assert "(1 person, 0 programs" in capsys.readouterr().out


def test_of_two_repositories_the_one_behind_the_command_counts(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--repo", "check", "check", "--repo", str(repository)]) == 0
    assert "(1 person, 0 programs" in capsys.readouterr().out


@pytest.mark.parametrize("more", [["--repo", "R", "log", "x"], ["log", "x", "--repo", "R"]])
def test_repo_may_stand_before_and_behind_what_is_begun(
    repository: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    assert main(["new", *(str(repository) if word == "R" else word for word in more)]) == 2
    assert capsys.readouterr().err == "mentorship: there is no pairing 'x'\n"


def test_outside_of_a_repository_only_check_looks_further(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["due"]) == 2
    assert capsys.readouterr().err == "mentorship: no mentorship.yml here or above\n"
    assert main(["score", "--repo", "."]) == 2
    assert capsys.readouterr().err == "mentorship: no mentorship.yml in . or above\n"
    assert main(["check"]) == 1
    assert "the file is missing" in capsys.readouterr().out


def test_an_unknown_metric_is_one_sentence(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["why", "foo", "bar", "--repo", str(repository)]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert re.fullmatch(
        r"mentorship: there is no metric 'foo'; there are [a-z, -]+; "
        "a figure of a report is found with --in SECTION",
        said,
    )


def test_of_a_metric_that_is_nearly_right_only_the_nearest_is_named(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["why", "on-tim", "bar", "--repo", str(repository)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "mentorship: there is no metric 'on-tim'; did you mean 'on-time'? "
        "a figure of a report is found with --in SECTION"
    )


@pytest.mark.parametrize("name", command_names())
def test_the_help_of_each_command_fits_eighty_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main([name, "--help"])
    said = capsys.readouterr().out
    assert said.startswith(f"usage: mentorship {name} ")
    assert [line for line in said.splitlines() if len(line) > 80] == []
