"""Calendars as values: of each pairing, person and program, as far as an audience may know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.load import life_of
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import obligations, obligations_of
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import plus
from mentorship.publication.classes import Class
from mentorship.publication.due_entries import due_entry, files_behind, files_of, has_entry
from mentorship.publication.duties import publishable
from mentorship.publication.entries import (
    CalendarView,
    Entry,
    one_line,
    sequence_of,
    stamp_of,
)
from mentorship.publication.gate import Gate
from mentorship.publication.planned import (
    PlannedEvent,
    ends_of_pairing,
    ends_of_program,
    event_entries,
    meetings,
)
from mentorship.publication.vanished import vanished
from mentorship.workspace.workspace import grouped_many

_KEPT = 90
"""Days for which what is settled or cancelled stays in a calendar after its day."""


@dataclass(frozen=True, eq=False)
class Almanac:
    """The calendars of one audience. An obligation is one and the same entry in each of them."""

    gate: Gate
    situation: Situation
    _known: dict[str, Entry] = field(default_factory=dict, repr=False)
    _sequences: dict[str, int] = field(default_factory=dict, repr=False)

    def everything(self) -> Iterator[CalendarView]:
        """Every calendar of the site: of programs, and where pairs are known of pairs and people.

        A person who takes part in nothing and owes nothing has none.
        """
        space = self.situation.workspace
        for program in space.programs.values():
            yield self.of_program(program)
        if not self.gate.sees(Class.MEMBERS):
            return
        for pairing in space.pairings.values():
            yield self.of_pairing(pairing)
        for person in sorted(space.people):
            view = self.of_person(person)
            if view.entries:
                yield view

    def of_program(self, program: Program) -> CalendarView:
        """Its first and last day and its events; for the pair, events that are still owed."""
        planned = [each.entry for each in self._events[program.id]]
        ends = ends_of_program(self.gate, self.situation, program)
        owed = [o for o in self._of_programs if o.program == program.id]
        name = words(program.title, self.gate.language)
        entries = (*ends, *planned, *self._due(owed))
        return self._view(f"programs/{program.id}.ics", name, entries)

    def of_pairing(self, pairing: Pairing) -> CalendarView:
        """Its first and last day and the program's events; for the pair, what is owed and when
        they meet."""
        situation, gate = self.situation, self.gate
        events = (e for e in self._events.get(pairing.program, ()) if self._is_alive(pairing, e))
        entries = (
            *ends_of_pairing(gate, situation, pairing),
            *(each.entry for each in events),
            *self._of_pair(pairing),
        )
        return self._view(f"pairings/{pairing.id}.ics", gate.pairing_title(pairing), entries)

    def of_person(self, person: str) -> CalendarView:
        """The days of their pairings and the events in which they take part; for the pair, what
        they owe and when they meet."""
        space = self.situation.workspace
        pairings = (*space.mentored_by.get(person, ()), *space.mentee_in.get(person, ()))
        entries = [each.entry for p in pairings for each in self._attended(p, person)]
        for name, program in space.programs.items():
            if person in program.owners and self.gate.sees(Class.MEMBERS):
                entries += [each.entry for each in self._events[name]]
        for pairing in pairings:
            entries += ends_of_pairing(self.gate, self.situation, pairing)
            entries += self._recent(meetings(self.gate, self.situation, pairing))
        entries += self._due(self._own(person))
        return self._view(f"people/{person}.ics", self.gate.person(person).text, entries)

    def _of_pair(self, pairing: Pairing) -> Iterator[Entry]:
        yield from self._recent(meetings(self.gate, self.situation, pairing))
        yield from self._due(obligations_of(self.situation, pairing))
        yield from self._due(self._vanished.get(pairing.id, ()))

    def _view(self, path: str, name: str, entries: Iterable[Entry]) -> CalendarView:
        """The entries in order, each once."""
        once = {entry.uid: entry for entry in entries}
        listed = sorted(once.values(), key=lambda entry: entry.order)
        return CalendarView(path, one_line(name), self._stamp, tuple(listed))

    def _attended(self, pairing: Pairing, person: str) -> Iterator[PlannedEvent]:
        left_out = "mentees" if person in pairing.mentors else "mentors"
        for each in self._events.get(pairing.program, ()):
            if each.for_ != left_out and self._is_alive(pairing, each):
                yield each

    def _is_alive(self, pairing: Pairing, event: PlannedEvent) -> bool:
        return event.day in life_of(self.situation.workspace, pairing)

    def _own(self, person: str) -> tuple[Obligation, ...]:
        """What a person owes, and would owe if their pairings had not ended; for the pair."""
        return self._by_owner.get(person, ()) if self.gate.sees(Class.PAIR) else ()

    @cached_property
    def _by_owner(self) -> Mapping[str, tuple[Obligation, ...]]:
        gone = (each for found in self._vanished.values() for each in found)
        return grouped_many((*obligations(self.situation), *gone), lambda each: each.owners)

    @cached_property
    def _of_programs(self) -> tuple[Obligation, ...]:
        return tuple(each for each in obligations(self.situation) if each.kind == "event")

    @cached_property
    def _events(self) -> Mapping[str, tuple[PlannedEvent, ...]]:
        programs = self.situation.workspace.programs
        return {
            name: event_entries(self.gate, self.situation, program)
            for name, program in programs.items()
        }

    @cached_property
    def _vanished(self) -> Mapping[str, tuple[Obligation, ...]]:
        return vanished(self.situation, self._since)

    @cached_property
    def _gone(self) -> frozenset[str]:
        return frozenset(each.id for found in self._vanished.values() for each in found)

    @cached_property
    def _stamp(self) -> datetime:
        return stamp_of(self.situation)

    @cached_property
    def _since(self) -> date:
        return plus(self.situation.today, -_KEPT)

    def _recent(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        return (entry for entry in entries if entry.order[0] >= self._since)

    def _due(self, owed: Iterable[Obligation]) -> Iterator[Entry]:
        """Obligations as entries, for the pair alone."""
        if not self.gate.sees(Class.PAIR):
            return
        for each in publishable(owed):
            if has_entry(each, self._since):
                if each.id not in self._known:
                    self._known[each.id] = self._entry(each)
                yield self._known[each.id]

    def _entry(self, each: Obligation) -> Entry:
        gone = each.id in self._gone
        entry = due_entry(self.gate, self.situation, each, gone=gone)
        return entry._replace(sequence=self._sequence(each))

    def _sequence(self, each: Obligation) -> int:
        pairing = self.situation.workspace.pairings.get(each.pairing or "")
        if pairing is None:
            return sequence_of(self.gate, self.situation, files_of(each))
        if pairing.id not in self._sequences:
            files = files_behind(self.situation, pairing)
            self._sequences[pairing.id] = sequence_of(self.gate, self.situation, files)
        return self._sequences[pairing.id]
