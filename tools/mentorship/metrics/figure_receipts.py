"""Receipts of the figures of a report: what stands on the page, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorship.findings import shown
from mentorship.history.facts import History
from mentorship.language import _
from mentorship.metrics.evaluation.columns import table_of
from mentorship.metrics.evaluation.figure import Figure, Section
from mentorship.metrics.receipts import as_data, lines_of


def told(section: Section, figure: Figure) -> tuple[tuple[str, str], ...]:
    """What the report says of a figure, as pairs of column and cell, the value first."""
    beside = (_("Which"), _("What"))
    table = table_of(section._replace(figures=(figure,)))
    cells = zip((column.title for column in table.columns), table.rows[0], strict=True)
    return tuple((title, cell) for title, cell in cells if cell and title not in beside)


def figure_as_text(section: Section, figure: Figure, program: str, history: History) -> str:
    """The receipt of a figure as lines."""
    return "\n".join(_lines(section, figure, program, history)) + "\n"


def figure_as_data(section: Section, figure: Figure, history: History) -> dict[str, Any]:
    """The receipt of a figure as plain data; `told` is what the report says of it."""
    return {
        **as_data(figure.result, history),
        "section": section.id,
        "group": figure.group_id or None,
        "title": figure.title,
        "told": dict(told(section, figure)),
    }


def _lines(section: Section, figure: Figure, program: str, history: History) -> Iterator[str]:
    cells = dict(told(section, figure))
    group = f", {figure.group}" if figure.group else ""
    yield shown(f"{figure.name} of {program}, {section.title.lower()}{group}: {cells['Value']}")
    for title, cell in cells.items():
        if title != "Value":
            yield f"  {title}: {shown(cell)}"
    yield from lines_of(figure.result, history, "  ")
