"""Writes the pages of a site as Markdown files, for builders other than MkDocs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from mentorship.pages.frame import ROBOTS, framed, resources, stamp
from mentorship.pages.page import Page, SiteContent
from mentorship.render.html import Html, element, joined
from mentorship.render.one_line import one_line


def markdown_files(site: SiteContent, before: str = "") -> Mapping[str, bytes]:
    """The files of the site by path: each page as Markdown, assets as they are.

    The body of a page is one physical line of HTML, which Markdown leaves alone. Links are written
    for pages named `x.html`, so the builder must not turn them into folders. `before` is put at
    the beginning of that line.
    """
    files = {**resources(), **dict(site.assets)}
    for page in site.pages:
        files[page.path.removesuffix(".html") + ".md"] = _page(page, site, before).encode()
    return dict(sorted(files.items()))


def _page(page: Page, site: SiteContent, before: str) -> str:
    banner = element("p", site.banner, class_="ms-note") if site.banner else ""
    body = joined((banner, framed(page), element("p", stamp(site), class_="ms-note")))
    return f"{_front_matter(page, private=site.private)}\n{before}{_line(body)}\n"


def _line(body: Html) -> str:
    return one_line(str(element("div", body, class_="ms-page")))


def _front_matter(page: Page, *, private: bool) -> str:
    """Builders write these values without escaping, so they are escaped here; JSON is YAML."""
    values: dict[str, object] = {
        "title": escape(page.title),
        "description": escape(page.description or page.title),
        "search": {"exclude": not page.searchable, "boost": page.boost},
        "hide": ["navigation"],
    }
    if private:
        values["robots"] = ROBOTS
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join(("---", *lines, "---", ""))
