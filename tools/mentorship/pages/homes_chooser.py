"""Who are you? One chooses a name once, and only this browser knows it.

Without the script there is the way to the list of all homes instead.
"""

from __future__ import annotations

from mentorship.language import _
from mentorship.pages.frame import HOMES
from mentorship.pages.page import relative
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, joined, link

INDEX = HOMES


def chooser(views: Views, here: str) -> Html:
    """The question, and the way to one's home once it is answered; nothing where nobody has one."""
    if not views.homes:
        return Html("")
    everybody_ = link(_("Find yourself in the list"), relative(here, INDEX))
    kept = element("small", _("Your answer stays in this browser."), " ", everybody_)
    said = element("p", class_="ms-who__said", role="status")
    return element(
        "div",
        element("p", _("Who are you?"), class_="ms-who__title"),
        element("div", _field(), said, class_="ms-who__ask", hidden=True),
        element("div", _answered(), class_="ms-who__mine", hidden=True),
        element("p", kept, class_="ms-who__more"),
        class_="ms-who",
        data_ms_homes=relative(here, INDEX),
        data_found=_("{n} found"),
        data_none=_("Nobody of that name"),
        data_failed=_("The names cannot be read here."),
    )


def _field() -> Html:
    """The field with the names that begin like what was typed."""
    field = element(
        "input", id="ms-who-name", type="text", role="combobox", autocomplete="off",
        spellcheck="false", aria_label=_("Who are you?"), aria_autocomplete="list",
        aria_expanded="false", aria_controls="ms-who-list", placeholder=_("Type your name"),
    )  # fmt: skip
    names = element("ul", id="ms-who-list", role="listbox", aria_label=_("People"), hidden=True)
    return element("div", field, names, class_="ms-who__field")


def _answered() -> Html:
    way = element("a", _("Your home"), href="#", class_="ms-who__way")
    forget = element("button", _("Not you? Forget"), type="button", class_="ms-who__forget")
    return joined((way, forget))


def this_is_me(identity: str, name: str, here: str) -> Html:
    """On a home: one click makes it one's own, or lets this browser forget it."""
    own = element("span", _("This is your home."), class_="ms-mine__said")
    choose = element("button", _("This is me"), type="button", class_="ms-mine__choose")
    forget = element("button", _("Not you? Forget"), type="button", class_="ms-mine__forget")
    return element(
        "span", own, choose, forget, class_="ms-mine", hidden=True, data_ms_mine=identity,
        data_name=name, data_ms_homes=relative(here, INDEX),
    )  # fmt: skip
