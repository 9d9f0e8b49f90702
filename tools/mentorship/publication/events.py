"""Events of a program as values for its page."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.models.fields import words
from mentorship.models.log import Event
from mentorship.models.program import Program
from mentorship.obligations.events import expected
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.program_view import EventView
from mentorship.publication.wording import id_words


def event_views(gate: Gate, situation: Situation, program: Program) -> Iterator[EventView]:
    """What was held and what is planned for a day, by day; who was there only for the pair."""
    titles = {each.id: words(each.title, gate.language) or id_words(each.id)
              for each in program.events}  # fmt: skip
    files = [
        file
        for file in gate.workspace.events
        if file.program == program.id and gate.sees(Class.of(file.class_))
    ]
    told = {file.event for file in files}
    found = [
        EventView(
            file.date,
            title_of_event(gate, program, file),
            _there(gate, situation, program, file),
        )
        for file in files
    ]
    found += [
        EventView(each.date, titles[each.id], "")
        for each in program.events
        if each.date and (each.every or each.id not in told)
    ]
    yield from sorted(found)


def title_of_event(gate: Gate, program: Program, file: Event) -> str:
    """What an event is called: as its file says, or the program, or in words of its name."""
    planned = next((each for each in program.events if each.id == file.event), None)
    title = file.title or (words(planned.title, gate.language) if planned else "")
    return title or id_words(file.event or file.id[11:] or file.id)


def _there(gate: Gate, situation: Situation, program: Program, file: Event) -> str:
    if not file.present or file.date > situation.today or not gate.sees(Class.PAIR):
        return ""
    awaited = expected(situation, program, file)
    if not awaited:
        return _("{n} took part", n=len(set(file.present)))
    there = len({*file.present} & {*awaited})
    return _("{there} of {expected} expected were there", there=there, expected=len(awaited))
