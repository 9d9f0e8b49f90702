"""A line of a few months as inline SVG, small enough for a row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mentorship.language import _
from mentorship.render.html import Html, element, joined

WIDTH, HEIGHT = 160, 36
_SIDE, _TOP = 4, 5


def sparkline(title: str, description: str, heights: Sequence[float | None]) -> Html:
    """A line through heights from 0 to 1, broken at gaps, with a disc at the newest value.

    A value alone between gaps is a disc as well. Title and description are for those who do not
    see it; the figures stand in a table.
    """
    step = (WIDTH - 2 * _SIDE) / max(len(heights) - 1, 1)
    places = [
        None if height is None else (_SIDE + step * number, _across(height))
        for number, height in enumerate(heights)
    ]
    base = HEIGHT - _TOP
    label = _("{what}: {value}", what=title, value=description)
    return element(
        "svg", element("title", title), element("desc", description),
        element("line", x1=0, y1=base, x2=WIDTH, y2=base, class_="ms-chart__axis"),
        joined(_runs(places)), class_="ms-chart ms-spark", viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img", aria_label=label, focusable="false",
    )  # fmt: skip


def _runs(places: Sequence[tuple[float, float] | None]) -> Iterator[Html]:
    known = [place for place in places if place is not None]
    for there, group in groupby(places, key=lambda place: place is not None):
        run = [place for place in group if place is not None]
        if there and len(run) > 1:
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in run)
            yield element("polyline", points=points, class_="ms-chart__line")
        elif there:
            yield _disc(*run[0], 2)
    if known:
        yield _disc(*known[-1], 3.5)


def _disc(x: float, y: float, radius: float) -> Html:
    return element("circle", cx=_n(x), cy=_n(y), r=_n(radius), class_="ms-chart__dot")


def _across(height: float) -> float:
    return HEIGHT - _TOP - (HEIGHT - 2 * _TOP) * min(max(height, 0.0), 1.0)


def _n(value: float) -> str:
    """A coordinate: the same text on every machine."""
    return f"{value:.1f}".removesuffix(".0")
