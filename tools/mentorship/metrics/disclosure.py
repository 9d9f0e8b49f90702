"""What published aggregates would tell of one or two people when taken from each other."""

from __future__ import annotations

from collections.abc import Iterable

LEAST_PEOPLE = 3
"""An aggregate of fewer different people could tell what one of them did."""

People = frozenset[str]


def is_many(people: People) -> bool:
    """Whether an aggregate over these people may be shown to those who may not see its parts."""
    return len(people) >= LEAST_PEOPLE


def tells_few(own: People, whole: People, others: Iterable[People]) -> bool:
    """Whether the number of `own` gives away one or two people beside the other numbers.

    `whole` are the people behind the number of the program, `others` those behind numbers of the
    same kind that may be shown too. A number taken from one of a few more people leaves these few;
    all of them taken from the whole leave those who are in none.
    """
    shown = [own, *(people for people in others if is_many(people))]
    rest = whole.difference(*shown)
    return _are_few(rest) or any(
        _are_few(larger - smaller)
        for larger, smaller in ((p, q) for one in (whole, *shown) for p, q in _both(own, one))
        if smaller < larger
    )


def _both(one: People, other: People) -> tuple[tuple[People, People], tuple[People, People]]:
    return (one, other), (other, one)


def _are_few(people: People) -> bool:
    return 0 < len(people) < LEAST_PEOPLE
