"""The hand-written pages of the knowledge base: what they are called and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


def guides(root: Path) -> tuple[Guide, ...]:
    """The pages with topics, in order of path. What cannot be read is no guide."""
    return tuple(_guides(root))


def _guides(root: Path) -> Iterator[Guide]:
    for path in sorted((root / FOLDER).rglob("*.md")):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _SIZE:
            continue
        name = path.relative_to(root).as_posix()
        try:
            document = parse(name, path.read_bytes(), note=True)
        except (OSError, Problem):
            continue
        topics = document.data.get("topics")
        title = _TITLE.search(document.body)
        if isinstance(topics, list) and title:
            yield Guide(name, title[1], tuple(map(str, topics)))
