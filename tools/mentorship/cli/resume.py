"""Go on after a pause, earlier than planned: the pause ends on the day before.

examples:
  mentorship resume lin.wei-ada.okafor
  mentorship resume lin.wei-ada.okafor --date 2026-12-07
"""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_date

    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    add_date(parser, "the first day after the pause; default: today")


def run(options: argparse.Namespace) -> int:
    """Shortens the pause of that day; MentorshipError where there is none."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.reading import now_in, today_of
    from mentorship.scaffold.agreement import resume

    reading = begin(options)
    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    day, today = today_of(options, space.settings), now_in(space.settings)
    return change(reading, resume(space, pairing, day, today))
