"""The line of every file through main: its versions in order, followed through renames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mentorship.history.facts import FileHistory, Landing
from mentorship.history.keys import KeyLandings
from mentorship.history.log import Change


class Version(NamedTuple):
    """A file's content after the commit with this number; `blob` is empty for no regular file."""

    number: int
    blob: str


class Line(NamedTuple):
    """A file that is there now: its blob, and its versions from the oldest."""

    blob: str
    versions: tuple[Version, ...]

    @property
    def was_edited(self) -> bool:
        """Whether it ever had another content."""
        return len(self.versions) > 1 and any(
            version.blob != self.blob for version in self.versions
        )

    @property
    def newest(self) -> int:
        """The number of the newest commit that left the file with its present content."""
        numbers = (
            version.number for version in reversed(self.versions) if version.blob == self.blob
        )
        return next(numbers)


class Lines:
    """Built commit by commit from the oldest; commits are numbered by whoever adds them.

    A path that is deleted and comes back keeps its versions: undoing a deletion is no new file.
    """

    def __init__(self) -> None:
        self._versions: dict[str, list[Version]] = {}
        self._present: dict[str, str] = {}

    def add(self, number: int, changes: Iterable[Change]) -> None:
        """Let the next commit of the line change what is there."""
        for change in changes:
            self._move(change)
            if change.kind != "D":
                self._versions[change.path].append(Version(number, change.blob))

    def add_aside(self, number: int, changes: Iterable[Change]) -> None:
        """Let a commit beside the line change what is there; content known to it stays dated."""
        for change in changes:
            self._move(change)
            versions = self._versions.get(change.path, [])
            if change.kind != "D" and all(change.blob != version.blob for version in versions):
                versions.append(Version(number, change.blob))

    def present(self) -> Mapping[str, Line]:
        """Every path that is there now."""
        return {
            path: Line(blob, tuple(self._versions[path])) for path, blob in self._present.items()
        }

    def _move(self, change: Change) -> None:
        if change.kind == "D":
            self._present.pop(change.path, None)
            return
        if change.kind == "R":
            self._present.pop(change.source, None)
            self._versions[change.path] = self._versions.pop(change.source, [])
        self._versions.setdefault(change.path, [])
        self._present[change.path] = change.blob


def date_file(
    line: Line, landings: Sequence[Landing | None], uncommitted: bool, keys: KeyLandings | None
) -> FileHistory:
    """The dates of a file; `keys` are given for a note that has had more than one content."""
    landed = landings[line.versions[0].number]
    changed = landings[line.newest]
    if keys is not None:
        return FileHistory(landed, changed, *keys)
    known = not (uncommitted or line.was_edited)
    return FileHistory(landed, changed, other_keys=landed if known else None)
