"""A file that a command is about to write."""

from __future__ import annotations

from typing import NamedTuple


class Draft(NamedTuple):
    """Path from the top of the repository and whole text; `replaces` an existing file or not."""

    path: str
    text: str
    replaces: bool = False


def modeline(kind: str, depth: int) -> str:
    """The comment that tells editors the schema; `depth` counts the folders above the file."""
    return f"# yaml-language-server: $schema={'../' * depth}docs/schemas/{kind}.json\n"
