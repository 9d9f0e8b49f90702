"""Keeps the writes of a run under the limits of the service, several at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from mentorship.bots.github import Sleep

Clock = Callable[[], float]

LIMITS = ((10, 10.0), (80, 60.0), (500, 3600.0))
"""So many writes in so many seconds. The two longer ones are GitHub's limits of content ("Rate
limits for the REST API" in its documentation); the first keeps to the second between writes that
its best practices ask for where there are many."""


@dataclass(frozen=True)
class Pacing:
    """When the next write may be.

    `clock` gives seconds that only grow, `sleep` waits for some. It remembers when the last
    writes were; that is all that changes.
    """

    clock: Clock
    sleep: Sleep
    limits: tuple[tuple[int, float], ...] = LIMITS
    _writes: deque[float] = field(default_factory=lambda: deque(maxlen=500), repr=False)

    @property
    def wait(self) -> float:
        """Seconds from now until one more write is within all limits."""
        now, last = self.clock(), self._writes
        ends = (last[-count] + seconds for count, seconds in self.limits if len(last) >= count)
        return max((end - now for end in ends), default=0.0)

    def write(self) -> None:
        """Waits until one more write is within all limits, and counts it."""
        while (seconds := self.wait) > 0:
            self.sleep(seconds)
        self._writes.append(self.clock())
