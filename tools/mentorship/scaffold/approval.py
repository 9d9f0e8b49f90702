"""The approval of a plan as it is now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from mentorship.findings import MentorshipError, shown
from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.obligations.agreement import approved_by_outsider, approvers
from mentorship.obligations.digest import digest
from mentorship.obligations.plan import plan_items
from mentorship.scaffold.draft import Draft, modeline
from mentorship.scaffold.plan import uncovered
from mentorship.workspace.workspace import Workspace


def new_approval(workspace: Workspace, pairing: Pairing, by: str, day: date) -> Draft:
    """Who approved, when, the plan's digest and its items, so that it can be said what changed.

    Raises MentorshipError for somebody of the pairing, for somebody who is not asked to approve,
    for a plan that is approved as it is, and for one that leaves out a core point of its track.
    """
    refuse_own(pairing, by)
    refuse_outsider(workspace, pairing, by)
    refuse_approved(workspace, pairing)
    missing = uncovered(workspace, pairing)
    if missing:
        lacks = f"the plan of {pairing.id} does not say how it covers {', '.join(missing)}"
        raise MentorshipError(f"{lacks}: every core point of the track has to be covered")
    items = "".join(_items(workspace, pairing))
    listed = f"items:\n{items}" if items else "items: []\n"
    head = f"by: {by}\ndate: {day}\ndigest: {digest(workspace, pairing)}\n"
    path = f"pairings/approvals/{pairing.id}.yml"
    return Draft(path, modeline("approval", 2) + head + listed, replaces=True)


def refuse_own(pairing: Pairing, person: str) -> None:
    """MentorshipError for the approval of the plan of one's own pairing."""
    if person in pairing.people:
        who = f"{shown(person)} belongs to {pairing.id}"
        raise MentorshipError(f"{who}: nobody approves the plan of their own pairing")


def refuse_outsider(workspace: Workspace, pairing: Pairing, person: str) -> None:
    """MentorshipError for somebody who may not approve, naming who may."""
    program = workspace.program_of(pairing)
    asked = approvers(workspace, program) if program else ()
    if asked and person not in asked:
        may = ", ".join(each for each in asked if each not in pairing.people) or "nobody else"
        raise MentorshipError(
            f"{shown(person)} may not approve the plan of {pairing.id}; who may: {may}"
        )


def refuse_approved(workspace: Workspace, pairing: Pairing) -> None:
    """MentorshipError for a plan that is approved as it is, by somebody who may."""
    approval, program = workspace.approvals.get(pairing.id), workspace.program_of(pairing)
    if approval is None or approval.digest != digest(workspace, pairing):
        return
    if program is None or not approved_by_outsider(workspace, program, approval):
        raise MentorshipError(f"already approved by {shown(approval.by)} on {approval.date}")


def _items(workspace: Workspace, pairing: Pairing) -> Iterator[str]:
    language = workspace.settings.languages[0]
    for item in plan_items(workspace, pairing):
        title = json.dumps(words(item.title, language), ensure_ascii=False)
        yield f"  - {{id: {item.id}, title: {title}, due: {item.due}}}\n"
