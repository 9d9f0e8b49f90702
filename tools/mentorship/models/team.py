"""A team: `people/teams/<team>.yml`."""

from __future__ import annotations

from mentorship.models.entity import Entity
from mentorship.models.fields import Ref, Words, field
from mentorship.models.indicator import Indicator, Remedy


class Team(Entity):
    """A team, written by the program office."""

    title: Words | None = field("What the team is called.", "Platform", default=None)
    department: Ref | None = field("Department the team belongs to.", "engineering", default=None)
    lead: Ref | None = field("Who leads it, a person.", "grace.lindqvist", default=None)
    indicators: tuple[Indicator, ...] = field("Figures of the team followed over time.", default=())
    remedies: tuple[Remedy, ...] = field(
        "What was decided where an indicator of the team fell short.", default=()
    )
