"""Reading the files of any revision without a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gitrepo import GitRepo

from mentorship.history.door import GitError
from mentorship.history.trees import (
    SIZE_LIMIT,
    TreeEntry,
    blobs,
    list_tree_bytes,
    merge_base,
    resolve,
    tree,
)


def test_a_tree_lists_every_path_with_mode_and_blob(git_repo: GitRepo) -> None:
    git_repo.write("people/ada.yml", "name: Ada\n")
    git_repo.write("logs/林薇/line\nbreak.md", "We met.\n")
    (git_repo.root / "link").symlink_to("people/ada.yml")
    git_repo.write("run.sh", "true\n").chmod(0o755)
    git_repo.commit("2026-01-06")
    git_repo.git("update-index", "--add", "--cacheinfo", f"160000,{git_repo.head()},module")
    git_repo.git("commit", "-q", "-m", "a submodule")

    entries = tree(git_repo.root, "HEAD")

    assert {path: (entry.mode, entry.is_file) for path, entry in entries.items()} == {
        "link": ("120000", False),
        "logs/林薇/line\nbreak.md": ("100644", True),
        "module": ("160000", False),
        "people/ada.yml": ("100644", True),
        "run.sh": ("100755", True),
    }
    assert entries["people/ada.yml"] == TreeEntry(
        "100644", git_repo.git("rev-parse", "HEAD:people/ada.yml")
    )


def test_the_bytes_of_a_revision_are_those_committed(git_repo: GitRepo) -> None:
    git_repo.write("people/ada.yml", "name: Ada\n")
    git_repo.write("empty.md", "")
    (git_repo.root / "latin.md").write_bytes(b"caf\xe9\r\n\x00\n")
    git_repo.write("large.md", "x" * (SIZE_LIMIT + 1))
    git_repo.write("twin.yml", "name: Ada\n")
    (git_repo.root / "link").symlink_to("people/ada.yml")
    git_repo.commit("2026-01-06")
    git_repo.write("people/ada.yml", "name: Changed later\n")
    git_repo.write("untracked.md", "Not in any revision.\n")

    assert list_tree_bytes(git_repo.root, "HEAD") == {
        "empty.md": b"",
        "large.md": None,
        "latin.md": b"caf\xe9\r\n\x00\n",
        "people/ada.yml": b"name: Ada\n",
        "twin.yml": b"name: Ada\n",
    }
    assert list_tree_bytes(git_repo.root, "HEAD", lambda path: path.startswith("people/")) == {
        "people/ada.yml": b"name: Ada\n"
    }
    assert list_tree_bytes(git_repo.root, "HEAD", lambda _: False) == {}


def test_blobs_over_the_limit_are_not_read(git_repo: GitRepo) -> None:
    git_repo.write("five.md", "12345")
    git_repo.write("six.md", "123456")
    git_repo.commit("2026-01-06")
    five, six = (tree(git_repo.root, "HEAD")[path].oid for path in ("five.md", "six.md"))

    assert blobs(git_repo.root, [six, five, six], limit=5) == {five: b"12345", six: None}
    assert blobs(git_repo.root, []) == {}


def test_a_missing_blob_and_a_commit_in_its_place_are_refused(git_repo: GitRepo) -> None:
    git_repo.write("five.md", "12345")
    head = git_repo.commit("2026-01-06")

    with pytest.raises(GitError, match="is missing"):
        blobs(git_repo.root, ["0" * 40])
    with pytest.raises(GitError, match=f"object {head} is a commit, not a file"):
        blobs(git_repo.root, [head])


def test_revisions_are_resolved_to_commits(git_repo: GitRepo) -> None:
    git_repo.write("a.md", "one")
    first = git_repo.commit("2026-01-06")
    git_repo.git("tag", "-m", "an annotated tag", "v1")
    git_repo.write("a.md", "two")
    second = git_repo.commit("2026-02-01")

    assert resolve(git_repo.root, "v1") == first
    assert resolve(git_repo.root, "HEAD~1") == first
    assert resolve(git_repo.root, first[:10]) == first
    assert resolve(git_repo.root, "main") == second
    with pytest.raises(GitError, match="'v2' is no commit of this repository") as caught:
        resolve(git_repo.root, "v2")
    assert caught.value.code == 2


def test_the_merge_base_is_where_a_branch_left(git_repo: GitRepo) -> None:
    git_repo.write("a.md", "one")
    base = git_repo.commit("2026-01-06")
    git_repo.branch("change")
    git_repo.write("b.md", "two")
    git_repo.commit("2026-01-07")
    git_repo.switch("main")
    git_repo.write("c.md", "three")
    git_repo.commit("2026-01-08")

    assert merge_base(git_repo.root, "main", "change") == base


def test_histories_without_a_common_commit_have_no_merge_base(git_repo: GitRepo) -> None:
    git_repo.write("a.md", "one")
    git_repo.commit("2026-01-06")
    git_repo.git("switch", "-q", "--orphan", "other")
    git_repo.commit("2026-01-07")

    with pytest.raises(GitError, match="main and other have no common commit") as caught:
        merge_base(git_repo.root, "main", "other")
    assert caught.value.code == 3


@pytest.mark.parametrize("option", ["--depth=2", "--filter=blob:none"])
def test_a_clone_that_is_cut_off_has_no_merge_base(
    git_repo: GitRepo, tmp_path: Path, option: str
) -> None:
    for at in ("2026-01-06", "2026-01-07", "2026-01-08"):
        git_repo.write("a.md", at)
        git_repo.commit(at)
    clone = git_repo.clone(tmp_path / "clone", option)

    with pytest.raises(GitError, match=r"(shallow|partial) clone: .* unknown") as caught:
        merge_base(clone.root, "HEAD", "HEAD~1")
    assert caught.value.code == 3


def test_without_a_repository_there_are_no_trees(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository") as caught:
        tree(tmp_path, "HEAD")
    assert caught.value.code == 3
