"""The way from a program to its report."""

from __future__ import annotations

from mentorship.language import _
from mentorship.pages.page import relative
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, link


def report_link(views: Views, here: str, program: str) -> Html:
    """A line that leads to the report on a program, if there is one for these readers."""
    found = next((report for report in views.reports if report.id == program), None)
    if found is None:
        return Html("")
    title = _("Report: what was done and what became of it")
    return element("p", link(title, relative(here, found.path)))
