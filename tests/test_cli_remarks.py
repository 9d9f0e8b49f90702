"""What commands say on standard error of files that are not read or not committed."""

from __future__ import annotations

import pytest
from tests.gitrepo import GitRepo
from tests.rules_world import BASE

from mentorship.cli import main

PAIRING = "pairings/lin-ada.yml"
NOT_COUNTED = "mentorship: 1 file cannot be read and is not counted; `mentorship check` names it\n"
NOT_COMMITTED = (
    "mentorship: 1 file is not committed and is judged as it claims: pairings/lin-ada.yml\n"
)


@pytest.fixture
def healthy(git_repo: GitRepo) -> GitRepo:
    for path, text in BASE.items():
        git_repo.write(path, text)
    git_repo.commit("2026-01-05")
    return git_repo


def run(repo: GitRepo, *words: str) -> int:
    return main([words[0], "--repo", str(repo.root), *words[1:]])


@pytest.fixture
def broken(healthy: GitRepo) -> GitRepo:
    """Its only pairing cannot be read, and that is committed."""
    healthy.write(PAIRING, "program: [\n")
    healthy.commit("2026-01-06")
    return healthy


@pytest.mark.parametrize(
    "words",
    [("due",), ("score",), ("why", "on-time", "graduates"), ("eligible",), ("capacity",),
     ("match", "graduates"), ("new", "application", "graduates", "--person", "lin", "--as",
      "mentee")],
)  # fmt: skip
def test_files_that_cannot_be_read_are_counted_once(
    broken: GitRepo, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert run(broken, *words) == 0
    assert capsys.readouterr().err == NOT_COUNTED


@pytest.mark.parametrize(
    "words",
    [("score", "pairing", "lin-ada"), ("why", "on-time", "lin-ada")],
)
def test_a_broken_file_is_not_called_missing(
    broken: GitRepo, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert run(broken, *words) == 2
    assert capsys.readouterr().err == NOT_COUNTED + (
        "mentorship: the file of the pairing 'lin-ada' cannot be read: run `mentorship check`\n"
    )


@pytest.mark.parametrize("command", ["check", "due", "score"])
def test_files_that_are_not_committed_are_named(
    healthy: GitRepo, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    healthy.write("README.md", "no file of the data\n")
    healthy.write(PAIRING, BASE[PAIRING] + "# changed\n")
    run(healthy, command)
    one = capsys.readouterr().err
    healthy.write("people/zoe.yml", "name: Zoe\n")
    healthy.write("people/yan.yml", "name: Yan\n")
    run(healthy, command)
    three = capsys.readouterr().err

    assert one == NOT_COMMITTED
    assert three == (
        "mentorship: 3 files are not committed and are judged as they claim: "
        "pairings/lin-ada.yml (and 2 more)\n"
    )


def test_files_that_were_deleted_are_not_judged_and_not_named(
    healthy: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    healthy.remove(PAIRING)
    healthy.git("rm", "--quiet", "people/lin.yml")
    run(healthy, "check")
    assert capsys.readouterr().err == ""
    healthy.write("people/lin.yml", "name: Lin\n")
    run(healthy, "check")
    assert capsys.readouterr().err == (
        "mentorship: 1 file is not committed and is judged as it claims: people/lin.yml\n"
    )
