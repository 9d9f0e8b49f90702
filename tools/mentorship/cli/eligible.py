"""Say who may mentor or be mentored in which program, and what is still missing.

Judged by the program's rules on the facts known by today, or --as-of a day.
For one person every rule is shown with what was seen where. What is sealed,
missing or on another scale makes a rule unknown; it never passes in silence.
Prints what is in sealed records too: it is for the office.

examples:
  mentorship eligible ada.okafor
  mentorship eligible --program graduates-2026 --role mentor
  mentorship eligible lin.wei --role mentee --as-of 2026-01-12
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from mentorship.workspace.named import known

if TYPE_CHECKING:
    from datetime import date

    from mentorship.models.program import Program
    from mentorship.workspace.workspace import Workspace

FORMATS = ("text", "json")
ROLES = ("mentor", "mentee")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at

    parser.add_argument("person", nargs="?", metavar="PERSON", help="only this person, in detail")
    parser.add_argument(
        "--program", metavar="ID", help="only this program; default: those not over"
    )
    parser.add_argument("--role", choices=ROLES, help="only this role")
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(options: argparse.Namespace) -> int:
    """Prints the verdicts; what they say decides nothing about the exit code."""
    from mentorship.cli.reading import day_of, read_repository
    from mentorship.cli.remarks import say_history, say_unread
    from mentorship.eligibility.everybody import ROLES as EVERY
    from mentorship.eligibility.everybody import verdicts
    from mentorship.obligations.situation import Situation
    from mentorship.render.eligible import ELIGIBLE_FORMATS, EligibleReport

    reading = read_repository(options)
    say_history(reading.history)
    say_unread(reading.findings)
    workspace = reading.workspace
    today = day_of(options, reading)
    programs = _programs(workspace, options.program, today)
    people = _people(workspace, options.person, today)
    roles = [role for role in EVERY if options.role in (None, role)]
    situation = Situation(workspace, reading.history, today)
    found = tuple(verdicts(situation, programs, roles, people))
    detailed = options.person is not None
    print(ELIGIBLE_FORMATS[options.format](EligibleReport(today, found, detailed)), end="")
    return 0


def _programs(workspace: Workspace, name: str | None, today: date) -> tuple[Program, ...]:
    from mentorship.eligibility.everybody import open_programs

    if name is not None:
        return (known(workspace.programs, "program", name, workspace),)
    return open_programs(workspace, today)


def _people(workspace: Workspace, name: str | None, today: date) -> tuple[str, ...]:
    from mentorship.eligibility.everybody import people_here

    if name is not None:
        known(workspace.people, "person", name, workspace)
        return (name,)
    return people_here(workspace, today)
