"""Repositories that are missing, cut off, odd or broken: a state with one line, no wrong date."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest
from tests.gitrepo import GitRepo

from mentorship.history import repository
from mentorship.history.facts import History, HistoryState
from mentorship.history.read import start
from mentorship.history.trees import merge_base, tree

NOTE = "logs/lin-ada/2026-01-05-talk.md"


def read(root: Path, main: str | None = None) -> History:
    return start(root, main).finish(lambda text: {"text": text})


def days(history: History) -> list[object]:
    """Everything that could be a wrong date."""
    return [
        history.began,
        history.landed(NOTE),
        history.landed_key(NOTE, "kind"),
        history.changed(NOTE),
    ]


UNKNOWN = [None, None, None, None]


def two_versions(repo: GitRepo) -> GitRepo:
    """A note that landed on 6 January and was edited on 1 February."""
    repo.write(NOTE, "We met.\n")
    repo.commit("2026-01-06")
    repo.write(NOTE, "We met and talked.\n")
    repo.commit("2026-02-01")
    return repo


def object_file(repo: GitRepo, name: str) -> Path:
    oid = repo.git("rev-parse", name)
    return repo.root / ".git" / "objects" / oid[:2] / oid[2:]


def damage(file: Path) -> None:
    file.chmod(stat.S_IRUSR | stat.S_IWUSR)
    file.write_bytes(b"garbage")


# --- no history -------------------------------------------------------------------------------


def test_a_folder_without_git_has_no_history(tmp_path: Path) -> None:
    assert read(tmp_path) == History(
        state=HistoryState.NO_REPOSITORY, problem=repository.NO_REPOSITORY
    )
    assert "git init" in repository.NO_REPOSITORY


def test_absent_is_such_a_history_for_those_who_do_not_ask() -> None:
    history = History.absent()

    assert history.state is HistoryState.NO_REPOSITORY
    assert days(history) == UNKNOWN


def test_a_folder_inside_another_repository_is_no_repository(git_repo: GitRepo) -> None:
    git_repo.write("organisation/" + NOTE, "We met.\n")
    git_repo.commit("2026-01-06")

    history = read(git_repo.root / "organisation")

    assert history.state is HistoryState.NO_REPOSITORY
    assert history.problem is not None
    assert "run in the top folder" in history.problem
    assert history.head is None


def test_a_bare_repository_is_no_place_for_files(tmp_path: Path) -> None:
    GitRepo(tmp_path).git("init", "-q", "--bare")

    assert read(tmp_path).state is HistoryState.NO_REPOSITORY


def test_the_folder_of_git_itself_is_no_place_for_files(git_repo: GitRepo) -> None:
    two_versions(git_repo)

    assert read(git_repo.root / ".git").state is HistoryState.NO_REPOSITORY


def test_before_the_first_commit_everything_is_uncommitted(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, "We met.\n")

    assert read(git_repo.root) == History(
        state=HistoryState.NO_COMMIT,
        problem=repository.NO_COMMIT,
        uncommitted=frozenset({NOTE}),
    )


# --- cut off ----------------------------------------------------------------------------------


def test_a_shallow_clone_knows_its_commit_and_no_date(git_repo: GitRepo, tmp_path: Path) -> None:
    two_versions(git_repo)
    clone = git_repo.clone(tmp_path / "clone", "--depth", "1")
    clone.write("new.md", "Untracked.\n")

    history = read(clone.root)

    assert (history.state, history.problem) == (HistoryState.SHALLOW, repository.SHALLOW)
    assert history.head == git_repo.head()
    assert str(history.head_time) == "2026-02-01 12:00:00+00:00"
    assert history.uncommitted == {"new.md"}
    assert days(history) == UNKNOWN
    assert list(tree(clone.root, "HEAD")) == [NOTE]


def test_a_shallow_clone_is_mended_by_the_command_that_is_named(
    git_repo: GitRepo, tmp_path: Path
) -> None:
    two_versions(git_repo)
    clone = git_repo.clone(tmp_path / "clone", "--depth", "1")
    assert "`git fetch --unshallow`" in repository.SHALLOW

    clone.git("fetch", "-q", "--unshallow")

    history = read(clone.root)
    assert history.state is HistoryState.FULL
    assert str(history.landed(NOTE)).startswith("Landing(commit=")


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0", "blob:limit=1"])
def test_a_partial_clone_knows_its_commit_and_no_date(
    git_repo: GitRepo, tmp_path: Path, left_out: str
) -> None:
    two_versions(git_repo)
    clone = git_repo.clone(tmp_path / "clone", f"--filter={left_out}")

    history = read(clone.root)

    assert (history.state, history.problem) == (HistoryState.PARTIAL, repository.PARTIAL)
    assert history.head == git_repo.head()
    assert history.uncommitted == frozenset()
    assert days(history) == UNKNOWN


@pytest.mark.parametrize(
    "setting",
    [
        "remote.origin.promisor=true",
        "remote.origin.partialclonefilter=blob:none",
        "extensions.partialclone=origin",
    ],
)
def test_the_configuration_of_a_partial_clone_is_enough(git_repo: GitRepo, setting: str) -> None:
    two_versions(git_repo)
    git_repo.git("config", *setting.split("="))

    assert read(git_repo.root).state is HistoryState.PARTIAL


def test_a_remote_that_promises_nothing_is_no_partial_clone(git_repo: GitRepo) -> None:
    two_versions(git_repo)
    git_repo.git("config", "remote.origin.promisor", "false")

    assert read(git_repo.root).state is HistoryState.FULL


# --- odd, and whole ---------------------------------------------------------------------------


def test_a_lock_of_another_git_does_not_disturb_reading(git_repo: GitRepo) -> None:
    two_versions(git_repo)
    git_repo.write("README.md", "Hello.\n")
    lock = git_repo.write(".git/index.lock", "")

    history = read(git_repo.root)

    assert (history.state, history.uncommitted) == (HistoryState.FULL, frozenset({"README.md"}))
    assert lock.exists()


def test_reading_leaves_the_repository_as_it_was(git_repo: GitRepo) -> None:
    two_versions(git_repo)
    os.utime(git_repo.root / NOTE, (1, 1))  # a plain `git status` would rewrite the index
    before = {file: file.stat().st_mtime_ns for file in sorted(git_repo.root.rglob("*"))}

    read(git_repo.root)

    assert {file: file.stat().st_mtime_ns for file in sorted(git_repo.root.rglob("*"))} == before


def test_a_merge_in_progress_is_a_dirty_work_tree(git_repo: GitRepo) -> None:
    two_versions(git_repo)
    git_repo.branch("side")
    git_repo.write(NOTE, "Theirs.\n")
    git_repo.commit("2026-02-02")
    git_repo.switch("main")
    git_repo.write(NOTE, "Ours.\n")
    git_repo.commit("2026-02-03")
    with pytest.raises(AssertionError):
        git_repo.merge("side", "2026-02-04")

    history = read(git_repo.root)

    assert (history.state, history.uncommitted) == (HistoryState.FULL, frozenset({NOTE}))
    assert days(history)[1] is not None


def test_a_linked_work_tree_reads_like_the_first(git_repo: GitRepo, tmp_path: Path) -> None:
    two_versions(git_repo)
    git_repo.git("worktree", "add", "-q", "--detach", str(tmp_path / "second"))

    assert read(tmp_path / "second") == read(git_repo.root)


def test_a_repository_of_the_newer_object_format_reads_alike(tmp_path: Path) -> None:
    repo = GitRepo(tmp_path)
    repo.git("init", "-q", "-b", "main", "--object-format=sha256")
    two_versions(repo)

    history = read(tmp_path)

    assert history.head is not None
    assert (history.state, len(history.head)) == (HistoryState.FULL, 64)
    assert days(history)[1] is not None


@pytest.mark.parametrize(
    "when",
    [
        "99999999999 +9999",
        "1767700000 +9999",
        "99999999999 +0000",
        "99999999999999999999999999 +0000",
        "0 +0000",
        "-1 +0000",
        "yesterday",
    ],
)
def test_a_commit_without_a_possible_date_lands_nothing_and_the_rest_goes_on(
    git_repo: GitRepo, when: str
) -> None:
    git_repo.write("people/ada.yml", "name: Ada\n")
    first = git_repo.commit("2026-01-01")
    git_repo.write(NOTE, "We met.\n")
    git_repo.git("add", "--all")
    text = (
        f"tree {git_repo.git('write-tree')}\nparent {first}\n"
        f"author A <a@example.org> {when}\ncommitter A <a@example.org> {when}\n\nodd\n"
    )
    odd = git_repo.git("hash-object", "--literally", "-t", "commit", "-w", "--stdin", stdin=text)
    git_repo.git("update-ref", "refs/heads/main", odd)

    history = read(git_repo.root)

    assert (history.state, history.head, history.head_time) == (HistoryState.FULL, odd, None)
    assert history.landed(NOTE) is None
    assert history.changed(NOTE) is None
    assert str(history.began) == "2026-01-01 12:00:00+00:00"
    ada = history.landed("people/ada.yml")
    assert ada is not None
    assert ada.time == history.began


def test_an_author_in_another_encoding_is_readable(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, "We met.\n")
    git_repo.commit("2026-01-06", author="Jonas Weiß")
    git_repo.git("config", "i18n.logOutputEncoding", "ISO-8859-1")

    landing = read(git_repo.root).landed(NOTE)

    assert landing is not None
    assert landing.author == "Jonas Weiß"


# --- broken -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["HEAD", "HEAD~1", "HEAD^{tree}", "HEAD~1:logs", f"HEAD:{NOTE}", f"HEAD~1:{NOTE}"]
)
def test_a_damaged_object_is_said_and_no_date_is_guessed(git_repo: GitRepo, name: str) -> None:
    two_versions(git_repo)
    damage(object_file(git_repo, name))

    history = read(git_repo.root)

    assert history.state is HistoryState.DAMAGED
    assert history.problem is not None
    assert "git fsck" in history.problem
    assert "\n" not in history.problem
    assert days(history) == UNKNOWN


@pytest.mark.parametrize("name", ["HEAD", "HEAD~1", "HEAD^{tree}", f"HEAD~1:{NOTE}"])
def test_a_missing_object_is_said_and_no_date_is_guessed(git_repo: GitRepo, name: str) -> None:
    two_versions(git_repo)
    object_file(git_repo, name).unlink()

    history = read(git_repo.root)

    assert history.state is HistoryState.DAMAGED
    assert days(history) == UNKNOWN


def test_a_damaged_object_that_nothing_needs_does_not_disturb(git_repo: GitRepo) -> None:
    git_repo.write(NOTE, "We met.\n")
    git_repo.commit("2026-01-06")
    damage(object_file(git_repo, f"HEAD:{NOTE}"))

    assert read(git_repo.root).state is HistoryState.FULL


def test_a_damaged_index_is_said(git_repo: GitRepo) -> None:
    two_versions(git_repo)
    git_repo.write(".git/index", "garbage")

    history = read(git_repo.root)

    assert (history.state, history.head) == (HistoryState.DAMAGED, git_repo.head())
    assert days(history) == UNKNOWN


def test_a_repository_that_this_git_does_not_know_is_said(git_repo: GitRepo) -> None:
    two_versions(git_repo)
    git_repo.git("config", "core.repositoryformatversion", "9")

    history = read(git_repo.root)

    assert history.state is HistoryState.DAMAGED
    assert history.problem is not None
    assert "found 9" in history.problem


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    history = read(tmp_path / "nowhere")

    assert history.state is HistoryState.DAMAGED
    assert history.problem is not None
    assert "nowhere': No such file or directory" in history.problem
    assert history.head is None


# --- git itself -------------------------------------------------------------------------------


def test_without_git_on_the_path_the_state_says_so(
    git_repo: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_versions(git_repo)
    monkeypatch.setenv("PATH", str(git_repo.root))

    history = read(git_repo.root)

    assert history.state is HistoryState.DAMAGED
    assert history.problem == "git is not on the PATH: install it (https://git-scm.com)"
    assert days(history) == UNKNOWN


def test_a_git_that_is_too_old_is_named(
    git_repo: GitRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_versions(git_repo)
    old = tmp_path / "bin" / "git"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho git version 2.25.1\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")

    assert read(git_repo.root) == History(
        state=HistoryState.DAMAGED,
        problem="git version 2.25.1 is too old: install git 2.32 or newer",
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a repository away")
def test_a_repository_of_somebody_else_is_read_only_if_the_caller_trusts_it(
    git_repo: GitRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_versions(git_repo)
    for path in (git_repo.root, git_repo.root / ".git"):
        shutil.chown(path, user=65534, group=65534)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    refused = read(git_repo.root)

    assert refused.state is HistoryState.DAMAGED
    assert refused.problem is not None
    command = refused.problem.partition("`")[2].rstrip("`")
    assert command == f"git config --global --add safe.directory {git_repo.root}"
    assert days(refused) == UNKNOWN

    (tmp_path / ".gitconfig").write_text(f"[safe]\n\tdirectory = {git_repo.root}\n")

    assert read(git_repo.root).state is HistoryState.FULL
    assert merge_base(git_repo.root, "HEAD", "HEAD~1") == git_repo.git(
        "rev-parse", "HEAD~1", GIT_CONFIG_GLOBAL=str(tmp_path / ".gitconfig")
    )
