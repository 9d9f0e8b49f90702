"""Who was at the events of a program."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Input, Lines, Result, Subject, Unit
from mentorship.metrics.statistics import wilson
from mentorship.models.log import Event
from mentorship.models.program import Program
from mentorship.obligations.events import expected, held
from mentorship.obligations.obligation import spot


class _Expected(NamedTuple):
    person: str
    file: Event

    @property
    def there(self) -> bool:
        return self.person in self.file.present


@metric("event-attendance", unit=Unit.RATE, formula=N_("people who were there / people expected"))
def event_attendance(facts: Facts, subject: Subject) -> Result:
    """The share of those expected at the program's planned events who were there.

    Expected are the mentors and mentees, by `for:` of the event, of the pairings of that day. A
    file without `present:` does not say who was there, and is left out.
    """
    files = tuple(_files(facts, subject))
    excluded = tuple(
        Excluded(f"{program.id}, {file.date}", _("the file does not say who was there"))
        for program, file in files
        if not file.present
    )
    cases = tuple(
        _Expected(person, file)
        for program, file in files
        if file.present
        for person in expected(facts.situation, program, file)
        if _is_theirs(facts, subject, person)
    )
    if not cases:
        return Result(missing=_("nobody was expected at an event"), excluded=excluded)
    there = sum(case.there for case in cases)
    return Result(
        value=Decimal(there) / len(cases), n=len(cases), interval=wilson(there, len(cases)),
        inputs=Lines(lambda: map(_as_input, cases)), excluded=excluded,
        people=frozenset(case.person for case in cases),
    )  # fmt: skip


def _files(facts: Facts, subject: Subject) -> Iterator[tuple[Program, Event]]:
    """The events held in the programs of the subject, in its period, by program and day."""
    space, (first, last) = facts.situation.workspace, facts.span(subject)
    own = {pairing.program for pairing in facts.pairings(subject)}
    programs = {subject.id} if subject.kind == "program" else own
    for program in (space.programs[name] for name in sorted(programs) if name in space.programs):
        for planned in program.events:
            for file in held(facts.situation, program, planned):
                if first <= file.date <= last:
                    yield program, file


def _is_theirs(facts: Facts, subject: Subject, person: str) -> bool:
    if subject.kind == "person":
        return person == subject.id
    pairings = facts.situation.workspace.pairings
    return subject.kind == "program" or person in pairings[subject.id].people


def _as_input(case: _Expected) -> Input:
    said = _("was there") if case.there else _("was not there")
    return Input(f"{case.person}, {case.file.date}", said, spot(case.file, "present"))
