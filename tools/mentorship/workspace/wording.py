"""What the model says about a document, in plain words."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from mentorship.findings import shown
from mentorship.models.kinds import Kind
from mentorship.text.slips import CURLY, QUOTES

Route = tuple[str | int, ...]

_UNSPOKEN = frozenset(
    {
        "about", "contact", "email", "exam", "feedback", "leave", "lesson", "pauses", "phone",
        "quality", "reason", "scores", "text", "why",
    }
)  # fmt: skip
"""Keys whose values no message repeats, because they are not for everybody."""

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
_BOUNDS = {
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "needs at least one entry",
    "too_long": "has more than {max_length} entries",
}
_FORMS = {
    "links": "an address that begins with https:// or http://, without a password",
    "email": "an address as in ada@example.org",
    "digest": "`plan-` and 12 hexadecimal digits",
    "issues": "owner and name, as in northwind/mentorship",
    "repository": "owner and name, as in northwind/mentorship",
    "label": "letters and digits, and between them blanks and ._:/-, as in mentor-duty",
    "secret": "capital letters, digits and _, as in MENTORSHIP_MAIL",
}
_NAME = "lower-case letters, digits, - and ., as in quarter-goal"
_FOUND: dict[type, str] = {
    bool: "true or false",
    str: "text",
    list: "a list",
    dict: "a mapping",
    type(None): "nothing",
}


def worded(kind: Kind, route: Route, problem: Any) -> tuple[str, str]:
    """Message and hint for an error of the model; `route` has only parts that the file has."""
    error = problem["type"]
    if error == "extra_forbidden":
        return _unknown_key(kind, problem["loc"])
    if error == "missing":
        return f"the required key {shown(str(problem['loc'][-1]))!r} is missing", ""
    label = ".".join(shown(str(part)[:64]) for part in route) or kind.name
    message, hint = _wrong_value(kind, route, problem)
    if isinstance(problem["input"], str) and problem["input"].startswith(QUOTES):
        hint = CURLY
    return f"{label}: {message}", hint


def key_meant(kind: Kind, route: Route) -> str | None:
    """The key that an unknown one is most likely meant as; None where none is close."""
    key, known = str(route[-1])[:64], tuple(_keys(kind.model, route[:-1]))
    if key.casefold() in known:
        return key.casefold()
    return next(iter(difflib.get_close_matches(key, known, 1)), None)


def _unknown_key(kind: Kind, route: Route) -> tuple[str, str]:
    key = str(route[-1])
    known = tuple(_keys(kind.model, route[:-1]))
    close = key_meant(kind, route)
    also = f"; did you mean {close!r}?" if close else ""
    hint = f"known keys here: {', '.join(known)}" if known else ""
    return f"unknown key {shown(key[:64])!r}{also}", hint


def _wrong_value(kind: Kind, route: Route, problem: Any) -> tuple[str, str]:
    error, context = problem["type"], problem.get("ctx", {})
    if error in _EXPECTED:
        number = "a fraction" if error == "int_type" else "a number"
        found = _FOUND.get(type(problem["input"]), number)
        example = _example(kind.model, route) if error == "int_type" else ""
        return f"{_EXPECTED[error]} expected{example}, found {found}", ""
    value = _said(kind, route, problem["input"])
    if error == "value_error":
        return f"{value}{context['error']}", ""
    if error in ("literal_error", "enum"):
        choices = str(context.get("expected")).replace(" or ", ", ")
        return f"{value}must be one of {choices}", ""
    if error == "string_pattern_mismatch":
        forms = (_FORMS[part] for part in reversed(route) if part in _FORMS)
        return f"{value}is not of the form expected", next(forms, _NAME)
    if error in _BOUNDS:
        return value + _BOUNDS[error].format(**context), ""
    return f"{value}{problem['msg'][:1].lower()}{problem['msg'][1:]}", ""


def _said(kind: Kind, route: Route, value: object) -> str:
    """The value at fault and a blank, where messages may repeat it; else nothing."""
    if not kind.spoken or any(part in _UNSPOKEN for part in route):
        return ""
    if isinstance(value, (list, dict)) or value is None or not 0 < len(str(value)) <= 64:
        return ""
    return f"{shown(str(value))!r} " if isinstance(value, str) else f"{value} "


def _keys(model: Any, route: Route) -> Iterator[str]:
    """The keys that the model at `route` knows, as the file writes them."""
    for part in route:
        model = _step(model, part)
    found = _model(model)
    if found is not None:
        yield from sorted(info.alias or name for name, info in found.model_fields.items())


def _example(model: Any, route: Route) -> str:
    """`, as in 50` where the field at `route` has an example that is a number."""
    for part in route[:-1]:
        model = _step(model, part)
    found = _model(model)
    fields = found.model_fields.items() if found and route else ()
    info = next((info for name, info in fields if (info.alias or name) == route[-1]), None)
    example = info.examples[0] if info and info.examples else None
    return f", as in {example}" if isinstance(example, int) else ""


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
