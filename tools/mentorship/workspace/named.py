"""Looking up what somebody typed: an id, or one line that says there is none."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TypeVar

from mentorship.findings import MentorshipError, shown
from mentorship.workspace.workspace import Workspace

Item = TypeVar("Item")

_FEW = 8
"""So many ids are listed where none is close to what was typed."""
_MANY = frozenset({"person", "pairing"})
"""Of these there are many, and whoever asks need not hear of others."""


def known(
    items: Mapping[str, Item], what: str, identity: str, space: Workspace | None = None
) -> Item:
    """The item of that id; MentorshipError if there is none, or its file in `space` is unreadable.

    `what` is the word for it: person, program, pairing, track.
    """
    if identity in items:
        return items[identity]
    if space is not None:
        refuse_broken(space, (what,), identity)
    close = difflib.get_close_matches(identity, items, 1)
    also = f"; did you mean {close[0]}?" if close else _listed(items, what)
    raise MentorshipError(f"there is no {what} {shown(identity)!r}{also}")


def _listed(items: Mapping[str, Item], what: str) -> str:
    few = what not in _MANY and 0 < len(items) <= _FEW
    return f"; known: {', '.join(sorted(items))}" if few else ""


def refuse_broken(space: Workspace, kinds: tuple[str, ...], identity: str) -> None:
    """MentorshipError where the file of a person, program or pairing is there but unreadable."""
    for kind in kinds:
        if space.is_broken(kind, identity):
            file = f"the file of the {kind} {shown(identity)!r}"
            raise MentorshipError(f"{file} cannot be read: run `mentorship check`")
