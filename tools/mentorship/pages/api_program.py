"""The document of the API about a program."""

from __future__ import annotations

from mentorship.pages.api_badges import program_badge
from mentorship.pages.api_header import beside, header
from mentorship.pages.api_pieces import (
    api_of,
    count_of,
    counts,
    everyone,
    metrics,
    share_of,
    trends,
)
from mentorship.publication.program_view import ProgramView, StageView, TrackView
from mentorship.publication.views import Views
from mentorship.render.api import TOP
from mentorship.render.api_program import (
    Cadence,
    Course,
    Event,
    ProgramDetail,
    ProgramItem,
    Requirement,
    Stage,
    Task,
    Track,
)
from mentorship.render.api_shape import Lesson, Ref

_LESSONS = 100
"""How many lessons stand in the document of a program."""


def program_item(views: Views, view: ProgramView) -> ProgramItem:
    """A program in a list."""
    return ProgramItem(
        id=view.id, title=view.title, page=view.path, api=api_of(view.path),
        state=view.state,  # type: ignore[arg-type]
        start=view.start, end=view.end, time_passed=share_of(view.share) or 0.0,
        open_for_applications=view.is_open, apply_until=view.apply_until,
        pairs=count_of(view.pair_count), mentees=count_of(view.mentee_count),
        obligations=counts(views, view.tally), badge=program_badge(view.id),
        **beside(views, view.path),
    )  # fmt: skip


def program_detail(views: Views, view: ProgramView) -> ProgramDetail:
    """A program."""
    reports = [report.path for report in views.reports if report.id == view.id]
    return ProgramDetail(
        **header(views),
        program=program_item(views, view),
        purpose=view.purpose or None,
        goals=view.goals,
        owners=everyone(view.owners),
        requirements=tuple(Requirement(role=role, rules=rules) for role, rules in view.asks),
        tracks=tuple(_track(views, view, track) for track in view.tracks),
        courses=tuple(
            Course(id=name, title=title, minutes=minutes, page=page)
            for name, title, minutes, page in view.courses
        ),
        cadences=tuple(
            Cadence(id=c.id, title=c.title, kind=c.kind, every=c.interval, owner=c.owner)
            for c in view.cadence
        ),
        events=tuple(Event(date=event.day, title=event.title) for event in view.events),
        metrics=metrics(view.path, view.measures, receipts=views.shows_pairs),
        trends=trends(views.trends.get(view.path, ())),
        lessons=tuple(Lesson(date=day, text=text) for day, text in view.lessons[:_LESSONS]),
        badges=f"{TOP}/badges.json",
        report=api_of(reports[0]) if reports else None,
    )


def _track(views: Views, program: ProgramView, track: TrackView) -> Track:
    # Where stages would tell of too few people, the public sees all of them empty.
    empty = all(stage.pair_count == "0" for each in program.tracks for stage in each.stages)
    told = views.shows_pairs or not empty or program.pair_count == "0"
    return Track(
        id=track.id,
        title=track.title,
        goal=track.goal or None,
        core_points=tuple(Ref(id=name, title=title) for name, title in track.core_points),
        stages=tuple(_stage(stage, told=told) for stage in track.stages),
    )


def _stage(stage: StageView, *, told: bool) -> Stage:
    tasks = (
        Task(id=t.id, title=t.title, times=t.times, steps=tuple(step for step, _when in t.steps))
        for t in stage.tasks
    )
    return Stage(
        id=stage.id, title=stage.title, weeks=stage.weeks, compulsory=stage.compulsory,
        elective=stage.elective, tasks=tuple(tasks),
        pairs=count_of(stage.pair_count if told else ""),
    )  # fmt: skip
