"""Say which indicators need somebody's attention, and what happened around them.

A sharp fall: the newest value is worse than the median of the up to six
periods before by half or more, and worse than each of them. Three periods in
a row short of the target. A remedy of two periods ago: did it help? What is
printed is for the office, and for the manager or lead who is named.

examples:
  mentorship alerts
  mentorship alerts --person bo.lund
  mentorship alerts --tell grace.lindqvist --format markdown
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorship.metrics.indicators import Owner
    from mentorship.workspace.workspace import Workspace

FORMATS = ("text", "json", "markdown")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at

    about = parser.add_mutually_exclusive_group()
    about.add_argument("--person", metavar="ID", help="only those of this person")
    about.add_argument("--team", metavar="ID", help="only those of this team")
    parser.add_argument("--tell", metavar="ID", help="only those that this person should know")
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(options: argparse.Namespace) -> int:
    """Prints the alerts; 3 where dates of files are unknown."""
    from mentorship.cli.reading import read_situation
    from mentorship.metrics.alerts import alerts
    from mentorship.render.alerts import ALERT_FORMATS, AlertReport
    from mentorship.workspace.named import known

    _, situation = read_situation(options)
    space = situation.workspace
    if options.tell:
        known(space.people, "person", options.tell, space)
    found = alerts(situation, _owners(space, options))
    asked = tuple(each for each in found if options.tell in (None, *each.tell))
    report = AlertReport(situation.today, asked, _unknown(space, options.person))
    print(ALERT_FORMATS[options.format](report), end="")
    return 0


def _unknown(space: Workspace, person: str | None) -> tuple[str, ...]:
    """Whose records cannot be looked at: without data there is no alert, and no all-clear."""
    from mentorship.metrics.series import no_record

    if person:
        return () if person in space.records else (f"{person}: {no_record(space, person)}",)
    sealed = len(space.sealed_records)
    return (f"{sealed} records are sealed and were not looked at",) if sealed else ()


def _owners(space: Workspace, options: argparse.Namespace) -> tuple[Owner, ...]:
    from mentorship.metrics.indicators import Owner, owners
    from mentorship.workspace.named import known

    if options.team:
        known(space.teams, "team", options.team, space)
        return (Owner("team", options.team),)
    if options.person:
        known(space.people, "person", options.person, space)
        return (Owner("person", options.person),)
    return owners(space)
