"""Changing a YAML text in a few places: which characters go, what comes, nothing else moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode


class Change(NamedTuple):
    """A piece of the text, by offsets, and what stands there instead."""

    start: int
    end: int
    text: str


def spliced(text: str, changes: Iterable[Change]) -> str:
    """The text with all changes made; they do not overlap."""
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def members(node: Node | None) -> Sequence[tuple[Node, Node]]:
    """First and last node of each member: key and value of a mapping; an item of a list is both."""
    if isinstance(node, MappingNode):
        return tuple(node.value)
    return tuple((item, item) for item in node.value) if isinstance(node, CollectionNode) else ()


def child(node: Node | None, part: str | int) -> Node | None:
    """The value of the key, or the item at the position."""
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == str(part)), None)
    found = members(node)
    return found[part][1] if isinstance(part, int) and part < len(found) else None


def end_of(text: str, node: Node) -> int:
    """Behind the last character of a value; the mark of a block lies behind its comments."""
    if isinstance(node, CollectionNode) and node.value and not node.flow_style:
        return end_of(text, members(node)[-1][1])
    end = int(node.end_mark.index)
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        header = text[node.start_mark.index : end].partition("\n")[0]
        if "+" not in header.partition("#")[0]:  # else the blank lines below are part of it
            return len(text[:end].rstrip())
        return end - 1 if text[:end].endswith("\n") else end
    return end


def added(text: str, node: CollectionNode, position: int, new: str) -> Change:
    """A member more, behind the one at `position`: on the same line, or on a line of its own.

    Comments below that are indented further belong to the member before.
    """
    end = end_of(text, members(node)[position][1])
    if node.flow_style:
        return Change(end, end, f", {new}")
    indent = " " * node.start_mark.column
    at = text.find("\n", end) + 1
    while at and text[at:].lstrip(" ").startswith("#") and text.startswith(f"{indent} ", at):
        at = text.find("\n", at) + 1
    if not at:
        return Change(len(text), len(text), f"\n{indent}{new}")
    return Change(at, at, f"{indent}{new}\n")


def removed(text: str, node: CollectionNode, position: int) -> Change:
    """A member less, with what parts it from its neighbours: its lines, or its comma.

    It must not be the only one.
    """
    found = members(node)
    first, last = found[position][0].start_mark.index, end_of(text, found[position][1])
    if position == 0:
        return Change(first, found[1][0].start_mark.index, "")
    if node.flow_style:
        return Change(end_of(text, found[position - 1][1]), last, "")
    line_end = text.find("\n", last) + 1
    return Change(text.rfind("\n", 0, first) + 1, line_end or len(text), "")
