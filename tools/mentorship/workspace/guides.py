"""The hand-written pages of the knowledge base: what they are called and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mentorship.language import SOURCE, translated
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

    @property
    def address(self) -> str:
        """Where it stands on the site: `docs/guides/feedback.md` at `guides/feedback.html`."""
        return self.path.removeprefix(f"{FOLDER}/").removesuffix(".md") + ".html"


class Written(NamedTuple):
    """What is written by hand in docs/: the addresses of its pages and files, and its guides."""

    addresses: tuple[str, ...] = ()
    guides: tuple[Guide, ...] = ()


def guides(pages: Mapping[str, bytes | None], language: str = SOURCE) -> tuple[Guide, ...]:
    """Those of the files of docs/ with topics, in order of path. What cannot be read is none.

    A translation is no page of its own; it gives the title where it is in `language`.
    """
    originals = {path: text for path, text in pages.items() if translated(path) is None}
    found = _guides(originals)
    if language == SOURCE:
        return tuple(found)
    there = {made[0]: path for path in pages if (made := translated(path)) and made[1] == language}
    return tuple(
        guide._replace(title=_title_of(pages[there[guide.path]]) or guide.title)
        if guide.path in there
        else guide
        for guide in found
    )


def pages_in(root: Path) -> Mapping[str, bytes | None]:
    """The Markdown files under docs/ by path, None for one that cannot be read or is too large."""
    paths = sorted((root / FOLDER).rglob("*.md"))
    return {path.relative_to(root).as_posix(): _content(path) for path in paths}


def pages_of(documents: Mapping[str, Path]) -> Mapping[str, bytes | None]:
    """The same for files that are known by their path below docs/, wherever they lie."""
    return {
        f"{FOLDER}/{name}": _content(path)
        for name, path in sorted(documents.items())
        if name.endswith(".md")
    }


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


def _title_of(content: bytes | None) -> str:
    found = _TITLE.search((content or b"").decode("utf-8", "replace"))
    return found[1] if found else ""
