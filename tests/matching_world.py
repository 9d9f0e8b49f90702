"""Markets for tests: from tables of likes, from a function of scores, and from files.

proposal = proposed(cohort(mentees="lin: {choices: [ada]}", mentors="ada: {}"))
assert pairs(proposal) == ["lin ada"]
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tests.small_world import situation
from yaml import safe_load

from mentorship.matching.catalogue import from_function
from mentorship.matching.changes import Change, Changes
from mentorship.matching.liking import Liking
from mentorship.matching.market import Market, by_lot
from mentorship.matching.member import Member
from mentorship.matching.proposal import Proposal, Terms, propose
from mentorship.matching.scores import BARRED
from mentorship.matching.solution import Method, Side
from mentorship.metrics.result import Role
from mentorship.models.person import Person
from mentorship.models.profile import Profile

START, END = date(2026, 1, 5), date(2026, 12, 18)
BEFORE = "2025-12-20"


class _Nowhere:
    path, yaml = "", ""

    def place(self, *route: str | int, key: bool = False) -> Any:
        raise NotImplementedError


def seeded(number: int) -> random.Random:
    """Chance that is the same on every run."""
    return random.Random(number)  # noqa: S311


def member(
    name: str, role: Role = "mentor", *, room: int = 1, choices: str = "", zone: str = "UTC",
    track: str | None = None, profile: str = "", person: str = "",
) -> Member:  # fmt: skip
    """Somebody with a person's and a profile's keys as YAML text."""
    known = Person.model_validate({"name": name, **(safe_load(f"{{{person}}}"))})
    known.bound(_Nowhere(), name)
    return Member(
        role=role, person=known, profile=Profile.model_validate(safe_load(f"{{{profile}}}")),
        track=track, choices=tuple(choices.split()), room=room, zone=zone, start=START, end=END,
    )  # fmt: skip


def market(
    mentees: tuple[Member, ...], mentors: tuple[Member, ...],
    score: Callable[[str, str], float], must: tuple[str, ...] = (),
) -> Market:  # fmt: skip
    """A market whose only part is a function of two ids; with `must` it may not be zero."""
    part = from_function("given", lambda mentee, mentor: (score(mentee.id, mentor.id), "given"))
    return Market(
        lot="test", mentees=by_lot("test", mentees), mentors=by_lot("test", mentors),
        weights={"given": 100}, must=must, parts={"given": part},
    )  # fmt: skip


def random_liking(
    chance: random.Random, *, strict: bool = False, most: int = 8, room: int = 3
) -> Liking:
    """Up to `most` mentees and mentors; unless strict with ties, and pairs that may not be."""
    mentees, mentors = chance.randint(1, most), chance.randint(1, most)
    barred = [
        [not strict and chance.random() < 0.2 for _ in range(mentors)] for _ in range(mentees)
    ]

    def row(length: int) -> list[int]:
        return chance.sample(range(100), length) if strict else chance.choices(range(4), k=length)

    ofmentees = [row(mentors) for _ in range(mentees)]
    ofmentors = [row(mentees) for _ in range(mentors)]
    for mentee in range(mentees):
        for mentor in range(mentors):
            if barred[mentee][mentor]:
                ofmentees[mentee][mentor] = ofmentors[mentor][mentee] = BARRED
    rooms = tuple(chance.randint(1 if strict else 0, room) for _ in range(mentors))
    return Liking(ofmentees, ofmentors, (1,) * mentees, rooms)


def cohort(mentees: str, mentors: str, program: str = "", **files: str) -> dict[str, str]:
    """A program `graduates` with accepted applicants, one a line: `lin: {choices: [ada]}`.

    Of the keys `status`, `decided` are of the decision, `choices`, `track`, `withdrawn` of the
    application, `person` of the person's file, all others of the profile. A file is named by its
    path with `__` for `/`.
    """
    laid = {"programs/graduates/program.yml": f"{_PROGRAM}{program}"}
    for role, text in (("mentee", mentees), ("mentor", mentors)):
        for name, keys in (safe_load(text) or {}).items():
            laid |= _applicant(name, role, dict(keys or {}))
    return laid | {f"{path.replace('__', '/')}.yml": text for path, text in files.items()}


_PROGRAM = """\
title: Graduates
dates: {start: 2026-01-05, end: 2026-12-18}
acceptance: none
approval: none
"""


def _applicant(name: str, role: str, keys: dict[str, Any]) -> dict[str, str]:
    folder, file = "programs/graduates", f"{name}-{role}.yml"
    application = {"date": "2025-12-01"}
    application |= {k: keys.pop(k) for k in ("choices", "track", "withdrawn") if k in keys}
    person = {"name": name.title(), **keys.pop("person", {})}
    status, decided = keys.pop("status", "accepted"), keys.pop("decided", "2025-12-10")
    files = {
        f"people/{name}.yml": _yaml(person),
        f"{folder}/applications/{file}": _yaml(application),
    }
    if status:
        files[f"{folder}/decisions/{file}"] = _yaml({"status": status, "date": decided})
    if keys:
        files[f"people/profiles/{name}.yml"] = _yaml(keys)
    return files


def _yaml(values: Mapping[str, Any]) -> str:
    return "".join(f"{key}: {_flow(value)}\n" for key, value in values.items())


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(each) for each in value) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def proposed(
    files: Mapping[str, str], *changes: str, method: Method = "stable", proposing: Side = "mentees",
    today: str = BEFORE,
) -> Proposal:  # fmt: skip
    """What is proposed for the program `graduates`."""
    world = situation(_tracked(files), today)
    terms = Terms(method, proposing, Changes(tuple(Change.parse(each) for each in changes)))
    return propose(world, world.workspace.programs["graduates"], terms)


def _tracked(files: Mapping[str, str]) -> dict[str, str]:
    path = "programs/graduates/program.yml"
    text = files.get(path, _PROGRAM)
    return {**files, path: text if "tracks:" in text else text + "tracks: {general: {}}\n"}


def pairs(proposal: Proposal) -> list[str]:
    """`mentee mentor`, in order."""
    return [f"{pair.mentee.id} {pair.mentor.id}" for pair in proposal.lead.pairs]


def left(proposal: Proposal) -> list[str]:
    """`role person: reason` of everybody who has no partner, those not in the market first."""
    absent = [f"{one.role} {one.person}: {one.reason}" for one in proposal.absent]
    return absent + [
        f"{one.member.role} {one.member.id}: {one.reason}" for one in proposal.lead.unmatched
    ]
