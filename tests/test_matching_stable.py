"""Deferred acceptance: nobody can find a pair of two who would both rather have each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from matching.games import HospitalResident
from tests.matching_world import random_liking, seeded

from mentorship.matching.liking import Liking
from mentorship.matching.measures import blocking_pairs
from mentorship.matching.scores import BARRED
from mentorship.matching.stable import Pairs, stable


@pytest.mark.parametrize("mentors_propose", [False, True], ids=["mentees", "mentors"])
def test_there_are_no_blocking_pairs_in_thousands_of_random_markets(mentors_propose: bool) -> None:
    chance = seeded(1962)
    for _ in range(3000):
        liking = random_liking(chance)
        found = stable(liking, mentors_propose=mentors_propose)
        assert blocking_pairs(liking, found) == ()
        assert is_allowed(liking, found)


def test_blocking_pairs_are_those_that_the_definition_names() -> None:
    chance = seeded(5)
    blocked = 0
    for _ in range(2000):
        liking = random_liking(chance, most=4)
        found = chance.choice(matchings(liking))
        expected = tuple(by_definition(liking, found))
        assert blocking_pairs(liking, found) == expected
        blocked += bool(expected)
    assert blocked > 500


def test_a_published_implementation_finds_the_same() -> None:
    chance = seeded(1984)
    for _ in range(300):
        liking = random_liking(chance, strict=True)
        for optimal, mentors_propose in (("resident", False), ("hospital", True)):
            game = HospitalResident.create_from_dictionaries(*dictionaries(liking))
            solved = game.solve(optimal=optimal)
            theirs = {
                (int(mentee.name), int(mentor.name[1:]))
                for mentor, mentees in solved.items()
                for mentee in mentees
            }
            assert stable(liking, mentors_propose=mentors_propose) == theirs


def test_of_all_stable_matchings_it_is_best_for_who_proposes_and_worst_for_the_others() -> None:
    chance = seeded(7)
    several = 0
    for _ in range(300):
        liking = random_liking(chance, strict=True, most=4, room=1)
        all_stable = [found for found in matchings(liking) if not [*by_definition(liking, found)]]
        mentees, mentors = stable(liking), stable(liking, mentors_propose=True)
        assert mentees in all_stable
        assert mentors in all_stable
        for other in all_stable:
            for mentee in range(len(liking.mentees)):
                likes = [like_of(liking, found, mentee) for found in (mentors, other, mentees)]
                assert likes == sorted(likes)
        several += len(all_stable) > 1
    assert several > 10


def test_who_proposes_matters() -> None:
    crossed = Liking(((2, 1), (1, 2)), ((1, 2), (2, 1)), (1, 1), (1, 1))
    assert stable(crossed) == {(0, 0), (1, 1)}
    assert stable(crossed, mentors_propose=True) == {(0, 1), (1, 0)}


def test_thousands_of_ties_are_decided_by_the_order_of_the_market() -> None:
    size = 400
    same = Liking(*(((5,) * size,) * size,) * 2, (1,) * size, (1,) * size)
    assert stable(same) == {(number, number) for number in range(size)}
    assert blocking_pairs(same, stable(same)) == ()


def test_a_mentor_without_room_gets_nobody_and_blocks_nothing() -> None:
    liking = Liking(((9, 1),), ((9,), (1,)), (1,), (0, 1))
    assert stable(liking) == {(0, 1)}
    assert stable(liking, mentors_propose=True) == {(0, 1)}
    assert blocking_pairs(liking, stable(liking)) == ()


@pytest.mark.parametrize(
    "liking",
    [Liking((), (), (), ()), Liking(((), ()), (), (1, 1), ()), Liking((), ((), ()), (), (1, 2))],
    ids=["nobody", "mentees only", "mentors only"],
)
def test_an_empty_side_gives_no_pairs(liking: Liking) -> None:
    assert stable(liking) == frozenset()
    assert stable(liking, mentors_propose=True) == frozenset()


def dictionaries(
    liking: Liking,
) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, int]]:
    """A market as the package `matching` wants it: names, best first."""
    mentees = {
        str(mentee): [f"m{position}" for position in best_first(row)]
        for mentee, row in enumerate(liking.mentees)
    }
    mentors = {
        f"m{mentor}": [str(position) for position in best_first(row)]
        for mentor, row in enumerate(liking.mentors)
    }
    rooms = {f"m{mentor}": room for mentor, room in enumerate(liking.mentor_rooms)}
    return mentees, mentors, rooms


def best_first(row: object) -> list[int]:
    likes = list(row)  # type: ignore[call-overload]
    return sorted(range(len(likes)), key=lambda position: -likes[position])


def matchings(liking: Liking) -> list[Pairs]:
    """Every matching there is."""
    options = [
        [None, *(mentor for mentor, like in enumerate(row) if like != BARRED)]
        for row in liking.mentees
    ]
    all_pairs = (
        frozenset((mentee, mentor) for mentee, mentor in enumerate(chosen) if mentor is not None)
        for chosen in product(*options)
    )
    return [found for found in all_pairs if is_allowed(liking, found)]


def is_allowed(liking: Liking, found: Pairs) -> bool:
    mentees = [mentee for mentee, _ in found]
    mentors = [mentor for _, mentor in found]
    return (
        len(mentees) == len(set(mentees))
        and all(mentors.count(m) <= room for m, room in enumerate(liking.mentor_rooms))
        and all(liking.mentees[mentee][mentor] != BARRED for mentee, mentor in found)
    )


def by_definition(liking: Liking, found: Pairs) -> Iterator[tuple[int, int]]:
    """Two who may be paired, and each has room or somebody they like less."""
    for mentee, row in enumerate(liking.mentees):
        for mentor, like in enumerate(row):
            own = [liking.mentees[mentee][m] for one, m in found if one == mentee]
            its = [liking.mentors[mentor][one] for one, m in found if m == mentor]
            asked = liking.mentors[mentor][mentee]
            wants = not own or like > min(own)
            takes = len(its) < liking.mentor_rooms[mentor] or any(asked > each for each in its)
            if like != BARRED and wants and takes:
                yield mentee, mentor


def like_of(liking: Liking, found: Pairs, mentee: int) -> int:
    return next((liking.mentees[mentee][mentor] for one, mentor in found if one == mentee), BARRED)
