"""Events of a whole program: held by its owners, in each window or on a day; who was expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorship.models.log import Event
from mentorship.models.program import Program, ProgramEvent
from mentorship.obligations.calendar import Calendar
from mentorship.obligations.engagement import LONGEST, engagement_of
from mentorship.obligations.obligation import Evidence, State, on_its_word, spot
from mentorship.obligations.owed import Ending, Owed
from mentorship.obligations.scope import OWNERS
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span, plus
from mentorship.obligations.windows import OpenWindow, Window, window_met, windows


def events(situation: Situation, program: Program) -> Iterator[Owed]:
    """Each event that has to be held: `<program>/<event>` for one with a day of its own, and
    `<program>/<event>/<window>` for one that comes round.

    Its owners owe it; it is met by a file that names it in `event:`, on the day that it gives.
    """
    for number, event in enumerate(program.events):
        if event.every:
            yield from _windows_of(situation, program, number)
        elif event.date:
            yield _single(situation, program, number)


def held(situation: Situation, program: Program, event: ProgramEvent) -> Iterator[Event]:
    """The files of an event, dated by today, in order of date, then file name."""
    for file in situation.workspace.events:
        if (file.program, file.event) == (program.id, event.id) and file.date <= situation.today:
            yield file


def expected(situation: Situation, program: Program, file: Event) -> tuple[str, ...]:
    """Who takes part in an event by its `for:`, in order of id; nobody if it is not planned.

    These are the mentors or mentees, or both, of the accepted pairings that are alive on its day.
    Their absence is no debt of theirs.
    """
    role = next((event.for_ for event in program.events if event.id == file.event), None)
    found: set[str] = set()
    for pairing in situation.workspace.pairings_of.get(program.id, ()) if role else ():
        pair = engagement_of(situation, pairing)
        if pair and pair.accepted and file.date in pair.life:
            found.update(pairing.mentors if role != "mentees" else ())
            found.update(pairing.mentees if role != "mentors" else ())
    return tuple(sorted(person for person in found if situation.is_there(person, file.date)))


def _single(situation: Situation, program: Program, number: int) -> Owed:
    """An event with a day. It is an appointment: its day is not moved to a working day."""
    event = program.events[number]
    first = next(held(situation, program, event), None)
    return Owed(
        "event",
        event.id,
        OWNERS,
        event.id,
        event.title or event.id,
        event.date,
        spot(program, "events", number),
        evidence=_shown(first) if first else None,
        ending=_ending(situation, program),
    )


def _windows_of(situation: Situation, program: Program, number: int) -> Iterator[Owed]:
    event = program.events[number]
    opened = tuple(_opened(situation, program, event))
    met = _met(situation, program, event, opened)
    for each in opened:
        yield Owed(
            "event",
            f"{event.id}/{each.window.id}",
            OWNERS,
            event.id,
            event.title or event.id,
            each.due,
            spot(program, "events", number),
            evidence=met.get(each.window.id),
            window=each.window.id,
            opened=each.span.first,
            outcome=None if each.owes else State.PAUSED,
            missed_on=each.missed_on,
            ending=_ending(situation, program),
        )


def _opened(situation: Situation, program: Program, event: ProgramEvent) -> Iterator[OpenWindow]:
    """The windows of the program's time, as those of a cadence: due on the last working day, and
    owed where half of the working days of the whole window are left."""
    first = program.dates.start
    life = Span(first, min(program.dates.end, plus(first, LONGEST)))
    for window in windows(event.every, life) if event.every else ():
        span = window.span.within(life)
        if span:
            yield _in_window(situation.office, window, span)


def _in_window(work: Calendar, window: Window, span: Span) -> OpenWindow:
    due, left = work.back(span.last, span.first) or span.last, work.left(span, ())
    owes = left > 0 and 2 * left >= work.count(window.span)
    return OpenWindow(window, span, due, max(window.next_last, due), owes)


def _met(
    situation: Situation, program: Program, event: ProgramEvent, opened: tuple[OpenWindow, ...]
) -> Mapping[str, Evidence]:
    """Evidence per window; each file, in order, meets at most one."""
    owing = tuple(each for each in opened if each.owes)
    met: dict[str, Evidence] = {}
    for file in held(situation, program, event):
        window = window_met(file.date, owing, met)
        if window:
            met[window] = _shown(file)
    return met


def _shown(file: Event) -> Evidence:
    return on_its_word(file.date, spot(file, "event"))


def _ending(situation: Situation, program: Program) -> Ending:
    return Ending(program.dates.end, situation.today > program.dates.end)
