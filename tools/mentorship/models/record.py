"""Ratings, tests, certificates and promotions of a person: `people/records/<person>.yml`."""

from __future__ import annotations

from decimal import Decimal
from typing import Self, TypeVar

from pydantic import model_validator

from mentorship.models.entity import Entity
from mentorship.models.fields import (
    Count,
    Day,
    LastMonth,
    Model,
    Month,
    Name,
    Number,
    Ref,
    field,
)
from mentorship.models.indicator import Indicator, Remedy
from mentorship.values import PercentField, PeriodField

_M = TypeVar("_M", bound=Model)


class Rating(Model):
    """A rating for a closed period."""

    period: PeriodField = field("Year, half-year, quarter or month.", "2025")
    rating: Number = field("The rating, from 0 to `scale`.", 4.7)
    scale: Number = field("Best possible rating.", 5, default=Decimal(5))
    on: Day | None = field(
        "Day it became known; without it 90 days after the period.", "2026-03-15", default=None
    )
    percentile: Number | None = field(
        "Rank in the department, in percent from the top.", 8, default=None
    )

    @model_validator(mode="after")
    def _in_range(self) -> Self:
        return _within(self, self.rating, self.scale)


class Test(Model):
    """The result of a skill test."""

    skill: Ref = field("Skill tested, of `skills` in mentorship.yml.", "python")
    date: Day = field("Day of the test.", "2026-06-30")
    score: Number = field("Result, from 0 to `scale`.", 85)
    scale: Number = field("Best possible result.", 100, default=Decimal(100))

    @model_validator(mode="after")
    def _in_range(self) -> Self:
        return _within(self, self.score, self.scale)


class Certificate(Model):
    """A certificate held."""

    certificate: Ref = field("Which certificate.", "mentor-skills")
    date: Day = field("Day it was given.", "2025-03-01")
    expires: Day | None = field("Last day it is valid.", "2027-03-01", default=None)
    score: Number | None = field("Result of its exam.", 91, default=None)


class Promotion(Model):
    """A step on the career path."""

    date: Day = field("Day it took effect.", "2026-04-01")
    from_: Count | None = field("Level before.", 3, alias="from", default=None)
    to: Count = field("Level after.", 4)


class MentoredBefore(Model):
    """Mentoring from before this repository."""

    from_: Month = field("First month.", "2022-03", alias="from")
    to: LastMonth = field("Last month, to its end.", "2024-02")
    mentees: Count = field("How many mentees.", 3)
    growth: PercentField | None = field("Mean growth of the mentees.", "22%", default=None)
    source: Name | None = field("Where the figures come from.", "HR export", default=None)


class Record(Entity):
    """A record, written by the program office; may be sealed."""

    ratings: tuple[Rating, ...] = field("Ratings, one a period.", default=())
    tests: tuple[Test, ...] = field("Skill tests.", default=())
    certificates: tuple[Certificate, ...] = field("Certificates.", default=())
    promotions: tuple[Promotion, ...] = field("Promotions.", default=())
    mentored_before: tuple[MentoredBefore, ...] = field(
        "Mentoring before this repository.", default=()
    )
    indicators: tuple[Indicator, ...] = field("Figures followed over time.", default=())
    remedies: tuple[Remedy, ...] = field(
        "What was decided where an indicator fell short.", default=()
    )


def _within(model: _M, value: Decimal, scale: Decimal) -> _M:
    if scale <= 0 or not 0 <= value <= scale:
        raise ValueError("the value must lie between 0 and its scale")
    return model
