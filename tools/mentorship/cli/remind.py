"""Say who is to be reminded of what, and in which words.

A plan: nothing is sent without --send. Every message of the day with its
text, the channel and the rules behind it; then what is not told, and why; then
who cannot be reached. Nobody gets more than one message a day.

With --send every message is sent once, whatever is run again, killed or run
twice at the same time: the ledger in git knows (`mentorship ledger`). What was
missed on earlier days, or could not be told then, is told with it.

The texts are for the office. For other readers (of a job summary, say) name
these with --audience: they get counts only.

examples:
  mentorship remind
  mentorship remind --plan --as-of 2026-11-16
  mentorship remind --person lin.wei --format json
  mentorship remind --send --dry-run
  mentorship remind --send --push origin
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorship.obligations.situation import Situation
    from mentorship.render.remind import RemindReport

FORMATS = ("text", "json", "markdown")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_as_of, add_at, add_audience
    from mentorship.cli.sending import add_sending

    parser.add_argument(
        "--plan", action="store_true", help="only say what would be sent; the default"
    )
    add_at(parser)
    add_as_of(parser)
    parser.add_argument("--person", metavar="ID", help="only what this person is told")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    add_audience(parser)
    add_sending(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the plan, or sends it; 1 if somebody cannot be reached or a template is not used."""
    from mentorship.cli.reading import of_templates, read_situation
    from mentorship.findings import MentorshipError
    from mentorship.render.remind import REMIND_FORMATS
    from mentorship.workspace.named import known

    if options.send or options.dry_run or options.push is not None:
        return _send(options)
    if options.person and options.audience:
        raise MentorshipError(f"what one person is told is not for {options.audience}")
    reading, situation = read_situation(options)
    if options.person:
        known(reading.workspace.people, "person", options.person, reading.workspace)
    report = reported(situation, options.audience)._replace(broken=of_templates(reading.workspace))
    if options.person:
        report = report.only(options.person)
    print(REMIND_FORMATS[options.format](report), end="")
    return int(report.fails)


def _send(options: argparse.Namespace) -> int:
    """Sends the plan; the exit code of sending, else 1 if somebody may not have been told."""
    from mentorship.cli import sending
    from mentorship.cli.reading import of_templates, read_situation
    from mentorship.cli.remarks import unread
    from mentorship.reminders.planning import planned
    from mentorship.render.letters.letters import post

    sending.check_options(options)
    reading, situation = read_situation(options)
    day, remote = situation.today, None if options.dry_run else options.push
    ledger = sending.read_ledger(reading, day, remote)
    plan = planned(situation, since=ledger.since, told=ledger.told)
    mail = post(situation, plan)
    missed = sending.Missed(len(mail.unreachable), unread(reading.findings))
    sending.say_unreachable(missed.people)
    broken = of_templates(reading.workspace)
    if broken:
        print(
            "mentorship: some texts of your own are not used; `mentorship check` names them",
            file=sys.stderr,
        )
    if options.dry_run:
        code = sending.rehearse(reading, mail.letters, day)
    else:
        code = sending.send_letters(reading, mail.letters, day, remote, missed)
    return code or int(bool(missed.people or missed.files or broken))


def reported(situation: Situation, audience: str | None = None) -> RemindReport:
    """What is told today as if nothing had been sent before."""
    from mentorship.reminders.planning import planned
    from mentorship.render.letters.letters import post
    from mentorship.render.remind import RemindReport

    plan = planned(situation)
    return RemindReport(situation, plan, post(situation, plan), (), audience)
