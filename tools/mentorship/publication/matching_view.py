"""The values that a program's page about its matching is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mentorship.publication.gate import PersonName
from mentorship.publication.parts import PairLink


class WeightView(NamedTuple):
    """A part of the score: its weight of 100, 0 where it is a must-have only; what earns all."""

    title: str
    weight: int
    must: bool
    full: str
    shown: bool  # whether the readers may see what each pair earns for it


class PointsView(NamedTuple):
    """What two people earn for a part; `share` is 0 to 1.

    `points`, `share` and `words` are None where the part looks at what the readers may not see.
    """

    title: str
    weight: int
    points: str | None
    share: float | None
    words: str | None


class TwoView(NamedTuple):
    """A mentee and a mentor of a pairing. `total` is None where a part is not shown: the others
    could be taken from it. Without parts one of the two has no file."""

    mentee: PersonName
    mentor: PersonName
    parts: tuple[PointsView, ...]
    total: str | None


class MatchView(NamedTuple):
    """A pairing and what speaks for it."""

    link: PairLink
    two: tuple[TwoView, ...]


class SideView(NamedTuple):
    """How many of a side applied and how many are in pairings; words where too few."""

    applied: str
    matched: str


@dataclass(frozen=True, kw_only=True)
class MatchingView:
    """How the pairs of a program came about. No ranked choices, and nothing that follows from
    them, ever enters it."""

    program: str
    title: str
    program_path: str
    path: str
    source: str
    method: str  # stable, best
    proposing: str  # mentees, mentors
    usual: bool  # the program gives no weights of its own
    weights: tuple[WeightView, ...]
    by_hand: bool  # there are pairs and nobody applied, as far as readers may know
    mentees: SideView
    mentors: SideView
    pairs: tuple[MatchView, ...]
