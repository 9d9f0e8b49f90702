"""Say what a program reached, beside the cohort before and the targets.

Every rate has its cases and its interval, every difference too, and the words
beside it say no more than these allow. The cohort before is the newest program
of the same name but for the year; --against names another. With --audience
small groups are withheld, and so is what comes from sealed files.

examples:
  mentorship report graduates-2026
  mentorship report graduates-2026 --against experts-2026
  mentorship report graduates-2026 --format markdown --audience members
  mentorship report graduates-2026 --format xlsx --out report.xlsx
  mentorship report graduates-2026 --contributions merged.csv
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.metrics.evaluation.contributions import Contributions
    from mentorship.render.report import Written
    from mentorship.workspace.workspace import Workspace

FORMATS = ("text", "markdown", "json", "csv", "xlsx")
_MOST_BYTES = 32 * 1024 * 1024


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience

    parser.add_argument("program", metavar="PROGRAM", help="the id of a program")
    add_at(parser)
    add_as_of(parser)
    parser.add_argument(
        "--against", metavar="PROGRAM", help="the cohort to compare with; default: the one before"
    )
    parser.add_argument(
        "--contributions", metavar="FILE", type=Path,
        help="a CSV file with the columns person, date (or month) and count",
    )  # fmt: skip
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write there; needed for xlsx")
    parser.add_argument(
        "--receipts", action="store_true", help="with the lines behind every figure, as text"
    )
    add_audience(parser)


def run(options: argparse.Namespace) -> int:
    """Prints or writes the report; 3 where dates of files are unknown, or a library is missing."""
    from mentorship.cli.reading import read_situation
    from mentorship.publication.reports import report_of
    from mentorship.render.report import Written
    from mentorship.workspace.named import known

    if options.format == "xlsx" and options.out is None:
        raise MentorshipError("a workbook is no text: name a file with --out")
    reading, situation = read_situation(options)
    space = reading.workspace
    program = known(space.programs, "program", options.program, space)
    other = known(space.programs, "program", options.against, space) if options.against else None
    if other is program:
        raise MentorshipError(f"--against {shown(options.against)} is the program itself")
    table = _contributions(options.contributions, space) if options.contributions else None
    found = report_of(situation, program, against=other, audience=options.audience, table=table)
    show = options.receipts and options.audience is None
    head = reading.history.head
    _write(options, Written(found, head, reading.history, show, _width()))
    return 0


def _width() -> int:
    """The columns of the terminal; of a file or a pipe always as many."""
    from mentorship.render.columns import WIDTH

    return get_terminal_size().columns if sys.stdout.isatty() else WIDTH


def _contributions(path: Path, space: Workspace) -> Contributions:
    from mentorship.metrics.evaluation.contributions import read_contributions

    try:
        if path.stat().st_size > _MOST_BYTES:
            raise MentorshipError(f"{shown(str(path))} is larger than {_MOST_BYTES} bytes")
        text = path.read_text("utf-8")
    except OSError as error:
        raise MentorshipError(f"cannot read {shown(str(path))}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise MentorshipError(f"{shown(str(path))} is no text in UTF-8") from None
    return read_contributions(text, space.people)


def _write(options: argparse.Namespace, written: Written) -> None:
    from mentorship.cli.writing import write_whole
    from mentorship.render.report import FORMATS as TEXTS

    if options.format == "xlsx":
        from mentorship.render.report_sheets import workbook

        write_whole(options.out, workbook(written))
    elif options.out is not None:
        write_whole(options.out, TEXTS[options.format](written))
    else:
        sys.stdout.write(TEXTS[options.format](written))
        return
    print(options.out)
