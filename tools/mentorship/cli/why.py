"""Say where a number comes from, down to the lines of the files.

Prints value, formula, parts, inputs with file, line and commit, and what was
left out. The subject is the id of a program, a pairing or a person;
`mentorship score` names the metrics. With --in it is a figure of the report on
a program: of a section, or of one group in it, as `report --format json` names
them. With --audience it is what these readers see, without what is withheld.

examples:
  mentorship why on-time lin.wei-ada.okafor
  mentorship why mentor-score ada.okafor
  mentorship why mentee-growth graduates-2026 --format json
  mentorship why task-on-time graduates-2026 --in tracks:engineer
  mentorship why newcomer-turnover graduates-2026 --in kpis
"""

from __future__ import annotations

import argparse
import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from mentorship.metrics.evaluation.figure import Figure, Report, Section
    from mentorship.metrics.metric import Facts
    from mentorship.metrics.result import Result, Subject
    from mentorship.obligations.situation import Situation

FORMATS = ("text", "json")


class Receipt(NamedTuple):
    """A number with its reasons, as text and as data."""

    result: Result
    text: str
    data: dict[str, Any]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience, add_period

    parser.add_argument("metric", metavar="METRIC", help="a metric, as `mentorship score` names it")
    parser.add_argument("subject", metavar="SUBJECT", help="a program, a pairing or a person")
    add_at(parser)
    add_as_of(parser)
    add_period(parser)
    roles = "a person in this role; default: each they have"
    parser.add_argument("--role", choices=["mentor", "mentee"], help=roles)
    parser.add_argument("--program", metavar="ID", help="a person in this program")
    parser.add_argument(
        "--in", dest="section", metavar="SECTION[:GROUP]",
        help="a figure of the report, as in tracks:engineer, tasks:launch, mentors:ID or kpis",
    )  # fmt: skip
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    add_audience(parser, "as these readers see it; default: the terminal, which shows everything")


def run(options: argparse.Namespace) -> int:
    """Prints the receipts; 3 where dates of files are unknown."""
    from mentorship.cli.reading import read_situation

    _, situation = read_situation(options)
    found = receipts(situation, options)
    if options.format == "json":
        data = {
            "as_of": situation.today.isoformat(), "receipts": [each.data for each in found]
        }  # fmt: skip
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print("\n".join(each.text for each in found), end="")
    return 0


def receipts(situation: Situation, options: argparse.Namespace) -> tuple[Receipt, ...]:
    """The receipts that the options ask for; MentorshipError where there is no such number."""
    from mentorship.metrics.catalogue import facts

    if options.section:
        return tuple(_of_figures(situation, options))
    known = facts(situation, first=options.first, last=options.last, audience=options.audience)
    return tuple(_of_metric(known, options))


def _of_metric(known: Facts, options: argparse.Namespace) -> Iterator[Receipt]:
    from mentorship.metrics.receipts import as_data, as_text

    for subject in _subjects(known, options):
        result = known.measure(options.metric, subject)
        history = known.situation.history
        yield Receipt(result, as_text(result, history), as_data(result, history))


def _of_figures(situation: Situation, options: argparse.Namespace) -> Iterator[Receipt]:
    from mentorship.metrics.figure_receipts import figure_as_data, figure_as_text

    if options.first or options.last or options.role or options.program:
        raise MentorshipError("a figure of a report is of the whole program: leave out the period, "
                              "--role and --program")  # fmt: skip
    section, _, group = options.section.partition(":")
    found = _section(situation, options, section)
    for figure in _figures(found, options.metric, group):
        text = figure_as_text(found, figure, options.subject, situation.history)
        yield Receipt(figure.result, text, figure_as_data(found, figure, situation.history))


def _section(situation: Situation, options: argparse.Namespace, identity: str) -> Section:
    sections = _report(situation, options).sections
    found = next((section for section in sections if section.id == identity), None)
    if found is None:
        names = ", ".join(section.id for section in sections)
        raise MentorshipError(f"the report has no section {shown(identity)!r}; it has {names}")
    if found.withheld:
        raise MentorshipError(f"{identity} for {options.audience}: {found.withheld}")
    return found


def _report(situation: Situation, options: argparse.Namespace) -> Report:
    """The report as it is published: beside the cohort before."""
    from mentorship.publication.reports import report_of
    from mentorship.workspace.named import known

    space = situation.workspace
    program = known(space.programs, "program", options.subject, space)
    key = ("why: report", program.id, options.audience)
    if key not in situation.remembered:
        situation.remembered[key] = report_of(situation, program, audience=options.audience)
    found: Report = situation.remembered[key]
    return found


def _figures(section: Section, name: str, group: str) -> tuple[Figure, ...]:
    """The figures of this name; of all groups where none is named."""
    named = [figure for figure in section.figures if figure.name == name]
    found = tuple(figure for figure in named if group in ("", figure.group_id))
    if found:
        return found
    groups = [figure.group_id for figure in named if figure.group_id]
    there = groups if named else list(dict.fromkeys(figure.name for figure in section.figures))
    asked = f"{section.id}:{group}" if group else section.id
    has = f"it has {', '.join(there)}" if there else section.empty
    raise MentorshipError(f"there is no figure {shown(name)!r} in {shown(asked)}; {has}")


def _subjects(known: Facts, options: argparse.Namespace) -> tuple[Subject, ...]:
    """What the id means to this metric; scores of a person once for each program."""
    from mentorship.metrics.overview import by_program, may_ask, subjects_named
    from mentorship.workspace import named

    found = known.metrics.get(options.metric)
    if found is None:
        raise MentorshipError(_no_metric(known, options.metric))
    space = known.situation.workspace
    if options.program:
        named.known(space.programs, "program", options.program, space)
    kinds = tuple(kind for kind in found.subjects if may_ask(known.audience, kind))
    wanted = {"mentor-score": "mentor", "mentee-score": "mentee"}.get(found.name, options.role)
    subjects = subjects_named(known, options.subject, kinds, wanted, options.program)
    if not subjects:
        named.refuse_broken(space, kinds, options.subject)
        which = " or ".join(kinds) or f"number for {known.audience} about"
        raise MentorshipError(f"there is no {which} {shown(options.subject)!r}")
    if not found.by_role:
        return tuple(dict.fromkeys(subject._replace(role=None) for subject in subjects))
    if found.composite:
        return tuple(each for subject in subjects for each in by_program(known, subject))
    return subjects


def _no_metric(known: Facts, name: str) -> str:
    close = get_close_matches(name, known.metrics, 1)
    meant = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known.metrics)};"
    beside = "a figure of a report is found with --in SECTION"
    return f"there is no metric {shown(name)!r}; {meant} {beside}"
