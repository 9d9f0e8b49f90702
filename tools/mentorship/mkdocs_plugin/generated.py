"""Generated pages as MkDocs knows them: virtual files whose pages are ready HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from posixpath import normpath
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mentorship.pages.frame import framed
from mentorship.pages.links import anchors
from mentorship.pages.page import Heading
from mentorship.pages.page import Page as SitePage

SHELL = "mentorship-shell"
"""Name of the template into which detail pages are poured."""


class GeneratedPage(Page):
    """A page whose body, list of contents and anchors are ready: Markdown is not run."""

    def __init__(self, made: SitePage, config: MkDocsConfig) -> None:
        self.made = made
        super().__init__(escape(made.title), _file(made, config), config)
        self.edit_url = edit_link(config.edit_uri, made.source)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """There is nothing to read; the theme escapes nothing, so what it gets is escaped."""
        self.markdown = ""
        self.meta: dict[str, Any] = {
            "description": escape(self.made.description or self.made.title),
            "search": {"exclude": not self.made.searchable, "boost": self.made.boost},
            "hide": ["navigation"] if self.made.headings else ["navigation", "toc"],
        }
        if not self.made.overview:
            self.meta["template"] = SHELL

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Takes the body as it is; that of a detail page is framed when it is poured, for MkDocs
        keeps what is rendered of all pages until the last is written."""
        self.content = str(framed(self.made)) if self.made.overview else ""
        self.toc = contents(self.made.headings)
        self.present_anchor_ids = set(anchors(self.made.body))


def contents(headings: Sequence[Heading]) -> TableOfContents:
    """The list of contents: headings of level 2, with those of level 3 below them."""
    listed: list[AnchorLink] = []
    for heading in headings:
        entry = AnchorLink(escape(heading.title), escape(heading.id), heading.level)
        if heading.level == 2 or (heading.level == 3 and not listed):
            listed.append(entry)
        elif heading.level == 3:
            listed[-1].children.append(entry)
    return TableOfContents(listed)


def edit_link(base: str | None, source: str | None) -> str | None:
    """Where the source is edited: `base` is the `edit_uri` of docs/, `source` is beside docs/."""
    if not base or not source:
        return None
    parts = urlsplit(base)
    return urlunsplit(parts._replace(path=normpath(f"{parts.path}/../{quote(source)}")))


def _file(made: SitePage, config: MkDocsConfig) -> File:
    return File.generated(
        config,
        made.path.removesuffix(".html") + ".md",
        content="",
        inclusion=InclusionLevel.INCLUDED if made.overview else InclusionLevel.NOT_IN_NAV,
    )
