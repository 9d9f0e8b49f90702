"""Line ends of a file that is edited: the lines that stay keep theirs."""

from __future__ import annotations

from itertools import takewhile


def like(text: str, before: str) -> str:
    """`text`, whose lines end with LF, with the line ends of `before`, the file as it was.

    Lines at the top and at the bottom that are the same in both are taken as they were; those
    between end as the first line of the file does.
    """
    if "\r\n" not in before:
        return text
    old, new = before.split("\n"), text.split("\n")
    top = _alike(old, new)
    rest = min(len(old), len(new)) - top
    bottom = min(rest, _alike(old[::-1], new[::-1]))
    end = "\r" if old[0].endswith("\r") else ""
    middle = [line + end for line in new[top : len(new) - bottom]]
    if not bottom and middle:
        middle[-1] = new[-1]  # what follows the last line end
    return "\n".join([*old[:top], *middle, *(old[len(old) - bottom :] if bottom else ())])


def _alike(old: list[str], new: list[str]) -> int:
    same = (a.removesuffix("\r") == b for a, b in zip(old, new, strict=False))
    return sum(1 for _ in takewhile(bool, same))
