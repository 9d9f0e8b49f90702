"""The parts of a home about what comes next: guides for newcomers, taking part, the career path."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _
from mentorship.pages.homes_home import Home, Part
from mentorship.pages.page import relative
from mentorship.pages.phrases import day, verdict
from mentorship.pages.programs import INDEX
from mentorship.publication.homes_view import LevelView
from mentorship.publication.program_view import ProgramView
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import card, cards, folded
from mentorship.scaffold.forms import APPLY, address

_BEGINNING = (
    ("start/newcomer.html", N_("Start here"), N_("What mentorship is here, and your first week.")),
    ("start/mentee.html", N_("Having a mentor"), N_("What to bring, and how to write it down.")),
    ("guides/first-meeting.html", N_("The first meeting"), N_("An agenda, and what to ask.")),
    ("guides/setting-goals.html", N_("Setting goals"), N_("What a goal is good for, and how.")),
)


def beginning(home: Home) -> Part:
    """For newcomers: where to begin to read."""
    known = [way for way in _BEGINNING if way[0] in home.views.docs] if home.view.newcomer else []
    cards_ = cards(_way(home, *way) for way in known) if known else Html("")
    shown = element("div", cards_, class_="ms-ways") if known else cards_
    return Part("beginning", _("New here"), shown)


def career(home: Home) -> Part:
    """The career path with the person's place on it, where the audience may know that."""
    own = home.person.level
    items = [_level(each, own) for each in home.views.levels]
    path = element("ol", *items, class_="ms-path") if items else Html("")
    return Part("career", _("Career path"), path)


def taking_part(home: Home) -> Part:
    """The programs that one can still apply for and that the person is not in or runs.

    Of those that have begun only where people may still apply until a day that is to come.
    """
    inside = {pair.program for pair in (*home.person.mentors_in, *home.person.mentee_in)}
    inside |= {*home.view.programs}
    open_ = [
        each for each in home.views.programs
        if each.is_open and each.id not in inside and (each.state == "ahead" or each.apply_until)
    ]  # fmt: skip
    nothing = not (inside or home.person.reports or home.view.in_office)
    if not open_ and not nothing:
        return Part("take-part", "", Html(""))
    index = link(_("All programs"), relative(home.here, INDEX))
    listed = cards(_open(home, each) for each in open_) if open_ else Html("")
    return Part("take-part", _("Take part"), joined((listed, element("p", index))))


def _way(home: Home, path: str, title: str, text: str) -> Html:
    return card(link(_(title), relative(home.here, path)), element("p", _(text)))


def _level(each: LevelView, own: int | None) -> Html:
    """A level. What it means stands there for one's own, and folded away for the others."""
    here = each.number == own
    title = element("strong", each.title)
    mark = element("small", _("You are here"), class_="ms-path__here")
    means = element("p", each.means) if each.means else ""
    next_ = element("p", _("What leads on: {what}", what=each.next)) if each.next else ""
    more = joined((means, next_))
    if not here:
        body = folded(title, more) if more else element("p", title)
        return element("li", body)
    return element("li", element("p", title, " ", mark), more, aria_current="step")


def _open(home: Home, program: ProgramView) -> Html:
    until = program.apply_until
    last = placed(_("Until {day}"), day=day(until)) if until else ""
    return card(
        link(program.title, relative(home.here, program.path, "take-part")),
        element("p", program.purpose) if program.purpose else "",
        *_asked(home, program),
        element("p", joined(_forms(home, program), _(" · "))),
        foot=last,
    )


def _asked(home: Home, program: ProgramView) -> Iterator[Html]:
    """What is asked of who would mentor; for the office also what the rules say of the person."""
    judged = [
        each
        for view in home.views.eligible
        if view.program == program.id
        for each in view.judged.get("mentor", ())
        if each.person.path == home.view.person
    ]
    for each in judged:
        words = element("small", _("; ").join(each.missing), class_="ms-brief")
        yield element("p", _("As mentor:"), " ", verdict(each.words), words if each.missing else "")
    asks = dict(program.asks).get("mentor", ())
    if asks:
        items = (element("li", rule) for rule in asks)
        yield folded(_("What is asked of a mentor"), element("ul", *items))


def _forms(home: Home, program: ProgramView) -> Iterator[Html]:
    """The form to apply with, where there is one, or the way to how it is done."""
    if home.views.repository:
        roles = [("mentor", _("Apply as mentor")), ("mentee", _("Apply as mentee"))]
        for role, title in roles[home.view.newcomer :]:
            yield link(title, address(home.views.repository, APPLY, program=program.id, role=role))
    else:
        yield link(_("How to apply"), relative(home.here, program.path, "take-part"))
