"""What an obligation is called when it is shown to people."""

from __future__ import annotations

import re
from datetime import date

from mentorship.models.fields import words
from mentorship.obligations.obligation import Obligation

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WINDOW = re.compile(
    r"(?:([0-9]{4})-)?(?:(?P<month>[01][0-9])|(?P<part>[QHW][0-9]+)|w(?P<nth>[0-9]+)|r(?P<round>[0-9]+))"
)
_OWN_WINDOW = frozenset({"certificate", "waiver"})


def day_words(day: date) -> str:
    """A day for people, as everywhere on the site: 20 Nov 2026."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def id_words(identity: str) -> str:
    """An id in words, for what has no title: `one-to-one` is `One to one`."""
    return identity.replace("-", " ").replace("/", ": ").capitalize()


def title_of(each: Obligation, language: str) -> str:
    """The title, and which window or round of it: `One-to-one, November 2026`.

    Of what is done several times, how often it was: `Shadow a visit (1 of 3)`.
    """
    title = words(each.title, language)
    if title == each.item and "/" not in title:
        title = title.replace("-", " ").capitalize()
    if each.kind == "survey":
        title = f"Survey: {title}"
    window = window_words(each.window) if each.window and each.kind not in _OWN_WINDOW else ""
    title = f"{title}, {window}" if window else title
    return f"{title} ({each.done} of {each.needed})" if each.needed > 1 else title


def window_words(window: str) -> str:
    """A window or round in words: 2026-11 is `November 2026`, 2026-Q3 `Q3 2026`, r2 `round 2`."""
    match = _WINDOW.fullmatch(window)
    if match is None:
        return window
    if match["nth"] or match["round"]:
        number = int(match["nth"] or match["round"])
        return f"round {number}" if match["round"] else f"no. {number}"
    name = (
        _MONTHS[int(match["month"]) - 1] if match["month"] else match["part"].replace("W", "week ")
    )
    return f"{name} {match[1]}" if match[1] else name
