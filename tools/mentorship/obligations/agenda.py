"""What a pair has to talk about next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.obligations.calls import Call, calls
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.situation import Situation
from mentorship.workspace.guides import Guide

_AHEAD = timedelta(days=28)
"""How far a meeting looks: to the one after it, where pairs meet once a month."""

_APART = frozenset({"action", "feedback", "survey", "acceptance", "approval"})
"""What has a place of its own, or is not talked about in a meeting."""

_GUIDES = 2


class Reading(NamedTuple):
    """A page that fits, and the topics because of which."""

    guide: Guide
    because: tuple[str, ...]


class Agenda(NamedTuple):
    """What to talk about, each part in the order in which to take it up.

    `points` are the core points that no note covers yet, by id with what the pair planned for
    each (else the track's title); `wants` are skills per mentee.
    """

    pairing: Pairing
    calls: tuple[Call, ...]
    actions: tuple[Obligation, ...]
    feedback: tuple[Obligation, ...]
    due: tuple[Obligation, ...]
    points: Mapping[str, str]
    wants: Mapping[str, tuple[str, ...]]
    readings: tuple[Reading, ...]


def agenda(situation: Situation, pairing: Pairing, guides: Iterable[Guide]) -> Agenda | None:
    """The agenda of the next meeting; None where the pairing's program is not known."""
    pair = engagement_of(situation, pairing)
    if pair is None:
        return None
    owed = obligations_of(situation, pairing)
    waiting = tuple(each for each in owed if each.state.is_open)
    until = situation.today + _AHEAD
    due = tuple(e for e in waiting if e.due and e.due <= until and e.kind not in _APART)
    points, wants = _points(pair), _wants(pair)
    return Agenda(
        pairing,
        calls(pair),
        tuple(each for each in waiting if each.kind == "action"),
        tuple(each for each in waiting if each.kind == "feedback"),
        due,
        points,
        wants,
        _readings(guides, frozenset(_topics(pair, due, points, wants))),
    )


def _points(pair: Engagement) -> Mapping[str, str]:
    track = pair.situation.workspace.track_of(pair.pairing)
    covered = {point for each in pair.line for note in each.notes for point in note.covers}
    language = pair.situation.workspace.settings.languages[0]
    planned = pair.pairing.plan.core_points
    return {
        point: planned.get(point, "").strip() or words(title, language)
        for point, title in (track.core_points if track else {}).items()
        if point not in covered
    }


def _wants(pair: Engagement) -> Mapping[str, tuple[str, ...]]:
    profiles = pair.situation.workspace.profiles
    wanted = {mentee: profiles[mentee].wants for mentee in pair.mentees if mentee in profiles}
    return {mentee: skills for mentee, skills in wanted.items() if skills}


def _topics(
    pair: Engagement,
    due: Iterable[Obligation],
    points: Iterable[str],
    wants: Mapping[str, tuple[str, ...]],
) -> Iterator[str]:
    """Everything that a page may be about to fit: ids, and topics of what is due."""
    yield from points
    for skills in wants.values():
        yield from skills
    track = pair.situation.workspace.track_of(pair.pairing)
    tasks = {task.id: task for stage in (track.stages if track else ()) for task in stage.tasks}
    for each in due:
        item = each.item.partition("/")[0]
        yield item
        known = pair.program.courses.get(item) or tasks.get(item)
        yield from known.topics if known else ()
    if not pair.meetings:
        yield "getting-started"


def _readings(guides: Iterable[Guide], topics: frozenset[str]) -> tuple[Reading, ...]:
    """The pages with most topics in common; of equals, which names them earlier, then by path.

    A page lists its topics in the order of what it is about.
    """
    fitting = [
        Reading(guide, tuple(topic for topic in guide.topics if topic in topics))
        for guide in guides
    ]
    found = [reading for reading in fitting if reading.because]
    found.sort(key=_rank)
    return tuple(found[:_GUIDES])


def _rank(reading: Reading) -> tuple[int, int, str]:
    guide, because = reading
    return -len(because), guide.topics.index(because[0]), guide.path
