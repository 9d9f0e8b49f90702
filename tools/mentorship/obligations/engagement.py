"""One pairing with what its obligations depend on: life, pauses, people, and the notes seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.calendar import Calendar
from mentorship.obligations.evidence import evidence
from mentorship.obligations.notes import about, is_blank, is_meeting
from mentorship.obligations.owed import Ending
from mentorship.obligations.plan import PlanItem, all_items
from mentorship.obligations.scope import Party, Scope
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span, clipped, holding, merged, plus
from mentorship.workspace.workspace import Workspace, grouped

LONGEST = 3653
"""Days, ten years: nothing is owed for longer. A program that ends in 2926 is a slip of the pen."""

ByItem = Mapping[tuple[str, str], tuple[Log, ...]]
"""Notes per (item, mentee)."""


@dataclass(frozen=True, eq=False)
class Engagement:
    """A pairing of a known program, as of a day."""

    situation: Situation
    pairing: Pairing
    program: Program

    @cached_property
    def scope(self) -> Scope:
        """Where its obligations belong."""
        return Scope(self.situation, self.program, self.pairing)

    @cached_property
    def id(self) -> str:
        """The pairing's id."""
        return self.pairing.id

    @cached_property
    def mentees(self) -> tuple[str, ...]:
        """The mentees, each once."""
        return tuple(dict.fromkeys(self.pairing.mentees))

    @cached_property
    def life(self) -> Span:
        """From the start to the earliest of: the day it ended, the program's end, the last working
        day of the last mentee."""
        start = self.pairing.start
        last = min(self.pairing.last_day(self.program.dates.end), plus(start, LONGEST))
        left = [self.situation.left(mentee) for mentee in self.mentees]
        return Span(start, min(last, max((day or last for day in left), default=last)))

    @cached_property
    def ending(self) -> Ending:
        """When the pairing ends. A pairing that was ended is over on that day already."""
        return self._ending(self.life.last)

    def ending_of(self, mentee: str) -> Ending:
        """When it ends for a mentee: at the latest when they leave."""
        left = self.situation.left(mentee)
        return self._ending(min(left, self.life.last) if left else self.life.last)

    def _ending(self, last: date) -> Ending:
        ended, since = self.pairing.ended, plus(last, 1)
        since = min(since, ended.date) if ended else since
        return Ending(last, self.situation.today >= since, since)

    @cached_property
    def pauses(self) -> tuple[Span, ...]:
        """Its pauses, from the start on, in order, each day once."""
        spans = (Span(pause.from_, pause.to) for pause in self.pairing.pauses)
        return merged(clipped(spans, Span(self.pairing.start, date.max)))

    @cached_property
    def notes(self) -> tuple[Log, ...]:
        """Notes seen by today that say something, in order of date, then file name."""
        return tuple(
            note
            for note in self.situation.workspace.logs_of.get(self.pairing.id, ())
            if evidence(self.situation, note, "date") and not is_blank(note)
        )

    def notes_in(self, span: Span) -> tuple[Log, ...]:
        """The notes whose date lies in a period."""
        first = bisect_left(self._note_days, span.first)
        return self.notes[first : bisect_right(self._note_days, span.last)]

    @cached_property
    def _note_days(self) -> tuple[date, ...]:
        return tuple(note.date for note in self.notes)

    @cached_property
    def meetings(self) -> tuple[Log, ...]:
        """Notes of sessions that took place, with a mentor and a mentee."""
        return tuple(note for note in self.notes if is_meeting(note, self.pairing))

    @cached_property
    def held(self) -> Mapping[str, tuple[Log, ...]]:
        """Notes per kind of what took place."""
        return grouped((note for note in self.notes if note.held), lambda note: note.kind)

    @cached_property
    def line(self) -> tuple[Engagement, ...]:
        """The pairing and those that it continues, newest first; a circle ends where it closes."""
        pairings, found = self.situation.workspace.pairings, [self]
        while before := pairings.get(found[-1].pairing.continues or ""):
            earlier = engagement_of(self.situation, before)
            if earlier is None or any(each.id == earlier.id for each in found):
                break
            found.append(earlier)
        return tuple(found)

    @cached_property
    def waived(self) -> frozenset[str]:
        """Items waived here or in a pairing that this one continues."""
        return frozenset(item for each in self.line for item in each.pairing.plan.waived)

    @cached_property
    def accepted(self) -> bool:
        """Whether everybody who has not left accepted, where that is asked for."""
        if self.program.acceptance == "none":
            return True
        return all(self.accepted_by(person) for person in self.asked)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The people who have to accept: all who are named and had not left before the start."""
        return asked_on(self.situation.workspace, self.pairing, self.situation.today)

    def accepted_by(self, person: str) -> date | None:
        """The day on which a person accepted, if that is not ahead."""
        day = self.pairing.accepted.get(person)
        return day if day and day <= self.situation.today else None

    @cached_property
    def items(self) -> tuple[PlanItem, ...]:
        """What the mentees owe by the plan."""
        return all_items(self.situation.workspace, self.pairing)

    @cached_property
    def handed(self) -> ByItem:
        """Notes per (item, mentee) that hand it in or complete it."""
        return self._named((note, (*note.submits, *note.completes)) for note in self.notes)

    @cached_property
    def answered(self) -> ByItem:
        """Notes per (item, mentee) that answer what was handed in."""
        return self._named((note, note.feedback) for note in self.notes)

    def _named(self, noted: Iterable[tuple[Log, Iterable[str]]]) -> ByItem:
        found: dict[tuple[str, str], list[Log]] = defaultdict(list)
        for note, items in noted:
            for item in dict.fromkeys(items) if note.held else ():
                for mentee in about(note, self.pairing):
                    found[item, mentee].append(note)
        return {key: tuple(notes) for key, notes in found.items()}

    def on(self, day: date, party: Party, *, counted: bool = True) -> date:
        """A day moved forward to the next working day of who owes it, and out of their leave.

        A `counted` day does not fall into a pause; a date typed by people may.
        """
        work = self.scope.calendar(party, day)
        return self.free(work.on(day), work, counted=counted)

    def free(self, day: date, work: Calendar, *others: Calendar, counted: bool = True) -> date:
        """A day moved out of pauses, and out of the leave of everybody it depends on."""
        for _ in range(100):  # pauses and leave that follow one another
            before = day
            pause = holding(self.pauses, day) if counted else None
            if pause:
                day = work.on(plus(pause.last, 1))
            for calendar in (work, *others):
                day = calendar.returned(day)
            if day == before:
                break
        return day


def asked_on(workspace: Workspace, pairing: Pairing, day: date) -> tuple[str, ...]:
    """Who has to accept a pairing, as of a day: all who are named, each once, without those who
    never did and had left before it, or before the start."""
    first = max(pairing.start, day)
    known = (workspace.people.get(person) for person in pairing.people)
    gone = {each.id for each in known if each and each.left and each.left < first}
    return tuple(
        person
        for person in dict.fromkeys(pairing.people)
        if person not in gone or person in pairing.accepted
    )


def engagement_of(situation: Situation, pairing: Pairing) -> Engagement | None:
    """The pairing as of the situation's day; None where its program is not known."""
    key = ("engagement", pairing.id)
    if key not in situation.remembered:
        program = situation.workspace.program_of(pairing)
        found = Engagement(situation, pairing, program) if program else None
        situation.remembered[key] = found
    known: Engagement | None = situation.remembered[key]
    return known
