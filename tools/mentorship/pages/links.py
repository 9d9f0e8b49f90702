"""Whether the links of the generated pages lead somewhere: nobody else checks ready HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from posixpath import dirname, join, normpath
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from mentorship.pages.page import Page, SiteContent

Places = Mapping[str, Collection[str] | None]
"""Addresses of the site, each with its anchors; None where they are not known or not needed."""

# All attributes are written by the generator: double quotes, and quotes in text escaped.
_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')


class BrokenLink(NamedTuple):
    """A link on a generated page that leads nowhere, and why."""

    page: str
    address: str
    problem: str
    source: str | None = None

    def __str__(self) -> str:
        made = f"; the page is made from {self.source}, correct it there" if self.source else ""
        return f"{self.page} has the link {self.address!r}: {self.problem}{made}"


def broken_links(
    site: SiteContent, others: Places = MappingProxyType({})
) -> tuple[BrokenLink, ...]:
    """Links of the generated pages to places that do not exist.

    `others` are the addresses beside the generated ones: pages of docs/, and files of the theme.
    """
    places: dict[str, Collection[str] | None] = dict(others)
    places |= {asset.path: None for asset in site.assets}
    places |= {page.path: anchors(page.body) for page in site.pages}
    return tuple(link for page in site.pages for link in _broken(page, places))


def anchors(body: str) -> frozenset[str]:
    """The ids of a body, as links name them."""
    return frozenset(unescape(identity) for identity in _ANCHOR.findall(body))


def _broken(page: Page, places: Places) -> Iterator[BrokenLink]:
    for written in dict.fromkeys(_LINK.findall(page.body)):
        address = unescape(written)
        problem = _problem(page.path, address, places)
        if problem:
            yield BrokenLink(page.path, address, problem, page.source)
    for crumb in page.section:
        if crumb[1] not in places:
            yield BrokenLink(
                page.path, crumb[1], "there is no such page on the way to it", page.source
            )


def _problem(path: str, address: str, places: Places) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    if parts.path.startswith("/"):
        return "write it relative to the page, for the site may stand in a folder"
    goal = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
    if goal not in places:
        return f"there is no {goal}"
    known = places[goal]
    if parts.fragment and known is not None and unquote(parts.fragment) not in known:
        return f"{goal} has no place {unquote(parts.fragment)!r}"
    return ""
