"""Propose who should mentor whom in a program, with the reasons.

Everybody whose application was accepted is matched: by the ranked choices of
both sides (stable), or for the highest total score (best, which needs scipy).
People who ranked nobody, or not all, like the others by score. Prints ranked
choices and reasons of eligibility too: it is for the office. What --write
writes, and --format markdown, tells nobody's choices; where the two methods
differ (--compare), they can be guessed in every format.

examples:
  mentorship match experts-2026
  mentorship match experts-2026 --method best --format json
  mentorship match experts-2026 --compare
  mentorship match experts-2026 --what-if capacity:ada.okafor=3
  mentorship match experts-2026 --what-if add:mateo.ruiz:mentee --afresh
  mentorship match experts-2026 --write
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.matching.changes import Change
    from mentorship.matching.proposal import Terms
    from mentorship.models.program import Program
    from mentorship.obligations.situation import Situation
    from mentorship.render.compared import Comparison
    from mentorship.render.matching import MatchReport

FORMATS = ("text", "json", "markdown")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at

    parser.add_argument("program", metavar="PROGRAM", help="the id of the program")
    parser.add_argument(
        "--method", choices=["stable", "best"], help="default: `matching: method` of the program"
    )
    parser.add_argument(
        "--proposing",
        choices=["mentees", "mentors"],
        help="the side that the stable method favours; default: `matching: proposing`",
    )
    parser.add_argument(
        "--compare",
        action="store_true",
        help="both methods side by side; --method still says what --write writes",
    )
    parser.add_argument(
        "--what-if",
        dest="changes",
        action="append",
        default=[],
        type=_change,
        metavar="CHANGE",
        help="say who moves: add:ID:mentor, add:ID:mentee, remove:ID or capacity:ID=N; repeatable",
    )
    parser.add_argument(
        "--afresh", action="store_true", help="as if the program had no pairings yet"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the proposed pairings into pairings/"
    )
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(options: argparse.Namespace) -> int:
    """Prints the proposal and writes it if asked to; MentorshipError where there can be none."""
    from mentorship.cli.drafting import finish
    from mentorship.cli.options import refuse_at
    from mentorship.cli.reading import day_of, read_repository
    from mentorship.cli.remarks import say_history, say_unread
    from mentorship.matching.files import proposed_files
    from mentorship.obligations.situation import Situation
    from mentorship.render.compared import COMPARE_FORMATS
    from mentorship.render.matching import MATCH_FORMATS
    from mentorship.scaffold.draft import Draft

    if options.write and (options.changes or options.afresh):
        raise MentorshipError("--write writes what is, not --what-if or --afresh; leave one out")
    if options.write:
        refuse_at(options, "--write")
    if options.compare and options.changes:
        raise MentorshipError("--compare takes people as they are, not --what-if; leave one out")
    reading = read_repository(options)
    say_history(reading.history)
    say_unread(reading.findings)
    space = reading.workspace
    situation = Situation(space, reading.history, day_of(options, reading))
    if options.compare:
        comparison = _comparison(options, situation)
        print(COMPARE_FORMATS[options.format](comparison), end="")
        asked = _asked(options, situation)[1].method
        proposal = comparison.best if asked == "best" else comparison.stable
    else:
        report = _report(options, situation)
        print(MATCH_FORMATS[options.format](report), end="")
        proposal = report.proposal
    if options.write:
        drafts = (Draft(file.path, file.text) for file in proposed_files(situation, proposal))
        return finish(reading.root, *drafts, said=sys.stderr)  # the output is the proposal
    return 0


def _asked(options: argparse.Namespace, situation: Situation) -> tuple[Program, Terms]:
    """The program, and how it is to be matched; MentorshipError where there is none."""
    from mentorship.matching.proposal import Terms
    from mentorship.workspace.named import known

    space = situation.workspace
    program = known(space.programs, "program", options.program, space)
    asked = program.matching
    method = options.method or asked.method
    if options.proposing and method != "stable" and not options.compare:
        raise MentorshipError(
            f"--proposing is for the method stable, and this is {method}: "
            "leave it out, or add --method stable"
        )
    return program, Terms(method, options.proposing or asked.proposing)


def _report(options: argparse.Namespace, situation: Situation) -> MatchReport:
    from mentorship.cli.progress import ProgressLine
    from mentorship.matching.changes import Changes
    from mentorship.matching.proposal import afresh, propose
    from mentorship.render.matching import MatchReport

    program, terms = _asked(options, situation)
    if options.afresh:
        situation = afresh(situation, program)
    with ProgressLine() as progress:
        proposal = propose(situation, program, terms, progress.show)
        if not options.changes:
            return MatchReport(proposal)
        changed = terms._replace(changes=Changes(tuple(options.changes)))
        return MatchReport(propose(situation, program, changed, progress.show), proposal)


def _comparison(options: argparse.Namespace, situation: Situation) -> Comparison:
    from mentorship.cli.progress import ProgressLine
    from mentorship.matching.proposal import afresh, propose
    from mentorship.render.compared import Comparison

    program, terms = _asked(options, situation)
    if options.afresh:
        situation = afresh(situation, program)
    stable, best = terms._replace(method="stable"), terms._replace(method="best")
    with ProgressLine() as progress:
        return Comparison(
            propose(situation, program, stable, progress.show),
            propose(situation, program, best, progress.show),
        )


def _change(text: str) -> Change:
    from mentorship.matching.changes import Change

    try:
        return Change.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{shown(text)!r}: {error}") from None
