"""The page about the data of the site: the files of the API, and badges to embed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _
from mentorship.pages.api import INDEX, index
from mentorship.pages.api_badges import (
    ORGANISATION,
    of_organisation,
    of_program,
    pairing_badge,
    program_badge,
)
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import heading, note, table
from mentorship.render.progress_badge import HEIGHT, Progress, width

PATH = "api.html"
_MANUAL, _FIELDS = "manual/api.html", "manual/reference/api.html"
_ANYWHERE = "https://mentorship.example/"
_ABOUT = {
    "index": N_("What there is on this site, as of which day and commit"),
    "programs": N_("All programs; each has a file with its stages, numbers and lessons"),
    "pairings": N_("All pairings; each has a file with its plan and how it goes"),
    "people": N_("The people whom readers of this site may know; each has a file"),
    "skills": N_("How many offer and want each skill"),
    "obligations": N_("What is owed and by when, or how much of it there is"),
    "metrics": N_("The numbers of all programs, with cases, intervals and receipts"),
    "trends": N_("The same through the months"),
    "reports": N_("What each program reached; each has files with its figures"),
    "badges": N_("Who holds which badge"),
    "guides": N_("The hand-written pages"),
    "topics": N_("What guides, courses and tasks are about"),
}


@page_set
def api_page(views: Views) -> Iterator[Page]:
    """One page."""
    parts = (
        (Heading(2, "files", _("Files")), _files(views)),
        (Heading(2, "read", _("Read it")), _reading(views)),
        (Heading(2, "badges", _("Badges of progress")), _badges(views)),
    )
    yield Page(
        path=PATH,
        title=_("Data and badges"),
        description=_("This site as JSON, and badges for a README"),
        body=str(
            joined(
                (_opening(views), *(joined((heading(2, h.id, h.title), b)) for h, b in parts)),
            )
        ),
        headings=tuple(head for head, _body in parts),
        boost=0.8,
    )


def _opening(views: Views) -> Html:
    lead = _("All that this site says as JSON, for other software, at addresses that stay.")
    told = [
        link(title, relative(PATH, page))
        for page, title in ((_MANUAL, _("The API")), (_FIELDS, _("API fields")))
        if page in views.docs
    ]
    more = note(placed(_("In the manual: {pages}."), pages=joined(told, _(", ")))) if told else ""
    return joined((element("p", lead, class_="ms-lead"), more))


def _files(views: Views) -> Html:
    rows = [
        (
            link(element("code", each.api), relative(PATH, each.api)),
            _(_ABOUT[each.name]),
            link(_("schema"), relative(PATH, each.schema)),
        )
        for each in index(views).files
    ]
    return table([_("File"), _("What stands in it"), _("Fields")], rows, _("Files"))


def _reading(views: Views) -> Html:
    site = views.address or _ANYWHERE
    lines = (
        f"curl -s {site}{INDEX} | jq '.files[].api'",
        f"curl -s {site}api/v1/programs.json |",
        "  jq -r '.programs[] | [.id, .state, .pairs.value] | @tsv'",
    )
    said = _("Names of files and fields stay in version 1; more of them may come.")
    return joined((_code("\n".join(lines)), element("p", said)))


def _badges(views: Views) -> Html:
    shown = [(ORGANISATION, of_organisation(views))]
    shown += [(program_badge(view.id), of_program(views, view)) for view in views.programs]
    said = _("A picture that is made anew with the site. Put its line into a README:")
    more = ""
    if views.pairings:
        example = pairing_badge(views.pairings[0].link.id)
        address = link(element("code", example), relative(PATH, example))
        more = note(placed(_("Every pairing has one as well, as {address}."), address=address))
    where = "" if views.address else note(_("Write the address of this site in place of {address}.",
                                            address=_ANYWHERE))  # fmt: skip
    items = (_badge(views, path, each) for path, each in shown)
    return joined((element("p", said), *items, where, more))


def _badge(views: Views, path: str, progress: Progress) -> Html:
    said = f"{progress.label}: {progress.reached}"
    picture = element("img", src=relative(PATH, path), alt=said, width=width(progress),
                      height=HEIGHT)  # fmt: skip
    return joined((element("p", picture), _code(_markdown(views, path, progress))))


def _markdown(views: Views, path: str, progress: Progress) -> str:
    """The line for a README: the picture, linked to the page that it is about."""
    site = views.address or _ANYWHERE
    page = "index.html" if path == ORGANISATION else f"programs/{path.rpartition('/')[2]}"
    there = page.removesuffix(".svg").removesuffix(".html") + ".html"
    label = "".join(f"\\{c}" if c in "[]\\`*_<>" else c for c in progress.label)
    return f"[![{label}]({site}{path})]({site}{there})"


def _code(text: str) -> Html:
    return element("pre", element("code", text))
