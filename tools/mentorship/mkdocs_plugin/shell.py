"""The theme's page without its words: rendered once for each kind, then filled for every page."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any, NamedTuple

from mkdocs.exceptions import PluginError

from mentorship.mkdocs_plugin.generated import GeneratedPage
from mentorship.pages.frame import framed
from mentorship.pages.page import Heading
from mentorship.pages.page import Page as SitePage

_UNSEARCHED = ' data-search-exclude="true"'
"""What the theme's search takes out of pages that it has read."""


class Kind(NamedTuple):
    """What decides how the theme's page looks, its own words apart.

    `depth` is the number of folders above the page, `tab` the page of the menu it belongs to.
    """

    depth: int
    contents: bool
    edit: bool
    tab: str


def kind_of(page: SitePage, menu: Collection[str], *, editable: bool) -> Kind:
    """The kind of a page; `editable` says whether the site links sources at all.

    `menu` holds the addresses of the menu; the page belongs to the nearest one on the way to it.
    """
    way = (path for _, path in reversed(page.section))
    tab = next((path for path in way if path in menu and path != "index.html"), "")
    listed = any(heading.level == 2 for heading in page.headings)
    return Kind(page.path.count("/"), listed, editable and page.source is not None, tab)


class Marks:
    """Words that stand in the shell for those of a page; random, so that no page contains one."""

    def __init__(self) -> None:
        token = secrets.token_hex(12)
        (
            self.title,
            self.body,
            self.description,
            self.folder,
            self.source,
            self.anchor,
            self.entry,
        ) = (f"q{letter}{token}" for letter in "tbdfsae")

    def page(self, kind: Kind) -> SitePage:
        """A page of the kind that says nothing but marks."""
        return SitePage(
            path="/".join([self.folder] * (kind.depth + 1)) + ".html",
            title=self.title,
            body=f"<h1></h1>{self.body}",
            description=self.description,
            headings=(Heading(2, self.anchor, self.entry),) if kind.contents else (),
            source=self.source if kind.edit else None,
        )

    @cached_property
    def entry_of_contents(self) -> re.Pattern[str]:
        """The item of the list of contents that holds the marks."""
        inside = r"(?:(?!</?li\b).)*"
        return re.compile(rf"<li\b{inside}{self.entry}{inside}</li>", re.DOTALL)


@dataclass(frozen=True)
class Shell:
    """Pieces of the theme's page, every second of which is a mark."""

    marks: Marks
    pieces: tuple[str, ...]
    entry: str

    @classmethod
    def cut(cls, rendered: str, kind: Kind, marks: Marks) -> Shell:
        """Cuts the theme's page at the marks.

        Raises PluginError where the theme shows them another number of times than the cut
        expects, as an update of the theme might.
        """
        entries = marks.entry_of_contents.findall(rendered)
        page = rendered.replace(f"<h1></h1>{marks.body}", marks.body)
        if entries:
            page = page.replace(entries[0], marks.entry)
        path = "/".join([marks.folder] * (kind.depth + 1)) + ".html"
        words = (marks.title, marks.body, marks.description, path, marks.source, marks.entry)
        counts = {
            "body": (page.count(marks.body), 1),
            "description": (page.count(marks.description), 1),
            "title": (min(page.count(marks.title), 1), 1),
            "entry of the list of contents": (len(entries), int(kind.contents)),
            "edit link": (page.count(marks.source), int(kind.edit)),
            "address in parts": (page.replace(path, "").count(marks.folder), 0),
        }
        for what, (found, expected) in counts.items():
            if found != expected:
                raise PluginError(f"the theme shows the {what} {found} times, not {expected}")
        cutting = "|".join(re.escape(word) for word in (*words, marks.anchor))
        entry = entries[0] if entries else ""
        return cls(marks, tuple(re.split(f"({cutting})", page)), entry)

    def filled(self, page: GeneratedPage) -> str:
        """The theme's page with the words of `page`; those that are plain text are escaped."""
        made, marks = page.made, self.marks
        listed = [heading for heading in made.headings if heading.level == 2]
        words = {
            marks.title: escape(made.title),
            marks.body: str(framed(made)).replace(_UNSEARCHED, ""),
            marks.description: str(page.meta["description"]),
            marks.source: escape(page.edit_url or ""),
            marks.anchor: escape(listed[0].id) if listed else "",
            marks.entry: "".join(self._entry(heading) for heading in listed),
        }
        return "".join(
            words.get(piece, page.url) if index % 2 else piece
            for index, piece in enumerate(self.pieces)
        )

    def _entry(self, heading: Heading) -> str:
        text = self.entry.replace(self.marks.entry, escape(heading.title))
        return text.replace(self.marks.anchor, escape(heading.id))


class Pouring:
    """A template that fills each page's own shell; stands in for one of the theme.

    `shells` holds the shell for every address.
    """

    def __init__(self, shells: Mapping[str, Shell]) -> None:
        self._shells = shells

    def render(self, context: Mapping[str, Any]) -> str:
        """The whole page for a context of MkDocs."""
        page: GeneratedPage = context["page"]
        return self._shells[page.made.path].filled(page)
