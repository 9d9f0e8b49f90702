"""The steps of a pairing's timeline: what was owed and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.language import _
from mentorship.pages.phrases import day, span
from mentorship.publication.parts import Duty
from mentorship.publication.views import PairingView
from mentorship.render.html import joined, placed
from mentorship.render.parts import Event, pill

DONE = ("met", "met late", "missed", "waived")
"""States in which an obligation is over."""

_OF_EVERYBODY = ("survey", "acceptance", "approval")
_MET = ("met", "met late")


def steps(view: PairingView, today: date) -> Iterator[Event]:
    """What was owed and what became of it by today, pauses and the start, newest first.

    What is met without a day of its own, as the plan is, has no step.
    """
    found: list[tuple[date, int, Event]] = []
    for each in view.duties:
        when = each.met_on if each.state in _MET else each.due
        if each.state in DONE and each.kind != "action" and when and when <= today:
            found.append((when, 1, _happened(view, each, when)))
    for first, last in view.pauses:
        if first <= today:
            found.append((first, 0, Event(span(first, last), _("Pause"), tone="wait")))
    if view.link.start <= today:
        found.append((view.link.start, 0, Event(day(view.link.start), _("Start"), tone="plain")))
    newest = sorted(found, key=lambda item: item[:2], reverse=True)
    yield from (each[2] for each in newest)


def _happened(view: PairingView, each: Duty, when: date) -> Event:
    tone = {"met": "good", "met late": "late", "missed": "bad", "waived": "off"}[each.state]
    whose = _whose(view, each)
    what = _("{title} ({person})", title=each.title, person=whose) if whose else each.title
    late = each.state == "met late" and each.due
    planned = placed(_("due {day}"), day=day(each.due)) if late else ""
    return Event(day(when), joined((pill(each.state), " ", what)), planned, tone)


def _whose(view: PairingView, each: Duty) -> str:
    """Whom a step is about, or who did it where several people have one of their own."""
    if each.about:
        return each.about.text
    several = each.kind in _OF_EVERYBODY or len(view.link.mentees) > 1
    return _(", ").join(name.text for name in each.owners) if several else ""
