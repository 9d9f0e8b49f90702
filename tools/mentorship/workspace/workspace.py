"""The repository as one immutable value with look-ups by id and back-references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from mentorship.models.application import Application, Decision
from mentorship.models.entity import Entity
from mentorship.models.log import Event, Log
from mentorship.models.pairing import Approval, Pairing
from mentorship.models.person import Person
from mentorship.models.profile import Profile
from mentorship.models.program import Program
from mentorship.models.record import Record
from mentorship.models.settings import Settings
from mentorship.models.survey import Answer
from mentorship.models.tally import Tally
from mentorship.models.team import Team
from mentorship.models.track import Track

Item = TypeVar("Item")
Index = TypeVar("Index", bound=Hashable)


class Handbook(NamedTuple):
    """A page of a program's handbook: its path, its Markdown and the line on which it begins."""

    program: str
    path: str
    text: str
    topics: tuple[str, ...] = ()


class MessageTemplate(NamedTuple):
    """A text that takes the place of a message: `templates/<language>/<name>.txt`, as written."""

    language: str
    name: str
    path: str
    text: str


class Sealed(NamedTuple):
    """An encrypted file: counted, its content is unknown. `rest` is its name after the day."""

    kind: str  # record | answer | log
    id: str
    path: str
    pairing: str = ""
    day: date | None = None
    rest: str = ""

    def respondent(self, survey: str) -> str | None:
        """Who answered, if this is an answer to the survey: ids may hold hyphens, so only the
        survey's own tells where it ends."""
        if self.kind != "answer" or not self.rest.startswith(f"{survey}-"):
            return None
        return self.rest.removeprefix(f"{survey}-")


@dataclass(frozen=True, kw_only=True, eq=False)
class Workspace:
    """All documents by id. Look-ups return None for an unknown id.

    `broken` holds (kind, id) of files that could not be read: what refers to them is not unknown,
    only silent. Logs, answers and events are in order of date, then file name. `remembered` keeps
    what was worked out once from these documents; it never changes an answer.
    """

    settings: Settings
    people: Mapping[str, Person] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    programs: Mapping[str, Program] = field(default_factory=dict)
    pairings: Mapping[str, Pairing] = field(default_factory=dict)
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    applications: tuple[Application, ...] = ()
    decisions: tuple[Decision, ...] = ()
    events: tuple[Event, ...] = ()
    logs: tuple[Log, ...] = ()
    answers: tuple[Answer, ...] = ()
    tallies: tuple[Tally, ...] = ()
    handbooks: tuple[Handbook, ...] = ()
    templates: tuple[MessageTemplate, ...] = ()
    sealed: tuple[Sealed, ...] = ()
    attachments: tuple[str, ...] = ()  # pictures and PDF under files/, by path
    broken: frozenset[tuple[str, str]] = frozenset()
    remembered: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def by_path(self) -> Mapping[str, Entity]:
        """Every readable document by its path."""
        groups: tuple[Iterable[Entity], ...] = (
            (self.settings,), self.people.values(), self.profiles.values(), self.records.values(),
            self.teams.values(), self.programs.values(), self.pairings.values(),
            self.approvals.values(), self.applications, self.decisions, self.events, self.logs,
            self.answers, self.tallies,
        )  # fmt: skip
        return {entity.path: entity for group in groups for entity in group}

    @cached_property
    def notes(self) -> tuple[Log | Event, ...]:
        """Everything with a text: notes of pairings, then events of programs."""
        return (*self.logs, *self.events)

    @cached_property
    def logs_of(self) -> Mapping[str, tuple[Log, ...]]:
        """Notes per pairing, in order of date, then file name."""
        return grouped(self.logs, lambda log: log.pairing)

    @cached_property
    def answers_of(self) -> Mapping[str, tuple[Answer, ...]]:
        """Survey answers per pairing."""
        return grouped(self.answers, lambda answer: answer.pairing)

    @cached_property
    def tallies_of(self) -> Mapping[str, tuple[Tally, ...]]:
        """Tallies of surveys per program."""
        return grouped(self.tallies, lambda tally: tally.program)

    @cached_property
    def sealed_of(self) -> Mapping[str, tuple[Sealed, ...]]:
        """Sealed answers and notes per pairing."""
        return grouped(self.sealed, lambda item: item.pairing)

    @cached_property
    def sealed_records(self) -> frozenset[str]:
        """People whose record is sealed."""
        return frozenset(item.id for item in self.sealed if item.kind == "record")

    @cached_property
    def pairings_of(self) -> Mapping[str, tuple[Pairing, ...]]:
        """Pairings per program, in order of id."""
        return grouped(self.pairings.values(), lambda pairing: pairing.program)

    @cached_property
    def mentored_by(self) -> Mapping[str, tuple[Pairing, ...]]:
        """Pairings per mentor, first or co-mentor."""
        return grouped_many(self.pairings.values(), lambda pairing: pairing.mentors)

    @cached_property
    def mentee_in(self) -> Mapping[str, tuple[Pairing, ...]]:
        """Pairings per mentee."""
        return grouped_many(self.pairings.values(), lambda pairing: pairing.mentees)

    @cached_property
    def decision_on(self) -> Mapping[tuple[str, str, str], Decision]:
        """Decision per (program, person, role)."""
        return {(d.program, d.person, d.role): d for d in self.decisions}

    @cached_property
    def reports_of(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the people who report to a manager."""
        managed = [person for person in self.people.values() if person.manager]
        return {
            manager: tuple(person.id for person in people)
            for manager, people in grouped(managed, lambda person: person.manager or "").items()
        }

    def by_github(self, login: str) -> Person | None:
        """The person with that GitHub account, whatever its case."""
        same = (p for p in self.people.values() if (p.github or "").casefold() == login.casefold())
        return next(same, None)

    def managers_above(self, person: str) -> tuple[str, ...]:
        """The managers above somebody, nearest first, never themself; stops in a circle."""
        above: list[str] = []
        known = self.people.get(person)
        while known is not None and known.manager and known.manager not in (*above, person):
            above.append(known.manager)
            known = self.people.get(known.manager)
        return tuple(above)

    def program_of(self, pairing: Pairing) -> Program | None:
        """The pairing's program, None where it is unknown or broken."""
        return self.programs.get(pairing.program)

    def track_of(self, pairing: Pairing) -> Track | None:
        """The pairing's track: the one named, or the only one."""
        program = self.program_of(pairing)
        if program is None:
            return None
        if pairing.track is None and len(program.tracks) == 1:
            return next(iter(program.tracks.values()))
        return program.tracks.get(pairing.track or "")

    def name_of(self, person: str) -> str:
        """What a person is called; the id of somebody unknown."""
        known = self.people.get(person)
        return known.name if known else person

    def is_broken(self, kind: str, identity: str) -> bool:
        """Whether the file of this id is there but could not be read."""
        return (kind, identity) in self.broken


def grouped(items: Iterable[Item], key: Callable[[Item], Index]) -> dict[Index, tuple[Item, ...]]:
    """Items per key, each group in the order given."""
    return grouped_many(items, lambda item: (key(item),))


def grouped_many(
    items: Iterable[Item], keys: Callable[[Item], Iterable[Index]]
) -> dict[Index, tuple[Item, ...]]:
    """Items per key where an item has several keys; twice the same key counts once."""
    groups: dict[Index, list[Item]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            groups[key].append(item)
    return {key: tuple(group) for key, group in groups.items()}
