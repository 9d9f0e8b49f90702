"""The home page: what this is, what is happening, where to go."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _
from mentorship.pages.calendars import subscribing
from mentorship.pages.home_now import happening, in_numbers
from mentorship.pages.homes_chooser import chooser
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import capacity_link, duty_table
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import card, cards, heading

PATH = "index.html"
_MOST = 5

_WAYS = (
    (
        "start/newcomer.html",
        N_("New here"),
        N_("What mentorship is here, and what happens in your first weeks."),
    ),
    (
        "start/mentee.html",
        N_("I have a mentor"),
        N_("What to bring, what you owe, and how to write it down."),
    ),
    (
        "start/mentor.html",
        N_("I mentor somebody"),
        N_("The first meeting, notes in a minute, feedback."),
    ),
    ("start/owner.html", N_("I run a program"), N_("Set it up, keep an eye on it, learn from it.")),
    (
        "start/operator.html",
        N_("I run the repository"),
        N_("Checks, publication, and what to do when they fail."),
    ),
)


@page_set
def home(views: Views) -> Iterator[Page]:
    """One page."""
    empty = not views.programs and not views.people
    parts = _welcome() if empty else _news(views)
    if views.for_office:
        parts.insert(0, (Heading(2, "office", _("For the office")), _office(views)))
    said = joined(joined((heading(2, head.id, head.title), body)) for head, body in parts if body)
    yield Page(
        path=PATH,
        title=_("Home"),
        description=_("Mentorship at {organisation}", organisation=views.organisation),
        body=str(element("div", _opening(views), said, _foot(views), class_="ms-front")),
        overview=True,
        boost=2,
    )


def _opening(views: Views) -> Html:
    """What this is, in one sentence, and whose home the reader looks for."""
    title = _("Mentorship at {organisation}", organisation=views.organisation)
    lead = _(
        "Colleagues learn from colleagues here: in pairs, with a plan, "
        "and everybody sees what comes next."
    )
    numbers = in_numbers(views)
    what = (
        element("h1", title),
        element("p", lead, class_="ms-lead"),
        element("p", numbers, class_="ms-hero__now") if numbers else "",
    )
    return element("div", element("div", *what), chooser(views, PATH), class_="ms-hero")


def _foot(views: Views) -> Html:
    """Other ways in, and what one can subscribe to."""
    boards = [
        (_("People"), "people/index.html"), (_("Skills"), "skills.html"),
        (_("Programs"), "programs/index.html"), (_("Progress"), "progress.html"),
    ]  # fmt: skip
    links = joined((link(title, relative(PATH, path)) for title, path in boards), _(", "))
    look = element("p", placed(_("Or look something up: {links}."), links=links))
    return joined((look, capacity_link(views, PATH), subscribing(views, PATH)))


def _welcome() -> list[tuple[Heading, Html]]:
    first = element("pre", element("code", "# people/ada.okafor.yml\nname: Ada Okafor\n"))
    text = joined(
        (
            element(
                "p",
                placed(
                    _(
                        "This repository is empty. Add your first person: a file in {folder}, "
                        "named after them, with their name in it."
                    ),
                    folder=element("code", "people/"),
                ),
            ),
            first,
            element(
                "p",
                _(
                    "Then a program and a pairing; the format reference in the manual shows every "
                    "key."
                ),
            ),
        )
    )
    return [(Heading(2, "first-person", _("Add your first person")), text)]


def _news(views: Views) -> list[tuple[Heading, Html]]:
    return [
        (Heading(2, "start-here", _("Where do you want to go?")), _ways(views)),
        (Heading(2, "now", _("Happening now")), happening(views, PATH)),
        (Heading(2, "attention", _("What needs attention")), _attention(views)),
    ]


def _attention(views: Views) -> Html:
    """What is overdue for the longest time, for those who may see it by name."""
    if not views.shows_duties:
        return Html("")
    due = [each for program in views.programs for each in program.due]
    late = [each for each in due if each.state == "overdue"]
    late.sort(key=lambda each: (each.due or views.as_of, each.id))
    board = link(_("the progress board"), relative(PATH, "progress.html"))
    said = (
        placed(_("The longest overdue of {number}; {board} shows all."), number=len(late),
               board=board)
        if len(late) > _MOST
        else placed(_("{board} shows all."), board=board)
    )  # fmt: skip
    listed = duty_table(PATH, late[:_MOST], _("Overdue"), _("Nothing is overdue."))
    return joined((listed, element("p", said)))


def _office(views: Views) -> Html:
    """Ways to the pages that stand on the office's site alone, with what waits there."""
    undecided = sum(len(each.in_state("applied")) for each in views.applications)
    ways = (
        ("applications/index.html", _("Applications"), _("{n} to decide", n=undecided)),
        (
            "eligible/index.html",
            _("Who may take part"),
            _("For each program, with what is missing"),
        ),
        ("capacity.html", _("Capacity"), _("{n} waiting for a mentor", n=len(views.waiting))),
        ("indicators.html", _("Indicators"), _("{n} need attention", n=len(views.alerts))),
    )
    return cards(
        card(link(title, relative(PATH, path)), element("p", text)) for path, title, text in ways
    )


def _ways(views: Views) -> Html:
    """The beginning for each role; a card is one way as a whole."""
    known = [way for way in _WAYS if way[0] in views.docs]
    shown = (
        card(link(_(title), relative(PATH, path)), element("p", _(text)))
        for path, title, text in known
    )
    return element("div", cards(shown), class_="ms-ways") if known else Html("")
