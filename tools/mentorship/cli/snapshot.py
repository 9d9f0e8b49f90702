"""The files of a commit, read from git's objects: the work tree is not looked at."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from mentorship.findings import MentorshipError, shown
from mentorship.history.trees import blobs, resolve, tree
from mentorship.workspace.admission import ATTACHMENT_LIMIT
from mentorship.workspace.tree import Entry, EntryType, TextTree, in_data

_KINDS = {"120000": EntryType.LINK, "160000": EntryType.SUBMODULE}
_TOGETHER = 16
"""How many large files are read at once, and held: of 4 MiB at most each."""
_LARGEST = 1 << 30
"""Bytes of the largest file beside the documents that is copied for a site."""


class Snapshot:
    """The tree of a commit, for the loader; `commit` is its id, whatever it was called by.

    MentorshipError (exit code 2) for a revision that names no commit, 3 without a repository.
    """

    def __init__(self, root: Path, revision: str) -> None:
        self.root = root
        self.commit = resolve(root, revision)
        self._listed = tree(root, self.commit)
        self._held: Mapping[str, bytes | None] = {}

    def entries(self) -> Iterable[Entry]:
        """Everything under the data folders."""
        others = {
            path: _KINDS[entry.mode]
            for path, entry in self._listed.items()
            if not entry.is_file and in_data(path)
        }
        return TextTree(self._documents, others).entries()

    def read(self, path: str, limit: int) -> bytes | None:
        """At most `limit` + 1 bytes of a document; None for one over 4 MiB."""
        content = self._documents[path]
        if content is None:
            content = self._of_large(path)
        return None if content is None else content[: limit + 1]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all documents."""
        return tuple(self._documents)

    def has(self, path: str) -> bool:
        """Whether there is a file of this name, or a folder."""
        return path in self._listed or any(p.startswith(f"{path}/") for p in self._listed)

    def under(self, folder: str) -> Mapping[str, bytes | None]:
        """The files under a folder that holds no documents, None for one over 256 KiB."""
        wanted = self._files(path for path in self._listed if path.startswith(f"{folder}/"))
        contents = blobs(self.root, wanted.values())
        return {path: contents[oid] for path, oid in wanted.items()}

    def write_rest(self, folder: Path) -> None:
        """Copies what is no document into an empty folder: docs/ and what builds the site."""
        for path, entry in self._listed.items():
            if path.startswith("docs/") and not entry.is_file:
                message = f"{shown(path)} is a symbolic link; put what it leads to in its place"
                raise MentorshipError(message)
        wanted = self._files(path for path in self._listed if _is_rest(path))
        contents = blobs(self.root, wanted.values(), _LARGEST)
        for path, oid in wanted.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(contents[oid] or b"")

    @cached_property
    def _documents(self) -> Mapping[str, bytes | None]:
        wanted = self._files(filter(in_data, self._listed))
        contents = blobs(self.root, wanted.values())
        return {path: contents[oid] for path, oid in wanted.items()}

    @cached_property
    def _large(self) -> tuple[str, ...]:
        return tuple(sorted(path for path, text in self._documents.items() if text is None))

    def _files(self, paths: Iterable[str]) -> Mapping[str, str]:
        """The blobs of those paths that are regular files."""
        listed = self._listed
        return {path: listed[path].oid for path in paths if listed[path].is_file}

    def _of_large(self, path: str) -> bytes | None:
        """Large files a few at a time, in the order in which the loader asks for them."""
        if path not in self._held:
            first = self._large.index(path)
            wanted = self._files(self._large[first : first + _TOGETHER])
            contents = blobs(self.root, wanted.values(), ATTACHMENT_LIMIT)
            self._held = {each: contents[oid] for each, oid in wanted.items()}
        return self._held[path]


@contextmanager
def sources(root: Path, revision: str | None) -> Iterator[Path]:
    """The folder with mkdocs.yml and docs/: that of the repository, or with a revision a copy of
    them as of that commit, which is gone afterwards."""
    if revision is None:
        yield root
        return
    with tempfile.TemporaryDirectory(prefix="mentorship-") as folder:
        Snapshot(root, revision).write_rest(Path(folder))
        yield Path(folder)


def _is_rest(path: str) -> bool:
    """No document, and a path that stays in the folder, whatever git was made to hold."""
    parts = path.split("/")
    return not in_data(path) and not {"", ".", "..", ".git"} & {part.lower() for part in parts}
