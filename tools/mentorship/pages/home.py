"""The home page: what this is, what is happening, where to go."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import N_, _, n_
from mentorship.pages.calendars import subscribing
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import capacity_link, duty_table, lesson_list, people, span
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import bar, card, cards, figures, heading, note, pill

PATH = "index.html"
_MOST = 8
_ATTENTION = {True: N_("What needs attention"), False: N_("How it goes")}

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
    parts = _welcome(views) if empty else _news(views)
    if views.for_office:
        parts.insert(0, (Heading(2, "office", _("For the office")), _office(views)))
    parts += [(Heading(2, "start-here", _("Where do you want to go?")), _ways(views))]
    shown = [(head, body) for head, body in parts if body]
    yield Page(
        path=PATH,
        title=_("Home"),
        description=_("Mentorship at {organisation}", organisation=views.organisation),
        body=str(joined((_opening(views), *(_section(head, body) for head, body in shown)))),
        headings=tuple(head for head, _body in shown),
        overview=True,
        boost=2,
    )


def _section(head: Heading, body: Html) -> Html:
    return joined((heading(head.level, head.id, head.title), body))


def _opening(views: Views) -> Html:
    running = [program for program in views.programs if program.state == "running"]
    lead = _(
        "One repository holds our whole mentorship: "
        "who learns from whom, what they agreed, and how it goes."
    )
    return joined(
        (
            element("h1", _("Mentorship at {organisation}", organisation=views.organisation)),
            element("p", lead, class_="ms-lead"),
            figures(_figures(views, running)) if running else "",
            subscribing(views, PATH),
        )
    )


def _figures(views: Views, running: list[ProgramView]) -> Iterator[tuple[object, object]]:
    yield len(running), n_("running program", "running programs", len(running))
    if views.shows_pairs:
        active = [pair for view in running for pair in view.pairs if pair.at_work]
        yield len(active), _("pairs at work")
        yield len({p for pair in active for p in pair.mentees}), _("people learning")
        yield len({p for pair in active for p in pair.mentors}), _("people mentoring")
    if views.shows_duties:
        yield (
            sum(1 for view in running for each in view.due if each.state == "overdue"),
            _("items overdue"),
        )


def _welcome(_views: Views) -> list[tuple[Heading, Html]]:
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
        (
            Heading(2, "programs", _("Programs")),
            cards((_program(p) for p in views.programs), _("No program yet.")),
        ),
        (
            Heading(2, "attention", _(_ATTENTION[views.shows_arrears])),
            joined((_attention(views), _boards(views))),
        ),
        (Heading(2, "lessons", _("Lately learned")), _lessons(views)),
    ]


def _program(program: ProgramView) -> Html:
    when = joined((span(program.start, program.end),))
    tone = {"running": "good", "ahead": "plain", "over": "off"}[program.state]
    counts = element(
        "p",
        _("{pairs} pairs, {mentees} mentees", pairs=program.pair_count,
          mentees=program.mentee_count),
    )  # fmt: skip
    run_by = placed(_("Run by {people}"), people=people(PATH, program.owners))
    owners = element("p", run_by) if program.owners else ""
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
        board = link(_("the progress board"), relative(PATH, "progress.html"))
        said = (
            placed(_("The longest overdue of {number}; {board} shows all."), number=len(late),
                   board=board)
            if len(late) > _MOST
            else placed(_("{board} shows all."), board=board)
        )  # fmt: skip
        more = element("p", said)
        return joined(
            (duty_table(PATH, late[:_MOST], _("Overdue"), _("Nothing is overdue.")), more)
        )
    lines = [element("li", _so_far(views, p)) for p in views.programs if p.state == "running"]
    return element("ul", *lines) if lines else note(_("No program is running."))


def _so_far(views: Views, program: ProgramView) -> Html:
    there, tally = link(program.title, relative(PATH, program.path)), program.tally
    if views.shows_arrears:
        return placed(_("{program}: {overdue} overdue, {due_soon} due soon"), program=there,
                      overdue=tally.overdue, due_soon=tally.due_soon)  # fmt: skip
    return placed(_("{program}: {met} things agreed and done"), program=there, met=tally.met)


def _boards(views: Views) -> Html:
    """The way to the boards that do not stand in the menu."""
    return capacity_link(views, PATH)


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


def _lessons(views: Views) -> Html:
    lessons = sorted(
        {lesson for program in views.programs for lesson in program.lessons}, reverse=True
    )
    return lesson_list(lessons[:5])


def _ways(views: Views) -> Html:
    known = [way for way in _WAYS if way[0] in views.docs]
    return (
        cards(
            card(link(_(title), relative(PATH, path)), element("p", _(text)))
            for path, title, text in known
        )
        if known
        else Html("")
    )
