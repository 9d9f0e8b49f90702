"""The index of the search: entries of generated pages, weights, and names in Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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

_ALSO = "also"
"""What a page is found by beside its words, as if it were its title: an id, an alias."""
_BREAK = "\u200b"
"""A blank without width, which the search takes for the end of a word."""
_ENDS = r"[\u200b\u3000\u3001\u3002\uff0c\uff0e\uff1f\uff01\uff1b\uff1a]+"
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_WEIGHTS = (
    ("guides/", 2.0),
    ("start/", 2.0),
    ("manual/reference/", 0.5),
    ("manual/", 0.8),
)
"""What pages of docs/ weigh in the search, by where they stand; others weigh 1. Generated pages say
it themselves: topics, programs, people and skills 1.5, what is made of data less than 1."""


def entries(page: Page, url: str) -> Iterator[Entry]:
    """One entry for the page and one for each of its headings, with the text below it.

    Titles and texts are HTML without elements, which is what the search shows.
    """
    if not page.searchable:
        return
    more: Entry = {"boost": page.boost} if page.boost != 1 else {}
    start, place, title, also = 0, url, escape(page.title), escape(page.also)
    called: Entry = {_ALSO: also} if also else {}
    for found in _HEADING.finditer(page.body):
        yield {
            "location": place,
            "title": title,
            "text": f"{_text(page.body[start : found.start()])} {also}".strip(),
            **more,
            **called,
        }
        called = {}
        start, place, title = found.end(), f"{url}#{unescape(found[1])}", _text(found[2])
        also = ""
    text = f"{_text(page.body[start:])} {also}".strip()
    yield {"location": place, "title": title, "text": text, **more, **called}


def findable(index: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with their weights, and with a break after each Chinese character.

    The search knows whole words alone, and Chinese has no blanks between them: so each character is
    a word, and what is typed is cut into those that there are.
    """
    for entry in index:
        place = entry["location"]
        weight = next((each for start, each in _WEIGHTS if place.startswith(start)), None)
        more = {"boost": weight} if weight and "boost" not in entry else {}
        texts = {key: cut(entry[key]) for key in ("title", "text", _ALSO) if key in entry}
        yield {**entry, **texts, **more}


def cut(text: str) -> str:
    """The text with breaks around each Chinese character, which nobody sees."""
    return _HAN.sub(lambda run: f"{_BREAK}{_BREAK.join(run[0])}{_BREAK}", text).strip(_BREAK)


def prepare(config: MkDocsConfig) -> None:
    """Makes what the theme's search has gathered findable, just before it is written."""
    for plugin in config.plugins.values():
        index: Any = getattr(plugin, "search_index", None)
        if isinstance(getattr(index, "entries", None), list):
            index.entries[:] = list(findable(index.entries))
            index.config["fields"].setdefault(_ALSO, {"boost": 1e3})
            ends = index.config["separator"]
            index.config["separator"] = ends if r"\u200b" in ends else f"{ends}|{_ENDS}"


def index_of(config: MkDocsConfig) -> list[Entry] | None:
    """The list of entries that the theme's search will write; None where it has no such list."""
    for plugin in config.plugins.values():
        found = getattr(getattr(plugin, "search_index", None), "entries", None)
        if isinstance(found, list):
            return found
    return None


def _text(html: str) -> str:
    return " ".join(_TAG.sub(" ", _INLINE.sub("", _UNSAID.sub(" ", html))).split())
