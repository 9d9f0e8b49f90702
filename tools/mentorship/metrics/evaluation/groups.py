"""The same figures per track, stage, course, task and mentor, in one pass over what was due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from mentorship.language import _, spoken
from mentorship.metrics.credit import is_credited, mentees_of
from mentorship.metrics.evaluation.figure import Figure, hits_of
from mentorship.metrics.evaluation.whole import OUTCOMES, PROCESS
from mentorship.metrics.growth import growth_of
from mentorship.metrics.learning import grades, quality_of
from mentorship.metrics.metric import Facts
from mentorship.metrics.punctuality import DONE, IN_TIME, share_of
from mentorship.metrics.result import Result, Subject, Unit
from mentorship.metrics.statistics import mean
from mentorship.models.fields import words
from mentorship.models.program import Program
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.plan import track_id
from mentorship.workspace.workspace import Workspace, grouped

Key = Callable[[Obligation], str]


class _Rate(NamedTuple):
    """A metric as it is counted: of which obligations, and which states are hits."""

    name: str
    kinds: tuple[str, ...]
    hits: Collection[State]


_COURSES = _Rate("course-completion", ("course",), DONE)
_TASKS = _Rate("task-on-time", ("task", "step"), IN_TIME)
_ANSWERS = _Rate("feedback-in-time", ("feedback",), IN_TIME)
_MEETINGS = _Rate("session-adherence", ("cadence",), DONE)


def by_track(facts: Facts, program: Program) -> Iterator[Figure]:
    """Tracks: courses, tasks, feedback, meetings."""
    space, language = facts.situation.workspace, _language(facts)
    titles = {name: words(track.title, language) or name for name, track in program.tracks.items()}
    rates = (_COURSES, _TASKS, _ANSWERS, _MEETINGS)
    return _rates(facts, program, rates, lambda o: _track(space, o), titles)


def by_stage(facts: Facts, program: Program) -> Iterator[Figure]:
    """Stages of every track: courses and tasks."""
    space, language = facts.situation.workspace, _language(facts)
    titles = {
        f"{name}/{stage.id}": _in_track(program, name, words(stage.title, language) or stage.id)
        for name, track in program.tracks.items()
        for stage in track.stages
    }
    return _rates(
        facts, program, (_COURSES, _TASKS), lambda o: f"{_track(space, o)}/{o.stage}", titles
    )


def by_course(facts: Facts, program: Program) -> Iterator[Figure]:
    """Courses."""
    titles = {name: words(c.title, _language(facts)) for name, c in program.courses.items()}
    return _rates(facts, program, (_COURSES,), lambda o: o.item, titles)


def by_task(facts: Facts, program: Program) -> Iterator[Figure]:
    """Tasks: in time, a task in steps by its steps; and how good they were."""
    language = _language(facts)
    titles = {
        task.id: words(task.title, language)
        for track in program.tracks.values()
        for stage in track.stages
        for task in stage.tasks
    }
    yield from _rates(facts, program, (_TASKS,), lambda o: o.item.split("/", 1)[0], titles)
    graded = grouped(grades(facts, Subject("program", program.id)), lambda one: one.task)
    for task in (name for name in titles if name in graded):
        yield _figure("task-quality", titles[task], task, quality_of(graded[task]), Unit.SHARE)


def by_mentor(facts: Facts, program: Program) -> Iterator[Figure]:
    """First mentors: what their mentees handed in, what they answered, the meetings they held."""
    space = facts.situation.workspace
    first = {p.id: p.mentors[0] for p in space.pairings_of.get(program.id, ())}
    titles = {mentor: space.name_of(mentor) for mentor in sorted({*first.values()})}
    rates = (_TASKS, _ANSWERS, _MEETINGS)
    yield from _rates(facts, program, rates, lambda o: first.get(o.pairing or "", ""), titles)


def growth_by_mentor(facts: Facts, program: Program) -> Iterator[Figure]:
    """How much the mentees of each first mentor grew: a mean of few, without a rank.

    As in the metric, mentees count for a mentor who was in a third of the meetings.
    """
    space, situation = facts.situation.workspace, facts.situation
    credited = (
        (engagement.pairing.mentors[0], mentee)
        for mentee in mentees_of(facts, Subject("program", program.id)).mentees
        for engagement in mentee.engagements[-1:]
        if is_credited(engagement, engagement.pairing.mentors[0])
    )
    groups = grouped(credited, lambda one: one[0])
    for mentor in sorted(groups):
        title = space.name_of(mentor)
        parts = tuple(growth_of(situation, mentee) for _, mentee in groups[mentor])
        known = tuple(part for part in parts if part.value is not None)
        if known:
            result = Result(
                value=mean([part.value for part in known if part.value is not None]),
                n=len(known), parts=parts, people=frozenset(p for k in known for p in k.people),
            )  # fmt: skip
            yield _figure("mentee-growth", title, mentor, result, Unit.GROWTH)


def _rates(
    facts: Facts, program: Program, rates: Iterable[_Rate], key: Key, titles: Mapping[str, str]
) -> Iterator[Figure]:
    subject = Subject("program", program.id)
    for rate in rates:
        owed = _due(facts, subject, rate)
        groups = grouped(owed, key)
        for group in (name for name in titles if name in groups):
            result = share_of(facts, groups[group], rate.hits)
            yield _figure(rate.name, titles[group], group, result, Unit.RATE)


def _due(facts: Facts, subject: Subject, rate: _Rate) -> Iterable[Obligation]:
    found = facts.due(subject, *rate.kinds)
    if rate is not _MEETINGS:
        return found
    program = facts.situation.workspace.programs[subject.id]
    sessions = {cadence.id for cadence in program.cadence if cadence.kind == "session"}
    return (o for o in found if o.item in sessions)


def _figure(name: str, group: str, identity: str, result: Result, unit: Unit) -> Figure:
    known = Result(
        name=name, unit=unit, value=result.value, missing=result.missing, n=result.n,
        interval=result.interval, inputs=result.inputs, excluded=result.excluded,
        people=result.people, parts=result.parts,
    )  # fmt: skip
    title = _(PROCESS.get(name) or OUTCOMES[name])
    return Figure(
        name=name, title=title, group=group, group_id=identity, result=known, hits=hits_of(known)
    )


def _track(space: Workspace, obligation: Obligation) -> str:
    pairing = space.pairings.get(obligation.pairing or "")
    return (track_id(space, pairing) or "") if pairing else ""


def _in_track(program: Program, track: str, title: str) -> str:
    return title if len(program.tracks) == 1 else _("{what}: {value}", what=track, value=title)


def _language(facts: Facts) -> str:
    return facts.situation.workspace.settings.language_beside(spoken())
