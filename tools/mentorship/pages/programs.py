"""Program pages: stages, who is where, what is due next, numbers, and the handbook."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _
from mentorship.pages import trends
from mentorship.pages.badges import program_badges
from mentorship.pages.calendars import subscribing
from mentorship.pages.events import event_list
from mentorship.pages.matching import matching_link
from mentorship.pages.notes import note_section
from mentorship.pages.page import Crumb, Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import (
    duty_table,
    lesson_list,
    measure_table,
    pair_table,
    people,
    sentence,
    span,
)
from mentorship.pages.program_stages import track_plan
from mentorship.pages.report_links import report_link
from mentorship.pages.take_part import for_office, take_part
from mentorship.pages.topics import help_with
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.publication.wording import format_words, role_words
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import bar, card, cards, facts, figures, heading, note, pill, table

INDEX = "programs/index.html"
_TONES = {"running": "good", "ahead": "plain", "over": "off"}


def home() -> Crumb:
    """The way to all programs."""
    return Crumb(_("Programs"), INDEX)


@page_set
def index(views: Views) -> Iterator[Page]:
    """All programs."""
    found = cards((_card(program) for program in views.programs), _("No program yet."))
    yield Page(
        path=INDEX, title=_("Programs"), body=str(found), overview=True, boost=1.5,
        description=_("The mentorship programs and how far they are"),
    )  # fmt: skip


@page_set
def programs(views: Views) -> Iterator[Page]:
    """A page for each program."""
    for program in views.programs:
        parts = [(head, body) for head, body in _sections(views, program) if body]
        yield Page(
            path=program.path,
            title=program.title,
            description=program.purpose,
            body=str(
                joined(
                    (
                        _opening(views, program),
                        *(joined((heading(2, h.id, h.title), b)) for h, b in parts),
                    )
                )
            ),
            headings=tuple(head for head, _ in parts),
            source=program.source,
            section=(home(),),
            boost=1.5,
        )


def _card(program: ProgramView) -> Html:
    return card(
        link(program.title, relative(INDEX, program.path)),
        sentence(program.purpose),
        element(
            "p",
            _(
                "{pairs} pairs, {mentees} mentees",
                pairs=program.pair_count,
                mentees=program.mentee_count,
            ),
        ),
        element("p", placed(_("Run by {people}"), people=people(INDEX, program.owners)))
        if program.owners
        else "",
        tag=pill(program.state, tone=_TONES[program.state]),
        foot=bar(program.share, span(program.start, program.end)),
    )


def _opening(views: Views, program: ProgramView) -> Html:
    head = element(
        "p", pill(program.state, tone=_TONES[program.state]), " ", span(program.start, program.end)
    )
    lead = element("p", program.purpose, class_="ms-lead") if program.purpose else ""
    numbers = figures(
        [
            (program.pair_count, _("pairs at work")),
            (program.mentee_count, _("mentees")),
            *(_counts(program) if views.shows_arrears else [(program.tally.met, _("items met"))]),
        ]
    )
    owners = facts([(_("Run by"), people(program.path, program.owners) if program.owners else "")])
    goals = element("ul", *(element("li", goal) for goal in program.goals)) if program.goals else ""
    more = joined((for_office(views, program), subscribing(views, program.path)))
    return joined((element("h1", program.title), head, lead, numbers, goals, owners, more))


def _counts(program: ProgramView) -> list[tuple[object, object]]:
    return [(program.tally.overdue, _("overdue")), (program.tally.due_soon, _("due soon"))]


def _sections(views: Views, program: ProgramView) -> Iterator[tuple[Heading, Html]]:
    here = program.path
    for track in program.tracks:
        title = _("Track: {title}", title=track.title)
        title = _("Stages") if len(program.tracks) == 1 else title
        yield Heading(2, f"track-{track.id}", title), track_plan(views, program, track)
    if views.shows_duties:
        yield (
            Heading(2, "due", _("What is due next")),
            duty_table(here, program.due, _("What is due next"), _("Nothing is due.")),
        )
    if views.shows_pairs:
        found = pair_table(here, program.pairs, _("Pairings"), _("No pairing yet."), program=False)
        why = matching_link(views, here, program.id, _("How matching came about"))
        yield Heading(2, "pairings", _("Pairings")), joined((found, why))
    yield Heading(2, "take-part", _("Take part")), take_part(views, program)
    yield Heading(2, "numbers", _("How it goes")), _numbers(views, program)
    yield trends.trend_heading(), trends.trend_section(views, here)
    yield program_badges(views, here, program.id)
    yield Heading(2, "rhythm", _("What comes round")), _rhythm(program)
    yield Heading(2, "courses", _("Courses")), _courses(views, program)
    yield Heading(2, "events", _("Events")), event_list(program.events)
    yield Heading(2, "lessons", _("Lessons")), lesson_list(program.lessons)
    told = joined(note_section(each, here) for each in program.notes)
    yield Heading(2, "notes", _("Notes for everybody")), told
    yield Heading(2, "handbook", _("Handbook")), _handbook(program)


def _numbers(views: Views, program: ProgramView) -> Html:
    shown = [measure for measure in program.measures if not measure.missing]
    hidden = len(program.measures) - len(shown)
    tally = element(
        "p",
        _(
            "Of {n} obligations so far and ahead, {met} are met.",
            n=program.tally.all,
            met=program.tally.met,
        )
        if views.shows_arrears
        else _("{n} obligations are met so far.", n=program.tally.met),
    )
    rest = note(
        _(
            "{n} numbers are not shown here: "
            "no data, or too few people to show them to these readers.",
            n=hidden,
        )
    )
    table_ = measure_table(program.path, shown, _("How it goes")) if shown else ""
    report = report_link(views, program.path, program.id)
    return joined((tally, table_, rest if hidden else "", report))


def _rhythm(program: ProgramView) -> Html:
    rows = [
        (
            each.title,
            each.every,
            each.by,
            role_words(each.owner),
            _(", ").join(map(format_words, each.formats)),
        )
        for each in program.cadence
    ]
    columns = [_("What"), _("How often"), _("By"), _("Owed by"), _("How")]
    return table(columns, rows, _("What comes round")) if rows else Html("")


def _courses(views: Views, program: ProgramView) -> Html:
    here = program.path
    rows = [
        (
            joined((_course(here, title, page), help_with(views, here, program.id, name))),
            _("{n} min", n=minutes) if minutes else "",
        )
        for name, title, minutes, page in program.courses
    ]
    return table([_("Course"), _("Length")], rows, _("Courses")) if rows else Html("")


def _course(here: str, title: str, page: str | None) -> Html:
    if page is None:
        return element("span", title)
    return link(title, page if "://" in page else relative(here, page))


def _handbook(program: ProgramView) -> Html:
    items = [
        element("li", link(page.title, relative(program.path, page.path)))
        for page in program.handbook
    ]
    return element("ul", *items) if items else Html("")
