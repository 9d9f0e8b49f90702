"""Rows of text under each other in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from mentorship.findings import shown


def aligned(rows: Sequence[Sequence[str]], indent: str = "  ") -> list[str]:
    """Each row as one line, its cells as wide as the widest of their column."""
    safe = [[shown(cell) for cell in row] for row in rows]
    widths = [max(width_of(cell) for cell in column) for column in zip(*safe, strict=True)]
    return [indent + _line(row, widths) for row in safe]


def width_of(text: str) -> int:
    """How many places a text takes in a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()
