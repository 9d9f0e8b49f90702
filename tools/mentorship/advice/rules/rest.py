"""Mentors who should have a rest: two cohorts in a row in which their mentees came out worse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from mentorship.advice.advice import About, Advice, Evidence, Ground, TooFew, Unsaid, advises
from mentorship.advice.compare import compared
from mentorship.language import N_, _
from mentorship.metrics.credit import is_credited, mentees_of
from mentorship.metrics.evaluation.figure import Figure, points, signed
from mentorship.metrics.growth import growth_of
from mentorship.metrics.learning import grades
from mentorship.metrics.result import Result, Subject, Unit
from mentorship.metrics.statistics import mean
from mentorship.models.program import Program
from mentorship.obligations.engagement import engagement_of
from mentorship.workspace.workspace import grouped

LEAST_MENTEES = 3
"""Mentees of both cohorts together of whom something is known; of fewer it would be about one or
two people and not about who mentors them."""
EACH = Decimal("0.5")
"""The part of the difference of both cohorts that each has to show: else one bad cohort would do
for two. A convention."""

_Values = Mapping[str, Mapping[str, Decimal]]


class _Two(NamedTuple):
    """One measure: the values of each mentor's mentees, now and in the cohort before."""

    name: str
    title: str
    unit: Unit
    now: _Values
    before: _Values

    def own(self, mentor: str) -> list[Decimal]:
        """Those of the mentor, of both cohorts."""
        return [*self.now.get(mentor, {}).values(), *self.before.get(mentor, {}).values()]

    def others(self, mentor: str) -> list[Decimal]:
        """Those of everybody else."""
        groups = [(m, values) for side in (self.now, self.before) for m, values in side.items()]
        return [value for m, values in groups if m != mentor for value in values.values()]


@advises("rest", N_("A rest"), "sealed")
def rest(ground: Ground) -> Iterator[Advice | Unsaid]:
    """A mentor's mentees came out worse than the others' in two cohorts running: let them rest.

    Growth and the quality of tasks, one value for each mentee, three mentees or more; worse in
    each of the two cohorts, and surely worse in both together, for as many mentors as there are.
    Only mentees of whose meetings the mentor attended a third count.
    """
    if ground.before is None:
        why = _("there is no cohort before {program}", program=ground.program.id)
        yield Unsaid("rest", _("mentors"), why)
        return
    measures = (_growth(ground, ground.before), _quality(ground, ground.before))
    mentors = sorted({m for two in measures for m in two.now if m in two.before})
    fit = [(two, m) for two in measures for m in mentors if _is_enough(two, m)]
    if not fit:
        why = TooFew(_(
            "too few to say: nobody has {n} mentees with growth or grades in both cohorts",
            n=LEAST_MENTEES,
        ))  # fmt: skip
        yield Unsaid("rest", _("mentors"), why)
    known = {mentor for _two, mentor in fit}
    for mentor in (each for each in mentors if fit and each not in known):
        why = TooFew(_("too few to say: {n} mentees of both cohorts are needed, and as many others",
                       n=LEAST_MENTEES))  # fmt: skip
        yield Unsaid("rest", ground.name(mentor), why)
    for mentor in mentors:
        looked = [(two, _figure(ground, two, mentor, len(fit))) for two, m in fit if m == mentor]
        worse = [figure for two, figure in looked if _is_worse(two, figure, mentor)]
        if worse:
            yield _advice(ground, mentor, worse, len(fit))
        elif looked:
            first = looked[0][1].words
            why = first or _("not surely below the others in both cohorts")
            yield Unsaid("rest", ground.name(mentor), why)


def _is_enough(two: _Two, mentor: str) -> bool:
    there = two.now.get(mentor), two.before.get(mentor)
    enough = all(there) and len(two.own(mentor)) >= LEAST_MENTEES
    return enough and len(two.others(mentor)) >= LEAST_MENTEES


def _growth(ground: Ground, before: Program) -> _Two:
    now, then = (_growth_in(ground, program) for program in (ground.program, before))
    return _Two("mentee-growth", _("Growth of mentees"), Unit.GROWTH, now, then)


def _growth_in(ground: Ground, program: Program) -> _Values:
    found: dict[str, dict[str, Decimal]] = {}
    for mentee in mentees_of(ground.facts, Subject("program", program.id)).mentees:
        newest = mentee.engagements[-1]
        value = growth_of(ground.situation, mentee).value
        if value is not None and is_credited(newest, newest.pairing.mentors[0]):
            found.setdefault(newest.pairing.mentors[0], {})[mentee.person] = value
    return found


def _quality(ground: Ground, before: Program) -> _Two:
    now, then = (_quality_in(ground, program) for program in (ground.program, before))
    return _Two("task-quality", _("Quality of tasks"), Unit.SHARE, now, then)


def _quality_in(ground: Ground, program: Program) -> _Values:
    """The mean grade of each mentee under the mentor who led the pairing."""
    space = ground.situation.workspace
    marks = grouped(
        grades(ground.facts, Subject("program", program.id)),
        lambda one: (space.pairings[one.note.pairing].mentors[0], one.mentee),
    )
    found: dict[str, dict[str, Decimal]] = {}
    for (mentor, mentee), given in marks.items():
        pair = engagement_of(ground.situation, space.pairings[given[-1].note.pairing])
        if pair is None or not is_credited(pair, mentor):
            continue
        value = mean([Decimal(one.quality) / 100 for one in given])
        if value is not None:
            found.setdefault(mentor, {})[mentee] = value
    return found


def _figure(ground: Ground, two: _Two, mentor: str, looks: int) -> Figure:
    own, others = two.own(mentor), two.others(mentor)
    change, why = compared(own, others, two.unit, looks)
    people = frozenset({*two.now[mentor], *two.before[mentor]})
    return Figure(
        name=two.name, title=two.title, group=ground.name(mentor), group_id=mentor,
        result=Result(name=two.name, unit=two.unit, value=mean(own), n=len(own), people=people),
        last=Result(name=two.name, unit=two.unit, value=mean(others), n=len(others)),
        change=change, words=why, why=_command(two.name, mentor, ground.program),
    )  # fmt: skip


def _command(name: str, mentor: str, program: Program) -> str:
    """The command that prints what is known of the mentor's mentees in one cohort."""
    days = f"--from {program.dates.start} --to {program.dates.end}"
    return f"mentorship why {name} {mentor} --role mentor --program {program.id} {days}"


def _is_worse(two: _Two, figure: Figure, mentor: str) -> bool:
    change = figure.change
    if change is None or not change.sure or change.value >= 0:
        return False
    return _in_both(two, mentor, change.value)


def _in_both(two: _Two, mentor: str, together: Decimal) -> bool:
    """Whether each cohort by itself shows as much as `EACH` of the difference of both."""
    for side in (two.now, two.before):
        rest_of = [v for m, values in side.items() if m != mentor for v in values.values()]
        own, others = mean([*side[mentor].values()]), mean(rest_of)
        if own is None or others is None or own - others > together * EACH:
            return False
    return True


def _advice(ground: Ground, mentor: str, figures: list[Figure], looks: int) -> Advice:
    name = ground.name(mentor)
    said = _("; ").join(
        _("{what} {change} against the others", what=f.title.lower(),
          change=f"{signed(f.result.unit, f.change.value)}{points(f.result.unit)}")
        for f in figures if f.change
    )  # fmt: skip
    before = ground.before or ground.program
    return Advice(
        code="rest", about=About("mentor", mentor, name), readers="sealed",
        says=_("{name} should have a rest from mentoring: {said}, below them in {before} and in "
               "{program}.", name=name, said=said, before=before.id, program=ground.program.id),
        evidence=tuple(Evidence(figure) for figure in figures),
        because=(
            *(_("{program} before it: {command}", program=before.id,
                command=_command(f.name, mentor, before)) for f in figures),
            _("one value for each mentee; the intervals hold for {n} looks together", n=looks),
            _("mentees are not dealt out by lot: who is given the hardest looks the worst, so "
              "ask before anything is decided"),
        ),
        refuted=_("the mentees of whoever takes over come out no better, or those of this mentor "
                  "began with less than the others"),
    )  # fmt: skip
