"""Remedies looked at again: whether the indicator is better in the two periods after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from mentorship.language import _
from mentorship.metrics.indicators import Owner, Point, Series, entity_of
from mentorship.metrics.statistics import mean
from mentorship.models.indicator import Remedy
from mentorship.obligations.obligation import Spot, spot
from mentorship.obligations.situation import Situation
from mentorship.values import Period, rounded

AFTER = 2
"""Whole periods after the one in which a remedy was decided."""

_BEFORE = 3
_BETTER = Decimal("0.1")
"""Less of a change than this share is none."""

Outcome = Literal["waiting", "reached", "better", "no better", "no data"]


class Review(NamedTuple):
    """A remedy, whether it is followed by better values, and the values compared."""

    remedy: Remedy
    outcome: Outcome
    said: str
    before: tuple[Point, ...]
    after: tuple[Point, ...]
    spot: Spot


def reviews(situation: Situation, owner: Owner, series: Series) -> tuple[Review, ...]:
    """The remedies decided by today for an indicator, in order of their day.

    Compared are the mean of the three periods before the one in which it was decided, and that of
    the two after. A change of less than a tenth is none.
    """
    entity = entity_of(situation.workspace, owner)
    found = [
        _review(series, remedy, spot(entity, "remedies", number), situation.today)
        for number, remedy in enumerate(entity.remedies if entity else ())
        if entity and remedy.indicator == series.name and remedy.on <= situation.today
    ]
    return tuple(sorted(found, key=lambda review: review.remedy.on))


def _review(series: Series, remedy: Remedy, where: Spot, today: date) -> Review:
    length = series.points[-1].period.length if series.points else 1
    decided = Period.holding(remedy.on, length)
    wanted = tuple(decided.before(-number - 1) for number in range(AFTER))
    before = series.back(decided, _BEFORE)
    after = series.back(decided.before(-AFTER - 1), AFTER)
    outcome, said = _outcome(series, before, after, wanted, today)
    return Review(remedy, outcome, said, before, after, where)


def _outcome(
    series: Series, before: tuple[Point, ...], after: tuple[Point, ...],
    wanted: tuple[Period, ...], today: date,
) -> tuple[Outcome, str]:  # fmt: skip
    if today <= wanted[-1].last:
        return "waiting", _("looked at again when {period} is over", period=wanted[-1])
    old, new = mean([p.value for p in before]), mean([p.value for p in after])
    if old is None or new is None or len(after) < AFTER:
        return "no data", _(
            "there is no value for each of {periods}, or before",
            periods=_(", ").join(map(str, wanted)),
        )
    compared = _("{new} on average after, {old} before", new=_short(new), old=_short(old))
    if series.target is not None and not any(series.misses(p.value) for p in after):
        return "reached", _("at the target in both periods after: {compared}", compared=compared)
    gain = (old - new if series.lower else new - old) / abs(old) if old else Decimal(0)
    if gain >= _BETTER:
        return "better", _(
            "{percent} % better and still short of it: {compared}",
            percent=rounded(gain * 100),
            compared=compared,
        )
    return "no better", _("no better: {compared}", compared=compared)


def _short(value: Decimal) -> str:
    """At most two decimals, and none that say nothing."""
    return f"{rounded(value, 2).normalize():f}"
