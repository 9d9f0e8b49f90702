"""People: the list, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.pages import score_card, trends
from mentorship.pages.badges import badges, thanks
from mentorship.pages.calendars import subscribing
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import also_called, day, duty_table, pair_table, people, person, span
from mentorship.pages.recommended import recommended, recommended_heading
from mentorship.publication.views import PairingView, PersonView, Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import facts, heading, note, pill, table

INDEX = "people/index.html"


@page_set
def index(views: Views) -> Iterator[Page]:
    """Everybody who may be shown, by name."""
    body = _public(views) if not views.shows_pairs else _members(views)
    yield Page(
        path=INDEX, title="People", body=str(body), overview=True, boost=1.5,
        description="Who mentors, who learns, and how to reach them",
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
            headings=tuple(head for head, _ in parts), section=(Crumb("People", INDEX),),
            description=", ".join(filter(None, (view.name, view.role, view.team))),
            also=also_called(view.name, (view.id,)), boost=1.5,
        )  # fmt: skip


def _public(views: Views) -> Html:
    items = [element("li", person(INDEX, name)) for name in views.named]
    text = note("People are listed here only if they chose to be.")
    return joined((text, element("ul", *items))) if items else text


def _members(views: Views) -> Html:
    rows = [
        (
            link(view.name, relative(INDEX, view.path)),
            (view.role or "").replace("-", " ").capitalize(),
            view.team or "",
            ", ".join(title for _, title, _ in view.skills[:3]),
            _part(view),
        )
        for view in views.people
        if view.left is None
    ]
    gone = [view for view in views.people if view.left is not None]
    left = joined(
        (
            note("No longer here: "),
            joined((link(v.name, relative(INDEX, v.path)) for v in gone), ", "),
        )
    )
    everybody_ = table(
        ["Name", "Role", "Team", "Best at", "Takes part as"], rows, "People", "Nobody yet."
    )
    return joined((everybody_, left)) if gone else everybody_


def _part(view: PersonView) -> str:
    mentor = any(pair.at_work for pair in view.mentors_in)
    mentee = any(pair.at_work for pair in view.mentee_in)
    return " and ".join(word for word, true in (("mentor", mentor), ("mentee", mentee)) if true)


def _opening(view: PersonView) -> Html:
    room = (
        f"{view.load or 0} of {view.capacity} mentees"
        if view.capacity
        else f"{view.load} mentees"
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
                        "Role",
                        " ".join(
                            filter(
                                None,
                                (
                                    (view.role or "").replace("-", " ").capitalize(),
                                    f"(level {view.level})" if view.level else "",
                                ),
                            )
                        ),
                    ),
                    ("Team", view.team or ""),
                    ("Manager", person(view.path, view.manager) if view.manager else ""),
                    ("Here since", day(view.joined) if view.joined else ""),
                    ("Left", day(view.left) if view.left else ""),
                    ("Languages", ", ".join(view.languages)),
                    ("Time zone", view.timezone or ""),
                    ("Working since", str(view.experience_since or "")),
                    ("Style", ", ".join(view.style)),
                    ("Major tasks", ", ".join(view.projects)),
                    ("Room", room),
                ]
            ),
        )
    )


def _sections(views: Views, view: PersonView) -> Iterator[tuple[Heading, Html]]:
    here = view.path
    ways = [element("li", way, ": ", value) for way, value in view.contact]
    yield Heading(2, "contact", "How to reach them"), element("ul", *ways) if ways else Html("")
    if views.shows_duties and (view.mentors_in or view.mentee_in):
        yield (
            Heading(2, "due", "What they owe"),
            duty_table(here, view.duties, "What they owe", "Nothing is due."),
        )
    yield Heading(2, "notes", "From the notes"), _from_notes(views, view)
    for title, anchor, pairs in (
        ("Mentors", "mentors", view.mentors_in),
        ("Learns", "learns", view.mentee_in),
    ):
        yield Heading(2, anchor, title), pair_table(here, pairs, title, "") if pairs else Html("")
    yield recommended_heading(), recommended(views, view)
    yield badges(views, here)
    yield thanks(views, here)
    yield score_card.HEADING, score_card.score_cards(views, here)
    yield trends.HEADING, trends.trend_section(views, here)
    yield Heading(2, "skills", "Skills"), _skills(here, view)
    reports = people(here, view.reports)
    yield Heading(2, "reports", "Leads"), element("p", reports) if reports else Html("")
    away = [element("li", span(first, last)) for first, last in view.leave]
    yield Heading(2, "leave", "Away"), element("ul", *away) if away else Html("")


def _from_notes(views: Views, view: PersonView) -> Html:
    """Calls for help of the person's pairs, and their own open actions, as the notes list them."""
    pairs = (views.pairing[pair.id] for pair in (*view.mentors_in, *view.mentee_in))
    rows = [row for pairing in pairs for row in _noted(view, pairing)]
    return table(["State", "What", "Pair", "Day"], rows, "From the notes") if rows else Html("")


def _noted(view: PersonView, pairing: PairingView) -> Iterator[tuple[object, ...]]:
    where = link(pairing.link.title, relative(view.path, pairing.link.path or INDEX))
    for call in pairing.calls:
        yield pill(call.kind, tone="late"), call.text, where, day(call.day)
    for action in pairing.actions:
        if action.person.path == view.path:
            yield pill(action.state.replace("-", " ")), action.text, where, day(action.due)


def _skills(here: str, view: PersonView) -> Html:
    levels = ("", "novice", "beginner", "competent", "proficient", "expert")
    rows = [
        (link(title, relative(here, "skills.html", f"skill-{name}")), f"{level} ({levels[level]})")
        for name, title, level in view.skills
    ]
    offered = table(["Skill", "Level"], rows, "Skills") if rows else ""
    wants = joined(
        (link(title, relative(here, "skills.html", f"skill-{name}")) for name, title in view.wants),
        ", ",
    )
    return joined((offered, element("p", "Wants to learn: ", wants) if view.wants else ""))
