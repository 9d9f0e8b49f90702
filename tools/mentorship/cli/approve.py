"""Approve the plan of a pairing: write who, when, and the digest of what was approved.

Writes pairings/approvals/PAIRING.yml. Who may do so is decided by whoever merges the change.

examples:
  mentorship approve lin.wei-ada.okafor --by mira.holm
  mentorship approve lin.wei-ada.okafor --by mira.holm --date 2026-01-09
"""

from __future__ import annotations

import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import day_option

    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    parser.add_argument("--by", metavar="PERSON", required=True, help="who approves, an id")
    parser.add_argument(
        "--date",
        dest="as_of",
        metavar="DATE",
        type=day_option,
        default=None,
        help="the day; default: today",
    )


def run(options: argparse.Namespace) -> int:
    """Writes the approval; MentorshipError for a pairing or a person that there is not."""
    from mentorship.cli.named import known
    from mentorship.cli.reading import root_of, today_of
    from mentorship.cli.remarks import say_unread
    from mentorship.cli.writing import write_whole
    from mentorship.scaffold.approval import new_approval
    from mentorship.workspace.loader import load
    from mentorship.workspace.tree import WorkTree

    root = root_of(options)
    workspace, findings = load(WorkTree(root))
    say_unread(findings)
    pairing = known(workspace.pairings, "pairing", options.pairing, workspace)
    known(workspace.people, "person", options.by, workspace)
    day = today_of(options, workspace.settings)
    draft = new_approval(workspace, pairing, options.by, day)
    write_whole(root / draft.path, draft.text)
    print(draft.path)
    return 0
