"""Say what the next cohort of a program could do better, and why.

Each piece of advice names the figures it rests on, with cases and interval,
how sure it is, and what would refute it; what is too little to say something
is listed below. --patch prints what can be said as a change to the next
cohort's program.yml, for git apply. With --audience, what is for the office
alone is left out.

examples:
  mentorship advise managers-2026
  mentorship advise graduates-2026 --format markdown --audience members
  mentorship advise managers-2026 --patch | git apply
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.advice.advise import Counsel
    from mentorship.cli.reading import Reading
    from mentorship.models.program import Program
    from mentorship.obligations.situation import Situation
    from mentorship.scaffold.advice import Amended

FORMATS = ("text", "markdown", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience

    parser.add_argument("program", metavar="PROGRAM", help="the id of a program")
    add_at(parser)
    add_as_of(parser)
    parser.add_argument(
        "--against", metavar="PROGRAM", help="the cohort before; default: the one of the same name"
    )
    parser.add_argument(
        "--patch", action="store_true",
        help="print the change to the next cohort's program.yml, and nothing else",
    )  # fmt: skip
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    add_audience(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the advice or the patch; 3 where dates of files are unknown."""
    from mentorship.cli.reading import read_situation
    from mentorship.publication.advice import advice_for
    from mentorship.render.advice import FORMATS as TEXTS
    from mentorship.render.advice import Written
    from mentorship.workspace.named import known

    if options.patch and (options.audience or options.format != "text"):
        raise MentorshipError("--patch is for the office, and is itself a format")
    reading, situation = read_situation(options)
    space = reading.workspace
    program = known(space.programs, "program", options.program, space)
    other = known(space.programs, "program", options.against, space) if options.against else None
    if other is program:
        raise MentorshipError(f"--against {shown(options.against)} is the program itself")
    counsel = advice_for(situation, program, other, options.audience)
    if options.patch:
        return _print_patch(reading, situation, program, counsel)
    written = Written(counsel, program, situation.today, reading.history, options.audience is None)
    sys.stdout.write(TEXTS[options.format](written))
    return 0


def _print_patch(reading: Reading, situation: Situation, program: Program, counsel: Counsel) -> int:
    """The patch goes to the output, everything else is said beside it."""
    from mentorship.publication.advice import without_next
    from mentorship.scaffold.advice import amended
    from mentorship.scaffold.patch import patch

    wanted = [amendment for each in counsel.advice for amendment in each.amendments]
    if counsel.next is None:
        if wanted:
            raise MentorshipError(without_next(program))
        _say("there is no advice that changes program.yml")
        return 0
    coming = reading.workspace.programs[counsel.next]
    found = amended(situation, coming, wanted)
    for line in _remarks(found):
        _say(line)
    if found.draft is not None:
        sys.stdout.write(patch(found.draft, _text(reading, coming)))
    return 0


def _text(reading: Reading, program: Program) -> str:
    """The file as it lies there, with its line ends; else as it was read."""
    from mentorship.text.scan import LIMIT

    try:
        content = reading.tree.read(program.path, LIMIT) or b""
    except OSError:
        content = b""
    text = content.decode("utf-8", "replace")
    return text if text.replace("\r\n", "\n") == program.yaml else program.yaml


def _remarks(found: Amended) -> list[str]:
    lines = [f"{each.amendment}: left out, {each.why}" for each in found.left]
    if not found.made and not found.left:
        lines.append("there is no advice that changes program.yml")
    return lines


def _say(line: str) -> None:
    print(f"mentorship: {shown(line)}", file=sys.stderr)
