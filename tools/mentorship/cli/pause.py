"""Pause a pairing: nothing is owed on these days.

What the plan counts in weeks and days moves by as long; typed dates stay.

examples:
  mentorship pause lin.wei-ada.okafor --from 2026-12-01 --to 2026-12-11
  mentorship pause lin.wei-ada.okafor --to 2026-11-27 --reason "exam"
"""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import day_option

    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    parser.add_argument(
        "--from",
        dest="first",
        type=day_option,
        default=None,
        metavar="DATE",
        help="the first day; default: today",
    )
    parser.add_argument(
        "--to", dest="last", type=day_option, required=True, metavar="DATE", help="the last day"
    )
    parser.add_argument("--reason", metavar="TEXT", default=None, help="why, in a few words")


def run(options: argparse.Namespace) -> int:
    """Writes one pause more; MentorshipError where it overlaps another, or lies outside."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.reading import now_in
    from mentorship.obligations.spans import Span
    from mentorship.scaffold.agreement import pause

    reading = begin(options)
    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    today = now_in(space.settings)
    span = Span(options.first or today, options.last)
    return change(reading, pause(space, pairing, span, options.reason, today))
