"""What somebody may want to read, as a section of a page."""

from __future__ import annotations

from mentorship.language import _
from mentorship.pages.page import relative
from mentorship.pages.topics import FILE
from mentorship.publication.recommendations import readings
from mentorship.publication.views import PersonView, Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, link
from mentorship.render.parts import card, cards


def recommended_heading() -> Heading:
    """The heading of the section, in the language spoken."""
    return Heading(2, "reading", _("Worth reading"))


def recommended(views: Views, person: PersonView, here: str = "") -> Html:
    """A card for each page, with the sentence that says why; nothing where nothing speaks for one.

    `here` is the page on which it stands, the person's own by default.
    """
    page = here or person.path
    found = readings(views, person)
    shown = (
        card(link(each.title, relative(page, each.path)), element("p", each.because))
        for each in found
    )
    return cards(shown) if found else Html("")


def read_here(page: str) -> Html:
    """An empty place that the browser fills with pages on the topics that are read in it most.

    It stays hidden until there is something. The counts never leave the browser.
    """
    forget = element("button", _("Forget what I read"), type="button", class_="md-button")
    return element(
        "section",
        element("h3", _("From what is read in this browser")),
        element("ul", class_="ms-cards"),
        element("p", forget, " ", element("small", _("Counted in this browser, sent nowhere."))),
        class_="ms-reading",
        hidden=True,
        data_reading=relative(page, FILE),
        data_because=_("Read in this browser about {topic}: {n} times."),
    )
