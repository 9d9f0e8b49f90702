"""Homes as values for pages: of everybody who has a page of their own for the audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from mentorship.language import _
from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.load import life_of
from mentorship.obligations.meetings import next_meeting
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.obligations import obligations
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import plus
from mentorship.publication.classes import Class
from mentorship.publication.duties import duties
from mentorship.publication.gate import Gate
from mentorship.publication.homes_view import Ahead, HomeView, LevelView
from mentorship.publication.people import team_of
from mentorship.publication.planned import PlannedEvent, event_entries
from mentorship.publication.views import PersonView
from mentorship.workspace.workspace import grouped_many

AHEAD = 14
"""Days of which a home says what is planned."""
_NEW = 365
"""Days after their first one in which somebody is a newcomer."""


class _Known(NamedTuple):
    """What is looked up once for all homes: events by program, what escalated by who is told."""

    gate: Gate
    situation: Situation
    events: Mapping[str, tuple[PlannedEvent, ...]]
    escalated: Mapping[str, tuple[Obligation, ...]]


def home_views(
    gate: Gate, situation: Situation, people: Iterable[PersonView]
) -> Iterator[HomeView]:
    """A home for each of these people who has not left, in their order."""
    programs = gate.workspace.programs.values()
    events = {each.id: event_entries(gate, situation, each) for each in programs}
    known = _Known(gate, situation, events, _escalated(gate, situation))
    for view in people:
        if view.left is None or view.left >= situation.today:
            yield _home(known, view)


def level_views(gate: Gate) -> Iterator[LevelView]:
    """The levels of the career path in order; for members."""
    if not gate.sees(Class.MEMBERS):
        return
    for each in sorted(gate.workspace.settings.levels, key=lambda each: each.level):
        said = (words(text, gate.language) for text in (each.title, each.means, each.next))
        yield LevelView(each.level, *said)


def _home(known: _Known, view: PersonView) -> HomeView:
    gate, member = known.gate, known.gate.sees(Class.MEMBERS)
    space, today = gate.workspace, known.situation.today
    owned = [each.id for each in space.programs.values() if view.id in each.owners]
    return HomeView(
        id=view.id,
        name=view.name,
        path=f"homes/{view.id}.html",
        person=view.path,
        also=team_of(gate, space.people[view.id]) or "" if member else "",
        newcomer=view.joined is not None and 0 <= (today - view.joined).days < _NEW,
        ahead=tuple(sorted(set(_ahead(known, view.id)))) if member else (),
        escalated=duties(gate, known.situation, known.escalated.get(view.id, ())),
        programs=tuple(owned) if member else (),
        in_office=member and view.id in space.settings.office,
    )


def _escalated(gate: Gate, situation: Situation) -> Mapping[str, tuple[Obligation, ...]]:
    """What is overdue for so long that others are told, by those who are; for the pair.

    It goes to whom the reminders go: a manager is never told what their mentee owes.
    """
    if not gate.sees(Class.PAIR):
        return {}
    told = (
        each
        for each in obligations(situation)
        if each.state is State.OVERDUE and each.escalate and each.escalate <= situation.today
    )
    found = grouped_many(told, lambda each: each.escalate_to[:1])
    return {name: tuple(sorted(owed, key=lambda o: o.order)) for name, owed in found.items()}


def _ahead(known: _Known, person: str) -> Iterator[Ahead]:
    """Meetings of the person's pairs, for those who may know of them, and events they go to."""
    space = known.gate.workspace
    until = plus(known.situation.today, AHEAD)
    mentored, learning = space.mentored_by.get(person, ()), space.mentee_in.get(person, ())
    for pairing in (*mentored, *learning):
        yield from _meeting(known, pairing, until)
        left_out = "mentees" if person in pairing.mentors else "mentors"
        life = life_of(space, pairing)
        for each in known.events.get(pairing.program, ()):
            if each.for_ != left_out and each.day in life:
                yield from _event(known, pairing.program, each, until)
    for program in space.programs.values():
        for each in known.events[program.id] if person in program.owners else ():
            yield from _event(known, program.id, each, until)


def _meeting(known: _Known, pairing: Pairing, until: date) -> Iterator[Ahead]:
    pair = engagement_of(known.situation, pairing)
    meeting = next_meeting(pair) if pair and known.gate.sees(Class.PAIR) else None
    if pair and meeting and meeting.day <= min(until, pair.life.last):
        title = _("Meeting: {pair}", pair=known.gate.pairing_title(pairing))
        where = known.gate.pairing_path(pairing.id)
        yield Ahead(meeting.day, _time(meeting.at), title, where)


def _event(known: _Known, program: str, each: PlannedEvent, until: date) -> Iterator[Ahead]:
    if known.situation.today <= each.day <= until:
        start = each.entry.start
        at = start if isinstance(start, datetime) else None
        yield Ahead(each.day, _time(at), each.entry.summary, known.gate.program_path(program))


def _time(moment: datetime | None) -> str:
    """A time of day on the clock it was agreed by, with its zone where that is known."""
    if moment is None:
        return ""
    zone = getattr(moment.tzinfo, "key", "")
    clock = f"{moment:%H:%M}"
    return _("{clock} ({zone})", clock=clock, zone=zone) if zone else clock
