"""Approve the plan of a pairing: who, when, and the digest of what was approved.

Writes pairings/approvals/PAIRING.yml, unless the plan as it is now is approved
already, or leaves out a core point of its track. The office approves, or the
owners, as `approval:` of the program says; nobody approves their own plan. An
approval by somebody else is replaced.

examples:
  mentorship approve lin.wei-ada.okafor --by mira.holm
  mentorship approve lin.wei-ada.okafor --by mira.holm --date 2026-01-09
"""

from __future__ import annotations

import argparse

from mentorship.findings import MentorshipError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import add_date

    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    parser.add_argument("--by", metavar="PERSON", required=True, help="who approves, an id")
    add_date(parser)


def run(options: argparse.Namespace) -> int:
    """Writes the approval; MentorshipError for one that nobody may give, or that is there."""
    from mentorship.cli.drafting import begin, change, editable
    from mentorship.cli.reading import now_in, today_of
    from mentorship.scaffold.approval import new_approval, refuse_own
    from mentorship.workspace.named import known

    reading = begin(options)
    workspace = reading.workspace
    pairing = editable(reading, workspace.pairings, "pairing", options.pairing)
    known(workspace.people, "person", options.by, workspace)
    day = today_of(options, workspace.settings)
    refuse_own(pairing, options.by)
    if day > (today := now_in(workspace.settings)):
        raise MentorshipError(f"--date {day} is ahead, today is {today}: an approval says what was")
    return change(reading, new_approval(workspace, pairing, options.by, day))
