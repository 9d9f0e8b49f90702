"""Markets of any size for the benchmark of matching, from a seed number."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mentorship.matching.catalogue import DEFAULT_WEIGHTS, parts
from mentorship.matching.market import Market, by_lot
from mentorship.matching.member import Member
from mentorship.metrics.result import Role
from mentorship.models.person import Person
from mentorship.models.profile import Profile

SKILLS = tuple(f"skill-{number}" for number in range(60))
ZONES = (
    "Europe/Berlin", "Europe/Lisbon", "Africa/Lagos", "Asia/Shanghai", "Asia/Kolkata",
    "America/New_York", "America/Sao_Paulo", "Australia/Sydney",
)  # fmt: skip
START, END = date(2026, 1, 12), date(2026, 12, 18)


class Kind(NamedTuple):
    """How many choices everybody ranked, and whether people differ at all."""

    choices: int
    different: bool


KINDS: Mapping[str, Kind] = {
    "ten-choices": Kind(10, True),
    "no-choices": Kind(0, True),
    "all-the-same": Kind(0, False),
}


def made(chance: random.Random, people: int, choices: int, *, different: bool = True) -> Market:
    """A market without must-haves in which everybody may be paired with everybody."""
    mentees = members(chance, "mentee", "mentor", people, choices, different)
    mentors = members(chance, "mentor", "mentee", people, choices, different)
    return Market(
        lot="benchmark", mentees=by_lot("benchmark", mentees),
        mentors=by_lot("benchmark", mentors), weights=DEFAULT_WEIGHTS, must=(), parts=parts(),
    )  # fmt: skip


def members(
    chance: random.Random, role: Role, other: str, people: int, choices: int, different: bool
) -> Iterator[Member]:
    for number in range(people):
        person, profile = facts(chance if different else random.Random(1))
        person.bound(Path(), f"{role}.{number}")
        chosen = chance.sample(range(people), min(choices, people))
        yield Member(
            role=role, person=person, profile=profile, start=START, end=END,
            choices=tuple(f"{other}.{each}" for each in chosen),
            zone=chance.choice(ZONES) if different else ZONES[0],
        )  # fmt: skip


def facts(chance: random.Random) -> tuple[Person, Profile]:
    job = {"category": chance.choice("abcd"), "level": chance.randint(1, 8)}
    skills = {skill: chance.randint(1, 5) for skill in chance.sample(SKILLS, 6)}
    profile = {
        "skills": skills,
        "wants": chance.sample(SKILLS, 3),
        "languages": chance.sample(["en", "de", "zh", "fr", "pt"], 2),
        "style": chance.sample(["direct", "listening", "hands-on", "asking"], 2),
        "experience_since": chance.randint(1990, 2024),
    }
    person = {"name": "Somebody", "job": job, "projects": chance.sample(["x", "y", "z"], 1)}
    return Person.model_validate(person), Profile.model_validate(profile)


class Path:
    """Where a person of a benchmark is written: nowhere."""

    path, yaml = "", ""

    def place(self, *route: str | int, key: bool = False) -> Any:
        raise NotImplementedError
