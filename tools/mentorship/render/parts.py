"""The parts that pages are put together from: pills, cards, tables, bars, timelines, facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.render.html import Html, element, escape, joined

# The tone of a state is its shape and colour; the word says the state itself.
TONES: Mapping[str, str] = {
    N_("met"): "good",
    N_("met late"): "late",
    N_("upcoming"): "plain",
    N_("due soon"): "soon",
    N_("overdue"): "bad",
    N_("missed"): "bad",
    N_("blocked"): "wait",
    N_("paused"): "wait",
    N_("waived"): "off",
    N_("proposed"): "plain",
    N_("waiting"): "wait",
    N_("agreed"): "plain",
    N_("quiet"): "soon",
    N_("running"): "good",
    "ended-completed": "off",
    "ended-stopped": "off",
    "ended-rematched": "off",
    "ended-with-program": "off",
    "ended-left": "off",
    N_("error"): "bad",
    N_("warning"): "soon",
    N_("info"): "plain",
    N_("accept"): "good",
    N_("revise"): "soon",
    N_("reject"): "bad",
    N_("yes"): "good",
    N_("as co-mentor"): "late",
    N_("unknown"): "wait",
    N_("no"): "bad",
    N_("wrong track"): "bad",
    N_("applied"): "soon",
    N_("accepted"): "good",
    N_("waitlisted"): "wait",
    N_("rejected"): "off",
    N_("withdrawn"): "off",
    N_("newcomer"): "plain",
    N_("sealed"): "wait",
}
_MORE_STATES = (
    N_("ended: completed"), N_("ended: stopped"), N_("ended: rematched"), N_("ended: left"),
    N_("ended: with-program"), N_("ahead"), N_("over"), N_("free"), N_("full"),
    N_("help wanted"),
)  # fmt: skip
"""States of which somebody else gives the tone, or that are said otherwise than they are named."""


def pill(state: str, word: object = "", tone: str = "") -> Html:
    """A state as a shape and a word; `word` replaces the state's own name.

    Tones: good (disc), soon (diamond), bad (triangle), late (half disc), wait (bars), off (dash),
    plain (ring).
    """
    name = state.replace("_", " ")
    shape = tone or TONES.get(name, TONES.get(name.replace("-", " "), "plain"))
    said = word or _(name.replace("-", ": ", 1))
    return element("span", said, class_=f"ms-pill ms-pill--{shape}")


def bar(share: float | None, label: str, tone: str = "") -> Html:
    """A bar filled to `share` (0 to 1, None for no data), and its label as text beside it."""
    full = 0 if share is None else round(min(max(share, 0), 1) * 100, 1)
    track = element("rect", class_="ms-bar__track", width=100, height=8)
    fill = element("rect", class_="ms-bar__fill", width=f"{full:g}", height=8)
    drawing = element(
        "svg",
        track,
        fill,
        viewBox="0 0 100 8",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )
    kind = f"ms-bar ms-bar--{tone}" if tone else "ms-bar"
    return element("span", drawing, element("span", label, class_="ms-bar__label"), class_=kind)


class Column(NamedTuple):
    """A column of a table: its heading, and whether it holds numbers (set to the right)."""

    title: str
    numeric: bool = False


def table(
    columns: Sequence[Column | str], rows: Iterable[Sequence[object]], label: str, empty: str = ""
) -> Html:
    """A table; `label` names it to readers. On a phone each row is a block with its own labels.

    Without rows there is the sentence `empty` instead.
    """
    named = [column if isinstance(column, Column) else Column(column) for column in columns]
    body = joined(_row(named, row) for row in rows)
    if not body:
        return note(empty or _("Nothing here."))
    heads = joined(
        element("th", column.title, scope="col", class_=_numeric(column)) for column in named
    )
    inner = element(
        "table",
        element("thead", element("tr", heads)),
        element("tbody", body),
        class_="ms-table ms-rows",
    )
    return element("div", inner, class_="ms-scroll", role="region", aria_label=label, tabindex=0)


def facts(pairs: Iterable[tuple[object, object]]) -> Html:
    """Short facts, each a name and a value; those without a value are left out."""
    items = [
        element("div", element("dt", name), element("dd", value))
        for name, value in pairs
        if value not in (None, "")
    ]
    return element("dl", *items, class_="ms-facts") if items else Html("")


def card(title: object, *body: object, tag: object = "", foot: object = "", tone: str = "") -> Html:
    """A card: a title (often a link), a small tag beside it, a body and a foot line."""
    head = element("div", element("p", title, class_="ms-card__title"), tag, class_="ms-card__head")
    inner = element("div", *body, class_="ms-card__body") if any(body) else ""
    last = element("div", foot, class_="ms-card__foot") if foot else ""
    kind = f"ms-card ms-card--{tone}" if tone else "ms-card"
    return element("li", head, inner, last, class_=kind)


def cards(items: Iterable[Html], empty: str = "") -> Html:
    """Cards side by side, as many as fit; without any there is the sentence `empty` instead."""
    body = joined(items)
    return element("ul", body, class_="ms-cards") if body else note(empty or _("Nothing here."))


def folded(summary: object, *body: object, identity: str = "") -> Html:
    """Something folded away behind a line that stays."""
    return element("details", element("summary", summary), *body, id=identity or None)


class Event(NamedTuple):
    """A point of a timeline: when, what, and more about it."""

    when: object
    title: object
    body: object = ""
    tone: str = "plain"
    id: str = ""


def timeline(events: Iterable[Event]) -> Html:
    """Events one below the other along a line, in the order given."""
    return element("ol", joined(_event(event) for event in events), class_="ms-timeline")


def figures(pairs: Iterable[tuple[object, object]]) -> Html:
    """A few large numbers in a row, each with what it counts below."""
    items = [
        element(
            "li",
            element("span", number, class_="ms-figure__number"),
            element("span", name, class_="ms-figure__name"),
        )
        for number, name in pairs
    ]
    return element("ul", *items, class_="ms-figures")


def note(text: object) -> Html:
    """A quiet sentence, as where a list is empty or something is not shown."""
    return element("p", text, class_="ms-note")


def heading(level: int, identity: str, title: object) -> Html:
    """A heading with its anchor; `identity` must be unique on the page."""
    title_ = _("Link to this place")
    anchor = element("a", "¶", href=f"#{identity}", class_="headerlink", title=title_)
    return element(f"h{level}", escape(title), anchor, id=identity)


def _row(columns: Sequence[Column], row: Sequence[object]) -> Html:
    cells = (
        element("td", cell, class_=_numeric(column), data_label=column.title)
        for column, cell in zip(columns, row, strict=True)
    )
    return element("tr", joined(cells))


def _numeric(column: Column) -> str | None:
    return "ms-number" if column.numeric else None


def _event(event: Event) -> Html:
    body = element("div", event.body, class_="ms-timeline__body") if event.body else ""
    return element(
        "li",
        element("p", event.when, class_="ms-timeline__when"),
        element("p", event.title, class_="ms-timeline__title"),
        body,
        class_=f"ms-timeline__event ms-tone--{event.tone}",
        id=event.id or None,
    )
