"""What is happening, on the home page: programs, the next dates, what was learned lately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mentorship.language import _, n_
from mentorship.pages.page import relative
from mentorship.pages.phrases import day, sentences
from mentorship.publication.program_view import ProgramView
from mentorship.publication.views import Views
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import bar, card, cards, pill

_SOON = timedelta(days=75)
_DATES = 5
_LESSONS = 4


class _Date(NamedTuple):
    """A day that is to come, what happens on it, and the page about it."""

    day: date
    title: str
    about: str
    path: str


def happening(views: Views, here: str) -> Html:
    """Programs that run or begin soon, and beside them dates and lessons."""
    shown = [each for each in views.programs if each.state != "over"]
    programs = cards((_program(each, views, here) for each in shown), _("No program is running."))
    beside = joined((_dates(views, here), _lessons(views)))
    column = element("div", beside, class_="ms-now__beside") if beside else ""
    return element("div", element("div", programs, class_="ms-now__main"), column, class_="ms-now")


def _program(program: ProgramView, views: Views, here: str) -> Html:
    """A program: for whom it is, how many are in it, how far its time is, what is late."""
    running = program.state == "running"
    until = _("until {day}") if running else _("from {day}")
    when = placed(until, day=day(program.end if running else program.start))
    return card(
        link(program.title, relative(here, program.path)),
        element("p", program.purpose) if program.purpose else "",
        element("p", _counted(program), _late(program, views)) if running else _applying(program),
        tag="" if running else pill(program.state),
        foot=bar(program.share, when) if running else when,
    )


def _counted(program: ProgramView) -> str:
    return _("{pairs} pairs, {mentees} mentees", pairs=program.pair_count,
             mentees=program.mentee_count)  # fmt: skip


def _late(program: ProgramView, views: Views) -> Html:
    """How much is overdue, where the audience may know and there is something; for others how much
    is done."""
    if not views.shows_arrears:
        done = _("{number} things agreed and done", number=program.tally.met)
        return joined((element("br"), done))
    if program.tally.overdue == "0":
        return Html("")
    said = _("{number} overdue", number=program.tally.overdue)
    return joined((" ", pill("overdue", said)))


def _applying(program: ProgramView) -> Html:
    if not program.apply_until or not program.is_open:
        return Html("")
    return element("p", placed(_("Apply until {day}"), day=day(program.apply_until)))


def _dates(views: Views, here: str) -> Html:
    found = sorted(set(_ahead(views)))[:_DATES]
    items = [
        element(
            "li", element("span", day(each.day), class_="ms-agenda__day"),
            element("span", link(each.title, relative(here, each.path)), " ",
                    element("small", each.about)),
        )
        for each in found
    ]  # fmt: skip
    if not items:
        return Html("")
    return joined((element("h3", _("Next dates")), element("ul", *items, class_="ms-agenda")))


def _ahead(views: Views) -> Iterator[_Date]:
    """The events of programs in the next weeks, their first and last days, and those to apply."""
    for program in views.programs:
        marked = [(program.start, _("First day")), (program.end, _("Last day"))]
        marked += [(each.day, each.title) for each in program.events]
        if program.apply_until and program.is_open:
            marked.append((program.apply_until, _("Last day to apply")))
        for on, title in marked:
            if views.as_of <= on <= views.as_of + _SOON:
                yield _Date(on, title, program.title, program.path)


def _lessons(views: Views) -> Html:
    """What pairs wrote down as worth keeping, each once, the newest first."""
    told = {lesson for program in views.programs for lesson in program.lessons}
    newest = sorted(told, reverse=True)[:_LESSONS]
    items = [element("li", element("q", text), " ", element("small", day(on)))
             for on, text in newest]  # fmt: skip
    if not items:
        return Html("")
    return joined((element("h3", _("Lately learned")), element("ul", *items, class_="ms-lessons")))


def in_numbers(views: Views) -> str:
    """How many programs run, pairs are at work and people take part, in one or two sentences."""
    running = [each for each in views.programs if each.state == "running"]
    first = n_("{n} program is running.", "{n} programs are running.", len(running))
    if not views.shows_pairs or not running:
        return first if running else ""
    active = [pair for each in running for pair in each.pairs if pair.at_work]
    mentees = {name for pair in active for name in pair.mentees}
    mentors = {name for pair in active for name in pair.mentors}
    pairs = n_(
        "{n} pair is at work, with {mentors} and {mentees}.",
        "{n} pairs are at work, with {mentors} and {mentees}.",
        len(active),
        mentors=n_("{n} mentor", "{n} mentors", len(mentors)),
        mentees=n_("{n} mentee", "{n} mentees", len(mentees)),
    )
    return sentences(first, pairs)
