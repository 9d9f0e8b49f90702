"""Move an item of the plan: for a whole program, or for one pairing alone.

For a program the day of the task or step changes in program.yml, and with it
for all pairings that have not moved it themselves; approved plans are to be
approved again. DUE is a place in the plan, as in "week 12", or a date; for one
pairing it is a date. A day after the last day of a pairing is refused, since
the item would be owed no more; --anyway moves it for a program all the same.

examples:
  mentorship move graduates-2026 teach-back "week 42"
  mentorship move lin.wei-ada.okafor improvement 2026-12-04
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorship.cli.reading import Reading
    from mentorship.models.program import Program

_MOST = 10
"""Pairings that are named; of the rest the number is enough."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    parser.add_argument("subject", metavar="PROGRAM|PAIRING", help="an id")
    parser.add_argument("item", metavar="ITEM", help="a task, or task/step; an extra of a pairing")
    parser.add_argument("due", metavar="DUE", help='as in "week 12", "day 10" or 2026-12-04')

    parser.add_argument(
        "--anyway", action="store_true", help="for a program: also past the last day of pairings"
    )


def run(options: argparse.Namespace) -> int:
    """Writes the day; MentorshipError for an item or a day that cannot be."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.options import day_option
    from mentorship.cli.reading import now_in
    from mentorship.scaffold.agreement import move

    reading = begin(options)
    space = reading.workspace
    if options.subject in space.programs or space.is_broken("program", options.subject):
        program = editable(reading, space.programs, "program", options.subject)
        return _move_all(reading, program, options)
    pairing = editable(reading, space.pairings, "pairing", options.subject)
    try:
        day = day_option(options.due)
    except argparse.ArgumentTypeError as error:
        raise MentorshipError(f"for one pairing: {error}") from None
    draft = move(space, pairing, options.item, day, now_in(space.settings))
    return change(reading, draft)


def _move_all(reading: Reading, program: Program, options: argparse.Namespace) -> int:
    from mentorship.cli.drafting import ahead, finish, say_findings
    from mentorship.cli.reading import now_in
    from mentorship.render.columns import folded
    from mentorship.scaffold.due import move_all

    space = reading.workspace
    moved = move_all(space, program, options.item, options.due, now_in(space.settings))
    if moved.beyond and not options.anyway:
        raise MentorshipError(_past_the_end(options.item, moved.beyond))
    left = ahead(reading, moved.draft)
    code = finish(reading.root, moved.draft)
    for words, names in (
        ("moves it for", moved.moved),
        ("not for those with a day of their own:", moved.kept),
        ("owed no more, after the last day of", moved.beyond),
        ("to be approved again:", moved.reopened),
    ):
        if names or names is moved.moved:
            print("\n".join(folded("", shown(f"{words} {_counted(names)}"), "  ")))
    say_findings(each for each in left if each.code != "plan-changed-after-approval")
    return code


def _past_the_end(item: str, names: Sequence[str]) -> str:
    words = f"nothing is written: {item} would be due after the last day of {_counted(names)}"
    return f"{words}; choose an earlier day, or give --anyway, and they owe it no more"


def _counted(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    listed = f": {', '.join(names[:_MOST])}{more}" if names else ""
    return f"{len(names)} pairing{'' if len(names) == 1 else 's'}{listed}"
