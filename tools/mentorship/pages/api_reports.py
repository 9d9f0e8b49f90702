"""The reports of the API: the list, each report, each of its sections."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.pages.api_header import header
from mentorship.pages.api_paging import Document, paged
from mentorship.pages.api_pieces import api_of, id_of, interval_of, ref, status_of
from mentorship.publication.report_view import FigureView, ReportView, SectionView
from mentorship.publication.views import Views
from mentorship.render.api import TOP, written
from mentorship.render.api_report import (
    Figure,
    ReportDetail,
    ReportItem,
    Reports,
    ReportSection,
    SectionItem,
)
from mentorship.render.api_shape import Ref


def reports(views: Views) -> Iterator[Document]:
    """All files of all reports."""
    items = [
        ReportItem(program=_program(views, view), page=view.path, api=api_of(view.path))
        for view in views.reports
    ]
    yield from paged(
        "reports", items, lambda chunk, about: Reports(**header(views), **about, reports=chunk)
    )
    for view in views.reports:
        yield api_of(view.path), written(_report(views, view))
        for section in view.sections:
            yield from _section(views, view, section)


def _program(views: Views, view: ReportView) -> Ref:
    title = next((each.title for each in views.programs if each.id == view.id), view.id)
    return ref(view.program_path, title)


def _report(views: Views, view: ReportView) -> ReportDetail:
    return ReportDetail(
        **header(views),
        program=_program(views, view),
        page=view.path,
        first=view.first,
        last=view.last,
        compared_with=view.against[0] if view.against else None,
        sections=tuple(_item(view, section) for section in view.sections),
        remarks=view.remarks,
    )


def _item(view: ReportView, section: SectionView) -> SectionItem:
    return SectionItem(
        id=section.id,
        title=section.title,
        status="withheld" if section.withheld else "known",
        reason=section.withheld or None,
        api=None if section.withheld else f"{TOP}/{_name(view, section)}.json",
    )


def _name(view: ReportView, section: SectionView) -> str:
    return f"reports/{id_of(view.path)}/{section.id}"


def _section(views: Views, view: ReportView, section: SectionView) -> Iterator[Document]:
    if section.withheld:
        return
    figures = [_figure(f, see) for f, see in zip(section.figures, section.receipts, strict=True)]
    yield from paged(
        _name(view, section),
        figures,
        lambda chunk, about: ReportSection(
            **header(views), **about, program=_program(views, view),
            section=_item(view, section), figures=chunk,
        ),
    )  # fmt: skip


def _figure(view: FigureView, receipt: str) -> Figure:
    known = view.value is not None
    return Figure(
        name=view.name, title=view.title, group=view.group or None,
        group_id=view.group_id or None, status=status_of(view.value, withheld=view.withheld),
        unit=view.unit, value=view.value, n=view.n if known else None,
        hits=view.hits if known else None, interval=interval_of(view.ends),
        reason=view.missing or None, receipt=receipt or None,
    )  # fmt: skip
