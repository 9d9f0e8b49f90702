"""The hand-written pages of the knowledge base: what they are called and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mentorship.text.document import parse
from mentorship.text.problem import Problem

FOLDER = "docs"
_SIZE = 256 * 1024
_TITLE = re.compile(r"^#[ \t]+(\S.*?)[ \t]*#*$", re.MULTILINE)


class Guide(NamedTuple):
    """A page: its path in the repository, its first heading, and its `topics:`."""

    path: str
    title: str
    topics: tuple[str, ...]


def guides(pages: Mapping[str, bytes | None]) -> tuple[Guide, ...]:
    """Those of the files of docs/ with topics, in order of path. What cannot be read is none."""
    return tuple(_guides(pages))


def pages_in(root: Path) -> Mapping[str, bytes | None]:
    """The Markdown files under docs/ by path, None for one that cannot be read or is too large."""
    paths = sorted((root / FOLDER).rglob("*.md"))
    return {path.relative_to(root).as_posix(): _content(path) for path in paths}


def _content(path: Path) -> bytes | None:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _SIZE:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _guides(pages: Mapping[str, bytes | None]) -> Iterator[Guide]:
    for name, content in sorted(pages.items()):
        if content is None or not name.endswith(".md"):
            continue
        try:
            document = parse(name, content, note=True)
        except Problem:
            continue
        topics = document.data.get("topics")
        title = _TITLE.search(document.body)
        if isinstance(topics, list) and title:
            yield Guide(name, title[1], tuple(map(str, topics)))
