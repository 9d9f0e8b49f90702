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

from mentorship.cli.named import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mentorship.eligibility.verdict import Verdict
    from mentorship.metrics.result import Role
    from mentorship.models.program import Program
    from mentorship.obligations.situation import Situation
    from mentorship.workspace.workspace import Workspace

FORMATS = ("text", "json")
ROLES: tuple[Role, ...] = ("mentor", "mentee")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of

    parser.add_argument("person", nargs="?", metavar="PERSON", help="only this person, in detail")
    parser.add_argument(
        "--program", metavar="ID", help="only this program; default: those not over"
    )
    parser.add_argument("--role", choices=ROLES, help="only this role")
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(options: argparse.Namespace) -> int:
    """Prints the verdicts; what they say decides nothing about the exit code."""
    from mentorship.cli.reading import read_repository, today_of
    from mentorship.cli.remarks import say_history, say_unread
    from mentorship.obligations.situation import Situation
    from mentorship.render.eligible import ELIGIBLE_FORMATS, EligibleReport

    reading = read_repository(options)
    say_history(reading.history)
    say_unread(reading.findings)
    workspace = reading.workspace
    today = today_of(options, workspace.settings)
    programs = _programs(workspace, options.program, today)
    people = _people(workspace, options.person, today)
    roles = [role for role in ROLES if options.role in (None, role)]
    situation = Situation(workspace, reading.history, today)
    verdicts = tuple(_verdicts(situation, programs, roles, people))
    detailed = options.person is not None
    print(ELIGIBLE_FORMATS[options.format](EligibleReport(today, verdicts, detailed)), end="")
    return 0


def _verdicts(
    situation: Situation, programs: Iterable[Program], roles: Iterable[Role], people: Iterable[str]
) -> Iterator[Verdict]:
    from mentorship.eligibility.judge import judge

    for program in programs:
        for role in roles:
            for person in people:
                yield judge(situation, program, role, person, situation.today)


def _programs(workspace: Workspace, name: str | None, today: date) -> tuple[Program, ...]:
    programs = workspace.programs
    if name is not None:
        return (known(programs, "program", name, workspace),)
    return tuple(programs[p] for p in sorted(programs) if programs[p].dates.end >= today)


def _people(workspace: Workspace, name: str | None, today: date) -> tuple[str, ...]:
    people = workspace.people
    if name is not None:
        known(people, "person", name, workspace)
        return (name,)
    return tuple(p for p in sorted(people) if not (left := people[p].left) or left >= today)
