"""score, why and eligible, as they are typed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.small_world import PROGRAM, SETTINGS, note, pair

from mentorship.cli import main
from mentorship.metrics.result import Result
from mentorship.render.scores import SCORE_FORMATS, Listing, ScoreReport

SCORING = """\
cadence: [{id: talk, every: month, kind: session}]
eligibility:
  mentor:
    - {mentored: {years: 2}}
    - {any: [leader, {certificate: mentor-skills}]}
  first_time: {as: co-mentor}
scoring:
  pairing: {meetings: {weight: 100, metric: session-adherence}}
"""
FILES = {
    "mentorship.yml": SETTINGS,
    "programs/graduates/program.yml": PROGRAM + SCORING,
    **pair("ada", "lin"),
    **note("lin-ada", "2026-01-07", more="minutes: 60\n"),
    "people/records/ada.yml": "certificates: [{certificate: mentor-skills, date: 2025-03-01}]\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def run(repository: Path, *words: str) -> int:
    return main([*words, "--repo", str(repository), "--as-of", "2026-03-10"])


SHORT = """\
As of 2026-03-10

Programs: value (n)
                   graduates
on-time            67 % (3)
session-adherence  50 % (2)
course-completion  -
task-on-time       -
feedback-in-time   -
survey-positive    -
mentee-growth      -

Pairings that need attention
pairing  state    overdue  on-time   session-adherence
lin-ada  running  1        67 % (3)  50 % (2)
"""


def test_score_shows_programs_and_the_pairings_that_need_attention(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "score") == 0
    assert capsys.readouterr().out == SHORT


def test_pairings_of_one_mentee_are_no_crowd(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def attention(*pairs: tuple[str, str]) -> str:
        for mentor, mentee in pairs:
            for path, text in pair(mentor, mentee).items():
                (repository / path).write_text(text, "utf-8")
        assert run(repository, "score", "--audience", "members") == 0
        return capsys.readouterr().out.splitlines()[-1]

    assert attention(("bo", "lin"), ("cy", "lin")) == "Pairings that need attention: some"
    assert attention(("bo", "kim"), ("cy", "zoe")) == "Pairings that need attention: 5"


def test_score_of_a_pairing_begins_with_its_score(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "score", "pairing", "lin-ada") == 0
    lines = capsys.readouterr().out.splitlines()[2:6]

    assert lines == [
        "lin-ada, 2026-01-05 to 2026-12-18",
        "pairing-score        50.0 (n = 2, 100 % of the weight measured)",
        "  meetings           50 % (n = 2, 95 % interval 9-91 %) -> 50.0 points, weight 100",
        "mentees              1",
    ]


def test_columns_stand_below_each_other_in_every_script() -> None:
    rows = tuple(Result(name=name, missing="no answer") for name in ("满意度", "clear goals"))
    report = ScoreReport(date(2026, 3, 10), None, (Listing("Answers", rows),))

    assert SCORE_FORMATS["text"](report).splitlines()[3:] == [
        "满意度       - (no answer)",
        "clear goals  - (no answer)",
    ]


def test_score_of_all_pairings_is_a_table(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "score", "pairing") == 0
    assert capsys.readouterr().out == (
        "As of 2026-03-10\n\nAll pairings\n"
        "pairing  state    overdue  pair-health  on-time   session-adherence\n"
        "lin-ada  running  1        50.0 (2)     67 % (3)  50 % (2)\n"
    )


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_no_day_is_too_early_or_too_late(
    repository: Path, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    for words in (["score", "person"], ["why", "promotion-rate", "ada"], ["eligible", "ada"]):
        assert main([*words, "--repo", str(repository), "--as-of", day]) == 0
    assert day in capsys.readouterr().out


def test_score_as_json_holds_exact_values(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "score", "--format", "json") == 0
    data = json.loads(capsys.readouterr().out)

    values = {one["name"]: one["value"] for one in data["metrics"]}
    assert (values["session-adherence"], values["survey-positive"]) == ("0.5", None)
    assert [one["pairing"] for one in data["pairings"]] == ["lin-ada"]


@pytest.mark.parametrize("audience", ["public", "members"])
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_score_names_no_pairing_to_those_who_may_not_see_it(
    repository: Path, capsys: pytest.CaptureFixture[str], audience: str, form: str
) -> None:
    for words in (["score"], ["score", "program"]):
        assert run(repository, *words, "--audience", audience, "--format", form) == 0
        shown = capsys.readouterr().out

        assert not [secret for secret in ("lin", "ada", "67 %", "50 %", "1.0 h") if secret in shown]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["score", "person", "bo"], "there is no person 'bo'"),
        (["score", "person", "--audience", "public"], "numbers about a person are not for public"),
        (["score", "--from", "2026-02-01", "--to", "2026-01-01"], "--from 2026-02-01 is after"),
        (["why", "on-time", "bo"], "there is no program or person or pairing 'bo'"),
        (["why", "on-tim", "ada"], "there is no metric 'on-tim'; did you mean 'on-time'?"),
        (["eligible", "bo"], "there is no person 'bo'"),
        (["eligible", "--program", "x"], "there is no program 'x'; known: graduates"),
    ],
)  # fmt: skip
def test_a_slip_of_the_operator_is_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert run(repository, *words) == 2
    said = capsys.readouterr()

    assert (said.out, said.err.splitlines()[-1].startswith(f"mentorship: {message}")) == ("", True)


def test_why_leads_to_the_lines(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository, "why", "hours", "ada") == 0
    assert capsys.readouterr().out == (
        "hours of ada as mentor: 1.0 h (n = 1)\n"
        "  = minutes of the notes of the period / 60, for everybody who was there\n"
        "  logs/lin-ada/2026-01-07-session.md:4:10  2026-01-07-session: 60 minutes\n"
    )


def test_why_as_json(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository, "why", "pairing-score", "lin-ada", "--format", "json") == 0
    receipt = json.loads(capsys.readouterr().out)["receipts"][0]

    assert (receipt["value"], receipt["parts"][0]["inputs"][0]["path"]) == (
        "50.0",
        "logs/lin-ada/2026-01-07-session.md",
    )


def test_eligible_shows_each_rule_and_where_it_stands(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "eligible", "ada", "--role", "mentor") == 0
    program, record = "programs/graduates/program.yml", "people/records/ada.yml"
    assert capsys.readouterr().out == (
        "As of 2026-03-10\n\n"
        "ada as mentor in graduates: as co-mentor\n"
        f"  no       has mentored for 2 years  ({program}:9:7)\n"
        "           2 months, 1 mentee  (pairings/lin-ada.yml:2:10)\n"
        "           less than 2 years of mentoring\n"
        "           not needed to join as a co-mentor\n"
        "  yes      one of: leads people; holds the certificate mentor-skills\n"
        f"           ({program}:10:7)\n"
        f"           no       leads people  ({program}:10:14)\n"
        "                    leads nobody  (people/ada.yml:1:1)\n"
        "                    does not lead people\n"
        "           yes      holds the certificate mentor-skills\n"
        f"                    ({program}:10:22)\n"
        f"                    mentor-skills of 2025-03-01  ({record}:1:16)\n"
    )


def test_eligible_groups_people_by_verdict(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "eligible", "--program", "graduates") == 0
    assert capsys.readouterr().out == (
        "As of 2026-03-10\n\n"
        "graduates, mentor\n"
        "  as co-mentor:\n"
        "    ada  less than 2 years of mentoring\n"
        "  unknown:\n"
        "    lin  there is no record, so earlier mentoring is not known\n"
        "         there is no record, so the certificate mentor-skills is not known\n\n"
        "graduates, mentee\n"
        "  yes: ada, lin\n"
    )


def test_eligible_fits_a_terminal_and_says_which_waiver_has_expired(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decision = (
        "status: accepted\ndate: 2026-01-02\n"
        "waivers: [{rule: mentored, reason: Taught, by: ada, expires: 2026-03-01}]\n"
    )
    folder = repository / "programs/graduates/decisions"
    folder.mkdir(parents=True)
    (folder / "ada-mentor.yml").write_text(decision, "utf-8")
    for number in range(12):
        name = f"newcomer.number-{number:02}"
        (repository / f"people/{name}.yml").write_text(f"name: {name}\n", "utf-8")

    assert run(repository, "eligible", "--program", "graduates") == 0
    said = capsys.readouterr().out
    assert "    ada  less than 2 years of mentoring (the waiver expired on 2026-03-01)\n" in said
    assert "  yes: ada, lin, newcomer.number-00, newcomer.number-01, newcomer.number-02,\n" in said
    assert "       newcomer.number-03, newcomer.number-04, newcomer.number-05,\n" in said
    assert max(len(line) for line in said.splitlines()) <= 80


def test_eligible_as_json_says_the_same(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, "eligible", "ada", "--role", "mentor", "--format", "json") == 0
    verdict = json.loads(capsys.readouterr().out)["verdicts"][0]

    assert (verdict["answer"], verdict["as_co_mentor"]) == ("no", "yes")
    assert [(rule["rule"], rule["answer"]) for rule in verdict["rules"]] == [
        ("mentored", "no"),
        ("any", "yes"),
    ]
    assert verdict["rules"][1]["parts"][1]["place"]["path"] == "people/records/ada.yml"
