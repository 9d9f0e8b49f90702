"""Answer a survey, or count the answers.

`answer` asks the questions of a survey, or takes the answers from options or a
file, and writes the answer into the log of the pairing: sealed with the
office's public keys, so that nobody else can read it, where there are keys.
`tally` prints counts of rounds that have closed, of three respondents or more.
With the office's private key, from a file or from MENTORSHIP_KEY, sealed
answers are opened in memory and counted; without it they are said to be
sealed. `tally --write` writes the counts down for the site.

examples:
  mentorship survey answer lukas.bauer-jonas.weiss pulse --as lukas.bauer
  mentorship survey answer lin.wei-ada.okafor pulse --as lin.wei --set fit=4
  mentorship survey tally graduates-2026
  mentorship survey tally graduates-2026 --survey pulse --key office.key --write
"""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mentorship.cli.reading import Reading
    from mentorship.metrics.tallies import RoundTally
    from mentorship.metrics.tally import Left
    from mentorship.models.program import Program, Survey
    from mentorship.obligations.situation import Situation

FORMATS = ("text", "json", "markdown")
_LIMIT = 1024 * 1024
"""Bytes of the largest sealed answer: more than sealing can make of the longest one in clear."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares what can be done with surveys."""
    from mentorship.cli.options import add_as_of, add_at, add_date

    kinds = parser.add_subparsers(metavar="WHAT", required=True)
    answer = kinds.add_parser("answer", help="answer a survey")
    answer.add_argument("pairing", metavar="PAIRING")
    answer.add_argument("survey", metavar="SURVEY")
    answer.add_argument("--as", dest="person", metavar="ID", required=True, help="who answers")
    answer.add_argument("--about", metavar="ID", help="whom of the pairing it is about")
    what = answer.add_mutually_exclusive_group()
    what.add_argument(
        "--set", dest="given", metavar="QUESTION=N", action="append", help="an answer, 1 to 5"
    )
    what.add_argument("--answers", metavar="FILE", type=Path, help="a file of question: number")
    answer.add_argument("--text", metavar="TEXT", help="what else there is to say")
    answer.set_defaults(act=_answer)
    tally = kinds.add_parser("tally", help="count the answers to a program's surveys")
    tally.add_argument("program", metavar="PROGRAM")
    tally.add_argument("--survey", metavar="ID", help="this one only")
    tally.add_argument(
        "--key", metavar="FILE", type=Path, help="a file with the private key; else MENTORSHIP_KEY"
    )
    tally.add_argument("--write", action="store_true", help="write what is told, for the site")
    tally.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    tally.set_defaults(act=_tally)
    for kind in (answer, tally):
        kind.set_defaults(parser=kind)
        anywhere = argparse.SUPPRESS  # said in the help of `survey`, understood behind it too
        kind.add_argument("--repo", type=Path, default=anywhere, help=anywhere)
    add_date(answer)
    add_at(tally)
    add_as_of(tally)


def run(options: argparse.Namespace) -> int:
    """Writes an answer or prints a tally; MentorshipError for what cannot be answered."""
    return int(options.act(options))


def _answer(options: argparse.Namespace) -> int:
    from mentorship.cli.asking import asked
    from mentorship.cli.drafting import begin, editable, finish
    from mentorship.cli.reading import today_of
    from mentorship.obligations.situation import Situation
    from mentorship.scaffold.answer import about_whom, answerable, is_sealed, new_answer
    from mentorship.workspace.named import known

    reading = begin(options)
    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    person = known(space.people, "person", options.person, space).id
    program = space.program_of(pairing)
    survey = _survey(program, options.survey)
    situation = Situation(space, reading.history, today_of(options, space.settings))
    about = about_whom(pairing, person, options.about)
    answerable(situation, pairing, survey, person)
    who = f"mentorship: {_readers(is_sealed(space.settings, survey))}"
    given = _typed(survey, options)
    text = options.text or ""
    if given is None:
        print(who, file=sys.stderr)  # to be known before anything is typed
        given, text = asked(space, survey, person, options.text)
    draft = new_answer(situation, pairing, survey, person, given, (about, text.strip()))
    code = finish(reading.root, draft)
    print(who, file=sys.stderr)
    return code


def _readers(sealed: bool) -> str:
    if sealed:
        return "your answer is sealed: only the program office can read it"
    return "your answer is not sealed: everybody who can read this repository can read it"


def _survey(program: Program | None, identity: str) -> Survey:
    from mentorship.workspace.named import known

    surveys = {survey.id: survey for survey in program.surveys} if program else {}
    return known(surveys, "survey", identity)


def _typed(survey: Survey, options: argparse.Namespace) -> Mapping[str, int] | None:
    """The answers of the options or of a file; None where there are neither."""
    from mentorship.scaffold.answer import points

    if options.answers is not None:
        return {name: points(survey, name, value) for name, value in _read(options.answers).items()}
    if options.given is None:
        return None
    found: dict[str, int] = {}
    for typed in options.given:
        name, equals, value = typed.partition("=")
        if not equals or name in found:
            why = "is no answer; write it as in fit=4" if not equals else "is answered twice"
            raise MentorshipError(f"{shown(name)!r} {why}")
        found[name] = points(survey, name, value)
    return found


def _read(file: Path) -> Mapping[str, object]:
    from mentorship.text.document import parse
    from mentorship.text.problem import Problem

    try:
        return parse(str(file), file.read_bytes()).data
    except OSError as error:
        raise MentorshipError(f"cannot read {shown(str(file))}: {error.strerror}") from None
    except Problem as problem:
        message = f"{shown(str(file))}:{problem.line}: {problem.message}"
        raise MentorshipError(message) from None


def _tally(options: argparse.Namespace) -> int:
    from mentorship.cli.counting import all_readable
    from mentorship.cli.options import refuse_at
    from mentorship.cli.reading import now_in, read_situation
    from mentorship.render.surveys import SURVEY_FORMATS, SurveyReport
    from mentorship.workspace.named import known

    for what, given in (("--write", options.write), ("--key", options.key)):
        if given:
            refuse_at(options, what)
    reading, situation = read_situation(options)
    space = reading.workspace
    if situation.today > now_in(space.settings):
        raise MentorshipError(f"{situation.today} is ahead: what is open now is not told")
    program = known(space.programs, "program", options.program, space)
    all_readable(reading.findings, program.id)
    surveys = program.surveys
    if options.survey is not None:
        surveys = (_survey(program, options.survey),)
    rounds, left, failed = _counted(reading, situation, program, surveys, options.key)
    for each in left:
        print(f"mentorship: not counted: {shown(each.path)}: {shown(each.why)}", file=sys.stderr)
    if not options.write:
        report = SurveyReport(situation.today, program.id, rounds)
        print(SURVEY_FORMATS[options.format](report), end="")
        return failed
    return _written(reading, situation, rounds) or failed


def _counted(
    reading: Reading, situation: Situation, program: Program, surveys: Iterable[Survey],
    key: Path | None,
) -> tuple[tuple[RoundTally, ...], tuple[Left, ...], int]:  # fmt: skip
    """The rounds, what is not counted, and the exit code: 3 where the key that was given opens
    none of the answers that are sealed."""
    from mentorship.metrics.tallies import tallies
    from mentorship.metrics.tally import ballots
    from mentorship.publication.unsealed import unsealed

    space, asked = reading.workspace, tuple(surveys)
    sealed = [
        item
        for pairing in space.pairings_of.get(program.id, ())
        for item in space.sealed_of.get(pairing.id, ())
        if item.kind == "answer" and any(item.respondent(survey.id) for survey in asked)
    ]
    # Of an older commit nothing is opened: two counts that differ by one answer would tell it.
    keys = [] if reading.snapshot else _keys(key)
    contents = dict(_contents(reading.root, (item.path for item in sealed))) if keys else {}
    found = unsealed(sealed, contents, keys)
    answers = (*space.answers, *found.answers)
    rounds: list[RoundTally] = []
    left = list(found.left)
    for survey in asked:
        rounds += tallies(situation, program, survey, answers, found.unread)
        left += ballots(situation, program, survey, answers)[1]
    closed = any(each.state == "sealed" for each in rounds)
    if closed:
        number = len(found.unread)
        why = "cannot be opened with this key" if keys else "sealed, and there is no key"
        print(f"mentorship: {number} answer{'s' * (number > 1)}: {why}", file=sys.stderr)
    failed = 3 if closed and keys and found.unread and not found.answers else 0
    return tuple(rounds), tuple(sorted(left)), failed


def _keys(file: Path | None) -> list[str]:
    """The private keys of a file or of the environment; none where neither is named."""
    import os

    from mentorship.cli.unseal import VARIABLE, keys_of

    return keys_of(file) if file is not None or os.environ.get(VARIABLE) else []


def _contents(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of sealed files; one that is too large is no answer, and cut short."""
    from mentorship.workspace.tree import WorkTree

    tree = WorkTree(root)
    for path in paths:
        with suppress(OSError):  # what cannot be read stays sealed
            yield path, tree.read(path, _LIMIT)


def _written(reading: Reading, situation: Situation, rounds: Iterable[RoundTally]) -> int:
    """Writes what is told and was not written yet; a tally that is there is never changed."""
    from mentorship.cli.drafting import finish
    from mentorship.scaffold.tally import new_tally

    new = [each for each in rounds if each.state == "told" and each.path is None]
    if not new:
        print("mentorship: there is nothing new to write", file=sys.stderr)
    return finish(reading.root, *(new_tally(each, situation.today) for each in new))
