"""Editing a file in place: one value more, another one, or one less; the rest stays as it is.

The text is changed at the places that the parser gives, never written anew: comments, order, quotes
and blank lines are not touched. What comes out is read again and compared with what was meant.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from yaml.nodes import CollectionNode, Node

from mentorship.findings import MentorshipError, shown
from mentorship.models.entity import Entity
from mentorship.models.kinds import kind_of
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.inline import inline
from mentorship.scaffold.splice import Change, added, child, end_of, members, removed, spliced
from mentorship.text.document import parse
from mentorship.text.problem import Problem
from mentorship.text.yamltext import Value, compose, read
from mentorship.workspace.schema import validated

Route: TypeAlias = tuple[str | int, ...]


class Put(NamedTuple):
    """A value at a route of keys, whether something stands there or not."""

    route: Route
    value: Value


class Add(NamedTuple):
    """An item at the end of the list at a route."""

    route: Route
    value: Value


class Drop(NamedTuple):
    """What stands at a route is taken out; with it the list or mapping of which it was the last."""

    route: Route


Edit: TypeAlias = Put | Add | Drop


def edited(entity: Entity, *edits: Edit) -> Draft:
    """The file of `entity` (not a note) with the edits made, one after the other.

    Raises MentorshipError, naming file and edit, where the result would not be exactly the old
    values with the edits, or where the format does not allow it.
    """
    text, wanted = entity.yaml, read(entity.yaml)
    for edit in edits:
        meant = _meant(wanted, edit)
        text = spliced(text, (_change(entity, text, meant),))
        wanted = _wanted(wanted, meant)
    _refuse_other(entity, text, wanted)
    return Draft(entity.path, text, replaces=True)


def _meant(data: Value, edit: Edit) -> Edit:
    """Without its last member a list or mapping goes as well."""
    if isinstance(edit, Drop) and len(edit.route) > 1 and _count(_at(data, edit.route[:-1])) == 1:
        return _meant(data, Drop(edit.route[:-1]))
    return edit


def _wanted(data: Value, edit: Edit) -> Value:
    if isinstance(edit, Put):
        return _with(data, edit.route, edit.value)
    if isinstance(edit, Add):
        there = _at(data, edit.route)
        return _with(data, edit.route, [*(there if isinstance(there, list) else ()), edit.value])
    *above, last = edit.route
    held = _at(data, tuple(above))
    if isinstance(held, list):
        return _with(data, tuple(above), [e for i, e in enumerate(held) if i != last])
    kept = {k: e for k, e in held.items() if k != last} if isinstance(held, dict) else held
    return _with(data, tuple(above), kept)


def _with(data: Value, route: Route, value: Value) -> Value:
    if not route:
        return value
    head, rest = route[0], route[1:]
    if isinstance(data, list):
        return [_with(each, rest, value) if i == head else each for i, each in enumerate(data)]
    held = data if isinstance(data, dict) else {}
    return {**held, str(head): _with(held.get(str(head)), rest, value)}


def _at(data: Value, route: Route) -> Value:
    for part in route:
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def _count(value: Value) -> int:
    return len(value) if isinstance(value, (list, dict)) else 0


def _change(entity: Entity, text: str, edit: Edit) -> Change:
    root = compose(text)
    if isinstance(edit, Drop):
        above, _ = _followed(root, edit.route[:-1])
        return removed(text, _collection(entity, above), _position(above, edit.route[-1]))
    node, rest = _followed(root, edit.route)
    new = [edit.value] if isinstance(edit, Add) else edit.value
    for part in reversed(rest[1:]):
        new = {str(part): new}
    if rest and members(node):
        key, order = str(rest[0]), _order(entity) if node is root else ()
        position = _place(node, key, order)
        return added(text, _collection(entity, node), position, f"{inline(key)}: {inline(new)}")
    if not rest and isinstance(edit, Add) and members(node):
        held, item = _collection(entity, node), inline(edit.value)
        return added(text, held, len(held.value) - 1, item if held.flow_style else f"- {item}")
    return _replaced(entity, text, node, {str(rest[0]): new} if rest else new)


def _followed(root: Node | None, route: Route) -> tuple[Node | None, Route]:
    """The last node on the route that is there, and the rest of the route."""
    node = root
    for depth, part in enumerate(route):
        found = child(node, part)
        if found is None:
            return node, route[depth:]
        node = found
    return node, ()


def _collection(entity: Entity, node: Node | None) -> CollectionNode:
    if isinstance(node, CollectionNode):
        return node
    raise _refusal(entity, "there is nothing to take out or to add to")


def _replaced(entity: Entity, text: str, node: Node | None, value: Value) -> Change:
    """Another value for a scalar, or for an empty list or mapping."""
    if node is None:
        raise _refusal(entity, "the file is empty")
    first, last = int(node.start_mark.index), end_of(text, node)
    if isinstance(node, CollectionNode) and (node.value or "#" in text[first:last]):
        there = text[first:last].partition("\n")[0][:60]
        raise _refusal(entity, f"{there} stands there already")
    return Change(first, last, inline(value) if last > first else f" {inline(value)}")


def _position(node: Node | None, part: str | int) -> int:
    if isinstance(part, int):
        return part
    return [key.value for key, _ in members(node)].index(part)


def _place(node: Node | None, key: str, order: Sequence[str]) -> int:
    """Behind which pair a new key belongs: the last one that the format lists before it."""
    rank = {name: number for number, name in enumerate(order)}
    before = [
        number
        for number, (name, _) in enumerate(members(node))
        if rank.get(name.value, -1) < rank.get(key, 0)
    ]
    return before[-1] if before and key in rank else len(members(node)) - 1


def _order(entity: Entity) -> tuple[str, ...]:
    fields = type(entity).model_fields.items()
    return tuple(field.alias or name for name, field in fields)


def _refuse_other(entity: Entity, text: str, wanted: Value) -> None:
    """MentorshipError unless the text reads as exactly these values, and the format allows them."""
    named = kind_of(entity.path)
    try:
        document = parse(entity.path, text.encode())
    except Problem as problem:
        raise _refusal(entity, problem.message) from None
    if named is None or _canonical(document.data) != _canonical(wanted):
        raise _refusal(entity, "something else would change with it; write it by hand")
    _, findings = validated(named.kind, document)
    if findings:
        raise _refusal(entity, findings[0].message)


def _canonical(value: Value) -> str:
    """Equal for equal values of equal types: 1 is not true, and not 1.0."""
    return json.dumps(value, sort_keys=True, default=lambda number: {"decimal": str(number)})


def _refusal(entity: Entity, why: str) -> MentorshipError:
    return MentorshipError(f"{shown(entity.path)} is left as it is: {shown(why)}")
