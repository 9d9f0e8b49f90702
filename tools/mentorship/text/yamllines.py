"""The quick way through what most files are: lines `key: value` of plain words and short lists.

A text is taken only if all of it has this form, in which no character means anything else to YAML.
Every other text is composed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

_WORDS = r"\w(?:[\w ./+-]*[\w./+-])?"
_KEY = r"[a-z0-9][\w./-]{0,63}"
_ITEM = rf"(?:{_WORDS}|'[\w ./:@+-]*')"
_LIST = rf"\[{_ITEM}(?:, {_ITEM})*\]"
_MAP = rf"\{{{_KEY}: {_ITEM}(?:, {_KEY}: {_ITEM})*\}}"
_MAPS = rf"\{{{_KEY}: {_MAP}(?:, {_KEY}: {_MAP})*\}}"
_VALUE = f"(?:{_ITEM}|{_LIST}|{_MAP}|{_MAPS})"
_LINES = re.compile(rf"\n?(?:#[\w ./:$=-]*\n)*(?:{_KEY}: {_VALUE}\n)+").fullmatch

_MAPPINGS = re.compile(r"(?<=\}), ").split


class _GivenTwiceError(Exception):
    """A key stands twice in a mapping."""


def read_lines(text: str, scalar: Callable[[str], Any]) -> dict[str, Any] | None:
    """The value of a text of this form, its plain words typed by `scalar`.

    None for a text of another form, and where a key is given twice.
    """
    if not _LINES(text):
        return None
    lines = (line for line in text.split("\n") if line and line[0] != "#")
    try:
        return _mapping(lines, scalar)
    except _GivenTwiceError:
        return None


def _mapping(pairs: Iterable[str], scalar: Callable[[str], Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for pair in pairs:
        key, _, item = pair.partition(": ")
        if key in values:
            raise _GivenTwiceError
        if item[0] == "[":
            values[key] = [_item(each, scalar) for each in item[1:-1].split(", ")]
        elif item[-2:] == "}}":
            values[key] = _mapping(_MAPPINGS(item[1:-1]), scalar)
        elif item[0] == "{":
            values[key] = _mapping(item[1:-1].split(", "), scalar)
        else:
            values[key] = _item(item, scalar)
    return values


def _item(text: str, scalar: Callable[[str], Any]) -> Any:
    return text[1:-1] if text[0] == "'" else scalar(text)
