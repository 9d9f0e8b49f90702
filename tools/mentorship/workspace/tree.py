"""Trees of files to read: a folder on disk, or texts held in memory."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

from mentorship.models.kinds import FOLDERS

SETTINGS = "mentorship.yml"


class EntryType(StrEnum):
    """What stands at a path; only files are ever opened."""

    FILE = "file"
    LINK = "symbolic link"
    FOLDER = "folder"
    REPOSITORY = "git repository"
    SUBMODULE = "submodule"
    CLOSED = "folder that cannot be read"
    OTHER = "special file"


class Entry(NamedTuple):
    """Something at a POSIX path; folders are listed only where a document could not be one."""

    path: str
    type: EntryType


class Tree(Protocol):
    """Where documents are read from."""

    def entries(self) -> Iterable[Entry]:
        """Everything under the data folders, in any order."""

    def read(self, path: str, limit: int) -> bytes | None:
        """At most `limit` + 1 bytes of the file at `path`; None for one too large to be held.

        Raises OSError.
        """


class TextTree:
    """A tree given as texts by path; `others` are links and the like, which are never opened.

    None stands for a file that was too large to be read.
    """

    def __init__(
        self,
        files: Mapping[str, str | bytes | None],
        others: Mapping[str, EntryType] = MappingProxyType({}),
    ) -> None:
        self._files = {p: t.encode() if isinstance(t, str) else t for p, t in files.items()}
        self._others = others

    def entries(self) -> Iterable[Entry]:
        """Every path in the data folders, and folders that are not looked into."""
        types = {**dict.fromkeys(self._files, EntryType.FILE), **self._others}
        inside: dict[str, set[str]] = {}
        for path in filter(in_data, types):
            folder, _, name = path.rpartition("/")
            while folder:
                inside.setdefault(folder, set()).add(name)
                folder, _, name = folder.rpartition("/")
        closed = {f: kind for f, names in inside.items() if (kind := _folder_type(f, names))}
        kept = [Entry(p, t) for p, t in types.items() if in_data(p) and not _within(p, closed)]
        return kept + [Entry(f, kind) for f, kind in closed.items() if not _within(f, closed)]

    def read(self, path: str, limit: int) -> bytes | None:
        """The bytes of a text."""
        content = self._files[path]
        return None if content is None else content[: limit + 1]


class WorkTree:
    """The files of a folder. Links are seen by lstat and never followed."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)

    def entries(self) -> Iterator[Entry]:
        """Everything under the data folders; the folder listing decides what each is."""
        for name in (SETTINGS, *FOLDERS):
            kind = self._type(name)
            if kind is EntryType.FOLDER and name != SETTINGS:
                yield from self._under(name)
            elif kind is not None:
                yield Entry(name, kind)

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a regular file; a link or pipe put in its place meanwhile is not opened."""
        handle = os.open(f"{self._root}/{path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            facts = os.fstat(handle)
            if not stat.S_ISREG(facts.st_mode):
                raise OSError(errno.EINVAL, "not a regular file")
            # Not the limit alone: a large buffer for every small file would cost more than reading.
            return os.read(handle, min(facts.st_size, limit) + 1)
        finally:
            os.close(handle)

    def _type(self, name: str) -> EntryType | None:
        try:
            mode = os.lstat(f"{self._root}/{name}").st_mode
        except OSError:
            return None
        types = {
            stat.S_IFREG: EntryType.FILE,
            stat.S_IFLNK: EntryType.LINK,
            stat.S_IFDIR: EntryType.FOLDER,
        }
        return types.get(stat.S_IFMT(mode), EntryType.OTHER)

    def _under(self, top: str) -> Iterator[Entry]:
        folders = [top]  # a list, not recursion: git holds trees deeper than Python's stack
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(f"{self._root}/{folder}") as listing:
                    items = list(listing)
            except OSError:
                yield Entry(folder, EntryType.CLOSED)
                continue
            kind = _folder_type(folder, {item.name for item in items})
            if kind is not None:
                yield Entry(folder, kind)
                continue
            for item in items:
                path = f"{folder}/{item.name}"
                if item.is_dir(follow_symlinks=False):
                    folders.append(path)
                else:
                    yield Entry(path, _item_type(item))


def _within(path: str, folders: Collection[str]) -> bool:
    """Whether one of the folders lies above the path."""
    while folders and "/" in path:
        path = path.rpartition("/")[0]
        if path in folders:
            return True
    return False


def _folder_type(path: str, names: Collection[str]) -> EntryType | None:
    """What a folder is that is not looked into; None for one that is."""
    if {"HEAD", "objects", "refs"}.issubset(names):
        return EntryType.REPOSITORY
    if ".git" in names:
        return EntryType.SUBMODULE
    return EntryType.FOLDER if path.endswith((".yml", ".md", ".age")) else None


def _item_type(item: os.DirEntry[str]) -> EntryType:
    if item.is_symlink():
        return EntryType.LINK
    return EntryType.FILE if item.is_file(follow_symlinks=False) else EntryType.OTHER


def in_data(path: str) -> bool:
    """Whether the path is one that documents are read from."""
    return path == SETTINGS or path.split("/", 1)[0] in FOLDERS
