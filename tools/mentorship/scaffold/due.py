"""Another day for an item of a whole cohort: one edit of program.yml, and what it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mentorship.findings import MentorshipError, shown
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.agreement import approving
from mentorship.obligations.digest import digest
from mentorship.obligations.load import life_of
from mentorship.obligations.plan import plan_items
from mentorship.scaffold.afterwards import afterwards
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.edit import Put, Route, edited
from mentorship.workspace.named import known
from mentorship.workspace.workspace import Workspace


class Moved(NamedTuple):
    """The new program.yml, and pairings that are not over: those whose day it moves, those that
    keep a day of their own, those whose new day lies behind their last, so that it is owed no
    more, and those whose plan was approved and has to be approved again."""

    draft: Draft
    moved: tuple[str, ...]
    kept: tuple[str, ...]
    beyond: tuple[str, ...]
    reopened: tuple[str, ...]


def move_all(workspace: Workspace, program: Program, item: str, due: str, today: date) -> Moved:
    """Writes `due` to a task or step, in each track that has it.

    Raises MentorshipError for an item without a day of its own, and a day that is there already.
    """
    routes = tuple(_routes(program, item))
    if not routes:
        raise _no_day(program, item)
    draft = edited(program, *(Put(route, due) for route in routes))
    if draft.text == program.yaml:
        raise MentorshipError(f"{item} is due {due} already")
    after = afterwards(workspace, (draft,))
    there = [
        pairing
        for pairing in workspace.pairings_of.get(program.id, ())
        if today <= life_of(workspace, pairing).last
    ]
    days = [(each, _day(workspace, each, item), _day(after, each, item)) for each in there]
    moved = [(each, new) for each, old, new in days if new and new != old]
    return Moved(
        draft,
        tuple(each.id for each, _ in moved),
        tuple(each.id for each, _, new in days if new and item in each.plan.moved),
        tuple(each.id for each, new in moved if new > life_of(workspace, each).last),
        tuple(each.id for each in there if _reopened(workspace, after, program, each)),
    )


def _routes(program: Program, item: str) -> Iterator[Route]:
    for name, number, position in _tasks(program):
        task = program.tracks[name].stages[number].tasks[position]
        route: Route = ("tracks", name, "stages", number, "tasks", position)
        if task.id == item and not task.steps:
            yield (*route, "due")
        for step in task.steps:
            if item == f"{task.id}/{step}":
                yield (*route, "steps", step)


def _tasks(program: Program) -> Iterator[tuple[str, int, int]]:
    for name, track in program.tracks.items():
        for number, stage in enumerate(track.stages):
            for position in range(len(stage.tasks)):
                yield name, number, position


def _no_day(program: Program, item: str) -> MentorshipError:
    """Why an item has no day that could be moved."""
    for track in program.tracks.values():
        for stage in track.stages:
            if item in stage.compulsory or item in stage.elective:
                ends = f"the end of the stage {stage.id!r}, weeks {stage.weeks}"
                return MentorshipError(f"{item} is a course: it is due at {ends}")
            steps = next((task.steps for task in stage.tasks if task.id == item), {})
            if steps:
                names = ", ".join(f"{item}/{step}" for step in steps)
                return MentorshipError(f"{item} is due step by step; move one of {names}")
    try:
        known({name: name for name in _names(program)}, "task", item)
    except MentorshipError as error:
        return error
    return MentorshipError(f"{shown(item)!r} has no day")


def _names(program: Program) -> Iterator[str]:
    for name, number, position in _tasks(program):
        task = program.tracks[name].stages[number].tasks[position]
        yield from (f"{task.id}/{step}" for step in task.steps)
        yield task.id


def _day(workspace: Workspace, pairing: Pairing, item: str) -> date | None:
    days: Mapping[str, date] = {each.id: each.due for each in plan_items(workspace, pairing)}
    return days.get(item)


def _reopened(before: Workspace, after: Workspace, program: Program, pairing: Pairing) -> bool:
    """Whether the plan was approved as it was, and is not as it will be."""
    approval = before.approvals.get(pairing.id)
    if approval is None or approving(before, program) is None:
        return False
    return approval.digest == digest(before, pairing) != digest(after, pairing)
