"""Indicators that need attention, for the program office: falls, misses, remedies."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.pages.page import Page
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import people, person
from mentorship.publication.office_views import AlertView
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, joined
from mentorship.render.parts import folded, note, table

PATH = "indicators.html"
_KINDS = {"fall": "Sharp fall", "miss": "Short of its target", "remedy": "Remedy looked at again"}


@page_set
def indicators(views: Views) -> Iterator[Page]:
    """One page with every alert."""
    if not views.for_office:
        return
    columns = ("Whose", "Indicator", "What", "Tell", "Lines")
    rows = (_row(view) for view in views.alerts)
    lead = note(
        "What fell sharply, what missed its target three periods in a row, and whether remedies "
        "helped. What stands around a number is no cause: ask those who know, and see what "
        "mentorship causes says."
    )
    listed = table(columns, rows, "Indicators that need attention", "No indicator needs attention.")
    yield Page(
        path=PATH, title="Indicators", body=str(joined((lead, listed))),
        description="Indicators that need attention",
    )  # fmt: skip


def _row(view: AlertView) -> tuple[object, ...]:
    whose = person(PATH, view.person) if view.person else view.team
    said = joined((element("strong", _KINDS[view.kind]), ": ", view.said))
    return whose, view.indicator, said, people(PATH, view.tell), _lines(view)


def _lines(view: AlertView) -> Html:
    rows = [element("li", element("code", place), " ", said) for place, said in view.lines]
    around = [element("li", element("code", place), " ", said) for place, said in view.around]
    parts = [element("ul", *rows)]
    parts += [element("p", "Around it:"), element("ul", *around)] if around else []
    return folded("Where from", *parts)
