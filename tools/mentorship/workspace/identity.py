"""What a file may be called: its name is an id, an address and a path on every system."""

from __future__ import annotations

from mentorship.findings import shown
from mentorship.models.fields import ID_PATTERN
from mentorship.models.kinds import Named, dated, roled

LONGEST = 64
_YAML_WORDS = frozenset("true false null yes no on off y n".split())
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


def id_problem(identity: str) -> str | None:
    """Why `identity` is not an id, in words; None for a good one."""
    if len(identity) > LONGEST:
        return f"has {len(identity)} characters; at most {LONGEST}"
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
        return id_problem(day[1]) if day[1].strip("0123456789") else None
    if named.kind.name in ("application", "decision"):
        role = roled(named.id)
        if role is None:
            return "is not named <person>-mentor or <person>-mentee"
        return id_problem(role[0])
    return None if named.kind.name in ("settings", "program") else id_problem(named.id)


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
    return shown(character) if ord(character) >= 0xDC80 else f"U+{ord(character):04X}"
