"""The output of `git log --raw -z`, read into values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from mentorship.history.facts import Landing

# Option order and meaning: git-log(1). `--diff-merges` alone would imply a patch; `--raw` replaces
# it. Unlimited for exact renames, `-l` bounds the comparison of contents in one commit.
_FORMAT = ("--no-show-signature", "--encoding=UTF-8", "--date=raw", "--format=%H %cd %an")
_RAW = ("-z", "--raw", "-M", "-l1000", "--no-abbrev", "--no-ext-diff", "--no-textconv")

LOG = (
    *("log", "--first-parent", "--diff-merges=first-parent", *_RAW, *_FORMAT),
    "--end-of-options",
)
DIFF = ("diff-tree", "-r", *_RAW, "--end-of-options")
AHEAD = ("rev-list", "--count", "--first-parent", "--end-of-options")
HEADER = ("log", "--max-count=1", "--no-patch", *_FORMAT, "--end-of-options")

_REGULAR = ("100644", "100755")
_LATEST = 4_102_444_800  # 2100-01-01: a later commit date is a fault, not a date
_FARTHEST_ZONE = 1400  # +1400, Kiritimati


class Change(NamedTuple):
    """One path of one commit: `kind` is git's letter, `blob` empty unless a regular file."""

    kind: str
    source: str
    path: str
    blob: str


class Commit(NamedTuple):
    """One commit of a log: its header `id seconds zone author` and what it changed."""

    header: str
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        """The object id."""
        return self.header.partition(" ")[0]


def parse_log(output: bytes) -> tuple[Commit, ...]:
    """The commits of the output of LOG, newest first as git gives them."""
    commits: list[Commit] = []
    header, changes = "", list[Change]()
    tokens = iter(_text(output).split("\0"))
    for token in tokens:
        if token.startswith((":", "\n:")):
            changes.append(_change(token, tokens))
        elif token:
            commits.append(Commit(header, tuple(changes)))
            header, changes = token, []
    commits.append(Commit(header, tuple(changes)))
    return tuple(commits[1:])


def parse_diff(output: bytes) -> tuple[Change, ...]:
    """The changes of the output of DIFF."""
    tokens = iter(_text(output).split("\0"))
    return tuple(_change(token, tokens) for token in tokens if token)


def parse_landing(header: str) -> Landing | None:
    """The landing that a commit's header tells; None if its date cannot be a date.

    Git prints what a commit object holds, and anything may be written there: a year beyond all
    planning, a zone of +9999, no date at all.
    """
    commit, _, rest = header.partition(" ")
    seconds, _, rest = rest.partition(" ")
    zone, _, author = rest.partition(" ")
    if not (seconds.isdecimal() and zone[1:].isdecimal()):
        return None
    if not 0 < int(seconds) < _LATEST or int(zone[1:]) > _FARTHEST_ZONE:
        return None
    return Landing(commit, datetime.fromtimestamp(int(seconds), UTC), _readable(author))


def _change(token: str, following: Iterator[str]) -> Change:
    """One entry `:mode mode id id kind`, with the one or two paths that follow it."""
    _, mode, _, blob, kind = token.split(" ")
    source = path = next(following)
    if kind[0] == "R":
        path = next(following)
    return Change(kind[0], source, path, blob if mode in _REGULAR else "")


def _text(output: bytes) -> str:
    """Paths are bytes to git; those that are not UTF-8 survive as Python writes file names."""
    return output.decode("utf-8", "surrogateescape")


def _readable(author: str) -> str:
    return author.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
