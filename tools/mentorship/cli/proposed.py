"""The rules of a branch, to be laid over what is here: what it changed since it left, no more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown
from mentorship.text.scan import LIMIT
from mentorship.workspace.tree import SETTINGS

if TYPE_CHECKING:
    from mentorship.cli.reading import Reading
    from mentorship.cli.snapshot import Snapshot

_PROGRAM = re.compile(r"programs/[^/]+/program\.yml").fullmatch


def rules_of(reading: Reading, revision: str) -> Mapping[str, str]:
    """The texts of the rules that `revision` changes, by path.

    Rules are mentorship.yml and each program.yml. Raises MentorshipError where the revision takes
    one away, or where both sides changed one since they parted.
    """
    from mentorship.cli.snapshot import Snapshot
    from mentorship.history.trees import merge_base

    root = reading.root
    theirs = Snapshot(root, revision)
    ours = reading.snapshot.commit if reading.snapshot else "HEAD"
    base, new = _rules(Snapshot(root, merge_base(root, ours, theirs.commit))), _rules(theirs)
    wanted: dict[str, str] = {}
    for path, text in sorted(new.items()):
        here = _here(reading, path)
        if text in (base.get(path), here):
            continue
        if here != base.get(path):
            both = f"{shown(path)} has changed here too since {shown(revision)} parted from it"
            raise MentorshipError(f"{both}: bring the branch up to date first")
        wanted[path] = text
    gone = sorted(base.keys() - new.keys())
    if gone:
        raise MentorshipError(f"{shown(revision)} takes {shown(gone[0])} away, and its scores too")
    return wanted


def committed_rules(root: Path) -> Mapping[str, str]:
    """The texts of the rules of the newest commit, by path."""
    from mentorship.cli.snapshot import Snapshot

    return _rules(Snapshot(root, "HEAD"))


def _rules(snapshot: Snapshot) -> Mapping[str, str]:
    return {
        path: _text(path, snapshot.read(path, LIMIT))
        for path in snapshot.paths
        if path == SETTINGS or _PROGRAM(path)
    }


def _here(reading: Reading, path: str) -> str | None:
    try:
        return _text(path, reading.tree.read(path, LIMIT))
    except (OSError, KeyError):
        return None


def _text(path: str, content: bytes | None) -> str:
    """With LF alone: git may write other line ends into the work tree than it keeps."""
    if content is None or len(content) > LIMIT:
        raise MentorshipError(f"{shown(path)} is larger than {LIMIT // 1024} KiB")
    try:
        return content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise MentorshipError(f"{shown(path)} is no text in UTF-8") from None
