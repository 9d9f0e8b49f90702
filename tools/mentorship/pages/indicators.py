"""Indicators that need attention, for the program office: falls, misses, remedies."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _
from mentorship.pages.page import Page
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import people, person
from mentorship.publication.office_views import AlertView
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, joined, placed
from mentorship.render.parts import folded, note, table
from mentorship.render.trend_chart import sparkline

PATH = "indicators.html"
_KINDS = {
    "fall": N_("Sharp fall"),
    "miss": N_("Short of its target"),
    "remedy": N_("Remedy looked at again"),
}


@page_set
def indicators(views: Views) -> Iterator[Page]:
    """One page with every alert."""
    if not views.for_office:
        return
    columns = (_("Whose"), _("Indicator"), _("What"), _("Tell"), _("Lines"))
    rows = (_row(view) for view in views.alerts)
    lead = note(
        _(
            "What fell sharply, what missed its target three periods in a row, and whether "
            "remedies helped. What stands around a number is no cause: ask those who know, and "
            "see what mentorship causes says."
        )
    )
    title = _("Indicators that need attention")
    listed = table(columns, rows, title, _("No indicator needs attention."))
    yield Page(
        path=PATH, title=_("Indicators"), body=str(joined((lead, listed))),
        description=title,
    )  # fmt: skip


def _row(view: AlertView) -> tuple[object, ...]:
    whose = person(PATH, view.person) if view.person else view.team
    kind = element("strong", _(_KINDS[view.kind]))
    said = placed(_("{what}: {value}"), what=kind, value=view.said)
    return whose, _course(view), said, people(PATH, view.tell), _lines(view)


def _course(view: AlertView) -> Html:
    """The name of the indicator, and how it went: a small line, its figures in the description."""
    heights = [height for _period, _value, height in view.course]
    if len(heights) < 2:
        return element("span", view.indicator)
    line = sparkline(view.indicator, _periods(view), heights)
    return joined((element("span", view.indicator), line))


def _periods(view: AlertView) -> str:
    return _(", ").join(f"{period} {value}" for period, value, _ in view.course if value)


def _lines(view: AlertView) -> Html:
    rows = [element("li", element("code", place), " ", said) for place, said in view.lines]
    around = [element("li", element("code", place), " ", said) for place, said in view.around]
    parts = [element("ul", *rows)]
    parts += [element("p", _("Around it:")), element("ul", *around)] if around else []
    parts += (
        [element("p", _("All periods: {periods}", periods=_periods(view)))] if view.course else []
    )
    return folded(_("Where from"), *parts)
