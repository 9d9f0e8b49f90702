"""Fills in the menu: `guides/*` stands for the pages of a folder that it does not name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from mentorship.language import N_, _, translated

_ALL = "/*"
TITLES = (
    N_("Home"), N_("Programs"), N_("People"), N_("Skills"), N_("Progress"), N_("Findings"),
    N_("Start here"), N_("Guides"), N_("Manual"), N_("Reference"),
)  # fmt: skip
"""The titles of the sample's menu, which are translated; another title stays as it is written."""


def expanded(menu: list[Any], docs: Path) -> list[Any]:
    """The menu of mkdocs.yml with each `folder/*` replaced by the folder's other pages.

    They come in order of their file names. Titles are said in the language spoken, where they are
    those of the sample.
    """
    return list(_expanded(menu, docs, frozenset(_named(menu))))


def _expanded(items: list[Any], docs: Path, named: Collection[str]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, str) and item.endswith(_ALL):
            yield from _pages(docs, item.removesuffix(_ALL), named)
        elif isinstance(item, dict):
            yield {
                _(title): list(_expanded(value, docs, named)) if isinstance(value, list) else value
                for title, value in item.items()
            }
        else:
            yield item


def _pages(docs: Path, folder: str, named: Collection[str]) -> Iterator[str]:
    for path in sorted((docs / folder).glob("*.md")):
        page = f"{folder}/{path.name}"
        if page not in named and translated(page) is None:
            yield page


def _named(items: Any) -> Iterator[str]:
    if isinstance(items, str):
        yield items
    elif isinstance(items, list):
        for item in items:
            yield from _named(item)
    elif isinstance(items, dict):
        for value in items.values():
            yield from _named(value)
