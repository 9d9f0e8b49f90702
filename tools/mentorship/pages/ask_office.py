"""The page on which somebody tells the program office what nobody else may read."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.pages.frame import SEALING, resources
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import person
from mentorship.publication.views import Views
from mentorship.publication.wording import way_words
from mentorship.render.html import Html, element, joined, placed
from mentorship.render.parts import note

PATH = "ask-office.html"


@page_set
def ask_office(views: Views) -> Iterator[Page]:
    """One page, where there is an office to ask."""
    if not views.office:
        return
    can_seal = bool(views.office_keys) and SEALING in resources()
    body = joined(
        (
            element("h1", _("Tell the program office")),
            element(
                "p",
                _(
                    "Something does not go well, or you would like another mentor? These are the "
                    "people to tell. Nobody else has to read it."
                ),
            ),
            _people(views),
            _form(views) if can_seal else _by_hand(views),
        )
    )
    yield Page(
        path=PATH, title=_("Tell the program office"), body=str(body), boost=0.8,
        description=_("How to tell the program office something that nobody else may read"),
        also=_("another mentor confidential problem complaint"),
    )  # fmt: skip


def _people(views: Views) -> Html:
    ways = {view.path: view.contact for view in views.people}
    rows = (
        element(
            "li",
            person(PATH, name),
            *(
                _(", {way}: {address}", way=way_words(way), address=value)
                for way, value in ways.get(name.path or "", ())
            ),
        )
        for name in views.office
    )
    return element("ul", *rows)


def _form(views: Views) -> Html:
    """Filled in and sealed by the script; without scripts it stays hidden, and that is said."""
    script = element("script", src=relative(PATH, SEALING), defer=True)
    form = element(
        "div",
        element("h2", _("In writing, sealed"), id="sealed"),
        element(
            "p",
            _("What you write here is sealed in this browser with the office's public key. It is "
              "sent nowhere: you get lines that only the office can open, to send by mail or "
              "chat."),
        ),
        _field("ask-pairing", _("Pairing"), element("input", id="ask-pairing", data_part="pairing",
               maxlength="64", autocomplete="off", spellcheck="false")),
        _field("ask-text", _("What you want to say"), element("textarea", id="ask-text", rows="8",
               data_part="text", autocomplete="off")),
        element("p", element("button", _("Seal it"), type="button", class_="ms-button",
                data_part="seal")),
        element("p", role="status", aria_live="polite", data_part="say"),
        element(
            "div",
            _field("ask-letter", _("Send these lines to the office"), element("textarea",
                   id="ask-letter", rows="8", readonly=True, data_part="letter")),
            element("p", element("button", _("Copy"), type="button", class_="ms-button",
                    data_part="copy")),
            hidden=True,
            data_part="result",
        ),
        hidden=True,
        class_="ms-form",
        data_sealing=True,
        data_keys=" ".join(views.office_keys),
        data_empty=_("There is nothing to seal yet."),
        data_done=_("Sealed. Copy the lines and send them to the office."),
        data_copied=_("Copied."),
    )  # fmt: skip
    return joined((form, element("noscript", _by_hand(views)), script))


def _field(identity: str, label: str, control: Html) -> Html:
    return element("p", element("label", label, for_=identity), control, class_="ms-field")


def _by_hand(views: Views) -> Html:
    """How to seal without this page, or that it cannot be done."""
    if not views.office_keys:
        return note(_("The office has no public key, so that nothing can be sealed here."))
    command = 'mentorship ask-office PAIRING --text "..."'
    return element(
        "p",
        placed(
            _(
                "To write so that only the office can read it, seal it in a copy of the "
                "repository: {command}."
            ),
            command=element("code", command),
        ),
    )
