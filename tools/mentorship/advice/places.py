"""Where tasks stand in the plan of a program, and how many days they are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mentorship.models.program import Program
from mentorship.models.track import Stage, Task, Track
from mentorship.values import PlanPlace


class Planned(NamedTuple):
    """A task, or one of its steps, in a stage of a track.

    `due` is None where a date is written. `begins` is the day of the pairing, from 0 on, after
    which it can be worked on: that of its stage, or of its last prerequisite.
    """

    track: str
    stage: Stage
    task: Task
    step: str
    due: PlanPlace | None
    begins: int

    @property
    def item(self) -> str:
        """The id under which it is owed."""
        return f"{self.task.id}/{self.step}" if self.step else self.task.id

    @property
    def given(self) -> int:
        """The calendar days from its beginning to its day; 0 where a date is written."""
        return max(days(self.due) - self.begins, 1) if self.due else 0

    @property
    def last(self) -> PlanPlace:
        """The last week of its stage."""
        return PlanPlace("week", self.stage.weeks.last)


def planned(program: Program) -> Iterator[Planned]:
    """Every task and step of every track, in the order of the plan."""
    for name, track in program.tracks.items():
        ends = _ends(track)
        for stage in track.stages:
            for task in stage.tasks:
                for step, place in _steps(stage, task).items():
                    due = None if isinstance(place, date) else place
                    begins = max(
                        (stage.weeks.first - 1) * 7,
                        *(ends.get(other, 0) for other in (task.id, *task.after)[1:]), 0,
                    )  # fmt: skip
                    yield Planned(name, stage, task, step, due, begins)


def days(place: PlanPlace) -> int:
    """The day of the pairing that a place means; week n ends on day 7n."""
    return place.number * 7 if place.unit == "week" else place.number


def after(place: PlanPlace, more: int) -> PlanPlace:
    """So many days later, in the unit that is written; weeks are rounded up."""
    number = days(place) + more
    return PlanPlace("day", number) if place.unit == "day" else PlanPlace("week", -(-number // 7))


def between(begins: int, due: PlanPlace) -> PlanPlace:
    """The middle of the time that an item is given, in the unit of its day."""
    middle = begins + -(-(days(due) - begins) // 2)
    if due.unit == "day":
        return PlanPlace("day", max(middle, 1))
    return PlanPlace("week", max(-(-middle // 7), begins // 7 + 1))


def _steps(stage: Stage, task: Task) -> Mapping[str, date | PlanPlace]:
    if task.steps:
        return task.steps
    return {"": PlanPlace("week", stage.weeks.last) if task.due is None else task.due}


def _ends(track: Track) -> Mapping[str, int]:
    """The last day of each task of a track."""
    return {
        task.id: max(
            (days(p) for p in _steps(stage, task).values() if isinstance(p, PlanPlace)), default=0
        )
        for stage in track.stages
        for task in stage.tasks
    }
