"""What stands on every page around its body: the way to it, its title, the site's stamp."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from mentorship.language import _
from mentorship.pages.page import Page, SiteContent, relative
from mentorship.render.html import Html, element, escape, joined, link, placed, ready

STYLE, SCRIPT = "assets/mentorship.css", "assets/mentorship.js"
READING = "assets/reading.js"
HOMES = "homes/index.html"
SEALING = "assets/sealing.js"
"""What seals a text in the browser; `make sealing` puts it together, and a site can do without."""
ROBOTS = "noindex, nofollow, noarchive"
"""What a page of a private site says to those who would index it."""


def framed(page: Page) -> Html:
    """The body with the way to the page above it, and with its title where it has none."""
    title = element("h1", page.title) if "<h1" not in page.body else ""
    return joined((_crumbs(page), title, ready(page.body)))


def stamp(site: SiteContent) -> Html:
    """As of which day and commit the site speaks; the script warns where that is long ago."""
    day = element("time", site.as_of.isoformat(), datetime=site.as_of.isoformat())
    said = (
        placed(_("As of {day}, commit {commit}."), day=day, commit=element("code", site.commit))
        if site.commit
        else placed(_("As of {day}, no commit."), day=day)
    )
    fixed = "true" if site.fixed else None
    stale = _("This page speaks of {day}, {days} days ago. What happened since is not on it.")
    return element("span", said, class_="ms-stamp", data_fixed=fixed, data_stale=stale)


def resources() -> Mapping[str, bytes]:
    """The style sheet and the scripts that there are, by their path on the site."""
    folder = files("mentorship.render") / "assets"
    found = {path: folder / path.rpartition("/")[2] for path in (STYLE, SCRIPT, READING, SEALING)}
    return {path: file.read_bytes() for path, file in found.items() if file.is_file()}


def home_link(site: SiteContent) -> Mapping[str, str]:
    """The way to one's own home, for the head of each page, escaped: where it leads, and what it
    says before and after somebody has said who they are. Nothing where nobody has a home."""
    if all(page.path != HOMES for page in site.pages):
        return {}
    words = {"path": HOMES, "ask": _("Who are you?"), "yours": _("Your home")}
    return {name: escape(text) for name, text in words.items()}


def _crumbs(page: Page) -> Html:
    if not page.section:
        return Html("")
    steps = [element("li", link(title, relative(page.path, path))) for title, path in page.section]
    return element(
        "nav",
        element("ol", *steps),
        class_="ms-crumbs",
        aria_label=_("Where you are"),
        data_search_exclude="true",
    )
