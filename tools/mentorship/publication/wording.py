"""What an obligation is called when it is shown to people."""

from __future__ import annotations

import re

from mentorship.language import N_, _, month_words
from mentorship.models.fields import words
from mentorship.obligations.obligation import Obligation

_WINDOW = re.compile(
    r"(?:([0-9]{4})-)?(?:(?P<month>[01][0-9])|(?P<part>[QHW][0-9]+)|w(?P<nth>[0-9]+)|r(?P<round>[0-9]+))"
)
_OWN_WINDOW = frozenset({"certificate", "waiver"})


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
        title = _("Survey: {title}", title=title)
    window = window_words(each.window) if each.window and each.kind not in _OWN_WINDOW else ""
    title = _("{title}, {window}", title=title, window=window) if window else title
    if each.needed > 1:
        return _("{title} ({done} of {of})", title=title, done=each.done, of=each.needed)
    return title


def window_words(window: str) -> str:
    """A window or round in words: 2026-11 is `November 2026`, 2026-Q3 `Q3 2026`, r2 `round 2`."""
    match = _WINDOW.fullmatch(window)
    if match is None:
        return window
    if match["round"]:
        return _("round {number}", number=int(match["round"]))
    if match["nth"]:
        return _("no. {number}", number=int(match["nth"]))
    year = match[1] or ""
    if match["month"]:
        return month_words(year, int(match["month"]))
    return _part_words(match["part"], year)


def _part_words(part: str, year: str) -> str:
    """A quarter, half-year or week: `Q3 2026`, `week 10 2026`."""
    kind, number = part[0], part[1:]
    text = {"Q": N_("Q{number} {year}"), "H": N_("H{number} {year}")}
    return _(text.get(kind, N_("week {number} {year}")), number=number, year=year).rstrip()
