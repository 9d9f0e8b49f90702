"""The evaluation of a program for the terminal, a job summary, a program or a spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.history.facts import History
from mentorship.metrics.evaluation.columns import table_of, value_in
from mentorship.metrics.evaluation.figure import Change, Figure, Report, Section
from mentorship.metrics.receipts import as_data, as_text, exact
from mentorship.metrics.result import Interval
from mentorship.render.columns import WIDTH, folded
from mentorship.render.markdown import cell
from mentorship.render.report_tables import table_lines

FIELDS = (
    "section", "group", "title", "name", "value", "shown", "missing", "n", "low", "high", "beside",
    "last", "last_n", "change", "change_low", "change_high", "others", "others_low", "others_high",
    "evened_out", "rank", "target", "says", "receipt",
)  # fmt: skip
"""The columns of CSV and of the sheet `figures`; rates are fractions."""

_HOW = "Where a figure comes from: --receipts, or mentorship why METRIC PROGRAM."
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Written(NamedTuple):
    """A report with the commit it was made from, whether the lines behind it are shown, and how
    many columns there are for text."""

    report: Report
    commit: str | None
    history: History
    receipts: bool = False
    width: int = WIDTH


def text(written: Written) -> str:
    """Tables in columns, each with its heading."""
    report = written.report
    lines = [line for said in (headline(written), *report.remarks) for line in _wrapped(said)]
    for section in report.sections:
        about = f" - {section.about}" if section.about else ""
        lines += ["", *_wrapped(f"{section.title}{about}")]
        if section.withheld or not section.figures:
            lines += _wrapped(section.withheld or section.empty, "  ")
            continue
        lines += table_lines(section, written.width)
        lines += _receipts(written, section) if written.receipts else ()
    lines += ["", _HOW]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _wrapped(said: str, indent: str = "") -> list[str]:
    """Prose; it is read best in lines of eighty columns, however wide the terminal is."""
    return folded(indent, shown(said))


def markdown(written: Written) -> str:
    """The same tables for a job summary or a comment."""
    report = written.report
    lines = [f"### {cell(headline(written))}", ""]
    lines += [cell(remark) + "\n" for remark in report.remarks]
    for section in report.sections:
        lines += [f"#### {cell(section.title)}", ""]
        if section.withheld or not section.figures:
            lines += [cell(section.withheld or section.empty), ""]
            continue
        lines += [cell(section.about), ""] if section.about else []
        table = table_of(section)
        lines.append(_row(column.title for column in table.columns))
        lines.append("|" + "".join("---:|" if c.numeric else "---|" for c in table.columns))
        lines += [*(_row(row) for row in table.rows), ""]
    return "\n".join(lines).rstrip() + "\n"


def as_json(written: Written) -> str:
    """One object: program, day, and sections of figures, each with its receipt as in `why`."""
    report = written.report
    data = {
        "program": report.program, "title": report.title, "from": report.first.isoformat(),
        "to": report.last.isoformat(), "as_of": report.as_of.isoformat(),
        "commit": written.commit, "against": report.against, "remarks": list(report.remarks),
        "sections": [_section_data(section, written.history) for section in report.sections],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_csv(written: Written) -> str:
    """A line for each figure, with exact values, as RFC 4180 has it; no text becomes a formula."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(FIELDS)
    for record in records(written.report):
        writer.writerow(unharmed(record[name]) for name in FIELDS)
    return file.getvalue()


def unharmed(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what begins so.

    A number may begin with a minus.
    """
    stripped = text.lstrip(" ")
    if stripped.startswith(_FORMULA) and not _is_number(text):
        return f"'{text}"
    return text


def records(report: Report) -> Iterator[Mapping[str, str]]:
    """Each figure as texts by `FIELDS`; what is withheld as a whole is a line of its own."""
    for section in report.sections:
        if section.withheld:
            yield {**dict.fromkeys(FIELDS, ""), "section": section.id, "missing": section.withheld}
        for figure in section.figures:
            yield _record(section, figure)


def headline(written: Written) -> str:
    """Which program, as of which day and commit, and beside what."""
    report = written.report
    commit = f", commit {written.commit[:10]}" if written.commit else ""
    beside = f", beside {report.against}" if report.against else ", no cohort before"
    days = f"{report.first} to {report.last}"
    return f"{report.title} ({report.program}), {days}, as of {report.as_of}{commit}{beside}"


FORMATS: Mapping[str, Callable[[Written], str]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
    "csv": as_csv,
}


def _receipts(written: Written, section: Section) -> Iterator[str]:
    for figure in section.figures:
        if figure.result.value is not None:
            yield ""
            which = f"{figure.group} - " if figure.group else ""
            yield shown(f"  {which}{figure.title}")
            for line in as_text(figure.result, written.history).splitlines():
                yield f"    {line}"


def _record(section: Section, figure: Figure) -> Mapping[str, str]:
    result, last = figure.result, figure.last
    low, high = _ends(result.interval)
    change, change_low, change_high = _change(figure.change)
    others, others_low, others_high = _change(figure.others)
    return {
        "section": section.id, "group": figure.group, "title": figure.title, "name": figure.name,
        "value": exact(result.value) or "", "shown": value_in(figure),
        "missing": result.missing, "n": str(result.n) if result.n else "", "low": low,
        "high": high, "beside": section.beside if last else "",
        "last": (exact(last.value) or "") if last else "",
        "last_n": str(last.n) if last and last.n else "", "change": change,
        "change_low": change_low, "change_high": change_high, "others": others,
        "others_low": others_low, "others_high": others_high,
        "evened_out": exact(figure.evened) or "", "rank": str(figure.rank or ""),
        "target": exact(figure.target) or "", "says": figure.words, "receipt": figure.why,
    }  # fmt: skip


def _section_data(section: Section, history: History) -> dict[str, Any]:
    return {
        "id": section.id, "title": section.title, "about": section.about,
        "beside": section.beside, "withheld": section.withheld or None,
        "empty": None if section.figures or section.withheld else section.empty,
        "figures": [figure_data(figure, history) for figure in section.figures],
    }  # fmt: skip


def figure_data(figure: Figure, history: History) -> dict[str, Any]:
    """A figure as plain data, with its receipt."""
    return {
        "name": figure.name, "title": figure.title, "group": figure.group or None,
        "group_id": figure.group_id or None, "hits": figure.hits,
        "result": as_data(figure.result, history),
        "last": as_data(figure.last, history) if figure.last else None,
        "change": _change_data(figure.change), "others": _change_data(figure.others),
        "evened_out": exact(figure.evened), "rank": figure.rank, "target": exact(figure.target),
        "says": figure.words or None, "why": figure.why or None,
    }  # fmt: skip


def _change_data(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    low, high = _ends(change.interval)
    return {
        "value": exact(change.value), "interval": [low, high] if change.interval else None,
        "sure": change.sure,
    }  # fmt: skip


def _change(change: Change | None) -> tuple[str, str, str]:
    return (exact(change.value) or "", *_ends(change.interval)) if change else ("", "", "")


def _ends(interval: Interval | None) -> tuple[str, str]:
    if interval is None:
        return "", ""
    return exact(interval.low) or "", exact(interval.high) or ""


def _is_number(text: str) -> bool:
    try:
        return float(text) < float("inf")
    except ValueError:
        return False


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cell(each) for each in cells)} |"
