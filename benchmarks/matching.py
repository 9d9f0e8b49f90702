"""Matching thousands of people: both methods, beside scipy's assignment alone.

`python -m benchmarks.matching prepare FOLDER [PEOPLE]` makes three markets of PEOPLE mentees and as
many mentors (2,000 unless said otherwise), writes them into FOLDER and says what both methods make
of them. `solve METHOD FOLDER KIND`, `assign FOLDER KIND` and `load FOLDER KIND` are what is timed:
a whole solution with its figures; linear_sum_assignment alone, on the finished scores; and the
start of the program with the reading of the market, which `solve` needs as well.
"""

from __future__ import annotations

import pickle
import random
import sys
from pathlib import Path

import numpy as np
from benchmarks.markets import KINDS, made
from scipy.optimize import linear_sum_assignment

from mentorship.matching.market import Market
from mentorship.matching.solution import Method, Solution, solve

METHODS: tuple[Method, ...] = ("stable", "best")
PEOPLE = 2_000


def main() -> None:
    """The command line."""
    match sys.argv[1:]:
        case ["prepare", folder]:
            prepare(Path(folder), PEOPLE)
        case ["prepare", folder, people]:
            prepare(Path(folder), int(people))
        case ["solve", "stable" | "best" as method, folder, kind]:
            said(solve(_kept(Path(folder), kind), method))
        case ["assign", folder, kind]:
            linear_sum_assignment(np.load(Path(folder) / f"{kind}.npy"), maximize=True)
        case ["load", folder, kind]:
            _kept(Path(folder), kind)
        case _:
            raise SystemExit(__doc__)


def prepare(folder: Path, people: int) -> None:
    """Writes the markets and their scores, and prints what both methods make of them."""
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{people} mentees and {people} mentors")
    for name, (choices, different) in KINDS.items():
        market = made(random.Random(3), people, choices, different=different)
        (folder / f"{name}.pickle").write_bytes(pickle.dumps(market))
        for method in METHODS:
            solution = solve(market, method)
            print(f"{name}, {method}: {said(solution)}")
        scores = np.array([list(row) for row in solution.scores.rows], dtype=float)
        np.save(folder / f"{name}.npy", scores)


def said(solution: Solution) -> str:
    """The figures of a solution in one line."""
    figures = solution.figures
    places = figures.mentees.mean_place or 0, figures.mentors.mean_place or 0
    return (
        f"mean score {figures.mean_score or 0:.1f}, mean places {places[0]:.1f} and "
        f"{places[1]:.1f}, {figures.blocking} blocking pairs"
    )


def _kept(folder: Path, kind: str) -> Market:
    market: Market = pickle.loads((folder / f"{kind}.pickle").read_bytes())  # noqa: S301 - our own
    return market


if __name__ == "__main__":
    main()
