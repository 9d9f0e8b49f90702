"""What a report is made of: figures with their cases and intervals, in sections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.result import Interval, Result, Unit
from mentorship.metrics.statistics import Share
from mentorship.values import rounded

LEAST_SAID = 5
"""Of fewer cases nothing is said but the number; for correlations `LEAST_RELATED`."""
LEAST_RANKED = 10
"""Groups of fewer cases get no rank."""

TOO_FEW = N_("too few to say")


class Change(NamedTuple):
    """How much a figure is above what it is compared with.

    `sure` says that the direction is known even though `looks` such changes are looked at
    together; `interval` is that of this one alone, None where there is none, and `wide` is as wide
    as so many looks ask for, where it is kept.
    """

    value: Decimal
    interval: Interval | None = None
    sure: bool = False
    unit: Unit = Unit.GROWTH
    wide: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the report, of the whole program or of one group in it.

    `hits` stands beside n where the value is a share of cases. `last` is what it is compared
    with: the last cohort, or before. `others` is the change against all other groups. `evened`
    is the rate drawn to that of all. `why` is the command that prints its receipt.
    """

    name: str
    title: str
    result: Result
    group: str = ""
    group_id: str = ""
    hits: int | None = None
    last: Result | None = None
    change: Change | None = None
    others: Change | None = None
    target: Decimal | None = None
    evened: Decimal | None = None
    rank: int | None = None
    words: str = ""
    why: str = ""


class Section(NamedTuple):
    """Figures that are shown together. `beside` says what `last` of them is."""

    id: str
    title: str
    about: str
    figures: tuple[Figure, ...]
    beside: str = "last cohort"
    empty: str = "no data"
    withheld: str = ""  # why there is nothing for these readers


class Report(NamedTuple):
    """The evaluation of a program as of a day; `against` is the id of the cohort before."""

    program: str
    title: str
    first: date
    last: date
    as_of: date
    against: str | None
    sections: tuple[Section, ...]
    remarks: tuple[str, ...] = ()


def hits_of(result: Result) -> int | None:
    """How many of the n cases of a rate are hits; None of everything that is no rate of cases, and
    of a rate that is the middle of a range."""
    if result.unit is not Unit.RATE or result.value is None or not result.n or result.between:
        return None
    hits = result.value * result.n
    whole = int(rounded(hits))
    return whole if abs(hits - whole) < Decimal("0.01") else None


def share_in(result: Result | None) -> Share | None:
    """The hits and cases of a rate, None of what is missing, no rate, or told as a range."""
    hits = hits_of(result) if result else None
    return None if hits is None or result is None else Share(hits, result.n)


def shares_between(result: Result | None) -> tuple[Share, Share] | None:
    """The share with the fewest and with the most hits that a rate can stand for; None as above."""
    if result is not None and result.value is not None and result.between:
        least, most = result.between
        return Share(least, result.n), Share(most, result.n)
    share = share_in(result)
    return (share, share) if share else None


def amount(unit: Unit, value: Decimal) -> str:
    """A value for people; counts that are means have at most two decimals."""
    if unit is Unit.COUNT:
        return f"{rounded(value, 2).normalize():f}"
    return unit.shown(value)


def signed(unit: Unit, value: Decimal) -> str:
    """A difference for people: `+12` points of rates, `+0.4` of others."""
    hundredths = unit in (Unit.RATE, Unit.SHARE, Unit.GROWTH)
    said = rounded(value * 100, 1 if unit is Unit.GROWTH else 0) if hundredths else None
    said = rounded(value, 2).normalize() if said is None else said
    return f"{'+' if said > 0 else ''}{said:f}"


def points(unit: Unit) -> str:
    """What stands behind differences in this unit."""
    return _(" points") if unit in (Unit.RATE, Unit.SHARE, Unit.GROWTH) else ""


def together(*parts: str) -> str:
    """What is said of a figure, each part once."""
    return _("; ").join(dict.fromkeys(part for part in parts if part))
