"""Advice as changes to the next cohort's program.yml: each made in place, and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from mentorship.advice.amendment import Amendment, InSteps, Later, NewTask, Weight, touched
from mentorship.advice.places import days
from mentorship.findings import Finding, MentorshipError
from mentorship.matching.catalogue import weights_of
from mentorship.models.program import Program
from mentorship.models.track import Stage, Task
from mentorship.obligations.situation import Situation
from mentorship.scaffold.afterwards import afterwards, brought
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.edit import Add, Drop, Edit, Put, Route, edited
from mentorship.text.yamltext import Value
from mentorship.values import PlanPlace


class Left(NamedTuple):
    """An amendment that is not made, and why."""

    amendment: Amendment
    why: str


class Amended(NamedTuple):
    """The file with the amendments that were made, None where there is none, and the others."""

    draft: Draft | None
    made: tuple[Amendment, ...]
    left: tuple[Left, ...]


class _Found(NamedTuple):
    """A task in a program: its stage, itself, and its route in the file."""

    stage: Stage
    task: Task
    route: Route

    @property
    def due(self) -> object:
        """When it is due: as written, or at the end of its stage."""
        return self.task.due or PlanPlace("week", self.stage.weeks.last)


class _Refused(Exception):  # noqa: N818
    """Why an amendment does not fit this program."""


def amended(situation: Situation, program: Program, amendments: Iterable[Amendment]) -> Amended:
    """The program with the amendments, one after the other, as far as they fit.

    One that changes what another has changed is left out, and so is one that is done already, or
    after which `check` would find something that it does not find now.
    """
    wanted = list[Amendment]()
    wanted += (each for each in amendments if each not in wanted)
    found = _made(situation, program, wanted, one_by_one=False)
    if found.draft and _news(situation, found.draft):
        return _made(situation, program, wanted, one_by_one=True)
    return found


def _made(
    situation: Situation, program: Program, amendments: Sequence[Amendment], *, one_by_one: bool
) -> Amended:
    weights = frozenset(each.part for each in amendments if isinstance(each, Weight))
    draft: Draft | None = None
    made, left, places = list[Amendment](), list[Left](), set[tuple[str, ...]]()
    for amendment in amendments:
        try:
            _refuse_twice(amendment, places)
            new = edited(program, *_edits(program, amendment, weights))
            if one_by_one:
                _refuse_news(situation, new)
        except (_Refused, MentorshipError) as why:
            left.append(Left(amendment, str(why)))
            continue
        draft, program = new, afterwards(situation.workspace, (new,)).programs[program.id]
        made.append(amendment)
        places.add(touched(amendment))
    return Amended(draft, tuple(made), tuple(left))


def _refuse_twice(amendment: Amendment, places: Collection[tuple[str, ...]]) -> None:
    if touched(amendment) in places:
        raise _Refused("another piece of advice changes the same")


def _refuse_news(situation: Situation, draft: Draft) -> None:
    for finding in _news(situation, draft):
        raise _Refused(f"check would find: {finding.message} [{finding.code}]")


def _news(situation: Situation, draft: Draft) -> Sequence[Finding]:
    return brought(situation.workspace, situation.history, (draft,))


def _edits(program: Program, amendment: Amendment, weights: frozenset[str]) -> tuple[Edit, ...]:
    match amendment:
        case Later():
            return _later(program, amendment)
        case InSteps():
            return _in_steps(program, amendment)
        case NewTask():
            return _new_task(program, amendment)
        case Weight():
            return _weight(program, amendment, weights)


def _later(program: Program, wanted: Later) -> tuple[Edit, ...]:
    found = _task(program, wanted.track, wanted.task)
    if wanted.step and wanted.step not in found.task.steps:
        raise _Refused(f"{wanted.task} has no step {wanted.step} in {program.id}")
    if not wanted.step and found.task.steps:
        raise _Refused(f"{wanted.task} is owed in steps in {program.id}")
    there = found.task.steps[wanted.step] if wanted.step else found.due
    if not isinstance(there, PlanPlace):
        raise _Refused(f"{wanted.task} is due on a date there")
    if days(there) >= days(wanted.due):
        raise _Refused(f"{wanted.task} is due on {there} there already")
    key: Route = ("steps", wanted.step) if wanted.step else ("due",)
    return (Put((*found.route, *key), str(wanted.due)),)


def _in_steps(program: Program, wanted: InSteps) -> tuple[Edit, ...]:
    found = _task(program, wanted.track, wanted.task)
    if found.task.steps:
        raise _Refused(f"{wanted.task} is owed in steps there already")
    if found.task.times > 1 or found.due != wanted.steps[-1][1]:
        raise _Refused(f"{wanted.task} is planned otherwise in {program.id}")
    steps: dict[str, Value] = {name: str(place) for name, place in wanted.steps}
    drop: tuple[Edit, ...] = (Drop((*found.route, "due")),) if found.task.due else ()
    return (*drop, Put((*found.route, "steps"), steps))


def _new_task(program: Program, wanted: NewTask) -> tuple[Edit, ...]:
    track = program.tracks.get(wanted.track)
    stages = [stage.id for stage in track.stages] if track else []
    if track is None or wanted.stage not in stages:
        raise _Refused(f"{program.id} has no stage {wanted.stage} on the track {wanted.track}")
    if any(task.id == wanted.id for stage in track.stages for task in stage.tasks):
        raise _Refused(f"{wanted.id} is there already")
    title: Value = wanted.title if isinstance(wanted.title, str) else {**wanted.title}
    task: dict[str, Value] = {"id": wanted.id, "title": title, "due": str(wanted.due)}
    return (Add(("tracks", wanted.track, "stages", stages.index(wanted.stage), "tasks"), task),)


def _weight(program: Program, wanted: Weight, advised: frozenset[str]) -> tuple[Edit, ...]:
    """The others, but those that are advised too, share what is left in proportion."""
    there = weights_of(program)
    if there.get(wanted.part, 0) >= wanted.weight:
        raise _Refused(f"{wanted.part} counts {there[wanted.part]} of 100 there already")
    kept = {part: n for part, n in there.items() if part in advised and part != wanted.part}
    rest = {part: n for part, n in there.items() if part not in advised}
    left = 100 - wanted.weight - sum(kept.values())
    if left < len(rest) or not rest:
        raise _Refused("the other parts would count nothing")
    new = {**shared_out(rest, left), **kept, wanted.part: wanted.weight}
    ordered = {part: new[part] for part in (*there, wanted.part)}
    if not program.matching.weights:
        return (Put(("matching", "weights"), {**ordered}),)
    return tuple(
        Put(("matching", "weights", part), number)
        for part, number in ordered.items()
        if there.get(part) != number
    )


def shared_out(weights: Mapping[str, int], total: int) -> Mapping[str, int]:
    """Whole numbers in proportion to the weights that sum to `total`, each at least 1.

    By the largest remainders (Hamilton's method), the first of equals first; what would be 0 is
    taken from the largest. `total` is at least the number of weights.
    """
    whole = sum(weights.values())
    parts = {name: max(weight * total // whole, 1) for name, weight in weights.items()}
    order = sorted(weights, key=lambda name: -(weights[name] * total % whole))
    for name in order[: max(total - sum(parts.values()), 0)]:
        parts[name] += 1
    for _ in range(sum(parts.values()) - total):
        parts[max(parts, key=parts.__getitem__)] -= 1
    return parts


def _task(program: Program, track: str, task: str) -> _Found:
    known = program.tracks.get(track)
    for number, stage in enumerate(known.stages if known else ()):
        for index, each in enumerate(stage.tasks):
            if each.id == task:
                route = ("tracks", track, "stages", number, "tasks", index)
                return _Found(stage, each, route)
    raise _Refused(f"{program.id} has no task {task} on the track {track}")
