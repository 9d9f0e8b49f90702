"""How long it takes to match thousands of people: python -m benchmarks.matching [PEOPLE].

For three markets of PEOPLE mentees and as many mentors (2,000 unless said otherwise): everybody
ranked ten, nobody ranked anybody, and everybody is the same. Beside them stands scipy's
linear_sum_assignment alone, on the finished scores.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from mentorship.matching.catalogue import DEFAULT_WEIGHTS, parts
from mentorship.matching.market import Market, by_lot
from mentorship.matching.member import Member
from mentorship.matching.solution import Method, Solution, solve
from mentorship.metrics.result import Role
from mentorship.models.person import Person
from mentorship.models.profile import Profile

SKILLS = tuple(f"skill-{number}" for number in range(60))
ZONES = (
    "Europe/Berlin", "Europe/Lisbon", "Africa/Lagos", "Asia/Shanghai", "Asia/Kolkata",
    "America/New_York", "America/Sao_Paulo", "Australia/Sydney",
)  # fmt: skip
START, END = date(2026, 1, 12), date(2026, 12, 18)
Result = TypeVar("Result")


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    kinds = ("ten choices each", 10, True), ("no choices", 0, True), ("all the same", 0, False)
    for name, choices, different in kinds:
        market = made(random.Random(3), people, choices, different=different)
        methods: tuple[Method, ...] = ("stable", "best")
        for method in methods:
            solution = timed(f"{name}: {method}", partial(solve, market, method))
            print(f"{'':4}{said(solution)}")
        rows = np.array([list(row) for row in solution.scores.rows], dtype=float)
        timed(f"{name}: linear_sum_assignment alone", partial(assigned, rows))


def made(chance: random.Random, people: int, choices: int, *, different: bool = True) -> Market:
    """A market without must-haves in which everybody may be paired with everybody."""
    mentees = members(chance, "mentee", "mentor", people, choices, different)
    mentors = members(chance, "mentor", "mentee", people, choices, different)
    return Market(
        lot="benchmark", mentees=by_lot("benchmark", mentees),
        mentors=by_lot("benchmark", mentors), weights=DEFAULT_WEIGHTS, must=(), parts=parts(),
    )  # fmt: skip


def members(
    chance: random.Random, role: Role, other: str, people: int, choices: int, different: bool
) -> Iterator[Member]:
    for number in range(people):
        person, profile = facts(chance if different else random.Random(1))
        person.bound(Path(), f"{role}.{number}")
        chosen = chance.sample(range(people), min(choices, people))
        yield Member(
            role=role, person=person, profile=profile, start=START, end=END,
            choices=tuple(f"{other}.{each}" for each in chosen),
            zone=chance.choice(ZONES) if different else ZONES[0],
        )  # fmt: skip


def facts(chance: random.Random) -> tuple[Person, Profile]:
    job = {"category": chance.choice("abcd"), "level": chance.randint(1, 8)}
    skills = {skill: chance.randint(1, 5) for skill in chance.sample(SKILLS, 6)}
    profile = {
        "skills": skills,
        "wants": chance.sample(SKILLS, 3),
        "languages": chance.sample(["en", "de", "zh", "fr", "pt"], 2),
        "style": chance.sample(["direct", "listening", "hands-on", "asking"], 2),
        "experience_since": chance.randint(1990, 2024),
    }
    person = {"name": "Somebody", "job": job, "projects": chance.sample(["x", "y", "z"], 1)}
    return Person.model_validate(person), Profile.model_validate(profile)


class Path:
    """Where a person of a benchmark is written: nowhere."""

    path, yaml = "", ""

    def place(self, *route: str | int, key: bool = False) -> Any:
        raise NotImplementedError


def assigned(rows: Any) -> Any:
    return linear_sum_assignment(rows, maximize=True)


def timed(name: str, run: Callable[[], Result]) -> Result:
    """Prints seconds on the clock, and of one processor: other work on the machine counts only
    in the first."""
    clock, work = time.perf_counter(), time.process_time()
    result = run()
    clock, work = time.perf_counter() - clock, time.process_time() - work
    print(f"{name:<46}{clock:6.2f} s {work:6.2f} s CPU")
    return result


def said(solution: Solution) -> str:
    began = time.perf_counter()
    figures = solution.figures
    places = figures.mentees.mean_place or 0, figures.mentors.mean_place or 0
    took = time.perf_counter() - began
    return (
        f"score {figures.mean_score:.1f}, mean places {places[0]:.1f} and {places[1]:.1f}, "
        f"{figures.blocking} blocking pairs (figures {took:.2f} s)"
    )


if __name__ == "__main__":
    main()
