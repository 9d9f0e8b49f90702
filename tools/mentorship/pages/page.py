"""What a generated site is made of: pages whose bodies are ready HTML, and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from posixpath import dirname, relpath
from typing import NamedTuple

from mentorship.language import SOURCE
from mentorship.publication.classes import OFFICE
from mentorship.render.heading import Heading

__all__ = ["Asset", "Crumb", "Heading", "Page", "SiteContent", "relative"]


class Crumb(NamedTuple):
    """One step of the way from the home page to a page: plain text, and a path of the site."""

    title: str
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page of the site.

    `path` is its address below the site's top, as in `people/ada.okafor.html`; links in `body` are
    relative to it (`relative` makes them). `body` is ready HTML in which all text is escaped; where
    it has no `h1`, the writers put the title there. `title` and `description` are plain text, which
    the writers escape.
    `source` is the file behind the edit link, a POSIX path in the repository. An `overview` page
    stands in the menu and is a full page of the theme; the others are reached by links and search.
    `section` names the way to the page without the page itself. `boost` above 1 lifts the page
    among the results of the search, below 1 lowers it; `also` are words by which the search finds
    it beside those that stand on it.
    """

    path: str
    title: str
    body: str
    headings: tuple[Heading, ...] = ()
    source: str | None = None
    overview: bool = False
    searchable: bool = True
    section: tuple[Crumb, ...] = ()
    description: str = ""
    also: str = ""
    boost: float = 1


class Asset(NamedTuple):
    """A file that is published as it is: a picture, JSON, a calendar."""

    path: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteContent:
    """Everything that is generated of one site, for one audience; `name` is what it is called.

    `as_of` is the day the pages speak about and `commit` the abbreviated id of the commit they were
    made from. `language` is the one its texts are in. `fixed` says that the day is fixed by
    `as_of:` in mentorship.yml (a demo or an archive), so that growing old is no fault. `banner` is
    plain text shown on every page, or empty.
    """

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...] = ()
    as_of: date
    commit: str | None = None
    audience: str = "members"
    name: str = "Mentorship"
    language: str = SOURCE
    banner: str = ""
    fixed: bool = False

    @property
    def private(self) -> bool:
        """Whether it is for the program office alone: nobody publishes it, nothing indexes it."""
        return self.audience == OFFICE


def relative(from_path: str, to_path: str, anchor: str = "") -> str:
    """The link from one page of the site to another, as in `../people/ada.okafor.html#notes`.

    A link from a page to a place on itself is the anchor alone.
    """
    fragment = f"#{anchor}" if anchor else ""
    if from_path == to_path and anchor:
        return fragment
    return _way(dirname(from_path), to_path) + fragment


@lru_cache(maxsize=65536)
def _way(folder: str, to_path: str) -> str:
    """The way from a folder to a file; the same few are asked for on every page."""
    return relpath(to_path, folder or ".")
