"""A program with a survey, who answers it, and what they say."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations

import pyrage

from mentorship.metrics.tallies import RoundTally, tallies
from mentorship.obligations.situation import Situation
from mentorship.publication.sealing import sealed

World = tuple[bool, ...]
"""Who of the respondents agrees."""
OFFICE = pyrage.x25519.Identity.generate()
SETTINGS = "organisation: Northwind\ntimezone: UTC\noffice: [mira]\nas_of: 2026-12-31\n"
KEYS = f"keys: {{office: [{OFFICE.to_public()}]}}\n"
TALLY = "programs/graduates/tallies/pulse-r1.yml"
DURING, AFTER = "2026-02-20", "2026-04-12"
"""Days in the first round of who starts on 2026-01-12, and when it has closed for the program."""


def program(by: str = "whole", more: str = "") -> str:
    """The program, and its survey of mentees, of two questions."""
    return (
        "title: Graduates\ndates: {start: 2026-01-12, end: 2026-12-18}\n"
        "acceptance: none\napproval: none\ntracks: {north: {}, south: {}}\n"
        "surveys:\n  - id: pulse\n    first: 30 days\n    every: 60 days\n"
        "    questions: {fit: It fits, solved: My problems get solved}\n"
        f"    tally: {by}\n{more}"
    )


def people(
    pairs: Mapping[str, tuple[str, str]], by: str = "whole", more: str = ""
) -> dict[str, str]:
    """Files of pairings, by mentee: the mentor and the track."""
    files = {
        "mentorship.yml": SETTINGS,
        "people/mira.yml": "name: Mira\n",
        "programs/graduates/program.yml": program(by, more),
    }
    for mentee, (mentor, track) in pairs.items():
        files[f"people/{mentee}.yml"] = f"name: {mentee.title()}\n"
        files[f"people/{mentor}.yml"] = f"name: {mentor.title()}\n"
        files[f"pairings/{mentee}-{mentor}.yml"] = (
            f"program: graduates\ntrack: {track}\nmentors: [{mentor}]\nmentees: [{mentee}]\n"
            "start: 2026-01-12\n"
        )
    return files


def answer(
    pairing: str, person: str, answers: Mapping[str, int], day: str = DURING
) -> dict[str, str]:
    """An answer in clear."""
    given = ", ".join(f"{question}: {points}" for question, points in answers.items())
    path = f"logs/{pairing}/surveys/{day}-pulse-{person}.yml"
    return {path: f"survey: pulse\nanswers: {{{given}}}\n"}


def sealed_up(files: Mapping[str, str]) -> dict[str, str]:
    """The same answers, sealed for the office."""
    recipients = [str(OFFICE.to_public())]
    return {f"{path}.age": sealed(text, recipients) for path, text in files.items()}


def told(situation: Situation, unread: Iterable[object] = ()) -> tuple[RoundTally, ...]:
    """What is told of the survey from answers in clear."""
    space = situation.workspace
    graduates = space.programs["graduates"]
    return tallies(situation, graduates, graduates.surveys[0], space.answers, unread)  # type: ignore[arg-type]


def known(published: Mapping[World, Hashable], size: int) -> list[str]:
    """What follows of one or two respondents from what is published."""
    alike: dict[Hashable, list[World]] = {}
    for world, seen in published.items():
        alike.setdefault(seen, []).append(world)
    return [
        f"{members}: {min(sums)} in {len(worlds)} worlds"
        for worlds in alike.values()
        for number in (1, 2)
        for members in combinations(range(size), number)
        if len(sums := {sum(world[one] for one in members) for world in worlds}) == 1
    ]
