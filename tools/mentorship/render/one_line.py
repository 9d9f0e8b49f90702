"""Writes HTML on one physical line, so that a Markdown builder passes it through unchanged."""

from __future__ import annotations

import re

_PRE = re.compile(r"(<pre[ >].*?</pre>)", re.DOTALL)
_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def one_line(html: str) -> str:
    """The same document on one line: line breaks inside `pre` as `&#10;`, elsewhere as a blank.

    A Markdown builder looks for blocks at the start of lines; a line that begins with `<div` and
    has no break offers it no other start. Inside `pre`, tabs and double blanks, which builders
    change too, become character references.
    """
    parts = _PRE.split(html.replace("\r\n", "\n"))
    return "".join(_kept(part) if index % 2 else _joined(part) for index, part in enumerate(parts))


def _kept(pre: str) -> str:
    return pre.replace("\n", "&#10;").replace("\t", "&#9;").replace("  ", "&#32; ")


def _joined(text: str) -> str:
    return _BREAK.sub(" ", text).replace("\n", " ").replace("\t", " ").replace("\r", " ")
