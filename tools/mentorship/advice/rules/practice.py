"""Courses that were finished while the tasks beside them are not good: practice is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from mentorship.advice.advice import About, Advice, Evidence, Ground, TooFew, Unsaid, advises
from mentorship.advice.amendment import NewTask, named_after
from mentorship.advice.places import Planned, between, planned
from mentorship.language import N_, _, n_
from mentorship.metrics.evaluation.figure import LEAST_SAID, Figure
from mentorship.metrics.evaluation.groups import by_course, by_task
from mentorship.metrics.evaluation.means import NEEDS_SCIPY, mean_of_differences
from mentorship.metrics.learning import grades
from mentorship.metrics.result import Unit
from mentorship.models.program import Program
from mentorship.obligations.plan import in_words
from mentorship.values import rounded
from mentorship.workspace.workspace import grouped

FINISHED = Decimal("0.90")
"""A course counts as finished by many from here on. A convention; the manual's example is 95 %."""
GOOD = Decimal("0.80")
"""Tasks are good from here on. A convention; the manual's example is a quality of 70 %."""


@advises("practice", N_("Practice"), "members")
def practice(ground: Ground) -> Iterator[Advice | Unsaid]:
    """A course is finished by 90 %, and a task beside it is below 80 % good: add practice.

    A task belongs to a course with which it shares a topic, or that is compulsory in its stage.
    Each task has one grade for each mentee, the last; the intervals of the means are as wide as so
    many looks ask for.
    """
    finished = {f.group_id: f for f in by_course(ground.facts, ground.program) if _is_finished(f)}
    marks = grouped(grades(ground.facts, ground.subject), lambda one: one.task)
    quality = {
        f.group_id: f
        for f in by_task(ground.facts, ground.program)
        if f.name == "task-quality" and courses_of(ground.program, f.group_id, finished)
    }
    fit = [task for task in quality if len(marks[task]) >= LEAST_SAID]
    for task, figure in quality.items():
        given = [Decimal(mark.quality) / 100 for mark in marks[task]]
        courses = [finished[c] for c in courses_of(ground.program, task, finished)]
        why = _why_not(given, task in fit, len(fit))
        if why:
            yield Unsaid("practice", figure.group, why)
        else:
            yield _advice(ground, _ranged(figure, given), courses, len(fit))


def courses_of(program: Program, task: str, among: Sequence[str] | dict[str, Figure]) -> list[str]:
    """The courses, of those `among`, that prepare for a task: by topic, else by stage."""
    places = [place for place in planned(program) if place.task.id == task]
    topics = {topic for place in places for topic in place.task.topics}
    shared = [name for name in among if topics & {*program.courses[name].topics}]
    beside = {name for place in places for name in place.stage.compulsory}
    return shared or [name for name in among if name in beside]


def _is_finished(figure: Figure) -> bool:
    value = figure.result.value
    return value is not None and value >= FINISHED and figure.result.n >= LEAST_SAID


def _why_not(given: Sequence[Decimal], enough: bool, looks: int) -> str:
    """Why nothing is said of a task with these grades; empty where something is."""
    if not enough:
        return TooFew(_("too few to say: {n} of {least} grades that are needed",
                        n=len(given), least=LEAST_SAID))  # fmt: skip
    mean = sum(given, Decimal(0)) / len(given)
    if mean >= GOOD:
        return _("{value} good", value=Unit.SHARE.shown(mean))
    if len(set(given)) == 1:
        return _("all {n} grades are the same, so that they say little of others", n=len(given))
    found = mean_of_differences([grade - GOOD for grade in given], looks)
    if found is None:
        return _(NEEDS_SCIPY)
    if found.interval.high < 0:
        return ""
    return _("{value} good, may be chance", value=Unit.SHARE.shown(mean))


def _ranged(figure: Figure, given: Sequence[Decimal]) -> Figure:
    """The figure with the interval of its mean."""
    found = mean_of_differences(given)
    ends = found.interval if found else None
    return replace(figure, result=replace(figure.result, interval=ends))


def _advice(ground: Ground, figure: Figure, courses: Sequence[Figure], looks: int) -> Advice:
    names = _(", ").join(course.group for course in courses)
    least = min(course.result.value or Decimal(0) for course in courses)
    more = any(course.result.value != least for course in courses)
    good = Unit.SHARE.shown(figure.result.value or Decimal(0))
    places = _first_of_each_track(ground.program, figure.group_id)
    return Advice(
        code="practice", about=About("course", courses[0].group_id, names),
        says=_("{courses}: {done}, but {task} is {good} good. "
               "Knowing is not yet doing: add practice before the task.",
               courses=names, done=_done(len(courses) > 1, Unit.RATE.shown(least), more),
               task=figure.group, good=good),
        evidence=(*(Evidence(c, "courses") for c in courses), Evidence(figure, "tasks")),
        because=(
            _("a course counts as finished by many from {value} on",
              value=f"{rounded(FINISHED * 100)} %"),
            n_("the mean of {grades} grades, one for each mentee; its interval, for {n} task "
               "looked at together, lies below {value}",
               "the mean of {grades} grades, one for each mentee; its interval, for {n} tasks "
               "looked at together, lies below {value}",
               looks, grades=figure.result.n, value=Unit.SHARE.shown(GOOD)),
        ),
        refuted=_("the quality of the task does not rise in the next cohort although the practice "
                  "was done: then the task, or how it is graded, was the reason"),
        readers="members",
        amendments=tuple(_practice(place) for place in places),
    )  # fmt: skip


def _done(several: bool, share: str, more: bool) -> str:
    """By how many the courses were finished."""
    if several:
        text = N_("each finished by {share} or more") if more else N_("each finished by {share}")
    else:
        text = N_("finished by {share} or more") if more else N_("finished by {share}")
    return _(text, share=share)


def _first_of_each_track(program: Program, task: str) -> Sequence[Planned]:
    found: dict[str, Planned] = {}
    for place in planned(program):
        if place.task.id == task:
            found.setdefault(place.track, place)
    return tuple(found.values())


def _practice(place: Planned) -> NewTask:
    task = place.task
    due = between(place.begins, place.due or place.last)
    title = in_words("Practice: {}", task.title)
    return NewTask(place.track, place.stage.id, named_after(task.id, "practice"), title, due)
