"""The items of a pairing's plan and their planned days, and the digest that an approval carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, cast

from mentorship.models.pairing import Extended, Extra, Pairing
from mentorship.models.program import Program
from mentorship.models.track import Stage, Task, Track
from mentorship.obligations.calendar import Calendar, later
from mentorship.obligations.obligation import Spot, spot
from mentorship.obligations.spans import plus
from mentorship.values import PlanPlace
from mentorship.workspace.workspace import Workspace

Written = Literal["week", "day", "date"]
_WEEKENDS = Calendar()


class PlanItem(NamedTuple):
    """Something a mentee owes by the plan.

    `due` is the planned day: after `moved` and `extended`, before holidays, pauses, leave and
    prerequisites. `written` says how the day was written, since weeks end on a working day in
    them and dates move forward. `task` is the task that a step belongs to, and the task itself.
    `needed` is how many electives a stage asks for, or how often a task is handed in.
    """

    id: str  # course, task, task/step, extra; the stage for its electives
    kind: Literal["course", "task", "step", "extra", "choose"]
    title: str | Mapping[str, str]
    due: date
    written: Written
    spot: Spot
    stage: str | None = None
    task: Task | None = None
    needed: int = 1
    of: tuple[str, ...] = ()  # the electives to choose from

    @property
    def names(self) -> tuple[str, ...]:
        """The ids under which `waived` and `after` may name it: its own, its task's."""
        return (self.id, self.task.id) if self.task and self.kind == "step" else (self.id,)


def plan_items(workspace: Workspace, pairing: Pairing) -> tuple[PlanItem, ...]:
    """What an approval covers: each compulsory course, task, step and extra, in plan order."""
    return tuple(item for item in all_items(workspace, pairing) if item.kind != "choose")


def all_items(workspace: Workspace, pairing: Pairing) -> tuple[PlanItem, ...]:
    """The same, and the electives to choose."""
    if workspace.pairings.get(pairing.id) is not pairing:  # a variant of one, as in a comparison
        return _items(workspace, pairing)
    key = ("items", pairing.id)
    if key not in workspace.remembered:
        workspace.remembered[key] = _items(workspace, pairing)
    return cast("tuple[PlanItem, ...]", workspace.remembered[key])


def _items(workspace: Workspace, pairing: Pairing) -> tuple[PlanItem, ...]:
    program, track = workspace.program_of(pairing), workspace.track_of(pairing)
    days = _Days(pairing)
    template = _template(program, track, pairing, days) if program and track else iter(())
    extras = (_item(days, extra, position) for position, extra in enumerate(pairing.plan.extra))
    return (*template, *extras)


def track_id(workspace: Workspace, pairing: Pairing) -> str | None:
    """The track's id, also where the pairing leaves it out because there is only one."""
    program = workspace.program_of(pairing)
    if pairing.track is None and program and len(program.tracks) == 1:
        return next(iter(program.tracks))
    return pairing.track


def in_words(pattern: str, title: str | Mapping[str, str]) -> str | Mapping[str, str]:
    """`pattern` with the title for `{}`, in each language that the title has."""
    if isinstance(title, str):
        return pattern.replace("{}", title)
    return {language: pattern.replace("{}", text) for language, text in title.items()}


class _Days:
    """Planned days of one pairing."""

    def __init__(self, pairing: Pairing) -> None:
        self.pairing = pairing

    def of(self, item: str, place: date | PlanPlace) -> tuple[date, Written]:
        """The day of an item written at `place`."""
        moved = self.pairing.plan.moved.get(item)
        if moved:
            return moved, "date"
        if not isinstance(place, PlanPlace):
            return place, "date"
        day = plus(self.pairing.start, _number(place) - 1)
        extended = self.pairing.plan.extended
        if extended and _number(place) >= _first(extended):
            # In working days only weekends count: a planned day depends on no calendar of a person.
            day = later(day, extended.by, _WEEKENDS)
        return day, "week" if place.unit == "week" else "day"


def _number(place: PlanPlace) -> int:
    """The day of the pairing that a place means; week n ends on day 7n."""
    return place.number * 7 if place.unit == "week" else place.number


def _first(extended: Extended) -> int:
    """The first day of the pairing from which on days are moved."""
    return _number(extended.from_) - (6 if extended.from_.unit == "week" else 0)


def _template(program: Program, track: Track, pairing: Pairing, days: _Days) -> Iterator[PlanItem]:
    name = pairing.track or next(iter(program.tracks))
    for number, stage in enumerate(track.stages):
        yield from _of_stage(program, stage, days, ("tracks", name, "stages", number))


def _of_stage(
    program: Program, stage: Stage, days: _Days, route: tuple[str | int, ...]
) -> Iterator[PlanItem]:
    end = PlanPlace("week", stage.weeks.last)
    for number, course in enumerate(stage.compulsory):
        known = program.courses.get(course)
        where = spot(program, *route, "compulsory", number)
        title = known.title if known else course
        yield PlanItem(course, "course", title, *days.of(course, end), where, stage.id)
    if stage.choose:
        title = in_words("{}: electives", stage.title or stage.id)
        where = spot(program, *route, "choose")
        chosen = PlanItem(stage.id, "choose", title, *days.of(stage.id, end), where, stage.id)
        yield chosen._replace(needed=stage.choose, of=stage.elective)
    for number, task in enumerate(stage.tasks):
        yield from _of_task(task, end, days, spot(program, *route, "tasks", number), stage.id)


def _of_task(
    task: Task, end: PlanPlace, days: _Days, where: Spot, stage: str
) -> Iterator[PlanItem]:
    for step, place in task.steps.items():
        item = f"{task.id}/{step}"
        title = in_words("{}: " + step, task.title)
        at = where._replace(route=(*where.route, "steps", step))
        yield PlanItem(item, "step", title, *days.of(item, place), at, stage, task)
    if not task.steps:
        due = days.of(task.id, end if task.due is None else task.due)
        yield PlanItem(task.id, "task", task.title, *due, where, stage, task, task.times)


def _item(days: _Days, extra: Extra, position: int) -> PlanItem:
    where = spot(days.pairing, "plan", "extra", position)
    return PlanItem(extra.id, "extra", extra.title, *days.of(extra.id, extra.due), where)
