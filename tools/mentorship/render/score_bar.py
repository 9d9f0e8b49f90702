"""A bar of points from 0 to 100 that says by its pattern what is not known and what is withheld."""

from __future__ import annotations

from mentorship.render.html import Html, element

_WIDTH, _HEIGHT, _STEP = 100, 8, 6


def score_bar(share: float | None, label: object, title: str, *, hatched: bool = False) -> Html:
    """A bar filled to `share` (0 to 1), with its label below and `title` as text alternative.

    Without a share the bar is a dashed frame; `hatched` draws strokes across it: there may be
    something, which is not shown here.
    """
    inside = _hatching() if hatched else _fill(share)
    drawing = element(
        "svg", element("title", title), inside, viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img",
        preserveAspectRatio="none", focusable="false",
    )  # fmt: skip
    kind = "ms-points" if share is not None else "ms-points ms-points--none"
    return element("span", drawing, element("span", label, class_="ms-points__label"), class_=kind)


def _fill(share: float | None) -> Html:
    track = _frame()
    if share is None:
        return track
    full = round(min(max(share, 0), 1) * _WIDTH, 1)
    return track + element("rect", class_="ms-points__fill", width=f"{full:g}", height=_HEIGHT)


def _frame() -> Html:
    return element("rect", class_="ms-points__track", width=_WIDTH, height=_HEIGHT)


def _hatching() -> Html:
    strokes = " ".join(
        f"M{x} {_HEIGHT}L{x + _HEIGHT} 0" for x in range(-_HEIGHT, _WIDTH + _HEIGHT, _STEP)
    )
    return _frame() + element("path", class_="ms-points__hatch", d=strokes)
