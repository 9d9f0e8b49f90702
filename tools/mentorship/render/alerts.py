"""Alerts about indicators for the terminal, for programs, and as Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.metrics.alerts import Alert
from mentorship.metrics.result import Input
from mentorship.render.columns import command, folded
from mentorship.render.markdown import cell

_HEADS = {"fall": "sharp fall", "miss": "short of its target", "remedy": "remedy looked at again"}


class AlertReport(NamedTuple):
    """Alerts, as of a day, and what could not be looked at."""

    as_of: date
    alerts: tuple[Alert, ...]
    unknown: tuple[str, ...] = ()


def text(report: AlertReport) -> str:
    """Each alert with whom to tell, its lines, and what happened around it."""
    lines = [_headline(report)]
    for alert in report.alerts:
        lines += [
            "",
            *folded("", f"{_head(alert)}: {alert.said}", "  "),
            *folded("  tell ", ", ".join(alert.tell) or "nobody"),
        ]
        lines += placed_lines(alert.lines, "  ")
        lines += ["  around it:"] if alert.around else []
        lines += placed_lines(alert.around, "    ")
        lines += command("  why: ", _why(alert))
    lines += [""] if report.unknown else []
    lines += [line for each in report.unknown for line in folded("", each, "  ")]
    return "\n".join(map(shown, lines)) + "\n"


def markdown(report: AlertReport) -> str:
    """The same as a list."""
    lines = [f"### {_headline(report)}"]
    for alert in report.alerts:
        tell = ", ".join(alert.tell) or "nobody"
        lines += ["", f"**{cell(_head(alert))}**: {cell(alert.said)} (tell {cell(tell)})", ""]
        lines += [f"- {cell(line)}" for line in lines_of((*alert.lines, *alert.around))]
    lines += ["", *map(cell, report.unknown)] if report.unknown else []
    return "\n".join(lines) + "\n"


def as_json(report: AlertReport) -> str:
    """One object: `as_of`, `alerts`, and what is `unknown`."""
    data = {
        "as_of": report.as_of.isoformat(),
        "alerts": [
            {
                "owner": alert.owner._asdict(),
                "indicator": alert.indicator,
                "kind": alert.kind,
                "said": alert.said,
                "tell": alert.tell,
                "lines": [input_data(each) for each in alert.lines],
                "around": [input_data(each) for each in alert.around],
            }
            for alert in report.alerts
        ],
        "unknown": list(report.unknown),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


ALERT_FORMATS: Mapping[str, Callable[[AlertReport], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}


def placed_lines(inputs: Iterable[Input], indent: str) -> Iterator[str]:
    """Each fact behind its place, folded for a terminal; a place is not broken."""
    for each in inputs:
        yield from folded(f"{indent}{each.place}  ", f"{each.what}: {each.value}", f"{indent}    ")


def lines_of(inputs: Iterable[Input]) -> Iterator[str]:
    """Each fact with its place in front."""
    return (f"{each.place}  {each.what}: {each.value}" for each in inputs)


def input_data(fact: Input) -> dict[str, Any]:
    """A fact for JSON."""
    path, line, column = fact.place
    return {"what": fact.what, "value": fact.value, "path": path, "line": line, "column": column}


def _headline(report: AlertReport) -> str:
    count = len(report.alerts)
    return f"As of {report.as_of}: {count or 'no'} alert{'' if count == 1 else 's'}"


def _head(alert: Alert) -> str:
    return f"{alert.owner}, {alert.indicator}, {_HEADS[alert.kind]}"


def _why(alert: Alert) -> str:
    """What says more: the causes of misses, and how an indicator stands that fell or recovered."""
    return f"mentorship causes {alert.owner.id} --indicator {alert.indicator}"
