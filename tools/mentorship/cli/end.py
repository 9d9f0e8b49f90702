"""End a pairing: how, on which day, and why.

What is due later is owed no more, what was due stays unmet; feedback on what
was handed in stays owed. With another mentor it goes on: `mentorship rematch`.
A day ahead is written as planned: until then the pairing goes on.

examples:
  mentorship end lin.wei-ada.okafor --how completed
  mentorship end lin.wei-ada.okafor --how stopped --date 2026-11-13
"""

from __future__ import annotations

import argparse
import sys


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_date

    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    parser.add_argument("--how", choices=["completed", "stopped", "rematched"], required=True)
    add_date(parser, "its last day; default: today")
    parser.add_argument("--reason", metavar="TEXT", default=None, help="why, in a few words")


def run(options: argparse.Namespace) -> int:
    """Writes `ended:`; MentorshipError where it ended before, or for a day outside of it."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.reading import now_in, today_of
    from mentorship.scaffold.agreement import end

    reading = begin(options)
    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    day, today = today_of(options, space.settings), now_in(space.settings)
    code = change(reading, end(space, pairing, options.how, day, options.reason))
    if day > today:
        said = f"{day} is ahead, today is {today}: until then {pairing.id} goes on"
        print(f"mentorship: {said}, and everything stays owed", file=sys.stderr)
    return code
