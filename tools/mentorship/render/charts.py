"""Charts as inline SVG, made at build time: bars, a funnel, before and after, a trend.

Colours come from the style sheet's variables, so that a chart is readable in light and dark; each
has a title and a description for those who do not see it. What it shows stands in a table as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentorship.render.html import Html, element, joined

WIDTH = 360
"""Units across; a chart is at most a third larger on a screen, and never smaller on a phone."""
_ROW, _BAR, _MARGIN = 40, 12, 8
_LONGEST = 46
_PLOT_TOP, _PLOT_HEIGHT, _PLOT_LEFT = 10, 150, 44


class Mark(NamedTuple):
    """A share from 0 to 1 with its label, the ends of its interval, and what it was before."""

    label: str
    share: float
    low: float | None = None
    high: float | None = None
    before: float | None = None
    said: str = ""  # the value in words


def bars(identity: str, title: str, description: str, marks: Sequence[Mark]) -> Html:
    """A bar for each share, with its interval as a line across the end, and a stroke where it was
    before."""
    rows = (_bar(mark, number * _ROW) for number, mark in enumerate(marks))
    return _drawing(identity, title, description, len(marks) * _ROW + _MARGIN, rows)


def funnel(identity: str, title: str, description: str, marks: Sequence[Mark]) -> Html:
    """Bars around a middle, each as wide as its share."""
    rows = (_step(mark, number * _ROW) for number, mark in enumerate(marks))
    return _drawing(identity, title, description, len(marks) * _ROW + _MARGIN, rows)


def before_after(identity: str, title: str, description: str, marks: Sequence[Mark]) -> Html:
    """A ring where each share was before, a disc where it is, and a line between them."""
    rows = (_move(mark, number * _ROW) for number, mark in enumerate(marks))
    return _drawing(identity, title, description, len(marks) * _ROW + _MARGIN, rows)


def trend(identity: str, title: str, description: str, marks: Sequence[Mark]) -> Html:
    """A line through the shares in order, with the intervals as a band."""
    places = [_PLOT_LEFT + (WIDTH - _PLOT_LEFT - 16) * p for p in _spread(len(marks))]
    parts = (
        _grid(),
        _band(marks, places),
        _line("ms-chart__line", zip(places, (_height(m.share) for m in marks), strict=True)),
        *(_dot(x, _height(m.share), "ms-chart__dot") for x, m in zip(places, marks, strict=True)),
        *_months(marks, places),
    )
    return _drawing(identity, title, description, _PLOT_TOP + _PLOT_HEIGHT + 26, parts)


def _drawing(
    identity: str, title: str, description: str, height: int, parts: Iterable[Html]
) -> Html:
    names = f"{identity}-title", f"{identity}-desc"
    return element(
        "svg", element("title", title, id=names[0]), element("desc", description, id=names[1]),
        joined(parts), class_="ms-chart", viewBox=f"0 0 {WIDTH} {height}", role="img",
        aria_labelledby=" ".join(names), focusable="false",
    )  # fmt: skip


def _bar(mark: Mark, top: int) -> Html:
    middle = top + 24 + _BAR / 2
    parts = [
        *_labels(mark, top),
        _rect(0, top + 24, WIDTH, "ms-chart__track"),
        _rect(0, top + 24, _across(mark.share), "ms-chart__bar"),
    ]
    if mark.low is not None and mark.high is not None:
        low, high = _across(mark.low), _across(mark.high)
        parts.append(_stroke(low, middle, high, middle, "ms-chart__range"))
        parts += [_stroke(x, middle - 4, x, middle + 4, "ms-chart__range") for x in (low, high)]
    if mark.before is not None:
        x = _across(mark.before)
        parts.append(_stroke(x, top + 21, x, top + 27 + _BAR, "ms-chart__before"))
    return joined(parts)


def _step(mark: Mark, top: int) -> Html:
    wide = _across(mark.share)
    return joined(
        (
            *_labels(mark, top),
            _rect(0, top + 24, WIDTH, "ms-chart__track"),
            _rect((WIDTH - wide) / 2, top + 24, wide, "ms-chart__bar"),
        )
    )


def _move(mark: Mark, top: int) -> Html:
    y, parts = top + 24 + _BAR / 2, [*_labels(mark, top)]
    parts.append(_stroke(6, y, WIDTH - 6, y, "ms-chart__axis"))
    now = 6 + (WIDTH - 12) * _within(mark.share)
    if mark.before is not None:
        then = 6 + (WIDTH - 12) * _within(mark.before)
        parts.append(_stroke(then, y, now, y, "ms-chart__way"))
        parts.append(_dot(then, y, "ms-chart__ring", 5))
    return joined((*parts, _dot(now, y, "ms-chart__dot", 5)))


def _labels(mark: Mark, top: int) -> tuple[Html, Html]:
    """The label on the left above the mark, the value on the right."""
    return _text(mark.label, 0, top + 17), _text(mark.said, WIDTH, top + 17, "end")


def _grid() -> Html:
    lines = (
        joined(
            (
                _stroke(_PLOT_LEFT, _height(share), WIDTH - 8, _height(share), "ms-chart__axis"),
                _text(f"{round(share * 100)} %", _PLOT_LEFT - 6, _height(share) + 4, "end"),
            )
        )
        for share in (0.0, 0.5, 1.0)
    )
    return joined(lines)


def _band(marks: Sequence[Mark], places: Sequence[float]) -> Html:
    known = [
        (x, mark.low, mark.high)
        for x, mark in zip(places, marks, strict=True)
        if mark.low is not None and mark.high is not None
    ]
    over = [f"{_n(x)},{_n(_height(high))}" for x, _, high in known]
    under = [f"{_n(x)},{_n(_height(low))}" for x, low, _ in reversed(known)]
    return element("polygon", points=" ".join((*over, *under)), class_="ms-chart__band")


def _months(marks: Sequence[Mark], places: Sequence[float]) -> Iterable[Html]:
    """The label of every so many marks, so that they do not touch; the last one always."""
    apart = max(1, -(-len(marks) // 5))
    for number, (mark, x) in enumerate(zip(marks, places, strict=True)):
        back = len(marks) - 1 - number
        if back % apart == 0:
            anchor = "end" if back == 0 and len(marks) > 1 else "middle"
            at = x + 8 if anchor == "end" else x
            yield _text(mark.label, at, _PLOT_TOP + _PLOT_HEIGHT + 20, anchor)


def _spread(count: int) -> list[float]:
    return [0.5] if count == 1 else [number / (count - 1) for number in range(count)]


def _height(share: float) -> float:
    return _PLOT_TOP + _PLOT_HEIGHT * (1 - _within(share))


def _across(share: float) -> float:
    return WIDTH * _within(share)


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _rect(x: float, y: float, width: float, kind: str) -> Html:
    return element("rect", x=_n(x), y=_n(y), width=_n(width), height=_BAR, rx=2, class_=kind)


def _stroke(x1: float, y1: float, x2: float, y2: float, kind: str) -> Html:
    return element("line", x1=_n(x1), y1=_n(y1), x2=_n(x2), y2=_n(y2), class_=kind)


def _dot(x: float, y: float, kind: str, radius: float = 3) -> Html:
    return element("circle", cx=_n(x), cy=_n(y), r=_n(radius), class_=kind)


def _line(kind: str, points: Iterable[tuple[float, float]]) -> Html:
    return element("polyline", points=" ".join(f"{_n(x)},{_n(y)}" for x, y in points), class_=kind)


def _text(words: str, x: float, y: float, anchor: str = "start") -> Html:
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    kind = "ms-chart__text" if anchor == "start" else f"ms-chart__text ms-chart__text--{anchor}"
    return element("text", short, x=_n(x), y=_n(y), class_=kind)


def _n(value: float) -> str:
    """A coordinate: the same text on every machine."""
    return f"{value:.1f}".removesuffix(".0")
