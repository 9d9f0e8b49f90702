"""The calendars of the site, beside the page that each belongs to, and the links to them."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.pages.page import Asset, relative
from mentorship.pages.page_set import asset_set
from mentorship.publication.views import Views
from mentorship.render.calendar import calendar, remembering
from mentorship.render.html import Html, element, joined, link, placed


@asset_set
def calendars(views: Views) -> Iterator[Asset]:
    """A file for each calendar."""
    if views.calendars:
        written = remembering(views.calendars[0].stamp)
        for view in views.calendars:
            yield Asset(view.path, calendar(view, written))


def subscribing(views: Views, here: str) -> Html:
    """Links to the calendar and the feed of a page, where there are any.

    Where the address of the site is known, a click opens the reader's calendar program.
    """
    beside, links = here.removesuffix(".html"), []
    calendar_, feed = f"{beside}.ics", "feed.xml" if here == "index.html" else f"{beside}.xml"
    if calendar_ in views.subscribable:
        file = relative(here, calendar_)
        links.append(link(_("calendar"), file))
        if views.address:
            there = f"webcal://{views.address.partition('://')[2]}{calendar_}"
            links[0] = placed(
                _("{calendar} ({as_file})"),
                calendar=element("a", _("calendar"), href=there),
                as_file=link(_("as a file"), file),
            )
    if feed in views.subscribable:
        links.append(link(_("feed"), relative(here, feed)))
    said = placed(_("Subscribe: {links}"), links=joined(links, _(", "))) if links else ""
    data = link(_("Data and badges"), relative(here, "api.html"))
    if here != "index.html":
        data = link(_("Data (JSON)"), relative(here, f"api/v1/{beside}.json"))
    return element("p", joined((said, data), " · ") if said else data, class_="ms-note")
