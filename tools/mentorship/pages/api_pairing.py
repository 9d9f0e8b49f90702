"""The document of the API about a pairing."""

from __future__ import annotations

from mentorship.pages.api_badges import pairing_badge
from mentorship.pages.api_header import beside, header
from mentorship.pages.api_pieces import (
    api_of,
    badge,
    everyone,
    metrics,
    obligation,
    ref,
    scores,
    share_of,
    someone,
    trends,
)
from mentorship.publication.parts import NoteView, PairLink
from mentorship.publication.views import PairingView, Views
from mentorship.render.api_pairing import (
    Action,
    Agreement,
    CorePoint,
    Note,
    PairingDetail,
    PairingItem,
)
from mentorship.render.api_shape import Lesson, Ref, Span


def pairing_item(views: Views, link: PairLink) -> PairingItem:
    """A pairing in a list, for readers who may know who is paired."""
    page = link.path or ""
    program = (
        ref(link.program_path, link.program_title)
        if link.program_path
        else Ref(id=link.program, title=link.program_title)
    )
    return PairingItem(
        id=link.id, title=link.title, page=page, api=api_of(page), program=program,
        track=link.track_id or None,
        stage=Ref(id=link.stage_id, title=link.stage or "") if link.stage_id else None,
        mentors=everyone(link.mentors), mentees=everyone(link.mentees),
        start=link.start, ended=link.ended_on,
        outcome=link.ended_how,  # type: ignore[arg-type]
        at_work=link.at_work, state=link.state, progress=share_of(link.progress),
        overdue=link.overdue,
        next_due=obligation(link.next_due, link.program, within=True) if link.next_due else None,
        badge=pairing_badge(link.id), **beside(views, page),
    )  # fmt: skip


def pairing_detail(views: Views, view: PairingView) -> PairingDetail:
    """A pairing."""
    link, page = view.link, view.link.path or ""
    before = view.continues
    return PairingDetail(
        **header(views),
        pairing=pairing_item(views, link),
        detailed=view.detailed,
        project=view.project,
        continues=ref(before[1], before[0]) if before and before[1] else None,
        last_day=view.last_day,
        goals=view.goals,
        core_points=tuple(
            CorePoint(id=c.id, title=c.title, planned=c.planned, covered_on=c.days)
            for c in view.coverage
        ),
        pauses=tuple(Span(first=first, last=last) for first, last in view.pauses),
        agreement=tuple(Agreement(person=someone(n), accepted=day) for n, day in view.accepted),
        approved_on=view.approved[1] if view.approved else None,
        quiet_since=view.quiet_since,
        obligations=tuple(obligation(each, link.program, within=True) for each in view.duties),
        actions=tuple(
            Action(text=a.text, person=someone(a.person), due=a.due, state=a.state)
            for a in view.actions
        ),
        notes=tuple(_note(page, note) for note in view.notes),
        lessons=tuple(Lesson(date=day, text=text) for day, text in view.lessons),
        metrics=metrics(page, view.measures, receipts=view.detailed),
        scores=scores(views.cards.get(page, ())),
        trends=trends(views.trends.get(page, ())),
        badges=tuple(badge(each) for each in views.badges_on.get(page, ())),
    )


def _note(page: str, note: NoteView) -> Note:
    return Note(
        date=note.day, kind=note.kind, page=f"{page}#{note.anchor}", held=note.held,
        minutes=note.minutes, format=note.format, present=everyone(note.present),
    )  # fmt: skip
