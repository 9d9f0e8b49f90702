"""Trends as text with a line of blocks for each, as JSON, and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.metrics.receipts import exact, interval_text
from mentorship.metrics.result import Subject, Unit
from mentorship.metrics.trends.trend import Point, Trend
from mentorship.render.columns import aligned, folded
from mentorship.workspace.workspace import grouped

_BLOCKS = "▁▂▃▄▅▆▇█"
_GAP = "·"
_WHOLE: Mapping[Unit, Decimal] = {
    Unit.RATE: Decimal(1), Unit.SHARE: Decimal(1), Unit.POINTS: Decimal(100),
}  # fmt: skip


class TrendReport(NamedTuple):
    """Trends as of a day and commit; `full` lists every month of every trend."""

    as_of: date
    commit: str | None
    audience: str | None
    trends: tuple[Trend, ...]
    full: bool = False


def text(report: TrendReport) -> str:
    """For each subject one line of blocks for each metric; with `full` every month below."""
    commit = f", commit {report.commit[:10]}" if report.commit else ""
    lines = [f"As of {report.as_of}{commit}"]
    for subject, listed in grouped(report.trends, lambda trend: trend.subject).items():
        lines += ["", *_about(subject, listed, report)]
    if not report.trends:
        lines += ["", "There is nothing to follow."]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def as_json(report: TrendReport) -> str:
    """One object: `as_of`, `commit`, and `trends` with their points; gaps say why."""
    data = {
        "as_of": report.as_of.isoformat(),
        "commit": report.commit,
        "audience": report.audience,
        "trends": [_data(trend) for trend in report.trends],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_csv(report: TrendReport) -> str:
    """A row for each point; exact values, empty where there is none."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(
        ("subject", "role", "program", "metric", "unit", "month", "value", "n", "low", "high",
         "missing")
    )  # fmt: skip
    for trend in report.trends:
        of = trend.subject
        for point in trend.points:
            low, high = point.interval or (None, None)
            numbers = (exact(point.value), point.n, exact(low), exact(high), point.missing)
            who = (of.id, of.role or "", of.program or "", trend.name, trend.unit.value)
            rows.writerow((*who, point.stretch.label, *("" if n is None else n for n in numbers)))
    return written.getvalue()


FORMATS: Mapping[str, Callable[[TrendReport], str]] = {
    "text": text, "json": as_json, "csv": as_csv,
}  # fmt: skip


def blocks(trend: Trend) -> str:
    """One sign for each month, as high as its value, `·` for a gap.

    Rates, shares and points stand on their whole scale, other values between the least and the
    largest there are, zero included.
    """
    values = [point.value for point in trend.known if point.value is not None]
    low, high = _ends(trend.unit, values)
    return "".join(_block(point, low, high) for point in trend.points)


def why(trend: Trend, point: Point) -> str:
    """The command that prints the receipt of a point; nothing for a gap that was not asked."""
    if point.asked is None:
        return ""
    of, (first, last) = trend.subject, point.asked
    words = ["mentorship why", trend.name, of.id]
    words += [f"--role {of.role}"] if of.role else []
    words += [f"--program {of.program}"] if of.program else []
    words += [f"--from {first}"] if first else []
    return " ".join((*words, f"--to {last}"))


def _ends(unit: Unit, values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    if unit in _WHOLE:
        return Decimal(0), _WHOLE[unit]
    return min(Decimal(0), *values, Decimal(0)), max(Decimal(0), *values, Decimal(0))


def _block(point: Point, low: Decimal, high: Decimal) -> str:
    if point.value is None:
        return _GAP
    share = (point.value - low) / (high - low) if high > low else Decimal(0)
    return _BLOCKS[min(int(share * len(_BLOCKS)), len(_BLOCKS) - 1)]


def _about(subject: Subject, listed: Sequence[Trend], report: TrendReport) -> Iterator[str]:
    told = [trend for trend in listed if trend.known]
    through = listed[0].points
    yield shown(f"{subject}, {through[0].stretch.label} to {through[-1].stretch.label}")
    rows = [(_title(trend), blocks(trend), *_newest(trend)) for trend in told]
    yield from aligned(rows, indent="") if rows else ()
    if any(not trend.of_the_month for trend in told):
        yield "* as it stood at the end of the month; the others tell what fell into it"
    silent = [trend for trend in listed if not trend.known]
    for head, withheld in (("no value: ", False), (f"not for {report.audience}: ", True)):
        names = [shown(trend.name) for trend in silent if trend.withheld is withheld]
        if names:
            yield from folded(head, ", ".join(names))
    for trend in told if report.full else ():
        yield from ("", *_months(trend))


def _title(trend: Trend) -> str:
    return trend.name if trend.of_the_month else f"{trend.name} *"


def _newest(trend: Trend) -> tuple[str, str]:
    point = trend.known[-1]
    said = trend.unit.shown(point.value) if point.value is not None else ""
    return said, f"{_cases(trend, point)}{point.stretch.label}"


def _cases(trend: Trend, point: Point) -> str:
    return "" if trend.unit is Unit.COUNT else f"n = {point.n}, "


def _months(trend: Trend) -> Iterator[str]:
    yield shown(_title(trend))
    first = next(number for number, point in enumerate(trend.points) if point.value is not None)
    signs = blocks(trend)
    rows = [
        (point.stretch.label, signs[number], *_said(trend, point))
        for number, point in enumerate(trend.points)
        if number >= first
    ]
    yield from aligned(rows)
    yield f"  {why(trend, trend.known[-1])}"


def _said(trend: Trend, point: Point) -> tuple[str, str]:
    if point.value is None:
        return "-", point.missing
    ends = f"95 % interval {interval_text(point.interval)}" if point.interval else ""
    return trend.unit.shown(point.value), f"{_cases(trend, point)}{ends}".removesuffix(", ")


def _data(trend: Trend) -> dict[str, Any]:
    return {
        "metric": trend.name,
        "subject": trend.subject._asdict(),
        "unit": trend.unit.value,
        "tells": "what fell into it" if trend.of_the_month else "how it stood at its end",
        "points": [
            {
                "month": point.stretch.label,
                "value": exact(point.value),
                "n": point.n,
                "interval": [exact(end) for end in point.interval] if point.interval else None,
                "missing": point.missing or None,
                "why": why(trend, point) or None,
            }
            for point in trend.points
        ],
    }
