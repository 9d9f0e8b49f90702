"""Topics: what helps with each, who offers it, and what was learned and asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from mentorship.language import N_, _, n_
from mentorship.pages.page import Asset, Crumb, Page, relative
from mentorship.pages.page_set import asset_set, page_set
from mentorship.pages.phrases import day, people, person
from mentorship.publication.topic_view import HelpView, ItemView, SharedView, TopicView
from mentorship.publication.views import SkillView, Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import card, cards, heading, note, table

INDEX, FILE = "topics/index.html", "topics/index.json"
_MOST = 3
"""Pages named beside something they help with; the topic's page has all."""
_KINDS = {"course": N_("Course"), "task": N_("Task"), "core point": N_("Core point")}


@page_set
def index(views: Views) -> Iterator[Page]:
    """All topics with something to read, and the names of the others."""
    told = [view for view in views.library.topics if _weight(view)]
    rest = [view for view in views.library.topics if not _weight(view)]
    lead = note(_("What helps with what: guides, people, courses, and lessons from notes."))
    found = cards((_card(view) for view in told), _("No topic yet."))
    more = joined((link(view.title, relative(INDEX, view.path)) for view in rest), _(", "))
    others = element("p", placed(_("Nobody has written about these yet: {topics}."), topics=more))
    yield Page(
        path=INDEX, title=_("Topics"), body=str(joined((lead, found, others if rest else ""))),
        overview=True, boost=1.5, description=_("Everything that is known about each topic"),
    )  # fmt: skip


@page_set
def topics(views: Views) -> Iterator[Page]:
    """A page for each topic."""
    skills = {view.id: view for view in views.skills}
    for view in views.library.topics:
        parts = [(h, body) for h, body in _sections(view, skills.get(view.id)) if body]
        empty = "" if parts else note(_("Nobody has written about this yet."))
        body = joined(joined((heading(2, h.id, h.title), each)) for h, each in parts)
        yield Page(
            path=view.path, title=view.title, body=str(_marked(view, joined((empty, body)))),
            headings=tuple(head for head, _body in parts), boost=1.5,
            section=(Crumb(_("Topics"), INDEX),),
            description=_("What is known about {topic}", topic=view.title),
            also=" ".join(view.names),
        )  # fmt: skip


@asset_set
def reading(views: Views) -> Iterator[Asset]:
    """What the browser needs to name more pages on the topics that are read in it most."""
    pages = [page for page in views.library.pages if not page.program]
    data = {
        "topics": {view.id: [view.title, view.path] for view in views.library.topics},
        "pages": [[page.title, page.path, list(page.topics)] for page in pages],
    }
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    yield Asset(FILE, f"{text}\n".encode())


def _marked(view: TopicView, body: Html) -> Html:
    """The page with its topic where the browser finds it."""
    return element("div", body, data_topics=view.id)


def helps(here: str, pages: Iterable[HelpView]) -> Html:
    """A few pages that help, as links one after the other; nothing where there are none."""
    links = [link(p.title, relative(here, p.path)) for p in pages if p.path != here][:_MOST]
    if not links:
        return Html("")
    said = placed(_("Helps: {pages}"), pages=joined(links, _(", ")))
    return element("small", said, class_="ms-helps")


def help_with(views: Views, here: str, program: str, item: str) -> Html:
    """The pages that help with a course, a task or `core/<core point>` of a program, on a line of
    their own; nothing where there are none."""
    found = helps(here, views.library.help_with(program, item))
    return joined((element("br"), found)) if found else Html("")


def _weight(view: TopicView) -> int:
    """How much there is to read on a topic."""
    return len(view.pages) + len(view.items) + view.kept + view.asked + len(view.shared)


def _card(view: TopicView) -> Html:
    counts = [
        n_("{n} page", "{n} pages", len(view.pages)) if view.pages else "",
        n_("{n} lesson", "{n} lessons", view.kept) if view.kept else "",
        n_("asked once", "asked {n} times", view.asked) if view.asked else "",
        n_("comes up once", "comes up {n} times", len(view.items)) if view.items else "",
    ]
    first = [_page(INDEX, page) for page in view.pages[:_MOST]]
    return card(
        link(view.title, relative(INDEX, view.path)),
        element("ul", *(element("li", each) for each in first)) if first else "",
        foot=_(", ").join(each for each in counts if each),
    )


def _sections(view: TopicView, skill: SkillView | None) -> Iterator[tuple[Heading, Html]]:
    here = view.path
    pages = [element("li", _page(here, page)) for page in view.pages]
    yield Heading(2, "pages", _("Worth reading")), element("ul", *pages) if pages else Html("")
    yield Heading(2, "people", _("People")), _people(here, skill) if skill else Html("")
    yield Heading(2, "asked", _("Asked")), _asked(view)
    yield Heading(2, "lessons", _("Lessons learned")), _lessons(view)
    yield Heading(2, "items", _("Where it comes up")), _items(here, view.items)
    yield Heading(2, "shared", _("Notes to read")), _shared(here, view.shared)


def _page(here: str, page: HelpView) -> Html:
    """A page, and the program whose handbook it belongs to."""
    there = link(page.title, relative(here, page.path))
    return joined((there, " ", element("small", page.of))) if page.of else there


def _people(here: str, skill: SkillView) -> Html:
    """Who offers and who wants it; for the public how many."""
    if skill.offered or skill.wanted:
        offered = joined(
            (
                placed(_("{person} (level {n})"), person=person(here, who), n=level)
                for who, level in skill.offered
            ),
            _(", "),
        )
        wanted = people(here, skill.wanted)
        lines = [
            placed(_("Offered by {people}."), people=offered) if skill.offered else "",
            placed(_("Wanted by {people}."), people=wanted) if skill.wanted else "",
        ]
        return joined(element("p", line) for line in lines if line)
    if skill.offered_count == skill.wanted_count == "0":
        return Html("")
    said = _("Offered by {offered}, wanted by {wanted}.",
             offered=skill.offered_count, wanted=skill.wanted_count)  # fmt: skip
    return element("p", said)


def _asked(view: TopicView) -> Html:
    """How often there was a question, and those that may be read."""
    if not view.asked:
        return Html("")
    said = n_("A question on it stands in the notes.", "Asked {n} times in the notes.", view.asked)
    items = [
        element(
            "li", each.text, " ", element("small", _times(each.times)) if each.times > 1 else ""
        )
        for each in view.questions
    ]
    return joined((element("p", said), element("ul", *items) if items else ""))


def _times(number: int) -> str:
    return n_("asked once", "asked {n} times", number)


def _lessons(view: TopicView) -> Html:
    """One line each, with the pair and the day; for the public how many there are."""
    if not view.kept:
        return Html("")
    if not view.lessons:
        said = n_("{n} lesson, for members.", "{n} lessons, for members.", view.kept)
        return note(said)
    items = []
    for each in view.lessons:
        where = link(each.source[0], relative(view.path, each.source[1])) if each.source else ""
        often = n_("learned once", "learned {n} times", each.times) if each.times > 1 else ""
        more = joined((part for part in (where, day(each.day), often) if part), _(", "))
        items.append(element("li", each.text, " ", element("small", more)))
    return element("ul", *items)


def _items(here: str, items: Iterable[ItemView]) -> Html:
    rows = [
        (
            _(_KINDS[item.kind]),
            item.title,
            link(item.program, relative(here, item.path, item.anchor)),
        )
        for item in items
    ]
    label = _("Where it comes up")
    return table([_("Kind"), _("What"), _("Program")], rows, label) if rows else Html("")


def _shared(here: str, shared: Iterable[SharedView]) -> Html:
    items = [
        element("li", link(each.title, relative(here, each.path, each.anchor)), " ",
                element("small", joined((each.kind, day(each.day)), _(", "))))
        for each in shared
    ]  # fmt: skip
    return element("ul", *items) if items else Html("")
