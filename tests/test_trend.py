"""Numbers month by month: each point is a receipt, gaps are gaps, and months tell of nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.small_world import PROGRAM, SETTINGS, note, pair, situation

from mentorship.cli import main
from mentorship.history.facts import History
from mentorship.metrics.catalogue import facts
from mentorship.metrics.metric import Facts
from mentorship.metrics.overview import by_program, names_about, subjects_named
from mentorship.metrics.result import Subject
from mentorship.metrics.trends.stretches import between, stretches
from mentorship.metrics.trends.telling import months_withheld, told
from mentorship.metrics.trends.trend import Trend, trends
from mentorship.obligations.situation import Situation
from mentorship.render.trend import blocks
from mentorship.workspace.loader import load
from mentorship.workspace.tree import WorkTree

SAMPLE = Path(__file__).resolve().parent.parent
TALK = PROGRAM + "cadence: [{id: talk, every: month, kind: session}]\n"
GRADUATES = Subject("program", "graduates")


def everybody(known: Facts) -> Iterator[Subject]:
    """Every program and pairing, and every person in each role and program."""
    space = known.situation.workspace
    for name in (*space.programs, *space.pairings, *space.people):
        for subject in subjects_named(known, name, ("program", "pairing", "person"), None, None):
            yield from by_program(known, subject)


def one(known: Facts, subject: Subject, name: str, months: int = 3) -> Trend:
    (found,) = told(known, [(subject, [name])], stretches(known.situation.today, months))
    return found


def told_values(trend: Trend) -> list[tuple[str, str, int]]:
    return [
        (p.stretch.label, "-" if p.value is None else trend.unit.shown(p.value), p.n)
        for p in trend.points
    ]


@pytest.mark.parametrize("by", ["month", "quarter"])
def test_each_point_is_what_why_says_for_its_days(by: str) -> None:
    workspace, _ = load(WorkTree(SAMPLE))
    here = Situation(workspace, History.absent(), date(2026, 11, 20))
    known = facts(here)
    asked = [(subject, names_about(known, subject)) for subject in everybody(known)]
    through = stretches(here.today, 24, "quarter" if by == "quarter" else "month")

    found = trends(known, asked, through)

    views = {p.asked: facts(here, first=p.asked.first, last=p.asked.last)
             for trend in found for p in trend.points if p.asked}  # fmt: skip
    assert len(found) > 1000
    for trend in found:
        for point in trend.points:
            if point.asked:
                why = views[point.asked].measure(trend.name, trend.subject)
                value = (why.value, why.n, why.interval) if why.n else (None, 0, None)
                value = (None, 0, None) if why.value is None else value
                assert (point.value, point.n, point.interval) == value, (trend.name, point)


STOOD = ("on-time", "task-on-time", "feedback-rate", "session-adherence", "hours", "mentor-score",
         "mentee-growth", "promotion-rate", "retention", "survey-positive")  # fmt: skip


@pytest.mark.parametrize("day", [date(2026, 4, 30), date(2026, 9, 30)])
def test_how_it_stood_is_what_whoever_asked_on_that_day_heard(day: date) -> None:
    workspace, _ = load(WorkTree(SAMPLE))
    known = facts(Situation(workspace, History.absent(), date(2026, 11, 20)))
    then = facts(Situation(workspace, History.absent(), day))

    stood = known.within(None, day)

    pairs = [(subject, name) for subject in everybody(known) for name in STOOD]
    assert {pair: stood.measure(pair[1], pair[0]).value for pair in pairs} == {
        pair: then.measure(pair[1], pair[0]).value for pair in pairs
    }


def test_what_was_due_in_a_month_is_judged_today_and_a_month_without_a_case_is_a_gap() -> None:
    late = note("lin-ada", "2026-01-07") | note("lin-ada", "2026-03-02")
    files = {"programs/graduates/program.yml": TALK, **pair("ada", "lin"), **late}
    known = facts(situation(files, "2026-04-10"))

    found = one(known, Subject("pairing", "lin-ada"), "session-adherence", 5)

    assert told_values(found) == [
        ("2025-12", "-", 0), ("2026-01", "100 %", 1), ("2026-02", "0 %", 1),
        ("2026-03", "100 %", 1), ("2026-04", "-", 0),
    ]  # fmt: skip
    assert blocks(found) == "·█▁█·"
    assert found.points[0].missing == "before it began"
    assert found.points[-1].missing == "nothing was due by 2026-04-10"


def test_what_stands_is_told_as_of_the_end_of_the_month_by_what_was_known_then() -> None:
    record = (
        "ratings:\n"
        "- {period: 2025, rating: 4.0, scale: 5, on: 2026-01-02}\n"
        "- {period: 2026-Q1, rating: 4.2, scale: 5, on: 2026-04-20}\n"
    )
    files = {"programs/graduates/program.yml": TALK, **pair("ada", "lin"),
             "people/records/lin.yml": record}  # fmt: skip
    known = facts(situation(files, "2026-05-10"))

    growth = one(known, Subject("pairing", "lin-ada"), "rating-growth")
    overdue = one(known, Subject("pairing", "lin-ada"), "overdue", 5)

    assert [value for _, value, _ in told_values(growth)] == ["-", "+5.0 %", "+5.0 %"]
    assert [value for _, value, _ in told_values(overdue)] == ["2", "2", "1", "1", "2"]


def test_what_is_handed_in_later_was_not_done_at_the_end_of_the_months_before() -> None:
    track = "{weeks: 1-4, id: arrive, tasks: [{id: report, title: Report, due: 2026-01-30}]}"
    program = PROGRAM.replace("{general: {}}", "{general: {stages: [" + track + "]}}")
    files = {"programs/graduates/program.yml": program, **pair("ada", "lin"),
             **note("lin-ada", "2026-01-07"),
             **note("lin-ada", "2026-04-29", "submission", "submits: report\n")}  # fmt: skip
    known, lin = facts(situation(files, "2026-05-01")), Subject("pairing", "lin-ada")

    done, overdue = (one(known, lin, name, 5) for name in ("done-of-due", "overdue"))
    then = known.within(None, date(2026, 1, 31)).measure("done-of-due", lin)
    due_day = known.within(None, date(2026, 1, 30)).measure("done-of-due", lin)

    whole = [value for _, value, _ in told_values(done)]
    assert whole == ["50 %", "50 %", "50 %", "100 %", "100 %"]
    assert [value for _, value, _ in told_values(overdue)] == ["1", "1", "1", "0", "0"]
    assert (then.shown, then.n, due_day.shown, due_day.n) == ("50 %", 2, "100 %", 1)


def test_the_months_of_a_program_are_those_of_its_days_and_add_up_to_it() -> None:
    files = {"programs/graduates/program.yml": TALK, **pair("ada", "lin"), **pair("ada", "bo")}
    known = facts(situation(files | note("bo-ada", "2026-02-03"), "2026-12-31"))

    (found,) = trends(known, [(GRADUATES, ["on-time"])], stretches(date(2026, 12, 31), 24))

    whole = known.measure("on-time", GRADUATES)
    assert sum(point.n for point in found.points) == whole.n
    assert sum((p.value or 0) * p.n for p in found.points) == (whole.value or 0) * whole.n
    assert found.known[0].asked == (date(2026, 1, 5), date(2026, 1, 31))
    assert found.known[-1].asked == (date(2026, 12, 1), date(2026, 12, 18))


def test_quarters_are_calendar_quarters_and_the_last_is_the_one_that_runs() -> None:
    assert [(s.label, s.first, s.last) for s in stretches(date(2026, 2, 3), 4, "quarter")] == [
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
    ]
    assert [s.label for s in between(date(2025, 12, 31), date(2026, 1, 1))] == [
        "2025-12", "2026-01",
    ]  # fmt: skip
    assert stretches(date(9999, 12, 31), 1)[0].last == date.max


COHORT = {
    "programs/graduates/program.yml": TALK,
    **pair("ada", "lin"),
    **pair("bo", "cy"),
    **pair("dan", "eve", start="2026-02-02"),
    **pair("fay", "gus", start="2026-02-02"),
}


def test_a_month_of_two_people_is_withheld_and_one_more_from_which_it_would_follow() -> None:
    members = facts(situation(COHORT, "2026-05-10"), audience="members")

    found = one(members, GRADUATES, "session-adherence", 5)

    assert told_values(found) == [
        ("2026-01", "-", 0), ("2026-02", "-", 0), ("2026-03", "0 %", 4), ("2026-04", "0 %", 4),
        ("2026-05", "-", 0),
    ]  # fmt: skip
    assert [point.withheld for point in found.points] == [True, True, False, False, False]
    assert found.points[0].missing == "withheld: it would tell of one or two people"


def test_no_choice_of_months_or_quarters_tells_more() -> None:
    members = facts(situation(COHORT, "2026-05-10"), audience="members")
    asked = [(GRADUATES, ["session-adherence"])]

    ways = [
        told(members, asked, stretches(date(2026, 5, 10), months, "quarter" if three else "month"))
        for months in (1, 2, 3, 4, 5, 24)
        for three in (False, True)
    ]

    shown = {p.stretch.label for (trend,) in ways for p in trend.known}
    assert shown == {"2026-03", "2026-04", "2026-Q2"}


def test_nobody_can_solve_a_withheld_month_from_all_that_is_told() -> None:
    crowd = [frozenset(f"p{number}" for number in range(size)) for size in range(8)]
    for sizes in ((1, 5, 5, 5, 4, 6), (2, 2, 3, 7, 7, 7), (0, 1, 0, 3, 3, 5), (5, 5, 5, 2, 5, 5)):
        months = {date(2026, m, 1): crowd[size] for m, size in enumerate(sizes, 1) if size}
        out = months_withheld(months)
        listed = sorted(months)
        told_rows = [[int(other == each) for other in listed] for each in listed if each not in out]
        quarters = [[m for m in listed if (m.month - 1) // 3 == q] for q in (0, 1)]
        told_rows += [
            [int(other in q) for other in listed] for q in quarters if not out.intersection(q)
        ]
        whole = [1] * len(listed)

        for month in out:
            single = [int(other == month) for other in listed]
            base = rank([*told_rows, whole])
            assert rank([*told_rows, whole, single]) > base, (sizes, month)


def rank(rows: Sequence[Sequence[int]]) -> int:
    """How many of the rows say something that the others do not, by elimination."""
    left, found = [[Fraction(cell) for cell in row] for row in rows], 0
    while left:
        row = left.pop()
        place = next((n for n, cell in enumerate(row) if cell), None)
        if place is not None:
            found += 1
            left = [[c - other[place] / row[place] * r for c, r in zip(other, row, strict=True)]
                    for other in left]  # fmt: skip
    return found


def test_numbers_that_change_for_one_person_are_no_trend_for_members() -> None:
    record = "ratings: [{{period: 2025, rating: 3, scale: 5}}, {{period: {}, rating: 4, scale: 5}}]"
    records = {
        f"people/records/{who}.yml": record.format(period) + "\n"
        for who, period in (("lin", "2026-Q1"), ("cy", "2026-Q1"), ("eve", "2026-Q2"))
    }
    here = situation({**COHORT, **records}, "2027-02-10")

    for name in ("rating-growth", "core-point-coverage", "task-quality", "course-progress"):
        found = one(facts(here, audience="members"), GRADUATES, name, 12)
        assert {point.missing for point in found.points} == {"not for members"}
    assert one(facts(here, audience="pair"), GRADUATES, "rating-growth", 12).withheld
    assert one(facts(here), GRADUATES, "rating-growth", 12).known


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in {"mentorship.yml": SETTINGS, **COHORT}.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def run(repository: Path, *words: str) -> int:
    return main(["trend", *words, "--repo", str(repository), "--as-of", "2026-03-10"])


SHOWN = """\
As of 2026-03-10

lin-ada, 2025-12 to 2026-03
session-adherence  ·▁▁·  0 %  n = 1, 2026-02
overdue *          ·███  2    2026-03
* as it stood at the end of the month; the others tell what fell into it

session-adherence
  2026-01  ▁  0 %  n = 1, 95 % interval 0-79 %
  2026-02  ▁  0 %  n = 1, 95 % interval 0-79 %
  2026-03  ·  -    nothing was due by 2026-03-10
  mentorship why session-adherence lin-ada --from 2026-02-01 --to 2026-02-28

overdue *
  2026-01  █  2
  2026-02  █  2
  2026-03  █  2
  mentorship why overdue lin-ada --to 2026-03-31
"""


def test_as_text(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository, "lin-ada", "session-adherence", "overdue", "--months", "4") == 0

    assert capsys.readouterr().out == SHOWN


def test_each_receipt_in_json_gives_the_value(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(repository, "ada", "on-time", "overdue", "--months", "3", "--format", "json")
    (on_time, _) = json.loads(capsys.readouterr().out)["trends"]
    point = on_time["points"][-2]

    words = point["why"].split()[1:]
    main([*words, "--repo", str(repository), "--as-of", "2026-03-10", "--format", "json"])
    (receipt,) = json.loads(capsys.readouterr().out)["receipts"]

    assert (point["month"], on_time["tells"]) == ("2026-02", "what fell into it")
    assert (receipt["value"], receipt["n"]) == (point["value"], point["n"]) == ("0", 1)


def test_as_csv(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(repository, "lin-ada", "overdue", "--months", "2", "--format", "csv")

    assert capsys.readouterr().out == (
        "subject,role,program,metric,unit,month,value,n,low,high,missing\n"
        "lin-ada,,,overdue,count,2026-02,2,13,,,\n"
        "lin-ada,,,overdue,count,2026-03,2,13,,,\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nobody",), "there is no program or pairing or person 'nobody'"),
        (("ada", "on-tme"), "there is no metric 'on-tme'; did you mean 'on-time'? Else there are"),
        (("graduates", "--audience", "public"), "trends are not for the public"),
        (("lin-ada", "--audience", "members"), "numbers about a pairing are not for members"),
    ],
)
def test_what_cannot_be_followed_is_said(
    repository: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert run(repository, *words) == 2

    assert said in capsys.readouterr().err


def test_months_are_a_number(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(repository, "graduates", "--months", "0")

    assert "'0' is no number of months from 1 to 1200" in capsys.readouterr().err
