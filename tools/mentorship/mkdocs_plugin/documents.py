"""Keeps pages of docs/ harmless: no raw HTML, no foreign pictures, no markup in metadata."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
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
