"""Other rules on paper: what somebody types as KEY=VALUE, and what differs between two texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mentorship.findings import MentorshipError, shown
from mentorship.metrics.what_if import RuleChange
from mentorship.models.program import Program
from mentorship.models.settings import Settings
from mentorship.scaffold.edit import Drop, Edit, Put, Route, edited
from mentorship.scaffold.inline import inline
from mentorship.text.problem import Problem
from mentorship.text.yamltext import Value, read
from mentorship.workspace.named import known
from mentorship.workspace.workspace import Workspace


def rules_with(space: Workspace, typed: Iterable[str]) -> Mapping[str, str]:
    """The texts of program.yml files and mentorship.yml with the changes typed, by path.

    A change is `PROGRAM.key.key=VALUE` or `key.key=VALUE` for mentorship.yml; without a value the
    key is taken out. Raises MentorshipError for what cannot be changed so.
    """
    edits: dict[str, list[Edit]] = {}
    holders: dict[str, Program | Settings] = {}
    for each in typed:
        holder, made = _edits(space, each)
        holders[holder.path] = holder
        edits.setdefault(holder.path, []).extend(made)
    return {path: edited(holders[path], *edits[path]).text for path in sorted(edits)}


def rule_changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[RuleChange, ...]:
    """What differs between texts of the same paths, key by key, in the order of the new text."""
    return tuple(
        change
        for path in sorted(after)
        for change in _changes(path, "", _data(before.get(path, "")), _data(after[path]))
    )


def _edits(space: Workspace, typed: str) -> tuple[Program | Settings, tuple[Edit, ...]]:
    key, equals, value = typed.partition("=")
    parts = key.strip().split(".")
    if not equals or "" in parts or key.strip() in space.programs:
        raise MentorshipError(
            f"{shown(typed)!r} is no change; write it as in PROGRAM.scoring.mentor.growth.weight=50"
        )
    holder, rest = _holder(space, parts)
    data = read(holder.yaml)
    route = _route(data, rest)
    stands = _stands(data, route)
    if not value.strip():
        if not stands:
            raise MentorshipError(f"{shown(key)} stands nowhere, so it cannot be taken out")
        return holder, (Drop(route),)
    put = Put(route, _value(typed, value.strip()))
    if stands and isinstance(_below(_above(data, route), route[-1]), (dict, list)):
        return holder, (Drop(route), put)  # what holds values is replaced as a whole
    return holder, (put,)


def _holder(space: Workspace, parts: list[str]) -> tuple[Program | Settings, list[str]]:
    """The file that is meant, and the keys in it; an id may hold dots, and the longest is meant."""
    for length in range(len(parts) - 1, 0, -1):
        program = space.programs.get(".".join(parts[:length]))
        if program is not None:
            return program, parts[length:]
    fields = {field.alias or name for name, field in Settings.model_fields.items()}
    if parts[0] in fields:
        return space.settings, parts
    known(space.programs, "program", parts[0], space)
    raise MentorshipError(f"{shown(parts[0])} is a program: name a key of it")


def _route(data: Value, parts: Iterable[str]) -> Route:
    """Keys, and positions where a list stands."""
    route: list[str | int] = []
    for part in parts:
        at = int(part) if isinstance(data, list) and part.isdecimal() else part
        data = _below(data, at)
        route.append(at)
    return tuple(route)


def _below(data: Value, part: str | int) -> Value:
    if isinstance(data, dict):
        return data.get(str(part))
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def _above(data: Value, route: Route) -> Value:
    """What holds the last part of a route."""
    for part in route[:-1]:
        data = _below(data, part)
    return data


def _stands(data: Value, route: Route) -> bool:
    held, last = _above(data, route), route[-1]
    return last in held if isinstance(held, dict) else _below(held, last) is not None


def _value(typed: str, value: str) -> Value:
    try:
        return read(value)
    except Problem as problem:
        raise MentorshipError(f"{shown(typed)!r}: {problem.message}") from None


def _data(text: str) -> Value:
    """The values of a text, nothing where it cannot be read: that is a finding of its own."""
    try:
        return read(text)
    except Problem:
        return {}


def _changes(path: str, above: str, old: Value, new: Value) -> Iterator[RuleChange]:
    """Down to the keys that both sides have; what one side lacks is told as a whole."""
    mine, theirs = _members(old), _members(new)
    if not (mine and theirs) or isinstance(old, list) != isinstance(new, list):
        if inline(old) != inline(new):
            yield RuleChange(path, above, inline(old), inline(new))
        return
    for name in dict.fromkeys((*theirs, *mine)):
        key = f"{above}.{name}" if above else name
        if name not in mine:
            yield RuleChange(path, key, "", inline(theirs[name]))
        elif name not in theirs:
            yield RuleChange(path, key, inline(mine[name]), "")
        else:
            yield from _changes(path, key, mine[name], theirs[name])


def _members(data: Value) -> Mapping[str, Value]:
    """The values of a mapping by key, or by position those of a list of mappings; else nothing."""
    if isinstance(data, dict):
        return data
    if isinstance(data, list) and any(isinstance(each, dict) for each in data):
        return {str(position): each for position, each in enumerate(data)}
    return {}
