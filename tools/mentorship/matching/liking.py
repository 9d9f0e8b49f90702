"""How much everybody likes everybody of the other side: their choices first, then by score."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentorship.matching.member import Member
from mentorship.matching.scores import BARRED, Scores

Likes = Sequence[Sequence[int]]
"""One row for each member; more is better, `BARRED` is impossible. Choices count more than any
score, a first choice most."""


@dataclass(frozen=True, eq=False)
class Liking:
    """What both sides want, by position in the market, and how many each can take.

    Who ranked nobody, or not all, likes the others by their score. Equal likes are ties: in
    measures they stay ties, and where one has to come first the order of the market decides.
    """

    mentees: Likes
    mentors: Likes
    mentee_rooms: tuple[int, ...]
    mentor_rooms: tuple[int, ...]

    @classmethod
    def of(cls, scores: Scores) -> Liking:
        """What the members of the market want."""
        market = scores.market
        mentees, mentors = market.mentees, market.mentors
        return cls(
            tuple(_liked(mentees, scores.rows, _positions(mentors))),
            tuple(_liked(mentors, scores.columns, _positions(mentees))),
            tuple(mentee.room for mentee in mentees),
            tuple(mentor.room for mentor in mentors),
        )


def place(row: Sequence[int], position: int) -> int:
    """The place of somebody in somebody's list, 1 is the first; those liked alike share a place."""
    liked = row[position]
    return 1 + sum(map(liked.__lt__, row))


def _positions(members: Sequence[Member]) -> Mapping[str, int]:
    return {member.id: position for position, member in enumerate(members)}


def _liked(
    members: Sequence[Member], rows: Sequence[array[int]], positions: Mapping[str, int]
) -> Iterator[array[int]]:
    for member, row in zip(members, rows, strict=True):
        liked = array("i", row)
        for name, like in member.ranks.items():
            position = positions.get(name)
            if position is not None and liked[position] != BARRED:
                liked[position] = like
        yield liked
