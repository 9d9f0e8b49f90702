"""Pairings as values for pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mentorship.language import N_, _, day_words
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Subject
from mentorship.models.fields import words
from mentorship.models.pairing import Ended, Pairing
from mentorship.models.track import Stage
from mentorship.obligations.agreement import approval_seen
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.load import life_of
from mentorship.obligations.obligation import State
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.pairing_state import PairingState, state_of
from mentorship.obligations.plan import track_id
from mentorship.obligations.quiet import quiet
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.duties import duties, duty
from mentorship.publication.gate import Gate, PersonName
from mentorship.publication.notes import actions_of, calls_of, lessons_of, notes_of
from mentorship.publication.numbers import measures
from mentorship.publication.parts import PairLink
from mentorship.publication.surveys import open_surveys
from mentorship.publication.views import Coverage, PairingView
from mentorship.publication.wording import id_words

MEASURES = (
    "done-of-due",
    "on-time",
    "session-adherence",
    "course-completion",
    "task-on-time",
    "task-quality",
    "feedback-in-time",
    "core-point-coverage",
    "hours",
)


def pair_link(gate: Gate, facts: Facts, pairing: Pairing) -> PairLink:
    """A pairing as it stands in lists."""
    situation, space = facts.situation, gate.workspace
    program, language = space.program_of(pairing), gate.language
    stage = stage_of(gate, facts, pairing)
    detailed = gate.sees(Class.PAIR)
    owed = obligations_of(situation, pairing) if detailed else ()
    coming = [each for each in owed if each.state in (State.DUE_SOON, State.UPCOMING) and each.due]
    ended = pairing.ended if pairing.ended and pairing.ended.date <= situation.today else None
    return PairLink(
        id=pairing.id,
        title=gate.pairing_title(pairing),
        path=gate.pairing_path(pairing.id),
        mentors=tuple(gate.person(name) for name in pairing.mentors),
        mentees=tuple(gate.person(name) for name in pairing.mentees),
        program=pairing.program,
        program_title=words(program.title, language) if program else pairing.program,
        program_path=gate.program_path(pairing.program),
        track=_track(gate, pairing),
        stage=words(stage.title, language) or id_words(stage.id) if stage else None,
        stage_id=stage.id if stage else None,
        start=pairing.start,
        ended=_end(ended, detailed=detailed) if ended else None,
        at_work=is_at_work(gate, situation, pairing),
        state=state_of(situation, pairing).value if detailed else None,
        progress=progress(facts, pairing) if detailed else None,
        overdue=sum(1 for each in owed if each.state is State.OVERDUE) if detailed else None,
        next_due=duty(gate, situation, coming[0]) if coming else None,
        track_id=track_id(gate.workspace, pairing) or "",
        ended_on=ended.date if ended else None,
        ended_how=ended.how if ended and detailed else None,
    )


_ENDINGS = {
    "completed": N_("completed on {day}"),
    "stopped": N_("stopped on {day}"),
    "rematched": N_("rematched on {day}"),
}


def _end(ended: Ended, *, detailed: bool) -> str:
    """The day is for members; how it ended, like every state, for the pair."""
    day = day_words(ended.date)
    return _(_ENDINGS[ended.how], day=day) if detailed else day


def _track(gate: Gate, pairing: Pairing) -> str:
    track, name = gate.workspace.track_of(pairing), track_id(gate.workspace, pairing)
    title = words(track.title, gate.language) if track else ""
    return title or id_words(name or "")


def pairing_view(gate: Gate, facts: Facts, pairing: Pairing) -> PairingView:
    """A pairing's page. For members: who, in which program and stage, and lessons."""
    link = pair_link(gate, facts, pairing)
    space, language = gate.workspace, gate.language
    program = space.program_of(pairing)
    before = space.pairings.get(pairing.continues or "")
    project = space.settings.projects.get(pairing.project or "", pairing.project)
    common = PairingView(
        link=link,
        source=pairing.path,
        project=words(project, language) or None,
        continues=(gate.pairing_title(before), gate.pairing_path(before.id) or "")
        if before
        else None,
        last_day=pairing.last_day(program.dates.end) if program else pairing.start,
        notes=notes_of(gate, facts.situation, pairing),
        lessons=lessons_of(gate, facts.situation, pairing),
        surveys=tuple(open_surveys(gate, facts.situation, pairing)),
    )
    return _detailed(gate, facts, pairing, common) if gate.sees(Class.PAIR) else common


def _detailed(gate: Gate, facts: Facts, pairing: Pairing, common: PairingView) -> PairingView:
    situation = facts.situation
    pair = engagement_of(situation, pairing)
    approval = approval_seen(pair) if pair else None
    silence = quiet(situation, pairing)
    return replace(
        common,
        detailed=True,
        goals=tuple(words(goal, gate.language) for goal in pairing.plan.goals),
        coverage=tuple(_coverage(gate, facts, pairing)),
        pauses=tuple((pause.from_, pause.to) for pause in pairing.pauses),
        duties=duties(gate, situation, obligations_of(situation, pairing)),
        calls=calls_of(gate, situation, pairing),
        actions=actions_of(gate, situation, pairing),
        measures=measures(facts, Subject("pairing", pairing.id), MEASURES),
        accepted=tuple(_accepted(gate, pairing, situation.today)),
        approved=(gate.person(approval.by), approval.date) if approval else None,
        quiet_since=silence.since if silence else None,
    )


def _accepted(
    gate: Gate, pairing: Pairing, today: date
) -> Iterator[tuple[PersonName, date | None]]:
    """Everybody who has to accept, and when they did."""
    program = gate.workspace.program_of(pairing)
    if program is None or program.acceptance == "none":
        return
    for person in pairing.people:
        day = pairing.accepted.get(person)
        yield gate.person(person), day if day and day <= today else None


def is_at_work(gate: Gate, situation: Situation, pairing: Pairing) -> bool:
    """Whether it has begun and not ended: what every page that counts pairs goes by.

    Those who may see who accepted do not count a pairing that is only proposed; for others that
    would tell who did not.
    """
    ended = pairing.ended is not None and pairing.ended.date <= situation.today
    if ended or situation.today not in life_of(gate.workspace, pairing):
        return False
    return not gate.sees(Class.PAIR) or state_of(situation, pairing) is not PairingState.PROPOSED


def stage_of(gate: Gate, facts: Facts, pairing: Pairing) -> Stage | None:
    """The stage whose weeks hold today; none before the start, after the last the last."""
    track = gate.workspace.track_of(pairing)
    if track is None or not track.stages or facts.situation.today < pairing.start:
        return None
    week = (facts.situation.today - pairing.start).days // 7 + 1
    reached = [stage for stage in track.stages if stage.weeks.first <= week]
    return reached[-1] if reached else track.stages[0]


def progress(facts: Facts, pairing: Pairing) -> float | None:
    """The share of what has fallen due that is done; None where nothing has."""
    share = facts.measure("done-of-due", Subject("pairing", pairing.id)).value
    return None if share is None else float(share)


def _coverage(gate: Gate, facts: Facts, pairing: Pairing) -> Iterator[Coverage]:
    track = gate.workspace.track_of(pairing)
    pair = engagement_of(facts.situation, pairing)
    for point, title in (track.core_points if track else {}).items():
        days: tuple[date, ...] = ()
        if pair:
            days = tuple(note.date for note in pair.notes if point in note.covers and note.held)
        planned = pairing.plan.core_points.get(point)
        yield Coverage(point, words(title, gate.language), planned, days)
