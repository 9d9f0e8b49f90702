"""A set of pages: a function from the values that passed the gate to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mentorship.pages.page import Page
from mentorship.publication.views import Views


@dataclass(frozen=True)
class PageSet:
    """Pages of one kind; `make` gets views, never the workspace."""

    make: Callable[[Views], Iterable[Page]]
    module: str


def page_set(make: Callable[[Views], Iterable[Page]]) -> PageSet:
    """Marks a function as one that makes pages; the site finds it in this folder."""
    return PageSet(make, make.__module__)
