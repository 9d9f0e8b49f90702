"""Options that several commands share; light, because every start of a command imports it."""

from __future__ import annotations

import argparse
import re
from datetime import date

from mentorship.findings import shown

SITES = (
    "for these readers only; default: those of `site: audiences` in mentorship.yml. "
    "office shows everything, sealed values too: for the office's own machine"
)
"""What --audience means to commands that build a site."""


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """The option --as-of."""
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        type=day_option,
        default=None,
        help="judge as of this day; default: today in the organisation's zone",
    )


def add_date(parser: argparse.ArgumentParser, meaning: str = "the day; default: today") -> None:
    """The option --date: the day that is written, and as of which everything is judged."""
    parser.add_argument(
        "--date", dest="as_of", metavar="DATE", type=day_option, default=None, help=meaning
    )


def add_period(parser: argparse.ArgumentParser) -> None:
    """The options --from and --to."""
    for name, dest, what in (
        ("--from", "first", "first day; default: the program's, for a person twelve months ago"),
        ("--to", "last", "last day; default: the program's, for a person today"),
    ):
        parser.add_argument(name, dest=dest, type=day_option, metavar="DATE", help=what)


def add_audience(
    parser: argparse.ArgumentParser,
    meaning: str = "write for these readers; default: the terminal, which shows everything",
    *,
    office: bool = False,
) -> None:
    """The option --audience, what it means to a command, and whether the office may be named."""
    parser.add_argument(
        "--audience",
        choices=["public", "members", "pair", *(["office"] if office else [])],
        default=None,
        help=meaning,
    )


def day_option(text: str) -> date:
    """A day typed on the command line."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = f"{shown(text)!r} is no date; write it as in 2026-06-30"
    raise argparse.ArgumentTypeError(message)
