"""All metrics there are, and how to ask for one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import mentorship.metrics
from mentorship.metrics.metric import Class, Facts, Metric
from mentorship.obligations.situation import Situation
from mentorship.registry import collect


@cache
def metrics() -> Mapping[str, Metric]:
    """Every metric by its name, those of a module in source order."""
    return {metric.name: metric for metric in collect(mentorship.metrics, Metric)}


def facts(
    situation: Situation, *, first: date | None = None, last: date | None = None,
    audience: Class | None = None,
) -> Facts:  # fmt: skip
    """What metrics are measured from: `facts(situation).measure("on-time", subject)`.

    `first` and `last` replace the ends of the period that a subject has by default.
    """
    return Facts(situation=situation, metrics=metrics(), first=first, last=last, audience=audience)
