"""Advice on a program: what the next cohort could do better, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mentorship.language import N_, _, n_
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.programs import home
from mentorship.publication.advice_view import AdviceItem, AdviceView
from mentorship.publication.views import Views
from mentorship.render.advice import looked_at
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import Column, folded, heading, note, pill, table

_HOW = N_(
    "What stands here is said only with enough cases, and where chance would hardly do it, however "
    "many things are looked at together. It is a suggestion and no verdict: each says what would "
    "show that it is wrong."
)
_SURE = {False: N_("suggests"), True: N_("weak")}


@page_set
def advice(views: Views) -> Iterator[Page]:
    """A page for each program on which these readers may read some."""
    for view in views.advice:
        parts = [(_heading(item, number), item) for number, item in enumerate(view.items, start=1)]
        body = joined(
            joined((heading(2, head.id, head.title), _item(view.path, item, views.for_office)))
            for head, item in parts
        )
        yield Page(
            path=view.path, title=_("Advice: {program}", program=view.title),
            body=str(joined((_opening(view), body, _changes(view), _unsaid(view)))),
            headings=tuple(head for head, _ in parts),
            section=(home(), Crumb(view.title, view.program_path),
                     Crumb(_("Report"), view.report_path)),
            description=_("What the next cohort of {program} could do better", program=view.title),
        )  # fmt: skip


def _heading(item: AdviceItem, number: int) -> Heading:
    title = _("{what}: {value}", what=item.title, value=item.about)
    return Heading(2, f"advice-{number}", title)


def advice_link(views: Views, here: str, program: str) -> Html:
    """A line that leads to the advice on a program, if there is some for these readers."""
    found = next((view for view in views.advice if view.id == program), None)
    if found is None:
        return Html("")
    return element("p", link(_("Advice: what the next cohort could do better"),
                             relative(here, found.path)))  # fmt: skip


def _opening(view: AdviceView) -> Html:
    nothing = "" if view.items else element("p", _("There is nothing to advise so far."))
    title = element("h1", _("Advice: {program}", program=view.title))
    return joined((title, note(_(_HOW)), nothing))


def _item(here: str, item: AdviceItem, for_office: bool) -> Html:
    columns = [Column(each.title, each.numeric) for each in item.columns]
    label = _("What it rests on: {what}", what=item.about)
    sealed = pill("sealed", _("office only")) if for_office and item.readers == "sealed" else ""
    sure = pill("waiting" if item.weak else "running", _(_SURE[item.weak]))
    return joined((
        element("p", sure, " ", sealed) if sealed else element("p", sure),
        element("p", element("strong", item.says)),
        element("div", table(columns, _rows(here, item), label), class_="ms-report"),
        _listed(_("How it was found"), item.because),
        element("p", element("strong", _("Refuted if")), " ", _("{said}.", said=item.refuted)),
        _listed(_("What would change in program.yml"), item.changes),
        _commands(_("What to do now"), item.commands),
        folded(_("Where the figures come from"), _codes(item.sources)) if item.sources else "",
    ))  # fmt: skip


def _rows(here: str, item: AdviceItem) -> Iterator[Sequence[object]]:
    """The figures; the value of each leads to its receipt, where that stands on a page."""
    place = [column.id for column in item.columns].index("value")
    for row, address in zip(item.rows, item.receipts, strict=True):
        path, mark, anchor = address.partition("#")
        cells: list[object] = [*row]
        if mark:
            cells[place] = link(row[place], relative(here, path, anchor))
        yield cells


def _listed(title: str, lines: Iterable[str]) -> Html:
    items = [element("li", line) for line in lines]
    return joined((element("p", title), element("ul", *items))) if items else Html("")


def _commands(title: str, lines: Iterable[str]) -> Html:
    listed = _codes(lines)
    return joined((element("p", title), listed)) if listed else Html("")


def _codes(lines: Iterable[str]) -> Html:
    items = [element("li", element("code", line)) for line in lines]
    return element("ul", *items) if items else Html("")


def _changes(view: AdviceView) -> Html:
    """How to make all changes at once; for the office, who alone is told of them."""
    if not any(item.changes for item in view.items):
        return Html("")
    if view.next is None:
        return note(view.without_next)
    command = element("code", f"mentorship advise {view.id} --patch | git apply")
    name, path = view.next
    following = link(name, relative(view.path, path))
    return element("p", _("All changes to the next cohort at once:"), " ", following, " ", command)


def _unsaid(view: AdviceView) -> Html:
    if not view.unsaid:
        return Html("")
    count = len(view.unsaid)
    title = n_("{n} thing looked at, and nothing said", "{n} things looked at, and nothing said",
               count)  # fmt: skip
    lines = [element("li", line) for line in looked_at(view.unsaid)]
    return folded(title, element("ul", *lines))
