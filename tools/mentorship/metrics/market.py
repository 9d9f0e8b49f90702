"""What the market did, from a table: a value per period, for one indicator or for all."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from mentorship.findings import MentorshipError, shown
from mentorship.metrics.indicators import Point
from mentorship.metrics.outside import Market
from mentorship.obligations.obligation import Spot
from mentorship.text.table import Mark, Row, Table, decimal_mark, number, thousands
from mentorship.values import Period

_NEEDED = ("period", "value")


class _Read(NamedTuple):
    indicator: str
    point: Point
    lower: bool | None


def markets(table: Table, file: str) -> Mapping[str, Market]:
    """The market per indicator; rows without one are for all others, under an empty name.

    Columns are `period` and `value`, and `indicator` and `better` where they matter. Raises
    MentorshipError, with the line, for a row that cannot be read: no market is better than half.
    """
    absent = [name for name in _NEEDED if name not in table.columns]
    if absent:
        raise MentorshipError(f"{shown(file)}: no column for {', '.join(absent)}")
    texts = tuple(row.cells.get("value", "") for row in table.rows)
    mark = decimal_mark(texts)
    if mark is None:
        raise MentorshipError(f"{shown(file)}: some numbers have a point and some a comma")
    large = thousands(texts, mark, table.delimiter)
    if large is not None:
        why = f"{large!r} may be a thousand or a little more than one; write it without a mark"
        raise MentorshipError(f"{shown(file)}: {why}")
    points: dict[str, dict[str, Point]] = {}
    better: dict[str, bool] = {}
    for row in table.rows:
        read = _read(row, file, mark)
        there = points.setdefault(read.indicator, {})
        if there.setdefault(read.point.period.text, read.point).value != read.point.value:
            raise _wrong(file, row, f"another value for {read.point.period}")
        if read.lower is not None and better.setdefault(read.indicator, read.lower) != read.lower:
            raise _wrong(file, row, "better is higher in one row and lower in another")
    return {name: Market(each, better.get(name)) for name, each in points.items()}


def _read(row: Row, file: str, mark: Mark) -> _Read:
    value = number(row.cells.get("value", ""), mark)
    if row.problem or value is None:
        said = f"{shown(row.cells.get('value', '')[:40])!r} is not a number"
        raise _wrong(file, row, row.problem or said)
    try:
        period = Period.parse(row.cells["period"])
    except ValueError as error:
        raise _wrong(file, row, f"{shown(row.cells['period'][:40])!r} {error}") from None
    better = row.cells.get("better", "").casefold()
    if better not in ("", "higher", "lower"):
        raise _wrong(file, row, f"better is {shown(better[:40])!r}; write higher or lower")
    where = Spot(None, line=row.line, file=file)
    point = Point(period, Decimal(value), where)
    return _Read(row.cells.get("indicator", ""), point, better == "lower" if better else None)


def _wrong(file: str, row: Row, why: str) -> MentorshipError:
    return MentorshipError(f"{shown(file)}:{row.line}: {why}")
