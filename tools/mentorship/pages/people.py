"""People: the list, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.pages import score_card, trends
from mentorship.pages.badges import badges, thanks
from mentorship.pages.calendars import subscribing
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import also_called, day, duty_table, pair_table, people, person, span
from mentorship.pages.recommended import recommended, recommended_heading
from mentorship.publication.views import PairingView, PersonView, Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import facts, heading, note, pill, table

INDEX = "people/index.html"


@page_set
def index(views: Views) -> Iterator[Page]:
    """Everybody who may be shown, by name."""
    body = _public(views) if not views.shows_pairs else _members(views)
    yield Page(
        path=INDEX, title=_("People"), body=str(body), overview=True, boost=1.5,
        description=_("Who mentors, who learns, and how to reach them"),
    )  # fmt: skip


@page_set
def everybody(views: Views) -> Iterator[Page]:
    """A page for each person."""
    for view in views.people:
        parts = [(head, body) for head, body in _sections(views, view) if body]
        opening = joined((_opening(view), subscribing(views, view.path)))
        body = joined((opening, *(joined((heading(2, h.id, h.title), b)) for h, b in parts)))
        yield Page(
            path=view.path, title=view.name, body=str(body), source=view.source,
            headings=tuple(head for head, _ in parts), section=(Crumb(_("People"), INDEX),),
            description=_(", ").join(filter(None, (view.name, view.role, view.team))),
            also=_also(view), boost=1.5,
        )  # fmt: skip


def _also(view: PersonView) -> str:
    """By what else the search finds somebody: id, its words, and the alias."""
    said = (view.id, also_called(view.name, (view.id,)), *filter(None, (view.alias,)))
    return " ".join(filter(None, said))


def _public(views: Views) -> Html:
    items = [element("li", person(INDEX, name)) for name in views.named]
    text = note(_("People are listed here only if they chose to be."))
    return joined((text, element("ul", *items))) if items else text


def _members(views: Views) -> Html:
    rows = [
        (
            link(view.name, relative(INDEX, view.path)),
            (view.role or "").replace("-", " ").capitalize(),
            view.team or "",
            _(", ").join(skill[1] for skill in view.skills[:3]),
            _part(view),
        )
        for view in views.people
        if view.left is None
    ]
    gone = [view for view in views.people if view.left is not None]
    names = joined((link(v.name, relative(INDEX, v.path)) for v in gone), _(", "))
    left = joined((note(_("No longer here:") + " "), names))
    columns = [_("Name"), _("Role"), _("Team"), _("Best at"), _("Takes part as")]
    everybody_ = table(columns, rows, _("People"), _("Nobody yet."))
    return joined((everybody_, left)) if gone else everybody_


def _part(view: PersonView) -> str:
    mentor = any(pair.at_work for pair in view.mentors_in)
    mentee = any(pair.at_work for pair in view.mentee_in)
    if mentor and mentee:
        return _("mentor and mentee")
    return _("mentor") if mentor else _("mentee") if mentee else ""


def _role(view: PersonView) -> str:
    role = (view.role or "").replace("-", " ").capitalize()
    if not view.level:
        return role
    if not role:
        return _("(level {n})", n=view.level)
    return _("{role} (level {n})", role=role, n=view.level)


def _opening(view: PersonView) -> Html:
    room = (
        _("{n} of {capacity} mentees", n=view.load or 0, capacity=view.capacity)
        if view.capacity
        else _("{n} mentees", n=view.load)
        if view.load
        else ""
    )
    return joined(
        (
            element("h1", view.name),
            element("p", view.about, class_="ms-lead") if view.about else "",
            facts(
                [
                    (
                        _("Role"),
                        _role(view),
                    ),
                    (_("Team"), view.team or ""),
                    (_("Manager"), person(view.path, view.manager) if view.manager else ""),
                    (_("Here since"), day(view.joined) if view.joined else ""),
                    (_("Left"), day(view.left) if view.left else ""),
                    (_("Languages"), _(", ").join(view.languages)),
                    (_("Time zone"), view.timezone or ""),
                    (_("Working since"), str(view.experience_since or "")),
                    (_("Style"), _(", ").join(view.style)),
                    (_("Major tasks"), _(", ").join(view.projects)),
                    (_("Room"), room),
                ]
            ),
        )
    )


def _sections(views: Views, view: PersonView) -> Iterator[tuple[Heading, Html]]:
    here = view.path
    ways = [
        element("li", _("{way}: {value}", way=_(way), value=value)) for way, value in view.contact
    ]
    yield Heading(2, "contact", _("How to reach them")), element("ul", *ways) if ways else Html("")
    if views.shows_duties and (view.mentors_in or view.mentee_in):
        yield (
            Heading(2, "due", _("What they owe")),
            duty_table(here, view.duties, _("What they owe"), _("Nothing is due.")),
        )
    yield Heading(2, "notes", _("From the notes")), _from_notes(views, view)
    for title, anchor, pairs in (
        (_("Whom they mentor"), "mentors", view.mentors_in),
        (_("Who mentors them"), "learns", view.mentee_in),
    ):
        yield Heading(2, anchor, title), pair_table(here, pairs, title, "") if pairs else Html("")
    yield recommended_heading(), recommended(views, view)
    yield badges(views, here)
    yield thanks(views, here)
    yield score_card.scores_heading(), score_card.score_cards(views, here)
    yield trends.trend_heading(), trends.trend_section(views, here)
    yield Heading(2, "skills", _("Skills")), _skills(here, view)
    reports = people(here, view.reports)
    yield Heading(2, "reports", _("Leads")), element("p", reports) if reports else Html("")
    away = [element("li", span(first, last)) for first, last in view.leave]
    yield Heading(2, "leave", _("Away")), element("ul", *away) if away else Html("")


def _from_notes(views: Views, view: PersonView) -> Html:
    """Calls for help of the person's pairs, and their own open actions, as the notes list them."""
    pairs = (views.pairing[pair.id] for pair in (*view.mentors_in, *view.mentee_in))
    rows = [row for pairing in pairs for row in _noted(view, pairing)]
    columns = [_("State"), _("What"), _("Pair"), _("Day")]
    return table(columns, rows, _("From the notes")) if rows else Html("")


def _noted(view: PersonView, pairing: PairingView) -> Iterator[tuple[object, ...]]:
    where = link(pairing.link.title, relative(view.path, pairing.link.path or INDEX))
    for call in pairing.calls:
        yield pill(call.kind, tone="late"), call.text, where, day(call.day)
    for action in pairing.actions:
        if action.person.path == view.path:
            yield pill(action.state.replace("-", " ")), action.text, where, day(action.due)


def _skills(here: str, view: PersonView) -> Html:
    levels = (
        "", _("1 (novice)"), _("2 (beginner)"), _("3 (competent)"), _("4 (proficient)"),
        _("5 (expert)"),
    )  # fmt: skip
    rows = [
        (link(title, relative(here, "skills.html", f"skill-{name}")), levels[level])
        for name, title, level in view.skills
    ]
    offered = table([_("Skill"), _("Level")], rows, _("Skills")) if rows else ""
    wants = joined(
        (link(title, relative(here, "skills.html", f"skill-{name}")) for name, title in view.wants),
        _(", "),
    )
    if not view.wants:
        return joined((offered,))
    return joined((offered, element("p", placed(_("Wants to learn: {skills}"), skills=wants))))
