"""How a program counts, rewards and matches, as `program.yml` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from mentorship.models.fields import Better, Count, Flag, Key, Model, Quantity, Ref, Words, field
from mentorship.values import Percent, PercentField


class Part(Model):
    """A part of a score: linear from `zero` (0 points) to `full` (100 points)."""

    weight: Count = field("Weight; the weights of a score sum to 100.", 40)
    metric: Ref = field("Which metric.", "mentee-growth")
    zero: Quantity = field("Value that earns nothing.", 0, default=Decimal(0))
    full: Quantity = field("Value that earns everything.", "20%", default=Percent(Decimal(100)))


Parts = Mapping[Key, Part]


class Scoring(Model):
    """The composite scores of a program."""

    mentor: Parts = field("Parts of the mentor score.", default={})
    mentee: Parts = field("Parts of the mentee score.", default={})
    pairing: Parts = field("Parts of the pairing score.", default={})
    least_evidence: PercentField = field(
        "Least weight measured for a score to be shown.", "50%", default=Percent(Decimal(50))
    )


class Kpi(Model):
    """A figure the program wants to move."""

    name: Ref = field("What is measured.", "newcomer-turnover")
    better: Better = field("Which direction is better.", "lower", default="higher")
    before: Quantity | None = field("Before the program.", "30%", default=None)
    target: Quantity | None = field("The value aimed at.", "20%", default=None)
    values: Mapping[str, Quantity] = field("Value per period.", {"2026": "15%"}, default={})


class When(Model):
    """When a badge is earned."""

    metric: Ref = field("Which metric.", "mentor-score")
    at_least: Quantity = field("Least value.", 80)
    least_n: Count = field("Least number of cases behind the value.", 3, default=1)


class Recognition(Model):
    """A badge by rule."""

    badge: Key = field("Name of the badge.", "trusted-mentor")
    for_: Literal["mentor", "mentee", "pairing", "team"] = field(
        "Who can earn it.", "mentor", alias="for"
    )
    title: Words = field("What it is called.", "Trusted mentor")
    when: When = field("When it is earned.", {"metric": "mentor-score", "at_least": 80})


class Matching(Model):
    """How mentors and mentees are matched."""

    method: Literal["stable", "best"] = field(
        "By choices, or by the highest total score.", "stable", default="stable"
    )
    proposing: Literal["mentees", "mentors"] = field(
        "Which side proposes.", "mentees", default="mentees"
    )
    weights: Mapping[Ref, Count] = field(
        "Weights of the score parts; sum to 100.", {"skills": 40}, default={}
    )
    must: tuple[Ref, ...] = field("Parts that must not be zero.", ["languages"], default=())
    again: Flag = field(
        "Whether two who were a pair before may be matched again.", True, default=False
    )
