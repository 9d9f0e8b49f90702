"""A note as a section of a page."""

from __future__ import annotations

from functools import partial

from mentorship.language import _
from mentorship.pages.page import relative
from mentorship.pages.phrases import day, people, person
from mentorship.publication.parts import NoteView
from mentorship.publication.wording import format_words, kind_words
from mentorship.render.html import Html, element, joined, placed
from mentorship.render.notes import render
from mentorship.render.parts import facts, heading

_MEETINGS = ("session", "assessment", "defence")


def note_section(each: NoteView, path: str) -> Html:
    """Its day and kind, what its front matter says, and its text; `path` is that of the page."""
    files = dict(each.files)
    made = render(each.body, partial(_resolved, files, path), level=4, prefix=each.anchor)
    title = placed(_("{day} {kind}"), day=day(each.day), kind=kind_words(each.kind))
    who = _who(each, path)
    more = [
        _("{n} min", n=each.minutes) if each.minutes else "",
        format_words(each.format or ""),
        "" if each.held else _("did not take place"),
    ]
    small = joined((part for part in (who, *more) if part), _(", "))
    lesson = element("p", element("strong", _("Lesson: ")), each.lesson) if each.lesson else ""
    return element(
        "section",
        heading(3, each.anchor, title),
        element("p", element("small", small)) if small else "",
        facts(each.facts),
        made.html,
        lesson,
        class_="ms-entry",
    )


def _who(each: NoteView, path: str) -> Html:
    """Who met, where people meet for it; of anything else, whose it is."""
    if each.kind in _MEETINGS:
        met = people(path, each.present)
        return placed(_("With {people}"), people=met) if each.present else Html("")
    return placed(_("By {person}"), person=person(path, each.by)) if each.by else Html("")


def _resolved(files: dict[str, str], path: str, address: str) -> str | None:
    """Where a relative link of a note leads: to a file beside it, if that is published."""
    target = files.get(address.removeprefix("./"))
    return relative(path, target) if target else None
