"""Two sides that want to be matched, who may not be paired with whom, and who is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from mentorship.matching.member import Member
from mentorship.matching.part import Part
from mentorship.metrics.result import Role


class Barred(NamedTuple):
    """Why two people may not be paired: in words that can be counted, and in words for the two."""

    kind: str
    words: str


class Absent(NamedTuple):
    """Somebody who is not in the market, and why."""

    person: str
    role: Role
    reason: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Market:
    """Mentees and mentors, in an order that is drawn by lot and always the same.

    `barred` holds pairs (mentee, mentor) that may not be; `must` the parts that may not be zero.
    `lot` is what the lots are drawn with, the program's id. `beside` says that the mentors join
    another mentor.
    """

    lot: str
    mentees: tuple[Member, ...]
    mentors: tuple[Member, ...]
    weights: Mapping[str, int]
    must: tuple[str, ...]
    parts: Mapping[str, Part]
    barred: Mapping[tuple[str, str], Barred] = field(default_factory=dict)
    absent: tuple[Absent, ...] = ()
    beside: bool = False

    @cached_property
    def used(self) -> tuple[Part, ...]:
        """The parts with a weight, then the must-haves without, each once."""
        names = dict.fromkeys((*self.weights, *self.must))
        return tuple(self.parts[name] for name in names if name in self.parts)


def by_lot(lot: str, members: Iterable[Member]) -> tuple[Member, ...]:
    """The members in the order in which ties are decided.

    A lot hangs on the program and the person alone: neither the order of files nor the alphabet
    favours anybody, and the same market always gives the same result.
    """
    return tuple(sorted(members, key=lambda member: (_drawn(lot, member.id), member.id)))


def _drawn(lot: str, person: str) -> bytes:
    return hashlib.sha256(f"{lot}/{person}".encode()).digest()
