"""Somebody who is judged: who, for which program and role, and as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mentorship.eligibility.verdict import Answer, Seen
from mentorship.language import _
from mentorship.metrics.result import Role
from mentorship.metrics.series import no_record
from mentorship.models.application import Decision, Waiver
from mentorship.models.person import Person
from mentorship.models.program import Program
from mentorship.models.record import Record
from mentorship.obligations.situation import Situation


@dataclass(frozen=True, eq=False, kw_only=True)
class Candidate:
    """A person to be judged. `situation` is as of the day; `without` is a pairing left out.

    A pairing that is itself judged is left out, lest it stand in its own way.
    """

    situation: Situation
    program: Program
    role: Role
    id: str
    without: str | None = None

    @property
    def day(self) -> date:
        """The day by which facts must be known."""
        return self.situation.today

    @cached_property
    def person(self) -> Person | None:
        """What the organisation says about them."""
        return self.situation.workspace.people.get(self.id)

    @cached_property
    def record(self) -> Record | None:
        """Their record, None where it is sealed, unreadable or not there."""
        return self.situation.workspace.records.get(self.id)

    def no_record(self, said: str, **values: object) -> Seen:
        """Unknown, because there is no record to read; `said` names `{why}` and other values."""
        why = no_record(self.situation.workspace, self.id)
        return Seen(answer=Answer.UNKNOWN, missing=_(said, why=why, **values))

    @cached_property
    def decision(self) -> Decision | None:
        """The decision on them that was taken by the day, if it was not a rejection."""
        key = (self.program.id, self.id, self.role)
        found = self.situation.workspace.decision_on.get(key)
        if found is None or found.date > self.day or found.status == "rejected":
            return None
        return found

    def waiver(self, rule: str) -> tuple[Waiver | None, Waiver | None]:
        """The waiver of a rule that holds on the day, and one that has expired."""
        given = [w for w in (self.decision.waivers if self.decision else ()) if w.rule == rule]
        holding = [w for w in given if w.expires is None or w.expires >= self.day]
        expired = [w for w in given if w not in holding]
        return (holding[-1] if holding else None), (expired[-1] if expired else None)
