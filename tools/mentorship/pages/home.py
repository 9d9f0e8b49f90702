"""The home page: what this is, what is happening, where to go."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.pages.calendars import subscribing
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import duty_table, lesson_list, people, span
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import bar, card, cards, figures, heading, note, pill

PATH = "index.html"
_MOST = 8
_ATTENTION = {True: "What needs attention", False: "How it goes"}

_WAYS = (
    (
        "start/newcomer.html",
        "New here",
        "What mentorship is here, and what happens in your first weeks.",
    ),
    (
        "start/mentee.html",
        "I have a mentor",
        "What to bring, what you owe, and how to write it down.",
    ),
    ("start/mentor.html", "I mentor somebody", "The first meeting, notes in a minute, feedback."),
    ("start/owner.html", "I run a program", "Set it up, keep an eye on it, learn from it."),
    (
        "start/operator.html",
        "I run the repository",
        "Checks, publication, and what to do when they fail.",
    ),
)


@page_set
def home(views: Views) -> Iterator[Page]:
    """One page."""
    empty = not views.programs and not views.people
    parts = _welcome(views) if empty else _news(views)
    if views.for_office:
        parts.insert(0, (Heading(2, "office", "For the office"), _office(views)))
    parts += [(Heading(2, "start-here", "Where do you want to go?"), _ways(views))]
    shown = [(head, body) for head, body in parts if body]
    yield Page(
        path=PATH,
        title="Home",
        description=f"Mentorship at {views.organisation}",
        body=str(joined((_opening(views), *(_section(head, body) for head, body in shown)))),
        headings=tuple(head for head, _ in shown),
        overview=True,
        boost=2,
    )


def _section(head: Heading, body: Html) -> Html:
    return joined((heading(head.level, head.id, head.title), body))


def _opening(views: Views) -> Html:
    running = [program for program in views.programs if program.state == "running"]
    lead = (
        "One repository holds our whole mentorship: "
        "who learns from whom, what they agreed, and how it goes."
    )
    return joined(
        (
            element("h1", f"Mentorship at {views.organisation}"),
            element("p", lead, class_="ms-lead"),
            figures(_figures(views, running)) if running else "",
            subscribing(views, PATH),
        )
    )


def _figures(views: Views, running: list[ProgramView]) -> Iterator[tuple[object, object]]:
    yield len(running), "running program" if len(running) == 1 else "running programs"
    if views.shows_pairs:
        active = [pair for view in running for pair in view.pairs if pair.at_work]
        yield len(active), "pairs at work"
        yield len({p for pair in active for p in pair.mentees}), "people learning"
        yield len({p for pair in active for p in pair.mentors}), "people mentoring"
    if views.shows_duties:
        yield (
            sum(1 for view in running for each in view.due if each.state == "overdue"),
            "items overdue",
        )


def _welcome(_views: Views) -> list[tuple[Heading, Html]]:
    first = element("pre", element("code", "# people/ada.okafor.yml\nname: Ada Okafor\n"))
    text = joined(
        (
            element(
                "p",
                "This repository is empty. Add your first person: a file in ",
                element("code", "people/"),
                ", named after them, with their name in it.",
            ),
            first,
            element(
                "p",
                "Then a program and a pairing; the format reference in the manual shows every key.",
            ),
        )
    )
    return [(Heading(2, "first-person", "Add your first person"), text)]


def _news(views: Views) -> list[tuple[Heading, Html]]:
    return [
        (
            Heading(2, "programs", "Programs"),
            cards((_program(p) for p in views.programs), "No program yet."),
        ),
        (
            Heading(2, "attention", _ATTENTION[views.shows_arrears]),
            joined((_attention(views), _boards(views))),
        ),
        (Heading(2, "lessons", "Lately learned"), _lessons(views)),
    ]


def _program(program: ProgramView) -> Html:
    when = joined((span(program.start, program.end),))
    tone = {"running": "good", "ahead": "plain", "over": "off"}[program.state]
    counts = element("p", f"{program.pair_count} pairs, {program.mentee_count} mentees")
    owners = element("p", "Run by ", people(PATH, program.owners)) if program.owners else ""
    return card(
        link(program.title, relative(PATH, program.path)),
        element("p", program.purpose) if program.purpose else "",
        counts,
        owners,
        tag=pill(program.state, tone=tone),
        foot=bar(program.share, when),
    )


def _attention(views: Views) -> Html:
    if views.shows_duties:
        due = [each for program in views.programs for each in program.due]
        late = [each for each in due if each.state == "overdue"]
        late.sort(key=lambda each: (each.due or views.as_of, each.id))
        rest = f"The longest overdue of {len(late)}; " if len(late) > _MOST else ""
        more = element(
            "p", rest, link("the progress board", relative(PATH, "progress.html")), " shows all."
        )
        return joined((duty_table(PATH, late[:_MOST], "Overdue", "Nothing is overdue."), more))
    lines = [
        element(
            "li",
            link(p.title, relative(PATH, p.path)),
            f": {p.tally.overdue} overdue, {p.tally.due_soon} due soon"
            if views.shows_arrears
            else f": {p.tally.met} things agreed and done",
        )
        for p in views.programs
        if p.state == "running"
    ]
    return element("ul", *lines) if lines else note("No program is running.")


def _boards(views: Views) -> Html:
    """The way to the boards that do not stand in the menu."""
    if not views.shows_pairs:
        return Html("")
    room = link("the capacity board", relative(PATH, "capacity.html"))
    return element("p", "Who has room for another mentee is on ", room, ".")


def _office(views: Views) -> Html:
    """Ways to the pages that stand on the office's site alone, with what waits there."""
    undecided = sum(len(each.in_state("applied")) for each in views.applications)
    ways = (
        ("applications/index.html", "Applications", f"{undecided} to decide"),
        ("eligible/index.html", "Who may take part", "For each program, with what is missing"),
        ("capacity.html", "Capacity", f"{len(views.waiting)} waiting for a mentor"),
        ("indicators.html", "Indicators", f"{len(views.alerts)} need attention"),
    )
    return cards(
        card(link(title, relative(PATH, path)), element("p", text)) for path, title, text in ways
    )


def _lessons(views: Views) -> Html:
    lessons = sorted(
        {lesson for program in views.programs for lesson in program.lessons}, reverse=True
    )
    return lesson_list(lessons[:5])


def _ways(views: Views) -> Html:
    known = [way for way in _WAYS if way[0] in views.docs]
    return (
        cards(
            card(link(title, relative(PATH, path)), element("p", text))
            for path, title, text in known
        )
        if known
        else Html("")
    )
