"""The method best: the highest total score that capacities and must-haves allow."""

from __future__ import annotations

import random
from itertools import product

from tests.matching_world import market, member, seeded

from mentorship.matching.market import Market
from mentorship.matching.solution import Solution, solve

Table = dict[tuple[str, str], float]


def random_market(chance: random.Random, *, must: bool = False) -> tuple[Market, Table]:
    """Up to five mentees and four mentors with room for up to three; scores in tenths."""
    mentees = [f"mentee{n}" for n in range(chance.randint(1, 5))]
    mentors = [f"mentor{n}" for n in range(chance.randint(1, 4))]
    table = {pair: chance.randint(0, 10) / 10 for pair in product(mentees, mentors)}
    return (
        market(
            tuple(member(name, "mentee") for name in mentees),
            tuple(member(name, room=chance.randint(1, 3)) for name in mentors),
            lambda mentee, mentor: table[mentee, mentor],
            ("given",) if must else (),
        ),
        table,
    )


def test_no_other_matching_has_a_higher_total() -> None:
    chance = seeded(1955)
    for must in (False, True):
        for _ in range(80):
            made, table = random_market(chance, must=must)
            solution = solve(made, "best")
            assert total(solution) == highest(made, table, must=must)
            assert solution.scores.rows  # nobody is paired beyond their room
            for mentor in made.mentors:
                assert sum(pair.mentor is mentor for pair in solution.pairs) <= mentor.room


def test_a_must_have_worth_nothing_keeps_two_apart() -> None:
    made = market((member("lin", "mentee"),), (member("ada"),), lambda *_: 0, ("given",))
    solution = solve(made, "best")
    assert solution.pairs == ()
    assert [one.reason for one in solution.unmatched] == [
        "may be paired with no mentor: ada, given",
        "may be paired with no mentee: lin, given",
    ]


def test_a_pair_without_points_is_better_than_none() -> None:
    made = market((member("lin", "mentee"),), (member("ada"),), lambda *_: 0)
    assert named(solve(made, "best")) == ["lin ada"]


def test_of_equal_totals_the_choices_decide() -> None:
    for first, second in (("ada", "bo"), ("bo", "ada")):
        mentees = (member("lin", "mentee", choices=first), member("kim", "mentee", choices=second))
        made = market(mentees, (member("ada"), member("bo")), lambda *_: 0.5)
        assert named(solve(made, "best")) == [f"kim {second}", f"lin {first}"]


def test_each_method_pays_for_the_virtue_of_the_other() -> None:
    chance = seeded(300)
    table = {(f"e{i}", f"o{j}"): chance.random() for i in range(60) for j in range(60)}
    mentees = tuple(member(f"e{i}", "mentee", choices=shuffled(chance, "o")) for i in range(60))
    mentors = tuple(member(f"o{j}", choices=shuffled(chance, "e")) for j in range(60))
    made = market(mentees, mentors, lambda mentee, mentor: table[mentee, mentor])

    stable, best = solve(made, "stable").figures, solve(made, "best").figures
    reverse = solve(made, "stable", "mentors").figures

    assert (stable.blocking, reverse.blocking) == (0, 0)
    assert best.blocking > 100
    assert (best.mean_score or 0) > (stable.mean_score or 0) + 20
    assert (stable.mentees.mean_place or 0) < (reverse.mentees.mean_place or 0)
    assert (stable.mentors.mean_place or 0) > (reverse.mentors.mean_place or 0)


def test_an_empty_market_has_no_pairs() -> None:
    for mentees, mentors in (((), ()), ((member("lin", "mentee"),), ()), ((), (member("ada"),))):
        made = market(mentees, mentors, lambda *_: 1)
        assert solve(made, "best").pairs == ()


def named(solution: Solution) -> list[str]:
    return [f"{pair.mentee.id} {pair.mentor.id}" for pair in solution.pairs]


def total(solution: Solution) -> int:
    return sum(pair.score for pair in solution.pairs)


def highest(made: Market, table: Table, *, must: bool) -> int:
    """The highest total of all matchings, in thousandths of a point."""
    names = [mentor.id for mentor in made.mentors]
    rooms = {mentor.id: mentor.room for mentor in made.mentors}
    return max(
        sum(
            round(table[mentee.id, mentor] * 100_000)
            for mentee, mentor in zip(made.mentees, chosen, strict=True)
            if mentor is not None
        )
        for chosen in product([None, *names], repeat=len(made.mentees))
        if all(chosen.count(name) <= room for name, room in rooms.items())
        and all(
            not must or mentor is None or table[mentee.id, mentor]
            for mentee, mentor in zip(made.mentees, chosen, strict=True)
        )
    )


def shuffled(chance: random.Random, letter: str) -> str:
    return " ".join(chance.sample([f"{letter}{number}" for number in range(60)], 60))
