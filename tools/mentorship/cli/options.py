"""Options that several commands share; light, because every start of a command imports it."""

from __future__ import annotations

import argparse
import re
from datetime import date

from mentorship.findings import shown


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """The option --as-of."""
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        type=day_option,
        default=None,
        help="judge as of this day; default: today in the organisation's zone",
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


def add_audience(parser: argparse.ArgumentParser) -> None:
    """The option --audience of what is published."""
    parser.add_argument(
        "--audience",
        choices=["public", "members", "pair"],
        default=None,
        help="for these readers only; default: those of `site: audiences` in mentorship.yml",
    )
