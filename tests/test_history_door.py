"""Nothing in a repository, and nothing in the caller's environment, changes what git is asked.

Each test first shows that plain git is affected, so that it cannot pass for want of an attack.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.gitrepo import AUTHOR, GitRepo

from mentorship.history.door import Door, GitError
from mentorship.history.facts import History, HistoryState
from mentorship.history.objects import commit_ids
from mentorship.history.read import start
from mentorship.history.trees import list_tree_bytes, resolve, tree

NOTE = "logs/lin-ada/2026-01-05-talk.md"


@pytest.fixture
def repo(git_repo: GitRepo) -> GitRepo:
    """A note that landed on 6 January and was edited on 1 February."""
    git_repo.write(NOTE, "We met.\n")
    git_repo.commit("2026-01-06")
    git_repo.write(NOTE, "We met and talked.\n")
    git_repo.commit("2026-02-01")
    return git_repo


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A program that leaves a file beside it when it is run."""
    program = tmp_path / "trap"
    program.write_text(f'#!/bin/sh\ntouch "{tmp_path}/sprung"\nexit 1\n')
    program.chmod(0o755)
    return program


def sprung(trap: Path) -> bool:
    """Whether the trap was sprung; it is set again."""
    mark = trap.parent / "sprung"
    was = mark.exists()
    mark.unlink(missing_ok=True)
    return was


def read(root: Path) -> History:
    return start(root).finish(lambda text: {"text": text})


def look_everywhere(root: Path) -> None:
    """Ask git everything that this package asks."""
    assert read(root).state is HistoryState.FULL
    assert list(list_tree_bytes(root, "HEAD"))


def plain(repo: GitRepo, *arguments: str) -> None:
    """What somebody types in the repository; whether git likes it does not matter."""
    command = ["git", *arguments]
    subprocess.run(command, cwd=repo.root, capture_output=True, check=False, timeout=30)


def touch(repo: GitRepo) -> None:
    """Make the file's times differ from the index, so that `git status` looks at its content."""
    os.utime(repo.root / NOTE, (1, 1))


# --- programs named by the repository ---------------------------------------------------------


def test_a_file_system_monitor_is_not_run(repo: GitRepo, trap: Path) -> None:
    repo.git("config", "core.fsmonitor", str(trap))
    plain(repo, "status")
    assert sprung(trap)

    look_everywhere(repo.root)

    assert not sprung(trap)


def test_hooks_are_not_run(repo: GitRepo, trap: Path) -> None:
    hooks = repo.root / "hooks"
    hooks.mkdir()
    (hooks / "post-index-change").symlink_to(trap)
    repo.git("config", "core.hooksPath", str(hooks))
    touch(repo)
    plain(repo, "status")
    assert sprung(trap)

    touch(repo)
    look_everywhere(repo.root)

    assert not sprung(trap)


@pytest.mark.parametrize("setting", ["clean", "process"])
def test_filters_of_attributes_are_not_run(repo: GitRepo, trap: Path, setting: str) -> None:
    repo.write(".gitattributes", "*.md filter=odd.name\n")
    repo.commit("2026-02-02")
    repo.git("config", f"filter.odd.name.{setting}", str(trap))
    repo.git("config", "filter.odd.name.required", "true")
    touch(repo)
    plain(repo, "status")
    assert sprung(trap)

    touch(repo)
    look_everywhere(repo.root)

    assert not sprung(trap)
    assert read(repo.root).uncommitted == frozenset()


def test_a_submodule_is_not_looked_into(repo: GitRepo, trap: Path) -> None:
    inner = GitRepo(repo.root / "module").init()
    inner.write("a.md", "Inside.\n")
    inner.commit("2026-01-01")
    repo.git("-c", "advice.addEmbeddedRepo=false", "add", "module")
    repo.commit("2026-02-02")
    inner.git("config", "core.fsmonitor", str(trap))
    inner.write("a.md", "Changed inside.\n")
    plain(repo, "status")
    assert sprung(trap)

    look_everywhere(repo.root)

    assert not sprung(trap)
    assert read(repo.root).uncommitted == frozenset()


def test_text_conversions_and_external_diffs_are_not_run(repo: GitRepo, trap: Path) -> None:
    repo.write(".gitattributes", "*.md diff=odd\n")
    repo.commit("2026-02-02")
    repo.git("config", "diff.odd.textconv", str(trap))
    repo.git("config", "diff.external", str(trap))
    plain(repo, "log", "-p")
    assert sprung(trap)
    plain(repo, "diff", "HEAD~2")
    assert sprung(trap)

    look_everywhere(repo.root)

    assert not sprung(trap)


def test_signatures_are_not_checked(repo: GitRepo, trap: Path) -> None:
    signed = repo.git("cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n", 1
    )
    oid = repo.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=signed)
    repo.git("update-ref", "refs/heads/main", oid)
    repo.git("config", "log.showSignature", "true")
    repo.git("config", "gpg.program", str(trap))
    plain(repo, "log")
    assert sprung(trap)

    look_everywhere(repo.root)

    assert not sprung(trap)


def test_a_missing_object_is_not_fetched(repo: GitRepo, trap: Path, tmp_path: Path) -> None:
    clone = repo.clone(tmp_path / "clone", "--filter=blob:none", "--no-checkout")
    clone.git("config", "remote.origin.url", f"ext::{trap}")
    clone.git("config", "protocol.ext.allow", "always")
    plain(clone, "cat-file", "blob", f"HEAD:{NOTE}")
    assert sprung(trap)

    with pytest.raises(GitError):
        list_tree_bytes(clone.root, "HEAD")

    assert not sprung(trap)


def test_an_embedded_bare_repository_is_not_entered(repo: GitRepo, trap: Path) -> None:
    inner = "people/team"
    repo.write(f"{inner}/HEAD", "ref: refs/heads/main\n")
    repo.write(
        f"{inner}/config",
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n"
        f'\tfsmonitor = "{trap}"\n',
    )
    repo.write(f"{inner}/objects/keep", "")
    repo.write(f"{inner}/refs/heads/keep", "")
    repo.commit("2026-02-02")
    plain(repo, "-C", inner, "status")
    assert sprung(trap)

    look_everywhere(repo.root)
    history = read(repo.root / inner)

    assert not sprung(trap)
    assert history == History(state=HistoryState.NO_REPOSITORY, problem=history.problem)


# --- another history --------------------------------------------------------------------------


def forged(repo: GitRepo) -> str:
    """A commit like the first one, of a year before and by another name."""
    first = repo.git("cat-file", "commit", "HEAD~1")
    text = first.replace("Ada", "Eve").replace(str(_SIXTH_OF_JANUARY), str(_A_YEAR_BEFORE))
    return repo.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=text)


_SIXTH_OF_JANUARY = 1_767_700_800
_A_YEAR_BEFORE = 1_736_164_800


def test_replace_references_change_no_date(repo: GitRepo) -> None:
    before = read(repo.root)
    repo.git("replace", "HEAD~1", forged(repo))
    assert "Eve" in repo.git("log")

    assert read(repo.root) == before


def test_grafts_change_no_date(repo: GitRepo) -> None:
    before = read(repo.root)
    repo.write(".git/info/grafts", f"{repo.head()} {forged(repo)}\n")
    assert "Eve" in repo.git("log")

    assert read(repo.root) == before


def test_a_mailmap_changes_no_author(repo: GitRepo) -> None:
    repo.write(".mailmap", "Boss <boss@example.org> <somebody@example.org>\n")
    repo.commit("2026-02-02")
    repo.git("config", "log.mailmap", "true")
    assert "Author: Boss" in repo.git("log")

    landing = read(repo.root).landed(NOTE)

    assert landing is not None
    assert landing.author == AUTHOR


def test_settings_of_the_repository_change_no_answer(repo: GitRepo) -> None:
    repo.git("mv", NOTE, "logs/moved.md")
    repo.commit("2026-03-01")
    before = read(repo.root)
    repo.write("order", "*\n")
    for key, value in {
        "log.showRoot": "false",
        "log.follow": "true",
        "log.date": "relative",
        "log.decorate": "full",
        "log.diffMerges": "off",
        "format.pretty": "oneline",
        "format.notes": "refs/notes/commits",
        "diff.renames": "false",
        "diff.renameLimit": "1",
        "diff.orderFile": "no-such-file",
        "diff.noprefix": "true",
        "color.ui": "always",
        "core.quotePath": "true",
        "core.abbrev": "4",
        "status.showUntrackedFiles": "no",
        "status.branch": "true",
        "status.short": "true",
        "core.excludesFile": "order",
        "core.ignoreStat": "true",
        "core.pager": "false",
    }.items():
        repo.git("config", key, value)

    after = read(repo.root)

    assert after == History(**{**vars(before), "uncommitted": frozenset({"order"})})


def test_a_work_tree_elsewhere_is_not_looked_at(repo: GitRepo, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "secret.txt").write_text("CANARY")
    repo.git("config", "core.worktree", str(tmp_path / "private"))
    assert "secret.txt" in repo.git("status")

    history = read(repo.root)

    assert history.state is HistoryState.NO_REPOSITORY
    assert history.uncommitted == frozenset()


# --- the caller -------------------------------------------------------------------------------


def hostile_environment(tmp_path: Path, trap: Path) -> dict[str, str]:
    other = GitRepo(tmp_path / "other").init()
    other.write("other.md", "Another repository.\n")
    other.commit("2020-01-01")
    (tmp_path / "config").write_text(f'[core]\n\tfsmonitor = "{trap}"\n')
    return {
        "GIT_DIR": str(other.root / ".git"),
        "GIT_WORK_TREE": str(other.root),
        "GIT_INDEX_FILE": str(tmp_path / "no-index"),
        "GIT_OBJECT_DIRECTORY": str(other.root / ".git" / "objects"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(trap),
        "GIT_CONFIG_GLOBAL": str(tmp_path / "config"),
        "GIT_REPLACE_REF_BASE": "refs/heads/",
        "GIT_EXTERNAL_DIFF": str(trap),
        "GIT_LITERAL_PATHSPECS": "0",
        "GIT_TRACE": str(tmp_path / "trace"),
        "GIT_FLUSH": "1",
        "LC_ALL": "de_DE.UTF-8",
        "LANGUAGE": "de",
        "TZ": "Asia/Shanghai",
    }


def test_the_environment_of_the_caller_has_no_effect(
    repo: GitRepo, trap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(repo.root)
    environment = hostile_environment(tmp_path, trap)
    plain_head = repo.git("rev-parse", "HEAD", GIT_DIR=environment["GIT_DIR"])
    assert plain_head != before.head
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    after = read(repo.root)

    assert after == before
    assert not sprung(trap)
    assert {name: os.environ[name] for name in environment} == environment


def test_many_threads_each_get_their_own_answer(
    tmp_path: Path, trap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repos = [GitRepo(tmp_path / f"r{number}").init() for number in range(8)]
    heads = []
    for number, repo in enumerate(repos):
        repo.write(NOTE, f"Talk {number}.\n")
        heads.append(repo.commit("2026-01-06"))
    for name, value in hostile_environment(tmp_path, trap).items():
        monkeypatch.setenv(name, value)

    with ThreadPoolExecutor(8) as pool:
        histories = list(pool.map(read, [repo.root for repo in repos]))

    assert [history.head for history in histories] == heads


@pytest.fixture
def path_without_env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has git and no `env`."""
    found = shutil.which("git")
    assert found is not None
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").symlink_to(found)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


@pytest.mark.usefixtures("path_without_env")
def test_without_a_way_to_replace_the_environment_a_clean_one_will_do(
    repo: GitRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".gitconfig").write_text("what git cannot read stops it")
    monkeypatch.setenv("HOME", str(tmp_path))

    assert read(repo.root).state is HistoryState.FULL


@pytest.mark.usefixtures("path_without_env")
def test_without_a_way_to_replace_the_environment_a_hostile_one_is_refused(
    repo: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere")

    history = read(repo.root)

    assert history == History(
        state=HistoryState.DAMAGED,
        problem="GIT_DIR, GIT_INDEX_FILE: unset before starting, they change git's answers",
    )


# --- words of others --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "revision", ["--output=out", "-h", "--all", "--upload-pack=trap", "", "HEAD\nHEAD", "a\0b"]
)
def test_a_revision_never_becomes_an_option(repo: GitRepo, revision: str) -> None:
    with pytest.raises(GitError, match="is no commit of this repository"):
        resolve(repo.root, revision)
    with pytest.raises(GitError, match="is no commit of this repository"):
        tree(repo.root, revision)
    with pytest.raises(GitError, match="is no commit of this repository"):
        start(repo.root, revision=revision)

    assert sorted(path.name for path in repo.root.iterdir()) == [".git", "logs"]


def test_a_folder_whose_name_looks_like_an_option_is_read(tmp_path: Path) -> None:
    repo = GitRepo(tmp_path / "-rf --all").init()
    repo.write(NOTE, "We met.\n")
    repo.commit("2026-01-06")

    assert read(repo.root).state is HistoryState.FULL


def test_a_question_that_git_refuses_is_one_clear_line(repo: GitRepo) -> None:
    with pytest.raises(GitError) as caught:
        Door(repo.root).ask("ls-tree", "--end-of-options", "no-such-\x1b[31mrevision")

    assert str(caught.value) == (
        "git ls-tree: fatal: Not a valid object name no-such-?[31mrevision"
    )
    assert caught.value.code == 3


def test_an_odd_name_does_not_shift_the_answers_of_the_others(repo: GitRepo) -> None:
    head = repo.head()

    assert commit_ids(Door(repo.root), ["a\nb", "HEAD", "", "HEAD:logs", "HEAD^{tree}", head]) == (
        None,
        head,
        None,
        None,
        None,
        head,
    )
