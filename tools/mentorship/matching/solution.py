"""A market matched: who is paired with whom and why, who is not and why not, and in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from mentorship.matching.best import best
from mentorship.matching.liking import Liking
from mentorship.matching.market import Market
from mentorship.matching.measures import Figures, blocking_pairs, both_ways, side_figures
from mentorship.matching.member import FULL_CHOICE, Member
from mentorship.matching.part import FULL
from mentorship.matching.scores import BARRED, Progress, Reason, Scores, silent
from mentorship.matching.stable import Pairs, stable
from mentorship.metrics.result import Role

Method = Literal["stable", "best"]
Side = Literal["mentees", "mentors"]


class Pair(NamedTuple):
    """Two who are to be paired; `score` is in thousandths of a point.

    `choice_of_mentee` is 1 where the mentor is the mentee's first choice, None where no choice.
    """

    mentee: Member
    mentor: Member
    score: int
    reasons: tuple[Reason, ...]
    choice_of_mentee: int | None
    choice_of_mentor: int | None

    @property
    def points(self) -> float:
        """0 to 100."""
        return self.score / FULL


class Unmatched(NamedTuple):
    """Somebody of the market whom nobody was found for, and why."""

    member: Member
    reason: str


class Unfilled(NamedTuple):
    """A mentor with mentees and room for so many more."""

    mentor: Member
    room: int


@dataclass(frozen=True, eq=False)
class Solution:
    """A market and its pairs, by position. Everything else is computed from the two."""

    market: Market
    scores: Scores
    liking: Liking
    positions: Pairs

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """In order of mentee and mentor."""
        found = (self._pair(*position) for position in self.positions)
        return tuple(sorted(found, key=lambda pair: (pair.mentee.id, pair.mentor.id)))

    @cached_property
    def blocking(self) -> tuple[tuple[Member, Member], ...]:
        """Mentees and mentors who would rather have each other, in order of id."""
        found = blocking_pairs(self.liking, self.positions)
        market = self.market
        members = ((market.mentees[mentee], market.mentors[mentor]) for mentee, mentor in found)
        return tuple(sorted(members, key=lambda pair: (pair[0].id, pair[1].id)))

    @cached_property
    def figures(self) -> Figures:
        """What it is worth to both sides."""
        least = FULL_CHOICE // 2  # more than any score, less than any choice
        scored, liking = [pair.score for pair in self.pairs], self.liking
        return Figures(
            len(scored),
            sum(scored) / len(scored) / FULL if scored else None,
            len(self.blocking),
            side_figures(self.market.mentees, liking.mentees, self.positions, least),
            side_figures(self.market.mentors, liking.mentors, both_ways(self.positions), least),
        )

    @cached_property
    def unmatched(self) -> tuple[Unmatched, ...]:
        """In order of role and id."""
        found = (*self._unmatched("mentee"), *self._unmatched("mentor"))
        return tuple(sorted(found, key=lambda one: (one.member.role, one.member.id)))

    @cached_property
    def unfilled(self) -> tuple[Unfilled, ...]:
        """Mentors who got somebody and could take more, in order of id."""
        left = (
            Unfilled(mentor, mentor.room - self._taken[position])
            for position, mentor in enumerate(self.market.mentors)
            if 0 < self._taken[position] < mentor.room
        )
        return tuple(sorted(left, key=lambda one: one.mentor.id))

    def _pair(self, mentee: int, mentor: int) -> Pair:
        one, other = self.market.mentees[mentee], self.market.mentors[mentor]
        return Pair(
            one, other, self.scores.rows[mentee][mentor], self.scores.reasons(one, other),
            _choice(one, other), _choice(other, one),
        )  # fmt: skip

    def _unmatched(self, role: Role) -> Iterator[Unmatched]:
        members = self.market.mentees if role == "mentee" else self.market.mentors
        matched = {pair[0 if role == "mentee" else 1] for pair in self.positions}
        for position, member in enumerate(members):
            if position not in matched:
                yield Unmatched(member, self._why(role, position))

    def _why(self, role: Role, position: int) -> str:
        """Because there is nobody, nobody who may, or nobody left.

        Nobody with room who may be paired is ever left over: both methods take every pair more.
        """
        mentee = role == "mentee"
        others = self.market.mentors if mentee else self.market.mentees
        row = (self.scores.rows if mentee else self.scores.columns)[position]
        other = ("co-mentor" if self.market.beside else "mentor") if mentee else "mentee"
        if not others:
            return f"there is no {other} in the market"
        barred = [place for place, score in enumerate(row) if score == BARRED]
        possible = len(row) - len(barred)
        if not possible:
            return f"may be paired with no {other}: {self._barriers(role, position, barred)}"
        who = (
            f"the only possible {other}"
            if possible == 1
            else f"each of {possible} possible {other}s"
        )
        taken = f"{who} has no room left" if mentee else f"{who} has somebody else"
        own = (self.market.mentees if mentee else self.market.mentors)[position].id
        free = [p for p in barred if others[p].id != own and self._is_free(role, p)]
        if not free:
            return taken
        whose = "room left, but may not be theirs" if mentee else "nobody, but may not be theirs"
        count = "1 other has" if len(free) == 1 else f"{len(free)} others have"
        return f"{taken}; {count} {whose}: {self._barriers(role, position, free)}"

    def _is_free(self, role: Role, other: int) -> bool:
        """Whether somebody of the other side of a `role` could have taken one more."""
        if role == "mentee":
            return self._taken[other] < self.market.mentors[other].room
        return other not in self._led

    @cached_property
    def _taken(self) -> Counter[int]:
        """Mentees of each mentor."""
        return Counter(mentor for _, mentor in self.positions)

    @cached_property
    def _led(self) -> frozenset[int]:
        """Mentees who got a mentor."""
        return frozenset(mentee for mentee, _ in self.positions)

    def _barriers(self, role: Role, position: int, barred: Sequence[int]) -> str:
        """How many of the others are barred for which reason, the most frequent first."""
        if len(barred) == 1:
            return self._barrier(role, position, barred[0])
        barriers = self.scores.barriers
        found = barriers[position] if role == "mentee" else [row[position] for row in barriers]
        kinds = Counter(kind for place in barred if (kind := found[place]))
        ordered = sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
        return ", ".join(f"{count} {kind}" for kind, count in ordered)

    def _barrier(self, role: Role, position: int, other: int) -> str:
        """Why somebody may not have the only one there is, by name and in full."""
        places = (position, other) if role == "mentee" else (other, position)
        mentee, mentor = self.market.mentees[places[0]], self.market.mentors[places[1]]
        name = (mentor if role == "mentee" else mentee).id
        barred = self.market.barred.get((mentee.id, mentor.id))
        return f"{name}, {barred.words if barred else self.scores.lacking(mentee, mentor)}"


def solve(
    market: Market, method: Method, proposing: Side = "mentees", progress: Progress = silent
) -> Solution:
    """Matches a market. MentorshipError where the method best is asked for without scipy."""
    scores = Scores(market, progress)
    liking = Liking.of(scores)
    if method == "best":
        positions = best(scores, liking, progress)
    else:
        positions = stable(liking, mentors_propose=proposing == "mentors", progress=progress)
    return Solution(market, scores, liking, positions)


def _choice(own: Member, other: Member) -> int | None:
    like = own.ranks.get(other.id)
    return None if like is None else FULL_CHOICE - like + 1
