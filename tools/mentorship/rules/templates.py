"""Plan templates: stages in order, items with names of their own, tasks that can begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from mentorship.findings import Place, Related
from mentorship.models.entity import Entity
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.models.track import Stage, Track
from mentorship.rules.naming import Route
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.values import PlanPlace
from mentorship.workspace.workspace import Workspace

FIXED_WORDS = frozenset(
    {
        "acceptance", "plan", "approval", "first-meeting", "feedback", "resubmission", "action",
        "application",
    }
)  # fmt: skip
"""Words that obligation ids use for themselves."""


class _Item(NamedTuple):
    entity: Entity
    route: Route
    name: str

    @property
    def place(self) -> Place:
        return self.entity.place(*self.route, key=True)


@rule("stage-gap", "warning")
def stages_follow_each_other(subject: Subject) -> Issues:
    """A stage does not begin in the week after the one before it, or two stages overlap.

    Why: in the weeks between, nobody knows which stage they are in.

    Mend: let the weeks follow each other: 1-2, 3-8, 9-12.

    Bad:
        stages: [{id: arrive, weeks: 1-2}, {id: contribute, weeks: 4-8}]

    Good:
        stages: [{id: arrive, weeks: 1-2}, {id: contribute, weeks: 3-8}]
    """
    for program, name, track in _tracks(subject.workspace):
        for number, (before, stage) in enumerate(pairwise(track.stages), 1):
            first, last = stage.weeks.first, before.weeks.last
            if first != last + 1:
                what = "overlaps" if first <= last else "leaves a gap after"
                those = f"{what} {before.id} (weeks {before.weeks})"
                yield Issue(
                    program.place("tracks", name, "stages", number, "weeks"),
                    f"the stage {stage.id} (weeks {stage.weeks}) {those}",
                    f"begin it in week {last + 1}",
                    subject=f"{name} {stage.id}",
                )


@rule("outside-stage", "warning")
def tasks_are_due_in_their_stage(subject: Subject) -> Issues:
    """A task or a step is due outside the weeks of its stage, or after the program's last week.

    Why: the plan shows it in one stage and asks for it in another, or it is never asked for.

    Mend: correct `due`, or move the task to the stage in which it is due.

    Bad:
        stages: [{id: arrive, weeks: 1-2, tasks: [{id: interviews, title: Talk, due: week 20}]}]

    Good:
        stages: [{id: arrive, weeks: 1-2, tasks: [{id: interviews, title: Talk, due: week 2}]}]
    """
    for program, name, track in _tracks(subject.workspace):
        last = (program.dates.end - program.dates.start).days // 7 + 1
        for route, stage, due in _due(name, track):
            week = due.number if due.unit == "week" else (due.number + 6) // 7
            if stage.weeks.first <= week <= min(stage.weeks.last, last):
                continue
            outside = f"outside the stage {stage.id} (weeks {stage.weeks})"
            if stage.weeks.first <= week <= stage.weeks.last:
                outside = f"after the program, which has {last} weeks"
            yield Issue(
                program.place(*route),
                f"{route[-1]}: {due} lies {outside}",
                "correct it, or move the task to another stage",
                subject=".".join(str(part) for part in route),
            )


@rule("duplicate-item", "error")
def items_have_names_of_their_own(subject: Subject) -> Issues:
    """Two items of a program have the same name, or an item has a word that obligations use.

    Why: courses, stages, tasks, cadences, surveys and events share one set of names, because notes
    and reminders call them by name alone; the extras of a pairing's plan come to those of its
    track. Within different tracks names may repeat.

    Mend: rename one of the two. Not to be used: acceptance, plan, approval, first-meeting,
    feedback, resubmission, action, application.

    Bad:
        courses: {values: {title: Our values}}
        cadence: [{id: values, every: month}]

    Good:
        courses: {values: {title: Our values}}
        cadence: [{id: values-talk, every: month}]
    """
    space = subject.workspace
    for program in space.programs.values():
        common = tuple(_common_items(program))
        yield from _repeated(common)
        for name, track in program.tracks.items():
            yield from _repeated(tuple(_track_items(program, name, track)), common)
    for pairing in space.pairings.values():
        owner, chosen = space.program_of(pairing), space.track_of(pairing)
        if pairing.plan.extra and owner and chosen:
            name = pairing.track or next(iter(owner.tracks))
            others = (*_common_items(owner), *_track_items(owner, name, chosen))
            yield from _repeated(tuple(_extras(pairing)), others)


@rule("task-circle", "error")
def tasks_wait_for_no_circle(subject: Subject) -> Issues:
    """Tasks wait for each other in a circle.

    Why: none of them could ever begin.

    Mend: remove one `after:`.

    Bad:
        - {id: draft-plan, title: Draft, after: [launch]}
        - {id: launch, title: Launch, after: [draft-plan]}

    Good:
        - {id: draft-plan, title: Draft}
        - {id: launch, title: Launch, after: [draft-plan]}
    """
    for program, name, track in _tracks(subject.workspace):
        routes = {
            task.id: ("tracks", name, "stages", number, "tasks", index, "after")
            for number, stage in enumerate(track.stages)
            for index, task in enumerate(stage.tasks)
        }
        waits = {task.id: task.after for stage in track.stages for task in stage.tasks}
        for circle in _circles(waits):
            names = ", ".join(circle)
            place = program.place(*routes[circle[0]])
            yield Issue(place, f"these tasks wait for each other: {names}", subject=names)


def _tracks(space: Workspace) -> Iterator[tuple[Program, str, Track]]:
    for program in space.programs.values():
        for name, track in program.tracks.items():
            yield program, name, track


def _common_items(program: Program) -> Iterator[_Item]:
    yield from (_Item(program, ("courses", name), name) for name in program.courses)
    recurring = {
        "cadence": [cadence.id for cadence in program.cadence],
        "surveys": [survey.id for survey in program.surveys],
        "events": [event.id for event in program.events],
    }
    for key, names in recurring.items():
        yield from (_Item(program, (key, index, "id"), name) for index, name in enumerate(names))


def _due(name: str, track: Track) -> Iterator[tuple[Route, Stage, PlanPlace]]:
    """Places in the plan at which tasks and their steps are due; days of the calendar are not."""
    for number, stage in enumerate(track.stages):
        for index, task in enumerate(stage.tasks):
            route: Route = ("tracks", name, "stages", number, "tasks", index)
            if isinstance(task.due, PlanPlace):
                yield (*route, "due"), stage, task.due
            for step, due in task.steps.items():
                if isinstance(due, PlanPlace):
                    yield (*route, "steps", step), stage, due


def _track_items(program: Program, name: str, track: Track) -> Iterator[_Item]:
    for number, stage in enumerate(track.stages):
        route = ("tracks", name, "stages", number)
        yield _Item(program, (*route, "id"), stage.id)
        for index, task in enumerate(stage.tasks):
            yield _Item(program, (*route, "tasks", index, "id"), task.id)


def _extras(pairing: Pairing) -> Iterator[_Item]:
    for index, extra in enumerate(pairing.plan.extra):
        yield _Item(pairing, ("plan", "extra", index, "id"), extra.id)


def _repeated(items: Sequence[_Item], others: Sequence[_Item] = ()) -> Issues:
    """Items named like an earlier one or like one of the others, of which nothing is said."""
    first: dict[str, _Item] = {}
    for item in others:
        first.setdefault(item.name, item)
    for item in items:
        if item.name in FIXED_WORDS:
            message = f"the name {item.name!r} is a word of its own in obligations"
            yield Issue(item.place, message, "choose another name", subject=str(item.route))
        if item.name in first:
            there = (Related(first[item.name].place, "first used here"),)
            message = f"the name {item.name!r} is used twice in this program"
            yield Issue(item.place, message, "rename one of the two", there, str(item.route))
        first.setdefault(item.name, item)


def _circles(waits: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Circles of tasks, each in order of names, a task in one of them at most."""
    left = dict(waits)
    while True:
        known = {task: [other for other in after if other in left] for task, after in left.items()}
        try:
            TopologicalSorter(known).prepare()
        except CycleError as error:
            circle = tuple(sorted(set(error.args[1])))
            yield circle
            left = {task: after for task, after in left.items() if task not in circle}
        else:
            return
