"""Rows of text under each other in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from mentorship.findings import shown

WIDTH = 80
"""Columns of a terminal; what is longer goes on below."""
_LEAST = 30
"""Columns that words get beside a head that takes most of the line."""


def aligned(rows: Sequence[Sequence[str]], indent: str = "  ") -> list[str]:
    """Each row as one line, its cells as wide as the widest of their column."""
    safe, widths = _columns(rows)
    return [indent + _line(row, widths) for row in safe]


def aligned_folded(
    rows: Sequence[Sequence[str]], indent: str = "  ", width: int = WIDTH
) -> list[list[str]]:
    """The lines of each row: its last cell goes on below where a line is longer than `width`."""
    safe, widths = _columns(rows)
    return [_folded_row(indent, row, widths, width) for row in safe]


def folded(head: str, words: str, below: str | None = None, width: int = WIDTH) -> list[str]:
    """A line of a terminal, or several under each other, `words` beside `head`.

    What goes on stands under the first word, or behind `below`.
    """
    place = width_of(head)
    under = " " * place if below is None else below
    return list(_lines(head, under, words.split(" "), max(width, place + _LEAST)))


def command(head: str, line: str, below: str = "    ") -> list[str]:
    """A command behind `head`, or in a line of its own; it is copied, so it is never broken."""
    one = head + line
    return [one] if not head or width_of(one) <= WIDTH else [head.rstrip(), below + line]


def width_of(text: str) -> int:
    """How many places a text takes in a terminal: Chinese characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _columns(rows: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[int]]:
    """The cells as they can be shown, and how wide each column is."""
    safe = [[shown(cell) for cell in row] for row in rows]
    return safe, [max(map(width_of, column)) for column in zip(*safe, strict=True)]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()


def _folded_row(indent: str, row: Sequence[str], widths: Sequence[int], width: int) -> list[str]:
    *before, last = row
    cells = (
        f"{cell}{' ' * (wide - width_of(cell))}  "
        for cell, wide in zip(before, widths[:-1], strict=True)
    )
    return [line.rstrip() for line in folded(indent + "".join(cells), last, width=width)]


def _lines(head: str, below: str, words: Sequence[str], width: int) -> Iterator[str]:
    """Whole words, as many in a line as there is room for; a word that is too long is not cut."""
    line, empty = head, True
    for word in words:
        if not empty and width_of(line) + 1 + width_of(word) > width:
            yield line.rstrip()
            line, empty = below, True
        if empty and not word:
            continue  # of two blanks at the end of a line none begins the next
        line, empty = line + ("" if empty else " ") + word, False
    yield line.rstrip()
