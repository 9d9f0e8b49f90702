"""Who stands behind a role on a day: mentor, mentee, office, owners, and to whom it escalates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from mentorship.models.pairing import Pairing
from mentorship.models.program import Program, Reminders
from mentorship.obligations.calendar import Calendar
from mentorship.obligations.situation import Situation


class Party(NamedTuple):
    """Who owes something, before anybody has left.

    `mentor` without a person is the first mentor, or who follows; `mentee` without a person is
    all mentees together; `other` is a person who is neither.
    """

    role: Literal["mentor", "mentee", "office", "owners", "other"]
    person: str | None = None


class Standing(NamedTuple):
    """Who owes something, their working days, and who is told, first to last."""

    owners: tuple[str, ...]
    calendar: Calendar
    escalate_to: tuple[str, ...]


MENTOR, MENTEES = Party("mentor"), Party("mentee")
OFFICE, OWNERS = Party("office"), Party("owners")


@dataclass(frozen=True, eq=False)
class Scope:
    """Where an obligation belongs: a pairing, a program, or a person alone."""

    situation: Situation
    program: Program | None = None
    pairing: Pairing | None = None
    _known: dict[Party, Standing] = field(default_factory=dict, repr=False)

    @cached_property
    def program_id(self) -> str:
        """Empty for what belongs to no program."""
        return self.program.id if self.program else ""

    @cached_property
    def pairing_id(self) -> str | None:
        """None for what belongs to no pairing."""
        return self.pairing.id if self.pairing else None

    def owners(self, party: Party, day: date) -> tuple[str, ...]:
        """The people who owe it on `day`, without those who had left by then.

        After a mentor who left follows the next mentor, and after the last the program's owners.
        """
        return self.standing(party, day).owners

    def calendar(self, party: Party, day: date) -> Calendar:
        """The working days of who owes it on `day`; of several, the organisation's."""
        return self.standing(party, day).calendar

    def standing(self, party: Party, day: date) -> Standing:
        """Owners, their working days, and who is told when they let it slip."""
        if not self._nobody_leaves:
            return self._standing(party, day)
        if party not in self._known:
            self._known[party] = self._standing(party, day)
        return self._known[party]

    def _standing(self, party: Party, day: date) -> Standing:
        owners = self._owners(party, day)
        alone = len(owners) == 1 and party.role not in ("office", "owners")
        work = self.situation.calendar(owners[0]) if alone else self.situation.office
        return Standing(owners, work, self._escalation(party, owners, day))

    def _escalation(self, party: Party, owners: tuple[str, ...], day: date) -> tuple[str, ...]:
        """Of a mentee the mentor, then the program's owners, but nobody who manages the mentee;
        of a mentor the manager.

        The office and the owners have nobody above them here; of others the owners are told.
        """
        if party.role == "mentor":
            told = self._managers(owners)
        elif party.role == "mentee":
            above = self.above(owners)
            told = tuple(each for each in self.behind_mentees(day) if each not in above)
        else:
            told = self._owners(OWNERS, day) if party.role == "other" else ()
        return tuple(dict.fromkeys(person for person in told if person not in owners))

    def behind_mentees(self, day: date) -> tuple[str, ...]:
        """Who hears of what mentees let slip: the mentor, then the owners; some may manage them."""
        return tuple(dict.fromkeys((*self._owners(MENTOR, day), *self._owners(OWNERS, day))))

    def above(self, people: tuple[str, ...]) -> frozenset[str]:
        """Everybody in the line of managers of one of these people."""
        managers_above = self.situation.workspace.managers_above
        return frozenset(manager for person in people for manager in managers_above(person))

    @cached_property
    def reminders(self) -> Reminders:
        """The program's reminders, or the usual ones."""
        return self.program.reminders if self.program else Reminders()

    @cached_property
    def _nobody_leaves(self) -> bool:
        """Whether the day makes no difference to who owes what: the usual case, worth knowing."""
        named = (
            *(self.pairing.people if self.pairing else ()),
            *(self.program.owners if self.program else ()),
            *self.situation.workspace.settings.office,
        )
        return not any(self.situation.left(person) for person in named)

    def _owners(self, party: Party, day: date) -> tuple[str, ...]:
        if party.role == "owners":
            return self._staying(self.program.owners if self.program else (), day)
        if party.role == "office":
            office = self._staying(self.situation.workspace.settings.office, day)
            return office or self._owners(OWNERS, day)
        if party.role == "mentor" and party.person is None:
            mentors = self._staying(self.pairing.mentors if self.pairing else (), day)
            return mentors[:1] or self._owners(OWNERS, day)
        if party.person is None:
            return self._staying(self.pairing.mentees if self.pairing else (), day)
        if party.role == "mentee" or self.situation.is_there(party.person, day):
            return (party.person,)  # what a mentee owes ends with them
        return self._owners(Party("mentor"), day)

    def _staying(self, people: tuple[str, ...], day: date) -> tuple[str, ...]:
        there = self.situation.is_there
        return tuple(dict.fromkeys(person for person in people if there(person, day)))

    def _managers(self, people: tuple[str, ...]) -> tuple[str, ...]:
        known = self.situation.workspace.people
        return tuple(
            manager for person in people if person in known and (manager := known[person].manager)
        )
