"""Findings: what is wrong in the repository, for those who can mend it."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.publication.views import FindingView, Views
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import note, pill, table

PATH = "findings.html"
_RULES = "manual/reference/rules.html"


@page_set
def findings(views: Views) -> Iterator[Page]:
    """One page; every finding for the pair's site, counts for members, nothing for the public."""
    yield Page(
        path=PATH, title="Findings", body=str(_body(views)), overview=True, searchable=False,
        description="What is wrong in the repository, and where",
    )  # fmt: skip


def _body(views: Views) -> Html:
    if views.audience == "public":
        return note("What is wrong in the repository is shown to those who can mend it.")
    counts = ", ".join(
        f"{count} {name}{'s' if count != '1' and name != 'info' else ''}"
        for name, count in views.finding_counts.items()
    )
    summary = element("p", counts or "Nothing is wrong: no findings.", class_="ms-lead")
    if not views.shows_duties:
        return joined((summary, note("`mentorship check` lists them.")))
    rows = [_row(views, finding) for finding in views.findings]
    listed = table(["Severity", "Rule", "Where", "What"], rows, "Findings") if rows else ""
    kept = [element("li", element("code", path), f" ({code})") for path, code in views.unpublished]
    held = (
        joined((element("h2", "Not published", id="not-published"), element("ul", *kept)))
        if kept
        else ""
    )
    rest = note("What the rules of eligibility find in people's records is for the office alone.")
    rest = Html("") if views.for_office else rest
    return joined((summary, listed, rest, held))


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
