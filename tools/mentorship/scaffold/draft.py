"""A file that a command is about to write."""

from __future__ import annotations

from typing import NamedTuple


class Draft(NamedTuple):
    """Path from the top of the repository and whole text; `replaces` an existing file or not.

    With `copy_of` the content is that of another file, byte for byte, and there is no text.
    """

    path: str
    text: str
    replaces: bool = False
    copy_of: str = ""


def modeline(kind: str, depth: int) -> str:
    """The comment that tells editors the schema; `depth` counts the folders above the file."""
    return f"# yaml-language-server: $schema={'../' * depth}docs/schemas/{kind}.json\n"
