"""Line ends of a file that is edited: the lines that stay keep theirs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

_CRLF = "\r\n"


def like(text: str, before: str) -> str:
    """`text`, whose lines end with LF, with the line ends of `before`, the file as it was.

    Lines at the top and at the bottom that are the same in both are taken as they were; those
    between end as the first line of the file does.
    """
    if _CRLF not in before:
        return text
    old, new = _lines(before), _lines(text)
    top = _alike(old, new)
    bottom = _alike(old[top:][::-1], new[top:][::-1])
    end = _CRLF if old[0].endswith(_CRLF) else "\n"
    middle = (line.replace("\n", end) for line in new[top : len(new) - bottom])
    return "".join([*old[:top], *middle, *old[len(old) - bottom :]])


def _lines(text: str) -> Sequence[str]:
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else ())]


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    same = (a.replace(_CRLF, "\n") == b for a, b in zip(old, new, strict=False))
    return sum(1 for _ in takewhile(bool, same))
