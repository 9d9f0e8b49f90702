"""A badge as a picture: a small SVG with its title, its holder, and since when.

It carries its own colours, light on dark with a light edge, so that it is readable on any page,
and no script, no font and no address of another file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from unicodedata import east_asian_width

from mentorship.render.html import Html, element, joined

WIDTH, HEIGHT = 340, 96
_LEFT, _ROOM = 92, 340 - 92 - 16
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif"
_WIDE = frozenset("mwMWQO@%&—")
_NARROW = frozenset(" iljtfr.,:;'|!()[]I1-")


class Picture(NamedTuple):
    """What stands on a badge; `kind` is mentor, mentee, pairing or team."""

    title: str
    name: str
    below: str
    kind: str
    description: str


class _Look(NamedTuple):
    ground: str
    edge: str
    light: str
    emblem: str


_STAR = "M46 25l6.5 13.6 15 2-10.9 10.4 2.7 14.8L46 58.6 32.7 65.8l2.7-14.8L24.5 40.6l15-2z"
_LOOKS: Mapping[str, _Look] = {
    "mentor": _Look("#123a5c", "#6fb1e0", "#ffd37a", _STAR),
    "mentee": _Look("#14432f", "#6fc79b", "#b9f0a8",
                    "M46 68V42M46 50c-14 0-18-8-18-18 12 0 18 6 18 16"
                    "M46 48c0-12 6-20 19-21 0 14-6 23-19 23"),
    "pairing": _Look("#4a2350", "#cf96d6", "#ffc2e2",
                     "M37 62a15 15 0 1 1 0-28 15 15 0 0 1 0 28z"
                     "M55 62a15 15 0 1 1 0-28 15 15 0 0 1 0 28z"),
    "team": _Look("#5a2f10", "#e2a877", "#ffd9a8",
                  "M46 27a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM29 47a7 7 0 1 1 0 14 7 7 0 0 1 0-14z"
                  "M63 47a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM40 46l-6 4M52 46l6 4M36 56h20"),
}  # fmt: skip


def badge(picture: Picture) -> str:
    """The whole file; the same picture gives the same bytes, and all text in it is escaped."""
    look = _LOOKS.get(picture.kind, _LOOKS["mentor"])
    filled = picture.kind == "mentor"
    parts = (
        element("title", f"{picture.title}: {picture.name}"),
        element("desc", picture.description),
        element("rect", x="1.5", y="1.5", width=WIDTH - 3, height=HEIGHT - 3, rx=14,
                fill=look.ground, stroke=look.edge, stroke_width=2),
        element("circle", cx=46, cy=48, r=33, fill="none", stroke=look.edge, stroke_width=2),
        element("path", d=look.emblem, fill=look.light if filled else "none",
                stroke=look.light, stroke_width=3, stroke_linejoin="round", stroke_linecap="round"),
        _line(picture.title, 38, 21, "#ffffff", bold=True),
        _line(picture.name, 60, 15, "#ffffff"),
        _line(picture.below, 79, 12.5, "#dde5ee"),
    )  # fmt: skip
    # SVG attributes are case sensitive; the builder writes names as they are given.
    return str(
        element(
            "svg", joined(parts), xmlns="http://www.w3.org/2000/svg", role="img", width=WIDTH,
            height=HEIGHT, viewBox=f"0 0 {WIDTH} {HEIGHT}", font_family=_FONT,
        )
    ) + "\n"  # fmt: skip


def fitted(text: str, size: float, room: float = _ROOM) -> tuple[str, float]:
    """The text and a size at which it fits: smaller by a third at most, then cut short."""
    least = size * 0.68
    needed = width_of(text)
    if needed * size <= room:
        return text, size
    if needed * least <= room:
        return text, int(room / needed * 10) / 10
    kept = text
    while kept and width_of(f"{kept}…") * least > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…", round(least, 1)


def width_of(text: str) -> float:
    """About how wide a text is, in units of its size; rather too wide than too narrow."""
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.95
    return 0.7 if character.isupper() else 0.6


def _line(text: str, y: float, size: float, colour: str, *, bold: bool = False) -> Html:
    words, fits = fitted(text, size * 1.06 if bold else size)
    real = fits / 1.06 if bold else fits
    return element(
        "text", words, x=_LEFT, y=y, font_size=f"{real:.1f}", fill=colour,
        font_weight="bold" if bold else None,
    )  # fmt: skip
