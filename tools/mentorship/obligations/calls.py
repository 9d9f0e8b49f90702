"""Calls for help in notes: lines that begin with `Help wanted:`, `Blocked:` or `Blocker:`, in
English or Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from mentorship.models.log import Log
from mentorship.obligations.actions import FENCED
from mentorship.obligations.engagement import Engagement

Kind = Literal["help wanted", "blocked"]

_LINE = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?(?P<mark>\*\*|__)?"
    r"(?P<word>help wanted|blocke[dr]|\u6c42\u52a9|\u53d7\u963b)(?(mark)(?:(?P=mark))?)"
    r"[ \t]*[:\uff1a](?(mark)(?:(?P=mark))?)[ \t]*(?P<text>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_HELP = frozenset({"help wanted", "\u6c42\u52a9"})


class Call(NamedTuple):
    """A line by which somebody of a pair asks for help, or says what holds them up."""

    kind: Kind
    text: str
    note: Log
    line: int


def calls_in(note: Log) -> Iterator[Call]:
    """The calls of a note, in order; what stands in a code block is none."""
    text = FENCED.sub(lambda code: "\n" * code[0].count("\n"), note.body)
    for match in _LINE.finditer(text):
        kind: Kind = "help wanted" if match["word"].casefold() in _HELP else "blocked"
        line = note.body_line + text.count("\n", 0, match.start())
        yield Call(kind, match["text"].strip(), note, line)


def calls(pair: Engagement) -> tuple[Call, ...]:
    """The calls that stand: those since the newest meeting, its own among them, each once.

    A meeting is where one is taken up. What is still open is written again in its note, where
    `new log` puts it.
    """
    if pair.ending.over:
        return ()
    newest = max((note.date for note in pair.meetings), default=None)
    found = (
        call
        for note in pair.notes
        if newest is None or note.date >= newest
        for call in calls_in(note)
    )
    return tuple({(call.kind, call.text.casefold()): call for call in found}.values())
