"""When each front-matter key of a note got the value it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mentorship.history.facts import Landing

FrontMatter = Mapping[str, object]
Parser = Callable[[str], FrontMatter | None]
KeyLandings = tuple[Mapping[str, Landing | None], Landing | None]
"""The landing of each key that a note has or had, and that of every other key."""

_MISSING = object()


class NoteVersion(NamedTuple):
    """A note's front matter (None: it could not be read) and the commit that brought it."""

    landing: Landing | None
    values: FrontMatter | None


def key_landings(versions: Sequence[NoteVersion], present: FrontMatter | None) -> KeyLandings:
    """Work out the landing of each key from the versions of a note.

    `versions` are in order, oldest first; the first one with the present value of a key counts,
    so that undoing an edit does not re-date the key. Without a present value nothing is known.
    """
    readable = [version for version in versions if version.values is not None]
    if present is None or not readable:
        return {}, None
    names = sorted({name for version in readable for name in version.values or ()} | set(present))
    return {name: _first(readable, name, present) for name in names}, readable[0].landing


def same_value(one: object, other: object) -> bool:
    """Equality of plain data in which true is not 1 and the order of keys does not matter."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same_value(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_value, one, other))
    return type(one) is type(other) and one == other


def indicator_key(name: str, period: str) -> str:
    """What the value of an indicator in a period is called among the keys of its file."""
    return f"indicators/{name}/{period}"


class Reader:
    """Reads front matter, each distinct one once: most edits of a note touch its body only."""

    def __init__(self, parse: Parser) -> None:
        self._parse = parse
        self._known: dict[str, FrontMatter | None] = {}

    def figures(self, content: bytes | None) -> FrontMatter | None:
        """The values of the indicators in a record or team, by `indicator_key`."""
        # The parser knows notes: the document is the front matter of one without a text.
        values = self.values(None if content is None else b"---\n" + content + b"\n---\n")
        listed = values.get("indicators") if values else None
        if values is None:
            return None
        return {
            indicator_key(str(each.get("name")), str(period)): value
            for each in (listed if isinstance(listed, list) else ())
            if isinstance(each, Mapping) and isinstance(each.get("values"), Mapping)
            for period, value in each["values"].items()
        }

    def values(self, content: bytes | None) -> FrontMatter | None:
        """The front matter of a note's bytes; None if there is none that can be read."""
        if content is None:
            return None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            return None
        head = _head(text)
        if head not in self._known:
            self._known[head] = self._parse(text)
        return self._known[head]


def _first(versions: Sequence[NoteVersion], name: str, present: FrontMatter) -> Landing | None:
    value = present.get(name, _MISSING)
    for version in versions:
        if version.values is not None and same_value(version.values.get(name, _MISSING), value):
            return version.landing
    return None


def _head(text: str) -> str:
    """The text up to its second fence, which is all that a parser of front matter may look at."""
    end = text.find("\n---", 3)
    line_end = text.find("\n", end + 1)
    return text if end < 0 or line_end < 0 else text[:line_end]
