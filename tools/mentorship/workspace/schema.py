"""Validating a document against its model, and saying in plain words what does not fit."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from mentorship.findings import Finding, Severity, shown
from mentorship.models.entity import Entity
from mentorship.models.kinds import Kind
from mentorship.text.document import Document

Route = tuple[str | int, ...]

_UNSPOKEN = frozenset(
    {"feedback", "exam", "scores", "quality", "lesson", "reason", "text", "why", "phone", "email"}
)
_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


def validated(kind: Kind, document: Document) -> tuple[Entity | None, tuple[Finding, ...]]:
    """The entity of a document, or None and what is wrong, each at its place."""
    try:
        return kind.model.model_validate(document.data), ()
    except ValidationError as error:
        problems = error.errors(include_url=False)
    mended = _as_written(document, problems)
    if mended is not None:
        try:
            return kind.model.model_validate(mended), ()
        except ValidationError as error:
            problems = error.errors(include_url=False)
    return None, tuple(_finding(kind, document, problem) for problem in problems)


def _as_written(document: Document, problems: Sequence[Any]) -> Any | None:
    """The data with `true`, `false` and `null` in text fields as the words they are written as;
    None where nothing is to be mended."""
    routes = [
        p["loc"]
        for p in problems
        if p["type"] == "string_type" and not isinstance(p["input"], (list, dict))
    ]
    words = {_present(document.data, route): document.written(*route) for route in routes}
    words = {route: word for route, word in words.items() if word}
    return _replaced(document.data, words, ()) if words else None


def _present(data: Any, route: Route) -> Route:
    """The route without the parts that the data does not have (union tags)."""
    kept: list[str | int] = []
    for part in route:
        if isinstance(data, Mapping) and part in data:
            data = data[str(part)]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            continue
        kept.append(part)
    return tuple(kept)


def _replaced(data: Any, words: Mapping[Route, str | None], route: Route) -> Any:
    if route in words:
        return words[route]
    if isinstance(data, dict):
        return {key: _replaced(item, words, (*route, key)) for key, item in data.items()}
    if isinstance(data, list):
        return [_replaced(item, words, (*route, index)) for index, item in enumerate(data)]
    return data


def _finding(kind: Kind, document: Document, problem: Any) -> Finding:
    route: Route = problem["loc"]
    error = problem["type"]
    place = document.place(*route, key=error == "extra_forbidden")
    if error == "missing":
        place = document.place(*route[:-1])
    message, hint = _worded(kind, route, problem)
    subject = ".".join(str(part) for part in _present(document.data, route) or route)
    return Finding("schema", Severity.ERROR, place, message, hint, subject=f"{subject} {error}")


def _worded(kind: Kind, route: Route, problem: Any) -> tuple[str, str]:
    error, context = problem["type"], problem.get("ctx", {})
    name = shown(str(route[-1])[:64]) if route else kind.name
    if error == "extra_forbidden":
        known = tuple(_keys(kind.model, route[:-1]))
        close = difflib.get_close_matches(str(route[-1]), known, 1)
        also = f"; did you mean {close[0]!r}?" if close else ""
        return (
            f"unknown key {name!r}{also}",
            f"known keys here: {', '.join(known)}" if known else "",
        )
    if error == "missing":
        return f"the required key {name!r} is missing", ""
    label = ".".join(shown(str(part)[:64]) for part in _without_tags(route))
    value = _said(kind, route, problem["input"])
    if error in _EXPECTED:
        return f"{label}: {_EXPECTED[error]} expected, found {_found(problem['input'])}", ""
    if error == "value_error":
        return f"{label}: {value}{context.get('error')}", ""
    if error in ("literal_error", "enum"):
        return (
            f"{label}: {value}must be one of {str(context.get('expected')).replace(' or ', ', ')}",
            "",
        )
    if error == "string_pattern_mismatch":
        return f"{label}: {value}is not of the form expected", _pattern_hint(kind, route)
    return f"{label}: {value}{problem['msg'][:1].lower()}{problem['msg'][1:]}", ""


def _pattern_hint(kind: Kind, route: Route) -> str:
    name = _without_tags(route)[-1] if route else ""
    hints = {
        "links": "an address that begins with https:// or http://, without a password",
        "email": "an address as in ada@example.org",
        "digest": "`plan-` and 12 hexadecimal digits",
    }
    first = str(route[0]) if route else ""
    return (
        hints.get(str(name))
        or hints.get(first)
        or "lower-case letters, digits, - and ., as in quarter-goal"
    )


def _said(kind: Kind, route: Route, value: object) -> str:
    """The value at fault and a blank, where messages may repeat it; else nothing."""
    if not kind.spoken or any(part in _UNSPOKEN for part in route):
        return ""
    if isinstance(value, (list, dict)) or value is None or len(str(value)) > 64:
        return ""
    return f"{shown(str(value))!r} " if isinstance(value, str) else f"{value} "


def _found(value: object) -> str:
    names: dict[type, str] = {
        bool: "true or false",
        str: "text",
        list: "a list",
        dict: "a mapping",
        type(None): "nothing",
    }
    return names.get(type(value), "a number")


def _without_tags(route: Route) -> Route:
    return tuple(part for part in route if part not in ("text", "by-language")) or route


def _keys(model: Any, route: Route) -> Iterator[str]:
    """The keys that the model at `route` knows, as the file writes them."""
    for part in route:
        model = _step(model, part)
    found = _model(model)
    if found is not None:
        yield from sorted(info.alias or name for name, info in found.model_fields.items())


def _step(annotation: Any, part: str | int) -> Any:
    model = _model(annotation)
    if model is not None:
        fields = {info.alias or name: info.annotation for name, info in model.model_fields.items()}
        return fields.get(str(part))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _step(arguments[0], part)
    if origin in (Union, types.UnionType):
        return next((step for a in arguments if (step := _step(a, part)) is not None), None)
    if origin is tuple and isinstance(part, int):
        return arguments[0]
    return arguments[1] if len(arguments) == 2 and origin is not tuple else None


def _model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Annotated, Union, types.UnionType):
        return next((m for a in get_args(annotation) if (m := _model(a)) is not None), None)
    return None
