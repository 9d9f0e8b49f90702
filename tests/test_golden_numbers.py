"""Numbers that are promised, each from files through the command to what it prints.

One repository for all of them: a cohort of 25, three mentees of one mentor, 20 who answer a
survey, 24 teams, two jobs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.report_world import files as cohort
from tests.report_world import voices
from tests.small_world import note, pair

from mentorship.cli import main

Files = dict[str, str]
Ask = Callable[..., Any]
AFTER = ("--as-of", "2026-07-15")
A_YEAR_ON = ("--as-of", "2027-07-15")
PLAIN = "dates: {start: 2026-01-05, end: 2026-06-26}\nacceptance: none\napproval: none\n"
SETTINGS = """\
organisation: Northwind
timezone: UTC
performance_models:
  salesperson:
    roles: [salesperson]
    weights: {innovation: 15, customer: 20, output: 30, quality: 25, teamwork: 10}
  developer:
    roles: [developer]
    weights:
      code-quality: {weight: 30, of: {bug-rate: 60, reuse-rate: 40}}
      project-progress: 25
      teamwork: 20
      customer-feedback: 25
"""
SALES = {"innovation": 40, "customer": 80, "output": 90, "quality": 70, "teamwork": 100}
CODE = {"bug-rate": 90, "reuse-rate": 65, "project-progress": 90, "teamwork": 70,
        "customer-feedback": 60}  # fmt: skip
QUESTIONS = {"on-time": 18, "fit": 17, "solved": 16}
"""How many of 20 agree."""


def three_mentees() -> Files:
    """Grace mentors three: one was rated 3.5 and then 4.2, one scored 70 and then 85."""
    found = {"programs/trio/program.yml": f"title: Trio\n{PLAIN}tracks: {{general: {{}}}}\n"}
    records = {
        "bo": "ratings:\n  - {period: 2025-H2, rating: 3.5, on: 2025-12-20}\n"
        "  - {period: 2026-H1, rating: 4.2, percentile: 8, on: 2026-07-01}\n"
        "promotions: [{date: 2026-05-01, from: 3, to: 4}]\n",
        "cy": "tests:\n  - {skill: python, date: 2025-12-20, score: 70}\n"
        "  - {skill: python, date: 2026-06-20, score: 85}\n"
        "ratings: [{period: 2026-H1, rating: 4.0, percentile: 40, on: 2026-07-01}]\n"
        "promotions: [{date: 2026-12-01, from: 3, to: 4}]\n",
        "di": "ratings: [{period: 2026-H1, rating: 3.0, percentile: 70, on: 2026-07-01}]\n",
    }
    for who, record in records.items():
        found |= pair("grace", who)
        path = f"pairings/{who}-grace.yml"
        found[path] = found[path].replace("graduates", "trio")
        found[f"people/records/{who}.yml"] = record
        found |= note(f"{who}-grace", "2026-02-03")
    return found


def asked_people() -> Files:
    """Of 20 mentees 18 agree that sessions are on time, 17 that they fit, 16 that they solve."""
    asked = ", ".join(f"{question}: Yes" for question in QUESTIONS)
    survey = f"surveys: [{{id: pulse, first: 30 days, questions: {{{asked}}}}}]\n"
    found = {
        "programs/voices/program.yml": f"title: Voices\n{PLAIN}tracks: {{general: {{}}}}\n{survey}"
    }
    for number in range(20):
        mentee = f"v{number}"
        found |= pair("vera", mentee)
        path = f"pairings/{mentee}-vera.yml"
        found[path] = found[path].replace("graduates", "voices")
        points = ", ".join(f"{q}: {5 if number < yes else 2}" for q, yes in QUESTIONS.items())
        found[f"logs/{mentee}-vera/surveys/2026-02-06-pulse-{mentee}.yml"] = (
            f"survey: pulse\nanswers: {{{points}}}\n"
        )
    return found


def teams() -> Files:
    """24 teams whose contacts go with their performance, r = 0.72, and their delivery, r = 0.81.

    Contacts are 1 to 24; the rest of each figure is a wave without any slope.
    """
    found = {"programs/exchange/program.yml": f"title: X\n{PLAIN}tracks: {{general: {{}}}}\n"}
    for number in range(24):
        x = (Decimal(number) - Decimal("11.5")) / Decimal(1150).sqrt()
        wave = (1, -1, -1, 1)[number % 4] / Decimal(24).sqrt()
        values = {
            name: round(100 + 50 * (r * x + (1 - r * r).sqrt() * wave), 4)
            for name, r in (("performance", Decimal("0.72")), ("delivery", Decimal("0.81")))
        }
        rows = "".join(
            f"  - {{name: {name}, values: {{2026-02: {value}}}}}\n"
            for name, value in {"contacts": number + 1, **values}.items()
        )
        mentee, team = f"x{number}", f"t{number}"
        found |= pair("xenia", mentee)
        path = f"pairings/{mentee}-xenia.yml"
        found[path] = found[path].replace("graduates", "exchange")
        found[f"people/{mentee}.yml"] = f"name: {mentee}\nteam: {team}\n"
        found[f"people/teams/{team}.yml"] = f"indicators:\n{rows}"
    return found


def jobs() -> Files:
    """Somebody in sales, whose answers take three hours, and a developer under target."""

    def record(points: dict[str, int], more: str) -> str:
        rows = (
            f"  - {{name: {name}, target: 100, values: {{2026-06: {value}}}}}\n"
            for name, value in points.items()
        )
        return "indicators:\n" + "".join(rows) + f"  - {{{more}}}\n"

    hours = ", ".join(f"2026-0{month}: {3.0 if month == 6 else 1.0}" for month in range(1, 7))
    tickets = "2026-03: 11, 2026-04: 9, 2026-05: 8, 2026-06: 7"
    return {
        "people/max.yml": "name: Max\njob: {role: salesperson}\nmanager: gail\n",
        "people/dev.yml": "name: Dev\njob: {role: developer}\nmanager: gail\n",
        "people/gail.yml": "name: Gail\n",
        "people/records/max.yml": record(
            SALES, f"name: response-hours, better: lower, values: {{{hours}}}"
        ),
        "people/records/dev.yml": record(
            CODE, f"name: tickets, better: higher, target: 10, values: {{{tickets}}}"
        ),
    }


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("golden")
    files = {"mentorship.yml": SETTINGS, **cohort(), **voices(), **three_mentees(),
             **asked_people(), **teams(), **jobs()}  # fmt: skip
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


@pytest.fixture
def ask(repository: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    def asks(*words: str) -> Any:
        assert main([*words, "--format", "json", "--repo", str(repository)]) == 0
        return json.loads(capsys.readouterr().out)

    return asks


def figure(found: dict[str, Any]) -> tuple[object, ...]:
    """A result as its value, n and interval."""
    ends = found["interval"]
    return found["shown"], found["n"], ends and tuple(f"{Decimal(end):.3f}" for end in ends)


def section(report: Any, name: str) -> list[Any]:
    """The figures of a section that have a value."""
    (found,) = [each for each in report["sections"] if each["id"] == name]
    return [each for each in found["figures"] if each["result"]["value"] is not None]


@pytest.fixture(scope="module")
def report(repository: Path) -> Any:
    """The report of the cohort of 25, written once for all who look at it."""
    out = repository / "report.json"
    words = ("report", "graduates", *AFTER, "--format", "json", "--out", str(out))
    assert main([*words, "--repo", str(repository)]) == 0
    return json.loads(out.read_text())


def test_the_repository_is_free_of_findings(repository: Path) -> None:
    assert main(["check", "--repo", str(repository), "--fail-on", "info"]) == 0


def test_the_process_is_92_88_and_100(report: Any) -> None:
    assert [(each["title"], *figure(each["result"])) for each in section(report, "process")][
        :3
    ] == [
        ("Courses completed", "92 %", 25, ("0.750", "0.978")),
        ("Tasks in time", "88 %", 25, ("0.700", "0.958")),
        ("Feedback in time", "100 %", 25, ("0.867", "1.000")),
    ]


def test_a_rate_of_all_ends_at_one(report: Any) -> None:
    assert section(report, "process")[2]["result"]["interval"][1] == "1"


def test_the_outcome_is_15_85_and_78(report: Any) -> None:
    assert [(each["title"], *figure(each["result"])) for each in section(report, "voices")] == [
        ("Superiors who agree", "85 %", 20, ("0.640", "0.948")),
        ("Team members who agree", "78 %", 23, ("0.581", "0.903")),
    ]
    (team,) = section(report, "indicators")
    assert (team["group"], team["title"], team["result"]["shown"], team["last"]["shown"]) == (
        "platform", "Performance", "115", "100",
    )  # fmt: skip
    assert team["says"] == "+15.0 %; suggests better"


def test_kpis_before_and_after(report: Any) -> None:
    assert [
        (each["name"], each["last"]["shown"], each["result"]["shown"], each["says"])
        for each in section(report, "kpis")
    ] == [
        ("attainment", "70 %", "90 %", "better; target reached"),
        ("newcomer-turnover", "30 %", "15 %", "better; target reached"),
        ("promoted", "10 %", "25 %", "better"),
        ("satisfaction", "65 %", "85 %", "better; target not reached"),
    ]


def test_contacts_of_24_teams_go_with_what_they_do(ask: Ask) -> None:
    found = {
        each["title"]: each for each in section(ask("report", "exchange", *AFTER), "relations")
    }

    performance = found["contacts and performance (Pearson)"]
    delivery = found["contacts and delivery (Pearson)"]

    r = {name: f"{Decimal(each['result']['value']):.4f}" for name, each in found.items()}
    assert r["contacts and performance (Pearson)"] == "0.7200"
    assert r["contacts and delivery (Pearson)"] == "0.8100"
    assert figure(performance["result"])[1:] == (24, ("0.446", "0.871"))
    assert figure(delivery["result"])[1:] == (24, ("0.604", "0.915"))
    words = "suggests that they go together (p < 0.001)"
    assert (performance["says"], delivery["says"]) == (words, words)
    assert len(found) == 6  # three pairs of figures were looked at, each in two ways


@pytest.mark.parametrize(
    ("metric", "pairing", "day", "shown", "lines"),
    [
        ("rating-growth", "bo-grace", AFTER, "+20.0 %", ("3.5 of 5", "4.2 of 5")),
        ("skill-growth", "cy-grace", AFTER, "+21.4 %", ("70 of 100", "85 of 100")),
    ],
)
def test_growth_of_a_mentee(
    ask: Ask, metric: str, pairing: str, day: tuple[str, ...], shown: str, lines: tuple[str, str]
) -> None:
    (found,) = ask("why", metric, pairing, *day)["receipts"]

    assert figure(found) == (shown, 1, None)
    leaf = found
    while leaf["parts"]:
        (leaf,) = leaf["parts"]
    assert tuple(line["value"] for line in leaf["inputs"]) == lines
    assert leaf["formula"] == "(after - before) / before"


@pytest.mark.parametrize(
    ("metric", "shown", "interval"),
    [
        ("promotion-rate", "67 %", ("0.208", "0.939")),
        ("top-performer-rate", "33 %", ("0.061", "0.792")),
    ],
)
def test_two_of_three_are_promoted_and_one_is_in_the_best_tenth(
    ask: Ask, metric: str, shown: str, interval: tuple[str, str]
) -> None:
    (found,) = ask("why", metric, "grace", *A_YEAR_ON)["receipts"]
    assert figure(found) == (shown, 3, interval)
    assert [Path(line["path"]).stem for line in found["inputs"]] == ["bo", "cy", "di"]


def test_the_survey_is_90_85_80_in_clear_and_from_its_tally(
    ask: Ask, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def answers(*more: str) -> dict[str, tuple[object, ...]]:
        metrics = ask("score", "program", "voices", *AFTER, *more)["metrics"]
        found = next(each for each in metrics if each["name"] == "survey-positive")
        parts = {part["name"]: figure(part) for part in found["parts"]}
        return {**parts, "together": figure(found)}

    expected = {
        "fit": ("85 %", 20, ("0.640", "0.948")),
        "on-time": ("90 %", 20, ("0.699", "0.972")),
        "solved": ("80 %", 20, ("0.584", "0.919")),
        "together": ("85 %", 60, ("0.739", "0.919")),
    }
    assert answers() == expected
    tally = repository / "programs/voices/tallies/pulse-r1.yml"
    try:
        assert (
            main(["survey", "tally", "voices", "--write", *AFTER, "--repo", str(repository)]) == 0
        )
        capsys.readouterr()
        assert "fit: 17 of 20\n      on-time: 18 of 20\n      solved: 16 of 20" in tally.read_text()
        assert answers() == answers("--audience", "members") == expected
    finally:
        tally.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("person", "score", "parts"),
    [
        # 15 * 40 + 20 * 80 + 30 * 90 + 25 * 70 + 10 * 100 = 7650
        ("max", "76.5", {"innovation": ("15", "40"), "customer": ("20", "80"),
                         "output": ("30", "90"), "quality": ("25", "70"),
                         "teamwork": ("10", "100")}),
        # 60 % of 90 and 40 % of 65 are 80; 30 * 80 + 25 * 90 + 20 * 70 + 25 * 60 = 7550
        ("dev", "75.5", {"code-quality": ("30", "80"), "project-progress": ("25", "90"),
                         "teamwork": ("20", "70"), "customer-feedback": ("25", "60")}),
    ],
)  # fmt: skip
def test_the_score_of_a_job(
    ask: Ask, person: str, score: str, parts: dict[str, tuple[str, str]]
) -> None:
    (found,) = ask("why", "job-score", person, *AFTER)["receipts"]

    assert (found["shown"], found["n"], found["measured"]) == (score, 5, "1")
    assert {
        part["name"]: (part["weight"], str(Decimal(part["points"]).normalize() + 0))
        for part in found["parts"]
    } == {
        name: (weight, str(Decimal(points).normalize() + 0))
        for name, (weight, points) in parts.items()
    }


def test_a_fall_from_one_hour_to_three_and_three_months_under_target(ask: Ask) -> None:
    found = ask("alerts", *AFTER)["alerts"]
    assert [
        (each["owner"]["id"], each["indicator"], each["kind"], each["tell"], each["said"])
        for each in found
    ] == [
        ("dev", "tickets", "miss", ["gail"],
         "under the target 10 in 3 periods in a row, 2026-04 to 2026-06: 9, 8, 7"),
        ("max", "response-hours", "fall", ["gail"],
         "3.0 in 2026-06, 200 % worse than the median of the 5 periods before, 1.0 (n = 5)"),
    ]  # fmt: skip


def test_three_months_under_target_have_four_branches(ask: Ask) -> None:
    (tree,) = ask("causes", "dev", *AFTER)["trees"]
    assert [(line["value"], line["line"]) for line in tree["lines"]] == [
        ("9", 7),
        ("8", 7),
        ("7", 7),
    ]
    assert [(branch["cause"], branch["leaning"]) for branch in tree["branches"]] == [
        ("target", "does not decide"), ("environment", "no data"),
        ("resources", "speaks against it"), ("ability", "no data"),
    ]  # fmt: skip
