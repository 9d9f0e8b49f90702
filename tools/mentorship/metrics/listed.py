"""Obligations in a list that finds those of a period without looking at the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from mentorship.obligations.obligation import Obligation
from mentorship.obligations.spans import Span


class Listed:
    """Obligations in some order, of which those due in a period are found at once."""

    def __init__(self, found: Iterable[Obligation]) -> None:
        self.all = tuple(found)
        dated = sorted((o.due, place) for place, o in enumerate(self.all) if o.due)
        self._days = [day for day, _ in dated]
        self._places = [place for _, place in dated]

    def within(self, span: Span) -> tuple[Obligation, ...]:
        """Those due in the period, in their order."""
        first, last = bisect_left(self._days, span.first), bisect_right(self._days, span.last)
        return tuple(self.all[place] for place in sorted(self._places[first:last]))
