"""Who was still with the organisation a year after they began."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mentorship.language import N_, _
from mentorship.metrics.credit import Mentee, mentees_of
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Input, Result, Subject, Unit
from mentorship.metrics.statistics import wilson
from mentorship.obligations.obligation import spot
from mentorship.obligations.situation import Situation
from mentorship.values import Duration

_MONTHS = 12
_A_YEAR = Duration(_MONTHS, "month")


@metric(
    "retention",
    unit=Unit.RATE,
    class_="members",
    formula=N_(
        "mentees who had not left 12 months after their start / mentees whose 12 months are over"
    ),
)
def retention(facts: Facts, subject: Subject) -> Result:
    """The share of mentees who were still with the organisation twelve months after their start.

    Nobody counts before that time is over: those who leave early would be known sooner than those
    who stay.
    """
    credited = mentees_of(facts, subject, _MONTHS)
    today = facts.day
    over = tuple(m for m in credited.mentees if _A_YEAR.after(m.start) <= today)
    early = (
        Excluded(m.person, _("the 12 months are over on {day}", day=_A_YEAR.after(m.start)))
        for m in credited.mentees
        if _A_YEAR.after(m.start) > today
    )
    excluded = (*credited.excluded, *early)
    if not over:
        why = _("nobody's 12 months are over") if credited.mentees else _("there is no mentee")
        return Result(missing=why, excluded=excluded)
    cases = {mentee.person: _stayed(facts.situation, mentee) for mentee in over}
    stayed = sum(cases.values())
    return Result(
        value=Decimal(stayed) / len(cases), n=len(cases), interval=wilson(stayed, len(cases)),
        inputs=tuple(_inputs(facts.situation, cases)), excluded=excluded, people=frozenset(cases),
    )  # fmt: skip


def _stayed(situation: Situation, mentee: Mentee) -> bool:
    left = situation.left(mentee.person)
    return left is None or left >= _A_YEAR.after(mentee.start)


def _inputs(situation: Situation, cases: dict[str, bool]) -> Iterator[Input]:
    for person, stayed in cases.items():
        known = situation.workspace.people.get(person)
        if known:
            yield Input(
                person,
                _("stayed") if stayed else _("left {day}", day=known.left),
                spot(known, "left"),
            )
