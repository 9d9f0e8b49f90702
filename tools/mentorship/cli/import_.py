"""Take values of indicators from a CSV file into records and teams.

The file has a column `person` or `team` (or both, one of them filled), and
`indicator`, `period`, `value`; `target`, `zero` and `better` where they are
given. --map says which column has which meaning. Every row is reported with
what becomes of it. While a row is refused nothing is written. Files keep their
comments and order; values that are there are not replaced unless asked for.

examples:
  mentorship import indicators october.csv --dry-run
  mentorship import indicators october.csv --map value=Wert --map period=Monat
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.cli.reading import Reading
    from mentorship.scaffold.indicators import Import
    from mentorship.text.table import Mark, Table

FORMATS = ("text", "json")
_NEEDED = ("indicator", "period", "value")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of

    parser.add_argument("what", choices=["indicators"], help="what the file holds")
    parser.add_argument("file", metavar="FILE.csv", type=Path, help="the file")
    parser.add_argument("--dry-run", action="store_true", help="say what would be, write nothing")
    parser.add_argument(
        "--map", metavar="MEANING=COLUMN", action="append", default=[], type=_mapped,
        help="which column means what, as in value=Wert",
    )  # fmt: skip
    parser.add_argument("--replace", action="store_true", help="replace values that are there")
    parser.add_argument(
        "--skip-refused", action="store_true", help="write although rows are refused, without them"
    )
    parser.add_argument(
        "--decimal", choices=["point", "comma"], default=None,
        help="what parts decimals; default: what the file's numbers use",
    )  # fmt: skip
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(options: argparse.Namespace) -> int:
    """Prints the report and writes; 1 where a row is refused."""
    from mentorship.cli.drafting import begin, finish
    from mentorship.render.importing import IMPORT_FORMATS, ImportReport

    table = table_of(options.file)
    columns = _columns(table, dict(options.map))
    mark = _mark(options, table, columns)
    reading = begin(options)
    done = _imported(options, reading, table, columns, mark)
    unwritten = _unwritten(options, done)
    paths = tuple(draft.path for draft in done.drafts)
    read = (options.file.name, table.delimiter, mark)
    report = ImportReport(done.lines, paths, *read, unwritten)
    print(IMPORT_FORMATS[options.format](report), end="")
    if not unwritten and options.format == "text":
        finish(reading.root, *done.drafts)
    elif not unwritten:
        _quietly(reading, done)
    return 0 if done.is_clean else 1


def _imported(
    options: argparse.Namespace, reading: Reading, table: Table, columns: dict[str, str], mark: Mark
) -> Import:
    from mentorship.cli.reading import today_of
    from mentorship.scaffold.indicator_rows import entry_of
    from mentorship.scaffold.indicators import imported

    space = reading.workspace
    rows = (entry_of(space, row, columns, mark) for row in table.rows)
    return imported(space, rows, today_of(options, space.settings), replace=options.replace)


def _unwritten(options: argparse.Namespace, done: Import) -> str:
    """Why nothing is written, empty where it is."""
    if options.dry_run:
        return "nothing is written: --dry-run"
    if not done.is_clean and not options.skip_refused:
        return "nothing is written while a row is refused (--skip-refused leaves them out)"
    return "" if done.drafts else "there is nothing to write"


def _quietly(reading: Reading, done: Import) -> None:
    """Writes without printing the paths, which the JSON has said."""
    from contextlib import redirect_stdout
    from io import StringIO

    from mentorship.cli.drafting import finish

    with redirect_stdout(StringIO()):
        finish(reading.root, *done.drafts)


def table_of(path: Path) -> Table:
    """The table of a file; MentorshipError, with the line, where it cannot be read."""
    from mentorship.text.problem import Problem
    from mentorship.text.table import read_table

    try:
        return read_table(path.read_bytes())
    except OSError as error:
        raise MentorshipError(f"cannot read {shown(str(path))}: {error.strerror}") from None
    except Problem as problem:
        raise MentorshipError(f"{shown(path.name)}:{problem.line}: {problem.message}") from None


def _columns(table: Table, given: dict[str, str]) -> dict[str, str]:
    """Under which heading each meaning stands. Raises MentorshipError where one is missing."""
    from mentorship.scaffold.indicator_rows import MEANINGS

    there = ", ".join(shown(name) for name in table.columns)
    for meaning, column in given.items():
        if column not in table.columns:
            raise MentorshipError(
                f"--map {meaning}: no column {shown(column)!r}; there are {there}"
            )
    found = {m: given.get(m, m) for m in MEANINGS if given.get(m, m) in table.columns}
    missing = [meaning for meaning in _NEEDED if meaning not in found]
    if "person" not in found and "team" not in found:
        missing.insert(0, "person or team")
    if missing:
        hint = f"--map {missing[-1].split()[0]}=COLUMN names one"
        raise MentorshipError(f"no column for {', '.join(missing)}; there are {there}; {hint}")
    return found


def _mark(options: argparse.Namespace, table: Table, columns: dict[str, str]) -> Mark:
    from mentorship.text.table import decimal_mark, thousands

    if options.decimal:
        return "," if options.decimal == "comma" else "."
    numeric = [columns[name] for name in ("value", "target", "zero") if name in columns]
    texts = tuple(row.cells.get(column, "") for row in table.rows for column in numeric)
    mark = decimal_mark(texts)
    if mark is None:
        raise MentorshipError(
            "some numbers have a point and some a comma; say which parts decimals: --decimal"
        )
    large = thousands(texts, mark, table.delimiter)
    if large is not None:
        raise MentorshipError(
            f"{large!r} may be a thousand or a little more than one; say which parts decimals: "
            "--decimal"
        )
    return mark


def _mapped(text: str) -> tuple[str, str]:
    from mentorship.scaffold.indicator_rows import MEANINGS

    meaning, _, column = text.partition("=")
    if meaning not in MEANINGS or not column.strip():
        message = f"{shown(text)!r} is not MEANING=COLUMN; meanings: {', '.join(MEANINGS)}"
        raise argparse.ArgumentTypeError(message)
    return meaning, column.strip().casefold()
