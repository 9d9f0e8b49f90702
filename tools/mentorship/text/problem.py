"""Why a text could not be read, and where."""

from __future__ import annotations


class Problem(Exception):  # noqa: N818 - a problem of the text, not of the program
    """A text that cannot be read: finding code, line and column from 1, words, and what helps."""

    def __init__(self, code: str, line: int, column: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column (code points), from 1, of the character at `offset`; lines end at LF."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1
