"""What a part of the score is: how well two people fit in one respect, and in what words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from mentorship.language import _
from mentorship.matching.member import Member

FULL = 1000
"""A part is worth 0 to FULL, a whole number of thousandths: sums of them are exact."""


class Fit(NamedTuple):
    """How well two people fit in one respect, 0 to `FULL`, and why, in words for both of them.

    The words may say what stands in profiles and in people's files, and nothing else: they are
    written into files that everybody can read.
    """

    value: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """One respect in which two people fit.

    `sought` and `offered` are what the judgement depends on, of the mentee and of the mentor;
    `judge` is given both. Equal values are judged once, which is what makes thousands of people
    possible. `many`, where given, is told what all mentors offer and returns what judges one
    mentee with all of them at once; it must agree with `judge`.

    `inputs` are the fields that it looks at, as `profile.skills`: whoever may not see all of them
    may not see the part either, and where none are named nobody knows. `full` says what earns
    everything, `without` what somebody is for another person where the part is worth nothing:
    `without a shared language`.
    """

    name: str
    sought: Callable[[Member], Hashable]
    offered: Callable[[Member], Hashable]
    judge: Callable[[Any, Any], Fit]
    many: Callable[[Sequence[Any]], Callable[[Any], Sequence[int]]] | None = None
    inputs: tuple[str, ...] = ()
    full: str = ""
    without: str = ""

    def fit(self, mentee: Member, mentor: Member) -> Fit:
        """How well the two fit."""
        return self.judge(self.sought(mentee), self.offered(mentor))


def share(part: float, whole: float) -> int:
    """`part` of `whole` in thousandths, rounded half up, never below 0 or above 1."""
    if whole <= 0:
        return 0
    return max(0, min(FULL, int(part * FULL / whole + 0.5)))


Unstated = Mapping[tuple[bool, bool], str]
"""What is said where the mentee, the mentor or both have not stated something."""


def unstated(of_mentee: bool, of_mentor: bool, said: Unstated) -> Fit:
    """Nothing can be said, because one or both have not stated it."""
    return Fit(0, _(said[of_mentee, of_mentor]))


def points(thousandths: int) -> str:
    """Points for people: rounded half up to a tenth, without a needless `.0`."""
    tenths = (thousandths + 50) // 100
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else f"{tenths // 10}"
