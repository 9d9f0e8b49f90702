"""The tables of a report in a terminal: as wide as it is, and no wider."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mentorship.metrics.evaluation.columns import Column, Table, table_of
from mentorship.metrics.evaluation.figure import Section
from mentorship.render.columns import aligned_folded, folded, width_of

_MOVED = ("says", "evened", "rank", "others", "change", "target", "before", "interval")
"""What goes below its row where there is no room beside it, in this order."""
_LEFT_OUT = "evened"
"""What has no place below: it is there to rank by, and in every other format."""
_GAP = 2
_INDENT = "  "


class _Row(NamedTuple):
    """What a row is about, its cells by column, in order, and what stands below it."""

    over: str
    cells: tuple[str, ...]
    below: str


def table_lines(section: Section, width: int) -> Iterator[str]:
    """The lines of a section; where they are too long, what is said of a figure stands below it.

    So does why there is no value; what many rows one after another are about stands above them.
    """
    table = table_of(section)
    heads = tuple(column.title for column in table.columns)
    if _width(heads, table.rows, len(_INDENT)) <= width:
        yield from _listed(heads, table.rows, _INDENT, width)
        return
    reasons = _reasons(section, table)
    table = table._replace(rows=tuple(_without_reason(table, row, why) for row, why in
                                      zip(table.rows, reasons, strict=True)))  # fmt: skip
    over = _over(table)
    indent = _INDENT if over is None else _INDENT * 2
    kept = _kept(table, over, width - len(indent))
    rows = [_row(table, row, kept, over) for row in table.rows]
    rows = [row._replace(below=why or row.below) for row, why in zip(rows, reasons, strict=True)]
    shown = [tuple(heads[place] for place in kept), *(row.cells for row in rows)]
    first, *lines = aligned_folded(shown, indent, width)
    yield from first
    title = ""
    for row, listed in zip(rows, lines, strict=True):
        if row.over != title:
            title = row.over
            yield f"{_INDENT}{title}"
        yield from listed
        yield from folded(f"{indent}{_INDENT}", row.below, width=width) if row.below else ()


def _listed(
    heads: Sequence[str], rows: Sequence[Sequence[str]], indent: str, width: int
) -> Iterator[str]:
    for lines in aligned_folded([heads, *rows], indent, width):
        yield from lines


def _reasons(section: Section, table: Table) -> list[str]:
    """Why there is no value in each row; nothing where there is one."""
    place = [column.id for column in table.columns].index("value")
    pairs = zip(section.figures, table.rows, strict=True)
    return [row[place].strip("()") if figure.result.value is None else "" for figure, row in pairs]


def _without_reason(table: Table, row: Sequence[str], why: str) -> tuple[str, ...]:
    cells = zip(table.columns, row, strict=True)
    return tuple("-" if why and column.id == "value" else cell for column, cell in cells)


def _width(heads: Sequence[str], rows: Sequence[Sequence[str]], indent: int) -> int:
    """How wide the table is."""
    columns = zip(heads, *rows, strict=True)
    widths = [max(map(width_of, cells)) for cells in columns]
    return indent + sum(widths) + _GAP * (len(widths) - 1)


def _over(table: Table) -> int | None:
    """The column of which equal cells stand together, while another tells their rows apart; None
    where there is none."""
    names = [column.id for column in table.columns]
    if "which" not in names or "what" not in names:
        return None
    which, what = names.index("which"), names.index("what")
    for over, other in ((what, which), (which, what)):
        told = [row[over] for row in table.rows]
        runs = 1 + sum(one != following for one, following in pairwise(told))
        if all(told) and all(r[other] for r in table.rows) and runs == len(set(told)) < len(told):
            return over
    return None


def _kept(table: Table, over: int | None, width: int) -> tuple[int, ...]:
    """The columns that stay beside each other."""
    kept = [place for place in range(len(table.columns)) if place != over]
    for name in _MOVED:
        if _room(table, kept) <= width:
            break
        kept = [place for place in kept if table.columns[place].id != name]
    return tuple(kept)


def _room(table: Table, kept: Sequence[int]) -> int:
    heads = [table.columns[place].title for place in kept]
    return _width(heads, [[row[place] for place in kept] for row in table.rows], 0)


def _row(table: Table, row: Sequence[str], kept: Sequence[int], over: int | None) -> _Row:
    moved = [
        _said(column, row[place])
        for place, column in enumerate(table.columns)
        if place not in kept and place != over and row[place] and column.id != _LEFT_OUT
    ]
    above = "" if over is None else row[over]
    return _Row(above, tuple(row[place] for place in kept), "; ".join(moved))


def _said(column: Column, cell: str) -> str:
    return cell if column.id == "says" else f"{column.title.lower()}: {cell}"
