"""Say who owes what by when: overdue first, then due soon.

Judged as of today in the organisation's zone, or --as-of a day. For other
readers than the pair and the office (of a job summary, say) name these with
--audience: members and public get counts only, and none of fewer than three
people.

examples:
  mentorship due
  mentorship due --person ada.okafor --within 14d
  mentorship due --as-of 2026-03-01 --format json
  mentorship due --fail-on overdue
"""

from __future__ import annotations

import argparse
import re

from mentorship.findings import MentorshipError, shown

FORMATS = ("text", "json", "markdown")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience

    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--person", metavar="ID", help="only what this person owes")
    parser.add_argument("--program", metavar="ID", help="only this program")
    parser.add_argument(
        "--within",
        metavar="14d",
        type=_days,
        default=None,
        help="also what is due within so many days; default: what is due soon by the program",
    )
    parser.add_argument("--fail-on", choices=["overdue"], help="exit 1 if something is overdue")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    add_audience(parser)


def run(options: argparse.Namespace) -> int:
    """Prints what is owed; 1 with --fail-on if something is overdue, 3 where dates are unknown."""
    from mentorship.cli.reading import read_situation
    from mentorship.render.due import DUE_FORMATS, DueReport, Selection, selected
    from mentorship.workspace.named import known

    if options.person and options.audience in ("public", "members"):
        raise MentorshipError(f"what one person owes is not for {options.audience}")
    reading, situation = read_situation(options)
    space = reading.workspace
    if options.person:
        known(space.people, "person", options.person, space)
    if options.program:
        known(space.programs, "program", options.program, space)
    selection = Selection(options.person, options.program, options.within)
    report = DueReport(situation, selected(situation, selection), options.audience, selection)
    print(DUE_FORMATS[options.format](report), end="")
    return int(bool(options.fail_on and report.overdue))


def _days(text: str) -> int:
    match = re.fullmatch(r"([0-9]{1,4})(?:d| days?)?", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{shown(text)!r}: write a number of days as in 14d")
    return int(match[1])
