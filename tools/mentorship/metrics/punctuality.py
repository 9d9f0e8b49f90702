"""What was done in time: obligations, submissions, tasks, meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from mentorship.language import N_, _, n_
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Input, Lines, Result, Subject, Unit
from mentorship.metrics.statistics import wilson
from mentorship.obligations.evidence import seen_on
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.situation import Situation

IN_TIME = frozenset({State.MET})
DONE = frozenset({State.MET, State.MET_LATE})
_DECIDED = frozenset({State.MET, State.MET_LATE, State.OVERDUE, State.MISSED})


@metric("on-time", unit=Unit.RATE, formula=N_("met in time / all that was due"))
def on_time(facts: Facts, subject: Subject) -> Result:
    """The share of what was due that was met in time; overdue and missed are not."""
    return share_of(facts, facts.owed(subject), IN_TIME)


@metric(
    "task-on-time",
    unit=Unit.RATE,
    formula=N_("tasks and steps handed in in time / all that were due"),
)
def task_on_time(facts: Facts, subject: Subject) -> Result:
    """The share of tasks and steps that were handed in in time."""
    return share_of(facts, facts.due(subject, "task", "step"), IN_TIME)


@metric(
    "feedback-rate",
    unit=Unit.RATE,
    formula=N_("submissions answered / submissions whose answer was due"),
)
def feedback_rate(facts: Facts, subject: Subject) -> Result:
    """The share of what was handed in that got an answer, in time or not."""
    return share_of(facts, facts.due(subject, "feedback"), DONE)


@metric(
    "feedback-in-time",
    unit=Unit.RATE,
    formula=N_("submissions answered in time / submissions whose answer was due"),
)
def feedback_in_time(facts: Facts, subject: Subject) -> Result:
    """The share of what was handed in that got an answer within the program's time."""
    return share_of(facts, facts.due(subject, "feedback"), IN_TIME)


@metric(
    "session-adherence",
    unit=Unit.RATE,
    formula=N_("windows with a meeting / windows that owed one"),
)
def session_adherence(facts: Facts, subject: Subject) -> Result:
    """The share of the meetings owed by the cadence that were held, in time or not."""
    owed = facts.due(subject, "cadence")
    sessions = _sessions(facts.situation)
    return share_of(facts, (o for o in owed if (o.program, o.item) in sessions), DONE)


def _sessions(situation: Situation) -> Collection[tuple[str, str]]:
    """Program and id of each cadence of meetings."""
    key = "metrics: sessions"
    if key not in situation.remembered:
        situation.remembered[key] = frozenset(
            (program.id, cadence.id)
            for program in situation.workspace.programs.values()
            for cadence in program.cadence
            if cadence.kind == "session"
        )
    found: Collection[tuple[str, str]] = situation.remembered[key]
    return found


def share_of(facts: Facts, owed: Iterable[Obligation], hits: Collection[State]) -> Result:
    """The share of the obligations due by the day whose state was one of `hits` on it.

    What is paused, waived, blocked or has no day belongs to no rate; what is due later, or today
    and still open, is not yet decided.
    """
    today = facts.known_by
    listed = tuple(owed)
    decided = tuple(o for o in listed if is_decided(o, today))
    if today < facts.situation.today:
        decided = tuple(o for o in decided if o.due != today or _was_met(facts, o))
    open_ = len(decided) < len(listed)
    known = frozenset(map(id, decided)) if open_ else ()
    excluded = _left_out((o for o in listed if id(o) not in known), today) if open_ else ()
    if not decided:
        return Result(missing=_("nothing was due by {day}", day=today), excluded=excluded)
    met = sum(o.state in hits and is_met_by(facts.situation, o, today) for o in decided)
    return Result(
        value=Decimal(met) / len(decided), n=len(decided), interval=wilson(met, len(decided)),
        inputs=as_inputs(decided), excluded=excluded, people=people_in(decided),
    )  # fmt: skip


def is_decided(obligation: Obligation, today: date) -> bool:
    """Whether it was due by today and is known to be met or not."""
    due, state = obligation.due, obligation.state
    return due is not None and due <= today and state in _DECIDED and obligation.kind != "plan"


def _was_met(facts: Facts, obligation: Obligation) -> bool:
    """Whether it was met by a day that is over: what is due on the very day may still be."""
    return obligation.state in DONE and is_met_by(facts.situation, obligation, facts.known_by)


def is_met_by(situation: Situation, obligation: Obligation, day: date) -> bool:
    """Whether what met it was seen by a day; what is met without a day always is."""
    if day >= situation.today:
        return True
    evidence = obligation.evidence
    if evidence is None or evidence.judged > day:
        return evidence is None
    if evidence.landed is None or evidence.landed.toordinal() + 1 < day.toordinal():
        return True  # in whatever zone
    return seen_on(situation, evidence) <= day


def as_inputs(obligations: Iterable[Obligation]) -> Lines:
    """The lines of a receipt about obligations: what met each, or where it was agreed."""
    return Lines(lambda: map(_as_input, obligations))


_STATES = (N_("met-late"), N_("due-soon"))
"""The states that files write otherwise than pages show them."""


def _due(obligation: Obligation) -> str:
    return _("{state}, due {due}", state=_(obligation.state.value), due=obligation.due)


def _as_input(obligation: Obligation) -> Input:
    evidence = obligation.evidence
    if evidence is None:
        return Input(obligation.id, _due(obligation), obligation.spot)
    how = _("{state} {day}, due {due}", state=_(obligation.state.value), day=evidence.judged,
            due=obligation.due)  # fmt: skip
    if evidence.judged != evidence.claimed:
        how = _("{how} (dated {day}, reached the main branch later)", how=how,
                day=evidence.claimed)  # fmt: skip
    return Input(obligation.id, how, evidence.spot)


def people_in(obligations: Iterable[Obligation]) -> frozenset[str]:
    """Whose punctuality it is: everybody who owes one of the obligations."""
    return frozenset(owner for obligation in obligations for owner in obligation.owners)


def _left_out(others: Iterable[Obligation], today: date) -> tuple[Excluded, ...]:
    """How many obligations are not in the rate, for each reason."""
    why = Counter(_reason(obligation, today) for obligation in others)
    return tuple(
        Excluded(n_("{n} obligation", "{n} obligations", count), reason)
        for reason, count in sorted(why.items())
    )


def _reason(obligation: Obligation, today: date) -> str:
    if obligation.kind == "plan":
        return _("the plan is met without a day")
    if obligation.state in (State.PAUSED, State.WAIVED, State.BLOCKED):
        return _(obligation.state.value)
    return _("not decided by {day}", day=today)
