"""Pairings that continue one another: the same mentee goes on with another mentor."""

from __future__ import annotations

from datetime import date

from mentorship.models.pairing import Pairing
from mentorship.workspace.workspace import Workspace


def first_start(workspace: Workspace, pairing: Pairing, mentee: str) -> date:
    """The day on which a mentee began: the start of the first pairing that this one continues.

    Pairings of another program, or without the mentee, are another beginning; a circle ends where
    it closes.
    """
    seen, first = {pairing.id}, pairing
    while before := workspace.pairings.get(first.continues or ""):
        if before.id in seen or before.program != pairing.program or mentee not in before.mentees:
            break
        seen.add(before.id)
        first = before
    return first.start
