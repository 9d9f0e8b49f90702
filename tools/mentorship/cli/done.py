"""Tick an action: `- [ ]` becomes `- [x]` in the newest note that lists it.

ACTION is a part of its text, or its 8 digits. Where several match, they are
listed with their digits, and nothing is written.

examples:
  mentorship done lin.wei-ada.okafor "december defence"
"""

from __future__ import annotations

import argparse
import sys

from mentorship.findings import MentorshipError, shown


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    parser.add_argument("action", metavar="ACTION", help="a part of its text, or its 8 digits")
    parser.set_defaults(as_of=None)


def run(options: argparse.Namespace) -> int:
    """Ticks the action; MentorshipError where none or several could be meant."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.reading import today_of
    from mentorship.obligations.situation import Situation
    from mentorship.scaffold.tick import meant, tick

    reading = begin(options)
    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    situation = Situation(space, reading.history, today_of(options, space.settings))
    found = meant(situation, pairing, options.action)
    if len(found) == 1:
        return change(reading, tick(found[0]))
    for each in found:
        line = f"{each.action.hash}  {each.action.text} (@{each.action.person})  {each.place}"
        print(shown(line), file=sys.stderr)
    raise MentorshipError(
        f"{len(found)} open actions have {options.action!r}: name one by its digits"
    )
