"""What a file may be called."""

from __future__ import annotations

import re

from mentorship.findings import shown
from mentorship.models.ids import (
    ID_PATTERN,
    LONGEST,
    id_problem,
    named_character,
    slug_problem,
    wrong_characters,
)
from mentorship.models.kinds import Named, dated, roled

_LIKE_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=-|$)")
_UNFIT = frozenset('\\:*?"<>|#%')
"""What a name may not have because an address or some file system gives it a meaning."""


def name_problem(named: Named) -> str | None:
    """Why a document may not have this name; None for a good one."""
    if named.kind.name in ("log", "answer", "event"):
        day = dated(named.id)
        form = "<survey>-<person>" if named.kind.name == "answer" else "<slug>"
        if day is None:
            if no_day := _LIKE_A_DAY.match(named.id):
                return f"begins with {no_day[0]}, which is not a day of the calendar"
            return f"is not named <date>-{form}, as in 2026-02-10-one-to-one"
        if named.kind.name == "answer":
            return id_problem(day[1], 2 * LONGEST + 1)
        return slug_problem(day[1])
    if named.kind.name in ("application", "decision"):
        role = roled(named.id)
        if role is None:
            return "is not named <person>-mentor or <person>-mentee"
        return id_problem(role[0])
    if named.kind.name == "pairing" and "folder" in named.parts:
        folder = named.parts["folder"]
        if ID_PATTERN.fullmatch(folder) is None:
            return f"lies in a folder whose name {wrong_characters(folder)}"
    return None if named.kind.name == "settings" else id_problem(named.id)


def page_problem(name: str) -> str | None:
    """Why a page of a handbook, a picture or a PDF may not have this name; None for a good one.

    These may be called in any language: they are nobody's id.
    """
    wrong = next((c for c in name if c in _UNFIT or shown(c) != c), None)
    if wrong is not None:
        return f"has {named_character(wrong)}"
    return "begins or ends with a blank" if name != name.strip() else None
