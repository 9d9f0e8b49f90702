"""The capacity board for the terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import chain
from typing import NamedTuple

from mentorship.eligibility.newcomers import newcomers
from mentorship.metrics.capacity import Room, Scarce, Waiting, rooms, scarce_skills
from mentorship.obligations.situation import Situation
from mentorship.render.columns import aligned_folded


class CapacityReport(NamedTuple):
    """Everything on the board, as of the situation's day."""

    situation: Situation
    rooms: tuple[Room, ...]
    scarce: tuple[Scarce, ...]
    waiting: tuple[Waiting, ...]


def capacity_report(situation: Situation) -> CapacityReport:
    """The board of a situation."""
    return CapacityReport(
        situation, rooms(situation), scarce_skills(situation), newcomers(situation)
    )


def text(report: CapacityReport) -> str:
    """Mentors and their room, scarce skills, people waiting."""
    free = sum(room.free or 0 for room in report.rooms if room.state == "free")
    mentees = "mentee" if free == 1 else "mentees"
    lines = [f"As of {report.situation.today}: room for {free} more {mentees}"]
    lines += ["", "MENTORS"] if report.rooms else []
    lines += chain.from_iterable(aligned_folded([_room(room) for room in report.rooms]))
    lines += ["", "SKILLS THAT HANG ON ONE PERSON, OR NOBODY"] if report.scarce else []
    lines += chain.from_iterable(aligned_folded([_scarce(each) for each in report.scarce]))
    lines += ["", "WAITING FOR A MENTOR"] if report.waiting else []
    lines += chain.from_iterable(aligned_folded([_waits(each) for each in report.waiting]))
    return "\n".join(lines) + "\n"


def as_json(report: CapacityReport) -> str:
    """One object: `as_of`, `mentors`, `scarce_skills`, `waiting`."""
    data = {
        "as_of": report.situation.today.isoformat(),
        "mentors": [
            {
                "person": room.person,
                "capacity": room.capacity,
                "now": room.now,
                "soon": room.soon.mentees,
                "soon_day": room.soon.day.isoformat(),
                "worst": room.worst.mentees,
                "worst_day": room.worst.day.isoformat(),
                "free": room.free,
                "state": room.state,
            }
            for room in report.rooms
        ],
        "scarce_skills": [each._asdict() for each in report.scarce],
        "waiting": [{**each._asdict(), "since": each.since.isoformat()} for each in report.waiting],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


CAPACITY_FORMATS: Mapping[str, Callable[[CapacityReport], str]] = {"text": text, "json": as_json}


def _room(room: Room) -> tuple[str, ...]:
    words = {
        "free": f"room for {room.free} more",
        "full": "full",
        "over": "",
        "unknown": "profile does not say",
    }
    of = "" if room.capacity is None else f" of {room.capacity}"
    return room.person, f"{room.now}{of}", words[room.state] + _ahead(room)


def _ahead(room: Room) -> str:
    """What comes: too many, or more than today."""
    if room.excess:
        too_many = f"{room.excess[0]} too many from {room.excess[1]} on"
        return too_many if room.state == "over" else f", but {too_many}"
    grows = room.worst.mentees > room.now
    return f" ({room.worst.mentees} from {room.worst.day} on)" if grows else ""


def _scarce(each: Scarce) -> tuple[str, ...]:
    offered = each.offered_by[0] if each.offered_by else "nobody"
    wanted = f"wanted by {', '.join(each.wanted_by)}" if each.wanted_by else ""
    return each.skill, offered, wanted


def _waits(each: Waiting) -> tuple[str, ...]:
    # They wait since they applied, or joined, whatever was decided later.
    began = {"applied": "applied on", "newcomer": "newcomer, joined on"}
    words = began.get(each.status, f"{each.status}, applied on")
    return each.person, f"{each.days} days", f"{each.program}, {words} {each.since}"
