"""The figures of a section as a table of words: its columns, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.evaluation.figure import Change, Figure, Section, amount, points, signed
from mentorship.metrics.result import Interval, Result, Unit

Cell = Callable[[Figure], str]

_BESIDE: Mapping[str, str] = {
    "last cohort": N_("Last cohort"), "before": N_("Before"), "the others": N_("The others"),
}  # fmt: skip
"""The headings of what figures are compared with."""


class Column(NamedTuple):
    """A column: what it is in every language, its heading, whether it holds numbers, and the cell
    of a figure."""

    id: str
    title: str
    numeric: bool
    cell: Cell


class Table(NamedTuple):
    """A section in words."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(section: Section) -> Table:
    """The columns in which something stands, and a row for each figure."""
    columns = tuple(c for c in _columns(section.beside) if _is_used(c, section.figures))
    rows = tuple(tuple(column.cell(figure) for column in columns) for figure in section.figures)
    return Table(columns, rows)


def value_in(figure: Figure) -> str:
    """The value, or why there is none."""
    return shown(figure.result)


def cases_in(figure: Figure) -> str:
    """`23 of 25` of a rate, else n; nothing where there is no value."""
    result = figure.result
    if result.value is None or not result.n:
        return ""
    if figure.hits is None:
        return str(result.n)
    return _("{hits} of {n}", hits=figure.hits, n=result.n)


def shown(result: Result) -> str:
    """A value for people, or in brackets why there is none: the first of the reasons."""
    if result.value is None:
        return _("({why})", why=result.missing.split(_("; "))[0])
    return amount(result.unit, result.value)


def range_of(interval: Interval | None, say: Callable[[Decimal], str]) -> str:
    """`75 % to 98 %`."""
    if interval is None:
        return ""
    return _("{low} to {high}", low=say(interval.low), high=say(interval.high))


def _columns(beside: str) -> Sequence[Column]:
    before = _(_BESIDE[beside])
    return (
        Column("which", _("Which"), False, lambda f: f.group),
        Column("what", _("What"), False, lambda f: f.title),
        Column("value", _("Value"), True, value_in),
        Column("cases", _("Cases"), True, cases_in),
        Column("interval", _("95 % interval"), True, _interval),
        Column("before", before, True, lambda f: _last(f.last)),
        Column("change", _("Change (95 %)"), True, lambda f: _change(f.change)),
        Column("others", _("Against the others"), True, lambda f: _change(f.others)),
        Column("evened", _("Evened out"), True, lambda f: _plain(f, f.evened)),
        Column("rank", _("Rank"), True, lambda f: str(f.rank) if f.rank else ""),
        Column("target", _("Target"), True, lambda f: _plain(f, f.target)),
        Column("says", _("Says"), False, lambda f: f.words),
    )


def _is_used(column: Column, figures: Sequence[Figure]) -> bool:
    return any(column.cell(figure) for figure in figures)


def _interval(figure: Figure) -> str:
    unit = figure.result.unit
    return range_of(figure.result.interval, lambda value: amount(unit, value))


def _last(last: Result | None) -> str:
    if last is None or last.value is None:
        return ""
    cases = f" ({last.n})" if last.n else ""
    return f"{amount(last.unit, last.value)}{cases}"


def _change(change: Change | None) -> str:
    """`+12 (+3 to +20) points`."""
    if change is None:
        return ""
    ends = range_of(change.interval, lambda value: signed(change.unit, value))
    beside = f" ({ends})" if ends else ""
    return f"{signed(change.unit, change.value)}{beside}{points(change.unit)}"


def _plain(figure: Figure, value: Decimal | None) -> str:
    unit = figure.result.unit
    return "" if value is None else amount(Unit.RATE if unit is Unit.SHARE else unit, value)
