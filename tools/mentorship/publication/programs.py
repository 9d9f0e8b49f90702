"""Programs as values for pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from posixpath import basename

from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Subject
from mentorship.models.fields import words
from mentorship.models.program import Cadence, Program
from mentorship.models.track import Stage, Task, Track
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import obligations
from mentorship.publication.classes import Class
from mentorship.publication.duties import duties, pressing, tally
from mentorship.publication.gate import Gate, is_many
from mentorship.publication.notes_for_all import notes_for_all
from mentorship.publication.numbers import measures
from mentorship.publication.parts import PairLink
from mentorship.publication.program_view import (
    CadenceView,
    HandbookView,
    ProgramView,
    StageView,
    TaskView,
    TrackView,
)
from mentorship.publication.views import PairingView
from mentorship.values import PlanPlace
from mentorship.workspace.workspace import grouped

_MEASURES = (
    "course-completion",
    "task-on-time",
    "feedback-in-time",
    "session-adherence",
    "core-point-coverage",
    "task-quality",
    "survey-positive",
    "mentee-growth",
    "promotion-rate",
)


def program_views(
    gate: Gate, facts: Facts, pairings: Sequence[PairingView]
) -> Iterator[ProgramView]:
    """Every program, running ones first, then by their last day."""
    owed = grouped(obligations(facts.situation), lambda each: each.program)
    by_program = grouped(pairings, lambda view: view.link.program)
    programs = gate.workspace.programs.values()
    for program in sorted(
        programs, key=lambda p: (_state(p, facts) != "running", p.dates.end, p.id)
    ):
        yield _program(
            gate, facts, program, by_program.get(program.id, ()), owed.get(program.id, ())
        )


def _program(
    gate: Gate,
    facts: Facts,
    program: Program,
    pairings: Sequence[PairingView],
    owed: tuple[Obligation, ...],
) -> ProgramView:
    language, today = gate.language, facts.situation.today
    found = gate.workspace.pairings_of.get(program.id, ())
    active = [p for p in found if p.start <= today <= p.last_day(program.dates.end)]
    mentees = {name for pairing in active for name in pairing.mentees}
    whole = max((program.dates.end - program.dates.start).days, 1)
    handbook = _handbook(gate, program)
    return ProgramView(
        id=program.id,
        title=words(program.title, language),
        path=f"programs/{program.id}.html",
        source=program.path,
        purpose=words(program.purpose, language),
        goals=tuple(words(goal, language) for goal in program.goals),
        owners=tuple(gate.person(name) for name in program.owners)
        if gate.sees(Class.MEMBERS)
        else (),
        start=program.dates.start,
        end=program.dates.end,
        state=_state(program, facts),
        share=min(max((today - program.dates.start).days / whole, 0.0), 1.0),
        tracks=tuple(_tracks(gate, program, pairings)),
        courses=tuple(
            (name, words(course.title, language), course.minutes, _page(course.page, handbook))
            for name, course in program.courses.items()
        ),
        cadence=tuple(_cadence(language, cadence) for cadence in program.cadence),
        events=tuple(_events(gate, program, today)),
        pairs=tuple(v.link for v in pairings) if gate.sees(Class.MEMBERS) else (),
        pair_count=gate.counted(len(active), len(mentees), Class.MEMBERS),
        mentee_count=gate.counted(len(mentees), len(mentees), Class.MEMBERS),
        tally=tally(gate, owed),
        due=duties(gate, facts.situation, pressing(owed)),
        measures=measures(facts, Subject("program", program.id), _MEASURES),
        lessons=_lessons(pairings),
        notes=() if gate.sees(Class.MEMBERS) else notes_for_all(gate, facts.situation, program.id),
        handbook=handbook,
    )


def _lessons(pairings: Sequence[PairingView]) -> tuple[tuple[date, str], ...]:
    return tuple(sorted({lesson for view in pairings for lesson in view.lessons}, reverse=True))


def _state(program: Program, facts: Facts) -> str:
    today = facts.situation.today
    if today < program.dates.start:
        return "ahead"
    return "running" if today <= program.dates.end else "over"


def _tracks(gate: Gate, program: Program, pairings: Sequence[PairingView]) -> Iterator[TrackView]:
    language = gate.language
    there = {name: _there(gate, pairings, name) for name in program.tracks}
    told = gate.sees(Class.MEMBERS) or all(_is_many(gate, ls) for ls in _stages_of(there))
    for name, track in program.tracks.items():
        yield TrackView(
            id=name,
            title=words(track.title, language) or name.replace("-", " ").capitalize(),
            goal=words(track.goal, language),
            core_points=tuple((k, words(v, language)) for k, v in track.core_points.items()),
            stages=tuple(
                _stage(gate, program, track, stage, there[name] if told else ())
                for stage in track.stages
            ),
        )


def _there(gate: Gate, pairings: Sequence[PairingView], track: str) -> tuple[PairLink, ...]:
    """The pairings of a track that go on."""
    return tuple(v.link for v in pairings if _is_in(gate, v, track) and not v.link.ended)


def _stages_of(there: Mapping[str, Iterable[PairLink]]) -> Iterator[tuple[PairLink, ...]]:
    """The pairings of each stage of each track, and of none: together all of the program."""
    for links in there.values():
        yield from grouped(links, lambda link: link.stage_id).values()


def _is_many(gate: Gate, links: Sequence[PairLink]) -> bool:
    mentees = {name for link in links for name in gate.workspace.pairings[link.id].mentees}
    return is_many(len(links), len(mentees))


def _is_in(gate: Gate, view: PairingView, track: str) -> bool:
    pairing = gate.workspace.pairings[view.link.id]
    return (
        gate.workspace.track_of(pairing) is gate.workspace.programs[pairing.program].tracks[track]
    )


def _stage(
    gate: Gate, program: Program, track: Track, stage: Stage, there: Iterable[PairLink]
) -> StageView:
    language = gate.language
    pairs = [link for link in there if link.stage_id == stage.id]

    def course(name: str) -> str:
        known = program.courses.get(name)
        return words(known.title, language) if known else name

    return StageView(
        id=stage.id,
        title=words(stage.title, language) or stage.id,
        goal=words(stage.goal, language),
        weeks=str(stage.weeks),
        compulsory=tuple(course(name) for name in stage.compulsory),
        elective=tuple(course(name) for name in stage.elective),
        choose=stage.choose,
        tasks=tuple(_task(language, track, task, stage) for task in stage.tasks),
        pairs=tuple(pairs) if gate.sees(Class.MEMBERS) else (),
        pair_count=str(len(pairs)),
    )


def _task(language: str, track: Track, task: Task, stage: Stage) -> TaskView:
    titles = {each.id: words(each.title, language) for s in track.stages for each in s.tasks}
    partner = task.with_ and (task.with_.category or task.with_.team)
    return TaskView(
        id=task.id,
        title=words(task.title, language),
        when=_when(task.due or PlanPlace("week", stage.weeks.last)),
        deliverable=words(task.deliverable, language),
        approver=task.approver,
        steps=tuple((step, _when(place)) for step, place in task.steps.items()),
        how=task.how,
        times=task.times,
        after=tuple(titles.get(name, name) for name in task.after),
        partner=partner or None,
    )


def _when(place: date | PlanPlace) -> str:
    return str(place)


def _cadence(language: str, cadence: Cadence) -> CadenceView:
    title = words(cadence.title, language) or cadence.id.replace("-", " ").capitalize()
    by = f"by day {cadence.by}" if cadence.by else ""
    return CadenceView(title, f"every {cadence.every}", by, cadence.owner, cadence.formats)


def _events(gate: Gate, program: Program, today: date) -> Iterator[tuple[date, str]]:
    titles = {event.id: words(event.title, gate.language) or event.id for event in program.events}
    held = [
        (event.date, event.title or titles.get(event.event or "", event.id))
        for event in gate.workspace.events
        if event.program == program.id and event.date <= today and gate.sees(Class.of(event.class_))
    ]
    planned = [(event.date, titles[event.id]) for event in program.events if event.date]
    yield from sorted({*held, *planned})


def _handbook(gate: Gate, program: Program) -> tuple[HandbookView, ...]:
    pages = [page for page in gate.workspace.handbooks if page.program == program.id]
    return tuple(_handbook_page(program, page.path, page.text) for page in pages)


def _handbook_page(program: Program, path: str, text: str) -> HandbookView:
    name = basename(path).removesuffix(".md")
    first = next((line for line in text.split("\n") if line.startswith("# ")), "")
    title = first.removeprefix("# ").strip() or name.replace("-", " ").capitalize()
    site_path = f"programs/{program.id}/{name}.html"
    return HandbookView(site_path, path, title, text, f"programs/{program.id}/")


def _page(page: str | None, handbook: Sequence[HandbookView]) -> str | None:
    """The address of a course's page: a page of the handbook, or another site."""
    if page is None or page.startswith(("https://", "http://")):
        return page
    return next((each.path for each in handbook if each.source.endswith(f"/{page}")), None)
