"""`automerge`: a change that only adds notes of its author's own pair needs nobody's approval."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gitrepo import GitRepo

from mentorship.cli import main

FILES = {
    "mentorship.yml": "organisation: Acme\ntimezone: UTC\n",
    "people/ada.yml": "name: Ada\ngithub: adaokafor\n",
    "people/lin.yml": "name: Lin\ngithub: linwei\n",
    "people/kim.yml": "name: Kim\ngithub: kim\n",
    "programs/grow/program.yml": (
        "title: Grow\ndates: {start: 2026-01-01, end: 2026-12-31}\nacceptance: none\n"
        "approval: none\ntracks:\n  general:\n    stages:\n"
        "      - {id: arrive, weeks: 1-4, tasks: [{id: report, title: Report}]}\n"
    ),
    "pairings/lin-ada.yml": "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n",
    "logs/lin-ada/2026-01-12-first.md": "---\nkind: session\ndate: 2026-01-12\n---\nWe met.\n",
}
NOTE = "logs/lin-ada/2026-02-10-talk.md"
TEXT = "---\nkind: session\ndate: 2026-02-10\n---\nWe talked.\n"


@pytest.fixture
def repository(tmp_path: Path) -> GitRepo:
    repository = GitRepo(tmp_path / "repository").init()
    for path, text in FILES.items():
        repository.write(path, text)
    repository.commit("2026-02-01")
    repository.git("switch", "-q", "-c", "change")
    return repository


def asked(repository: GitRepo, actor: str = "LinWei") -> int:
    """Whether the branch `change` may be merged into main; the work tree is that of main."""
    repository.commit("2026-02-11")
    repository.git("switch", "-q", "main")
    return main(["automerge", "--repo", str(repository.root), actor, "main", "change"])


def test_a_note_of_ones_own_pair_may(
    repository: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(NOTE, TEXT)
    assert asked(repository) == 0
    assert capsys.readouterr().out == "may be merged\n"


MORE = {
    "a note of another pair": ("kim", {NOTE: TEXT}, "a pairing that kim does not belong to"),
    "a stranger": ("mallory", {NOTE: TEXT}, "nobody in people/ has the GitHub account mallory"),
    "a note that is changed": (
        "linwei",
        {"logs/lin-ada/2026-01-12-first.md": TEXT},
        "logs/lin-ada/2026-01-12-first.md is changed",
    ),
    "another file beside": (
        "linwei",
        {NOTE: TEXT, "people/lin.yml": "name: Lin\ngithub: linwei\nteam: x\n"},
        "people/lin.yml is changed",
    ),
    "a pairing made for it": (
        "kim",
        {
            "pairings/kim-ada.yml": FILES["pairings/lin-ada.yml"].replace("lin", "kim"),
            "logs/kim-ada/2026-02-10-talk.md": TEXT,
        },
        "logs/kim-ada/2026-02-10-talk.md is a note of a pairing that kim does not belong to",
    ),
    "a workflow": ("linwei", {".github/workflows/x.yml": "on: push\n"}, "x.yml is no note"),
    "settings": ("linwei", {"mentorship.yml": FILES["mentorship.yml"] + "\n"}, "is changed"),
    "in another's name": (
        "linwei",
        {NOTE: TEXT.replace("---\nWe", "by: ada\n---\nWe")},
        "says that ada wrote it",
    ),
    "feedback on oneself": (
        "linwei",
        {NOTE: TEXT.replace("---\nWe", "feedback: {report: {verdict: accept}}\n---\nWe")},
        "has feedback:, which a mentor writes",
    ),
    "a broken note": ("linwei", {NOTE: "---\nkind: session\n---\nx\n"}, "is no note"),
    "an unknown task": (
        "linwei",
        {NOTE: TEXT.replace("---\nWe", "submits: [raport]\n---\nWe")},
        "[unknown-item]",
    ),
    "nothing": ("linwei", {}, "nothing is changed"),
}


@pytest.mark.parametrize("name", MORE)
def test_everything_else_waits_for_somebody(
    repository: GitRepo, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    actor, files, words = MORE[name]
    for path, text in files.items():
        repository.write(path, text)
    if not files:
        repository.git("commit", "-q", "--allow-empty", "-m", "nothing")
        repository.git("switch", "-q", "main")
        assert main(["automerge", "--repo", str(repository.root), actor, "main", "change"]) == 1
    else:
        assert asked(repository, actor) == 1
    said = capsys.readouterr().out
    assert words in said
    assert said.endswith("somebody has to approve it\n")


def test_a_removed_note_and_one_that_is_renamed(
    repository: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.move("logs/lin-ada/2026-01-12-first.md", "logs/lin-ada/2026-01-12-other.md")
    assert asked(repository) == 1
    assert "logs/lin-ada/2026-01-12-first.md is removed" in capsys.readouterr().out


def test_a_link_is_no_plain_file(repository: GitRepo, capsys: pytest.CaptureFixture[str]) -> None:
    (repository.root / NOTE).symlink_to("/etc/passwd")
    assert asked(repository) == 1
    assert f"{NOTE} is no plain file" in capsys.readouterr().out


def test_a_mentor_may_give_feedback(repository: GitRepo) -> None:
    submitted = TEXT.replace("kind: session", "kind: submission\nsubmits: [report]")
    repository.write(NOTE, submitted)
    answer = TEXT.replace("---\nWe", "feedback: {report: {verdict: accept}}\n---\nWe")
    repository.write("logs/lin-ada/2026-02-11-answer.md", answer.replace("-10", "-11"))
    assert asked(repository, "adaokafor") == 0


def test_mains_own_progress_is_not_the_changes(repository: GitRepo) -> None:
    repository.write(NOTE, TEXT)
    repository.commit("2026-02-11")
    repository.git("switch", "-q", "main")
    repository.write("logs/lin-ada/2026-02-05-other.md", TEXT.replace("02-10", "02-05"))
    repository.commit("2026-02-12")
    assert main(["automerge", "--repo", str(repository.root), "linwei", "main", "change"]) == 0


def test_it_can_be_switched_off(repository: GitRepo, capsys: pytest.CaptureFixture[str]) -> None:
    """By what the base says: a change cannot switch it on for itself."""
    repository.git("switch", "-q", "main")
    repository.write("mentorship.yml", FILES["mentorship.yml"] + "automerge: none\n")
    repository.commit("2026-02-05")
    repository.git("switch", "-q", "change")
    repository.write(NOTE, TEXT)
    assert asked(repository) == 1
    assert "mentorship.yml says automerge: none" in capsys.readouterr().out
