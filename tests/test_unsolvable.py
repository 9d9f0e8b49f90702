"""Nobody can work out a sealed value from what is published: scores, badges, reports, pages.

First small groups, where nothing at all may move when a sealed value moves. Then larger ones,
where numbers about three people or more do move: somebody who collects all of them, for everybody,
on every day, and solves them like equations, must not get at one person or two.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from tests.small_world import workspace

from mentorship.check import check
from mentorship.history.facts import History
from mentorship.metrics.catalogue import facts
from mentorship.metrics.metric import Class
from mentorship.metrics.overview import all_about, by_program, names_about, subjects_named
from mentorship.metrics.receipts import as_data
from mentorship.metrics.recognition.standings import standings
from mentorship.metrics.result import Result, Subject
from mentorship.metrics.trends.stretches import stretches
from mentorship.metrics.trends.telling import told as told_of_months
from mentorship.obligations.situation import Situation
from mentorship.pages.site import content
from mentorship.publication.badges import READERS, may_see
from mentorship.publication.gate import Gate
from mentorship.publication.portfolio import portfolio
from mentorship.publication.reports import report_of
from mentorship.render.badges import BadgeReport, Row, as_json
from mentorship.render.portfolio import as_json as as_portfolio
from mentorship.render.report import FORMATS as REPORTS
from mentorship.render.report import Written
from mentorship.rules.rule import Subject as Checked
from mentorship.workspace.loader import load
from mentorship.workspace.tree import WorkTree
from mentorship.workspace.workspace import Workspace

AUDIENCES: tuple[Class, ...] = ("public", "members", "pair")
TODAY = date(2026, 9, 15)

PROGRAM = """\
title: {name}
dates: {{start: 2026-01-05, end: 2026-12-18}}
acceptance: none
approval: none
feedback_within: 5 working days
owners: [boss]
tracks:
  general:
    stages:
      - {{id: arrive, weeks: 1-4, tasks: [{{id: report, title: Report, due: week 2}}]}}
cadence: [{{id: one-to-one, every: month, kind: session, owner: mentor}}]
kpis: [{{name: turnover, better: lower, before: 30%, target: 20%, values: {{2026: {kpi}}}}}]
scoring:
  mentor:
    growth: {{weight: 30, metric: mentee-growth, full: 20%}}
    ratings: {{weight: 10, metric: rating-growth, full: 40%}}
    promoted: {{weight: 10, metric: promotion-rate}}
    punctual: {{weight: 50, metric: on-time}}
  mentee:
    growth: {{weight: 50, metric: skill-growth, full: 20%}}
    punctual: {{weight: 50, metric: on-time}}
  pairing:
    growth: {{weight: 50, metric: mentee-growth, full: 20%}}
    punctual: {{weight: 50, metric: on-time}}
recognition:
  - {{badge: good, for: mentor, title: Good, when: {{metric: mentor-score, at_least: 90}}}}
  - {{badge: best, for: mentor, title: Best, when: {{metric: mentor-score, at_least: 99}}}}
  - {{badge: grower, for: mentee, title: Grower, when: {{metric: mentee-score, at_least: 90}}}}
  - {{badge: job, for: mentee, title: Job, when: {{metric: job-score, at_least: 50}}}}
  - {{badge: pair, for: pairing, title: Pair, when: {{metric: pairing-score, at_least: 90}}}}
  - {{badge: rise, for: pairing, title: Rise, when: {{metric: rating-growth, at_least: 1%}}}}
  - {{badge: team, for: team, title: Team, when: {{metric: mentee-growth, at_least: 1%}}}}
  - {{badge: kept, for: team, title: Kept, when: {{metric: on-time, at_least: 50%}}}}
"""
SETTINGS = """\
organisation: Northwind
timezone: UTC
office: [boss]
skills: {python: Python}
performance_models:
  developer: {roles: [developer], weights: {code: 100}}
"""
RECORD = """\
ratings:
  - {{period: 2025, rating: 4.0, on: 2026-01-01}}
  - {{period: 2026-H1, rating: {rating}, on: 2026-07-01}}
tests:
  - {{skill: python, date: 2026-01-02, score: 60}}
  - {{skill: python, date: 2026-06-30, score: {test}}}
certificates: [{{certificate: mentor-skills, date: 2025-03-01, score: {certificate}}}]
promotions: [{promotion}]
mentored_before: [{{from: 2022-03, to: 2024-02, mentees: 3, growth: {before}, source: HR}}]
indicators:
  - {{name: code, better: higher, target: 50, values: {{2026-06: {indicator}, 2026-07: 40}}}}
"""
USUAL = {
    "rating": "4.2", "test": "70", "certificate": "91", "promotion": "", "before": "22%",
    "indicator": "45", "kpi": "15%", "team": "9", "why": "To learn", "choice": "ada",
    "reason": "It fits", "mail": "a@example.org", "ended": "Moved",
}  # fmt: skip
SEALED: Mapping[str, Sequence[str]] = {
    "rating": ["3.0", "3.9", "4.6", "5.0"],
    "test": ["0", "61", "100"],
    "certificate": ["0", "100"],
    "promotion": ["{date: 2026-05-01, from: 1, to: 2}"],
    "before": ["0%", "80%"],
    "indicator": ["0", "500"],
    "kpi": ["5%", "60%"],
    "team": ["0", "400"],
    "why": ["To leave"],
    "choice": ["bea"],
    "reason": ["It does not"],
    "mail": ["b@example.org"],
    "ended": ["Quarrel"],
}
"""What may be written in sealed fields, beside the usual."""
COUNTED = {"rating", "test", "certificate", "promotion", "indicator", "kpi", "team"}
"""Those of them from which the office's numbers are made."""


def person(name: str, values: Mapping[str, str], more: str = "") -> dict[str, str]:
    return {
        f"people/{name}.yml": (
            f"name: {name.title()}\nalias: no-{name}\nteam: {'north' if name < 'm' else 'south'}\n"
            f"email: {name}-{values['mail']}\njob: {{role: developer}}\n{more}"
        ),
        f"people/profiles/{name}.yml": "publish: profile\n",
        f"people/records/{name}.yml": RECORD.format_map(values),
    }


def pairing(program: str, mentor: str, *mentees: str, more: str = "") -> dict[str, str]:
    name = f"{'.'.join(mentees)}-{mentor}"
    files = {
        f"pairings/{name}.yml": f"program: {program}\nmentors: [{mentor}]\n"
        f"mentees: [{', '.join(mentees)}]\nstart: 2026-01-05\n{more}"
    }
    for month in range(1, 9):
        day = f"2026-{month:02}-09"
        files[f"logs/{name}/{day}-talk.md"] = f"---\nkind: session\ndate: {day}\n---\nTalked.\n"
    return files


def small(**sealed: str) -> dict[str, str]:
    """Two programs of two mentees; the sealed fields of the mentee m1, and of all else, are
    given."""
    usual, changed = USUAL, USUAL | sealed
    files = {"mentorship.yml": SETTINGS} | person("boss", usual)
    for name in ("ada", "bea", "cem", "m2", "m3", "m4"):
        files |= person(name, usual)
    files |= person("m1", changed)
    files["people/teams/south.yml"] = (
        f"title: South\nlead: boss\nindicators: [{{name: faults, target: 3, "
        f"values: {{2026-06: {changed['team']}}}}}]\n"
    )
    files["people/teams/north.yml"] = "title: North\n"
    for name in ("first", "second"):
        files[f"programs/{name}/program.yml"] = PROGRAM.format(name=name, kpi=changed["kpi"])
    files["programs/first/applications/m1-mentee.yml"] = (
        f"date: 2025-12-01\ntrack: general\nchoices: [{changed['choice']}]\nwhy: {changed['why']}\n"
    )
    files["programs/first/decisions/m1-mentee.yml"] = (
        f"status: accepted\nby: boss\ndate: 2025-12-05\nreason: {changed['reason']}\n"
    )
    ended = f"ended: {{date: 2026-08-31, how: stopped, reason: {changed['ended']}}}\n"
    files |= pairing("first", "ada", "m1", more=ended) | pairing("first", "bea", "m2")
    return files | pairing("second", "cem", "m3", "m4")


def site(space: Workspace, audience: Class) -> dict[str, str]:
    """Every page, feed, calendar and picture, by its address."""
    now = Situation(space, History.absent(), TODAY)
    made = content(now, audience, check(Checked(space, History.absent()), ()))
    found = {page.path: f"{page.title} {page.description} {page.body}" for page in made.pages}
    return found | {file.path: file.content.decode("utf-8", "replace") for file in made.assets}


def told(now: Situation, audience: Class | None) -> dict[str, str]:
    """What commands print for an audience, by what it is; None is the office."""
    found: dict[str, str] = {}
    for name, program in now.workspace.programs.items():
        report = report_of(now, program, audience=audience)
        written = Written(report, None, now.history, receipts=False)
        texts = [write(written) for kind, write in REPORTS.items() if kind != "xlsx"]
        found[f"report {name}"] = "\n".join(str(text) for text in texts)
    found["scores"] = "\n".join(str(line) for line in scores(now, audience))
    found["trends"] = "\n".join(f"{name}: {value}" for name, value in trends(now, audience))
    found["portfolios"] = "\n".join(portfolios(now, audience))
    found["badges"] = badges(now, audience)
    return found


def scores(now: Situation, audience: Class | None) -> Iterator[str]:
    known = facts(now, audience=audience)
    for subject in subjects(now):
        for result in all_about(known, subject):
            yield json.dumps(as_data(result, now.history), default=str)


def trends(now: Situation, audience: Class | None) -> Iterator[tuple[str, Decimal]]:
    """What is told of the months so far, of everybody."""
    known = facts(now, audience=audience)
    asked = [(subject, names_about(known, subject)) for subject in subjects(now)]
    for trend in told_of_months(known, asked, stretches(now.today, 6)):
        for point in trend.known:
            name = f"{audience} {trend.subject} {trend.name} {point.stretch.label}"
            yield name, point.value or Decimal(0)


def portfolios(now: Situation, audience: Class | None) -> Iterator[str]:
    gate = Gate(now.workspace, READERS[audience])
    for name in now.workspace.people:
        if gate.shows_profile(name):
            yield as_portfolio(portfolio(gate, facts(now, audience=audience), name))


def subjects(now: Situation) -> tuple[Subject, ...]:
    known, space = facts(now), now.workspace
    names = (*space.programs, *space.pairings, *space.people)
    found = (subjects_named(known, n, ("program", "pairing", "person"), None, None) for n in names)
    wide = [subject for several in found for subject in several]
    return tuple(each for subject in wide for each in by_program(known, subject))


def badges(now: Situation, audience: Class | None) -> str:
    gate = Gate(now.workspace, READERS[audience])
    found = [
        Row(standing, standing.rule.recognition.badge, "", standing.holder)
        for program in now.workspace.programs.values()
        for standing in standings(now, program)
        if standing.is_held and may_see(gate, standing)
    ]
    numbers = audience in ("pair", None)
    return as_json(BadgeReport(now.today, now.history, tuple(found), numbers))


def everything(**sealed: str) -> dict[tuple[str, str], str]:
    """What commands print for each audience and for the office."""
    now = Situation(workspace(small(**sealed)), History.absent(), TODAY)
    return {
        (audience or "office", name): text
        for audience in (*AUDIENCES, None)
        for name, text in told(now, audience).items()
    }


@cache
def usually() -> dict[tuple[str, str], str]:
    return everything()


@pytest.mark.parametrize("field", SEALED)
def test_no_number_of_few_moves_with_a_sealed_value(field: str) -> None:
    usual, for_office = usually(), 0
    for value in SEALED[field]:
        now = everything(**{field: value})
        moved = {name for name in usual.keys() | now.keys() if usual.get(name) != now.get(name)}
        for_office += len(moved)
        assert {audience for audience, _ in moved} <= {"office"}, value
    assert (for_office > 0) is (field in COUNTED)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nor_does_a_page_a_feed_or_a_file(audience: Class) -> None:
    usual = site(workspace(small()), audience)
    for place in (0, -1):
        now = site(workspace(small(**{name: values[place] for name, values in SEALED.items()})),
                   audience)  # fmt: skip
        names = usual.keys() | now.keys()
        assert [name for name in names if usual.get(name) != now.get(name)] == []
    assert "badges/first/best/ada.svg" in usual


def test_there_are_badges_and_scores_to_look_at() -> None:
    held = json.loads(usually()["pair", "badges"])["badges"]
    mentors = {(badge, who) for badge in ("good", "best") for who in ("ada", "bea", "cem")}
    assert {(one["badge"], one["holder"]) for one in held} >= mentors | {("pair", "m2-bea")}
    assert {one["badge"] for one in held} & {"job", "rise", "team"} == set()
    assert '"name": "mentor-score"' in usually()["pair", "scores"]


@cache
def sample() -> Workspace:
    return load(WorkTree(Path(__file__).parents[1]))[0]


def test_no_badge_of_the_sample_rests_on_a_record() -> None:
    space = sample()
    bare = replace(space, records={}, teams={
        name: team.model_copy(update={"indicators": (), "remedies": ()})
        for name, team in space.teams.items()
    })  # fmt: skip
    day = date(2026, 11, 20)
    first, second = (Situation(each, History.absent(), day) for each in (space, bare))
    for audience in AUDIENCES:
        assert badges(first, audience) == badges(second, audience)
    assert len(json.loads(badges(first, "pair"))["badges"]) > 20


POPULATIONS: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "three": [("first", "ada", "2026-07-01")] * 3,
    "three and two": [("first", "ada", "2026-07-01")] * 3 + [("first", "bea", "2026-07-01")] * 2,
    "two programs": [("first", "ada", "2026-07-01")] * 3 + [("second", "ada", "2026-07-01")] * 3,
    "known later": [*[("first", "ada", "2026-07-01")] * 3, ("first", "ada", "2026-08-10"),
                    ("first", "bea", "2026-09-01")],
    "one by one": [("first", "ada", f"2026-{month:02}-01") for month in range(5, 11)],
}  # fmt: skip
"""Of each mentee the program, the mentor, and the day on which their newest rating is known."""
DAYS = [date(2026, month, 28) for month in (7, 8, 12)]

Moves = Mapping[str, Sequence[Fraction]]
"""How much each published number moves with the sealed value of each person."""


def large(name: str, better: int | None) -> Workspace:
    """A population; the newest rating of one person is a little better than that of all others."""
    files = {"mentorship.yml": SETTINGS, "people/boss.yml": "name: Boss\n"}
    for mentor in ("ada", "bea"):
        files[f"people/{mentor}.yml"] = f"name: {mentor.title()}\n"
    for number, (program, mentor, known) in enumerate(POPULATIONS[name], 1):
        rating = "4.3" if number == better else "4.2"
        files[f"people/m{number}.yml"] = f"name: M{number}\nteam: north\n"
        files[f"people/records/m{number}.yml"] = (
            "ratings: [{period: 2025, rating: 4.0, on: 2026-01-01}, "
            f"{{period: 2026-H1, rating: {rating}, on: {known}}}]\n"
        )
        files[f"programs/{program}/program.yml"] = PROGRAM.format(name=program, kpi="15%")
        files |= pairing(program, mentor, f"m{number}")
    return workspace(files)


def numbers(space: Workspace) -> dict[str, Fraction]:
    """Every exact number that members or pairs are told on any of the days."""
    found: dict[str, Fraction] = {}
    for day in DAYS:
        now = Situation(space, History.absent(), day)
        for audience in AUDIENCES:
            found |= _numbers(now, audience)
    for audience in AUDIENCES[1:]:  # of months the public is told nothing
        for name, value in trends(now, audience):
            found[f"{now.today} {name}"] = Fraction(value)
    return found


def _numbers(now: Situation, audience: Class) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    known = facts(now, audience=audience)
    moving = [m.name for m in known.metrics.values() if m.class_ == "sealed" or m.composite]
    for subject in subjects(now):
        for result in (known.measure(name, subject) for name in moving):
            found |= values_of(f"{now.today} {audience} {subject} {result.name}", result)
    for program in now.workspace.programs.values():
        for section in report_of(now, program, audience=audience).sections:
            for place, figure in enumerate(section.figures):
                name = f"{now.today} {audience} {program.id} {section.id} {place}"
                found |= values_of(name, figure.result)
    return found


def values_of(name: str, result: Result) -> dict[str, Fraction]:
    found = {} if result.value is None else {name: Fraction(result.value)}
    found |= {} if result.points is None else {f"{name} points": Fraction(result.points)}
    for place, part in enumerate(result.parts):
        found |= values_of(f"{name}/{place}", part)
    return found


def moves(name: str) -> Moves:
    size = len(POPULATIONS[name])
    usual = numbers(large(name, None))
    others = [numbers(large(name, number)) for number in range(1, size + 1)]
    assert all(other.keys() == usual.keys() for other in others), "a number comes or goes"
    rows = {key: [other[key] - usual[key] for other in others] for key in usual}
    return {key: row for key, row in rows.items() if any(row)}


def rank(rows: Iterable[Sequence[Fraction]]) -> int:
    left = [list(row) for row in rows]
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left = [
            [x - row[column] / pivot[column] * y for x, y in zip(row, pivot, strict=True)]
            for row in left
            if row is not pivot
        ]
        return 1 + rank(left)
    return 0


def solved(found: Moves, size: int) -> list[tuple[int, ...]]:
    """The one or two people whose values, or what they have together, the numbers give away.

    A combination of the numbers speaks of these alone exactly if leaving out their columns loses
    rank: what is lost is what the numbers say of nobody else.
    """
    rows = list(found.values())
    whole = rank(rows)
    few = [people for count in (1, 2) for people in combinations(range(size), count)]
    return [
        people
        for people in few
        if rank([x for n, x in enumerate(row) if n not in people] for row in rows) < whole
    ]


def test_the_solver_solves_what_can_be_solved() -> None:
    one = Fraction(1)
    mean = {"of three": [one, one, one]}
    assert solved(mean, 3) == []
    assert solved(mean | {"of two": [one, one, 0 * one]}, 3) == [(2,), (0, 1), (0, 2), (1, 2)]
    assert solved({"own": [0 * one, one, 0 * one]}, 3) == [(1,), (0, 1), (1, 2)]
    assert rank([[one, one], [one, 2 * one], [one, 3 * one]]) == 2


@pytest.mark.parametrize("name", POPULATIONS)
def test_numbers_of_many_give_nobody_away(name: str) -> None:
    found = moves(name)
    assert {key[:10] for key in found} == {"2026-12-28"}  # told once, when the program is over
    assert solved(found, len(POPULATIONS[name])) == [], sorted(found)
