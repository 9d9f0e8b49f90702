"""Deferred acceptance: nobody can find a pair of two who would both rather have each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappush, heapreplace

from mentorship.matching.liking import Likes, Liking
from mentorship.matching.scores import BARRED, Progress, silent

Pairs = frozenset[tuple[int, int]]
"""Positions of mentee and mentor."""


def stable(liking: Liking, *, mentors_propose: bool = False, progress: Progress = silent) -> Pairs:
    """The stable matching that is best for the side that proposes, and worst for the other.

    Gale and Shapley 1962, with capacities on both sides as in Roth 1984. With ties, which the
    order of the market breaks, it is stable for what everybody really wants as well: two who
    would both strictly gain do not exist.
    """
    if mentors_propose:
        found = _deferred(
            liking.mentors, liking.mentees, liking.mentor_rooms, liking.mentee_rooms, progress
        )
        return frozenset((mentee, mentor) for mentor, mentee in found)
    return frozenset(
        _deferred(
            liking.mentees, liking.mentors, liking.mentee_rooms, liking.mentor_rooms, progress
        )
    )


def _deferred(
    proposing: Likes, receiving: Likes, rooms: Sequence[int], receiving_rooms: Sequence[int],
    progress: Progress,
) -> Iterator[tuple[int, int]]:  # fmt: skip
    """Everybody proposes down their list; who is asked keeps the best they have room for."""
    orders = [_order(row) for row in proposing]
    free = list(rooms)
    waiting = [proposer for proposer in reversed(range(len(rooms))) if free[proposer]]
    held: list[list[tuple[int, int]]] = [[] for _ in receiving]  # heaps, the least liked first
    accepted = 0
    while waiting:
        proposer = waiting.pop()
        while free[proposer] and (asked := next(orders[proposer], None)) is not None:
            offer = (receiving[asked][proposer], -proposer)
            if len(held[asked]) < receiving_rooms[asked]:
                heappush(held[asked], offer)
                free[proposer] -= 1
                accepted += 1
                if accepted % 100 == 0:
                    progress("pairs", accepted, sum(rooms))
            elif held[asked] and held[asked][0] < offer:
                _, refused = heapreplace(held[asked], offer)
                free[proposer] -= 1
                free[-refused] += 1
                waiting.append(-refused)
    for asked, kept in enumerate(held):
        yield from ((-proposer, asked) for _, proposer in kept)


def _order(row: Sequence[int]) -> Iterator[int]:
    """The positions liked, best first, ties in the order of the market; sorted when asked for."""
    likes = list(row)
    for position in sorted(range(len(likes)), key=likes.__getitem__, reverse=True):
        if likes[position] == BARRED:
            return
        yield position
