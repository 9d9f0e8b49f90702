"""Approve the plan of a pairing: write who, when, and the digest of what was approved.

Writes pairings/approvals/PAIRING.yml. Who may do so is decided by whoever merges the change.

examples:
  mentorship approve lin.wei-ada.okafor --by mira.holm
  mentorship approve lin.wei-ada.okafor --by mira.holm --date 2026-01-09
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from datetime import date

    from mentorship.models.pairing import Pairing
    from mentorship.workspace.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the options."""
    from mentorship.cli.options import day_option

    parser.add_argument("pairing", metavar="PAIRING", help="the id of the pairing")
    parser.add_argument("--by", metavar="PERSON", required=True, help="who approves, an id")
    parser.add_argument(
        "--date", metavar="DATE", type=day_option, default=None, help="the day; default: today"
    )


def run(options: argparse.Namespace) -> int:
    """Writes the approval; MentorshipError for a pairing or a person that there is not."""
    from mentorship.cli.reading import root_of, today_of
    from mentorship.cli.writing import write_whole
    from mentorship.workspace.loader import load
    from mentorship.workspace.tree import WorkTree

    root = root_of(options)
    workspace, _ = load(WorkTree(root))
    pairing = workspace.pairings.get(options.pairing)
    if pairing is None:
        raise MentorshipError(f"there is no pairing {shown(options.pairing)!r}")
    if options.by not in workspace.people:
        raise MentorshipError(f"there is no person {shown(options.by)!r}")
    options.as_of = options.date
    path = f"pairings/approvals/{pairing.id}.yml"
    day = options.date or today_of(options, workspace.settings)
    write_whole(root / path, approval_text(workspace, pairing, options.by, day))
    print(f"{path} written", file=sys.stderr)
    return 0


def approval_text(workspace: Workspace, pairing: Pairing, by: str, day: date) -> str:
    """The file that approves the plan as it is now."""
    import json

    from mentorship.models.fields import words
    from mentorship.obligations.digest import digest
    from mentorship.obligations.plan import plan_items

    language = workspace.settings.languages[0]
    items = [
        f"  - {{id: {item.id}, title: {json.dumps(words(item.title, language), ensure_ascii=False)}, due: {item.due}}}\n"
        for item in plan_items(workspace, pairing)
    ]
    head = "# yaml-language-server: $schema=../../docs/schemas/approval.json\n"
    listed = "items:\n" + "".join(items) if items else "items: []\n"
    return f"{head}by: {by}\ndate: {day}\ndigest: {digest(workspace, pairing)}\n{listed}"
