"""Findings: what is wrong in the repository, for those who can mend it."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, SOURCE, _, spoken
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.publication.views import FindingView, Views
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import note, pill, table

PATH = "findings.html"
_COUNTED = {
    "error": (N_("{count} error"), N_("{count} errors")),
    "warning": (N_("{count} warning"), N_("{count} warnings")),
    "info": (N_("{count} info"), N_("{count} info")),
}
_RULES = "manual/reference/rules.html"


@page_set
def findings(views: Views) -> Iterator[Page]:
    """One page; every finding for the pair's site, counts for members, nothing for the public."""
    yield Page(
        path=PATH, title=_("Findings"), body=str(_body(views)), overview=True, searchable=False,
        description=_("What is wrong in the repository, and where"),
    )  # fmt: skip


def _body(views: Views) -> Html:
    if views.audience == "public":
        return note(_("What is wrong in the repository is shown to those who can mend it."))
    counts = _(", ").join(_counted(name, count) for name, count in views.finding_counts.items())
    summary = element("p", counts or _("Nothing is wrong: no findings."), class_="ms-lead")
    if not views.shows_duties:
        return joined((summary, note(_("`mentorship check` lists them."))))
    columns = [_("Severity"), _("Rule"), _("Where"), _("What")]
    rows = [_row(views, finding) for finding in views.findings]
    listed = table(columns, rows, _("Findings")) if rows else ""
    kept = [element("li", element("code", path), f" ({code})") for path, code in views.unpublished]
    held = (
        joined((element("h2", _("Not published"), id="not-published"), element("ul", *kept)))
        if kept
        else ""
    )
    rest = note(
        _("What the rules of eligibility find in people's records is for the office alone.")
    )
    rest = Html("") if views.for_office else rest
    english = note(_("Findings are in English, as `mentorship check` says them."))
    told = english if rows and spoken() != SOURCE else ""
    return joined((summary, told, listed, rest, held))


def _counted(severity: str, count: str) -> str:
    """`1 error`, `3 warnings`, `some errors`: the count may be a word."""
    one, more = _COUNTED[severity]
    said = one if count == "1" else more
    return _(said, count=count)


def _row(views: Views, finding: FindingView) -> tuple[object, ...]:
    code = element("code", finding.code)
    if _RULES in views.docs:
        code = link(code, relative(PATH, _RULES, finding.code))
    hint = element("small", finding.hint, class_="ms-brief") if finding.hint else ""
    return (
        pill(finding.severity),
        code,
        element("code", finding.place),
        joined((finding.message, hint)),
    )
