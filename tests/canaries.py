"""An organisation in which every field of every document holds something unmistakable.

The documents are made from the models, so that a new field is covered by itself. Texts hold a word
like `zq042k` between characters that have to be escaped, days and numbers occur once only.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mentorship.models.eligibility import EligibilityRule
from mentorship.models.fields import Every
from mentorship.models.kinds import BY_NAME, kind_of
from mentorship.values import Duration, Percent, Period, PlanPlace, Weeks

TODAY = date(2026, 7, 15)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"[0-9]{4} days|03:[0-9]{2}|[A-Z][a-z]+/[A-Z][a-z]+")
"""Lengths of time, times of day and zones that occur once."""
ODD = " <i>&\"'é"
"""Follows the word of every text: escaped in one way or another wherever it is shown."""

_FIXED: Mapping[type, str] = {Every: "month", Weeks: "1-2", Period: "2025", PlanPlace: "week 3"}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Canary(NamedTuple):
    """Something unmistakable: in which document and field, and how it may look in an output."""

    path: str
    kind: str
    route: tuple[str, ...]
    looks: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path}: {'.'.join(self.route)} ({self.looks[0]})"


@dataclass
class Planter:
    """Fills documents and remembers what was planted where, and what could not be."""

    canaries: list[Canary] = field(default_factory=list)
    bare: set[str] = field(default_factory=set)
    _count: int = 0

    def word(self) -> str:
        """A word that occurs nowhere else."""
        self._count += 1
        return f"zq{self._count:03d}k"

    def planted(self, path: str, route: tuple[str, ...], value: Any) -> Any:
        """Remembers a value that was chosen by hand, if it is unmistakable."""
        named = kind_of(path)
        kind = named.kind.name if named else "handbook"
        looks = tuple(_looks(value))
        if looks:
            self.canaries.append(Canary(path, kind, route, looks))
        else:
            self.bare.add(".".join((kind, *route)))
        return value

    def document(self, path: str, **given: Any) -> str:
        """The YAML of a document of which every field is filled; `given` by name: `job__role`."""
        named = kind_of(path)
        assert named is not None, path
        values = {name.replace("__", "."): value for name, value in given.items()}
        data = self._model(path, named.kind.model, (), values)
        assert not values, f"no such fields in {path}: {sorted(values)}"
        return json.dumps(data, ensure_ascii=False, default=_plain)

    def note(self, path: str, body: str, **given: Any) -> str:
        """The text of a note."""
        return f"---\n{self.document(path, **given)}\n---\n{self.planted(path, ('body',), body)}\n"

    def _model(
        self, path: str, model: type[BaseModel], route: tuple[str, ...], given: dict[str, Any]
    ) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            here = (*route, key)
            if ".".join(here) in given:
                value = given.pop(".".join(here))
                if value is not None:
                    self._hand_filled(path, here, value)
            else:
                value = self._value(path, info.annotation, list(info.metadata), here, given)
            if value is not None:
                made[key] = value
        return made

    def _hand_filled(self, path: str, route: tuple[str, ...], value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if _is_field(path, (*route, key)):
                    self._hand_filled(path, (*route, key), inner)
                else:
                    self.planted(path, (*route, "*"), key)
                    self._hand_filled(path, (*route, "*"), inner)
        elif isinstance(value, (list, tuple)):
            for inner in value:
                self._hand_filled(path, route, inner)
        else:
            self.planted(path, route, value)

    def _value(
        self, path: str, kind: Any, limits: list[Any], route: tuple[str, ...], given: dict[str, Any]
    ) -> Any:
        """A value of a type, unmistakable where the type lets it be."""
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._value(path, arguments[0], [*limits, *arguments[1:]], route, given)
        if origin in (Union, types.UnionType):
            first = next(a for a in arguments if a is not type(None))
            return self._value(path, first, limits, route, given)
        if origin is tuple:
            if _is_rule(arguments[0]):
                return self._rules(path, route)
            return [self._value(path, arguments[0], [], route, given)]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            key = self.planted(path, (*route, "*"), self.word())
            return {key: self._value(path, arguments[1], [], (*route, "*"), given)}
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self._model(path, kind, route, given)
        return self.planted(path, route, self._leaf(kind, origin, arguments, limits))

    def _leaf(self, kind: Any, origin: Any, arguments: tuple[Any, ...], limits: list[Any]) -> Any:
        if origin is Literal or kind is bool:
            return arguments[-1] if arguments else True
        if kind is str:
            return self._text(list(_patterns(limits)))
        self._count += 1
        if kind is int:
            most = min(_upper(limits), default=10**6)
            return min(most, 731_000 + self._count)
        made = {
            Decimal: Decimal(f"3.90{self._count:03d}7"),
            Percent: f"37.90{self._count:03d}%",
            Duration: f"{1000 + self._count} days",
            time: f"03:{self._count % 60:02d}",
            date: date(1931, 1, 1) + timedelta(self._count),
        }
        return made[kind] if kind in made else _FIXED[kind]

    def _text(self, patterns: list[str]) -> str:
        word = self.word()
        if any("https" in pattern for pattern in patterns):
            return f"https://example.org/{word}"
        if any("@" in pattern for pattern in patterns):
            return f"{word}@example.org"
        if any("plan-" in pattern for pattern in patterns):
            return f"plan-c0ffee{self._count:06d}"
        return word if patterns else word + ODD

    def _rules(self, path: str, route: tuple[str, ...]) -> list[Any]:
        """One rule of eligibility of each kind but those made of rules."""
        made = []
        for name, info in EligibilityRule.model_fields.items():
            if name not in ("any", "all", "not_"):
                value = self._value(path, info.annotation, list(info.metadata), (*route, name), {})
                made.append({name: value})
        return made


def leaves(kind: str) -> Iterator[str]:
    """The name of every field that holds a value, in all documents of a kind."""
    model = BY_NAME[kind].model
    yield from (".".join((kind, *route)) for route in _leaves(model, [], ()))


def _leaves(kind: Any, limits: list[Any], route: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from _leaves(arguments[0], limits, route)
    elif origin in (Union, types.UnionType):
        yield from _leaves(next(a for a in arguments if a is not type(None)), limits, route)
    elif origin is tuple:
        yield from _leaves(arguments[0], limits, route)
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        yield (*route, "*")
        yield from _leaves(arguments[1], limits, (*route, "*"))
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            if kind is not EligibilityRule or name not in ("any", "all", "not_"):
                yield from _leaves(info.annotation, [], (*route, info.alias or name))
    else:
        yield route


def _is_field(path: str, route: tuple[str, ...]) -> bool:
    named = kind_of(path)
    name = ".".join((named.kind.name if named else "", *route))
    return any(
        leaf == name or leaf.startswith(f"{name}.")
        for leaf in (leaves(named.kind.name) if named else ())
    )


def _is_rule(kind: Any) -> bool:
    return get_origin(kind) is Annotated and get_args(kind)[0] is EligibilityRule


def _patterns(limits: list[Any]) -> Iterator[str]:
    for limit in limits:
        if isinstance(limit, FieldInfo):
            yield from _patterns(limit.metadata)
        elif getattr(limit, "pattern", None):
            yield str(limit.pattern)


def _upper(limits: list[Any]) -> Iterator[int]:
    for limit in limits:
        if isinstance(limit, FieldInfo):
            yield from _upper(limit.metadata)
        elif getattr(limit, "le", None) is not None:
            yield int(limit.le)


def _looks(value: Any) -> Iterator[str]:
    """How a value may be written in an output; nothing for one that could be anything."""
    if isinstance(value, (date, datetime)):
        yield f"{value:%Y-%m-%d}"
        yield f"{value:%Y%m%d}"  # in calendars
        yield f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    elif isinstance(value, str):
        yield from _words(value)
    elif isinstance(value, (Decimal, float)) or (isinstance(value, int) and value > 1900):
        yield str(value)
    elif value == 24 * 60:
        yield f"{value} min"


def _words(text: str) -> Iterator[str]:
    for part in ("zq", "ZQ", "plan-c0ffee", "a-c0ffee", "37.90"):
        start = text.find(part)
        if start >= 0:
            length = {"zq": 6, "ZQ": 6, "plan-c0ffee": 17, "a-c0ffee": 14, "37.90": 8}[part]
            yield text[start : start + length]
    if _PLAIN.fullmatch(text):
        yield text
        if ":" in text:
            yield f"T{text.replace(':', '')}00"  # in calendars
    elif _DAY.fullmatch(text):
        yield from _looks(date.fromisoformat(text))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat()
