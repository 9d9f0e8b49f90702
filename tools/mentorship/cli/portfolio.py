"""Write what somebody did and received, for an appraisal.

Roles, hours, scores with their parts, verdicts of panels apart from them,
badges, thanks and certificates, each with the command or the line where it
comes from. It is for the person and the program office; name other readers
with --audience, and it holds less. The HTML page prints well: open it in a
browser and print it as PDF.

examples:
  mentorship portfolio lin.wei
  mentorship portfolio lin.wei --format html --out lin.wei.html
  mentorship portfolio ada.okafor --audience members --as-of 2026-06-30
"""

from __future__ import annotations

import argparse
from pathlib import Path

FORMATS = ("markdown", "html", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience

    parser.add_argument("person", metavar="PERSON", help="an id")
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="markdown", help="default: markdown")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write there; default: print it")
    add_audience(parser, "for these readers; default: the person and the program office")


def run(options: argparse.Namespace) -> int:
    """Prints or writes it; 3 where dates of files are unknown."""
    from mentorship.cli.reading import read_situation
    from mentorship.cli.writing import write_whole
    from mentorship.metrics.catalogue import facts
    from mentorship.publication.badges import READERS
    from mentorship.publication.gate import Gate
    from mentorship.publication.portfolio import portfolio
    from mentorship.render.portfolio import PORTFOLIO_FORMATS
    from mentorship.workspace.named import known

    _, situation = read_situation(options)
    space = situation.workspace
    known(space.people, "person", options.person, space)
    gate = Gate(space, READERS[options.audience])
    found = portfolio(gate, facts(situation, audience=options.audience), options.person)
    text = PORTFOLIO_FORMATS[options.format](found)
    if options.out is None:
        print(text, end="")
    else:
        write_whole(options.out, text)
        print(options.out)
    return 0
