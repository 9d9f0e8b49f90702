"""Say what a pair has to talk about next.

Calls for help since the last meeting, open actions, what waits for feedback,
what is due, core points that no note covers yet, what the mentee wants to
learn, and two pages that fit.

examples:
  mentorship agenda lin.wei-ada.okafor
  mentorship agenda lin.wei-ada.okafor --format markdown
"""

from __future__ import annotations

import argparse

from mentorship.findings import MentorshipError

FORMATS = ("text", "json", "markdown")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at

    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(options: argparse.Namespace) -> int:
    """Prints the agenda; MentorshipError where there is no such pairing, or its program is not."""
    from mentorship.cli.reading import read_situation
    from mentorship.obligations.agenda import agenda
    from mentorship.render.agenda import AGENDA_FORMATS, AgendaReport
    from mentorship.workspace.guides import FOLDER, guides, pages_in
    from mentorship.workspace.named import known

    reading, situation = read_situation(options)
    space = reading.workspace
    pairing = known(space.pairings, "pairing", options.pairing, space)
    pages = reading.snapshot.under(FOLDER) if reading.snapshot else pages_in(reading.root)
    found = agenda(situation, pairing, guides(pages))
    if found is None:
        raise MentorshipError(f"the program of {pairing.id} is not known, or cannot be read")
    print(AGENDA_FORMATS[options.format](AgendaReport(situation, found)), end="")
    return 0
