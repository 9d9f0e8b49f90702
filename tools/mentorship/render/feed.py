"""Feeds as Atom documents (RFC 4287), which feed readers subscribe to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from xml.etree import ElementTree as ET

from mentorship.publication.entries import FeedView, Happening, one_line

ATOM = "http://www.w3.org/2005/Atom"

Address = Callable[[str, str], str]
"""The address of a path of the site and an anchor there, empty for none."""


def feed(view: FeedView, author: str, address: Address) -> bytes:
    """A whole document; the same view gives the same bytes. All text in it is plain."""
    root = ET.Element("feed", {"xmlns": ATOM})
    _text(root, "id", f"urn:uuid:{view.id}")
    _text(root, "title", view.name)
    _text(root, "updated", _time(view.updated))
    _text(ET.SubElement(root, "author"), "name", author)
    _link(root, "self", address(view.path, ""), "application/atom+xml")
    _link(root, "alternate", address(view.page, ""), "text/html")
    for happening in view.happenings:
        root.append(_entry(happening, address))
    ET.indent(root)
    text = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(happening: Happening, address: Address) -> ET.Element:
    entry = ET.Element("entry")
    _text(entry, "id", f"urn:uuid:{happening.id}")
    _text(entry, "title", happening.title)
    _text(entry, "updated", _time(happening.landed))
    _link(entry, "alternate", address(happening.path, happening.anchor), "text/html")
    summary = f"{happening.day}: {happening.text}" if happening.text else happening.day.isoformat()
    _text(entry, "summary", summary)
    return entry


def _text(parent: ET.Element, name: str, text: str) -> None:
    """An element with text, without the characters that XML does not have."""
    ET.SubElement(parent, name).text = one_line(text)


def _link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": address, "type": kind})


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
