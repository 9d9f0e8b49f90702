"""What an id is: a file name, an address and a path on every system."""

from __future__ import annotations

import re

from mentorship.findings import shown

ID_PATTERN = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
LONGEST = 64
"""Characters of the longest id."""

_YAML_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))]
)
_EXTENSIONS = (
    ".yml",
    ".yaml",
    ".md",
    ".age",
    ".json",
    ".lock",
    ".git",
    ".html",
    ".ics",
    ".csv",
    ".svg",
    ".xml",
)
_RESERVED = frozenset(
    {
        "index",
        "approvals",
        "teams",
        "profiles",
        "records",
        "surveys",
        "files",
        "events",
        "applications",
        "decisions",
        "tallies",
    }
)


def id_problem(identity: str, longest: int = LONGEST) -> str | None:
    """Why `identity` is not an id (of at most `longest` characters); None for a good one."""
    if len(identity) > longest:
        return f"has {len(identity)} characters; at most {longest} are allowed"
    if ID_PATTERN.fullmatch(identity) is None:
        return wrong_characters(identity)
    if ".." in identity:
        return "has two dots in a row"
    if not identity.islower():  # of its characters only letters have a case
        return "needs at least one letter"
    if identity in _YAML_WORDS:
        return "is a word of YAML"
    if identity.split(".", 1)[0] in _DEVICES:
        return "is reserved on Windows"
    if identity in _RESERVED or identity.endswith(_EXTENSIONS):
        return "is reserved"
    return None


def slug_problem(slug: str) -> str | None:
    """Why `slug` may not stand behind a day in a file name; None for a good one, or for none.

    It is nobody's name: only its characters and its length matter.
    """
    if len(slug) > LONGEST:
        return f"has {len(slug)} characters after the date; at most {LONGEST} are allowed"
    if slug and ID_PATTERN.fullmatch(slug) is None:
        return wrong_characters(slug)
    if ".." in slug:
        return "has two dots in a row"
    return "has a second extension" if slug.endswith(_EXTENSIONS) else None


def wrong_characters(identity: str) -> str:
    """What is wrong with a text that is not of the form of an id."""
    if not identity:
        return "is empty"
    for character in identity:
        if character not in "abcdefghijklmnopqrstuvwxyz0123456789.-":
            return f"may only have a-z, 0-9, - and .; found {named_character(character)}"
    return "must begin and end with a letter or a digit"


def named_character(character: str) -> str:
    """A character as a message can name it: itself in quotes, its byte, or its code point."""
    if character.isascii() and character.isprintable():
        return f"{character!r}"
    if 0xDC80 <= ord(character) <= 0xDCFF:
        return f"the byte {shown(character)}, which is not UTF-8"
    return f"U+{ord(character):04X}"
