"""What panels thought of mentees: points by the criteria, and verdicts, kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Input, Result, Subject, Unit
from mentorship.metrics.statistics import mean, wilson
from mentorship.models.log import Log
from mentorship.obligations.defences import attempts, conflicts
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.evidence import evidence
from mentorship.obligations.obligation import spot
from mentorship.values import rounded


class _Heard(NamedTuple):
    """The newest defence of a mentee in a pairing, and why it does not count, if so."""

    pair: Engagement
    mentee: str
    note: Log
    against: str


@metric(
    "defence-score",
    unit=Unit.POINTS,
    formula=N_("mean over mentees of the weighted points of their newest defence"),
)
def defence_score(facts: Facts, subject: Subject) -> Result:
    """How many points panels gave mentees for their newest defence, by the program's criteria.

    A criterion without points drops out. A defence without a panel, or with somebody of the pair
    or the mentee's manager on it, does not count. The verdict of the panel is no part of it.
    """
    heard = tuple(_heard(facts, subject))
    parts = tuple(_scored(each) for each in heard if not each.against)
    found = [part for part in parts if part.value is not None]
    excluded = tuple(
        Excluded(f"{each.pair.id}, {each.note.date}", each.against)
        for each in heard
        if each.against
    )
    if not found:
        return Result(
            missing=_("no defence has points by criteria"), parts=parts, excluded=excluded
        )
    return Result(
        value=mean([part.value for part in found if part.value is not None]), n=len(found),
        parts=parts, excluded=excluded,
        people=frozenset(each.mentee for each in heard if not each.against),
    )  # fmt: skip


@metric(
    "defence-passed",
    unit=Unit.RATE,
    formula=N_("mentees whose newest verdict is pass / with a verdict"),
)
def defence_passed(facts: Facts, subject: Subject) -> Result:
    """The share of mentees whose newest defence the panel passed; a condition is no pass yet."""
    heard = tuple(_heard(facts, subject))
    judged = [each for each in heard if each.note.verdict and not each.against]
    excluded = tuple(
        Excluded(f"{each.pair.id}, {each.note.date}", each.against or _("no verdict"))
        for each in heard
        if each not in judged
    )
    if not judged:
        return Result(missing=_("no panel gave a verdict"), excluded=excluded)
    passed = sum(each.note.verdict == "pass" for each in judged)
    inputs = (
        Input(f"{e.pair.id}, {e.mentee}", _(str(e.note.verdict)), spot(e.note, "verdict"))
        for e in judged
    )
    return Result(
        value=Decimal(passed) / len(judged), n=len(judged), interval=wilson(passed, len(judged)),
        inputs=tuple(inputs), excluded=excluded, people=frozenset(e.mentee for e in judged),
    )  # fmt: skip


def _heard(facts: Facts, subject: Subject) -> Iterator[_Heard]:
    span = facts.span(subject)
    own = subject.kind == "person" and subject.role != "mentor"
    for pair in facts.chosen(subject).engagements:
        only = subject.id if own and subject.id in pair.mentees else None
        for mentee in pair.mentees if only is None else (only,):
            notes = [a.note for a in attempts(pair, mentee) if a.note.date in span]
            if notes:
                yield _Heard(pair, mentee, notes[-1], _against(pair, notes[-1]))


def _against(pair: Engagement, note: Log) -> str:
    """Why a defence does not count; empty if it does."""
    if not note.panel:
        return _("it names no panel")
    why = conflicts(pair.situation.workspace, pair.pairing, note)
    found = next((person for person in note.panel if person in why), None)
    if found:
        return f"{found} judged and {why[found]}"
    return "" if evidence(pair.situation, note, "scores", "panel") else _("it has not landed yet")


def _scored(heard: _Heard) -> Result:
    """The points of one defence: the mean over criteria, each by its weight."""
    cadences = [each for each in heard.pair.program.cadence if each.kind == "defence"]
    weights = next((each.criteria for each in cadences if each.criteria), {})
    given = {name: weight for name, weight in weights.items() if name in heard.note.scores}
    total, measured = sum(weights.values()), sum(given.values())
    name = f"{heard.mentee}, {heard.note.date}"
    whole = Result(name=name, unit=Unit.POINTS, people=frozenset({heard.mentee}))
    if not measured:
        return replace(whole, missing=_("no points for any criterion"))
    sums = sum((weight * heard.note.scores[key] for key, weight in given.items()), Decimal(0))
    return replace(
        whole, value=sums / measured, n=len(given), measured=Decimal(measured) / total,
        inputs=tuple(
            Input(_("{name}, weight {weight}", name=key, weight=weight),
                  _("{points} of 100", points=rounded(heard.note.scores[key])),
                  spot(heard.note, "scores", key))
            for key, weight in given.items()
        ),
        excluded=tuple(Excluded(key, _("no points")) for key in weights if key not in given),
    )  # fmt: skip
