"""Say where a number comes from, down to the lines of the files.

Prints value, formula, parts, inputs with file, line and commit, and what was
left out. The subject is the id of a program, a pairing or a person;
`mentorship score` names the metrics.

examples:
  mentorship why on-time lin.wei-ada.okafor
  mentorship why mentor-score ada.okafor
  mentorship why mentee-growth graduates-2026 --format json
"""

from __future__ import annotations

import argparse
import json
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.metrics.metric import Facts
    from mentorship.metrics.result import Subject

FORMATS = ("text", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_period

    parser.add_argument("metric", metavar="METRIC", help="a metric, as `mentorship score` names it")
    parser.add_argument("subject", metavar="SUBJECT", help="a program, a pairing or a person")
    add_as_of(parser)
    add_period(parser)
    roles = "a person in this role; default: each they have"
    parser.add_argument("--role", choices=["mentor", "mentee"], help=roles)
    parser.add_argument("--program", metavar="ID", help="a person in this program")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(options: argparse.Namespace) -> int:
    """Prints the receipts; 3 where dates of files are unknown."""
    from mentorship.cli.reading import read_situation
    from mentorship.metrics.catalogue import facts
    from mentorship.metrics.receipts import as_data, as_text

    reading, situation = read_situation(options)
    known = facts(situation, first=options.first, last=options.last)
    subjects = _subjects(known, options)
    results = [known.measure(options.metric, subject) for subject in subjects]
    if options.format == "json":
        receipts = [as_data(result, reading.history) for result in results]
        data = {"as_of": situation.today.isoformat(), "receipts": receipts}
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_text(result, reading.history) for result in results), end="")
    return 0


def _subjects(known: Facts, options: argparse.Namespace) -> tuple[Subject, ...]:
    """What the id means to this metric; scores of a person once for each program."""
    from mentorship.metrics.overview import by_program, subjects_named
    from mentorship.workspace import named

    found = known.metrics.get(options.metric)
    if found is None:
        raise MentorshipError(_no_metric(known, options.metric))
    space = known.situation.workspace
    if options.program:
        named.known(space.programs, "program", options.program, space)
    wanted = {"mentor-score": "mentor", "mentee-score": "mentee"}.get(found.name, options.role)
    subjects = subjects_named(known, options.subject, found.subjects, wanted, options.program)
    if not subjects:
        named.refuse_broken(space, found.subjects, options.subject)
        kinds = " or ".join(found.subjects)
        raise MentorshipError(f"there is no {kinds} {shown(options.subject)!r}")
    if not found.by_role:
        return tuple(dict.fromkeys(subject._replace(role=None) for subject in subjects))
    if found.composite:
        return tuple(each for subject in subjects for each in by_program(known, subject))
    return subjects


def _no_metric(known: Facts, name: str) -> str:
    close = get_close_matches(name, known.metrics, 1)
    meant = f"did you mean {close[0]!r}? Else " if close else ""
    return f"there is no metric {shown(name)!r}; {meant}there are {', '.join(known.metrics)}"
