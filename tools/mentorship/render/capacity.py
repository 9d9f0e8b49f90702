"""The capacity board for the terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import chain
from typing import NamedTuple

from mentorship.eligibility.newcomers import newcomers
from mentorship.metrics.capacity import Room, Scarce, Waiting, rooms, scarce_skills
from mentorship.obligations.situation import Situation
from mentorship.render.columns import aligned_folded, folded


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
    free, others = _free(report)
    mentees = "mentee" if free == 1 else "mentees"
    lines = [f"As of {report.situation.today}: room for {free} more {mentees}"]
    if others:
        who = "people who neither mentor nor were accepted as a mentor"
        lines += folded("  not counted: ", f"room for {others} more with {who}")
    lines += ["", "MENTORS"] if report.rooms else []
    lines += chain.from_iterable(aligned_folded([_room(room) for room in report.rooms]))
    lines += ["", "SKILLS THAT HANG ON ONE PERSON, OR NOBODY"] if report.scarce else []
    lines += chain.from_iterable(aligned_folded([_scarce(each) for each in report.scarce]))
    lines += ["", "WAITING FOR A MENTOR"] if report.waiting else []
    lines += chain.from_iterable(aligned_folded([_waits(each) for each in report.waiting]))
    return "\n".join(lines) + "\n"


def as_json(report: CapacityReport) -> str:
    """One object: `as_of`, the room counted and not, `mentors`, `scarce_skills`, `waiting`."""
    free, others = _free(report)
    data = {
        "as_of": report.situation.today.isoformat(),
        "room": free,
        "room_not_counted": others,
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
                "standing": room.standing,
                "readable": room.readable,
            }
            for room in report.rooms
        ],
        "scarce_skills": [each._asdict() for each in report.scarce],
        "waiting": [{**each._asdict(), "since": each.since.isoformat()} for each in report.waiting],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


CAPACITY_FORMATS: Mapping[str, Callable[[CapacityReport], str]] = {"text": text, "json": as_json}


def _free(report: CapacityReport) -> tuple[int, int]:
    """For how many more there is room: with those who mentor or were accepted, and with others,
    who may never be accepted."""
    free = [room for room in report.rooms if room.state == "free"]
    offered = sum(room.free or 0 for room in free if room.standing == "offers")
    return sum(room.free or 0 for room in free) - offered, offered


def _room(room: Room) -> tuple[str, ...]:
    counted = ", not counted" if room.standing == "offers" else ""
    words = {
        "free": f"room for {room.free} more{counted}",
        "full": "full",
        "over": "",
        "unknown": "profile does not say" if room.readable else "profile cannot be read",
    }
    of = "" if room.capacity is None else f" of {room.capacity}"
    return room.person, f"{room.now}{of}", words[room.state] + _ahead(room)


def _ahead(room: Room) -> str:
    """What comes: too many, or more than today."""
    if room.excess:
        too_many = f"{room.excess[0]} too many from {room.excess[1]} on"
        return too_many if room.state == "over" else f", but {too_many}"
    return f" ({room.ahead[0]} from {room.ahead[1]} on)" if room.ahead else ""


def _scarce(each: Scarce) -> tuple[str, ...]:
    offered = each.offered_by[0] if each.offered_by else "nobody"
    wanted = f"wanted by {', '.join(each.wanted_by)}" if each.wanted_by else ""
    return each.skill, offered, wanted


def _waits(each: Waiting) -> tuple[str, ...]:
    # They wait since they applied, or joined, whatever was decided later.
    began = {"applied": "applied on", "newcomer": "newcomer, joined on"}
    words = began.get(each.status, f"{each.status}, applied on")
    return each.person, f"{each.days} days", f"{each.program}, {words} {each.since}"
