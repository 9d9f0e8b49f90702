"""How it went month by month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mentorship.language import _
from mentorship.metrics.evaluation.figure import Figure, hits_of
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Subject
from mentorship.metrics.trends.kinds import asked_of
from mentorship.metrics.trends.stretches import between
from mentorship.models.program import Program

_NAME = "on-time"


def by_month(facts: Facts, program: Program) -> Iterator[Figure]:
    """The share met in time of what was due in each month, as it is judged today."""
    subject = Subject("program", program.id)
    span, everything = facts.span(subject), replace(facts, audience=None, _known={})
    for stretch in between(span.first, min(span.last, facts.situation.today)):
        asked = asked_of(_NAME, stretch, span)
        found = everything.within(*asked).measure(_NAME, subject) if asked else None
        if asked and found and found.value is not None:
            yield Figure(
                name=_NAME, title=_("Everything in time"), group=stretch.label,
                group_id=stretch.label, result=found, hits=hits_of(found),
            )  # fmt: skip
