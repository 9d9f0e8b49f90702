"""An issue as it should be, an issue as it is, and the mark by which one is known as the other."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

CLOSED, DUPLICATE = "closed", "duplicate"
"""In place of the facts, in the mark of an issue that was closed here."""

_MARK = re.compile(r"<!-- mentorship: ([0-9a-f]{16}|[a-z]+-[0-9]+) ([0-9a-f]{12}|[a-z]+) -->")


class Mark(NamedTuple):
    """The hidden mark of an issue: what it is about, and which facts it tells."""

    key: str
    facts: str

    def __str__(self) -> str:
        return f"<!-- mentorship: {self.key} {self.facts} -->"


class Wanted(NamedTuple):
    """An issue that there should be.

    `key` says what it is about, the same as long as that is owed; `assignees` are accounts of the
    git host; `remark` is one line about it for the terminal.
    """

    key: str
    title: str
    body: str
    assignees: tuple[str, ...] = ()
    remark: str = ""

    @property
    def mark(self) -> Mark:
        """The mark, which changes as soon as anything does that the issue tells."""
        told = "\0".join((self.title, self.body, *self.assignees))
        return Mark(self.key, _hashed(told)[:12])


class Existing(NamedTuple):
    """An issue of ours as it is; `mark` None where somebody has taken it out.

    `reason` is why it was closed (`completed`, `not_planned` ...), `updated` the instant of the
    last change as the service writes it, which sorts as text.
    """

    number: int
    title: str
    is_open: bool
    reason: str | None
    mark: Mark | None
    updated: str

    @property
    def is_closed_here(self) -> bool:
        """Whether it was closed by this program, and not by a person."""
        return self.mark is not None and self.mark.facts in (CLOSED, DUPLICATE)


def key_of(obligation_id: str) -> str:
    """The key of an obligation: 16 hex digits of SHA-256 over its id.

    An id is made of people's, of any length and in any script; its hash names nobody, has one
    form, and can hold nothing that ends a comment.
    """
    return _hashed(obligation_id)[:16]


def is_of_several(key: str) -> bool:
    """Whether it is the key of a list or of counts, `list-1`, and not of one obligation."""
    return "-" in key


def marked(body: str, mark: Mark) -> str:
    """The body with its mark as the last line."""
    return f"{body.rstrip()}\n\n{mark}\n"


def mark_in(body: str) -> Mark | None:
    """The last mark in a body."""
    found = _MARK.findall(body)
    return Mark(*found[-1]) if found else None


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
