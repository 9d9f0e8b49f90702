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
from mentorship.render.trend_chart import sparkline

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
    return whose, _course(view), said, people(PATH, view.tell), _lines(view)


def _course(view: AlertView) -> Html:
    """The name of the indicator, and how it went: a small line, its figures in the description."""
    heights = [height for _, _, height in view.course]
    if len(heights) < 2:
        return element("span", view.indicator)
    line = sparkline(view.indicator, _periods(view), heights)
    return joined((element("span", view.indicator), line))


def _periods(view: AlertView) -> str:
    return ", ".join(f"{period} {value}" for period, value, _ in view.course if value)


def _lines(view: AlertView) -> Html:
    rows = [element("li", element("code", place), " ", said) for place, said in view.lines]
    around = [element("li", element("code", place), " ", said) for place, said in view.around]
    parts = [element("ul", *rows)]
    parts += [element("p", "Around it:"), element("ul", *around)] if around else []
    parts += [element("p", "All periods: ", _periods(view))] if view.course else []
    return folded("Where from", *parts)
