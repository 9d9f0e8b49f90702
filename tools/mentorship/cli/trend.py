"""Say how numbers went from month to month.

A line of blocks for each metric of a program, a pairing or a person; with the
names of metrics every month too. A month without a case is a gap. The receipt
of a point is what `mentorship why` says for its days, which JSON gives for
each. With --audience only what these readers may see is shown.

examples:
  mentorship trend graduates-2026
  mentorship trend graduates-2026 on-time --months 6
  mentorship trend ada.okafor mentor-score
  mentorship trend lin.wei-ada.okafor --by quarter --format csv
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorship.metrics.metric import Facts
    from mentorship.metrics.result import Subject, SubjectKind

FORMATS = ("text", "json", "csv")
_LONGEST = 1200


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience

    parser.add_argument("subject", metavar="SUBJECT", help="a program, a pairing or a person")
    parser.add_argument("metric", metavar="METRIC", nargs="*", help="default: all about it")
    parser.add_argument(
        "--months", type=_months, default=24, metavar="N", help="how many, default: 24"
    )
    parser.add_argument(
        "--by", choices=["month", "quarter"], default="month", help="default: month"
    )
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    add_audience(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the trends; 3 where dates of files are unknown."""
    from mentorship.cli.reading import read_situation
    from mentorship.metrics.catalogue import facts
    from mentorship.metrics.overview import names_about
    from mentorship.metrics.trends.stretches import stretches
    from mentorship.metrics.trends.telling import told
    from mentorship.render.trend import FORMATS as TEXTS
    from mentorship.render.trend import TrendReport

    if options.audience == "public":
        raise MentorshipError("trends are not for the public: they tell of single months")
    reading, situation = read_situation(options)
    known = facts(situation, audience=options.audience)
    names = _named(known, options.metric)
    asked = [(each, names or names_about(known, each)) for each in _subjects(known, options)]
    through = stretches(situation.today, options.months, options.by)
    found = told(known, asked, through)
    commit, full = reading.history.head, bool(names)
    report = TrendReport(situation.today, commit, options.audience, found, full)
    print(TEXTS[options.format](report), end="")
    return 0


def _subjects(known: Facts, options: argparse.Namespace) -> Iterator[Subject]:
    """What the id means; a person in each role and program."""
    from mentorship.metrics.overview import by_program, subjects_named
    from mentorship.workspace.named import refuse_broken

    kinds: tuple[SubjectKind, ...] = ("program", "pairing", "person")
    found = subjects_named(known, options.subject, kinds, None, None)
    if not found:
        refuse_broken(known.situation.workspace, kinds, options.subject)
        raise MentorshipError(f"there is no {' or '.join(kinds)} {shown(options.subject)!r}")
    for subject in found:
        if subject.kind == "pairing" and known.audience == "members":
            raise MentorshipError("numbers about a pairing are not for members")
        yield from by_program(known, subject)


def _named(known: Facts, names: Sequence[str]) -> tuple[str, ...]:
    from difflib import get_close_matches

    for name in names:
        if name not in known.metrics:
            close = get_close_matches(name, known.metrics, 1)
            meant = f"did you mean {close[0]!r}? Else " if close else ""
            there = ", ".join(known.metrics)
            raise MentorshipError(f"there is no metric {shown(name)!r}; {meant}there are {there}")
    return tuple(dict.fromkeys(names))


def _months(text: str) -> int:
    """A number of months typed on the command line."""
    if text.isascii() and text.isdigit() and 0 < len(text) < 5 and 0 < int(text) <= _LONGEST:
        return int(text)
    message = f"{shown(text)!r} is no number of months from 1 to {_LONGEST}"
    raise argparse.ArgumentTypeError(message)
