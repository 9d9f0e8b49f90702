"""A report and every metric of every program, mentor and pairing through two years, in one process.

Run as `python -m benchmarks.trends DIR`: the report of the first program, or of each with `--all`.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from pathlib import Path

from mentorship.cli.reading import read_situation
from mentorship.metrics.catalogue import facts
from mentorship.metrics.metric import Facts
from mentorship.metrics.overview import names_about
from mentorship.metrics.result import Subject
from mentorship.metrics.trends.stretches import stretches
from mentorship.metrics.trends.trend import trends
from mentorship.publication.reports import report_of
from mentorship.render.report import FORMATS, Written
from mentorship.render.trend import TrendReport, text

MONTHS = 24


def main() -> None:
    """The command line."""
    gc.disable()  # as the commands do
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("repo", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.set_defaults(as_of=None, at=None)
    options = parser.parse_args()
    reading, situation = read_situation(options)
    history, space = reading.history, situation.workspace
    for name in sorted(space.programs)[: None if options.all else 1]:
        report = report_of(situation, space.programs[name])
        print(FORMATS["text"](Written(report, history.head, history)))
    known = facts(situation)
    asked = [(subject, names_about(known, subject)) for subject in subjects(known)]
    found = trends(known, asked, stretches(situation.today, MONTHS))
    print(text(TrendReport(situation.today, history.head, None, found)))


def subjects(known: Facts) -> Iterator[Subject]:
    """Every program, every mentor in each of their programs, every pairing."""
    space = known.situation.workspace
    yield from (Subject("program", name) for name in sorted(space.programs))
    for name in sorted(space.mentored_by):
        programs = sorted({pairing.program for pairing in space.mentored_by[name]})
        yield from (Subject("person", name, "mentor", program) for program in programs)
    yield from (Subject("pairing", name) for name in sorted(space.pairings))


if __name__ == "__main__":
    main()
