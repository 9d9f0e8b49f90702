"""Looking up what somebody typed: an id, or one line that says there is none."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TypeVar

from mentorship.findings import MentorshipError, shown

Item = TypeVar("Item")


def known(items: Mapping[str, Item], what: str, identity: str) -> Item:
    """The item of that id; MentorshipError if there is none."""
    if identity in items:
        return items[identity]
    close = difflib.get_close_matches(identity, items, 1)
    also = f"; did you mean {close[0]}?" if close else ""
    raise MentorshipError(f"there is no {what} {shown(identity)!r}{also}")
