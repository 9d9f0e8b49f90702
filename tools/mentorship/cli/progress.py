"""A line on standard error that says how far a long run is."""

from __future__ import annotations

import sys
import time
from typing import Self

_PATIENCE = 1.0
"""Seconds before anything is shown; most runs are over by then."""
_BETWEEN = 0.1
"""Seconds between two states."""
_WIDTH = 30


class ProgressLine:
    """Shown where standard error is a terminal; `show` is told what is done, how much, of how much.

    Use it in a `with`: it leaves an empty line behind.
    """

    def __init__(self) -> None:
        self._visible = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def show(self, what: str, done: int, of: int) -> None:
        """Draws the line again, now and then."""
        now = time.monotonic()
        if not self._visible or now < self._next:
            return
        self._next, self._shown = now + _BETWEEN, True
        bar = "#" * (_WIDTH * done // max(of, 1))
        line = f"\r\x1b[K{what:<12} [{bar:<{_WIDTH}}] {done} of {of}"
        print(line, end="", file=sys.stderr, flush=True)
