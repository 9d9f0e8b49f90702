"""What is planned for a day or a time: meetings of pairs, events of programs, begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from mentorship.language import _
from mentorship.models.fields import words
from mentorship.models.log import Event, Log
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program, ProgramEvent
from mentorship.obligations.calendar import earlier
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.meetings import zone_of
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.entries import MORNING, Entry, one_line, sequence_of, stable_id
from mentorship.publication.events import title_of_event
from mentorship.publication.gate import Gate
from mentorship.publication.wording import id_words

_LENGTH = 60
"""Minutes of a meeting or event of which nobody wrote how long it takes."""


class PlannedEvent(NamedTuple):
    """An event of a program as an entry, and who takes part: all, mentors or mentees."""

    for_: str
    entry: Entry

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return self.entry.order[0]


def meetings(gate: Gate, situation: Situation, pairing: Pairing) -> Iterator[Entry]:
    """The meetings that `next:` of the pair's notes plans, each named by its note.

    A meeting that a newer note replaced before it came, or that would be after the end, is
    cancelled. Nothing for readers who may not see the notes.
    """
    pair = engagement_of(situation, pairing)
    if pair is None or not gate.sees(Class.PAIR):
        return
    planned = (note for note in pair.notes if note.next)
    for note, newer in pairwise((*planned, None)):
        if note and note.next:
            day = _day(note.next)
            replaced = newer is not None and newer.date < day
            yield _meeting(gate, pair, note, cancelled=replaced or day > pair.life.last)


def _meeting(gate: Gate, pair: Engagement, note: Log, *, cancelled: bool) -> Entry:
    situation, start = pair.situation, note.next or note.date
    timed = isinstance(start, datetime)
    program = words(pair.program.title, gate.language)
    return Entry(
        stable_id(situation, f"{pair.id}/meeting/{note.id}"),
        one_line(_("Meeting: {pair}", pair=gate.pairing_title(pair.pairing))),
        program,
        start,
        str(zone_of(pair, note)) if timed else None,
        (note.minutes or _LENGTH) if timed else 0,
        () if cancelled else _alarms(situation, pair.program, start),
        sequence_of(gate, situation, [note.path, pair.pairing.path, pair.program.path]),
        cancelled,
    )


def event_entries(gate: Gate, situation: Situation, program: Program) -> tuple[PlannedEvent, ...]:
    """The events of a program that the audience may know of, held or ahead, in order of day.

    An event with a day of its own stands there until a file says when it was held.
    """
    own = [file for file in gate.workspace.events if file.program == program.id]
    files = [file for file in own if gate.sees(Class.of(file.class_))]
    planned = {event.id: event for event in program.events}
    single = {event.id for event in program.events if event.date and not event.every}
    first = {file.event or "": file for file in reversed(files) if file.event in single}
    found = [
        _held(gate, situation, program, file, planned[file.event or ""])
        if first.get(file.event or "") is file
        else _other(gate, situation, program, file, planned.get(file.event or ""))
        for file in files
    ]
    found += [
        _ahead(gate, situation, program, event) for event in program.events
        if event.id in single and event.id not in first
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.entry.order))


def _held(
    gate: Gate, situation: Situation, program: Program, file: Event, planned: ProgramEvent
) -> PlannedEvent:
    """An event that had a day of its own, as its file says that it was, or will be."""
    when = _told(gate, file)
    when = when._replace(at=when.at or planned.at, minutes=when.minutes or planned.minutes)
    title = title_of_event(gate, program, file)
    entry = _event(gate, situation, program, f"{program.id}/{planned.id}", title, when)
    return PlannedEvent(planned.for_, entry)


def _other(
    gate: Gate, situation: Situation, program: Program, file: Event, planned: ProgramEvent | None
) -> PlannedEvent:
    """One that comes round, or that nobody planned."""
    key, title = f"{program.id}/events/{file.id}", title_of_event(gate, program, file)
    entry = _event(gate, situation, program, key, title, _told(gate, file))
    return PlannedEvent(planned.for_ if planned else "all", entry)


def _told(gate: Gate, file: Event) -> _When:
    """When the file says that it is. Its time of day and length are for members."""
    at, minutes = (file.at, file.minutes) if gate.sees(Class.MEMBERS) else (None, None)
    return _When(file.date, at, minutes, file.path)


def _ahead(gate: Gate, situation: Situation, program: Program, event: ProgramEvent) -> PlannedEvent:
    title = words(event.title, gate.language) or id_words(event.id)
    when = _When(event.date or program.dates.start, event.at, event.minutes, program.path)
    entry = _event(gate, situation, program, f"{program.id}/{event.id}", title, when)
    return PlannedEvent(event.for_, entry)


class _When(NamedTuple):
    """When an event is, and the file that says so."""

    day: date
    at: time | None
    minutes: int | None
    path: str


def _event(
    gate: Gate, situation: Situation, program: Program, key: str, title: str, when: _When
) -> Entry:
    start = datetime.combine(when.day, when.at) if when.at else when.day
    return Entry(
        stable_id(situation, key),
        one_line(title),
        words(program.title, gate.language),
        start,
        str(situation.zone) if when.at else None,
        (when.minutes or _LENGTH) if when.at else 0,
        _alarms(situation, program, start),
        sequence_of(gate, situation, [program.path, when.path]),
    )


def ends_of_program(gate: Gate, situation: Situation, program: Program) -> Iterator[Entry]:
    """The first and the last day of a program."""
    title = words(program.title, gate.language)
    sequence = sequence_of(gate, situation, [program.path])
    for key, text, day in (
        ("begins", _("{program} begins", program=title), program.dates.start),
        ("ends", _("{title}: last day", title=title), program.dates.end),
    ):
        uid = stable_id(situation, f"{program.id}//{key}")
        yield Entry(uid, one_line(text), "", day, sequence=sequence)


def ends_of_pairing(gate: Gate, situation: Situation, pairing: Pairing) -> Iterator[Entry]:
    """The first and the last day of a pairing, for those who may know of it."""
    program = gate.workspace.program_of(pairing)
    title, about = (
        gate.pairing_title(pairing),
        words(program.title, gate.language) if program else "",
    )
    sequence = sequence_of(gate, situation, [pairing.path, program.path if program else ""])
    last = pairing.last_day(program.dates.end) if program else None
    for key, text, day in (
        ("begins", _("{title}: first day", title=title), pairing.start),
        ("ends", _("{title}: last day", title=title), last),
    ):
        if day:
            uid = stable_id(situation, f"{pairing.id}//{key}")
            yield Entry(uid, one_line(text), about, day, sequence=sequence)


def _alarms(situation: Situation, program: Program, start: date) -> tuple[timedelta, ...]:
    """As long before as the program reminds of other things; of a whole day, at nine. What is over
    rings no more."""
    day, clock = _day(start), timedelta() if isinstance(start, datetime) else MORNING
    if day < situation.today:
        return ()
    days = {(day - earlier(day, each, situation.office)).days for each in program.reminders.before}
    return tuple(clock - timedelta(days=count) for count in sorted(days, reverse=True))


def _day(start: date) -> date:
    return start.date() if isinstance(start, datetime) else start
