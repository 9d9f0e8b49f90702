"""What is said of badges: the rule, who may hold it, and where they stand."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from mentorship.metrics.result import Result
from mentorship.models.program import Program
from mentorship.models.scoring import Recognition, When

HolderKind = Literal["mentor", "mentee", "pairing", "team"]


class Rule(NamedTuple):
    """A rule of a program's `recognition:`, and where it stands in the list."""

    program: Program
    position: int
    recognition: Recognition

    @property
    def key(self) -> tuple[str, str]:
        """Program and badge: one badge of a program is one rule."""
        return self.program.id, self.recognition.badge

    @property
    def when(self) -> When:
        """The condition."""
        return self.recognition.when

    @property
    def kind(self) -> HolderKind:
        """Who can earn it."""
        return self.recognition.for_


class State(StrEnum):
    """Where somebody stands by a rule. `unclear` is neither yes nor no: it cannot be judged."""

    HELD = "held"
    NOT_MET = "not met"
    UNCLEAR = "unclear"
    AHEAD = "not judged yet"


class Verdict(NamedTuple):
    """What a rule says of somebody on a day, from which number, and why it is not a yes."""

    state: State
    result: Result
    why: str = ""


class Standing(NamedTuple):
    """Where somebody stands by a rule.

    `judged` is the newest day of judgement, None before the first; `since` the first day of the
    unbroken run of days on which the rule held, for those who hold the badge.
    """

    rule: Rule
    holder: str
    verdict: Verdict
    judged: date | None = None
    since: date | None = None

    @property
    def is_held(self) -> bool:
        """Whether the badge is held."""
        return self.verdict.state is State.HELD
