"""What a note says about people: who was there, whom it is about, whether it says anything."""

from __future__ import annotations

import re

from mentorship.models.log import Log
from mentorship.models.pairing import Pairing

SESSIONS = frozenset({"session", "assessment", "defence"})
"""Kinds of note that are meetings of the pair."""

_FRAME = frozenset(
    {"kind", "date", "at", "by", "present", "for_", "format", "class_", "next", "ignore"}
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NO_WORDS = re.compile(
    r"#.*|[-*+] \[ \] .*\(@[^()]*\)|(?:[-*+]|[0-9]+[.)])\s*(?:\[[ xX]\])?|[-*_ ]*"
)


def present(note: Log, pairing: Pairing) -> tuple[str, ...]:
    """Who was there; if the note does not say, its writer or the first mentor, and all mentees."""
    if note.present is not None:
        return note.present
    mentor = note.by if note.by in pairing.mentors else pairing.mentors[0]
    return (mentor or pairing.mentors[0], *pairing.mentees)


def about(note: Log, pairing: Pairing) -> tuple[str, ...]:
    """The mentees that a note is about.

    `for` says it. Without it: the only mentee; else the writer, if a mentee; else all mentees
    who were there.
    """
    if note.for_ is not None:
        return tuple(person for person in pairing.mentees if person in note.for_)
    if len(pairing.mentees) == 1:
        return pairing.mentees
    if note.by in pairing.mentees:
        return (note.by,) if note.by else ()
    there = present(note, pairing)
    return tuple(person for person in pairing.mentees if person in there)


def is_meeting(note: Log, pairing: Pairing) -> bool:
    """Whether at least one mentor and one mentee met."""
    if not note.held or note.kind not in SESSIONS:
        return False
    there = present(note, pairing)
    return any(p in there for p in pairing.mentors) and any(p in there for p in pairing.mentees)


def is_blank(note: Log) -> bool:
    """Whether a note was left as the template: no word of text, and no key that says something.

    Headings, comments, empty list items and rules are no words, nor are actions that are still
    open: a new note begins with those of the last one.
    """
    said = note.model_fields_set - _FRAME
    if said - {"held"} or not note.held:
        return False
    lines = _COMMENT.sub("", note.body).splitlines()
    return all(_NO_WORDS.fullmatch(line.strip()) for line in lines)
