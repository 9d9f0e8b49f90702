"""How much of what has fallen due is done, late or not."""

from __future__ import annotations

from mentorship.language import N_
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.punctuality import DONE, share_of
from mentorship.metrics.result import Result, Subject, Unit


@metric(
    "done-of-due",
    unit=Unit.RATE,
    formula=N_("met, in time or late / all that has fallen due"),
    subjects=("pairing",),
)
def done_of_due(facts: Facts, subject: Subject) -> Result:
    """How far a pairing is: the share of what its people owed by today that they have done."""
    return share_of(facts, facts.owed(subject), DONE)
