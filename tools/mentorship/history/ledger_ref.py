"""The ledger's branch: one commit after another on a ref of its own, never index or work tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from mentorship.history.door import Door, GitError
from mentorship.history.objects import read_blobs
from mentorship.history.repository import find_main, opened

REF = "refs/mentorship/ledger"
"""Where the ledger is; no clone or fetch takes it along unless it is named."""

FILE_LIMIT = 64 * 1024 * 1024
"""Bytes of one file of the ledger; hundreds of thousands of lines."""

_AUTHOR = "mentorship <ledger@mentorship.invalid>"
_SETTINGS = (
    ("core.filesRefLockTimeout", "2000"),  # ms; two runs at once wait for each other
    ("core.fsync", "loose-object,reference"),  # an intent must outlive a power failure
    ("core.logAllRefUpdates", "false"),
    ("gc.auto", "0"),
    ("maintenance.auto", "false"),
)


class Tip(NamedTuple):
    """The newest commit of the ledger, None before the first; `files` are blob ids by path."""

    commit: str | None
    files: Mapping[str, str]


EMPTY = Tip(None, {})


class Moved(Exception):  # noqa: N818 - no error: another run was faster
    """The ledger is not where it was: read again, and decide again."""


def ledger_door(root: Path) -> Door:
    """The door through which the ledger is read and written; GitError without a repository."""
    door = opened(root)
    return Door(door.root, (*door.settings, *_SETTINGS))


def main_head(door: Door, wanted: str | None) -> str | None:
    """The commit of the main line as it is seen now, None where there is none."""
    main = find_main(door, wanted)
    return None if main is None else main.commit


def tip(door: Door) -> Tip:
    """The newest commit of the ledger and its files; GitError where they are damaged."""
    said = door.ask("for-each-ref", "--format=%(objectname)", REF).decode("ascii").split()
    return EMPTY if not said else tip_at(door, said[0])


def tip_at(door: Door, commit: str) -> Tip:
    """The files of one commit of the ledger; GitError for anything else than plain files."""
    said = door.ask("ls-tree", "-z", "--full-tree", "--end-of-options", commit)
    files: dict[str, str] = {}
    for entry in said.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        facts, _, path = entry.partition("\t")
        mode, kind, oid = facts.split(" ")
        if (mode, kind) != ("100644", "blob"):
            raise GitError(f"{REF} holds {path!r}, which is no plain file")
        files[path] = oid
    return Tip(commit, files)


def contents(door: Door, at: Tip, paths: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of files; GitError for one that is missing or too large."""
    files = {path: at.files[path] for path in sorted(paths)}
    found = read_blobs(door, files.values(), FILE_LIMIT)
    texts = {path: found[oid] for path, oid in files.items()}
    for path, text in texts.items():
        if text is None:
            raise GitError(f"{REF} holds {path!r}, which is too large")
    return {path: text for path, text in texts.items() if text is not None}


def compose(
    door: Door,
    parents: tuple[Tip, ...],
    changes: Mapping[str, bytes | None],
    message: str,
    at: datetime,
) -> Tip:
    """Write a commit that follows `parents`; nothing names it yet.

    `changes` lays bytes over the files of the first parent, None takes a file away.
    """
    files = dict(parents[0].files) if parents else {}
    for path, text in sorted(changes.items()):
        if text is None:
            files.pop(path, None)
        else:
            files[path] = _written(door, "blob", text)
    listed = "".join(f"100644 blob {oid}\t{path}\0" for path, oid in sorted(files.items()))
    tree = door.ask("mktree", "-z", stdin=listed.encode()).decode("ascii").strip()
    return Tip(_written(door, "commit", _commit(tree, parents, message, at)), files)


def advance(door: Door, old: Tip, new: Tip) -> None:
    """Let the ref name `new` if it still names `old`: all or nothing.

    Raises Moved if another run was faster, GitError where the ref cannot be written.
    """
    if old.commit is None:
        command = f"create {REF}\0{new.commit}\0"
    else:
        command = f"update {REF}\0{new.commit}\0{old.commit}\0"
    try:
        door.ask("update-ref", "-z", "--stdin", stdin=command.encode("ascii"))
    except GitError as error:
        if tip(door).commit != old.commit:
            raise Moved from error
        raise


def is_ancestor(door: Door, older: str, newer: str) -> bool:
    """Whether `newer` follows `older`, or is it."""
    said = door.ask("rev-list", "--count", "--end-of-options", older, f"^{newer}")
    return said.strip() == b"0"


def _written(door: Door, kind: str, content: bytes) -> str:
    """Store an object and return its id."""
    said = door.ask("hash-object", "-t", kind, "-w", "--stdin", stdin=content)
    return said.decode("ascii").strip()


def _commit(tree: str, parents: tuple[Tip, ...], message: str, at: datetime) -> bytes:
    """A commit by the tool itself; `at` is its date for both dates, in UTC."""
    stamp = f"{_AUTHOR} {int(at.astimezone(UTC).timestamp())} +0000"
    before = [f"parent {parent.commit}" for parent in parents if parent.commit is not None]
    lines = [f"tree {tree}", *before, f"author {stamp}", f"committer {stamp}", "", message, ""]
    return "\n".join(lines).encode()
