"""Trends on the pages of programs, pairings and people: a small line for each, and the figures."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.publication.trends import TrendGroup, TrendView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined
from mentorship.render.parts import Column, folded, note, table
from mentorship.render.trend_chart import sparkline


def trend_heading() -> Heading:
    """The heading of the trends."""
    return Heading(2, "trend", _("Month by month"))


def trend_section(views: Views, path: str) -> Html:
    """The trends of a page; nothing where there are none."""
    return joined(part for group in views.trends.get(path, ()) for part in _group(group))


def _group(group: TrendGroup) -> Iterator[Html]:
    if group.title:
        yield element("p", element("strong", group.title))
    columns = (_("What"), _through(group), Column(_("Newest"), True), Column(_("Cases"), True))
    rows = (_row(trend) for trend in group.trends)
    yield table(columns, rows, _label(group, _("Month by month")))
    if any(trend.at_end for trend in group.trends):
        yield note(_("* as it stood at the end of the month; the others tell what fell into it."))
    if group.withheld:
        text = _("Withheld, because months taken from each other would tell of single people: "
                 "{titles}.", titles=_(", ").join(group.withheld))  # fmt: skip
        yield note(text)
    months: tuple[Column | str, ...] = (
        _("Month"),
        *(Column(_title(trend), numeric=True) for trend in group.trends),
    )
    figures = table(months, _months(group), _label(group, _("The figures month by month")))
    yield folded(_("The figures"), element("div", figures, class_="ms-report"))


def _label(group: TrendGroup, words: str) -> str:
    return _("{what}: {value}", what=words, value=group.title) if group.title else words


def _through(group: TrendGroup) -> str:
    points = group.trends[0].points
    first, last = points[0].month, points[-1].month
    return first if first == last else _("{low} to {high}", low=first, high=last)


def _row(trend: TrendView) -> tuple[object, ...]:
    newest = trend.known[-1]
    said = _(", ").join(f"{point.month} {point.shown}" for point in trend.known)
    line = sparkline(trend.title, said, [point.height for point in trend.points])
    when = "" if newest is trend.points[-1] else joined(
        (" ", element("small", f"({newest.month})"))
    )  # fmt: skip
    return _title(trend), line, joined((newest.shown, when)), str(newest.n)


def _title(trend: TrendView) -> str:
    return f"{trend.title} *" if trend.at_end else trend.title


def _months(group: TrendGroup) -> Iterator[tuple[object, ...]]:
    for number, point in enumerate(group.trends[0].points):
        cells = (trend.points[number] for trend in group.trends)
        yield (point.month, *(_cell(each.shown, each.n) for each in cells))


def _cell(shown: str, n: int) -> object:
    return joined((shown, " ", element("small", f"({n})"))) if n else shown or "–"
