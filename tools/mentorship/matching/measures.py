"""What a matching is worth to those in it: places, scores, and pairs that would rather not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mentorship.matching.liking import Likes, Liking, place
from mentorship.matching.member import FULL_CHOICE, Member
from mentorship.matching.scores import BARRED
from mentorship.matching.stable import Pairs


class SideFigures(NamedTuple):
    """How well one side came off.

    `mean_place` is over all pairs: the place of the partner in one's own list, 1 is the first. Of
    `choosing` members who ranked somebody of this market, `first` got their first choice and
    `chosen` any choice; `uncounted` ranked only people whom they may not have, or who are not in
    this market.
    """

    members: int
    matched: int
    mean_place: float | None
    choosing: int
    chosen: int
    first: int
    uncounted: int = 0


class Figures(NamedTuple):
    """A matching in figures; `mean_score` is in points, None without a pair."""

    pairs: int
    mean_score: float | None
    blocking: int
    mentees: SideFigures
    mentors: SideFigures


def blocking_pairs(liking: Liking, pairs: Pairs) -> tuple[tuple[int, int], ...]:
    """The pairs of mentee and mentor who would both strictly rather have each other.

    Somebody with room left would rather have anybody than nobody.
    """
    mentees = _thresholds(liking.mentees, liking.mentee_rooms, _partners(pairs, 0))
    mentors = _thresholds(liking.mentors, liking.mentor_rooms, _partners(pairs, 1))
    return tuple(
        (mentee, mentor)
        for mentee, row in enumerate(liking.mentees)
        for mentor, liked in enumerate(row)
        if liked > mentees[mentee] and liking.mentors[mentor][mentee] > mentors[mentor]
    )


def side_figures(
    members: Sequence[Member], likes: Likes, pairs: Iterable[tuple[int, int]], choice: int
) -> SideFigures:
    """The figures of one side; a pair is (own position, the other's), a like from `choice` on is
    a choice of theirs."""
    partners: dict[int, list[int]] = {}
    for own, other in sorted(pairs):
        partners.setdefault(own, []).append(other)
    places = [place(likes[own], other) for own, others in partners.items() for other in others]
    choosing = [own for own, row in enumerate(likes) if max(row, default=BARRED) >= choice]
    got = {
        own: max(likes[own][o] for o in partners.get(own, ()))
        for own in choosing
        if own in partners
    }
    return SideFigures(
        members=len(likes),
        matched=len(partners),
        mean_place=sum(places) / len(places) if places else None,
        choosing=len(choosing),
        chosen=sum(like >= choice for like in got.values()),
        first=sum(like == FULL_CHOICE for like in got.values()),
        uncounted=sum(bool(member.choices) for member in members) - len(choosing),
    )


def _partners(pairs: Pairs, side: int) -> Mapping[int, Sequence[int]]:
    partners: dict[int, list[int]] = {}
    for pair in pairs:
        partners.setdefault(pair[side], []).append(pair[1 - side])
    return partners


def _thresholds(
    likes: Likes, rooms: Sequence[int], partners: Mapping[int, Sequence[int]]
) -> tuple[int, ...]:
    return tuple(_threshold(likes, rooms, partners, own) for own in range(len(rooms)))


def _threshold(
    likes: Likes, rooms: Sequence[int], partners: Mapping[int, Sequence[int]], own: int
) -> int:
    """What somebody has to be liked more than to be welcome."""
    has = partners.get(own, ())
    if len(has) < rooms[own]:
        return BARRED
    return min((likes[own][other] for other in has), default=2 * FULL_CHOICE)


def both_ways(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """The pairs with the mentor first."""
    return ((mentor, mentee) for mentee, mentor in pairs)
