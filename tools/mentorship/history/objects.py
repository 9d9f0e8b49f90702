"""Commits by name and blobs by id, asked on standard input, where nothing is an option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mentorship.findings import shown
from mentorship.history.door import Door, GitError


def commit_ids(door: Door, revisions: Sequence[str]) -> tuple[str | None, ...]:
    """The commit that each revision names, None where it names none."""
    usable = [bool(revision) and revision.isprintable() for revision in revisions]
    names = [
        f"{revision}^{{commit}}" if good else "-"
        for revision, good in zip(revisions, usable, strict=True)
    ]
    said = door.ask("cat-file", "--batch-check", "--buffer", stdin=_lines(names)).decode(
        "utf-8", "replace"
    )
    found = [line.split(" ") for line in said.splitlines()]
    return tuple(words[0] if words[1:2] == ["commit"] else None for words in found)


def read_blobs(door: Door, ids: Iterable[str], limit: int) -> Mapping[str, bytes | None]:
    """The content of each blob, None for one of more than `limit` bytes, which is never read."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    sizes = _sizes(door, wanted)
    small = [name for name in wanted if sizes[name] <= limit]
    return {**dict.fromkeys(wanted), **_contents(door, small)}


def _sizes(door: Door, ids: Sequence[str]) -> Mapping[str, int]:
    said = door.ask("cat-file", "--batch-check", "--buffer", stdin=_lines(ids)).decode()
    sizes: dict[str, int] = {}
    for name, line in zip(ids, said.splitlines(), strict=True):
        words = line.split(" ")
        if words[1:2] != ["blob"]:
            is_missing = words[1:2] == ["missing"]
            fault = "is missing" if is_missing else f"is a {shown(words[1])}, not a file"
            raise GitError(f"object {shown(name)} {fault}")
        sizes[name] = int(words[2])
    return sizes


def _contents(door: Door, ids: Sequence[str]) -> Mapping[str, bytes]:
    """Read `<id> blob <size>`, the bytes and a line end, for each id in turn."""
    said = door.ask("cat-file", "--batch", "--buffer", stdin=_lines(ids)) if ids else b""
    contents: dict[str, bytes] = {}
    position = 0
    for name in ids:
        header_end = said.index(b"\n", position)
        size = int(said[position:header_end].rpartition(b" ")[2])
        contents[name] = said[header_end + 1 : header_end + 1 + size]
        position = header_end + 1 + size + 1
    return contents


def _lines(names: Sequence[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
