"""Say why an indicator may miss its target: a tree of causes with their numbers.

Asked about a person, a team or a department. What missed its target three
periods in a row is looked at from four sides: the target itself, the market
(a CSV file with period and value, and better, indicator if need be), resources
and ability. Each says which numbers in which lines speak for it or against it,
and what would refute it; without numbers it says `no data`. With --remedy what
was decided is written down; two periods later it is looked at again.

examples:
  mentorship causes platform
  mentorship causes platform --market traffic.csv
  mentorship causes engineering --format markdown
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorship.metrics.indicators import Owner
    from mentorship.metrics.outside import Market
    from mentorship.workspace.workspace import Workspace

FORMATS = ("text", "json", "markdown")
KINDS = ("person", "team", "department")
CAUSES = ("target", "environment", "resources", "ability")


class _About(NamedTuple):
    """Who was asked about: themself, or a department and then its teams."""

    name: str
    owners: tuple[Owner, ...]
    department: bool = False
    also: tuple[str, ...] = ()  # what else has that name


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, day_option

    parser.add_argument("id", metavar="ID", help="a person, a team or a department")
    parser.add_argument("--as", dest="kind", choices=KINDS, help="which, where two have that name")
    parser.add_argument("--indicator", metavar="NAME", help="only this one")
    parser.add_argument("--market", metavar="FILE.csv", type=Path, help="what the market did")
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    record = parser.add_argument_group("recording what was decided")
    record.add_argument("--remedy", metavar="TEXT", help="what is done; needs --indicator")
    record.add_argument("--cause", choices=CAUSES, help="which cause it is for")
    record.add_argument("--by", metavar="PERSON", help="who decided, an id")
    record.add_argument("--on", metavar="DATE", type=day_option, help="when; default: today")


def run(options: argparse.Namespace) -> int:
    """Prints the trees, or writes a remedy; 3 where dates of files are unknown."""
    from mentorship.cli.options import refuse_at

    if options.remedy or options.cause or options.by or options.on:
        refuse_at(options, "--remedy")
        return _record(options)
    from mentorship.cli.reading import read_situation
    from mentorship.metrics.causes import causes, spread
    from mentorship.render.causes import CAUSES_FORMATS, CausesReport

    markets = _markets(options.market)
    _, situation = read_situation(options)
    about = _about(situation.workspace, options.id, options.kind)
    found = causes(situation, about.owners, markets, options.indicator)
    if options.indicator and not found.trees and not found.standings:
        raise MentorshipError(f"{about.name} has no indicator {shown(options.indicator)!r}")
    reach = spread(situation, about.owners[1:], found) if about.department else ()
    unknown = _unknown(situation.workspace, about)
    report = CausesReport(situation.today, about.name, found, reach, unknown)
    print(CAUSES_FORMATS[options.format](report), end="")
    return 0


def _record(options: argparse.Namespace) -> int:
    """Writes the remedy; MentorshipError where something is missing or the file cannot take it."""
    from mentorship.cli.drafting import begin, finish
    from mentorship.cli.reading import today_of
    from mentorship.models.indicator import Remedy
    from mentorship.scaffold.remedy import new_remedy
    from mentorship.workspace.named import known

    needed = {"--indicator": options.indicator, "--remedy": options.remedy,
              "--cause": options.cause, "--by": options.by}  # fmt: skip
    absent = [name for name, value in needed.items() if not value]
    if absent:
        raise MentorshipError(f"recording a remedy needs {', '.join(absent)} as well")
    reading = begin(options)
    space = reading.workspace
    about = _about(space, options.id, options.kind)
    if about.department:
        raise MentorshipError(f"{about.name}: a remedy belongs to a person or a team")
    known(space.people, "person", options.by, space)
    today = today_of(options, space.settings)
    remedy = Remedy(
        indicator=options.indicator, cause=options.cause, remedy=options.remedy,
        on=options.on or today, by=options.by,
    )  # fmt: skip
    return finish(reading.root, new_remedy(space, about.owners[0], remedy, today))


def _about(space: Workspace, name: str, kind: str | None) -> _About:
    """What a name means: a person before a team before a department. MentorshipError if none."""
    from mentorship.metrics.departments import teams_of
    from mentorship.metrics.indicators import Owner
    from mentorship.workspace.named import refuse_broken

    teams = teams_of(space, name)
    found = {
        "person": _About(name, (Owner("person", name),)) if name in space.people else None,
        "team": _About(f"team {name}", (Owner("team", name),)) if name in space.teams else None,
        "department": _About(
            f"department {name}",
            (Owner("department", name), *(Owner("team", each) for each in teams)),
            department=True,
        )
        if teams
        else None,
    }
    meant = [each for each in (KINDS if kind is None else (kind,)) if found[each]]
    about = found[meant[0]] if meant else None
    if about:
        return about._replace(also=tuple(meant[1:]))
    refuse_broken(space, ("person", "team"), name)
    raise MentorshipError(f"there is no {kind or 'person, team or department'} {shown(name)!r}")


def _unknown(space: Workspace, about: _About) -> tuple[str, ...]:
    from mentorship.metrics.indicators import entity_of
    from mentorship.metrics.series import no_record

    listed = about.owners[1:] if about.department else about.owners
    absent = [owner for owner in listed if entity_of(space, owner) is None]
    return (
        *(f"{owner}: {no_record(space, owner.id)}" for owner in absent),
        *(f"a {kind} has that name too: --as {kind}" for kind in about.also),
    )


def _markets(path: Path | None) -> Mapping[str, Market]:
    from mentorship.cli.import_ import table_of
    from mentorship.metrics.market import markets

    return markets(table_of(path), path.name) if path else {}
