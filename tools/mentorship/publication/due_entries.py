"""An obligation as an entry of a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.language import _
from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.situation import Situation
from mentorship.publication.entries import MORNING, Entry, one_line, stable_id
from mentorship.publication.gate import Gate
from mentorship.publication.wording import title_of

_CANCELLED = (State.WAIVED, State.PAUSED)


def has_entry(each: Obligation, since: date) -> bool:
    """Whether it stands in calendars: what is open, and for a while what no longer is.

    What is blocked has no day that could be relied on. An event with a day of its own, or one that
    was held, stands there itself.
    """
    if each.due is None or each.state is State.BLOCKED:
        return False
    if each.kind == "event" and (each.window is None or each.state.is_met):
        return False
    return each.state.is_open or each.due >= since


def due_entry(gate: Gate, situation: Situation, each: Obligation, *, gone: bool) -> Entry:
    """A whole day: what is due, by whom. It rings as often as people are reminded of it.

    Cancelled is what is waived or paused, and what is `gone` because its pairing has ended. What
    is met has a check mark, and rings no more.
    """
    due = each.due or situation.today
    cancelled = gone or each.state in _CANCELLED
    rings = each.state.is_open and not cancelled
    return Entry(
        stable_id(situation, each.id),
        _summary(gate, each),
        "\n".join(_description(gate, each)),
        due,
        alarms=tuple(MORNING - (due - day) for day in each.remind) if rings else (),
        cancelled=cancelled,
    )


def files_behind(situation: Situation, pairing: Pairing) -> Iterator[str]:
    """The files that decide what is owed in a pairing, and by when."""
    space = situation.workspace
    program, approval = space.program_of(pairing), space.approvals.get(pairing.id)
    yield from (space.settings.path, pairing.path)
    yield from (each.path for each in (program, approval) if each)
    for person in pairing.people:
        for known in (space.people.get(person), space.profiles.get(person)):
            if known:
                yield known.path
    yield from (note.path for note in space.logs_of.get(pairing.id, ()))
    yield from (answer.path for answer in space.answers_of.get(pairing.id, ()))


def files_of(each: Obligation) -> Iterator[str]:
    """The files that an obligation of no pairing rests on."""
    yield each.spot.path
    if each.evidence:
        yield each.evidence.spot.path


def _summary(gate: Gate, each: Obligation) -> str:
    title = title_of(each, gate.language)
    pairing = gate.workspace.pairings.get(each.pairing or "")
    if each.about and (pairing is None or len(pairing.mentees) > 1):
        title = _("{title} ({person})", title=title, person=gate.person(each.about).text)
    if pairing:
        title = _("{title} – {pair}", title=title, pair=gate.pairing_title(pairing))
    return one_line(f"✓ {title}" if each.state.is_met else _("Due: {title}", title=title))


def _description(gate: Gate, each: Obligation) -> Iterator[str]:
    owners = _(", ").join(gate.person(name).text for name in each.owners)
    if owners:
        yield one_line(_("Owed by {people}", people=owners))
    program = gate.workspace.programs.get(each.program)
    if program:
        yield one_line(words(program.title, gate.language))
