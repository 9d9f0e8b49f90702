"""Bad input: each case is laid over a healthy repository and must be said at its place.

Nothing else may be lost: every document of the base is still read and the sentinel's own finding
is still reported. README.md in tests/badinputs tells the format of `expect.txt`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.gitrepo import GitRepo

from mentorship.cli import main
from mentorship.workspace.loader import load
from mentorship.workspace.tree import WorkTree

CASES = Path(__file__).parent / "badinputs"
SENTINEL = ("people/zz-sentinel.yml:3:1", "the key 'name' is given twice")
EXIT = {"error": 1, "warning": 0, "ok": 0, "neutralised": 0, "state": 0}
STRICT = {**EXIT, "warning": 1}
COMMAND = re.compile(r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=[a-z-]+::.*")


class Expectation(NamedTuple):
    """What `expect.txt` says: pairs of keys and values, a key may come again."""

    lines: tuple[tuple[str, str], ...]

    def all(self, key: str) -> list[str]:
        return [value for name, value in self.lines if name == key]

    def one(self, key: str, default: str = "") -> str:
        return next(iter(self.all(key)), default)


class Case(NamedTuple):
    """A case laid over the base: the repository, and what is expected."""

    repo: GitRepo
    expect: Expectation

    def run(self, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
        """Exit code and standard output of a command; nobody prints what was not to be seen."""
        code = main([*words, "--repo", str(self.repo.root)])
        out, err = capsys.readouterr()
        assert "CANARY" not in out + err
        assert "Traceback" not in out + err
        assert re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", out) is None
        return code, out


def cases() -> list[Path]:
    return sorted(path for path in CASES.iterdir() if path.is_dir() and path.name[0] != "_")


def named(*classes: str) -> pytest.MarkDecorator:
    """The cases of these classes, of all without any."""
    chosen = [path for path in cases() if not classes or read(path).one("class") in classes]
    return pytest.mark.parametrize("folder", chosen, ids=lambda path: path.name)


def read(folder: Path) -> Expectation:
    text = (folder / "expect.txt").read_text(encoding="utf-8")
    return Expectation(tuple(line.partition(": ")[::2] for line in text.splitlines()))


@pytest.fixture(scope="session")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Base and sentinel in a repository with one commit."""
    repo = GitRepo(tmp_path_factory.mktemp("healthy") / "repository").init()
    for key, value in (("user.name", "A"), ("user.email", "a@example.org")):
        repo.git("config", key, value)
    for each in ("_base", "_sentinel"):
        shutil.copytree(CASES / each, repo.root, dirs_exist_ok=True)
    repo.commit("2026-05-01")
    return repo.root


@pytest.fixture
def laid(healthy: Path, tmp_path: Path, folder: Path) -> Case:
    """The case over a copy of base and sentinel."""
    root = tmp_path / "repository"
    shutil.copytree(healthy, root)
    without = shutil.ignore_patterns("expect.txt", "setup.sh")
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=without)
    script = folder / "setup.sh"
    if script.exists():
        set_up(root, script)
    return Case(GitRepo(root), read(folder))


def set_up(root: Path, script: Path) -> None:
    """Runs the case's script; nothing of this machine's git configuration reaches it."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {
        "PATH": path, "HOME": os.devnull, "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_COMMITTER_DATE": "2026-05-02T12:00:00Z",
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    subprocess.run(["sh", str(script)], cwd=root, env=environment, check=True)


@named()
def test_each_finding_is_at_its_place_and_nothing_else_is_lost(
    laid: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(paths_of(laid.repo.root))
    started = time.monotonic()

    code, out = laid.run(capsys, "check", "--format", "json")

    assert time.monotonic() - started < float(laid.expect.one("within", "5"))
    assert code == 1
    found = list(placed(json.loads(out)))
    expected = [*zip(laid.expect.all("at"), laid.expect.all("says"), strict=True), SENTINEL]
    assert sorted(place for place, _ in found) == sorted(place for place, _ in expected)
    for place, says in expected:
        assert any(place == at and says in message for at, message in found), (says, found)
    workspace, _ = load(WorkTree(laid.repo.root))
    assert base_paths() - workspace.by_path.keys() == set()
    assert sorted(paths_of(laid.repo.root)) == before


@named()
def test_the_exit_code_is_that_of_the_case_alone(
    laid: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    (laid.repo.root / "people" / "zz-sentinel.yml").unlink()
    verdict = laid.expect.one("class")

    assert laid.run(capsys, "check")[0] == EXIT[verdict]
    assert laid.run(capsys, "check", "--strict")[0] == STRICT[verdict]


@named("error", "warning")
def test_no_report_can_be_taken_for_something_else(
    laid: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    _, github = laid.run(capsys, "check", "--format", "github")
    _, markdown = laid.run(capsys, "check", "--format", "markdown")
    _, text = laid.run(capsys, "check", "--format", "text")

    for line in github.splitlines():
        assert COMMAND.fullmatch(line) or "::" not in line
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert all(line.count("|") == 5 for line in markdown.splitlines() if line.startswith("| "))
    for shown in laid.expect.all("github-shows"):
        assert shown in github
    for lacking in laid.expect.all("markdown-lacks"):
        assert lacking not in markdown


@named("state")
def test_a_state_of_history_is_said_once_and_files_are_judged_all_the_same(
    laid: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    (laid.repo.root / "people" / "zz-sentinel.yml").unlink()
    says = laid.expect.one("says-once")

    assert main(["check", "--repo", str(laid.repo.root)]) == 0
    said = capsys.readouterr().err
    assert main(["due", "--repo", str(laid.repo.root)]) == int(laid.expect.one("due-exits"))

    assert len(said.splitlines()) == (1 if says else 0)
    assert says in said


@named("neutralised", "warning")
def test_a_page_shows_the_text_and_nothing_of_it_runs(
    laid: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pages"
    started = time.monotonic()

    code, _ = laid.run(capsys, "pages", "--out", str(out))

    assert code == 0
    assert time.monotonic() - started < 5
    page = (out / laid.expect.one("page")).read_text(encoding="utf-8")
    for shown in laid.expect.all("page-shows"):
        assert shown in page
    for lacking in laid.expect.all("page-lacks"):
        assert lacking not in page


def base_paths() -> set[str]:
    base = CASES / "_base"
    return {path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file()}


def placed(report: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    findings = report["findings"]
    assert isinstance(findings, list)
    for each in findings:
        yield f"{each['path']}:{each['line']}:{each['column']}", f"{each['message']} {each['hint']}"


def paths_of(root: Path) -> Iterator[bytes]:
    for folder, folders, files in os.walk(os.fsencode(root)):
        if b".git" in folders and folder == os.fsencode(root):
            folders.remove(b".git")
        yield from (folder + b"/" + name for name in (*folders, *files))
