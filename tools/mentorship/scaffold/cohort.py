"""The next edition of a program from the last one: every day shifted, nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mentorship.findings import MentorshipError
from mentorship.models.program import Program
from mentorship.scaffold.draft import Draft
from mentorship.text.yamltext import compose
from mentorship.workspace.workspace import Workspace

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEPT = frozenset({"kpis", "values"})
"""Figures of periods that have passed stay where they are."""


class _Change(NamedTuple):
    """A piece of the text, by offsets, and what stands there instead."""

    start: int
    end: int
    text: str


def next_id(program: Program, start: date) -> str:
    """The id with the year of the new start: `graduates-2026` becomes `graduates-2027`."""
    old, new = str(program.dates.start.year), str(start.year)
    return (
        program.id.replace(old, new) if old in program.id and old != new else f"{program.id}-next"
    )


def new_cohort(
    workspace: Workspace, program: Program, start: date, identity: str
) -> tuple[Draft, ...]:
    """program.yml and the handbook of the next edition, beginning on `start`.

    Every date in program.yml moves by as many days as the program's start; the year in its title
    follows. Comments and layout stay. Applications, decisions and events are not copied: they are
    open again. Raises MentorshipError where the id is taken.
    """
    if identity in workspace.programs or workspace.is_broken("program", identity):
        raise MentorshipError(f"there is a program {identity!r} already; choose another with --id")
    folder = f"programs/{identity}"
    pages = [page for page in workspace.handbooks if page.program == program.id]
    copies = [Draft(f"{folder}/{page.path.rsplit('/', 1)[1]}", page.text) for page in pages]
    return (Draft(f"{folder}/program.yml", _shifted(program, start)), *copies)


def _shifted(program: Program, start: date) -> str:
    text = program.yaml
    changes = sorted(_changes(program, start), reverse=True)
    for change in changes:
        text = text[: change.start] + change.text + text[change.end :]
    return text.rstrip("\n") + "\n"


def _changes(program: Program, start: date) -> Iterator[_Change]:
    by = start - program.dates.start
    years = {str(program.dates.start.year): str(start.year)}
    for route, node in _scalars(compose(program.yaml), ()):
        if _DAY.fullmatch(node.value) and not _KEPT.intersection(route):
            yield _written(node, _moved(node.value, by))
        elif route[0] in ("title", "purpose", "goals"):
            renamed = _with_years(node.value, years)
            if renamed != node.value and not node.style:
                yield _written(node, renamed)


def _written(node: ScalarNode, text: str) -> _Change:
    start = node.start_mark.index + (1 if node.style in ("'", '"') else 0)
    return _Change(start, start + len(node.value), text)


def _moved(day: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except (ValueError, OverflowError):
        return day


def _with_years(text: str, years: Mapping[str, str]) -> str:
    return re.sub(r"(?<![0-9])[0-9]{4}(?![0-9])", lambda match: years.get(match[0], match[0]), text)


def _scalars(
    node: Node | None, route: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], ScalarNode]]:
    """Every value of the document with the names of the keys that lead to it."""
    if isinstance(node, ScalarNode):
        yield route, node
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item, route)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*route, key.value))
