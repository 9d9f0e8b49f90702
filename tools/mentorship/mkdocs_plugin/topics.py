"""What pages of docs/ say about their topics: `topics:` in their front matter, as links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mentorship.language import _
from mentorship.pages.page import SiteContent, relative
from mentorship.render.html import Html, element, joined, link, placed


def topics_of(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """The topics that a page names; none where that is no list."""
    topics = meta.get("topics")
    return tuple(map(str, topics)) if isinstance(topics, list) else ()


def topics_below(site: SiteContent, here: str, topics: Sequence[str]) -> Html:
    """A line of links to the pages of topics, those that there are.

    The script that counts what is read finds their names there.
    """
    paths = {f"topics/{topic}.html": topic for topic in topics}
    if not paths:
        return Html("")
    there = {page.path: page.title for page in site.pages if page.path in paths}
    found = [path for path in paths if path in there]
    if not found:
        return Html("")
    links = (link(there[path], relative(here, path)) for path in found)
    return element(
        "p",
        placed(_("Topics: {topics}"), topics=joined(links, _(", "))),
        class_="ms-topics",
        data_topics=" ".join(paths[path] for path in found),
    )
