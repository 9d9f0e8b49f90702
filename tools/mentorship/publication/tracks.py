"""The plan template of a program as values for pages: tracks, stages, tasks, and who is where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from mentorship.language import day_words
from mentorship.models.fields import words
from mentorship.models.program import Program
from mentorship.models.track import Stage, Task, Track
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate, is_many
from mentorship.publication.parts import PairLink
from mentorship.publication.program_view import StageView, TaskView, TrackView
from mentorship.publication.views import PairingView
from mentorship.publication.wording import id_words, place_words
from mentorship.values import PlanPlace
from mentorship.workspace.workspace import grouped


def track_views(
    gate: Gate, program: Program, pairings: Sequence[PairingView]
) -> Iterator[TrackView]:
    """Every track; for the public, who is where only as counts that tell of nobody."""
    language = gate.language
    there = {name: _there(gate, pairings, name) for name in program.tracks}
    told = gate.sees(Class.MEMBERS) or all(_is_many(gate, ls) for ls in _stages_of(there))
    for name, track in program.tracks.items():
        yield TrackView(
            id=name,
            title=words(track.title, language) or id_words(name),
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
        return words(known.title, language) if known else id_words(name)

    return StageView(
        id=stage.id,
        title=words(stage.title, language) or id_words(stage.id),
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
    return place_words(place) if isinstance(place, PlanPlace) else day_words(place)
