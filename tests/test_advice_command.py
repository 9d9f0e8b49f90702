"""Advice as its readers get it: text, Markdown, data and pages, and what is kept from whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.advice_world import (
    PROGRAM,
    Files,
    cohort,
    everything,
    handed,
    late,
    made,
    pairs,
    slow,
    two_cohorts,
    unpractised,
)

from mentorship.cli import main
from mentorship.metrics.metric import Class
from mentorship.obligations.situation import Situation
from mentorship.pages.advice import advice
from mentorship.pages.reports import reports
from mentorship.publication.advice import advice_for
from mentorship.publication.build import views

SETTINGS = "organisation: Northwind\ntimezone: UTC\nas_of: 2026-07-15\n"


def planted(root: Path, files: Files) -> Path:
    for path, words in {**files, "mentorship.yml": SETTINGS}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, "utf-8")
    return root


def said(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["advise", "graduates-2026", "--repo", str(root), *options]) == 0
    return capsys.readouterr().out


def pages(files: Files, audience: str) -> dict[str, str]:
    """The pages of advice, and the reports that lead there, by path."""
    known = views(made(files), audience, ())
    return {page.path: page.body for each in (advice, reports) for page in each.make(known)}


def codes(known: Situation, audience: Class | None) -> list[str]:
    program = known.workspace.programs["graduates-2026"]
    return [each.code for each in advice_for(known, program, None, audience).advice]


def test_the_text_says_what_it_rests_on_how_sure_and_what_would_refute_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        said(planted(tmp_path, late()), capsys)
        == """\
Advice on graduates-2026, as of 2026-07-15; no cohort before, no next cohort yet

1. Interviews: 60 % handed it in in time. Give it more days.
   late-task, about the task interviews; suggests
     Which       What           Value  Cases     95 % interval
     Interviews  Tasks in time  60 %   15 of 25  41 % to 77 %
   from: mentorship why task-on-time graduates-2026 --in tasks:interviews
   how: 15 of 25 were in time, surely below 80 % (exact binomial test, p =
        0.035)
   how: 20 of 25 had handed it in 3 days after the day of the plan
   how: 7 days were given; 10 would have suited
   refuted if: the share in time stays where it is in the next cohort although
               the day is later or the work cut: then neither time nor size was
               the reason
   change: general: interviews is due on day 10
   may be read by: members of the organisation

There is no next cohort of graduates-2026 to change; this makes one:
  mentorship new cohort graduates-2026 --start 2027-01-04

Looked at, and nothing said
  best-pairs: pairs: too few to say: 0 of 10 pairs that are needed
  cases: courses: completed by 0 % only
  rest: mentors: there is no cohort before graduates-2026
  trait: mentors with 10 years of work behind them or more: too few to say: 0 of
    5 mentors that are needed with it, and without; mentors who have carried 2
    major tasks or more: too few to say: 0 of 5 mentors that are needed with it,
    and without
"""
    )


def test_the_command_behind_a_figure_prints_its_receipt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = planted(tmp_path, late())
    command = "why task-on-time graduates-2026 --in tasks:interviews"
    assert f"from: mentorship {command}" in said(root, capsys)
    assert main([*command.split(), "--repo", str(root)]) == 0
    assert "15 of 25" in capsys.readouterr().out


def test_markdown_and_data_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = planted(tmp_path, {**unpractised(), "people/m01.yml": "name: '@m01 <b>'\n"})
    listed = said(root, capsys, "--format", "markdown")
    assert "- **Our values: finished by 95 %, but Interviews is 70 % good." in listed
    assert (
        "    - Interviews, quality of tasks: 70 %; cases 20; 95 % interval 68 % to 72 %" in listed
    )

    data = json.loads(said(root, capsys, "--format", "json"))
    assert (data["program"], data["next"], len(data["advice"])) == ("graduates-2026", None, 1)
    only = data["advice"][0]
    assert (only["code"], only["sure"], only["readers"]) == ("practice", "suggests", "members")
    course, task = only["evidence"]
    assert (course["section"], course["hits"], course["result"]["n"]) == ("courses", 19, 20)
    assert task["result"]["value"] == "0.70"
    assert task["result"]["inputs"][0]["path"].startswith("logs/m01-a1/")
    assert only["changes"] == ["general: a task more, “Practice: Interviews”, due day 4"]


def test_members_read_advice_on_figures_they_have_and_not_how_it_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(planted(tmp_path, everything()), capsys, "--audience", "members")
    assert "Interviews: 58 % handed it in in time." in told
    for withheld in ("how:", "change:", "10 would have suited", "newcomer", "10 years", "--patch",
                     "nothing said"):  # fmt: skip
        assert withheld not in told


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("public", []),
        ("members", ["late-task", "practice"]),
        ("pair", ["late-task", "practice"]),
        (None, ["cases", "late-task", "practice", "trait"]),
    ],
)
def test_who_may_read_what(audience: Class | None, expected: list[str]) -> None:
    assert codes(made(everything()), audience) == expected


@pytest.mark.parametrize("audience", ["public", "members", "pair"])
def test_no_mentor_is_named_to_anybody_but_the_office(audience: Class) -> None:
    late_ones, weary = made(slow("2026-12-18")), two_cohorts()
    assert (codes(late_ones, None), codes(late_ones, audience)) == (["late-answers"], [])
    assert "should have a rest" in pages(weary, "office")["advice/graduates-2026.html"]
    for body in pages(weary, audience).values():
        assert "should have a rest" not in body


def test_advice_on_a_group_that_is_withheld_is_withheld_too() -> None:
    """Two mentees have a task of their own: with the others' told, theirs would follow."""
    text = (
        PROGRAM + "  small:\n    stages:\n      - id: begin\n        title: Begin\n"
        "        weeks: 1-4\n        tasks: [{id: own, title: Own, due: day 7}]\n"
    )
    files = {**late(), "programs/graduates-2026/program.yml": text}
    files = {p: t + "track: general\n" if p.startswith("pairings") else t for p, t in files.items()}
    for number in (90, 91):
        more = cohort(1, prefix=f"z{number}", program=text)
        files |= {p: t + "track: small\n" if p.startswith("pairings") else t
                  for p, t in more.items()}  # fmt: skip
        files |= handed(pairs(more)[0], "2026-01-09", "own")
    known = made(files)
    assert codes(known, None) == ["late-task"]
    assert codes(known, "members") == []


def test_pages_for_the_office_and_for_members() -> None:
    files = everything()
    office, members, public = (pages(files, name) for name in ("office", "members", "public"))

    path = "advice/graduates-2026.html"
    assert "office only" in office[path]
    assert "mentorship advise graduates-2026 --patch | git apply" in office[path]
    assert "things looked at, and nothing said" in office[path]
    assert "Late task: Interviews" in members[path]
    for withheld in ("office only", "git apply", "nothing said", "How it was found", "10 years"):
        assert withheld not in members[path]
    assert not [page for page in public if page.startswith("advice/")]
    for site in (office, members):
        assert 'href="../advice/graduates-2026.html"' in site["reports/graduates-2026.html"]


def test_members_get_no_page_where_there_is_nothing_for_them() -> None:
    """A page that says that something was withheld would say too much."""
    members = pages(two_cohorts(), "members")
    assert {path.partition("/")[0] for path in members} == {"reports"}
    assert "advice/" not in "".join(members.values())
    empty = pages(cohort(1), "office")["advice/graduates-2026.html"]
    assert "There is nothing to advise so far." in empty


def test_the_same_files_give_the_same_bytes() -> None:
    first, second = (pages(everything(), "office") for _ in range(2))
    assert first == second
    assert [view.id for view in views(made(everything()), "office", ()).advice] == [
        "graduates-2026"
    ]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["nobody"], "there is no program 'nobody'"),
        (["graduates-2026", "--against", "graduates-2026"],
         "--against graduates-2026 is the program itself"),
        (["graduates-2026", "--against", "x"], "there is no program 'x'"),
    ],
)  # fmt: skip
def test_a_wrong_command_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    root = planted(tmp_path, cohort(1))
    assert main(["advise", *options, "--repo", str(root)]) == 2
    assert says in capsys.readouterr().err
