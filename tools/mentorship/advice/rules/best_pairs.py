"""What the pairs with the best outcomes do differently from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from mentorship.advice.advice import About, Advice, Evidence, Ground, TooFew, Unsaid, advises
from mentorship.language import N_, _, n_
from mentorship.metrics.evaluation.correlation import (
    LEAST_RELATED,
    Correlation,
    holm,
    spearman,
    unfit,
)  # fmt: skip
from mentorship.metrics.evaluation.exact import SURE, p_said
from mentorship.metrics.evaluation.figure import Figure, amount
from mentorship.metrics.evaluation.relations import NEEDS_SCIPY
from mentorship.metrics.evaluation.whole import OUTCOMES, PROCESS
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Result, Subject, Unit
from mentorship.metrics.statistics import mean
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.obligations import obligations_of

BEST = 3
"""The best third is put beside the others, so that a reader sees what the ranks are made of."""
MEASURES = ("mentee-growth", "task-quality")
_MONTH = Decimal("30.4375")

Habit = Callable[[Facts, Engagement], Decimal | None]


class _Kind(NamedTuple):
    title: str
    unit: Unit
    more: str
    less: str
    of: Habit


class _Look(NamedTuple):
    habit: str
    measure: str
    pairs: Mapping[str, tuple[Decimal, Decimal]]


def _meetings(facts: Facts, pair: Engagement) -> Decimal | None:
    """Meetings a month, in pairs that have run for a month."""
    last = min(pair.life.last, facts.situation.today)
    lasted = (last - pair.life.first).days + 1
    return Decimal(len(pair.meetings)) * _MONTH / lasted if lasted >= _MONTH else None


def _minutes(_facts: Facts, pair: Engagement) -> Decimal | None:
    known = [note.minutes for note in pair.meetings if note.minutes]
    return Decimal(str(median(known))) if known else None


def _answer_days(facts: Facts, pair: Engagement) -> Decimal | None:
    """Days from handing in to the answer, on average."""
    waits = [
        Decimal((o.evidence.judged - o.opened).days)
        for o in obligations_of(facts.situation, pair.pairing)
        if o.kind == "feedback" and o.evidence and o.opened
    ]
    return mean(waits)


def _metric(name: str) -> Habit:
    return lambda facts, pair: facts.measure(name, Subject("pairing", pair.id)).value


HABITS: Mapping[str, _Kind] = {
    "meetings": _Kind(N_("meetings a month"), Unit.COUNT, N_("meet more often"),
                      N_("meet less often"), _meetings),
    "minutes": _Kind(N_("minutes of a meeting"), Unit.COUNT, N_("meet for longer"),
                     N_("meet more briefly"), _minutes),
    "answer-days": _Kind(N_("days to an answer"), Unit.COUNT, N_("take longer to answer"),
                         N_("answer sooner"), _answer_days),
    "session-adherence": _Kind(N_("meetings held"), Unit.RATE,
                               N_("hold more of their meetings"),
                               N_("hold fewer of their meetings"),
                               _metric("session-adherence")),
    "course-completion": _Kind(N_("courses completed"), Unit.RATE,
                               N_("complete more courses"), N_("complete fewer courses"),
                               _metric("course-completion")),
}  # fmt: skip


@advises("best-pairs", N_("What the best pairs do"), "sealed")
def best_pairs(ground: Ground) -> Iterator[Advice | Unsaid]:
    """What goes with better outcomes, pair by pair: meetings, their length, answers, courses.

    Spearman's rank correlation over the pairings, at least ten, with Holm's correction for all
    habits and outcomes together. The means of the best third and of the others have to show the
    same, or the sentence would contradict its numbers.
    """
    looks = tuple(_looks(ground))
    fit = [k for k in looks if len(k.pairs) >= LEAST_RELATED and not unfit([*k.pairs.values()])]
    try:
        found = [spearman([*look.pairs.values()]) for look in fit]
    except ImportError:
        yield Unsaid("best-pairs", _("pairs"), _(NEEDS_SCIPY))
        return
    known = [one for one in found if isinstance(one, Correlation)]
    corrected = holm(one.p for one in known)
    said = [
        _advice(look, one, p, len(known), ground.program.id)
        for look, one, p in zip(fit, known, corrected, strict=True)
        if p < SURE and _is_seen(look, one)
    ]
    yield from said
    if not said:
        most = max((len(look.pairs) for look in looks), default=0)
        few = TooFew(
            _("too few to say: {n} of {least} pairs that are needed", n=most, least=LEAST_RELATED)
        )
        same = _("what they do, or what came of it, is the same for all")
        none = few if most < LEAST_RELATED else same
        yield Unsaid("best-pairs", _("pairs"), _("no clear relation") if fit else none)


def _looks(ground: Ground) -> Iterator[_Look]:
    facts = ground.facts
    pairs = facts.chosen(ground.subject).engagements
    outcomes = {
        measure: {p.id: facts.measure(measure, Subject("pairing", p.id)).value for p in pairs}
        for measure in MEASURES
    }
    for name, habit in HABITS.items():
        values = {pair.id: habit.of(facts, pair) for pair in pairs}
        for measure, reached in outcomes.items():
            both = ((pair.id, values[pair.id], reached[pair.id]) for pair in pairs)
            known = {i: (x, y) for i, x, y in both if x is not None and y is not None}
            yield _Look(name, measure, dict(sorted(known.items())))


def _advice(look: _Look, found: Correlation, p: Decimal, looks: int, program: str) -> Advice:
    kind, title = HABITS[look.habit], _(HABITS[look.habit].title)
    outcome = _(OUTCOMES.get(look.measure) or PROCESS[look.measure]).lower()
    best, others = _sides(look)
    does = _(kind.more if found.value > 0 else kind.less)
    figure = Figure(
        name=f"{look.habit}/{look.measure}", group=_("pairs"),
        title=_("{first} and {second} (Spearman)", first=title, second=outcome),
        group_id=look.habit,
        result=Result(name=look.habit, unit=Unit.COUNT, value=found.value, n=found.n,
                      interval=found.interval),
        why=f"mentorship why {look.measure} {program}",
    )  # fmt: skip
    shown = p_said(p)
    return Advice(
        code="best-pairs", about=About("practice", f"{look.habit}/{look.measure}", title),
        says=_(
            "Pairs that do best in {outcome} {do}: {best} {what} in the best third, {others} in "
            "the others. Tell the next cohort.",
            outcome=outcome, do=does, what=title, best=amount(kind.unit, best),
            others=amount(kind.unit, others),
        ),
        evidence=(Evidence(figure),), readers="sealed",
        because=(
            n_("p {p} after Holm's correction for {n} look together; each pair is one case",
               "p {p} after Holm's correction for {n} looks together; each pair is one case",
               looks, p=shown),
            _("it does not say which of the two makes the other, or whether a third makes both"),
            _("the command prints the whole program, whose pairings these figures are made of"),
        ),
        refuted=_("pairs of the next cohort who are asked to do so come out no better than those "
                  "who are not"),
    )  # fmt: skip


def _is_seen(look: _Look, found: Correlation) -> bool:
    """Whether the best third and the others differ in the direction of the correlation."""
    best, others = _sides(look)
    return best > others if found.value > 0 else best < others


def _sides(look: _Look) -> tuple[Decimal, Decimal]:
    """The mean of the habit in the best third, and in the others."""
    order = sorted(look.pairs.items(), key=lambda one: (-one[1][1], one[0]))
    count = max(len(order) // BEST, 1)
    best, others = order[:count], order[count:]
    means = (mean([values[0] for _name, values in side]) for side in (best, others))
    one, other = (value or Decimal(0) for value in means)
    return one, other
