"""A badge of progress for a README: a label, what is reached, and a bar of how much that is.

It carries its own colours, light on dark with a light edge, so that it is readable on any page,
and no script, no font and no address of another file.
"""

from __future__ import annotations

from typing import NamedTuple

from mentorship.render.badge import fitted, width_of
from mentorship.render.html import element, joined

HEIGHT = 24
_SIZE, _SPACE, _MOST = 11, 8, 240
_FONT = "Verdana, 'DejaVu Sans', 'Noto Sans', 'Noto Sans CJK SC', sans-serif"
_EDGE, _LABEL, _GROUND, _NOTHING = "#8b96a3", "#39424e", "#0a6470", "#5b6571"
_TRACK, _BAR = "#063f47", "#7fe3d0"


class Progress(NamedTuple):
    """What stands on a badge of progress; `share` is from 0 to 1, None where there is nothing to
    draw."""

    label: str
    reached: str
    share: float | None
    description: str


def progress_badge(progress: Progress) -> str:
    """The whole file; the same progress gives the same bytes, and all text in it is escaped."""
    label, reached = _text(progress.label), _text(progress.reached)
    left, right = _room(label), _room(reached)
    width = left + right
    ground = _NOTHING if progress.share is None else _GROUND
    parts = (
        element("title", f"{progress.label}: {progress.reached}"),
        element("desc", progress.description),
        element("rect", x=0.5, y=0.5, width=width - 1, height=HEIGHT - 1, rx=4, fill=_LABEL,
                stroke=_EDGE),
        element("path", d=_right_part(left, width), fill=ground),
        *_bar(left, right, progress.share),
        _words(label, left / 2),
        _words(reached, left + right / 2),
    )  # fmt: skip
    return str(
        element(
            "svg", joined(parts), xmlns="http://www.w3.org/2000/svg", role="img", width=width,
            height=HEIGHT, viewBox=f"0 0 {width} {HEIGHT}", font_family=_FONT, font_size=_SIZE,
            text_anchor="middle",
        )
    ) + "\n"  # fmt: skip


def width(progress: Progress) -> int:
    """How wide the picture is, in pixels."""
    return _room(_text(progress.label)) + _room(_text(progress.reached))


def _text(text: str) -> str:
    """At most so much that the badge stays on a line; cut short at the size it is written in."""
    one_line = " ".join(text.split())
    return fitted(one_line, _SIZE / 0.68, _MOST)[0] if width_of(one_line) * _SIZE > _MOST else (
        one_line
    )  # fmt: skip


def _room(text: str) -> int:
    return round(width_of(text) * _SIZE) + 2 * _SPACE


def _right_part(left: int, width: int) -> str:
    """From the label to the round corners on the right, inside of the edge."""
    return f"M{left} 1H{width - 4}a3 3 0 0 1 3 3v{HEIGHT - 8}a3 3 0 0 1 -3 3H{left}z"


def _bar(left: int, right: int, share: float | None) -> tuple[object, ...]:
    if share is None:
        return ()
    room, y = right - 2 * _SPACE, HEIGHT - 5
    done = round(room * min(max(share, 0.0), 1.0))
    ends = {"x": left + _SPACE, "y": y, "height": 2, "rx": 1}
    return (
        element("rect", width=room, fill=_TRACK, **ends),
        element("rect", width=done, fill=_BAR, **ends) if done else "",
    )


def _words(text: str, middle: float) -> object:
    return element("text", text, x=f"{middle:g}", y=15, fill="#ffffff")
