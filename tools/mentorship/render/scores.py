"""Numbers about programs, pairings and people for the terminal, a job summary or a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.metrics.overview import Standing
from mentorship.metrics.receipts import as_summary, points_text, value_text
from mentorship.metrics.result import Result
from mentorship.render.columns import aligned
from mentorship.render.markdown import cell

_ABREAST = 3  # programs beside each other in 80 columns
_FEW = 10  # pairings in a short table


class Listing(NamedTuple):
    """All numbers about one subject."""

    title: str
    results: tuple[Result, ...]


class Comparison(NamedTuple):
    """The same numbers about several subjects, side by side."""

    title: str
    columns: tuple[tuple[Result, ...], ...]


class Standings(NamedTuple):
    """Pairings below each other; `short` shows the first few."""

    title: str
    standings: tuple[Standing, ...]
    short: bool = False


class Remark(NamedTuple):
    """A sentence."""

    text: str


Section = Listing | Comparison | Standings | Remark


class ScoreReport(NamedTuple):
    """What is shown, as of which day and commit."""

    as_of: date
    commit: str | None
    sections: tuple[Section, ...]


class _Table(NamedTuple):
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def text(report: ScoreReport) -> str:
    """Tables in columns."""
    lines = [_headline(report)]
    for table in _tables(report):
        rows = [table.head, *table.rows] if any(table.head) else list(table.rows)
        lines += ["", shown(table.title), *aligned(rows, indent="")]
        lines += [table.note] if table.note else []
    return "\n".join(line.rstrip() for line in lines) + "\n"


def markdown(report: ScoreReport) -> str:
    """The same tables for a job summary or a comment."""
    lines = [f"### {_headline(report)}"]
    for table in _tables(report):
        lines += ["", f"**{cell(table.title)}**", ""]
        if table.rows:
            lines += [_row(table.head), f"|{'---|' * len(table.head)}", *map(_row, table.rows)]
        lines += ["", cell(table.note)] if table.note else []
    return "\n".join(lines) + "\n"


def as_json(report: ScoreReport) -> str:
    """One object: `as_of`, `commit`, `subjects` with their metrics, `pairings` with their state."""
    results = [
        result
        for section in report.sections
        for group in _groups(section)
        for result in group
    ]  # fmt: skip
    standings = [one for s in report.sections if isinstance(s, Standings) for one in s.standings]
    data = {
        "as_of": report.as_of.isoformat(),
        "commit": report.commit,
        "metrics": [as_summary(result) for result in results],
        "pairings": [_standing_data(one) for one in standings],
        "remarks": [s.text for s in report.sections if isinstance(s, Remark)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


SCORE_FORMATS: Mapping[str, Callable[[ScoreReport], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}


def _headline(report: ScoreReport) -> str:
    commit = f", commit {report.commit[:10]}" if report.commit else ""
    return f"As of {report.as_of}{commit}"


def _tables(report: ScoreReport) -> Iterable[_Table]:
    for section in report.sections:
        if isinstance(section, Listing):
            yield _listed(section)
        elif isinstance(section, Comparison):
            yield from _compared(section)
        elif isinstance(section, Standings):
            yield _stood(section)
        else:
            yield _Table(section.text, (), ())


def _listed(listing: Listing) -> _Table:
    rows: list[tuple[str, ...]] = []
    for result in (each for each in listing.results if not each.withheld):
        rows.append((result.name, value_text(result)))
        rows += [
            (f"  {part.name}", value_text(part) + points_text(part)) for part in _parts(result)
        ]
    return _Table(listing.title, ("", ""), tuple(rows))


def _parts(result: Result) -> tuple[Result, ...]:
    """The parts worth a line of their own: those of scores, and the questions of surveys."""
    composite = any(part.weight is not None for part in result.parts)
    answered = result.name == "survey-positive" and result.value is not None
    return result.parts if composite or answered else ()


def _compared(comparison: Comparison) -> Iterable[_Table]:
    """One column for each subject, a few of them abreast."""
    every = comparison.columns
    for start in range(0, len(every), _ABREAST):
        columns = every[start : start + _ABREAST]
        heads = tuple(str(column[0].subject) for column in columns if column)
        rows = tuple(
            (line[0].name, *(_short(result) for result in line))
            for line in zip(*columns, strict=True)
            if not all(result.withheld for result in line)
        )
        yield _Table(comparison.title, ("", *heads), rows)


def _stood(standings: Standings) -> _Table:
    listed = standings.standings[:_FEW] if standings.short else standings.standings
    names = [result.name for result in listed[0].results] if listed else []
    rows = tuple(
        (one.pairing, one.state.value, str(one.overdue), *(_short(r) for r in one.results))
        for one in listed
    )
    more = len(standings.standings) - len(listed)
    note = f"and {more} more: mentorship score pairing" if more else ""
    return _Table(
        standings.title, ("pairing", "state", "overdue", *names) if rows else (), rows, note
    )


def _short(result: Result) -> str:
    """A value with its n beside it."""
    return result.shown if result.value is None else f"{result.shown} ({result.n})"


def _groups(section: Section) -> Iterable[tuple[Result, ...]]:
    if isinstance(section, Listing):
        return (section.results,)
    return section.columns if isinstance(section, Comparison) else ()


def _standing_data(standing: Standing) -> dict[str, Any]:
    return {
        "pairing": standing.pairing,
        "state": standing.state.value,
        "overdue": standing.overdue,
        "metrics": [as_summary(result) for result in standing.results],
    }


def _row(parts: Iterable[str]) -> str:
    return f"| {' | '.join(cell(part) for part in parts)} |"
