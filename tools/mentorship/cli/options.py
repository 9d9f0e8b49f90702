"""Options that several commands share; light, because every start of a command imports it."""

from __future__ import annotations

import argparse
import re
from datetime import date

from mentorship.findings import MentorshipError, shown

SITES = (
    "for these readers only; default: those of `site: audiences` in mentorship.yml. "
    "office shows everything, sealed values too: for the office's own machine"
)
"""What --audience means to commands that build a site."""

_LONGEST_REVISION = 1000  # characters


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """The option --as-of."""
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        type=day_option,
        default=None,
        help="judge as of this day; default: today in the organisation's zone",
    )


def add_at(parser: argparse.ArgumentParser) -> None:
    """The option --at: which commit is read in place of the files; for commands that only read."""
    parser.add_argument(
        "--at",
        metavar="REV",
        type=revision_option,
        default=None,
        help="read this commit (a branch, a tag, main~3), not the files that lie here; "
        "without --as-of as of its day",
    )


def refuse_at(options: argparse.Namespace, what: str) -> None:
    """Raises MentorshipError where --at stands beside an option that writes."""
    if options.at is not None:
        raise MentorshipError(f"--at only reads: leave it out with {what}")


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


def revision_option(text: str) -> str:
    """The name of a revision typed on the command line; whether it is one, only git can say."""
    if text and text[0] != "-" and text.isprintable() and len(text) <= _LONGEST_REVISION:
        return text
    message = f"{shown(text)!r} is no revision; name a branch, a tag or a commit, as in main~3"
    raise argparse.ArgumentTypeError(message)


def day_option(text: str) -> date:
    """A day typed on the command line."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = f"{shown(text)!r} is no date; write it as in 2026-06-30"
    raise argparse.ArgumentTypeError(message)
