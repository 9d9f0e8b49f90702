"""The capacity board as values for pages: for members, since it follows from who mentors whom."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.metrics.capacity import rooms, scarce_skills
from mentorship.models.fields import words
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.views import RoomView, ScarceView


def room_views(gate: Gate, situation: Situation) -> Iterator[RoomView]:
    """Who has room, who has too many; nothing for the public."""
    if gate.sees(Class.MEMBERS):
        for room in rooms(situation):
            name = gate.person(room.person)
            yield RoomView(name, room.now, room.capacity, room.free, room.state)


def scarce_views(gate: Gate, situation: Situation) -> Iterator[ScarceView]:
    """Skills that hang on one person, or on nobody; nothing for the public."""
    if gate.sees(Class.MEMBERS):
        titles = situation.workspace.settings.skills
        for each in scarce_skills(situation):
            yield ScarceView(
                words(titles.get(each.skill, each.skill), gate.language),
                tuple(gate.person(name) for name in each.offered_by),
                tuple(gate.person(name) for name in each.wanted_by),
            )
