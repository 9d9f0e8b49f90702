"""What comes round: a session a month, an assessment a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mentorship.models.log import Log
from mentorship.models.program import Cadence
from mentorship.obligations.calendar import Calendar
from mentorship.obligations.defences import is_second
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.evidence import evidence
from mentorship.obligations.notes import about
from mentorship.obligations.obligation import Evidence, State, spot
from mentorship.obligations.owed import Ending, Owed
from mentorship.obligations.scope import MENTOR, Party
from mentorship.obligations.spans import Span
from mentorship.obligations.windows import OpenWindow, Window, window_met, windows

_KEYS = ("present", "for", "format")
"""Keys of a note, besides its kind, that decide whether it meets a window."""


class _Round(NamedTuple):
    """One cadence of a pairing, of one mentee where each mentee has their own."""

    pair: Engagement
    cadence: Cadence
    mentee: str | None
    party: Party
    ending: Ending


def cadences(pair: Engagement) -> Iterator[Owed]:
    """Each window of each cadence: once for the pairing for sessions, else for each mentee."""
    for number, cadence in enumerate(pair.program.cadence):
        for one in _rounds(pair, cadence):
            yield from _windows_of(one, number)


def _rounds(pair: Engagement, cadence: Cadence) -> Iterator[_Round]:
    mentor = cadence.owner == "mentor"
    if cadence.kind == "session":
        yield _Round(pair, cadence, None, MENTOR if mentor else Party("mentee"), pair.ending)
        return
    for mentee in pair.mentees:
        party = MENTOR if mentor else Party("mentee", mentee)
        yield _Round(pair, cadence, mentee, party, pair.ending_of(mentee))


def _windows_of(one: _Round, number: int) -> Iterator[Owed]:
    opened = tuple(_opened(one))
    met = _met(one, opened)
    cadence, waived = one.cadence, one.cadence.id in one.pair.pairing.plan.waived
    for each in opened:
        tail = f"{cadence.id}/{each.window.id}"
        yield Owed(
            "cadence",
            f"{tail}/{one.mentee}" if one.mentee else tail,
            one.party,
            cadence.id,
            cadence.title or cadence.id,
            each.due,
            spot(one.pair.program, "cadence", number),
            evidence=met.get(each.window.id),
            about=one.mentee,
            window=each.window.id,
            opened=each.span.first,
            outcome=State.WAIVED if waived else None if each.owes else State.PAUSED,
            missed_on=each.missed_on,
            ending=one.ending,
        )


def _opened(one: _Round) -> Iterator[OpenWindow]:
    """The windows of its life, each clipped to it."""
    life = Span(one.pair.life.first, one.ending.last)
    for window in windows(one.cadence.every, life):
        span = window.span.within(life)
        if span:
            work = one.pair.scope.calendar(one.party, span.last)
            due = _due(one, window, span, work)
            owes = _owes(one, window, span, work)
            yield OpenWindow(window, span, due, max(window.next_last, due), owes)


def _owes(one: _Round, window: Window, span: Span, work: Calendar) -> bool:
    """Whether half of the owner's working days of the whole window are left, and at least one."""
    left = work.left(span, one.pair.pauses)
    return left > 0 and 2 * left >= work.count(window.span)


def _due(one: _Round, window: Window, span: Span, work: Calendar) -> date:
    """The last working day of the window, or the working day on or after `by` inside it."""
    end = work.back(span.last, span.first) or span.last
    due = end
    if one.cadence.by and window.day(one.cadence.by) in span:
        due = min(work.on(window.day(one.cadence.by)), end)
    return one.pair.free(due, work, *_both(one))


def _both(one: _Round) -> tuple[Calendar, ...]:
    """A session of one mentor and one mentee depends on the leave of either."""
    pairing = one.pair.pairing
    if one.cadence.kind != "session" or len(pairing.mentors) > 1 or len(one.pair.mentees) > 1:
        return ()
    other = one.pair.mentees[0] if one.party == MENTOR else pairing.mentors[0]
    return (one.pair.situation.calendar(other),)


def _met(one: _Round, opened: tuple[OpenWindow, ...]) -> Mapping[str, Evidence]:
    """Evidence per window. Each note, in order, meets at most one: that of its date, else the
    oldest unmet one that had begun by then and was not missed yet."""
    owing = tuple(each for each in opened if each.owes)
    met: dict[str, Evidence] = {}
    for note in _candidates(one) if owing else ():
        window = window_met(note.date, owing, met)
        shown = evidence(one.pair.situation, note, "kind", *_KEYS) if window else None
        if shown and window:
            met[window] = shown
    return met


def _candidates(one: _Round) -> Iterator[Log]:
    """Notes of the cadence's kind and form in its life, about its mentee; no second attempts."""
    cadence, pair = one.cadence, one.pair
    notes = pair.meetings if cadence.kind == "session" else pair.held.get(cadence.kind, ())
    for note in notes:
        formed = not cadence.formats or note.format is None or note.format in cadence.formats
        theirs = one.mentee is None or one.mentee in about(note, pair.pairing)
        if formed and theirs and note.date <= one.ending.last and not _is_again(one, note):
            yield note


def _is_again(one: _Round, note: Log) -> bool:
    if one.cadence.kind != "defence" or one.mentee is None:
        return False
    return is_second(one.pair, one.cadence, one.mentee, note)
