"""The head of a home: whose it is, what waits for them, and what is planned."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _, n_
from mentorship.pages.homes_chooser import this_is_me
from mentorship.pages.homes_home import Home, Part
from mentorship.pages.page import relative
from mentorship.pages.phrases import day, distance
from mentorship.publication.homes_view import Ahead
from mentorship.publication.parts import Duty
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import note, pill, table

_MOST = 8


def opening(home: Home) -> Html:
    """The name, what the person does here, and who can read the page."""
    roles = tuple(_roles(home))
    lead = element("p", _(" · ").join(roles), class_="ms-lead") if roles else ""
    return joined(
        (
            element("h1", home.view.name),
            lead,
            element("p", joined(_ways(home), _(" · ")),
                    this_is_me(home.view.id, home.view.name, home.here),
                    class_="ms-homepage__ways"),
        )
    )  # fmt: skip


def who_reads() -> Html:
    """That a home is for one person, and not private."""
    return note(
        _("This page gathers for one person what other pages show as well: everybody who reads "
          "this site can open it.")
    )  # fmt: skip


def what_waits(home: Home) -> Part:
    """What the person owes now, whatever the role, the longest overdue first."""
    owed = home.person.duties
    if not home.views.shows_duties:
        return Part("waits", "", Html(""))
    rows = (_owed(home, each) for each in owed[:_MOST])
    columns = [_("State"), _("What"), _("By"), _("Where")]
    listed = table(columns, rows, _("What waits for you"), _("Nothing is due."))
    more = ""
    if len(owed) > _MOST:
        all_ = link(_("all {number}", number=len(owed)), relative(home.here, home.person.path,
                                                                 "due"))  # fmt: skip
        more = element("p", placed(_("The most pressing ones; see {all}."), all=all_))
    return Part("waits", _("What waits for you"), joined((listed, more)))


def what_is_planned(home: Home) -> Part:
    """Meetings and events of the next two weeks."""
    items = [_planned(home, each) for each in home.view.ahead]
    body = element("ul", *items, class_="ms-agenda") if items else Html("")
    return Part("planned", _("The next two weeks"), body)


def _roles(home: Home) -> Iterator[str]:
    """`Mentee in Graduates 2026`, `mentor of 2`, each once."""
    for title in dict.fromkeys(pair.program_title for pair in home.learning):
        yield _("Learns in {program}", program=title)
    mentees = {name for pair in home.mentoring for name in pair.mentees}
    if mentees:
        yield n_("Mentors {n} person", "Mentors {n} people", len(mentees))
    titles = {program.id: program.title for program in home.views.programs}
    for name in home.view.programs:
        yield _("Runs {program}", program=titles[name])
    if home.view.in_office:
        yield _("Program office")
    if home.person.reports:
        yield n_("Leads {n} person", "Leads {n} people", len(home.person.reports))


def _ways(home: Home) -> Iterator[Html]:
    """To the person's page, and to their calendar where there is one."""
    page, known = home.person.path, home.views.subscribable
    yield link(_("Profile"), relative(home.here, page))
    for ending, title in ((".ics", _("Calendar")), (".xml", _("Feed"))):
        file = page.removesuffix(".html") + ending
        if file in known:
            yield link(title, relative(home.here, file))


def _owed(home: Home, each: Duty) -> tuple[object, ...]:
    silent = each.state in ("paused", "blocked") and (each.days_left or 0) < 0
    left = element("small", "" if silent else distance(each.days_left))
    what: object = each.title
    if each.about:
        what = placed(_("{title} ({person})"), title=each.title, person=each.about.text)
    where = link(each.pairing_title, relative(home.here, each.pairing)) if each.pairing else ""
    return pill(each.state), what, joined((day(each.due), element("br"), left)), where


def _planned(home: Home, each: Ahead) -> Html:
    what = link(each.title, relative(home.here, each.path)) if each.path else each.title
    time = joined((" ", element("small", each.time))) if each.time else ""
    when = element("span", day(each.day), class_="ms-agenda__day")
    return element("li", when, element("span", what, time))
