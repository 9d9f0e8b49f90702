"""Thank somebody: a note of its own in the pairing that the two of you share.

examples:
  mentorship thanks lin.wei ada.okafor "That question helped"
"""

from __future__ import annotations

import argparse

from mentorship.findings import MentorshipError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_date

    parser.add_argument("giver", metavar="FROM", help="who thanks, an id")
    parser.add_argument("receiver", metavar="TO", help="who is thanked, an id")
    parser.add_argument("text", metavar="TEXT", help="the words")
    parser.add_argument(
        "--in", dest="pairing", metavar="PAIRING", default=None, help="where they share several"
    )
    add_date(parser)


def run(options: argparse.Namespace) -> int:
    """Writes the note; MentorshipError where the two share no pairing, or several."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.reading import now_in, today_of
    from mentorship.scaffold.thanks import new_thanks, shared
    from mentorship.workspace.named import known

    reading = begin(options)
    space, giver, receiver = reading.workspace, options.giver, options.receiver
    for person in (giver, receiver):
        known(space.people, "person", person, space)
    day, today = today_of(options, space.settings), now_in(space.settings)
    if day > today:
        raise MentorshipError(f"--date {day} is ahead, today is {today}: a note says what was")
    if options.pairing is None:
        pairing = shared(space, giver, receiver, day)
    else:
        pairing = editable(reading, space.pairings, "pairing", options.pairing)
    return change(reading, new_thanks(space, pairing, giver, receiver, options.text, day))
