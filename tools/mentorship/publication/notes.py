"""Notes as values for pages: rendered where the audience may read them."""

from __future__ import annotations

from datetime import date

from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.obligations.calls import calls
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.notes import present
from mentorship.obligations.obligation import State
from mentorship.obligations.obligations import Situation, obligations_of
from mentorship.publication.attachments import attachments_of, is_readable
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.note_facts import note_facts
from mentorship.publication.parts import NoteView
from mentorship.publication.views import Action, Call


def notes_of(gate: Gate, situation: Situation, pairing: Pairing) -> tuple[NoteView, ...]:
    """The notes that the audience may read, newest first; those after today are not yet there."""
    notes = gate.workspace.logs_of.get(pairing.id, ())
    seen = (note for note in reversed(notes) if note.date <= situation.today)
    return tuple(_note(gate, pairing, note) for note in seen if is_readable(gate, note))


def lessons_of(gate: Gate, situation: Situation, pairing: Pairing) -> tuple[tuple[date, str], ...]:
    """One line worth keeping of each note that has one, newest first; for members."""
    if not gate.sees(Class.MEMBERS):
        return ()
    notes = reversed(gate.workspace.logs_of.get(pairing.id, ()))
    return tuple((n.date, n.lesson) for n in notes if n.lesson and n.date <= situation.today)


def calls_of(gate: Gate, situation: Situation, pairing: Pairing) -> tuple[Call, ...]:
    """Calls for help that stand, oldest first."""
    pair = engagement_of(situation, pairing)
    if pair is None or not gate.sees(Class.PAIR):
        return ()
    return tuple(Call(call.kind, call.text, call.note.date) for call in calls(pair))


def actions_of(gate: Gate, situation: Situation, pairing: Pairing) -> tuple[Action, ...]:
    """Action items of the pair that are not done, by day."""
    if not gate.sees(Class.PAIR) or engagement_of(situation, pairing) is None:
        return ()
    open_states = (State.OVERDUE, State.DUE_SOON, State.UPCOMING)
    return tuple(
        Action(str(each.title), gate.person(each.owners[0]), each.due, each.state.value)
        for each in obligations_of(situation, pairing)
        if each.kind == "action" and each.state in open_states and each.owners
    )


def _note(gate: Gate, pairing: Pairing, note: Log) -> NoteView:
    detailed = gate.sees(Class.PAIR)
    folder = f"logs/{pairing.id}"
    return NoteView(
        anchor=f"note-{note.id}",
        day=note.date,
        kind=note.kind,
        by=gate.person(note.by) if note.by and detailed else None,
        present=tuple(gate.person(name) for name in present(note, pairing)) if detailed else (),
        minutes=note.minutes if detailed else None,
        format=note.format if detailed else None,
        held=note.held or not detailed,
        facts=tuple(note_facts(gate, pairing, note)) if detailed else (),
        body=note.body,
        body_line=note.body_line,
        lesson=note.lesson,
        files=tuple(
            (path.removeprefix(f"{folder}/"), path)
            for path in attachments_of(gate, folder, (note.body,))
        ),
    )
