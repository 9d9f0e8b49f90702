"""What somebody of a pair can do from its page, a phone in hand: the forms, filled in."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.pages.ask_office import PATH as OFFICE
from mentorship.pages.page import relative
from mentorship.publication.parts import PairLink
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, link
from mentorship.scaffold.forms import HAND_IN, LOG_SESSION, PAUSE, address


def doing(views: Views, path: str, pair: PairLink) -> Html:
    """Links to the forms for a pair at work, and the way to the program office."""
    links = [element("li", each) for each in _links(views, path, pair)] if pair.at_work else []
    return element("ul", *links, class_="ms-doing", aria_label=_("Do")) if links else Html("")


def _links(views: Views, path: str, pair: PairLink) -> Iterator[Html]:
    if views.repository:
        for form in (LOG_SESSION, HAND_IN, PAUSE):
            yield link(_(form.title), address(views.repository, form, pairing=pair.id))
    view = views.pairing.get(pair.id)
    for survey in view.surveys if view else ():
        asked = f"&person={survey.person}" if survey.person else ""
        here = f"{relative(path, survey.path)}?pairing={pair.id}{asked}"
        yield link(_("Answer: {survey}", survey=survey.title), here)
    if views.office:
        yield link(_("Tell the office"), f"{relative(path, OFFICE)}?pairing={pair.id}")
