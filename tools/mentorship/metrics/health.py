"""The health of a pairing from 0 to 100, and the parts of it that are no metric elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from mentorship.language import N_, _
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.punctuality import as_inputs
from mentorship.metrics.result import Input, Result, Subject, Unit
from mentorship.metrics.score import combined
from mentorship.models.scoring import Part
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.obligation import Spot, spot
from mentorship.obligations.obligations import ever_late, obligations_of
from mentorship.obligations.quiet import silent_since
from mentorship.obligations.spans import Span, clipped

_NONE, _FIVE, _FOUR_WEEKS = Decimal(0), Decimal(5), Decimal(28)

DEFAULT: Mapping[str, Part] = MappingProxyType(
    {
        "sessions": Part(weight=30, metric="session-adherence"),
        "on-time": Part(weight=20, metric="on-time"),
        "feedback": Part(weight=15, metric="feedback-in-time"),
        "quiet": Part(weight=15, metric="quiet-days", zero=_FOUR_WEEKS, full=_NONE),
        "overdue": Part(weight=10, metric="overdue", zero=_FIVE, full=_NONE),
        "core-points": Part(weight=10, metric="core-point-coverage"),
    }
)
"""The parts of the health of a pairing whose program gives no weights of its own."""


@metric(
    "pair-health",
    unit=Unit.POINTS,
    formula=N_(
        "sum of weight × points / weight measured, by scoring: pairing: or the usual weights"
    ),
    subjects=("pairing",),
    composite=True,
)
def pair_health(facts: Facts, subject: Subject) -> Result:
    """How a pairing does, from 0 to 100, by the weights of its program or the usual ones.

    The usual ones: meetings held of those owed 30, met in time 20, feedback in time 15, days of
    silence 15 (none 100 points, 28 or more 0), overdue items 10 (none 100 points, five or more 0),
    core points talked about 10. What cannot be measured drops out.
    """
    pairing = facts.situation.workspace.pairings.get(subject.id)
    program = facts.situation.workspace.program_of(pairing) if pairing else None
    if program is None:
        return Result(missing=_("its program is not known"))
    return combined(facts, subject, program, program.scoring.pairing or DEFAULT)


@metric(
    "overdue",
    unit=Unit.COUNT,
    formula=N_("obligations that are overdue on the day"),
    subjects=("pairing",),
)
def overdue(facts: Facts, subject: Subject) -> Result:
    """How much the people of a pairing owe that is overdue as of the day."""
    pairing = facts.situation.workspace.pairings.get(subject.id)
    owed = obligations_of(facts.situation, pairing) if pairing else ()
    if pairing is None or not owed:
        return Result(missing=_("nothing is owed in it"))
    people, day = {*pairing.people}, facts.day
    ever = ever_late(facts.situation, pairing)
    late = tuple(o for o in ever if o.is_overdue(day) and not people.isdisjoint(o.owners))
    return Result(
        value=Decimal(len(late)), n=len(owed), inputs=as_inputs(late),
        people=frozenset(pairing.people),
    )  # fmt: skip


@metric(
    "quiet-days",
    unit=Unit.COUNT,
    formula=N_("days without a note since something was missed, pauses left out"),
    subjects=("pairing",),
)
def quiet_days(facts: Facts, subject: Subject) -> Result:
    """For how many days a pairing has been silent although something was due.

    Counted from its last note, or the first due day missed since, whichever is later; a pair that
    meets its cadence is never silent.
    """
    situation = facts.situation
    pairing = situation.workspace.pairings.get(subject.id)
    pair = engagement_of(situation, pairing) if pairing else None
    if pairing is None or pair is None or facts.day not in pair.life or not pair.accepted:
        return Result(missing=_("the pairing does not run on {day}", day=facts.day))
    since = silent_since(situation, pairing, facts.day)
    people, where = frozenset(pairing.people), spot(pairing, "start")
    if since is None:
        return Result(value=_NONE, n=1, people=people)
    silent = Span(since, facts.day)
    days = silent.days - 1 - sum(pause.days for pause in clipped(pair.pauses, silent))
    said = Input(_("silent since"), f"{since}", _last(pair, facts.day) or where)
    return Result(value=Decimal(max(days, 0)), n=1, inputs=(said,), people=people)


def _last(pair: Engagement, day: date) -> Spot | None:
    """The date of the newest note by that day."""
    newest = next((note for note in reversed(pair.notes) if note.date <= day), None)
    return spot(newest, "date") if newest else None
