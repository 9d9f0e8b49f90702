"""A mentee goes on with another mentor: one pairing ends, the next continues it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mentorship.findings import MentorshipError, shown
from mentorship.matching.files import joined
from mentorship.models.ids import id_problem
from mentorship.models.pairing import Pairing
from mentorship.obligations.load import life_of
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.plan import all_items
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span, plus
from mentorship.scaffold.agreement import end, refuse_ended, refuse_over
from mentorship.scaffold.draft import Draft, modeline
from mentorship.scaffold.inline import inline, sentence
from mentorship.text.yamltext import Value, read
from mentorship.workspace.workspace import Workspace

_KEPT = ("goals", "core_points", "extra", "waived", "joint")
_PLANNED = frozenset({"course", "task", "step", "extra", "choose"})
_LATE = 14
"""Days after the start on which what was overdue is due."""


class Rematch(NamedTuple):
    """What is asked for: the mentors, the first of whom leads; the first day; the next id or None
    for the usual one."""

    mentors: tuple[str, ...]
    start: date
    reason: str | None = None
    identity: str | None = None


def rematch(situation: Situation, pairing: Pairing, asked: Rematch) -> tuple[Draft, Draft]:
    """The pairing as ended on the day before, and the next one, with the same mentees and plan.

    What is open keeps the day on which it is due, a working day, written as `moved:`, because
    weeks would be counted from the new start, most often past the program's end; what was due
    before the start is due two weeks after it. Raises MentorshipError where the pairing is over,
    the mentor is one already or not there any more, or the id is taken.
    """
    refuse_ended(pairing)
    workspace = situation.workspace
    refuse_over(workspace, pairing, situation.today)
    _refuse_mentor(workspace, pairing, asked)
    last = life_of(workspace, pairing).last
    if not pairing.start < asked.start <= last:
        days = f"begins after {pairing.start} and by {last}"
        raise MentorshipError(f"{asked.start} is no first day: what follows {pairing.id} {days}")
    folder = pairing.path.rpartition("/")[0]
    lines = _lines(pairing, asked, _open_days(situation, pairing, Span(asked.start, last)))
    path = f"{folder}/{_name(workspace, pairing, asked)}.yml"
    draft = Draft(path, "".join(f"{line}\n" for line in lines))
    return end(workspace, pairing, "rematched", plus(asked.start, -1), asked.reason), draft


def left_behind(situation: Situation, pairing: Pairing) -> tuple[str, ...]:
    """Open actions of the pairing's notes, as text: what ends with the pairing."""
    return tuple(
        f"{each.title} (@{', '.join(each.owners)})"
        for each in obligations_of(situation, pairing)
        if each.kind == "action" and each.state.is_open
    )


def _refuse_mentor(workspace: Workspace, pairing: Pairing, asked: Rematch) -> None:
    lead = asked.mentors[0]
    if lead in pairing.mentors:
        raise MentorshipError(f"{lead} is a mentor of {pairing.id} already")
    for mentor in asked.mentors:
        if mentor in pairing.mentees:
            raise MentorshipError(f"{mentor} is a mentee of {pairing.id}")
        person = workspace.people.get(mentor)
        if person and person.left and person.left < asked.start:
            raise MentorshipError(f"{mentor} left on {person.left}")


def _name(workspace: Workspace, pairing: Pairing, asked: Rematch) -> str:
    before = pairing.mentees[0] if len(pairing.mentees) == 1 else pairing.id
    name = asked.identity or joined(before, asked.mentors[0])
    problem = id_problem(name)
    if problem:
        raise MentorshipError(f"the id {shown(name)!r} {problem}")
    taken = {each.casefold() for each in workspace.pairings}
    if name.casefold() in taken or workspace.is_broken("pairing", name):
        raise MentorshipError(f"there is a pairing {name!r} already; choose another id with --id")
    return name


def _open_days(situation: Situation, pairing: Pairing, life: Span) -> Mapping[str, date]:
    """When each item that a mentee still owes is due in the next pairing.

    What is due after the last day was not owed before, and is not owed then.
    """
    late = min(plus(life.first, _LATE), life.last)
    late = situation.office.back(late, life.first) or late  # else it would move past the last day
    days: dict[str, date] = {}
    for each in obligations_of(situation, pairing):
        if each.kind in _PLANNED and each.state.is_open and each.due and each.due <= life.last:
            due = each.due if each.due >= life.first else late
            days[each.item] = max(days.get(each.item, due), due)
    items = (item.id for item in all_items(situation.workspace, pairing))
    return {item: days[item] for item in items if item in days}


def _lines(pairing: Pairing, asked: Rematch, days: Mapping[str, date]) -> Iterator[str]:
    yield modeline("pairing", pairing.path.count("/")).rstrip()
    yield f"program: {inline(pairing.program)}"
    if pairing.track is not None:
        yield f"track: {inline(pairing.track)}"
    yield f"mentors: {inline([*asked.mentors])}"
    yield f"mentees: {inline([*pairing.mentees])}"
    yield f"start: {asked.start}"
    if pairing.project is not None:
        yield f"project: {inline(pairing.project)}"
    yield f"continues: {pairing.id}"
    values = read(pairing.yaml)
    plan = values.get("plan") if isinstance(values, dict) else None
    kept = [(key, plan[key]) for key in _KEPT if plan.get(key)] if isinstance(plan, dict) else []
    if days:
        kept.append(("moved", {item: str(day) for item, day in days.items()}))
    if kept:
        yield "plan:"
    for key, value in kept:
        yield from _part(key, value)
    if ahead := [*_pauses_ahead(pairing, asked.start)]:
        yield f"pauses: {inline(ahead)}"


def _pauses_ahead(pairing: Pairing, start: date) -> Iterator[Value]:
    """What is left of the pauses that were agreed."""
    for pause in pairing.pauses:
        if pause.to >= start:
            days = {"from": str(max(pause.from_, start)), "to": str(pause.to)}
            yield {**days, "reason": pause.reason} if pause.reason else {**days}


def _part(key: str, value: Value) -> Iterator[str]:
    """What people write in sentences stands line by line, the rest on one."""
    members: Sequence[str] = ()
    if key == "goals" and isinstance(value, list):
        members = [f"- {sentence(each)}" for each in value]
    elif key == "core_points" and isinstance(value, dict):
        members = [f"{inline(point)}: {sentence(text)}" for point, text in value.items()]
    yield f"  {key}:" if members else f"  {key}: {inline(value)}"
    for each in members:
        yield f"    {each}"
