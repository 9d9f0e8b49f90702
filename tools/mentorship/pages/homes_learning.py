"""The part of a home for somebody who learns: mentor, progress, goals, actions, feedback."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.pages.homes_home import Home, Part, of_pairs, to_do, waiting
from mentorship.pages.page import relative
from mentorship.pages.phrases import day, distance, done_of_due, person, program_of
from mentorship.publication.gate import PersonName
from mentorship.publication.parts import NoteView, PairLink
from mentorship.publication.views import PairingView
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import bar, facts, folded, note, pill
from mentorship.scaffold.forms import HAND_IN, LOG_SESSION, PAUSE

_LATEST = 3


def learning(home: Home) -> Part:
    """Each pair at work in which the person learns."""
    pairs = home.learning
    body = joined(_pair(home, pair, alone=len(pairs) == 1) for pair in pairs)
    own = of_pairs(home.person.duties, pairs)
    return Part("learning", _("What you learn"), body, waiting(own))


def _pair(home: Home, pair: PairLink, *, alone: bool) -> Html:
    view = home.views.pairing.get(pair.id)
    if view is None:
        return Html("")
    title = link(pair.title, relative(home.here, pair.path)) if pair.path else pair.title
    return joined(
        (
            "" if alone else element("h3", title),
            _where(home, pair, title if alone else ""),
            to_do(home, pair, (LOG_SESSION, HAND_IN, PAUSE)),
            *(_named(name, body) for name, body in _told(home, view)),
        )
    )


def _named(title: str, body: Html) -> Html:
    return joined((element("p", title, class_="ms-label"), body)) if body else Html("")


def _where(home: Home, pair: PairLink, title: object) -> Html:
    """Who mentors and how to reach them, and how far the pair is."""
    mentors = joined((_reached(home, mentor) for mentor in pair.mentors), element("br"))
    done = Html("")
    if pair.progress is not None:
        said = placed(
            _("{share} of what has fallen due is done"),
            share=done_of_due(home.here, pair, pair.progress),
        )
        done = element("p", bar(pair.progress, said), class_="ms-homepage__bar")
    told = facts(
        [
            (_("Mentor") if len(pair.mentors) == 1 else _("Mentors"), mentors),
            (_("Pairing"), title),
            (_("Program"), program_of(home.here, pair)),
            (_("Stage"), pair.stage or ""),
            (_("From"), day(pair.start) if pair.start > home.views.as_of else ""),
            (_("State"), pill(pair.state) if pair.state else ""),
        ]
    )
    return joined((told, done))


def _reached(home: Home, mentor: PersonName) -> Html:
    """A mentor with the way they like to be reached."""
    known = home.people.get(mentor.path or "")
    ways = [_("{way}: {value}", way=_(way), value=value) for way, value in known.contact[:1]] \
        if known else []  # fmt: skip
    more = joined((" ", element("small", *ways))) if ways else ""
    return joined((person(home.here, mentor), more))


def _told(home: Home, view: PairingView) -> Iterator[tuple[str, Html]]:
    yield _("Next"), _next(home, view)
    yield _("Goals"), _goals(view)
    yield _("Open actions"), _actions(home, view)
    yield _("Latest feedback"), _feedback(home, view)
    yield _("What every plan covers"), _covered(view)


def _next(home: Home, view: PairingView) -> Html:
    """What comes after all that is due soon."""
    known = {each.id for each in home.person.duties}
    coming = [
        each for each in view.duties
        if each.state == "upcoming" and each.kind != "action" and each.due and each.id not in known
        and any(owner.path == home.view.person for owner in each.owners)
    ]  # fmt: skip
    coming.sort(key=lambda each: (str(each.due), each.id))
    items = [
        element("li", placed(_("{what}: {day} ({distance})"), what=each.title, day=day(each.due),
                             distance=distance(each.days_left)))
        for each in coming[:_LATEST]
    ]  # fmt: skip
    return element("ul", *items) if items else Html("")


def _goals(view: PairingView) -> Html:
    return element("ul", *(element("li", goal) for goal in view.goals)) if view.goals else Html("")


def _covered(view: PairingView) -> Html:
    """The core points: what they mean for this pair."""
    items = [
        element("li", element("strong", point.title), " ", point.planned or
                note(_("not yet in the plan")))
        for point in view.coverage
    ]  # fmt: skip
    return element("ul", *items) if items else Html("")


def _actions(home: Home, view: PairingView) -> Html:
    """What the person promised; of the others only how many."""
    own = [each for each in view.actions if each.person.path == home.view.person]
    items = [
        element("li", pill(each.state.replace("-", " ")), " ", each.text, " ",
                element("small", day(each.due)))
        for each in own
    ]  # fmt: skip
    return element("ul", *items, class_="ms-plain") if items else Html("")


def _feedback(home: Home, view: PairingView) -> Html:
    """The newest feedback, and the note that it stands in."""
    told = [each for each in view.notes if each.kind == "feedback" and each.facts]
    items = [element("li", _judged(home, view, each)) for each in told[:_LATEST]]
    older = [element("li", _judged(home, view, each)) for each in told[_LATEST : 3 * _LATEST]]
    more = folded(_("Earlier feedback"), element("ul", *older)) if older else ""
    return joined((element("ul", *items), more)) if items else Html("")


def _judged(home: Home, view: PairingView, each: NoteView) -> Html:
    said = _("; ").join(_("{what}: {value}", what=name, value=value) for name, value in each.facts)
    there = relative(home.here, view.link.path or "", each.anchor)
    return joined((said, " ", element("small", link(day(each.day), there))))
