"""Begin a note, application, plan or cohort with what is known filled in.

examples:
  mentorship new log lin.wei-ada.okafor
  mentorship new log lin.wei-ada.okafor --date 2026-02-10 --slug architecture
  mentorship new application graduates-2026 --person lin.wei --as mentee
  mentorship new plan lin.wei-ada.okafor
  mentorship new cohort graduates-2026 --start 2027-01-11
"""

from __future__ import annotations

import argparse
import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mentorship.cli.drafting import begin, editable, finish
from mentorship.findings import MentorshipError, shown
from mentorship.workspace.named import known

if TYPE_CHECKING:
    from mentorship.cli.reading import Reading
    from mentorship.models.program import Program
    from mentorship.obligations.situation import Situation
    from mentorship.scaffold.draft import Draft

_SLUG = re.compile(r"[a-z0-9]([a-z0-9.-]{0,48}[a-z0-9])?")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares what there is to begin."""
    from mentorship.cli.options import add_date, day_option

    kinds = parser.add_subparsers(metavar="WHAT", required=True)
    log = kinds.add_parser("log", help="a note of a meeting")
    log.add_argument("pairing", metavar="PAIRING")
    log.add_argument(
        "--slug", default="one-to-one", help="the rest of the name; default: one-to-one"
    )
    log.set_defaults(drafts=_log)
    application = kinds.add_parser("application", help="an application to take part in a program")
    application.add_argument("program", metavar="PROGRAM")
    application.add_argument("--person", metavar="ID", required=True, help="who applies")
    application.add_argument("--as", dest="role", choices=["mentor", "mentee"], required=True)
    application.add_argument("--track", metavar="ID", default=None)
    application.set_defaults(drafts=_application)
    plan = kinds.add_parser("plan", help="a plan from the track's template, in the pairing's file")
    plan.add_argument("pairing", metavar="PAIRING")
    plan.set_defaults(drafts=_plan, as_of=None)
    cohort = kinds.add_parser("cohort", help="the next edition of a program, all days shifted")
    cohort.add_argument("program", metavar="PROGRAM")
    cohort.add_argument(
        "--start", metavar="DATE", type=day_option, required=True, help="its first day"
    )
    cohort.add_argument("--id", dest="identity", metavar="ID", default=None, help="its id")
    cohort.set_defaults(drafts=_cohort)
    for kind in (log, application, plan, cohort):
        kind.set_defaults(parser=kind, afterwards=_nothing)
        anywhere = argparse.SUPPRESS  # said in the help of `new`, understood behind the kind too
        kind.add_argument("--repo", type=Path, default=anywhere, help=anywhere)
    for kind in (log, application):
        add_date(kind)


def run(options: argparse.Namespace) -> int:
    """Writes the files and prints their paths; MentorshipError where one is there already."""
    reading = begin(options)
    code = finish(reading.root, *options.drafts(reading, options))
    options.afterwards()
    return code


def _nothing() -> None:
    """What there is to say of most files, once they are written."""


def _log(reading: Reading, options: argparse.Namespace) -> tuple[Draft, ...]:
    from mentorship.cli.reading import today_of
    from mentorship.obligations.situation import Situation
    from mentorship.scaffold.note import new_note

    if _SLUG.fullmatch(options.slug) is None:
        hint = "lower-case letters, digits, - and ., as in one-to-one"
        raise MentorshipError(f"{shown(options.slug)!r} cannot be part of a file name: {hint}")
    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    day = today_of(options, reading.workspace.settings)
    return (new_note(Situation(reading.workspace, reading.history, day), pairing, options.slug),)


def _application(reading: Reading, options: argparse.Namespace) -> tuple[Draft, ...]:
    from mentorship.cli.reading import today_of
    from mentorship.eligibility.screening import fitting_track
    from mentorship.obligations.situation import Situation
    from mentorship.scaffold.application import new_application

    workspace = reading.workspace
    program = editable(reading, workspace.programs, "program", options.program)
    person = known(workspace.people, "person", options.person, workspace)
    if options.track is not None:
        known(program.tracks, "track", options.track)
    day = today_of(options, workspace.settings)
    situation = Situation(workspace, reading.history, day)
    fitting = None if options.track else fitting_track(situation, program, person.id)
    draft = new_application(program, person.id, options.role, day, options.track, fitting)
    options.afterwards = partial(_say_rules, situation, program, draft)
    return (draft,)


def _say_rules(situation: Situation, program: Program, draft: Draft) -> None:
    """Says what the office will read of the application: whether the rules are met."""
    from mentorship.eligibility.screening import screening_of
    from mentorship.models.application import Application
    from mentorship.render.applications import pre_screened
    from mentorship.text.document import parse

    application = Application.model_validate(parse(draft.path, draft.text.encode()).data)
    person, _, role = Path(draft.path).stem.rpartition("-")
    application.named(program.id, person, role)
    for line in pre_screened(screening_of(situation, program, application)):
        print(f"mentorship: {line}", file=sys.stderr)


def _plan(reading: Reading, options: argparse.Namespace) -> tuple[Draft, ...]:
    from mentorship.cli.reading import today_of
    from mentorship.obligations.situation import Situation
    from mentorship.scaffold.plan import new_plan

    space = reading.workspace
    pairing = editable(reading, space.pairings, "pairing", options.pairing)
    day = today_of(options, space.settings)
    return (new_plan(Situation(space, reading.history, day), pairing),)


def _cohort(reading: Reading, options: argparse.Namespace) -> tuple[Draft, ...]:
    from mentorship.models.ids import id_problem
    from mentorship.scaffold.cohort import new_cohort, next_id

    space = reading.workspace
    program = editable(reading, space.programs, "program", options.program)
    identity = options.identity or next_id(program, options.start)
    problem = id_problem(identity)
    if problem:
        raise MentorshipError(f"the id {shown(identity)!r} {problem}")
    return new_cohort(reading.workspace, program, options.start, identity)
