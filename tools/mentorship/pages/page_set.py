"""A set of pages: a function from the values that passed the gate to pages; likewise of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mentorship.pages.page import Asset, Page
from mentorship.publication.views import Views


@dataclass(frozen=True)
class PageSet:
    """Pages of one kind; `make` gets views, never the workspace."""

    make: Callable[[Views], Iterable[Page]]
    module: str


@dataclass(frozen=True)
class AssetSet:
    """Files of one kind that are published beside the pages; `make` gets views as well."""

    make: Callable[[Views], Iterable[Asset]]
    module: str


def page_set(make: Callable[[Views], Iterable[Page]]) -> PageSet:
    """Marks a function as one that makes pages; the site finds it in this folder."""
    return PageSet(make, make.__module__)


def asset_set(make: Callable[[Views], Iterable[Asset]]) -> AssetSet:
    """Marks a function as one that makes files; the site finds it in this folder."""
    return AssetSet(make, make.__module__)
