"""The evaluation of a program as a workbook: a sheet for each section, and one of all figures."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError
from mentorship.metrics.evaluation.columns import table_of
from mentorship.metrics.evaluation.figure import Report, Section
from mentorship.render.report import FIELDS, Written, headline, records

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_NUMBERS = frozenset(FIELDS) - {
    "section", "group", "title", "name", "shown", "missing", "beside", "says", "receipt",
}  # fmt: skip
_LONGEST_CELL = 32_767


def workbook(written: Written) -> bytes:
    """The workbook's bytes, the same for the same report. MentorshipError without XlsxWriter."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MentorshipError(
            "a workbook needs XlsxWriter: pip install 'mentorship[report]'", code=3
        ) from None
    from datetime import UTC, datetime, time

    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    made = datetime.combine(written.report.as_of, time.min, UTC)
    book.set_properties({"title": headline(written), "created": made.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    _figures(book.add_worksheet("figures"), written.report, head)
    for section in written.report.sections:
        _section(book.add_worksheet(section.id), section, head)
    book.close()
    return file.getvalue()


def _figures(sheet: Worksheet, report: Report, head: Format) -> None:
    """One line for each figure, with exact values as numbers."""
    for column, name in enumerate(FIELDS):
        sheet.write_string(0, column, name, head)
    for line, record in enumerate(records(report), start=1):
        for column, name in enumerate(FIELDS):
            if name in _NUMBERS and record[name]:
                sheet.write_number(line, column, float(record[name]))
            elif record[name]:
                sheet.write_string(line, column, record[name][:_LONGEST_CELL])
    sheet.freeze_panes(1, 0)
    sheet.autofit()


def _section(sheet: Worksheet, section: Section, head: Format) -> None:
    """The section as people read it; all its cells are text, never formulas or links."""
    sheet.write_string(0, 0, f"{section.title}. {section.about}".strip())
    if section.withheld or not section.figures:
        sheet.write_string(2, 0, section.withheld or section.empty)
        return
    table = table_of(section)
    for place, column in enumerate(table.columns):
        sheet.write_string(2, place, column.title, head)
    for line, row in enumerate(table.rows, start=3):
        for place, words in enumerate(row):
            sheet.write_string(line, place, words[:_LONGEST_CELL])
    sheet.freeze_panes(3, 0)
    for place, column in enumerate(table.columns):
        longest = max(len(column.title), *(len(row[place]) for row in table.rows))
        sheet.set_column(place, place, min(longest + 2, 60))
