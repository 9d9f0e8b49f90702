"""Keeps pages of docs/ harmless: no raw HTML, no foreign pictures, no markup in metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.preprocessors import Preprocessor  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

from mentorship.render.html import is_relative, is_safe

_ATTRIBUTES = frozenset({
    "href", "src", "alt", "title", "id", "class", "rel", "role", "lang", "dir", "start", "align",
    "colspan", "rowspan", "scope", "open",
})  # fmt: skip
"""What an element may carry: braces in Markdown could add any (`srcset`, `ping`, `style`)."""
_HIDEABLE = ("navigation", "toc", "footer")


def safe_metadata(meta: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata of a page that the theme may see; it writes them without escaping."""
    safe: dict[str, Any] = {
        key: escape(str(meta[key])) for key in ("title", "description") if meta.get(key)
    }
    hidden = meta.get("hide")
    if isinstance(hidden, list):
        safe["hide"] = [part for part in _HIDEABLE if part in hidden]
    search = meta.get("search")
    if isinstance(search, dict):
        safe["search"] = {"exclude": search.get("exclude") is True}
    return safe


class PlainDocuments(Extension):  # type: ignore[misc]
    """Python-Markdown without raw HTML, foreign pictures and links that run something."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Called by Python-Markdown for each page."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # After everything that makes links (8 and above), before MkDocs looks at them (0).
        md.treeprocessors.register(_Harmless(md), "mentorship-harmless", 1)


class ReadyPages(PlainDocuments):
    """The same for a builder that runs Markdown on ready pages, too.

    A line that begins with the comment `<!--TOKEN-->` is ready HTML and stays as it is. Whoever
    writes the pages makes the token of all of them, so that no text of a page can name it.
    """

    def __init__(self, **options: object) -> None:
        self.config = {"token": ["", "Begins a line that is ready HTML"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Called by Python-Markdown for each page."""
        super().extendMarkdown(md)
        if self.getConfig("token"):
            # After lines are cut (30), before fences are looked for (25).
            ready = _Ready(md, f"<!--{self.getConfig('token')}-->")
            md.preprocessors.register(ready, "mentorship-ready", 29)


class _Ready(Preprocessor):  # type: ignore[misc]
    """Puts ready lines aside until Markdown has done its work."""

    def __init__(self, md: Markdown, mark: str) -> None:
        super().__init__(md)
        self._mark = mark

    def run(self, lines: Sequence[str]) -> list[str]:
        return [
            str(self.md.htmlStash.store(line.removeprefix(self._mark)))
            if line.startswith(self._mark)
            else line
            for line in lines
        ]


class _Harmless(Treeprocessor):  # type: ignore[misc]
    """Takes away addresses that may not be linked and pictures of other sites."""

    def run(self, root: Element) -> None:
        for item in root.iter():
            if item.tag == "a" and not is_safe(_address(item, "href")):
                item.tag = "span"
                item.attrib.clear()
            elif item.tag == "img" and not is_relative(_address(item, "src")):
                item.tag, item.text = "span", item.get("alt") or "picture"
                item.attrib.clear()
            for name in [name for name in item.attrib if name not in _ATTRIBUTES]:
                del item.attrib[name]


def _address(item: Element, name: str) -> str:
    """The address as a browser reads it: Python-Markdown keeps character references."""
    return unescape(item.get(name, ""))
