"""What git says about the files, as values: no process is started here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple


class HistoryState(Enum):
    """How far the history can be believed; dates of files are known in FULL alone."""

    FULL = "full"
    NO_REPOSITORY = "no-repository"
    NO_COMMIT = "no-commit"
    SHALLOW = "shallow"
    PARTIAL = "partial"
    NO_MAIN = "no-main"
    DAMAGED = "damaged"
    """Git cannot read it: a broken object, another owner, or no usable git at all."""


class Landing(NamedTuple):
    """The commit that brought something: its id, committer date (UTC) and author as written."""

    commit: str
    time: datetime
    author: str


class FileHistory(NamedTuple):
    """The dates of one committed file; None is unknown.

    `keys` holds the front-matter keys whose landing is their own; every other key of the file
    landed with `other_keys`.
    """

    landed: Landing | None
    changed: Landing | None
    keys: Mapping[str, Landing | None] = MappingProxyType({})
    other_keys: Landing | None = None


@dataclass(frozen=True, kw_only=True)
class History:
    """The facts of one reading.

    `head` is the commit read and `head_time` its committer date; `main` is the name of the line
    of history that decides landings and `began` the committer date of its first commit.
    `uncommitted` are the paths that differ between the work tree and `head`, untracked ones
    included, and `removed` those of them that the work tree lacks. `problem` is one line with the
    command that mends it, None when `state` is FULL.
    """

    state: HistoryState
    problem: str | None = None
    head: str | None = None
    head_time: datetime | None = None
    main: str | None = None
    began: datetime | None = None
    uncommitted: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    files: Mapping[str, FileHistory] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def absent(cls, state: HistoryState = HistoryState.NO_REPOSITORY) -> History:
        """A history without any date, as for a folder that git does not know."""
        return cls(state=state)

    def landed(self, path: str) -> Landing | None:
        """The first commit of main with this file, under this name or an earlier one.

        A file that is in `head` only landed with `head`; an uncommitted file did not land.
        """
        file = self.files.get(path)
        return file.landed if file else None

    def landed_key(self, path: str, key: str) -> Landing | None:
        """The first commit of main in which this key of the note's front matter had its value.

        The value is the present one, of the work tree where that is read; a missing key has the
        value "missing". A value that only `head` has landed with `head`; one that only the work
        tree has did not land. Files other than notes know it only while they have one version.
        """
        file = self.files.get(path)
        return file.keys.get(key, file.other_keys) if file else None

    def changed(self, path: str) -> Landing | None:
        """The newest commit of main that touched the committed file; `head` if main lacks it."""
        file = self.files.get(path)
        return file.changed if file else None
