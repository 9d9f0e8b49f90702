"""Receipts of the figures of a report: what stands on the page, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.history.facts import History
from mentorship.metrics.evaluation.columns import table_of, value_in
from mentorship.metrics.evaluation.figure import Figure, Section
from mentorship.metrics.receipts import as_data, lines_of


class FigureTold(NamedTuple):
    """The value of a figure in words, and what else the report says: pairs of heading and cell."""

    value: str
    more: tuple[tuple[str, str], ...]


def told(section: Section, figure: Figure) -> FigureTold:
    """What the report says of a figure."""
    table = table_of(section._replace(figures=(figure,)))
    cells = zip(table.columns, table.rows[0], strict=True)
    named = ("which", "what", "value")
    more = tuple((c.title, cell) for c, cell in cells if cell and c.id not in named)
    return FigureTold(value_in(figure), more)


def figure_as_text(section: Section, figure: Figure, program: str, history: History) -> str:
    """The receipt of a figure as lines."""
    return "\n".join(_lines(section, figure, program, history)) + "\n"


def figure_as_data(section: Section, figure: Figure, history: History) -> dict[str, Any]:
    """The receipt of a figure as plain data; `told` is what the report says of it."""
    said = told(section, figure)
    return {
        **as_data(figure.result, history),
        "section": section.id,
        "group": figure.group_id or None,
        "title": figure.title,
        "told": {"Value": said.value, **dict(said.more)},
    }


def _lines(section: Section, figure: Figure, program: str, history: History) -> Iterator[str]:
    said = told(section, figure)
    group = f", {figure.group}" if figure.group else ""
    yield shown(f"{figure.name} of {program}, {section.title.lower()}{group}: {said.value}")
    for title, cell in said.more:
        yield f"  {title}: {shown(cell)}"
    yield from lines_of(figure.result, history, "  ")
