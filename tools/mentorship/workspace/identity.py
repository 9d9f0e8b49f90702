"""What a file may be called: its name is an id, an address and a path on every system."""

from __future__ import annotations

from mentorship.findings import shown
from mentorship.models.fields import ID_PATTERN
from mentorship.models.kinds import Named, dated, roled

LONGEST = 64
"""Characters of the longest id."""

_UNFIT = frozenset('\\:*?"<>|#%')
"""What a name may not have because an address or some file system gives it a meaning."""

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
    }
)


def id_problem(identity: str, longest: int = LONGEST) -> str | None:
    """Why `identity` is not an id (of at most `longest` characters); None for a good one."""
    if len(identity) > longest:
        return f"has {len(identity)} characters; at most {longest} are allowed"
    if ID_PATTERN.fullmatch(identity) is None:
        return _wrong_characters(identity)
    if ".." in identity:
        return "has two dots in a row"
    if not any(character.isalpha() for character in identity):
        return "needs at least one letter"
    if identity in _YAML_WORDS:
        return "is a word of YAML"
    if identity.split(".", 1)[0] in _DEVICES:
        return "is reserved on Windows"
    if identity in _RESERVED or identity.endswith(_EXTENSIONS):
        return "is reserved"
    return None


def name_problem(named: Named) -> str | None:
    """Why a document may not have this name; None for a good one."""
    if named.kind.name in ("log", "answer", "event"):
        day = dated(named.id)
        form = "<survey>-<person>" if named.kind.name == "answer" else "<slug>"
        if day is None:
            return f"is not named <date>-{form}, as in 2026-02-10-one-to-one"
        if named.kind.name == "answer":
            return id_problem(day[1], 2 * LONGEST + 1)
        return id_problem(day[1]) if day[1].strip("0123456789") else None
    if named.kind.name in ("application", "decision"):
        role = roled(named.id)
        if role is None:
            return "is not named <person>-mentor or <person>-mentee"
        return id_problem(role[0])
    if named.kind.name == "pairing" and "folder" in named.parts:
        folder = named.parts["folder"]
        if ID_PATTERN.fullmatch(folder) is None:
            return f"lies in a folder whose name {_wrong_characters(folder)}"
    return None if named.kind.name == "settings" else id_problem(named.id)


def page_problem(name: str) -> str | None:
    """Why a page of a handbook, a picture or a PDF may not have this name; None for a good one.

    These may be called in any language: they are nobody's id.
    """
    wrong = next((c for c in name if c in _UNFIT or shown(c) != c), None)
    if wrong is not None:
        return f"has {_named(wrong)}"
    return "begins or ends with a blank" if name != name.strip() else None


def _wrong_characters(identity: str) -> str:
    if not identity:
        return "is empty"
    for character in identity:
        if character not in "abcdefghijklmnopqrstuvwxyz0123456789.-":
            return f"may only have a-z, 0-9, - and .; found {_named(character)}"
    return "must begin and end with a letter or a digit"


def _named(character: str) -> str:
    if character.isascii() and character.isprintable():
        return f"{character!r}"
    if 0xDC80 <= ord(character) <= 0xDCFF:
        return f"the byte {shown(character)}, which is not UTF-8"
    return f"U+{ord(character):04X}"
