"""What a matching is worth to both sides, for the office and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorship.findings import shown
from mentorship.matching.measures import Figures, SideFigures
from mentorship.matching.solution import Solution
from mentorship.render.columns import folded

_SHOWN = 20
"""Blocking pairs that the text lists; JSON has them all."""


def figures_data(figures: Figures) -> dict[str, Any]:
    """The figures as plain data for JSON."""
    sides = {"mentees": figures.mentees._asdict(), "mentors": figures.mentors._asdict()}
    return {**figures._asdict(), **sides}


def figures_lines(solution: Solution) -> Iterator[str]:
    """Pairs, mean score, blocking pairs by name, and how each side came off."""
    figures = solution.figures
    score = "-" if figures.mean_score is None else f"{figures.mean_score:.1f}"
    counts = f"blocking pairs: {figures.blocking}"
    yield f"  pairs: {figures.pairs}, mean score: {score}, {counts}"
    for mentee, mentor in solution.blocking[:_SHOWN]:
        yield f"    {shown(mentee.id)} and {shown(mentor.id)} would rather have each other"
    if figures.blocking > _SHOWN:
        yield f"    ... and {figures.blocking - _SHOWN} more (--format json has all)"
    sides = (("mentees", figures.mentees, "mentors"), ("mentors", figures.mentors, "mentees"))
    for name, side, others in sides:
        yield from folded(f"  {name}: ", _side(side, others))


def _side(side: SideFigures, others: str) -> str:
    place = "-" if side.mean_place is None else f"{side.mean_place:.1f}"
    said = f"{side.matched} of {side.members} matched, mean place of the partner {place}"
    if side.choosing:
        said += f"; of {side.choosing} who chose {side.first} got the first, {side.chosen} any"
    elif not side.uncounted:
        return f"{said}; nobody chose"
    count = f"{side.uncounted} more" if side.choosing else f"{side.uncounted}"
    who = f"only {others} who are barred or not in this market"
    return f"{said}; {count} chose {who}: not counted" if side.uncounted else said
