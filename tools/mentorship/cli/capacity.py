"""Say who has room for a mentee, who has too many, what is scarce, who waits.

Prints what is in applications too: it is for the office.

examples:
  mentorship capacity
  mentorship capacity --as-of 2027-01-11 --format json
"""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at

    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def run(options: argparse.Namespace) -> int:
    """Prints the board."""
    from mentorship.cli.reading import read_situation
    from mentorship.render.capacity import CAPACITY_FORMATS, capacity_report

    _, situation = read_situation(options)
    print(CAPACITY_FORMATS[options.format](capacity_report(situation)), end="")
    return 0
