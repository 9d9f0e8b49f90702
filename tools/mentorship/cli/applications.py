"""List applications: what the rules say of each, and what became of it.

Undecided applications come first, with what they lack. Judged for today, or
for the program's first day if that is ahead. The office decides; the decision
is a file of its own. Who is on the waiting list has a place there. It is for
the office: on a site it stands only where --audience office built it.

examples:
  mentorship applications
  mentorship applications experts-2026 --format json
"""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at

    parser.add_argument("program", nargs="?", metavar="PROGRAM", help="default: those not over")
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(options: argparse.Namespace) -> int:
    """Prints the applications; MentorshipError for a program that there is not."""
    from mentorship.cli.reading import read_situation
    from mentorship.eligibility.screening import screened
    from mentorship.render.applications import APPLICATION_FORMATS, ApplicationReport
    from mentorship.workspace.named import known

    reading, situation = read_situation(options)
    programs = reading.workspace.programs
    chosen = [p for p in programs.values() if p.dates.end >= situation.today]
    if options.program:
        chosen = [known(programs, "program", options.program, reading.workspace)]
    found = tuple((program, screened(situation, program)) for program in chosen)
    listed = tuple(each for each in found if each[1] or options.program)
    print(APPLICATION_FORMATS[options.format](ApplicationReport(situation, listed)), end="")
    return 0
