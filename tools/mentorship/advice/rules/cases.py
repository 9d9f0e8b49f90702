"""Courses that were finished while what the program wants to move did not: cases are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from mentorship.advice.advice import About, Advice, Evidence, Ground, TooFew, Unsaid, advises
from mentorship.advice.amendment import NewTask, named_after
from mentorship.language import N_, _, n_
from mentorship.metrics.evaluation.before_after import kpis, team_indicators
from mentorship.metrics.evaluation.figure import LEAST_SAID, TOO_FEW, Figure, amount
from mentorship.metrics.evaluation.groups import by_course
from mentorship.metrics.evaluation.means import NEEDS_SCIPY, mean_of_differences
from mentorship.metrics.evaluation.whole import outcomes, process
from mentorship.metrics.result import Result, Unit
from mentorship.models.program import Program
from mentorship.models.scoring import Kpi
from mentorship.obligations.plan import in_words
from mentorship.values import Period, PlanPlace

FINISHED = Decimal("0.90")
"""The courses count as finished from here on, as in the manual's example of 90 %."""
UNMOVED = Decimal("0.05")
"""What changed by less than this part of where it began has not moved. A convention."""


@advises("cases", N_("Cases"), "sealed")
def cases(ground: Ground) -> Iterator[Advice | Unsaid]:
    """The courses are done by 90 %, and an outcome has not moved: work through cases.

    That nothing is seen to move is not enough: the whole interval has to lie within 5 % of the
    start, for growth below 5 %, though so many indicators and the growth are looked at together.
    The figures that the owners write down have no cases and no interval; what rests on them alone
    is called weak.
    """
    whole = next(f for f in process(ground.facts, ground.program) if f.name == "course-completion")
    done = whole.result
    if done.value is None or done.n < LEAST_SAID:
        why = done.missing or TooFew(
            _("too few to say: {n} of {least} cases that are needed", n=done.n, least=LEAST_SAID)
        )
        yield Unsaid("cases", _("courses"), why)
        return
    if done.value < FINISHED:
        why = _("completed by {value} only", value=Unit.RATE.shown(done.value))
        yield Unsaid("cases", _("courses"), why)
        return
    still, typed = list[Figure](), list[Figure]()
    judged = tuple(_judged(ground))
    for figure, why, is_typed in judged:
        if why:
            yield Unsaid("cases", _title(figure), why)
        else:
            (typed if is_typed else still).append(figure)
    if still or typed:
        looks = sum(not is_typed for _figure, _why, is_typed in judged) if still else 0
        yield _advice(ground, whole, (*still, *typed), looks)


def _judged(ground: Ground) -> Iterator[tuple[Figure, str, bool]]:
    """Each outcome, why it cannot be said to stand still, and whether it is only typed."""
    facts, program = ground.facts, ground.program
    for kpi, figure in zip(program.kpis, kpis(facts, program), strict=True):
        yield figure, _kpi_moves(kpi, figure, ground.situation.today), True
    teams = tuple(team_indicators(facts, program, beside=1))
    for figure in teams:
        yield figure, _indicator_moves(figure), False
    growth = next(f for f in outcomes(facts, program) if f.name == "mentee-growth")
    yield growth, _grows(growth.result, len(teams) + 1), False


def _kpi_moves(kpi: Kpi, figure: Figure, today: date) -> str:
    newest = max((p for p in map(_period, kpi.values) if p and p.first <= today), default=None,
                 key=lambda period: (period.last, period.first))  # fmt: skip
    if figure.change is None or figure.last is None or figure.last.value is None or newest is None:
        return figure.words or figure.result.missing
    if newest.last >= today:
        return _("{period} is not over", period=newest.text)
    if figure.last.value == 0:
        return _("a start of 0 has no part")
    moved = figure.change.value / abs(figure.last.value)
    better = -moved if kpi.better == "lower" else moved
    return "" if better <= UNMOVED else figure.words


def _indicator_moves(figure: Figure) -> str:
    """An indicator stands still where the interval of its change lies within the margin, though so
    many are looked at."""
    if figure.change is None or figure.last is None or not figure.last.value:
        return figure.words
    if min(figure.result.n, figure.last.n) < LEAST_SAID:
        return TooFew(_(TOO_FEW))
    if figure.change.wide is None:
        return "" if figure.change.value == 0 else figure.words
    margin = abs(figure.last.value) * UNMOVED
    low, high = figure.change.wide
    return "" if -margin <= low and high <= margin else figure.words


def _grows(result: Result, looks: int) -> str:
    values = [part.value for part in result.parts if part.value is not None]
    if len(values) < LEAST_SAID:
        return TooFew(_("too few to say: growth of {n} of {least} mentees that are needed",
                        n=len(values), least=LEAST_SAID))  # fmt: skip
    found = mean_of_differences([value - UNMOVED for value in values], looks)
    if found is None:
        same = len(set(values)) == 1
        return ("" if values[0] < UNMOVED else _("it grew")) if same else _(NEEDS_SCIPY)
    return "" if found.interval.high < 0 else _("it may have grown")


def _advice(ground: Ground, whole: Figure, still: Sequence[Figure], looks: int) -> Advice:
    share = Unit.RATE.shown(whole.result.value or Decimal(0))
    finished = {
        f.group_id: f
        for f in by_course(ground.facts, ground.program)
        if f.result.n >= LEAST_SAID and (f.result.value or 0) >= FINISHED
    }
    stood = _("; ").join(_stands(figure) for figure in still)
    limit = _("better by no more than {value} of where it began.", value=Unit.SHARE.shown(UNMOVED))
    typed = _("Figures that are written down have no cases, so this is weak.")
    return Advice(
        code="cases", about=About("course", "courses", _("Courses")), readers="sealed",
        sure="suggests" if looks else "weak",
        beside="before",
        says=_("{share} of the courses were done, but {stood}. Work through real cases in place of "
               "more lessons.", share=share, stood=stood),
        evidence=(Evidence(whole), *(Evidence(f, "courses") for f in finished.values()),
                  *(Evidence(figure) for figure in still)),
        because=(limit if looks else _("{first} {next}", first=limit, next=typed),
                 *((n_("the intervals hold for {n} look together",
                       "the intervals hold for {n} looks together", looks),) if looks else ()),
                 _("a case is added behind the last course that was finished, on each track")),
        refuted=_("it moves in the next cohort without cases, or does not move with them; or "
                  "something outside the program held it, which nobody here can see"),
        amendments=tuple(_amendments(ground.program, finished)),
    )  # fmt: skip


def _stands(figure: Figure) -> str:
    value, last, title = figure.result, figure.last, _title(figure).lower()
    if last is None or last.value is None or value.value is None:
        return _("{what} is {value}", what=title, value=value.shown)
    before, now = amount(last.unit, last.value), amount(value.unit, value.value)
    if now == before:
        return _("{what} stayed at {now}", what=title, now=now)
    return _("{what} went from {before} to {now}", what=title, before=before, now=now)


def _title(figure: Figure) -> str:
    if not figure.group:
        return figure.title
    return _("{what} of {group}", what=figure.title, group=figure.group)


def _amendments(program: Program, finished: dict[str, Figure]) -> Iterator[NewTask]:
    for name, track in program.tracks.items():
        there = [(s, c) for s in track.stages for c in s.compulsory if c in finished]
        if there:
            stage, course = there[-1]
            title = in_words("Cases: {}", program.courses[course].title)
            due = PlanPlace("week", stage.weeks.last)
            yield NewTask(name, stage.id, named_after(course, "cases"), title, due)


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None
