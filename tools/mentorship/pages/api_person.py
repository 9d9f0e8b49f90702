"""The document of the API about a person."""

from __future__ import annotations

from mentorship.pages.api_header import beside, header
from mentorship.pages.api_pieces import (
    api_of,
    badge,
    everyone,
    obligation,
    pairing_ref,
    scores,
    someone,
    trends,
)
from mentorship.publication.views import PersonView, Views
from mentorship.render.api_person import Contact, PersonDetail, PersonItem, SkillLevel
from mentorship.render.api_shape import Ref, Span


def person_item(views: Views, view: PersonView) -> PersonItem:
    """A person in a list."""
    return PersonItem(
        id=view.id, name=view.name, page=view.path, api=api_of(view.path),
        team=Ref(id=view.team_id, title=view.team or view.team_id) if view.team_id else None,
        role=view.role, left=view.left, **beside(views, view.path),
    )  # fmt: skip


def person_detail(views: Views, view: PersonView) -> PersonDetail:
    """A person."""
    return PersonDetail(
        **header(views),
        person=person_item(views, view),
        about=view.about,
        languages=view.language_codes,
        timezone=view.timezone,
        experience_since=view.experience_since,
        skills=tuple(SkillLevel(id=i, title=title, level=level) for i, title, level in view.skills),
        wants=tuple(Ref(id=name, title=title) for name, title in view.wants),
        style=view.style,
        projects=view.projects,
        contact=tuple(Contact(way=way, value=value) for way, value in view.contact),
        joined=view.joined,
        level=view.level,
        manager=someone(view.manager) if view.manager else None,
        reports=everyone(view.reports),
        mentors_in=tuple(pairing_ref(link) for link in view.mentors_in),
        mentee_in=tuple(pairing_ref(link) for link in view.mentee_in),
        capacity=view.capacity,
        mentees_now=view.load,
        leave=tuple(Span(first=first, last=last) for first, last in view.leave),
        obligations=tuple(obligation(each) for each in view.duties),
        scores=scores(views.cards.get(view.path, ())),
        trends=trends(views.trends.get(view.path, ())),
        badges=tuple(badge(each) for each in views.badges_on.get(view.path, ())),
    )
