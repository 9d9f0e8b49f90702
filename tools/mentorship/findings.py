"""What everybody speaks about: places, findings about them, and the one exception of ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class MentorshipError(Exception):
    """An operator's problem, said in one line; `code` is the exit code of the command.

    2 is wrong usage, 3 an environment that is unfit, 4 a remote that failed.
    """

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code


class Severity(StrEnum):
    """How much a finding matters; `rank` 0 is the gravest."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return tuple(Severity).index(self)


class Place(NamedTuple):
    """Somewhere in the repository: POSIX path, line and column from 1, columns in code points."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{shown(self.path)}:{self.line}:{self.column}"


class Related(NamedTuple):
    """A second place that belongs to a finding, and what is there."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something is wrong, here, and this would be right.

    `subject` is what the finding is about in words that survive an edit elsewhere in the file;
    empty means the message itself says it.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    subject: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """The same finding in two trees has the same identity, whatever line it stands on."""
        return self.code, self.place.path, self.subject or self.message

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by place, then by code and message."""
        return (*self.place, self.code, self.message)

    def graded(self, severity: Severity) -> Finding:
        """The same finding with the severity that the organisation configured."""
        return replace(self, severity=severity)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings sorted by place, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))


def shown(text: str) -> str:
    """`text` safe to print on one line: control and bidirectional characters, lone surrogates and
    line separators as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    point = ord(character)
    if 0xDC80 <= point <= 0xDCFF:  # a byte of a file name that is not UTF-8 (surrogateescape)
        return f"\\x{point - 0xDC00:02x}"
    if character.isprintable() and not 0xD800 <= point <= 0xDFFF:
        return character
    escapes = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return escapes.get(character) or (f"\\x{point:02x}" if point < 0x100 else f"U+{point:04X}")
