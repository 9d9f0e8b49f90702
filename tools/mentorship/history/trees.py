"""The files of any revision, read from git's objects without a checkout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.history.door import Door, GitError
from mentorship.history.objects import commit_ids, read_blobs
from mentorship.history.repository import opened

SIZE_LIMIT = 262_144
"""Bytes; a larger file is listed, never read."""


class TreeEntry(NamedTuple):
    """What a path is: `mode` 100644 or 100755 a file, 120000 a link, 160000 a submodule."""

    mode: str
    oid: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file; links and submodules are for the caller to refuse."""
        return self.mode.startswith("100")


def resolve(root: Path, revision: str) -> str:
    """The id of the commit that a revision names; GitError (exit code 2) if it names none."""
    return resolved(opened(root), revision)


def resolved(door: Door, revision: str) -> str:
    """The same through an open door."""
    (commit,) = commit_ids(door, [revision])
    if commit is None:
        raise GitError(f"{shown(revision)!r} is no commit of this repository", code=2)
    return commit


def merge_base(root: Path, a: str, b: str) -> str:
    """The newest common commit of two revisions; GitError if the clone may hide a newer one."""
    door = opened(root, whole=True)
    first, second = resolved(door, a), resolved(door, b)
    try:
        said = door.ask("merge-base", "--end-of-options", first, second)
    except GitError as error:
        message = f"{shown(a)} and {shown(b)} have no common commit: run `git fetch --all`"
        raise GitError(message) from error
    return said.decode("ascii").strip()


def tree(root: Path, revision: str) -> Mapping[str, TreeEntry]:
    """Every path of a revision, POSIX, in git's order."""
    return _tree(opened(root), revision)


def blobs(root: Path, oids: Iterable[str], limit: int = SIZE_LIMIT) -> Mapping[str, bytes | None]:
    """The content of each blob, None for one over `limit` bytes; GitError for a missing one."""
    return read_blobs(opened(root), oids, limit)


def list_tree_bytes(
    root: Path,
    revision: str,
    wanted: Callable[[str], bool] = lambda _: True,
    limit: int = SIZE_LIMIT,
) -> Mapping[str, bytes | None]:
    """The content of every regular file of a revision whose path is wanted, None over `limit`."""
    door = opened(root)
    files = {
        path: entry.oid
        for path, entry in _tree(door, revision).items()
        if entry.is_file and wanted(path)
    }
    contents = read_blobs(door, files.values(), limit)
    return {path: contents[oid] for path, oid in files.items()}


def _tree(door: Door, revision: str) -> Mapping[str, TreeEntry]:
    commit = resolved(door, revision)
    said = door.ask("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit)
    entries: dict[str, TreeEntry] = {}
    for entry in said.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        facts, _, path = entry.partition("\t")
        mode, _, oid = facts.split(" ")
        entries[path] = TreeEntry(mode, oid)
    return entries
