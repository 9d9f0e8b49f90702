"""What an import did with each row, for the terminal and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from mentorship.findings import shown
from mentorship.render.columns import aligned
from mentorship.text.table import Mark

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
_MARKS = {",": "decimal comma", ".": "decimal point"}


Outcome = Literal["new", "same", "replaced", "refused"]


class Line(NamedTuple):
    """What becomes of a row, and why."""

    line: int
    what: str
    outcome: Outcome
    why: str = ""


class ImportReport(NamedTuple):
    """What becomes of the rows of a file, the paths changed, how it was read, and why nothing is
    written, if so."""

    lines: tuple[Line, ...]
    paths: tuple[str, ...]
    file: str
    delimiter: str
    mark: Mark
    unwritten: str = ""


def text(report: ImportReport) -> str:
    """One line for each row, then how many of what, and what becomes of it."""
    lines = report.lines
    how = f"{_DELIMITERS[report.delimiter]} between the columns, {_MARKS[report.mark]}"
    rows = [(f"{shown(report.file)}:{each.line}", each.outcome, each.what, each.why)
            for each in lines]  # fmt: skip
    often = Counter(each.outcome for each in lines)
    counts = ", ".join(f"{often[name]} {name}" for name in sorted(often)) or "no rows"
    end = f"{counts}; {report.unwritten}" if report.unwritten else counts
    return (
        "\n".join([f"{len(lines)} row{'' if len(lines) == 1 else 's'}, {how}", *aligned(rows), end])
        + "\n"
    )


def as_json(report: ImportReport) -> str:
    """One object: how the file was read, `rows`, `files` and whether they are `written`."""
    data = {
        "file": report.file,
        "delimiter": report.delimiter,
        "decimal": report.mark,
        "rows": [each._asdict() for each in report.lines],
        "files": list(report.paths),
        "written": not report.unwritten,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


IMPORT_FORMATS: Mapping[str, Callable[[ImportReport], str]] = {"text": text, "json": as_json}
