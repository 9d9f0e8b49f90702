"""Give a pairing more time: later days of its plan move.

What the plan counts in weeks and days moves, from a place in it on. Days that
are typed as dates stay. An extension that is there is replaced.

examples:
  mentorship extend lin.wei-ada.okafor --by "2 weeks" --from "week 40"
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from mentorship.findings import shown

if TYPE_CHECKING:
    from collections.abc import Callable


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    parser.add_argument("--by", required=True, type=_duration, help='as in "2 weeks"')
    parser.add_argument(
        "--from",
        dest="place",
        metavar="PLACE",
        required=True,
        type=_place,
        help='from where on, as in "week 7" or "day 40"',
    )


def run(options: argparse.Namespace) -> int:
    """Writes `extended:`; MentorshipError where something would move past the program's end."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.reading import now_in
    from mentorship.scaffold.agreement import extend

    reading = begin(options)
    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    draft = extend(space, pairing, options.by, options.place, now_in(space.settings))
    return change(reading, draft)


def _duration(text: str) -> object:
    from mentorship.values import Duration

    return _read(Duration.parse, text)


def _place(text: str) -> object:
    from mentorship.values import PlanPlace

    return _read(PlanPlace.parse, text)


def _read(parse: Callable[[str], object], text: str) -> object:
    try:
        return parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{shown(text)!r} {error}") from None
