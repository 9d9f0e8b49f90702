"""Figures followed over time, of a person or a team, and what was done where they fell short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from mentorship.models.fields import Better, Day, Model, Number, Ref, Text, field
from mentorship.values import Period

Cause = Literal["target", "environment", "resources", "ability"]


def _is_period(value: str) -> str:
    Period.parse(value)
    return value


PeriodKey = Annotated[str, StringConstraints(max_length=7), AfterValidator(_is_period)]


class Indicator(Model):
    """A figure followed over time, of a person or a team."""

    name: Ref = field("What is measured.", "response-hours")
    better: Better = field("Which direction is better.", "lower", default="higher")
    target: Number | None = field("The value aimed at, worth 100 points.", 1.0, default=None)
    zero: Number | None = field(
        "The value worth 0 points; without it 0 where higher is better, else twice the target.",
        4.0,
        default=None,
    )
    values: Mapping[PeriodKey, Number] = field(
        "Value per period: year, half-year, quarter or month.", {"2026-05": 1.0}, default={}
    )


class Remedy(Model):
    """What was decided because an indicator fell short; looked at again two periods later."""

    indicator: Ref = field("Which indicator.", "response-hours")
    cause: Cause = field("Which branch of the cause tree it is for.", "resources")
    remedy: Text = field("What is done.", "One customer less until October")
    on: Day = field("The day it was decided.", "2026-07-06")
    by: Ref = field("Who decided, a person.", "grace.lindqvist")
