"""Who mentors whom, and what was agreed: `pairings/<pairing>.yml` and `pairings/approvals/`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from mentorship.models.entity import Entity
from mentorship.models.fields import (
    Day,
    DueField,
    EmptyMapping,
    Key,
    Model,
    Ref,
    Text,
    Words,
    field,
)
from mentorship.values import DurationField, PlanPlaceField


class Extra(Model):
    """Something agreed beyond the template."""

    id: Key = field("Name in notes.", "talk")
    title: Words = field("What it is called.", "Give a tech talk")
    due: DueField = field("When.", "2026-06-30")


class Extended(Model):
    """Plan days moved from some place on."""

    by: DurationField = field("By how much.", "2 weeks")
    from_: PlanPlaceField = field("From which place of the plan on.", "week 7", alias="from")


class Waived(Model):
    """An item this pair need not do."""

    reason: Text = field("Why.", "Took it in 2025")
    by: Ref = field("Who decided.", "mira.holm")


class Plan(Model):
    """What the pair agreed."""

    goals: tuple[Words, ...] = field(
        "Goals of this pair.", ["Own the alert pipeline by June"], default=()
    )
    core_points: Annotated[Mapping[Key, Text], EmptyMapping] = field(
        "How each core point of the track is covered.",
        {"craft": "Pair on the ingest service"},
        default={},
    )
    extra: tuple[Extra, ...] = field("Items beyond the template.", default=())
    moved: Mapping[str, Day] = field(
        "Due days for this pair alone.", {"interviews": "2026-01-30"}, default={}
    )
    extended: Extended | None = field(
        "Week- and day-counted days moved.", {"by": "2 weeks", "from": "week 7"}, default=None
    )
    waived: Mapping[str, Waived] = field("Items this pair need not do.", default={})
    joint: Mapping[str, Ref] = field(
        "Tasks shared with another pairing.", {"launch": "kim.sales-bo.lund"}, default={}
    )


class Pause(Model):
    """Days on which nothing is owed, both included."""

    from_: Day = field("First day.", "2026-03-02", alias="from")
    to: Day = field("Last day.", "2026-03-13")
    reason: Text | None = field("Why.", "exam", default=None)


class Ended(Model):
    """How the pairing ended."""

    date: Day = field("Last day.", "2026-08-01")
    how: Literal["completed", "stopped", "rematched"] = field("How.", "completed")
    reason: Text | None = field("Why.", default=None)


class Pairing(Entity):
    """An agreement between mentors and mentees, written by the pair and the owners."""

    program: Ref = field("Program.", "graduates-2026")
    track: Ref | None = field(
        "Track; required if the program has several.", "graduate", default=None
    )
    mentors: Annotated[tuple[Ref, ...], Field(min_length=1)] = field(
        "Mentors; the first leads, others are co-mentors.", ["ada.okafor"]
    )
    mentees: Annotated[tuple[Ref, ...], Field(min_length=1)] = field(
        "Mentees; more than one is group mentoring.", ["lin.wei"]
    )
    start: Day = field("First day.", "2026-01-12")
    project: Ref | None = field("The real work it is bound to.", "ingest-service", default=None)
    continues: Ref | None = field("The pairing it replaces.", default=None)
    accepted: Mapping[str, Day] = field(
        "Who accepted when.", {"ada.okafor": "2026-01-05"}, default={}
    )
    plan: Plan = field("What was agreed.", default=Plan())
    pauses: tuple[Pause, ...] = field("Days on which nothing is owed.", default=())
    ended: Ended | None = field("How it ended.", default=None)

    @property
    def people(self) -> tuple[str, ...]:
        """Mentors, then mentees."""
        return self.mentors + self.mentees

    def last_day(self, program_end: date) -> date:
        """The earlier of the day it ended and the program's last day."""
        return min(self.ended.date, program_end) if self.ended else program_end


class ApprovedItem(Model):
    """An item of the plan as it was approved."""

    id: Ref = field("Item.", "interviews")
    title: Words = field("What it was called.", "Interview every team member")
    due: Day = field("Its planned day.", "2026-01-25")


class Approval(Entity):
    """The approval of a plan, written by the office or the owners."""

    by: Ref = field("Who approved.", "mira.holm")
    date: Day = field("When.", "2026-01-08")
    digest: Annotated[str, StringConstraints(pattern=r"^plan-[0-9a-f]{12}$")] = field(
        "Digest of what was approved.", "plan-5f3a9c21b0d4"
    )
    items: tuple[ApprovedItem, ...] = field(
        "The plan's items as approved; say later what changed.", default=()
    )
