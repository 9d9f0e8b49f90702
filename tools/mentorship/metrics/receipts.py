"""Receipts: where a number comes from, down to the lines of the files, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorship.findings import shown
from mentorship.history.facts import History
from mentorship.metrics.result import Input, Interval, Result, Unit
from mentorship.values import rounded

_STEP = "  "


def as_text(result: Result, history: History) -> str:
    """The receipt as lines: value, formula, parts, inputs with their places, what was left out."""
    return "\n".join(_lines(result, history, "")) + "\n"


def as_data(result: Result, history: History) -> dict[str, Any]:
    """The receipt as plain data for JSON: exact values as text, missing ones as null."""
    return {
        **_plain(result),
        "parts": [as_data(part, history) for part in result.parts],
        "inputs": [_input_data(item, history) for item in result.inputs],
        "excluded": [item._asdict() for item in result.excluded],
    }


def as_summary(result: Result) -> dict[str, Any]:
    """The same without what it was made from."""
    return {**_plain(result), "parts": [as_summary(part) for part in result.parts]}


def _plain(result: Result) -> dict[str, Any]:
    subject = result.subject
    return {
        "name": result.name,
        "subject": subject._asdict() if subject else None,
        "unit": result.unit.value,
        "value": exact(result.value),
        "shown": result.shown,
        "missing": result.missing or None,
        "n": result.n,
        "interval": [exact(end) for end in result.interval] if result.interval else None,
        "formula": result.formula or None,
        "weight": exact(result.weight),
        "points": exact(result.points),
        "measured": exact(result.measured),
    }


def exact(value: object) -> str | None:
    """A decimal as text without an exponent, null if there is none."""
    return None if value is None else f"{value:f}"


def interval_text(interval: Interval | None) -> str:
    """`21-94 %` for people, nothing where there is no interval."""
    if interval is None:
        return ""
    return f"{rounded(interval.low * 100)}-{rounded(interval.high * 100)} %"


def value_text(result: Result) -> str:
    """The value with n and its interval, or why there is none."""
    if result.value is None:
        return f"- ({shown(result.missing)})"
    known = [] if result.unit is Unit.COUNT else [f"n = {result.n}"]
    if result.interval:
        known.append(f"95 % interval {interval_text(result.interval)}")
    if result.measured is not None:
        known.append(f"{rounded(result.measured * 100)} % of the weight measured")
    return f"{result.shown} ({', '.join(known)})" if known else result.shown


def points_text(result: Result) -> str:
    """Weight and points of a part of a score, nothing for other results."""
    if result.weight is None:
        return ""
    points = f" -> {rounded(result.points, 1)} points" if result.points is not None else ""
    return f"{points}, weight {result.weight}"


def _lines(result: Result, history: History, indent: str) -> Iterator[str]:
    subject = f" of {result.subject}" if result.subject and not indent else ""
    yield f"{indent}{shown(result.name)}{shown(subject)}: {value_text(result)}{points_text(result)}"
    yield from lines_of(result, history, indent + _STEP)


def lines_of(result: Result, history: History, inner: str) -> Iterator[str]:
    """What stands below the value, each line after `inner`: formula, parts, inputs, left out."""
    if result.formula:
        yield f"{inner}= {shown(result.formula)}"
    for part in result.parts:
        yield from _lines(part, history, inner)
    for item in result.inputs:
        commit = landed_with(item, history)
        landed = f"  [{commit[:10]}]" if commit else ""
        yield f"{inner}{item.place}  {shown(item.what)}: {shown(item.value)}{landed}"
    for left_out in result.excluded:
        yield f"{inner}not counted: {shown(left_out.what)}: {shown(left_out.why)}"


def _input_data(item: Input, history: History) -> dict[str, Any]:
    path, line, column = item.place
    return {
        "what": item.what, "value": item.value, "path": path, "line": line, "column": column,
        "commit": landed_with(item, history),
    }  # fmt: skip


def landed_with(item: Input, history: History) -> str | None:
    """The commit in which the key of a note, or else the file, reached the main branch."""
    path, route = item.spot.path, item.spot.route
    keyed = path.endswith(".md") and route
    landing = history.landed_key(path, str(route[0])) if keyed else history.landed(path)
    return landing.commit if landing else None
