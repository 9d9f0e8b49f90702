"""The events of a program as a list on its page."""

from __future__ import annotations

from collections.abc import Iterable

from mentorship.pages.phrases import day
from mentorship.publication.program_view import EventView
from mentorship.render.html import Html, element


def event_list(events: Iterable[EventView]) -> Html:
    """One line each: the day, what it is, and how many were there; nothing for no events."""
    items = [
        element("li", day(each.day), " ", each.title, " ", element("small", each.there))
        for each in events
    ]
    return element("ul", *items) if items else Html("")
