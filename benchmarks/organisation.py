"""The people, programs and pairings of an invented organisation, as texts by path."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

PROGRAMS = 4
FIRST, LAST, TODAY = date(2026, 1, 5), date(2026, 12, 18), date(2026, 11, 20)

_GIVEN = (
    "Ada", "Amir", "Aylin", "Bo", "Chidi", "Dana", "Elif", "Grace", "Hana", "Ivo", "Jonas", "Lin",
    "Mara", "Noor", "Oskar", "Petra", "Qiu", "Rosa", "Sofía", "Tomáš", "Uma", "Wei", "Xenia", "Zoë",
)  # fmt: skip
_FAMILY = (
    "Adeyemi", "Bauer", "Castro", "Chen", "Dvořák", "Fischer", "García", "Holm", "Ito", "Kaya",
    "Kim", "Kowalski", "Liu", "Moreau", "Nilsen", "Okafor", "Park", "Rossi", "Söderberg", "Zhou",
)  # fmt: skip
SKILLS = ("python", "testing", "design", "operations", "writing", "negotiation", "planning")
CATEGORIES = ("engineering", "product", "sales")
TRACKS = ("engineer", "seller")
CORE_POINTS = ("company", "craft", "communication")


class Pair(NamedTuple):
    """A pairing as the notes need it."""

    id: str
    program: str
    track: str
    mentor: str
    mentee: str
    start: date


class Organisation(NamedTuple):
    """Texts by path, and who is paired with whom."""

    files: Mapping[str, str]
    pairs: Sequence[Pair]


def organisation(seed: int, people: int, pairings: int) -> Organisation:
    """An organisation of so many people and pairings; a third of the people mentor."""
    chance = random.Random(f"{seed} people")
    ids = [f"p{number:05}" for number in range(people)]
    teams = [f"team-{number:03}" for number in range(max(1, people // 20))]
    leaders = ids[: len(teams)]
    mentors, mentees = ids[len(teams) : people // 3], ids[people // 3 :]
    pairs = tuple(_pairs(chance, pairings, mentors, mentees))
    files = {"mentorship.yml": _settings(ids[0])}
    for number in range(PROGRAMS):
        files[f"programs/program-{number}/program.yml"] = _program(number, ids[0])
    for team, leader in zip(teams, leaders, strict=True):
        files[f"people/teams/{team}.yml"] = f"title: {team.title()}\nlead: {leader}\n"
    for number, person in enumerate(ids):
        mine = number % len(teams)
        boss = leaders[mine] if person != leaders[mine] else None
        files[f"people/{person}.yml"] = _person(chance, person, teams[mine], boss)
    for person in mentors:
        files[f"people/profiles/{person}.yml"] = _profile(chance)
    for person in sorted({pair.mentee for pair in pairs}):
        files[f"people/records/{person}.yml"] = _record(chance)
    for pair in pairs:
        files[f"pairings/{pair.id}.yml"] = _pairing(chance, pair)
    return Organisation(files, pairs)


def _pairs(
    chance: random.Random, count: int, mentors: Sequence[str], mentees: Sequence[str]
) -> Iterator[Pair]:
    for number in range(count):
        mentor, mentee = mentors[number % len(mentors)], mentees[number % len(mentees)]
        start = FIRST + timedelta(days=7 * chance.randrange(8))
        program = f"program-{number % PROGRAMS}"
        yield Pair(f"{mentee}-{mentor}", program, chance.choice(TRACKS), mentor, mentee, start)


def _settings(office: str) -> str:
    skills = "".join(f"  {skill}: {skill.title()}\n" for skill in SKILLS)
    categories = "".join(f"  {name}: {name.title()}\n" for name in CATEGORIES)
    return f"""\
organisation: Synthetic Works
timezone: Europe/Berlin
holidays: DE
office: [{office}]
main: main
site: {{audiences: [pair]}}
channels:
  mail: {{secret: MAIL, address: email}}
  hall: {{secret: HALL, audience: members}}
as_of: {TODAY}
job_categories:
{categories}skills:
{skills}"""


def _person(chance: random.Random, person: str, team: str, manager: str | None) -> str:
    name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
    joined = date(2015, 1, 1) + timedelta(days=chance.randrange(3900))
    category, leads = chance.choice(CATEGORIES), "" if manager else ", leads: true"
    job = f"category: {category}, role: {category}-specialist, level: {chance.randint(1, 6)}"
    lines = [
        "# yaml-language-server: $schema=../docs/schemas/person.json",
        f"name: {name}",
        f"github: {person}-sw",
        f"email: {person}@example.org",
        f"joined: {joined}",
        f"team: {team}",
        *([f"manager: {manager}"] if manager else []),
        f"job: {{{job}, since: {joined}{leads}}}",
        *(["holidays: CN"] if chance.random() < 0.1 else []),
        f"alias: {chance.choice(('calm', 'brave', 'quick', 'old'))}-{person[1:]}",
    ]
    return "\n".join(lines) + "\n"


def _profile(chance: random.Random) -> str:
    first, second = chance.sample(SKILLS, 2)
    leave = FIRST + timedelta(days=chance.randrange(300))
    return f"""\
experience_since: {chance.randint(2005, 2022)}
languages: [en, de]
skills: {{{first}: {chance.randint(3, 5)}, {second}: {chance.randint(3, 5)}}}
mentoring: {{capacity: 4, hours_per_month: {chance.randint(4, 12)}}}
leave: [{{from: {leave}, to: {leave + timedelta(days=11)}}}]
contact: {{prefer: chat}}
publish: profile
"""


def _record(chance: random.Random) -> str:
    before, after = chance.randint(30, 42), chance.randint(36, 50)
    return f"""\
ratings:
  - {{period: 2025, rating: {before / 10}, scale: 5, on: 2026-01-02}}
  - {{period: 2026-H1, rating: {after / 10}, scale: 5, on: 2026-07-15}}
tests:
  - {{skill: python, date: 2026-01-02, score: {chance.randint(40, 75)}, scale: 100}}
  - {{skill: python, date: 2026-09-25, score: {chance.randint(60, 95)}, scale: 100}}
"""


def _pairing(chance: random.Random, pair: Pair) -> str:
    agreed = pair.start - timedelta(days=chance.randint(4, 12))
    pause = pair.start + timedelta(days=chance.randint(60, 200))
    lines = [
        "# yaml-language-server: $schema=../docs/schemas/pairing.json",
        f"program: {pair.program}",
        f"track: {pair.track}",
        f"mentors: [{pair.mentor}]",
        f"mentees: [{pair.mentee}]",
        f"start: {pair.start}",
        f"accepted: {{{pair.mentor}: {agreed}, {pair.mentee}: {agreed + timedelta(days=1)}}}",
        "plan:",
        "  goals: [Carry one service alone by the autumn, Speak up in the review]",
        "  core_points:",
        "    company: Visit a customer and follow one order through the house",
        "    craft: Design, tests and operation of one real piece of work",
        "    communication: Short written designs, read aloud",
        *([f"  moved: {{talk: {LAST - timedelta(days=30)}}}"] if chance.random() < 0.2 else []),
    ]
    if chance.random() < 0.15:
        lines.append(f"pauses: [{{from: {pause}, to: {pause + timedelta(days=13)}, reason: exam}}]")
    return "\n".join(lines) + "\n"


def _program(number: int, owner: str) -> str:
    approval = "owners" if number % 2 else "none"
    tracks = "".join(_track(name) for name in TRACKS)
    return f"""\
title: {{en: Program {number}, de: Programm {number}}}
purpose: Newcomers become productive and at home within a year.
owners: [{owner}]
dates: {{start: {FIRST}, end: {LAST}}}
approval: {approval}
courses:
  values: {{title: Our values, minutes: 45, exam: 60}}
  security: {{title: Security, minutes: 60, exam: 70}}
  testing: {{title: The craft of testing, minutes: 120, topics: [testing]}}
  presenting: {{title: Presenting well, minutes: 90}}
tracks:
{tracks}cadence:
  - {{id: one-to-one, every: month, by: 15, kind: session, owner: mentor}}
  - {{id: skill-check, every: quarter, kind: assessment, owner: mentor}}
  - {{id: results, every: half-year, kind: report, owner: mentee}}
reminders: {{before: [5 days, 1 day], weekly: monday, escalate: {{after: 2 days}}}}
feedback_within: 3 working days
quiet: {{nudge: [14 days, 28 days], close: 60 days}}
surveys:
  - id: pulse
    to: mentee
    first: 30 days
    every: 120 days
    questions: {{on-time: Sessions happen as planned, fit: The content fits my needs}}
scoring:
  mentor:
    growth: {{weight: 40, metric: mentee-growth, zero: 0, full: 20%}}
    survey: {{weight: 30, metric: survey-positive}}
    punctuality: {{weight: 30, metric: on-time}}
  least_evidence: 50%
"""


def _track(name: str) -> str:
    return f"""\
  {name}:
    goal: From the first day to work of one's own
    core_points: {{company: How we earn money, craft: Real work, communication: Say what you need}}
    stages:
      - id: arrive
        title: People and places
        weeks: 1-4
        compulsory: [values, security]
        tasks:
          - {{id: interviews, title: Interview five people, due: week 2, deliverable: report}}
          - {{id: shadowing, title: Sit beside three shifts, due: week 4, times: 3, approver: none}}
      - id: contribute
        title: First real work
        weeks: 5-16
        elective: [testing, presenting]
        choose: 1
        tasks:
          - {{id: feature, title: First feature, steps: {{draft: week 8, final: week 12}}}}
          - {{id: runbook, title: Runbook for one alert, due: week 14, deliverable: runbook}}
      - id: own
        title: Work of one's own
        weeks: 17-40
        tasks:
          - {{id: service, title: Take over a service, due: week 26, after: [feature]}}
          - {{id: talk, title: Teach the team one thing, due: week 38}}
"""
