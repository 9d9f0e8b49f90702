"""Traits of mentors that go with better outcomes: let the matching look at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from mentorship.advice.advice import About, Advice, Evidence, Ground, TooFew, Unsaid, advises
from mentorship.advice.amendment import Weight
from mentorship.advice.compare import compared
from mentorship.language import N_, _, n_
from mentorship.matching.catalogue import parts, weights_of
from mentorship.matching.existing import Existing
from mentorship.matching.part import FULL
from mentorship.metrics.evaluation.figure import (
    LEAST_SAID,
    Figure,
    amount,
    points,
    signed,
)  # fmt: skip
from mentorship.metrics.evaluation.whole import OUTCOMES, PROCESS
from mentorship.metrics.result import Result, Subject
from mentorship.metrics.statistics import mean
from mentorship.workspace.workspace import grouped

TRAITS: Mapping[str, str] = {
    "experience": N_("mentors with 10 years of work behind them or more"),
    "projects": N_("mentors who have carried 2 major tasks or more"),
}
"""Parts of the matching that look at the mentor alone; who earns all of the part has the trait."""
MEASURES = ("mentee-growth", "task-quality", "task-on-time", "promotion-rate")
WEIGHT = 10
"""Of 100, for a trait that did not count before: enough to part two who fit alike in all else, and
not enough to put one ahead whom mentee and mentor did not choose. A convention."""


class _Looked(NamedTuple):
    """A trait and an outcome: the mean of each mentor who has it, and of each who has not."""

    trait: str
    measure: str
    having: Mapping[str, Result]
    others: Mapping[str, Result]

    @property
    def values(self) -> tuple[list[Decimal], list[Decimal]]:
        """The numbers on both sides."""
        sides = self.having, self.others
        one, other = ([r.value for r in side.values() if r.value is not None] for side in sides)
        return one, other


@advises("trait", N_("A trait of mentors"), "sealed")
def traits(ground: Ground) -> Iterator[Advice | Unsaid]:
    """Mentees of mentors with a trait come out better: give it a weight in the matching.

    Each mentor is one case, with the mean over the pairings that they lead: two mentees of one
    mentor are no two proofs. Five mentors on each side are needed; the intervals are as wide as so
    many looks ask for.
    """
    looked = [look for trait in TRAITS for look in _looks(ground, trait)]
    fit = [look for look in looked if min(map(len, look.values)) >= LEAST_SAID]
    for trait, named in TRAITS.items():
        title = _(named)
        own = [look for look in looked if look.trait == trait]
        judged = [
            (look, _figure(look, title, len(fit), ground.program.id)) for look in own if look in fit
        ]
        better = [(look, figure) for look, figure in judged if _is_better(figure)]
        if better:
            yield _advice(ground, trait, [each[1] for each in better], len(fit))
        else:
            yield Unsaid("trait", title, _why_not(own, [each[1] for each in judged]))


def _looks(ground: Ground, trait: str) -> Iterator[_Looked]:
    having = _having(ground, trait)
    for measure in MEASURES:
        means = _by_mentor(ground, measure)
        yield _Looked(
            trait, measure,
            {m: r for m, r in means.items() if having.get(m) is True},
            {m: r for m, r in means.items() if having.get(m) is False},
        )  # fmt: skip


def _having(ground: Ground, trait: str) -> Mapping[str, bool]:
    """Which first mentors have the trait; those whose profile does not say are left out."""
    part, known = parts()[trait], Existing.of(ground.situation, ground.program)
    found: dict[str, bool] = {}
    for pairing in ground.situation.workspace.pairings_of.get(ground.program.id, ()):
        mentor = known.member(pairing, "mentor", pairing.mentors[0])
        mentee = known.member(pairing, "mentee", pairing.mentees[0])
        if mentor is None or mentee is None or (trait == "experience" and mentor.years is None):
            continue
        found.setdefault(mentor.id, part.fit(mentee, mentor).value >= FULL)
    return found


def _by_mentor(ground: Ground, measure: str) -> Mapping[str, Result]:
    """The mean of a metric over the pairings that each mentor leads."""
    engagements = ground.facts.chosen(ground.subject).engagements
    measured = [
        (e.pairing.mentors[0], ground.facts.measure(measure, Subject("pairing", e.id)))
        for e in engagements
    ]
    groups = grouped((one for one in measured if one[1].value is not None), lambda one: one[0])
    return {mentor: _mean(measure, [r for _, r in groups[mentor]]) for mentor in sorted(groups)}


def _mean(measure: str, results: list[Result]) -> Result:
    value = mean([result.value for result in results if result.value is not None])
    return Result(
        name=measure, unit=results[0].unit, value=value, n=len(results), parts=tuple(results),
        people=frozenset(person for result in results for person in result.people),
    )  # fmt: skip


def _figure(look: _Looked, title: str, looks: int, program: str) -> Figure:
    """The mean of those who have the trait, with the change against the others."""
    having, others = _over(look.having), _over(look.others)
    change, why = compared(*look.values, having.unit, looks)
    name = _(OUTCOMES.get(look.measure) or PROCESS[look.measure])
    return Figure(
        name=look.measure, title=name, group=title, group_id=look.trait, result=having,
        last=others, change=change, words=why,
        why=f"mentorship why {look.measure} {program}",
    )  # fmt: skip


def _over(side: Mapping[str, Result]) -> Result:
    results = list(side.values())
    named = tuple(replace(result, name=mentor) for mentor, result in side.items())
    return replace(_mean(results[0].name, results), parts=named)


def _is_better(figure: Figure) -> bool:
    return figure.change is not None and figure.change.sure and figure.change.value > 0


def _why_not(own: list[_Looked], judged: list[Figure]) -> str:
    if not judged:
        most = max((min(map(len, look.values)) for look in own), default=0)
        return TooFew(_(
            "too few to say: {n} of {least} mentors that are needed with it, and without",
            n=most,
            least=LEAST_SAID,
        ))  # fmt: skip
    if all(figure.words for figure in judged):
        return judged[0].words
    return _("no clear difference in what became of the mentees")


def _advice(ground: Ground, trait: str, figures: list[Figure], looks: int) -> Advice:
    said = _("; ").join(_against(figure) for figure in figures)
    counts = weights_of(ground.program).get(trait, 0)
    more = _("It counts {n} of 100 already.", n=counts) if counts >= WEIGHT else (
        _("Let the matching count it {n} of 100, and the rest less in proportion.", n=WEIGHT)
    )  # fmt: skip
    return Advice(
        code="trait", about=About("trait", trait, _(TRAITS[trait])),
        says=_("{first} {next}", next=more,
               first=_("Mentees of {mentors}: {said}.", mentors=_(TRAITS[trait]), said=said)),
        evidence=tuple(Evidence(figure) for figure in figures), readers="sealed",
        because=(
            n_("each mentor is one case; the intervals hold for {n} look together",
               "each mentor is one case; the intervals hold for {n} looks together", looks),
            _("who mentors whom was not drawn by lot: what goes with the trait may be what "
              "makes the difference"),
            _("the command prints the whole program, whose pairings these figures are made of"),
        ),
        refuted=_("the next cohort, matched with the weight, shows no difference between the two "
                  "groups of mentors"),
        amendments=(Weight(trait, WEIGHT),) if counts < WEIGHT else (),
    )  # fmt: skip


def _against(figure: Figure) -> str:
    change, last, unit = figure.change, figure.last, figure.result.unit
    before = amount(unit, last.value) if last and last.value is not None else "-"
    now = amount(unit, figure.result.value or Decimal(0))
    said = _("{what} {now} against {before}", what=figure.title.lower(), now=now, before=before)
    if change is None:
        return said
    return _("{value} ({n})", value=said, n=f"{signed(unit, change.value)}{points(unit)}")
