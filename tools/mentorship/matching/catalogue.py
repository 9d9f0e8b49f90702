"""All parts that a score can have: ours, and those that installed packages add."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points

import mentorship.matching.parts
from mentorship.findings import MentorshipError, shown
from mentorship.matching.member import Member
from mentorship.matching.part import FULL, Fit, Part
from mentorship.models.program import Program
from mentorship.registry import collect

GROUP = "mentorship.matching"
"""Entry points of this group are parts: a function of a mentee and a mentor that returns a number
from 0 to 1 and words."""

Judge = Callable[[Member, Member], tuple[float, str]]

DEFAULT_WEIGHTS: Mapping[str, int] = {
    "skills": 40, "job": 20, "languages": 15, "timezone": 15, "style": 10,
}  # fmt: skip
"""The weights of a program that gives none."""


@cache
def parts() -> Mapping[str, Part]:
    """Every part by its name; a package cannot replace one of ours."""
    added = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    ours = {part.name: part for part in collect(mentorship.matching.parts, Part)}
    return {**{point.name: _plugged(point) for point in added}, **ours}


def weights_of(program: Program) -> Mapping[str, int]:
    """The program's weights, or the usual ones where it gives none."""
    return program.matching.weights or DEFAULT_WEIGHTS


def from_function(name: str, judge: Judge) -> Part:
    """A part made of a function; MentorshipError where it does not do what a part has to."""

    def fit(mentee: Member, mentor: Member) -> Fit:
        try:
            value, words = judge(mentee, mentor)
            whole = round(float(value) * FULL)
        except Exception as error:
            raise MentorshipError(f"the part {name} failed: {type(error).__name__}", 3) from error
        if not 0 <= whole <= FULL:
            raise MentorshipError(f"the part {name} gave {value}, which is not between 0 and 1", 3)
        return Fit(whole, shown(str(words)))

    return Part(name=name, sought=_itself, offered=_itself, judge=fit)


def _itself(member: Member) -> Member:
    return member


def _plugged(point: EntryPoint) -> Part:
    """A part of another package, which is imported when it is first used."""

    def judge(mentee: Member, mentor: Member) -> tuple[float, str]:
        found: Judge = point.load()
        return found(mentee, mentor)

    return from_function(point.name, judge)
