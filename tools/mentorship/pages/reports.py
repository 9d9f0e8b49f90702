"""The report on a program: what was done, what became of it, with charts and every figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from mentorship.language import N_, _
from mentorship.pages.advice import advice_link
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import sentence, sentences, span
from mentorship.pages.programs import home
from mentorship.publication.report_view import ChartBar, ReportView, SectionView
from mentorship.publication.views import Views
from mentorship.render import charts
from mentorship.render.charts import Mark
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import Column, folded, heading, note, table
from mentorship.values import rounded

Draw = Callable[[str, str, str, Sequence[Mark]], Html]

_FOLDED = frozenset({"stages", "courses", "tasks", "mentors", "relations"})
_OPEN_ROWS = 12
_HOW = N_(
    "Each rate has its cases and the range in which the rate of many such cases lies with 95 % "
    "confidence; so has each change, in brackets. Small groups are withheld."
)


@page_set
def reports(views: Views) -> Iterator[Page]:
    """A page for each program that has begun."""
    there = {report.path for report in views.reports}
    for report in views.reports:
        parts = [(Heading(2, s.id, s.title), _section(report.path, s)) for s in report.sections]
        body = joined(joined((heading(2, h.id, h.title), part)) for h, part in parts)
        yield Page(
            path=report.path, title=_("Report: {title}", title=report.title),
            body=str(joined((
                _opening(report, there), advice_link(views, report.path, report.id), body,
                _empty(report),
            ))),
            headings=tuple(head for head, _ in parts),
            section=(home(), Crumb(report.title, report.program_path)),
            description=_("What {title} reached: process and outcomes", title=report.title),
        )  # fmt: skip


def _opening(report: ReportView, there: set[str]) -> Html:
    beside = _beside(report, there)
    lines = (
        element("h1", _("Report: {title}", title=report.title)),
        element("p", beside),
        *(sentence(remark) for remark in report.remarks),
        note(_(_HOW)),
    )
    return joined(lines)


def _beside(report: ReportView, there: set[str]) -> Html:
    dates = span(report.first, report.last)
    if report.against is None:
        return placed(_("{dates}; there is no cohort before"), dates=dates)
    name, path = report.against
    known = link(name, relative(report.path, path)) if path in there else element("span", name)
    return placed(_("{dates}; beside {cohort}"), dates=dates, cohort=known)


def _section(here: str, section: SectionView) -> Html:
    if section.withheld:
        return note(section.withheld)
    about = note(section.about) if section.about else ""
    columns = [Column(each.title, each.numeric) for each in section.columns]
    figures = element("div", table(columns, _rows(here, section), section.title),
                      class_="ms-report")  # fmt: skip
    drawn = _charts(section)
    if drawn or section.id in _FOLDED or len(section.rows) > _OPEN_ROWS:
        figures = folded(_("The figures ({n})", n=len(section.rows)), figures)
    return joined((about, *drawn, figures))


def _rows(here: str, section: SectionView) -> Iterator[Sequence[object]]:
    """The rows; the value of each leads to its receipt, in which all of the row is explained."""
    columns = [column.id for column in section.columns]
    place = columns.index("value") if columns else 0
    for row, address in zip(section.rows, section.receipts, strict=True):
        path, _hash, anchor = address.partition("#")
        cells: list[object] = [*row]
        if address:
            cells[place] = link(row[place], relative(here, path, anchor))
        yield cells


def _charts(section: SectionView) -> tuple[Html, ...]:
    """The charts of a section, none where there is nothing to draw."""
    marks = [_mark(bar) for bar in section.bars]
    if not marks:
        return ()
    if section.id in ("process", "voices"):
        return (_one(section, charts.bars, marks, _("Bars from 0 to 100 %, with their ranges.")),)
    if section.id == "funnel":
        return (_one(section, charts.funnel, marks, _("From the widest step to the narrowest.")),)
    if section.id == "kpis" and any(mark.before is not None for mark in marks):
        moved = [_moved(mark) for mark in marks]
        return (_one(section, charts.before_after, moved, _("A ring before, a disc now.")),)
    if section.id in ("trend", "staying") and len(marks) > 1:
        return (_one(section, charts.trend, marks, _("From left to right, 0 to 100 %.")),)
    return ()


def _one(section: SectionView, draw: Draw, marks: Sequence[Mark], how: str) -> Html:
    each = (_("{what}: {value}", what=mark.label, value=mark.said) for mark in marks)
    said = sentences(how, _("{said}.", said=_("; ").join(each)))
    drawing = draw(f"chart-{section.id}", section.title, said, marks)
    return element("figure", drawing, _key(section, marks), class_="ms-chart-box")


def _key(section: SectionView, marks: Sequence[Mark]) -> Html:
    """What the signs mean, where there are several."""
    if section.id == "kpis":
        return element("figcaption", _("Ring: before. Disc: now."))
    ranged = any(mark.low is not None for mark in marks)
    signs = [_("Line across: the 95 % range.")] if ranged and section.id != "funnel" else []
    if section.id in ("trend", "staying"):
        signs = [_("Band: the 95 % range.")] if ranged else []
    if section.id in ("process", "voices") and any(mark.before is not None for mark in marks):
        signs.append(_("Stroke: the last cohort."))
    return element("figcaption", sentences(*signs)) if signs else Html("")


def _mark(bar: ChartBar) -> Mark:
    said = _percent(bar.share)
    if bar.cases:
        said = _("{value} ({n})", value=said, n=bar.cases)
    return Mark(bar.label, bar.share, bar.low, bar.high, bar.last, said)


def _moved(mark: Mark) -> Mark:
    """A mark that says what it was as well."""
    return mark if mark.before is None else mark._replace(
        said=f"{_percent(mark.before)} → {mark.said}"
    )  # fmt: skip


def _percent(share: float) -> str:
    return f"{rounded(Decimal(str(share)) * 100)} %"


def _empty(report: ReportView) -> Html:
    if not report.empty:
        return Html("")
    items = (
        element("li", _("{what}: {value}", what=title, value=why)) for title, why in report.empty
    )
    return folded(_("Sections without a figure"), element("ul", *items))
