"""The part of a home for somebody who mentors: mentees at a glance, own numbers, help."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _, n_
from mentorship.pages.homes_home import Home, Part, of_pairs, to_do, waiting
from mentorship.pages.page import relative
from mentorship.pages.phrases import day, done_of_due, people
from mentorship.publication.parts import PairLink
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import bar, card, cards, figures, pill
from mentorship.scaffold.forms import LOG_SESSION

_GUIDES = (
    ("guides/first-meeting.html", N_("The first meeting")),
    ("guides/asking-and-listening.html", N_("Asking and listening")),
    ("guides/giving-feedback.html", N_("Giving feedback")),
    ("guides/hard-conversations.html", N_("Hard conversations")),
    ("guides/remote-mentoring.html", N_("Mentoring at a distance")),
    ("guides/coaching-cases.html", N_("Coaching cases")),
    ("guides/mentor-training.html", N_("Training for mentors")),
    ("guides/ending-well.html", N_("Ending well")),
)


def mentoring(home: Home) -> Part:
    """Their pairs at work, what became of their mentoring, and what helps with it."""
    pairs = home.mentoring
    if not pairs:
        return Part("mentoring", "", Html(""))
    body = joined(
        (
            cards(_mentee(home, pair) for pair in sorted(pairs, key=_urgent)),
            figures(_numbers(home)),
            _help(home),
        )
    )
    return Part("mentoring", _("Whom you mentor"), body,
                waiting(of_pairs(home.person.duties, pairs)))  # fmt: skip


def _urgent(pair: PairLink) -> tuple[int, str]:
    return -(pair.overdue or 0), pair.id


def _mentee(home: Home, pair: PairLink) -> Html:
    """One pair: who, where they stand, what is next, and the forms."""
    late = n_("{n} overdue", "{n} overdue", pair.overdue) if pair.overdue else ""
    coming = pair.next_due
    next_ = joined((_("Next:"), " ", coming.title, ", ", day(coming.due))) if coming else ""
    share = pair.progress
    whole = bar(share, done_of_due(home.here, pair, share)) if share is not None else ""
    title = people(home.here, pair.mentees)
    page = link(_("Plan, notes, open actions"), relative(home.here, pair.path or ""))
    return card(
        title,
        element("p", _("{program}, {stage}", program=pair.program_title, stage=pair.stage)
                if pair.stage else pair.program_title),
        element("p", placed(_("From {day}"), day=day(pair.start)))
        if pair.start > home.views.as_of else "",
        element("p", pill("overdue", late)) if late else "",
        element("p", next_) if next_ else "",
        element("p", page) if pair.path else "",
        to_do(home, pair, (LOG_SESSION,)),
        tag=pill(pair.state) if pair.state else "",
        foot=whole,
    )  # fmt: skip


def _numbers(home: Home) -> Iterator[tuple[object, object]]:
    """How many they mentor and have room for, and their scores."""
    person = home.person
    yield len({name for pair in home.mentoring for name in pair.mentees}), _("mentees now")
    if person.capacity is not None:
        free = person.capacity - (person.load or 0)
        yield max(free, 0), _("more you have room for")
    past = [pair for pair in person.mentors_in if pair.ended]
    if past:
        yield len(past), n_("pairing that has ended", "pairings that have ended", len(past))
    for each in home.views.cards.get(home.view.person, ()):
        if each.shown:
            yield link(each.shown, relative(home.here, each.receipts, each.see)), each.title


def _help(home: Home) -> Html:
    known = [(path, title) for path, title in _GUIDES if path in home.views.docs]
    links = [element("li", link(_(title), relative(home.here, path))) for path, title in known]
    if not links:
        return Html("")
    label = element("p", _("What helps with mentoring"), class_="ms-label")
    return joined((label, element("ul", *links, class_="ms-columns")))
