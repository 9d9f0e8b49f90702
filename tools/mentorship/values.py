"""Small values that the files write as words: durations, percentages, places in a plan, periods."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from dateutil.relativedelta import relativedelta
from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

_DURATION = re.compile(r"([1-9][0-9]{0,3}) (hour|day|working day|week|month|year)s?")
_DAYS = {"hour": 1 / 24, "day": 1, "working day": 1, "week": 7, "month": 30, "year": 365}
_LONGEST = 100 * 366  # days; so that no sum of dates leaves the calendar
_PERCENT = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?) ?%")
_PLAN_PLACE = re.compile(r"(week|day) ([1-9][0-9]{0,3})")
_WEEKS = re.compile(r"([1-9][0-9]{0,2})(?:-([1-9][0-9]{0,2}))?")
_PERIOD = re.compile(r"(19[0-9]{2}|2[0-9]{3})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?")


class Duration(NamedTuple):
    """A length of time: `5 days`, `24 hours`, `10 working days`, `6 months`.

    Days are calendar days unless the unit says `working day`.
    """

    amount: int
    unit: str  # hour | day | working day | week | month | year

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Reads `5 days`; ValueError says what would be right."""
        match = _DURATION.fullmatch(text)
        if match is None:
            raise ValueError(
                "is not a duration; write it as in '5 days', '24 hours', '10 working days' or "
                "'6 months'"
            )
        if int(match[1]) * _DAYS[match[2]] > _LONGEST:
            raise ValueError("is too long; a duration may be at most 100 years")
        return cls(int(match[1]), match[2])

    def after(self, day: date) -> date:
        """The day this long after `day`, in calendar units; hours count as begun days.

        Working days depend on a calendar and are not known here: ValueError.
        """
        if self.unit == "working day":
            raise ValueError("working days need a calendar")
        if self.unit == "hour":
            return day + timedelta(days=-(-self.amount // 24))
        return _moved(day, self.amount, self.unit)

    def before(self, day: date) -> date:
        """The day this long before `day`; the same units as `after`."""
        if self.unit in ("working day", "hour"):
            return day - (self.after(day) - day)
        return _moved(day, -self.amount, self.unit)

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}{'s' if self.amount != 1 else ''}"


@lru_cache(maxsize=65536)
def _moved(day: date, amount: int, unit: str) -> date:
    """The same few days are asked for again and again, and months are of different length."""
    return day + relativedelta(**{f"{unit}s": amount})  # type: ignore[arg-type]


class Percent(NamedTuple):
    """A percentage, `points` in hundredths of one: 20% has 20 points and is the fraction 0.2."""

    points: Decimal

    @classmethod
    def parse(cls, text: str) -> Percent:
        """Reads `20%`; ValueError says what would be right."""
        match = _PERCENT.fullmatch(text)
        if match is None:
            raise ValueError("is not a percentage; write it as in '20%'")
        return cls(Decimal(match[1]))

    @property
    def fraction(self) -> Decimal:
        """20% is 0.2."""
        return self.points / 100

    @property
    def said(self) -> str:
        """`20 %`, as other rates are written for people."""
        return f"{self.points} %"

    def __str__(self) -> str:
        return f"{self.points}%"


class PlanPlace(NamedTuple):
    """A place in a plan counted from the pairing's start, day 1: `week 6` or `day 10`."""

    unit: str  # week | day
    number: int

    @classmethod
    def parse(cls, text: str) -> PlanPlace:
        """Reads `week 6` or `day 10`; ValueError says what would be right."""
        match = _PLAN_PLACE.fullmatch(text)
        if match is None:
            raise ValueError(
                "is neither a place in the plan, as in 'week 6' or 'day 10', nor a date, as in "
                "2026-06-30"
            )
        return cls(match[1], int(match[2]))

    def __str__(self) -> str:
        return f"{self.unit} {self.number}"


class Weeks(NamedTuple):
    """The weeks of a stage, both included: `1-2`; week n is days 7n-6 to 7n of the pairing."""

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Weeks:
        """Reads `1-2` or `3`; ValueError says what would be right."""
        match = _WEEKS.fullmatch(text)
        if match is None or (match[2] and int(match[2]) < int(match[1])):
            raise ValueError(
                "is not a stage's weeks; write them as in '1-2', the first not after the last"
            )
        return cls(int(match[1]), int(match[2] or match[1]))

    def __str__(self) -> str:
        return f"{self.first}-{self.last}" if self.last != self.first else str(self.first)


class Period(NamedTuple):
    """A calendar period: year `2025`, half-year `2025-H1`, quarter `2025-Q3`, month `2025-07`."""

    first: date
    last: date
    text: str

    @classmethod
    def parse(cls, text: str) -> Period:
        """Reads `2025`, `2025-H1`, `2025-Q3`, `2025-07`; ValueError says what would be right."""
        match = _PERIOD.fullmatch(text)
        if match is None:
            raise ValueError("is not a period; write it as in 2025, 2025-H1, 2025-Q3 or 2025-07")
        year, quarter, half, month = match.groups()
        if quarter:
            start, months = (int(quarter) - 1) * 3 + 1, 3
        elif half:
            start, months = (int(half) - 1) * 6 + 1, 6
        else:
            start, months = (int(month), 1) if month else (1, 12)
        first = date(int(year), start, 1)
        return cls(first, first + relativedelta(months=months) - timedelta(days=1), text)

    @classmethod
    def holding(cls, day: date, months: int) -> Period:
        """The period of 1, 3, 6 or 12 months that a day lies in."""
        first = date(day.year, (day.month - 1) // months * months + 1, 1)
        last = first + relativedelta(months=months) - timedelta(days=1)
        return cls(first, last, _name(first, months))

    @property
    def length(self) -> int:
        """In months."""
        return {4: 12}.get(len(self.text)) or {"Q": 3, "H": 6}.get(self.text[5], 1)

    def before(self, count: int = 1) -> Period:
        """The period of the same length `count` periods earlier."""
        first = self.first - relativedelta(months=self.length * count)
        return Period(
            first,
            first + relativedelta(months=self.length) - timedelta(days=1),
            _name(first, self.length),
        )

    def __str__(self) -> str:
        return self.text


def _name(first: date, months: int) -> str:
    suffix = {
        12: "",
        6: f"-H{first.month // 6 + 1}",
        3: f"-Q{first.month // 3 + 1}",
        1: f"-{first.month:02}",
    }
    return f"{first.year:04}{suffix[months]}"


def rounded(value: Decimal, places: int = 0) -> Decimal:
    """`value` for people: rounded half up to `places` decimals. Only display rounds."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _read(parse: Callable[[str], Any]) -> PlainValidator:
    def read(value: object) -> object:
        if isinstance(value, str):
            return parse(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return parse(str(value))  # a year, or one week, is a number in YAML
        if isinstance(value, tuple) and hasattr(value, "_fields"):  # read already
            return value
        return parse("")  # which says what would be right

    return PlainValidator(read)


def _schema(
    words: str, kind: str | list[str], pattern: re.Pattern[str], *examples: object
) -> WithJsonSchema:
    """The JSON Schema of a value that is written as text; `x-type` is its name in the reference."""
    schema: dict[str, object] = {"type": kind, "examples": [*examples], "x-type": words}
    return WithJsonSchema({**schema, "pattern": f"^(?:{pattern.pattern})$"})


_TEXT = PlainSerializer(str, return_type=str)
_NUMBER_OR_TEXT = ["string", "integer"]
DurationField = Annotated[
    Duration, _read(Duration.parse), _TEXT, _schema("duration", "string", _DURATION, "5 days")
]
PercentField = Annotated[
    Percent, _read(Percent.parse), _TEXT, _schema("percentage", "string", _PERCENT, "20%")
]
PlanPlaceField = Annotated[
    PlanPlace,
    _read(PlanPlace.parse),
    _TEXT,
    _schema("place in the plan", "string", _PLAN_PLACE, "week 6"),
]
WeeksField = Annotated[
    Weeks, _read(Weeks.parse), _TEXT, _schema("weeks", _NUMBER_OR_TEXT, _WEEKS, "1-2")
]
PeriodField = Annotated[
    Period, _read(Period.parse), _TEXT, _schema("period", _NUMBER_OR_TEXT, _PERIOD, 2025, "2025-Q3")
]
