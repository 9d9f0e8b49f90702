"""Notes that everybody may read, as the public site shows them: without who was there."""

from __future__ import annotations

import re

from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.parts import NoteView

_WITHOUT_BLANKS = "\u2e80"
"""The first character of the scripts of East Asia, which write words without blanks."""


def notes_for_all(gate: Gate, situation: Situation, program: str) -> tuple[NoteView, ...]:
    """The notes of a program of `class: public`, newest first.

    In their texts, ids and full names of people who may not appear are replaced; files stay away,
    for their addresses name the pairing.
    """
    space = gate.workspace
    notes = [
        note
        for pairing in space.pairings_of.get(program, ())
        for note in space.logs_of.get(pairing.id, ())
        if Class.of(note.class_) is Class.PUBLIC and note.date <= situation.today
    ]
    notes.sort(key=lambda note: (note.date, note.path), reverse=True)
    return tuple(
        NoteView(
            anchor=f"note-{number}",
            day=note.date,
            kind=note.kind,
            by=None,
            present=(),
            minutes=None,
            format=None,
            held=True,
            facts=(),
            body=without_people(gate, note.body),
            body_line=note.body_line,
            lesson=None,
            files=(),
        )
        for number, note in enumerate(notes, start=1)
    )


def without_people(gate: Gate, text: str) -> str:
    """The text with what the audience may know in place of ids and full names.

    An id of one word, which could be any word, counts where it is mentioned: `@lin`.
    """
    space = gate.workspace
    shown = {f"@{name}": gate.person(name).text for name in space.people}
    shown |= {name: gate.person(name).text for name in space.people if _is_special(name)}
    shown |= {name: gate.pairing_title(p) for name, p in space.pairings.items()}
    shown |= {person.name: gate.person(person.id).text for person in space.people.values()}
    if not shown:
        return text
    longest_first = sorted(shown, key=lambda name: (-len(name), name))
    pattern = "|".join(f"{_edge(n[0])}{re.escape(n)}{_edge(n[-1])}" for n in longest_first)
    return re.sub(pattern, lambda match: shown[match[0]], text)


def _is_special(identity: str) -> bool:
    return "." in identity or "-" in identity


def _edge(character: str) -> str:
    """Where words have blanks between them, a name ends where a word does."""
    return r"\b" if character.isalnum() and character < _WITHOUT_BLANKS else ""
