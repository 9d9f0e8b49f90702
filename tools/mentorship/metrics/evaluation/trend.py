"""How it went month by month."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.metrics.evaluation.figure import Figure, hits_of
from mentorship.metrics.metric import Facts
from mentorship.metrics.punctuality import IN_TIME, share_of
from mentorship.metrics.result import Result, Subject, Unit
from mentorship.models.program import Program
from mentorship.obligations.obligation import Obligation
from mentorship.workspace.workspace import grouped


def by_month(facts: Facts, program: Program) -> Iterator[Figure]:
    """The share met in time of what was due in each month, as it is judged today."""
    owed = facts.owed(Subject("program", program.id))
    months = grouped((o for o in owed if o.due), _month)
    for month in sorted(months):
        found = share_of(facts, months[month], IN_TIME)
        if found.value is not None:
            result = Result(
                name="on-time", unit=Unit.RATE, value=found.value, n=found.n, people=found.people,
                interval=found.interval, inputs=found.inputs, excluded=found.excluded,
            )  # fmt: skip
            yield Figure(
                name="on-time", title="Everything in time", group=month, group_id=month,
                result=result, hits=hits_of(result),
            )  # fmt: skip


def _month(obligation: Obligation) -> str:
    return f"{obligation.due:%Y-%m}" if obligation.due else ""
