"""The highest total score that capacities allow."""

from __future__ import annotations

from typing import Any

from mentorship.findings import MentorshipError
from mentorship.matching.liking import Liking
from mentorship.matching.member import FULL_CHOICE
from mentorship.matching.scores import BARRED, Progress, Scores, silent
from mentorship.matching.stable import Pairs

_PAIR = 16
"""Of two matchings with the same total, the one with more pairs; then more choices met."""
_CHOICE = 24
"""What a first choice is worth in a tie, on either side; each later one is worth one less."""
_MOST = _PAIR + 2 * _CHOICE
_EXACT = 2**53
"""Whole numbers up to here are exact in scipy's floating point."""


def best(scores: Scores, liking: Liking, progress: Progress = silent) -> Pairs:
    """The matching with the highest sum of scores.

    A mentor with room for three is three columns of an assignment problem, which scipy solves
    (Crouse 2016, a shortest augmenting path algorithm). Ties in the total are decided by the
    number of pairs, then by the choices of both sides. MentorshipError without scipy.
    """
    if not liking.mentees or not liking.mentors:
        return frozenset()
    try:
        import numpy as np
        from scipy.optimize import linear_sum_assignment
    except ImportError:
        raise MentorshipError(
            "the method best needs scipy: pip install 'mentorship[matching]'; "
            "the method stable needs nothing",
            code=3,
        ) from None
    progress("assignment", 0, 1)
    worth = _worth(np, scores, liking)
    places = [
        mentor
        for mentor, room in enumerate(liking.mentor_rooms)
        for _ in range(min(room, len(liking.mentees)))
    ]
    chosen = linear_sum_assignment(worth[:, places], maximize=True)
    pairs = ((int(mentee), places[int(column)]) for mentee, column in zip(*chosen, strict=True))
    found = frozenset(pair for pair in pairs if scores.rows[pair[0]][pair[1]] != BARRED)
    progress("assignment", 1, 1)
    return found


def _worth(np: Any, scores: Scores, liking: Liking) -> Any:
    """Scores in units so small that everything that decides ties together is less than one.

    0 stands for two who may not be paired; any pair that may be is worth more.
    """
    rows = np.array([np.frombuffer(row, dtype=np.intc) for row in scores.rows], dtype=float)
    unit = len(liking.mentees) * _MOST + 1
    if len(liking.mentees) * unit * max(rows.max(), 1) >= _EXACT:
        raise MentorshipError(f"{len(liking.mentees)} mentees are too many for the method best")
    choices = _choices(np, liking.mentees) + _choices(np, liking.mentors).T
    return np.where(rows == BARRED, 0, rows * unit + _PAIR + choices)


def _choices(np: Any, likes: Any) -> Any:
    liked = np.array([np.frombuffer(row, dtype=np.intc) for row in likes])
    return np.clip(liked - (FULL_CHOICE - _CHOICE), 0, _CHOICE)
