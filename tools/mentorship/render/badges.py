"""Badges for a terminal, and as JSON: who holds which, since when, and from which number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.history.facts import History
from mentorship.metrics.receipts import as_data, as_text
from mentorship.metrics.recognition.badge import Standing, State
from mentorship.metrics.result import Unit
from mentorship.render.columns import aligned_folded, folded
from mentorship.workspace.workspace import grouped


class Row(NamedTuple):
    """Where somebody stands, with what badge, rule and holder are called."""

    standing: Standing
    title: str
    criteria: str
    name: str


class BadgeReport(NamedTuple):
    """What `badges` says.

    `numbers` False leaves out everything but that a badge is held, and since when; `receipts` adds
    the lines of the files behind each number.
    """

    as_of: date
    history: History
    rows: tuple[Row, ...]
    numbers: bool = True
    receipts: bool = False


def as_lines(report: BadgeReport) -> str:
    """For a terminal of 80 columns."""
    first = f"As of {report.as_of}, judged on the last day of each month"
    return "\n".join([first, *_rules(report)]) + "\n"


def as_json(report: BadgeReport) -> str:
    """Plain data: days as text, what is missing as null."""
    data = {
        "as_of": report.as_of.isoformat(),
        "badges": [_data(report, row) for row in report.rows],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


BADGE_FORMATS: Mapping[str, Callable[[BadgeReport], str]] = MappingProxyType(
    {"text": as_lines, "json": as_json}
)


def _rules(report: BadgeReport) -> Iterator[str]:
    if not report.rows:
        yield "No badge."
    for rows in grouped(report.rows, lambda row: row.standing.rule.key).values():
        rule = rows[0].standing.rule
        yield ""
        yield from folded(f"{shown(rows[0].title)} ({rule.recognition.badge}, {rule.program.id}): ",
                          shown(rows[0].criteria), "  ")  # fmt: skip
        yield from _holders(report, rows)


def _holders(report: BadgeReport, rows: Iterable[Row]) -> Iterator[str]:
    listed = tuple(rows)
    cells = [_cells(report, row) for row in listed]
    for row, lines in zip(listed, aligned_folded(cells), strict=True):
        yield from lines
        if report.receipts and report.numbers and row.standing.judged:
            receipt = as_text(row.standing.verdict.result, report.history)
            yield from (f"    {line}" for line in receipt.splitlines())


def _cells(report: BadgeReport, row: Row) -> tuple[str, str, str]:
    standing = row.standing
    state, result = standing.verdict.state, standing.verdict.result
    if not standing.is_held:
        return state.value, standing.holder, standing.verdict.why
    cases = "" if result.unit is Unit.COUNT else f" (n = {result.n})"
    number = f", {result.shown}{cases}" if report.numbers else ""
    return state.value, standing.holder, f"since {standing.since}{number}"


def _data(report: BadgeReport, row: Row) -> dict[str, Any]:
    standing = row.standing
    program, badge = standing.rule.key
    data: dict[str, Any] = {
        "program": program, "badge": badge, "title": row.title, "rule": row.criteria,
        "for": standing.rule.kind, "holder": standing.holder, "name": row.name,
        "state": standing.verdict.state.value,
        "since": standing.since.isoformat() if standing.since else None,
        "judged": standing.judged.isoformat() if standing.judged else None,
    }  # fmt: skip
    if report.numbers:
        data["why"] = standing.verdict.why or None
        ahead = standing.verdict.state is State.AHEAD
        data["receipt"] = None if ahead else as_data(standing.verdict.result, report.history)
    return data
