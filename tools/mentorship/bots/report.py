"""What a run of sending did, letter by letter."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from mentorship.findings import MentorshipError


class Result(StrEnum):
    """What became of a letter in a run."""

    SENT = "sent"
    ALREADY = "already sent"
    FAILED = "failed"  # certainly not sent; the next run tries again
    DOUBTFUL = "in doubt"  # sent or not; a run after the lease sends it again
    LEFT = "left for the next run"
    UNFIT = "not sent, the channel cannot be used"


class Line(NamedTuple):
    """A letter by its key, its channel and result, and why."""

    letter: str
    channel: str
    result: Result
    why: str = ""


class Report(NamedTuple):
    """What was done; `stopped` is what ended the run before its end."""

    lines: tuple[Line, ...]
    stopped: MentorshipError | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every letter is sent."""
        done = (Result.SENT, Result.ALREADY)
        return self.stopped is None and all(line.result in done for line in self.lines)

    def counts(self) -> tuple[tuple[Result, int], ...]:
        """How many letters there are of each result, those with none left out."""
        found = [(result, _count(self.lines, result)) for result in Result]
        return tuple((result, count) for result, count in found if count)


def _count(lines: Iterable[Line], result: Result) -> int:
    return sum(line.result is result for line in lines)
