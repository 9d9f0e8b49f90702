"""Questions that notes keep: lines that begin with `Asked:`, in Chinese `提问：`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mentorship.models.log import Log
from mentorship.obligations.actions import FENCED

_LINE = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?(?P<mark>\*\*|__)?"
    r"(?:asked|\u63d0\u95ee)(?(mark)(?:(?P=mark))?)"
    r"[ \t]*[:\uff1a](?(mark)(?:(?P=mark))?)[ \t]*(?P<text>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK = re.compile(r"[\W_]+")


class Question(NamedTuple):
    """A question that somebody asked in a meeting, as the note has it."""

    text: str
    note: Log
    line: int

    @property
    def key(self) -> str:
        """The same for questions that differ in case, blanks and punctuation alone."""
        return _BLANK.sub(" ", self.text.casefold()).strip()


def questions_in(note: Log) -> Iterator[Question]:
    """The questions of a note, in order; what stands in a code block is none."""
    if "\u63d0\u95ee" not in note.body and "asked" not in note.body.casefold():
        return
    text = FENCED.sub(lambda code: "\n" * code[0].count("\n"), note.body)
    for match in _LINE.finditer(text):
        line = note.body_line + text.count("\n", 0, match.start())
        yield Question(match["text"].strip(), note, line)
