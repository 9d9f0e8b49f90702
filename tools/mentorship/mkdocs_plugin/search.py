"""Entries of the search for generated pages, cut by a pattern where others parse each page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mentorship.pages.page import Page

Entry = dict[str, Any]

# The generator writes the bodies: double quotes, text escaped, no `>` inside an attribute.
_HEADING = re.compile(r'<h[1-6][^>]* id="([^"]*)"[^>]*>(.*?)</h[1-6]>', re.DOTALL)
_UNSAID = re.compile(r'<a [^>]*class="headerlink"[^>]*>[^<]*</a>|<h1>.*?</h1>', re.DOTALL)
_INLINE = re.compile(r"</?(?:a|code|em|s|strong|time)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def entries(page: Page, url: str) -> Iterator[Entry]:
    """One entry for the page and one for each of its headings, with the text below it.

    Titles and texts are HTML without elements, which is what the search shows.
    """
    if not page.searchable:
        return
    more: Mapping[str, float] = {"boost": page.boost} if page.boost != 1 else {}
    start, place, title, also = 0, url, escape(page.title), escape(page.also)
    for found in _HEADING.finditer(page.body):
        yield {
            "location": place,
            "title": title,
            "text": f"{_text(page.body[start : found.start()])} {also}".strip(),
            **more,
        }
        start, place, title = found.end(), f"{url}#{unescape(found[1])}", _text(found[2])
        also = ""
    text = f"{_text(page.body[start:])} {also}".strip()
    yield {"location": place, "title": title, "text": text, **more}


def index_of(config: MkDocsConfig) -> list[Entry] | None:
    """The list of entries that the theme's search will write; None where it has no such list."""
    for plugin in config.plugins.values():
        found = getattr(getattr(plugin, "search_index", None), "entries", None)
        if isinstance(found, list):
            return found
    return None


def _text(html: str) -> str:
    return " ".join(_TAG.sub(" ", _INLINE.sub("", _UNSAID.sub(" ", html))).split())
