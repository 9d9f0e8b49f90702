"""The field types that the documents are made of, and the base of every model."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    PlainValidator,
    Strict,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from mentorship.models.ids import ID_PATTERN, id_problem
from mentorship.values import Percent, PlanPlace

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_MOMENT = re.compile(rf"({_DAY.pattern})(?:[ T](.*))?", re.DOTALL)
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_YEARS = (1900, 2999)
_EVERY = re.compile(r"(?:([1-9][0-9]?) )?(week|month|quarter|half-year)s?")


class Model(BaseModel):
    """A part of a document: frozen, unknown keys refused, numbers in text fields as written."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, hide_input_in_errors=True
    )


class Every(NamedTuple):
    """How often a window comes round: `week`, `2 weeks`, `month`, `quarter`, `half-year`."""

    count: int  # type: ignore[assignment] # nobody asks how often a tuple holds a value
    unit: str  # week | month | quarter | half-year

    @classmethod
    def parse(cls, text: str) -> Every:
        """Reads `month` or `2 weeks`; ValueError says what would be right."""
        match = _EVERY.fullmatch(text)
        if match is None or (match[1] and match[2] != "week"):
            raise ValueError("is not an interval; write week, 2 weeks, month, quarter or half-year")
        return cls(int(match[1] or 1), match[2])

    def __str__(self) -> str:
        return self.unit if self.count == 1 else f"{self.count} {self.unit}s"


def parse_day(value: object) -> date:
    """A date written YYYY-MM-DD and nothing else; ValueError says what is wrong."""
    if type(value) is date:
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("is not a date; write it as in 2026-06-30")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ValueError("is not a day of the calendar") from None
    if not _YEARS[0] <= day.year <= _YEARS[1]:  # so that no sum of dates leaves the calendar
        raise ValueError(f"is not a year from {_YEARS[0]} to {_YEARS[1]}")
    return day


def _parse_time(value: object) -> time:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("is not a time of day; write it as in 16:30")
    return time(int(match[1]), int(match[2]))


def _parse_moment(value: object) -> date | datetime:
    """A date, or a date and a time of day in the writer's zone."""
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None and not isinstance(value, date):
        raise ValueError("is not a date, or a date and a time, as in 2026-03-10 10:00")
    if match and match[2]:
        return datetime.combine(parse_day(match[1]), _parse_time(match[2]))
    return parse_day(value)


def _parse_month(value: object) -> date:
    if isinstance(value, str) and _MONTH.fullmatch(value):
        return parse_day(value + "-01")
    try:
        return parse_day(value)
    except ValueError:
        raise ValueError("is neither a month, as in 2024-03, nor a date") from None


def _parse_last_month(value: object) -> date:
    """The last day of a month; a date is itself."""
    day = _parse_month(value)
    whole = isinstance(value, str) and _MONTH.fullmatch(value)
    return day.replace(day=monthrange(day.year, day.month)[1]) if whole else day


def _parse_number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError("is not a number; write it as in 4.5")  # noqa: TRY004 - pydantic reports ValueError
    return Decimal(value)


def _parse_score(value: object) -> Decimal:
    number = _parse_number(value)
    if not 0 <= number <= 100:
        raise ValueError("is not a number from 0 to 100")
    return number


def _parse_quantity(value: object) -> Decimal | Percent:
    return Percent.parse(value) if isinstance(value, str) else _parse_number(value)


def _parse_plan_place(value: object) -> date | PlanPlace:
    if isinstance(value, str) and not value[:1].isdigit():
        return PlanPlace.parse(value)
    try:
        return parse_day(value)
    except ValueError as error:
        raise ValueError(f"{error}, or a place in the plan: 'week 6', 'day 10'") from None


def _parse_every(value: object) -> Every:
    return Every.parse(value if isinstance(value, str) else "")


def _is_id(value: str) -> str:
    problem = id_problem(value)
    if problem:
        raise ValueError(problem)
    return value


def _nothing_is_empty(value: object) -> object:
    """`general:` without a value means the same as `general: {}`."""
    return {} if value is None else value


def _which_words(value: object) -> str:
    return "by-language" if isinstance(value, dict) else "text"


def _json(words: str, kind: str | list[str], *examples: object, **more: object) -> WithJsonSchema:
    """The JSON Schema of a value that is written as text; `x-type` is its name in the reference."""
    return WithJsonSchema({"type": kind, "examples": [*examples], "x-type": words, **more})


Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Ref = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Key = Annotated[str, StringConstraints(max_length=64, pattern=f"^{ID_PATTERN.pattern}$")]
Alias = Annotated[str, AfterValidator(_is_id)]
Words = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Mapping[str, Text], Tag("by-language")],
    Discriminator(_which_words),
]
Flag = Annotated[bool, Strict()]
Count = Annotated[int, Strict(), Field(ge=0, le=1_000_000)]
Number = Annotated[Decimal, PlainValidator(_parse_number), _json("number", "number", 4.5)]
Score = Annotated[
    Decimal,
    PlainValidator(_parse_score),
    _json("number from 0 to 100", "number", 85, minimum=0, maximum=100),
]
Quantity = Annotated[
    Decimal | Percent,
    PlainValidator(_parse_quantity),
    PlainSerializer(str, return_type=str),
    _json("number or percentage", ["number", "string"], "20%", 4.5),
]
Day = Annotated[
    date, PlainValidator(parse_day), _json("date", "string", "2026-06-30", format="date")
]
Month = Annotated[date, PlainValidator(_parse_month), _json("month", "string", "2024-03")]
LastMonth = Annotated[date, PlainValidator(_parse_last_month), _json("month", "string", "2024-03")]
Time = Annotated[time, PlainValidator(_parse_time), _json("time of day", "string", "16:30")]
Moment = Annotated[
    date | datetime,
    PlainValidator(_parse_moment),
    _json("date, or date and time", "string", "2026-03-10 10:00"),
]
DueField = Annotated[
    date | PlanPlace,
    PlainValidator(_parse_plan_place),
    _json("date, or place in the plan", "string", "week 6", "2026-06-30"),
]
EveryField = Annotated[
    Every, PlainValidator(_parse_every), _json("interval", "string", "month", "2 weeks")
]
Vocabulary = Mapping[Key, Words]
Better = Literal["lower", "higher"]
Format = Literal["in-person", "video", "call", "chat", "shadowing", "online-review"]
Grade = Literal["error", "warning", "info", "off"]

EmptyMapping = BeforeValidator(_nothing_is_empty)


def words(value: str | Mapping[str, str] | None, language: str) -> str:
    """Text for people in `language`: the text itself, or its translation, or the first there is."""
    if isinstance(value, Mapping):
        return value.get(language) or next(iter(value.values()), "")
    return value or ""


def field(description: str, *examples: Any, default: Any = ..., **more: Any) -> Any:
    """A model field with the sentence and the examples that the format reference shows."""
    return Field(default, description=description, examples=list(examples) or None, **more)
