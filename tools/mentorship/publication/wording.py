"""What an obligation is called when it is shown to people."""

from __future__ import annotations

import re

from mentorship.language import N_, _, month_words
from mentorship.models.fields import Every, words
from mentorship.obligations.obligation import Obligation
from mentorship.values import PlanPlace

_WINDOW = re.compile(
    r"(?:([0-9]{4})-)?(?:(?P<month>[01][0-9])|(?P<part>[QHW][0-9]+)|w(?P<nth>[0-9]+)|r(?P<round>[0-9]+))"
)
_ROLES = frozenset({
    N_("mentor"), N_("mentee"), N_("manager"), N_("owner"), N_("team"), N_("pairing"),
    N_("panel"), N_("office"),
})  # fmt: skip
_WAYS = frozenset({N_("chat"), N_("phone"), N_("office"), N_("github")})
_KINDS = frozenset({
    N_("Session"), N_("Submission"), N_("Feedback"), N_("Assessment"), N_("Defence"),
    N_("Report"), N_("Course"), N_("Thanks"), N_("Note"),
})  # fmt: skip
_PLACES = {"week": N_("week {number}"), "day": N_("day {number}")}
_EVERY = {
    "week": N_("every week"), "month": N_("every month"), "quarter": N_("every quarter"),
    "half-year": N_("every half-year"),
}  # fmt: skip
_FORMATS = frozenset({
    N_("in-person"), N_("video"), N_("call"), N_("chat"), N_("shadowing"), N_("online-review"),
})  # fmt: skip
_FIXED = frozenset({"acceptance", "plan", "approval", "first-meeting", "application"})
_TITLES = (
    N_("Accept the pairing"), N_("Fill in the plan"), N_("Approve the plan"),
    N_("First meeting"), N_("Decide on an application as mentor"),
    N_("Decide on an application as mentee"),
)  # fmt: skip
"""The titles of kinds that are always called the same."""
_BEGUN = {
    "feedback": (("Feedback: ", N_("Feedback: {title}")),),
    "resubmission": (("Hand in again: ", N_("Hand in again: {title}")),),
    "cadence": (("Second attempt: ", N_("Second attempt: {title}")),),
    "certificate": (("Renew the certificate ", N_("Renew the certificate {title}")),),
    "waiver": (("Renew the waiver of ", N_("Renew the waiver of {title}")),),
}
_OWN_WINDOW = frozenset({"certificate", "waiver"})


def id_words(identity: str) -> str:
    """An id in words, for what has no title: `one-to-one` is `One to one`."""
    return identity.replace("-", " ").replace("/", ": ").capitalize()


def role_words(role: str) -> str:
    """Who somebody is in a pairing, or to one: mentor, mentee, manager, team ..."""
    return _(role) if role in _ROLES else role


def kind_words(kind: str) -> str:
    """What a kind of note is called: `Session`, `First meeting`."""
    title = id_words(kind)
    return _(title) if title in _KINDS else title


def format_words(form: str) -> str:
    """How people met: in-person, video, call, chat, shadowing, online-review."""
    return _(form) if form in _FORMATS else form


def place_words(place: PlanPlace) -> str:
    """A place in a plan: `week 6`, `day 10`."""
    return _(_PLACES[place.unit], number=place.number)


def every_words(every: Every) -> str:
    """How often a window comes round: `every month`, `every 2 weeks`."""
    if every.count > 1:
        return _("every {n} weeks", n=every.count)
    return _(_EVERY[every.unit])


def way_words(way: str) -> str:
    """A way to reach somebody: chat, phone, office, github."""
    return _(way) if way in _WAYS else way


def title_of(each: Obligation, language: str) -> str:
    """The title, and which window or round of it: `One-to-one, November 2026`.

    Of what is done several times, how often it was: `Shadow a visit (1 of 3)`.
    """
    title = _named(each, words(each.title, language))
    window = window_words(each.window) if each.window and each.kind not in _OWN_WINDOW else ""
    title = _("{title}, {window}", title=title, window=window) if window else title
    if each.needed > 1:
        return _("{title} ({done} of {of})", title=title, done=each.done, of=each.needed)
    return title


def _named(each: Obligation, title: str) -> str:
    """The title without window or count; of what the program itself asks for, in the language
    spoken."""
    if each.kind in _FIXED:
        return _(title)
    if each.kind == "survey":
        return _("Survey: {title}", title=_plain(each, title))
    for start, text in _BEGUN.get(each.kind, ()):
        if title.startswith(start):
            return _(text, title=title.removeprefix(start))
    if each.kind == "choose":
        return _("{title}: electives", title=title.removesuffix(": electives"))
    return _plain(each, title)


def _plain(each: Obligation, title: str) -> str:
    """A title, or the id that stands for one in words."""
    return id_words(title) if title == each.item and "/" not in title else title


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
    texts = {"Q": N_("Q{number} {year}"), "H": N_("H{number} {year}")}
    week = N_("week {number} {year}")
    return _(texts.get(kind, week), number=number, year=year).strip()
