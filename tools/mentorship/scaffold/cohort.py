"""The next edition of a program from the last one: every day shifted, told apart by its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mentorship.findings import MentorshipError
from mentorship.models.program import Program
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.splice import Change, end_of, removed, spliced
from mentorship.text.yamltext import compose
from mentorship.workspace.workspace import Workspace

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"(?<![0-9])(?<!\\u)[0-9]{4}(?![0-9])")  # not the escape \u2026 of a quoted text
_HEADING = re.compile(r"^#.*$", re.MULTILINE)


def next_id(program: Program, start: date) -> str:
    """The id with the year of the new start: `graduates-2026` becomes `graduates-2027`."""
    old, new = str(program.dates.start.year), str(start.year)
    return (
        program.id.replace(old, new) if old in program.id and old != new else f"{program.id}-next"
    )


def new_cohort(
    workspace: Workspace, program: Program, start: date, identity: str
) -> tuple[Draft, ...]:
    """program.yml and the handbook of the next edition, with its pictures, beginning on `start`.

    Every date in program.yml moves by as many days as the program's start; the year in its title
    and in the first heading of each page follows. A title without that year gets the new one, or
    `(next)` within the same year, so that the two programs differ. Comments and layout stay.
    Figures of KPIs belong to the periods they were seen in, and are left out. Applications,
    decisions and events are not copied: they are open again. Raises MentorshipError where the id
    is taken, or the start is not after the last one.
    """
    if start <= program.dates.start:
        raise MentorshipError(
            f"{program.id} began on {program.dates.start}; the next edition begins after that, "
            f"not on {start}"
        )
    if identity in workspace.programs or workspace.is_broken("program", identity):
        raise MentorshipError(f"there is a program {identity!r} already; choose another with --id")
    folder = f"programs/{identity}"
    pages = [page for page in workspace.handbooks if page.program == program.id]
    years = _years(program, start)
    copies = [
        Draft(f"{folder}/{page.path.rsplit('/', 1)[1]}", _headed(page.text, years))
        for page in pages
    ]
    files = f"programs/{program.id}/files/"
    pictures = [
        Draft(f"{folder}/files/{path.removeprefix(files)}", "", copy_of=path)
        for path in workspace.attachments
        if path.startswith(files)
    ]
    return (Draft(f"{folder}/program.yml", _shifted(program, start)), *copies, *pictures)


def _shifted(program: Program, start: date) -> str:
    text = spliced(program.yaml, _changes(program, start))
    return text.rstrip("\n") + "\n"


def _changes(program: Program, start: date) -> Iterator[Change]:
    by = start - program.dates.start
    years, root = _years(program, start), compose(program.yaml)
    yield from _figures(program.yaml, root)
    for route, node in _scalars(root, ()):
        first, last = node.start_mark.index, node.end_mark.index
        raw = program.yaml[first:last]  # as written: with its quotes, escapes and line breaks
        if _DAY.fullmatch(node.value) and route[0] != "kpis":
            yield Change(first, last, _DAY.sub(lambda match: _moved(match[0], by), raw))
        elif route[0] in ("title", "purpose", "goals"):
            new = _with_years(raw, years)
            if route[0] == "title" and new == raw:
                yield _told_apart(program.yaml, node, start.year, program.dates.start.year)
            else:
                yield Change(first, last, new)


def _told_apart(text: str, title: ScalarNode, year: int, before: int) -> Change:
    """The new year behind a title that names none, inside its quotes if it has some."""
    place = end_of(text, title) - (1 if title.style in ("'", '"') else 0)
    return Change(place, place, f" ({year})" if year != before else " (next)")


def _years(program: Program, start: date) -> Mapping[str, str]:
    return {str(program.dates.start.year): str(start.year)}


def _headed(page: str, years: Mapping[str, str]) -> str:
    return _HEADING.sub(lambda match: _with_years(match[0], years), page, count=1)


def _moved(day: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except (ValueError, OverflowError):
        return day


def _with_years(text: str, years: Mapping[str, str]) -> str:
    return _YEAR.sub(lambda match: years.get(match[0], match[0]), text)


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


def _figures(text: str, root: Node | None) -> Iterator[Change]:
    """Takes `values:` out of each KPI."""
    for kpi in (each for key, each in _pairs(root) if key.value == "kpis" for each in each.value):
        pairs = _pairs(kpi)
        for position, (key, _) in enumerate(pairs):
            if key.value == "values" and len(pairs) > 1:
                yield removed(text, kpi, position)


def _pairs(node: Node | None) -> list[tuple[Node, Node]]:
    return node.value if isinstance(node, MappingNode) else []
