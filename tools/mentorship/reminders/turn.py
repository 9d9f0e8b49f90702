"""A turn of reminding: a day, what was sent before, and what all rules ask about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.meetings import Meeting, met_by, next_meeting
from mentorship.obligations.obligation import Evidence, Obligation, State
from mentorship.obligations.obligations import Situation, obligations
from mentorship.obligations.scope import MENTOR
from mentorship.obligations.spans import plus
from mentorship.workspace.workspace import grouped_many

SEALED = frozenset({"certificate", "waiver"})
"""Kinds of obligations that only repeat what a sealed file says."""

WORK = frozenset({"course", "task", "step", "extra", "choose"})
"""Kinds of obligations that a mentee owes by the plan."""


@dataclass(frozen=True, eq=False)
class Turn:
    """The situation, and the last day that was sent; without one only today is told."""

    situation: Situation
    since: date | None = None
    _moved: dict[tuple[str, date], date] = field(default_factory=dict, repr=False)

    @property
    def today(self) -> date:
        """The day as of which everything is said."""
        return self.situation.today

    @cached_property
    def after(self) -> date:
        """What was to be told on this day or before was told, or is not told any more."""
        return plus(self.today, -1) if self.since is None else self.since

    def moved(self, person: str, day: date) -> date:
        """`day`, or the first working day after it of the person, leave left out."""
        key = (person, day)
        if key not in self._moved:
            self._moved[key] = self.situation.calendar(person).free(day)
        return self._moved[key]

    def is_recent(self, person: str, day: date) -> bool:
        """Whether what is to be told on `day` may not have been told yet."""
        return self.moved(person, day) >= self.after

    def reached(self, person: str, days: Sequence[date]) -> Iterator[date]:
        """Of the days on which to remind of one thing, the last that has come for the person, and
        those after it that wait because they are days off."""
        for day in reversed(days):
            if day <= self.today:
                yield day
                if self.moved(person, day) <= self.today:
                    return

    def known(self, evidence: Evidence) -> date:
        """The day from which on somebody could know of a fact: its landing, where that counts."""
        began = self.situation.evidence_since
        if evidence.landed is None or began is None or evidence.claimed < began:
            return evidence.judged
        return max(evidence.claimed, self.situation.day_of(evidence.landed))

    @cached_property
    def open(self) -> tuple[Obligation, ...]:
        """What somebody has to do now or later, in order of due day; blocked is silent."""
        return tuple(each for each in obligations(self.situation) if is_pending(each))

    @cached_property
    def owned(self) -> Mapping[str, tuple[Obligation, ...]]:
        """What is open per person: what they owe, and the sessions that they take part in."""
        return grouped_many(self.open, self._concerned)

    @cached_property
    def pairs(self) -> tuple[Engagement, ...]:
        """The pairings of known programs that everybody accepted."""
        space = self.situation.workspace
        found = (engagement_of(self.situation, each) for each in space.pairings.values())
        return tuple(pair for pair in found if pair and pair.accepted)

    @cached_property
    def running(self) -> tuple[Engagement, ...]:
        """Those that have not ended."""
        return tuple(pair for pair in self.pairs if not pair.ending.over)

    @cached_property
    def meetings(self) -> Mapping[str, tuple[Meeting, tuple[Obligation, ...]]]:
        """Per pairing the next meeting, and the obligations that it will meet."""
        found = ((pair, next_meeting(pair)) for pair in self.pairs)
        return {pair.id: (day, met_by(pair, day)) for pair, day in found if day}

    @cached_property
    def replaced(self) -> frozenset[str]:
        """Ids of the obligations of which the planned meeting reminds."""
        return frozenset(each.id for _, owed in self.meetings.values() for each in owed)

    def pair_of(self, each: Obligation) -> Engagement | None:
        """The pairing of an obligation."""
        pairing = self.situation.workspace.pairings.get(each.pairing or "")
        return engagement_of(self.situation, pairing) if pairing else None

    def mentor_of(self, pair: Engagement) -> tuple[str, ...]:
        """Who leads: the first mentor, or who follows."""
        return pair.scope.owners(MENTOR, self.today)

    def barred(self, each: Obligation) -> tuple[str, ...]:
        """Who would be told of what a mentee owes, but manages that mentee: never told."""
        pair = self.pair_of(each)
        if pair is None or not {*each.owners} <= {*pair.pairing.mentees}:
            return ()
        above = pair.scope.above(each.owners)
        return tuple(who for who in pair.scope.behind_mentees(self.today) if who in above)

    def is_session(self, each: Obligation) -> bool:
        """Whether mentor and mentee have to meet for it."""
        if each.kind != "cadence":
            return each.kind == "first-meeting"
        return (each.program, each.item) in self._sessions

    @cached_property
    def _sessions(self) -> frozenset[tuple[str, str]]:
        programs = self.situation.workspace.programs.values()
        return frozenset(
            (program.id, cadence.id)
            for program in programs
            for cadence in program.cadence
            if cadence.kind in ("session", "assessment", "defence")
        )

    def _concerned(self, each: Obligation) -> Iterable[str]:
        pair = self.pair_of(each) if self.is_session(each) else None
        if pair is None:
            return each.owners
        about = (each.about,) if each.about else pair.mentees
        return dict.fromkeys((*each.owners, *self.mentor_of(pair), *about))


def is_pending(each: Obligation) -> bool:
    """Whether it is open and waits for nothing else."""
    return each.state.is_open and each.state is not State.BLOCKED
