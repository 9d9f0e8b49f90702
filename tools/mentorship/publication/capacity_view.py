"""What the capacity board is made of: who has room, and which skills are scarce."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorship.publication.gate import PersonName


class RoomView(NamedTuple):
    """A mentor's room in the next weeks: `capacity` and `free` None where they do not say.

    `excess` may be of a later day, where they have room until then.
    """

    person: PersonName
    now: int
    capacity: int | None
    free: int | None
    state: str  # free, full, over, unknown
    excess: tuple[int, date] | None  # how many too many, and from which day on
    ahead: tuple[int, date] | None  # how many mentees later, where more than now and not too many
    counts: bool  # whether their room counts: not where the profile alone says that there is some
    readable: bool  # whether the profile, if there is one, could be read


class ScarceView(NamedTuple):
    """A skill that at most one person with room offers."""

    title: str
    offered: tuple[PersonName, ...]
    wanted: tuple[PersonName, ...]
