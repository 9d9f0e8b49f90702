"""Homes: a page for each person, put together from what they are here; and the lists of them.

A home is no private page. It gathers for one person what other pages show of them anyway.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from mentorship.language import _
from mentorship.pages.homes_chooser import INDEX, chooser
from mentorship.pages.homes_growing import beginning, career, taking_part
from mentorship.pages.homes_home import Home, Part, by_what_waits
from mentorship.pages.homes_learning import learning
from mentorship.pages.homes_mentoring import mentoring
from mentorship.pages.homes_people import escalations, their_people
from mentorship.pages.homes_programs import programs
from mentorship.pages.homes_reading import worth_reading
from mentorship.pages.homes_today import opening, what_is_planned, what_waits, who_reads
from mentorship.pages.page import Asset, Crumb, Page, relative
from mentorship.pages.page_set import asset_set, page_set
from mentorship.publication.homes_view import HomeView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import heading

_NAMES = "homes/people.json"
"""Everybody who has a home; a browser reads it when somebody begins to choose, never before."""
_A_PAGE = 500
"""Names on one page of the list."""


@asset_set
def names(views: Views) -> Iterator[Asset]:
    """One list of `[name, id, what tells them apart]`, in order of name."""
    if views.homes:
        rows = [[each.name, each.id, each.also] for each in views.homes]
        written = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        yield Asset(_NAMES, written.encode())


@page_set
def homes(views: Views) -> Iterator[Page]:
    """A page for each person who is here and may be shown."""
    people = {view.path: view for view in views.people}
    for view in views.homes:
        yield _page(Home(views, view, people))


@page_set
def lists(views: Views) -> Iterator[Page]:
    """Everybody's homes by name, some hundreds on a page; nothing where nobody has one."""
    pages = [views.homes[at : at + _A_PAGE] for at in range(0, len(views.homes), _A_PAGE)]
    for number, found in enumerate(pages):
        here = _address(number)
        yield Page(
            path=here, title=_("Homes"), body=str(_list(views, here, pages, found)),
            section=(Crumb(_("Homes"), INDEX),) if number else (), searchable=False,
            description=_("Everybody's home: what waits, whom they learn from and mentor"),
        )  # fmt: skip


def _page(home: Home) -> Page:
    parts = _parts(home)
    said = joined(joined((heading(2, each.id, each.title), each.body)) for each in parts)
    return Page(
        path=home.here,
        title=_("Home of {person}", person=home.view.name),
        body=str(element("div", opening(home), said, who_reads(), class_="ms-homepage")),
        headings=tuple(Heading(2, each.id, each.title) for each in parts),
        section=(Crumb(_("Homes"), INDEX),),
        description=_("What waits for {person}, and where to go", person=home.view.name),
        searchable=False,
    )


def _parts(home: Home) -> tuple[Part, ...]:
    """What waits first, then the roles by what waits in them, then what may come next."""
    first = (what_waits(home), what_is_planned(home))
    roles = (
        learning(home), mentoring(home), programs(home), escalations(home), their_people(home),
    )  # fmt: skip
    last = (beginning(home), worth_reading(home), taking_part(home), career(home))
    new, *others = last if home.view.newcomer else (Part("", "", Html("")), *last)
    listed = (*first, new, *by_what_waits(roles), *others)
    return tuple(part for part in listed if part.body)


def _list(
    views: Views, here: str, pages: Sequence[Sequence[HomeView]], found: Sequence[HomeView]
) -> Html:
    lead = element(
        "p",
        _("Everybody has a page with what waits for them, whom they learn from and whom they "
          "mentor. It gathers what other pages show, so everybody may open it."),
        class_="ms-lead",
    )  # fmt: skip
    items = [
        element("li", link(each.name, relative(here, each.path)), " ", element("small", each.also))
        for each in found
    ]
    ways = [_way(here, number, names) for number, names in enumerate(pages)]
    more = element("ul", *ways, class_="ms-columns") if len(pages) > 1 else ""
    asked = chooser(views, here) if here == INDEX else ""
    return joined((element("h1", _("Homes")), lead, asked, more,
                   element("ul", *items, class_="ms-columns")))  # fmt: skip


def _way(here: str, number: int, names: Sequence[HomeView]) -> Html:
    """To one page of the list: from whom to whom."""
    said = _("{first} to {last}", first=names[0].name, last=names[-1].name)
    return element("li", link(said, relative(here, _address(number))))


def _address(number: int) -> str:
    return f"homes/list/{number + 1}.html" if number else INDEX
