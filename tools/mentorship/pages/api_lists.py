"""The lists of the API: each a function from views to the files of the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from mentorship.pages.api_header import header
from mentorship.pages.api_paging import Document, paged
from mentorship.pages.api_pairing import pairing_item
from mentorship.pages.api_person import person_item
from mentorship.pages.api_pieces import (
    badge,
    count_of,
    counts,
    metrics,
    obligation,
    program_ref,
    someone,
    trends,
)
from mentorship.pages.api_program import program_item
from mentorship.publication.views import SkillView, Views
from mentorship.render.api import TOP
from mentorship.render.api_lists import (
    AllTrends,
    Badges,
    Guide,
    Guides,
    Metrics,
    Obligations,
    Pairings,
    People,
    ProgramMetrics,
    ProgramObligations,
    Programs,
    ProgramTrend,
    SkillDetail,
    SkillItem,
    SkillPerson,
    Skills,
    Topics,
)
from mentorship.render.api_person import PersonItem
from mentorship.render.api_shape import Paged, Ref, Shape

Item = TypeVar("Item", bound=Shape)

# Without a vocabulary a skill may have any name; such a one has no file of its own.
_FILE = re.compile(r"[a-z0-9][a-z0-9._+-]{0,63}")


def _list(
    views: Views, shape: Callable[..., Paged], name: str, items: Sequence[Item], **more: Any
) -> Iterator[Document]:
    """A list whose items stand in a field of its name."""
    field = name.rpartition("/")[2]
    return paged(
        name, items, lambda chunk, about: shape(**header(views), **about, **{field: chunk}, **more)
    )


def programs(views: Views) -> Iterator[Document]:
    """All programs."""
    items = [program_item(views, view) for view in views.programs]
    return _list(views, Programs, "programs", items)


def pairings(views: Views) -> Iterator[Document]:
    """All pairings, for those who may know who is paired."""
    items = [pairing_item(views, view.link) for view in views.pairings]
    return _list(views, Pairings, "pairings", items)


def people(views: Views) -> Iterator[Document]:
    """People with a page, then those who are only named."""
    items = [person_item(views, view) for view in views.people]
    items += [PersonItem(name=name.text) for name in views.named
              if name.path is None and not views.shows_pairs]  # fmt: skip
    return _list(views, People, "people", items)


def skills(views: Views) -> Iterator[Document]:
    """All skills, and for members who offers and wants each."""
    items = [_skill(views, view) for view in views.skills]
    yield from _list(views, Skills, "skills", items)
    for view, item in zip(views.skills, items, strict=True):
        if item.api is not None:
            offered = [SkillPerson(person=someone(who), level=n) for who, n in view.offered]
            wanted = [SkillPerson(person=someone(who)) for who in view.wanted]
            yield from paged(
                f"skills/{view.id}",
                [*offered, *wanted],
                lambda chunk, about, skill=item: SkillDetail(  # type: ignore[misc]
                    **header(views), **about, skill=skill, people=chunk
                ),
            )


def _skill(views: Views, view: SkillView) -> SkillItem:
    has_file = views.shows_pairs and _FILE.fullmatch(view.id) and ".." not in view.id
    return SkillItem(
        id=view.id,
        title=view.title,
        offered=count_of(view.offered_count),
        wanted=count_of(view.wanted_count),
        api=f"{TOP}/skills/{view.id}.json" if has_file else None,
    )


def obligations(views: Views) -> Iterator[Document]:
    """What is overdue and due soon; counts alone for those who may not see it by name."""
    shown = views.shows_duties
    items = [obligation(each, view.id) for view in views.programs for each in view.due]
    counted = tuple(
        ProgramObligations(program=program_ref(view), obligations=counts(views, view.tally))
        for view in views.programs
    )
    status = "known" if shown else "withheld"
    return _list(
        views, Obligations, "obligations", items if shown else (), programs=counted, status=status
    )


def all_metrics(views: Views) -> Iterator[Document]:
    """The numbers of all programs."""
    items = [
        ProgramMetrics(
            program=program_ref(view),
            metrics=metrics(view.path, view.measures, receipts=views.shows_pairs),
        )
        for view in views.programs
    ]
    return paged("metrics", items, lambda chunk, about: Metrics(
        **header(views), **about, programs=chunk))  # fmt: skip


def all_trends(views: Views) -> Iterator[Document]:
    """The numbers of all programs through the months."""
    items = [
        ProgramTrend(program=program_ref(view), trend=each)
        for view in views.programs
        for group in trends(views.trends.get(view.path, ()))
        for each in group.trends
    ]
    return _list(views, AllTrends, "trends", items)


def badges(views: Views) -> Iterator[Document]:
    """Who holds which badge."""
    return _list(views, Badges, "badges", [badge(view) for view in views.badges])


def guides(views: Views) -> Iterator[Document]:
    """The hand-written pages, with the topics of those that name any."""
    known = {page.path: page for page in views.library.pages}
    items = [
        Guide(page=path, title=known[path].title, topics=known[path].topics,
              program=known[path].program or None)
        if path in known else Guide(page=path, topics=())
        for path in sorted(views.docs | set(known))
        if path.endswith(".html")
    ]  # fmt: skip
    return _list(views, Guides, "guides", items)


def topics(views: Views) -> Iterator[Document]:
    """What guides, courses and tasks are about."""
    items = [Ref(id=view.id, title=view.title, page=view.path) for view in views.library.topics]
    return _list(views, Topics, "topics", items)
