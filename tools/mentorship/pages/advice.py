"""Advice on a program: what the next cohort could do better, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.programs import HOME
from mentorship.publication.advice_view import AdviceItem, AdviceView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import Column, folded, heading, note, pill, table

_HOW = (
    "What stands here is said only where the numbers allow it: with enough cases, and an interval "
    "that leaves no doubt though many things are looked at together. It is a suggestion and no "
    "verdict; each says what would show that it is wrong."
)
_SURE = {False: "suggests", True: "weak"}


@page_set
def advice(views: Views) -> Iterator[Page]:
    """A page for each program on which these readers may read some."""
    for view in views.advice:
        parts = [(Heading(2, f"advice-{number}", f"{item.title}: {item.about}"), item)
                 for number, item in enumerate(view.items, start=1)]  # fmt: skip
        body = joined(
            joined((heading(2, head.id, head.title), _item(view.path, item, views.for_office)))
            for head, item in parts
        )
        yield Page(
            path=view.path, title=f"Advice: {view.title}",
            body=str(joined((_opening(view), body, _changes(view), _unsaid(view)))),
            headings=tuple(head for head, _ in parts),
            section=(HOME, Crumb(view.title, view.program_path),
                     Crumb("Report", view.report_path)),
            description=f"What the next cohort of {view.title} could do better",
        )  # fmt: skip


def advice_link(views: Views, here: str, program: str) -> Html:
    """A line that leads to the advice on a program, if there is some for these readers."""
    found = next((view for view in views.advice if view.id == program), None)
    if found is None:
        return Html("")
    return element("p", link("Advice: what the next cohort could do better",
                             relative(here, found.path)))  # fmt: skip


def _opening(view: AdviceView) -> Html:
    nothing = "" if view.items else element("p", "There is nothing to advise so far.")
    return joined((element("h1", f"Advice: {view.title}"), note(_HOW), nothing))


def _item(here: str, item: AdviceItem, for_office: bool) -> Html:
    columns = [Column(title, numeric) for title, numeric in item.columns]
    sealed = pill("sealed", "office only") if for_office and item.readers == "sealed" else ""
    sure = pill("waiting" if item.weak else "running", _SURE[item.weak])
    return joined((
        element("p", sure, " ", sealed) if sealed else element("p", sure),
        element("p", element("strong", item.says)),
        element("div", table(columns, _rows(here, item), f"What it rests on: {item.about}"),
                class_="ms-report"),
        _listed("How it was found", item.because),
        element("p", element("strong", "Refuted if "), f"{item.refuted}."),
        _listed("What would change in program.yml", item.changes),
        _commands("What to do now", item.commands),
        folded("Where the figures come from", _codes(item.sources)) if item.sources else "",
    ))  # fmt: skip


def _rows(here: str, item: AdviceItem) -> Iterator[Sequence[object]]:
    """The figures; the value of each leads to its receipt, where that stands on a page."""
    place = [title for title, _ in item.columns].index("Value")
    for row, address in zip(item.rows, item.receipts, strict=True):
        path, _, anchor = address.partition("#")
        cells: list[object] = [*row]
        if address:
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
    return element("p", "All changes to ", link(name, relative(view.path, path)), " at once: ",
                   command)  # fmt: skip


def _unsaid(view: AdviceView) -> Html:
    if not view.unsaid:
        return Html("")
    rows = table(("Rule", "What", "Why not"), view.unsaid, "Looked at, and nothing said")
    return folded(f"Looked at, and nothing said ({len(view.unsaid)})", rows)
