"""Write the calendar of a person, a pairing or a program.

It is an iCalendar file, for any calendar program: what is due, planned
meetings, events, with alarms when reminders are due. The site has the same
files to subscribe to. It is for whoever may see it: name other readers than
the pair with --audience, and it holds less.

examples:
  mentorship calendar --person ada.okafor -o ada.ics
  mentorship calendar --pairing lin.wei-ada.okafor
  mentorship calendar --program graduates-2026 --audience public -o open.ics
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.cli.reading import Reading
    from mentorship.obligations.situation import Situation
    from mentorship.publication.entries import CalendarView


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience

    whose = parser.add_mutually_exclusive_group(required=True)
    for name in ("person", "pairing", "program"):
        whose.add_argument(f"--{name}", metavar="ID", help=f"the calendar of this {name}")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write this file; default: print it"
    )
    add_at(parser)
    add_as_of(parser)
    add_audience(parser, "for these readers; default: pair")


def run(options: argparse.Namespace) -> int:
    """Writes or prints it; 3 where dates are unknown."""
    from mentorship.cli.reading import read_situation
    from mentorship.cli.writing import write_whole
    from mentorship.render.calendar import calendar

    reading, situation = read_situation(options)
    if options.audience:
        situation = _published(reading, situation)
    view = _view(situation, options)
    text = calendar(view).decode()
    if options.output is None:
        print(text, end="")
        return 0
    write_whole(options.output, text)
    print(f"{shown(str(options.output))}: {len(view.entries)} entries")
    return 0


def _published(reading: Reading, situation: Situation) -> Situation:
    """Without the files that the site leaves out because of what is wrong with them."""
    from mentorship.cli.check import judged
    from mentorship.obligations.situation import Situation
    from mentorship.publication.withheld import withheld, without

    space = without(situation.workspace, withheld(judged(reading)))
    return Situation(space, situation.history, situation.today)


def _view(situation: Situation, options: argparse.Namespace) -> CalendarView:
    from mentorship.publication.calendars import Almanac
    from mentorship.publication.classes import AUDIENCES
    from mentorship.publication.gate import Gate
    from mentorship.workspace.named import known

    space, audience = situation.workspace, options.audience or "pair"
    almanac = Almanac(Gate(space, AUDIENCES[audience]), situation)
    if options.program:
        return almanac.of_program(known(space.programs, "program", options.program, space))
    if audience == "public":
        raise MentorshipError("who is paired with whom is not for the public: name a program")
    if options.pairing:
        return almanac.of_pairing(known(space.pairings, "pairing", options.pairing, space))
    known(space.people, "person", options.person, space)
    return almanac.of_person(options.person)
