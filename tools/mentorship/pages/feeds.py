"""The feeds of the site: of everything, and of each program."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mentorship.pages.page import Asset, relative
from mentorship.pages.page_set import asset_set
from mentorship.publication.views import Views
from mentorship.render.feed import feed

FEED = "feed.xml"
"""The feed of the whole site."""


@asset_set
def feeds(views: Views) -> Iterator[Asset]:
    """A file for each feed."""
    for view in views.feeds:
        address = partial(_address, views.address, view.path)
        yield Asset(view.path, feed(view, views.organisation, address))


def _address(site: str, here: str, path: str, anchor: str) -> str:
    """Whole where the address of the site is known, else relative to the feed."""
    if not site:
        return relative(here, path, anchor)
    return f"{site}{path}#{anchor}" if anchor else f"{site}{path}"
