"""Where receipts stand: the page for a page, and the place of each figure of a report."""

from __future__ import annotations

import re

from mentorship.metrics.evaluation.figure import Figure, Report, Section
from mentorship.metrics.metric import Facts


def receipts_path(page: str) -> str:
    """The page of the receipts of the numbers on a page."""
    return f"receipts/{page}"


def section_path(program: str, section: str) -> str:
    """The page of the receipts of a section of a report."""
    return receipts_path(f"reports/{program}/{section}.html")


def is_metric(facts: Facts, section: Section, figure: Figure) -> bool:
    """Whether a figure is a metric of the whole program, whose receipt stands with these."""
    return section.id in ("process", "outcomes") and figure.name in facts.metrics


def figure_addresses(facts: Facts, report: Report, section: Section) -> tuple[str, ...]:
    """For each figure the address of its receipt, empty where it has no value."""
    program = receipts_path(f"programs/{report.program}.html")
    own = section_path(report.program, section.id)
    return tuple(
        "" if figure.result.value is None
        else f"{program}#{figure.name}" if is_metric(facts, section, figure)
        else f"{own}#{anchor}"
        for figure, anchor in zip(section.figures, anchors_of(section), strict=True)
    )  # fmt: skip


def anchors_of(section: Section) -> tuple[str, ...]:
    """A place on the page for each figure: by name and group, with a number where two are alike."""
    seen: dict[str, int] = {}
    found = []
    for figure in section.figures:
        text = f"{section.id} {figure.name} {figure.group_id}".lower()
        plain = re.sub(r"[^a-z0-9.]+", "-", text).strip("-")
        seen[plain] = seen.get(plain, 0) + 1
        found.append(plain if seen[plain] == 1 else f"{plain}-{seen[plain]}")
    return tuple(found)
