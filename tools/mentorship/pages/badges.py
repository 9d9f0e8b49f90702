"""Badges and thanks: their part of a page, and a picture of each badge."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _, day_words
from mentorship.pages.page import Asset, relative
from mentorship.pages.page_set import asset_set
from mentorship.pages.phrases import day, person, sentences
from mentorship.publication.badges import BadgeView, ThanksView, whose
from mentorship.publication.views import Views
from mentorship.render.badge import HEIGHT, WIDTH, Picture, badge
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import table

Section = tuple[Heading, Html]


@asset_set
def pictures(views: Views) -> Iterator[Asset]:
    """A file for each badge that somebody holds."""
    for view in views.badges:
        yield Asset(view.path, badge(picture(view)).encode())


def picture(view: BadgeView) -> Picture:
    """What stands on the picture of a badge."""
    since = day_words(view.since)
    return Picture(
        view.title,
        view.name,
        _("{program}, since {day}", program=view.program_title, day=since),
        view.kind,
        _("{name} holds the badge {title} of {program} since {day}. {rule}.", name=view.name,
          title=view.title, program=view.program_title, day=since, rule=view.criteria),
    )  # fmt: skip


def badges(views: Views, here: str) -> Section:
    """The badges held by whom a page is about."""
    return _heading(), _pictures(views, here)


def program_badges(views: Views, here: str, program: str) -> Section:
    """The badges of its teams as pictures, and who holds which badge of the program."""
    found = [view for view in views.badges if view.program == program]
    rows = [
        (element("strong", view.title), _holder(here, view), whose(view.kind), day(view.since),
         view.criteria)
        for view in found
    ]  # fmt: skip
    names = [_("Badge"), _("Held by"), _("As"), _("Since"), _("Rule")]
    told = table(names, rows, _("Badges")) if rows else Html("")
    return _heading(), joined((_pictures(views, here), told))


def thanks(views: Views, here: str) -> Section:
    """Thanks to whom a page is about, the newest first."""
    found = sorted(views.thanks_on.get(here, ()), key=lambda view: view.day, reverse=True)
    items = [element("li", _thanked(here, view)) for view in found]
    return Heading(2, "thanks", _("Thanks")), element("ul", *items) if items else Html("")


def _heading() -> Heading:
    return Heading(2, "badges", _("Badges"))


def _pictures(views: Views, here: str) -> Html:
    found = views.badges_on.get(here, ())
    items = [element("li", _picture(here, view), element("p", _why(view))) for view in found]
    return element("ul", *items, class_="ms-badges") if items else Html("")


def _holder(here: str, view: BadgeView) -> object:
    return view.name if view.page == here else link(view.name, relative(here, view.page))


def _picture(here: str, view: BadgeView) -> Html:
    said = _("{title}, {name}, since {day}", title=view.title, name=view.name,
             day=day_words(view.since))  # fmt: skip
    return element("img", src=relative(here, view.path), alt=said, width=WIDTH, height=HEIGHT,
                   loading="lazy")  # fmt: skip


def _why(view: BadgeView) -> Html:
    held = _("Held since {day}.", day=day_words(view.since))
    return joined((sentences(held, _("{said}.", said=view.criteria)),))


def _thanked(here: str, view: ThanksView) -> Html:
    when = day(view.day)
    told = link(when, relative(here, *view.note)) if view.note else when
    if view.by:
        told = placed(_("{day}, {person}"), day=told, person=person(here, view.by))
    return placed(_("{what}: {value}"), what=told, value=element("q", view.text))
