"""Tables as spreadsheets write them: CSV in UTF-8, with `,`, `;` or tab between the columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from mentorship.text.problem import Problem
from mentorship.text.yamltext import scalar

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
_CODE = "table"
_DELIMITERS = (",", ";", "\t")
_LINE_END = re.compile(r"[\r\n]")
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")

Mark = Literal[".", ","]


class Row(NamedTuple):
    """A row: the line on which it ends, its cells by column, and what is wrong with all of it."""

    line: int
    cells: Mapping[str, str]
    problem: str = ""


class Table(NamedTuple):
    """The columns, in lower case, the rows that are not empty, and what stands between columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str


def read_table(data: bytes) -> Table:
    """The table of a file. Raises Problem where no row can be trusted."""
    text = _text(data)
    delimiter = _delimiter(text)
    found = tuple(_rows(text, delimiter))
    if not found:
        raise Problem(_CODE, 1, 1, "the file is empty")
    (_, head), rows = found[0], found[1:]
    columns = tuple(cell.casefold() for cell in head)
    twice = next((name for name in columns if columns.count(name) > 1), None)
    if twice is not None:
        raise Problem(_CODE, 1, 1, f"two columns are called {twice!r}")
    if len(rows) > MOST_ROWS:
        raise Problem(_CODE, 1, 1, f"{len(rows)} rows; at most {MOST_ROWS} are read")
    return Table(columns, tuple(_row(columns, line, cells) for line, cells in rows), delimiter)


def decimal_mark(texts: Iterable[str]) -> Mark | None:
    """What parts the decimals in these numbers; a point where none has any, None if both do."""
    marks = {mark for text in texts if _NUMBER.fullmatch(text) for mark in ".," if mark in text}
    if len(marks) > 1:
        return None
    return "," if marks == {","} else "."


def thousands(texts: Iterable[str], mark: Mark, delimiter: str) -> str | None:
    """The first number that may be in thousands instead, where nothing tells that it is not.

    `1,234` between columns that are parted by commas is how English tables write a thousand, and
    `1.234` between semicolons is how German ones do: unless another number has other decimals.
    """
    if (mark, delimiter) not in ((",", ","), (".", ";")):
        return None
    marked = [text for text in texts if _NUMBER.fullmatch(text) and mark in text]
    return marked[0] if marked and all(_THOUSANDS.fullmatch(text) for text in marked) else None


def number(text: str, mark: Mark) -> int | Decimal | None:
    """The number that is written, as a file would hold it; None if it is none.

    Nothing stands between thousands: 1.234 is a little more than one.
    """
    other = "." if mark == "," else ","
    if not _NUMBER.fullmatch(text) or other in text:
        return None
    value = scalar(text.replace(",", "."))
    return value if isinstance(value, (int, Decimal)) else None


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise Problem(_CODE, 1, 1, f"{len(data)} bytes; at most {MOST_BYTES} are read")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Problem(_CODE, 1, 1, "the file is UTF-16; save it as CSV in UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Problem(_CODE, line, 1, "the file is not UTF-8; save it as CSV in UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Problem(_CODE, line, 1, "the file holds a NUL character, so it is no CSV")
    return text


def _delimiter(text: str) -> str:
    """What stands in the first line most often, a comma where none of them does."""
    head = _LINE_END.split(text.lstrip("\r\n"), maxsplit=1)[0]
    return max(_DELIMITERS, key=head.count)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error as error:
        raise Problem(_CODE, reader.line_num, 1, f"the row cannot be read: {error}") from None


def _row(columns: tuple[str, ...], line: int, cells: list[str]) -> Row:
    wrong = len(cells) != len(columns)
    problem = f"{len(cells)} cells under {len(columns)} columns" if wrong else ""
    return Row(line, dict(zip(columns, cells, strict=False)), problem)
