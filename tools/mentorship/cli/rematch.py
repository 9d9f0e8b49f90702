"""Go on with another mentor: end a pairing and begin the next.

The next one continues it, with the same mentees, track and plan. What was met
or waived stays so; what is open is carried over and keeps its day, and what was
due before the start is due two weeks after it. Everybody accepts the next one,
and its plan is approved, as for any other.

examples:
  mentorship rematch lin.wei-ada.okafor --mentor bo.lund
  mentorship rematch lin.wei-ada.okafor --mentor bo.lund --start 2026-12-01
"""

from __future__ import annotations

import argparse
import sys

from mentorship.findings import shown


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import day_option

    parser.add_argument("pairing", metavar="PAIRING", help="the pairing that ends")
    parser.add_argument(
        "--mentor",
        dest="mentors",
        action="append",
        required=True,
        metavar="ID",
        help="who goes on; repeatable, the first leads",
    )
    parser.add_argument(
        "--start",
        type=day_option,
        default=None,
        metavar="DATE",
        help="first day of the next; the one before is the last of the old; default: today",
    )
    parser.add_argument("--reason", metavar="TEXT", default=None, help="why, in a few words")
    parser.add_argument(
        "--id", dest="identity", metavar="ID", default=None, help="the id of the next"
    )


def run(options: argparse.Namespace) -> int:
    """Writes both files or none; MentorshipError for a mentor or a day that cannot be."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.reading import now_in
    from mentorship.obligations.situation import Situation
    from mentorship.scaffold.rematch import Rematch, left_behind, rematch
    from mentorship.workspace.named import known

    reading = begin(options)
    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    for mentor in options.mentors:
        known(space.people, "person", mentor, space)
    today = now_in(space.settings)
    asked = Rematch(
        tuple(options.mentors), options.start or today, options.reason, options.identity
    )
    situation = Situation(space, reading.history, today)
    drafts = rematch(situation, pairing, asked)
    code = change(reading, *drafts, refusing=("manager-mentors-report",))
    for action in left_behind(situation, pairing):
        line = f"an open action ends with {pairing.id}; list it in the next note: {action}"
        print(f"mentorship: {shown(line)}", file=sys.stderr)
    return code
