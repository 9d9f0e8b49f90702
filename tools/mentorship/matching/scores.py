"""The total score of every mentee with every mentor, and where its points come from."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import add
from typing import Any, NamedTuple

from mentorship.matching.market import Barred, Market
from mentorship.matching.member import Member
from mentorship.matching.part import Part

BARRED = -1
"""The score of two people who may not be paired."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def silent(what: str, done: int, of: int) -> None:
    """A progress that tells nobody."""


class Reason(NamedTuple):
    """The points of one part: of `weight`, `value` thousandths are earned, and why."""

    part: str
    weight: int
    value: int
    words: str

    @property
    def points(self) -> int:
        """In thousandths of a point."""
        return self.weight * self.value


class Scores:
    """The scores of a market, computed once.

    Scores are whole thousandths of a point, 0 to 100,000: weights sum to 100, a part is worth 0 to
    1,000. `rows[mentee][mentor]` is `BARRED` where the two may not be paired.
    """

    def __init__(self, market: Market, progress: Progress = silent) -> None:
        self.market = market
        self.rows: tuple[array[int], ...] = tuple(_rows(market, progress))

    @cached_property
    def columns(self) -> tuple[array[int], ...]:
        """The same scores per mentor."""
        return tuple(
            array("i", [row[mentor] for row in self.rows])
            for mentor in range(len(self.market.mentors))
        )

    def reasons(self, mentee: Member, mentor: Member) -> tuple[Reason, ...]:
        """What the two earn for each part, in the order of the weights."""
        market = self.market
        fits = ((part.name, part.fit(mentee, mentor)) for part in market.used)
        return tuple(
            Reason(name, market.weights.get(name, 0), fit.value, fit.words) for name, fit in fits
        )

    def barred(self, mentee: Member, mentor: Member) -> Barred | None:
        """Why the two may not be paired, None if they may."""
        found = self.market.barred.get((mentee.id, mentor.id))
        if found is not None:
            return found
        for name in self.market.must:
            part = self.market.parts.get(name)
            fit = part.fit(mentee, mentor) if part else None
            if fit is not None and fit.value == 0:
                return Barred(f"must have {name}", fit.words)
        return None


class _Offers:
    """The values of one part: what each mentor offers, and rows already judged."""

    def __init__(self, part: Part, mentors: Sequence[Member]) -> None:
        self.part = part
        keys = [part.offered(mentor) for mentor in mentors]
        numbers: dict[Hashable, int] = {}
        self.places = [numbers.setdefault(_hashable(key), len(numbers)) for key in keys]
        offers = dict(zip(reversed(self.places), reversed(keys), strict=True))
        self.offers = [offers[number] for number in range(len(numbers))]
        self.rows: dict[Hashable, list[int]] = {}

    def row(self, mentee: Member) -> list[int]:
        """The value with every mentor, in thousandths."""
        sought = self.part.sought(mentee)
        if sought not in self.rows:
            self.rows[sought] = self._judged(sought)
        return self.rows[sought]

    def _judged(self, sought: Hashable) -> list[int]:
        part = self.part
        if part.row is not None:
            values: Sequence[int] = part.row(sought, self.offers)
        else:
            values = [part.judge(sought, offer).value for offer in self.offers]
        return [values[place] for place in self.places]


def _hashable(key: Any) -> Hashable:
    return tuple(sorted(key.items())) if isinstance(key, Mapping) else key


def _rows(market: Market, progress: Progress) -> Iterator[array[int]]:
    offers = {part.name: _Offers(part, market.mentors) for part in market.used}
    closed = _closed(market)
    for done, mentee in enumerate(market.mentees):
        if done % 100 == 0:
            progress("scores", done, len(market.mentees))
        row = _total(market, offers, mentee)
        for name in market.must:
            values = offers[name].row(mentee) if name in offers else ()
            if 0 in values:
                row = [
                    BARRED if value == 0 else score
                    for score, value in zip(row, values, strict=True)
                ]
        for mentor in closed.get(mentee.id, ()):
            row[mentor] = BARRED
        yield array("i", row)
    progress("scores", len(market.mentees), len(market.mentees))


def _total(market: Market, offers: Mapping[str, _Offers], mentee: Member) -> list[int]:
    row = [0] * len(market.mentors)
    for name, weight in market.weights.items():
        if name in offers and weight:
            row = list(map(add, row, map(weight.__mul__, offers[name].row(mentee))))
    return row


def _closed(market: Market) -> Mapping[str, Sequence[int]]:
    """Per mentee the positions of the mentors that they may not be paired with."""
    position = {mentor.id: index for index, mentor in enumerate(market.mentors)}
    closed: dict[str, list[int]] = {}
    for mentee, mentor in market.barred:
        if mentor in position:
            closed.setdefault(mentee, []).append(position[mentor])
    return closed
