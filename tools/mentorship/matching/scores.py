"""The total score of every mentee with every mentor, and where its points come from."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from operator import add
from typing import Any, NamedTuple

from mentorship.matching.market import Market
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
        self._offers = {
            part.name: _Offers(part, market.mentors, market.weights.get(part.name, 0))
            for part in market.used
        }
        self._closed = _closed(market)
        self.rows: tuple[array[int], ...] = tuple(self._rows(progress))

    @cached_property
    def columns(self) -> tuple[array[int], ...]:
        """The same scores per mentor."""
        if not self.rows:
            return tuple(array("i") for _ in self.market.mentors)
        return tuple(array("i", column) for column in zip(*self.rows, strict=True))

    def reasons(self, mentee: Member, mentor: Member) -> tuple[Reason, ...]:
        """What the two earn for each part, in the order of the weights."""
        return tuple(reason(self.market, part, mentee, mentor) for part in self.market.used)

    def lacking(self, mentee: Member, mentor: Member) -> str:
        """What the first must-have that two do not meet says of them; nothing if they meet all."""
        musts = (self.market.parts[name] for name in self.market.must if name in self._offers)
        fits = (part.fit(mentee, mentor) for part in musts)
        return next((fit.words for fit in fits if not fit.value), "")

    def _rows(self, progress: Progress) -> Iterator[array[int]]:
        market, offers = self.market, self._offers
        for done, mentee in enumerate(market.mentees):
            if done % 100 == 0:
                progress("scores", done, len(market.mentees))
            row = array("i", _total(market, offers, mentee))
            for name in market.must:
                values = offers[name].row(mentee) if name in offers else ()
                for mentor in (i for i, value in enumerate(values) if value == 0):
                    row[mentor] = BARRED
            for mentor in self._closed.get(mentee.id, ()):
                row[mentor] = BARRED
            yield row
        progress("scores", len(market.mentees), len(market.mentees))

    @cached_property
    def barriers(self) -> tuple[Sequence[str | None], ...]:
        """Per mentee, why each mentor may not be theirs, in a few words; None who may."""
        return tuple(self._barriers(mentee) for mentee in self.market.mentees)

    def _barriers(self, mentee: Member) -> Sequence[str | None]:
        found: list[str | None] = [None] * len(self.market.mentors)
        for name in reversed(self.market.must):
            if name in self._offers:
                said, values = _without(self.market.parts[name]), self._offers[name].row(mentee)
                found = [kind if v else said for kind, v in zip(found, values, strict=True)]
        for mentor in self._closed.get(mentee.id, ()):
            found[mentor] = self.market.barred[mentee.id, self.market.mentors[mentor].id].kind
        return found


def reason(market: Market, part: Part, mentee: Member, mentor: Member) -> Reason:
    """What the two earn for one part."""
    fit = part.fit(mentee, mentor)
    return Reason(part.name, market.weights.get(part.name, 0), fit.value, fit.words)


def _without(part: Part) -> str:
    """What a must-have asks of two people, in words that follow a number of those who lack it."""
    return part.without or f"without anything for {part.name}"


def is_ever_met(part: Part, mentees: Sequence[Member], mentors: Sequence[Member]) -> bool:
    """Whether any two different people earn anything for a part."""
    offers = _Offers(part, mentors, 0)
    return any(
        value and mentor.id != mentee.id
        for mentee in mentees
        for mentor, value in zip(mentors, offers.row(mentee), strict=True)
    )


class _Offers:
    """The values of one part: what each mentor offers, and rows already judged."""

    def __init__(self, part: Part, mentors: Sequence[Member], weight: int) -> None:
        self.part, self.weight = part, weight
        keys = [part.offered(mentor) for mentor in mentors]
        numbers: dict[Hashable, int] = {}
        self._places = [numbers.setdefault(_hashable(key), len(numbers)) for key in keys]
        offers = dict(zip(reversed(self._places), reversed(keys), strict=True))
        self._offers = [offers[number] for number in range(len(numbers))]
        self._many = part.many(self._offers) if part.many else self._one_by_one
        self._rows: dict[Hashable, list[int]] = {}

    def row(self, mentee: Member) -> list[int]:
        """The thousandths of a point earned with every mentor; for a part without weight, its
        value."""
        sought = self.part.sought(mentee)
        if sought not in self._rows:
            weight = self.weight or 1
            points = [weight * value for value in self._many(sought)]
            self._rows[sought] = list(map(points.__getitem__, self._places))
        return self._rows[sought]

    def _one_by_one(self, sought: Any) -> Sequence[int]:
        return [self.part.judge(sought, offer).value for offer in self._offers]


def _hashable(key: Any) -> Hashable:
    return tuple(sorted(key.items())) if isinstance(key, Mapping) else key


def _total(market: Market, offers: Mapping[str, _Offers], mentee: Member) -> Iterable[int]:
    row: Iterable[int] = repeat(0, len(market.mentors))
    for offered in offers.values():
        if offered.weight:
            row = map(add, row, offered.row(mentee))
    return row


def _closed(market: Market) -> Mapping[str, Sequence[int]]:
    """Per mentee the positions of the mentors that they may not be paired with."""
    position = {mentor.id: index for index, mentor in enumerate(market.mentors)}
    closed: dict[str, list[int]] = {}
    for mentee, mentor in market.barred:
        if mentor in position:
            closed.setdefault(mentee, []).append(position[mentor])
    return closed
