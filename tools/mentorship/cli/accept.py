"""Accept a pairing: writes who agreed and when into its file.

Each person accepts for themself; that it was they is decided by whoever merges
the change.

examples:
  mentorship accept xu.ting-wang.fang xu.ting
  mentorship accept xu.ting-wang.fang wang.fang --date 2026-11-18
"""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_date

    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    parser.add_argument("person", metavar="PERSON", help="who accepts, an id")
    add_date(parser, "the day on which they agreed; default: today")


def run(options: argparse.Namespace) -> int:
    """Writes `accepted:`; MentorshipError for one who is not asked, or accepted already."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.reading import now_in, today_of
    from mentorship.scaffold.agreement import accept

    reading = begin(options)
    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    day, today = today_of(options, space.settings), now_in(space.settings)
    return change(reading, accept(space, pairing, options.person, day, today))
