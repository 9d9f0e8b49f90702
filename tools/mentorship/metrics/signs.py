"""Signs for and against a cause, and what they amount to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from mentorship.metrics.result import Input
from mentorship.models.indicator import Cause

FEWEST = 3
"""Of fewer periods or peers nothing is concluded."""

Leaning = Literal[
    "suggests it", "speaks against it", "points both ways", "does not decide", "no data"
]


class Sign(NamedTuple):
    """A number that speaks for a cause (True), against it (False), or does not decide (None).

    Where there is no number, `known` is False and `said` tells what is missing.
    """

    speaks: bool | None
    said: str
    lines: tuple[Input, ...] = ()
    known: bool = True


class Branch(NamedTuple):
    """A cause that there may be, the signs, and what would show that it is not the cause."""

    cause: Cause
    signs: tuple[Sign, ...]
    refuted_by: str

    @property
    def leaning(self) -> Leaning:
        """What the signs amount to. Without a number it is `no data`, which is no answer."""
        spoken = {sign.speaks for sign in self.signs} - {None}
        if spoken == {True, False}:
            return "points both ways"
        if spoken:
            return "suggests it" if True in spoken else "speaks against it"
        known = any(sign.known for sign in self.signs)
        return "does not decide" if known else "no data"


def missing(said: str) -> Sign:
    """There is no number, and why."""
    return Sign(None, said, known=False)


def branch(cause: Cause, signs: Iterable[Sign], refuted_by: str) -> Branch:
    """A branch of these signs."""
    return Branch(cause, tuple(signs), refuted_by)
