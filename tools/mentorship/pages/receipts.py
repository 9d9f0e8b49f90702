"""Receipts: for the numbers of a page, where each comes from, down to the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mentorship.language import N_, _, spoken
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.publication.receipt_view import (
    LineView,
    ReceiptGroup,
    ReceiptsView,
    ReceiptView,
)
from mentorship.publication.receipts import part_title
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import Column, facts, folded, heading, note, table

_FEW = 5
"""So many lines stand open; more are folded away."""


@page_set
def receipts(views: Views) -> Iterator[Page]:
    """A page of receipts for each page with numbers about somebody."""
    for view in views.receipts:
        groups = [group for group in view.groups if group.receipts or group.absent]
        parts = (_section(group) for group in groups)
        yield Page(
            path=view.path, title=_("Numbers: {page}", page=view.title), searchable=False,
            body=str(joined((_opening(views, view), *parts))),
            headings=tuple(Heading(2, f"of-{group.id}", group.title) for group in groups),
            section=(*(Crumb(title, path) for title, path in view.crumbs),
                     Crumb(view.title, view.of)),
            description=_("Where the numbers of {page} come from", page=view.title),
        )  # fmt: skip


def _opening(views: Views, view: ReceiptsView) -> Html:
    back = link(view.title, relative(view.path, view.of))
    command = element("code", f"--as-of {views.as_of}")
    said = _(
        "Where the numbers come from. The command under each prints the same in a copy of the "
        "repository; on another day add {option}."
    )
    return joined(
        (
            element("h1", placed(_("Numbers: {page}"), page=back)),
            element("p", placed(said, option=command)),
            note(_(_READERS[view.audience])) if view.audience in _READERS else "",
        )
    )


_READERS = {
    "members": N_(
        "For these readers a number has its formula and its cases. The lines behind it are "
        "for the pairs and those who run the program; small groups and what is sealed are withheld."
    ),
    "pair": N_(
        "What is made of sealed records is withheld, unless it is of three people or more; "
        "then it has no lines."
    ),
}


def _section(group: ReceiptGroup) -> Html:
    absent = [_told(title, why) for title, why in group.absent]
    without = _("Without a number ({n})", n=len(absent))
    return joined(
        (
            heading(2, f"of-{group.id}", group.title),
            *(_receipt(each) for each in group.receipts),
            folded(without, element("ul", *absent)) if absent else "",
        )
    )


def _receipt(view: ReceiptView) -> Html:
    value = note(_("No value: {why}.", why=view.missing)) if view.missing else Html("")
    shown = "" if view.missing else element("span", view.shown, class_="ms-receipt__value")
    here = element("a", view.title, href=f"#{view.anchor}")
    return element(
        "section",
        element("h3", here, " ", shown),
        value,
        _formula(view),
        facts(view.told),
        _behind(view),
        element("pre", element("code", view.command)),
        id=view.anchor,
        class_="ms-receipt",
    )


def _formula(view: ReceiptView) -> Html:
    return (
        element("p", "= ", view.formula, class_="ms-receipt__formula") if view.formula else Html("")
    )


def _behind(view: ReceiptView) -> Html:
    """What it is made of: parts, lines, and what was left out."""
    scored = any(part.weight for part in view.parts)
    left_out = [_told(what, why) for what, why in view.excluded]
    out = "" if scored else _folded(_("Not counted ({n})", n=len(left_out)), left_out)
    return joined((_weighed(view.parts) if scored else _cases(view.parts), _lines(view), out))


def _weighed(parts: Sequence[ReceiptView]) -> Html:
    """The parts of a score, each with its weight and points."""
    columns = (
        _("Part"), Column(_("Value"), numeric=True), _("Rests on"),
        Column(_("Points"), numeric=True), Column(_("Weight"), numeric=True), _("How"),
    )  # fmt: skip
    rows = (
        (
            part_title(part.title),
            _value(part),
            _beside(part),
            part.points or "-",
            part.weight,
            part.formula,
        )
        for part in parts
    )
    return table(columns, rows, _("Parts"))


def _value(part: ReceiptView) -> Html:
    if part.missing:
        return element("span", part.missing, class_="ms-note")
    return link(part.shown, f"#{part.see}") if part.see else element("span", part.shown)


def _beside(part: ReceiptView) -> str:
    """Cases and interval in one line: `cases: 3 of 4, 95 % interval: 30 % to 95 %`."""
    return _(", ").join(
        _("{what}: {value}", what=told.title.lower(), value=told.said) for told in part.told
    )


def _told(what: str, why: str) -> Html:
    return element("li", _("{what}: {value}", what=what, value=why))


def _cases(parts: Sequence[ReceiptView]) -> Html:
    """The parts of a mean, as of each person or question."""
    return _folded(_("Made of ({n})", n=len(parts)), [_case(part) for part in parts], least=1)


def _case(part: ReceiptView) -> Html:
    """A part with its own parts and lines."""
    said, beside = part.missing or part.shown, _beside(part)
    if beside:
        said = _("{value} ({n})", value=said, n=beside)
    inner = [_case(each) for each in part.parts]
    return element(
        "li",
        _("{what}: {value}", what=part.title, value=said),
        element("ul", *inner) if inner else "",
        element("ul", *(_line(each, spoken()) for each in part.lines)) if part.lines else "",
    )  # fmt: skip


def _lines(view: ReceiptView) -> Html:
    items = [_line(each, spoken()) for each in view.lines]
    if view.more:
        items.append(element("li", _("and {n} more, which the command prints", n=view.more)))
    return _folded(_("Lines ({n})", n=len(view.lines) + view.more), items)


@lru_cache(maxsize=65536)
def _line(view: LineView, _language: str) -> Html:
    """A line of a file; the same ones stand under several numbers."""
    place = element("code", view.place)
    linked = link(place, view.address) if view.address else place
    landed = element("small", f" [{view.commit}]") if view.commit else ""
    said = _("{what}: {value}", what=view.what, value=view.value)
    return element("li", linked, f" {said}", landed)


def _folded(summary: str, items: Sequence[Html], least: int = 0) -> Html:
    """A list, folded away where it is long."""
    if not items:
        return Html("")
    listed = element("ul", *items)
    if len(items) <= _FEW and not least:
        return joined((element("p", summary, class_="ms-receipt__what"), listed))
    return folded(summary, listed)
