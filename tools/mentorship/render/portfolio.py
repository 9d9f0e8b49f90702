"""A portfolio as Markdown, as a page to be printed, and as JSON.

Each is made from the same tables, so that none says more than another. A number stands beside its
cases and the command that prints its receipt; what is written somewhere, beside its file and line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.metrics.receipts import as_summary
from mentorship.metrics.result import Result, Unit
from mentorship.obligations.obligation import Spot
from mentorship.publication.numbers import TITLES
from mentorship.publication.portfolio import Entry, Numbers, Portfolio
from mentorship.render.html import Html, element, joined, ready
from mentorship.render.markdown import cell, code
from mentorship.values import rounded

_HEAD = ready(
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="robots" content="noindex, nofollow, noarchive">'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_SCORES = ("mentor-score", "mentee-score")


class _Table(NamedTuple):
    """A table of plain text; cells of the column `mono` are commands or places."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mono: int
    below: str = ""


def as_markdown(found: Portfolio) -> str:
    """Text that a git host renders; nothing in it is markup of somebody else."""
    lines = [f"# {cell(found.name)}", "", cell(_headline(found))]
    for table in _tables(found):
        lines += ["", f"## {cell(table.title)}"]
        if table.rows:
            rule = "|".join(("", *(["---"] * len(table.columns)), ""))
            lines += ["", _line(table.columns, -1), rule]
        lines += [_line(row, table.mono) for row in table.rows]
        lines += ["", cell(table.below)] if table.below else []
    return "\n".join(lines) + "\n"


def as_html(found: Portfolio) -> str:
    """A whole page without any other file, laid out for A4 paper and for a screen."""
    style = files("mentorship.render").joinpath("assets", "portfolio.css").read_text("utf-8")
    title = element("title", f"Portfolio: {found.name}")
    head = joined((_HEAD, title, element("style", ready(style))))
    body = joined(
        (
            element("h1", found.name),
            element("p", _headline(found), class_="headline"),
            *(_section(table) for table in _tables(found)),
        )
    )
    page = element("html", element("head", head), element("body", element("main", body)), lang="en")
    return f"<!doctype html>\n{page}\n"


def as_json(found: Portfolio) -> str:
    """Plain data: exact values as text, missing ones as null."""
    data: dict[str, Any] = {
        "person": found.person, "name": found.name, "team": found.team or None,
        "as_of": found.as_of.isoformat(), "audience": found.audience,
        "pairings": [
            {"program": t.program, "role": t.role, "pairing": t.pairing, "with": list(t.people),
             "from": t.first.isoformat(), "to": t.last.isoformat(), "place": _place(t.place)}
            for t in found.taken
        ],
        "numbers": [
            {"program": n.program, "role": n.role, "withheld": n.withheld,
             "from": n.first.isoformat(), "to": n.last.isoformat(),
             "results": [_number_data(found, n, result) for result in n.results]}
            for n in found.numbers
        ],
        "verdicts": [_entry_data(each) for each in found.verdicts],
        "badges": [
            {"program": b.program, "badge": b.badge, "title": b.title, "for": b.kind,
             "holder": b.holder, "since": b.since.isoformat(), "rule": b.criteria}
            for b in found.badges
        ],
        "thanks": [_entry_data(each) for each in found.thanks],
        "certificates": [_entry_data(each) for each in found.certificates],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


PORTFOLIO_FORMATS: Mapping[str, Callable[[Portfolio], str]] = MappingProxyType(
    {"markdown": as_markdown, "html": as_html, "json": as_json}
)


def _headline(found: Portfolio) -> str:
    who = f"{found.team}. " if found.team else ""
    said = f"{who}As of {found.as_of}."
    if found.sealed:
        return f"{said} For {found.name} and the program office: it holds what is on no site."
    return f"{said} For {found.audience}: what they may not see is left out."


def _tables(found: Portfolio) -> Iterator[_Table]:
    if found.taken:
        rows = tuple(
            (t.role.capitalize(), ", ".join(t.people), t.program, f"{t.first} to {t.last}",
             _place(t.place))
            for t in found.taken
        )  # fmt: skip
        yield _Table("Roles", ("Role", "With", "Program", "From, to", "Written in"), rows, 4)
    for numbers in found.numbers:
        yield _numbers(found, numbers)
    yield from _entries("Verdicts of panels", ("Day", "Verdict", "Panel", "Written in"),
                        found.verdicts, "A verdict is no part of any score.")  # fmt: skip
    if found.badges:
        rows = tuple(
            (b.title, b.program_title, str(b.since), b.criteria,
             f"mentorship badges {b.holder} --receipts --as-of {found.as_of}")
            for b in found.badges
        )  # fmt: skip
        yield _Table("Badges", ("Badge", "Program", "Since", "Rule", "Receipt"), rows, 4)
    yield from _entries("Thanks", ("Day", "By", "Words", "Written in"), found.thanks)
    yield from _entries("Certificates", ("Day", "Certificate", "Says", "Written in"),
                        found.certificates)  # fmt: skip


def _entries(
    title: str, columns: tuple[str, ...], found: tuple[Entry, ...], below: str = ""
) -> Iterator[_Table]:
    rows = tuple((str(e.day), e.title, e.text, _place(e.place) if e.place else "") for e in found)
    if rows:
        yield _Table(title, columns, rows, 3, below)


def _numbers(found: Portfolio, numbers: Numbers) -> _Table:
    rows: list[tuple[str, ...]] = []
    for result in numbers.results:
        rows.append((_title(result), _value(result), _cases(result), "", result.name))
        rows += [_part(part) for part in result.parts if result.name in _SCORES]
    below = (
        f"{_days(numbers)} Receipt of each: {_command(found, numbers, 'METRIC')}" if rows else ""
    )
    if numbers.withheld:
        below = f"{numbers.withheld} numbers are not for {found.audience}. {below}".rstrip()
    title = f"{numbers.role.capitalize()} in {numbers.title}"
    return _Table(title, ("Number", "Value", "Cases", "Weight", "Metric"), tuple(rows), 4, below)


def _days(numbers: Numbers) -> str:
    """Whoever sees no mentees beside a growth must know that the pairings were over before."""
    days = f"from {numbers.first} to {numbers.last}"
    return f"What happened {days} counts; growth and promotions are as they stand."


def _part(part: Result) -> tuple[str, ...]:
    if part.weight is None:
        return f"· {part.name}", _value(part), _cases(part), "", ""
    points = f", {rounded(part.points, 1)} points" if part.points is not None else ""
    return f"· {part.name}", f"{_value(part)}{points}", _cases(part), f"{part.weight}", ""


def _title(result: Result) -> str:
    return TITLES.get(result.name, result.name.replace("-", " ").capitalize())


def _value(result: Result) -> str:
    return result.shown if result.value is not None else f"- ({result.missing})"


def _cases(result: Result) -> str:
    return "" if result.value is None or result.unit is Unit.COUNT else str(result.n)


def _command(found: Portfolio, numbers: Numbers, metric: str) -> str:
    return (
        f"mentorship why {metric} {found.person} --role {numbers.role} "
        f"--program {numbers.program} --as-of {found.as_of}"
    )


def _place(where: Spot) -> str:
    path, line, _ = where.place
    return f"{shown(path)}:{line}"


def _line(row: tuple[str, ...], mono: int) -> str:
    cells = (code(text) if place == mono and text else cell(text) for place, text in enumerate(row))
    return f"| {' | '.join(cells)} |"


def _section(table: _Table) -> Html:
    heads = joined(element("th", name, scope="col") for name in table.columns)
    rows = joined(
        element("tr", *(_cell(table, place, text) for place, text in enumerate(row)))
        for row in table.rows
    )
    table_ = element("table", element("thead", element("tr", heads)), element("tbody", rows))
    below = element("p", table.below) if table.below else ""
    return element("section", element("h2", table.title), table_ if rows else "", below)


def _cell(table: _Table, place: int, text: str) -> Html:
    inner = element("code", text) if place == table.mono and text else text
    return element("td", inner, data_label=table.columns[place])


def _number_data(found: Portfolio, numbers: Numbers, result: Result) -> dict[str, Any]:
    data = as_summary(result)
    if result.name not in _SCORES:
        del data["parts"]  # of one mentee each
    return {**data, "receipt": _command(found, numbers, result.name)}


def _entry_data(entry: Entry) -> dict[str, Any]:
    day, place = entry.day.isoformat(), _place(entry.place) if entry.place else None
    return {"day": day, "title": entry.title, "text": entry.text, "place": place}
