"""Rates of what was done in time, surveys, quality, hours: n, interval and what was left out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.metrics.catalogue import facts, metrics
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Excluded, Result, Subject

COURSES = """\
courses: {values: {title: Our values}}
tracks:
  general:
    core_points: {company: The company, craft: The craft}
    stages:
      - id: arrive
        weeks: 1-2
        compulsory: [values]
        tasks: [{id: interviews, title: Interviews, due: week 2}]
feedback_within: 24 hours
"""
LEARNING = PROGRAM.replace("tracks: {general: {}}\n", COURSES)
PULSE = """\
surveys:
  - id: pulse
    first: 30 days
    questions: {on-time: As planned, fit: Fits my needs, solved: Problems get solved}
"""
GRADUATES = Subject("program", "graduates")


def asked(files: dict[str, str], today: str = "2026-03-02", program: str = LEARNING) -> Facts:
    return facts(situation({"programs/graduates/program.yml": program, **files}, today))


def shown(found: Facts, subject: Subject, *names: str) -> list[tuple[str, int]]:
    return [(result.shown, result.n) for result in (found.measure(name, subject) for name in names)]


def cohort() -> dict[str, str]:
    """25 pairs: 23 took the course, 22 handed in in time and the others late, all were answered."""
    files: dict[str, str] = {}
    for number in range(25):
        pairing, day = f"e{number}-m{number}", "2026-01-15" if number < 22 else "2026-01-21"
        files |= pair(f"m{number}", f"e{number}")
        files |= note(pairing, day, "submission", "submits: interviews\n")
        files |= note(pairing, day, "feedback", "feedback: {interviews: {verdict: accept}}\n")
        if number < 23:
            files |= note(pairing, "2026-01-14", "course", "completes: values\n")
    return files


def test_the_process_of_a_cohort_is_92_88_100_percent() -> None:
    names = ("course-completion", "task-on-time", "feedback-in-time", "feedback-rate")

    found = shown(asked(cohort()), GRADUATES, *names)

    assert found == [("92 %", 25), ("88 %", 25), ("100 %", 25), ("100 %", 25)]


PAIR = pair("ada", "lin")
LIN_ADA = Subject("pairing", "lin-ada")


def test_what_is_not_due_yet_is_in_no_rate_but_progress_counts_all() -> None:
    files = {**PAIR, **note("lin-ada", "2026-01-06", "course", "completes: values\n")}
    found = asked(files, "2026-01-09")

    early = found.measure("course-completion", LIN_ADA)

    assert (early.value, early.missing) == (None, "nothing was due by 2026-01-09")
    assert early.excluded == (Excluded("1 obligation", "not decided by 2026-01-09"),)
    assert shown(found, LIN_ADA, "course-progress") == [("100 %", 1)]


def test_late_answers_count_in_the_rate_and_not_in_time() -> None:
    files = {
        **PAIR, **note("lin-ada", "2026-01-06", "submission", "submits: interviews\n"),
        **note("lin-ada", "2026-01-20", "feedback", "feedback: {interviews: {verdict: accept}}\n"),
    }  # fmt: skip

    found = shown(asked(files), LIN_ADA, "feedback-rate", "feedback-in-time")

    assert found == [("100 %", 1), ("0 %", 1)]


def test_waived_and_paused_count_nowhere() -> None:
    waived = "plan: {waived: {values: {reason: Took it, by: ada}}}\n"

    result = asked(pair("ada", "lin", more=waived)).measure("course-completion", LIN_ADA)

    assert (result.value, result.excluded) == (None, (Excluded("1 obligation", "waived"),))


def test_on_time_of_a_person_is_of_what_they_owe_in_that_role() -> None:
    files = {**PAIR, **note("lin-ada", "2026-01-07", more="completes: values\n")}
    found = asked(files)

    mentor, mentee = (
        found.measure("on-time", Subject("person", *who))
        for who in (("ada", "mentor"), ("lin", "mentee"))
    )

    assert [line.what for line in mentor.inputs] == ["lin-ada/first-meeting"]
    assert [line.what for line in mentee.inputs] == ["lin-ada/interviews/lin", "lin-ada/values/lin"]
    assert (mentor.shown, mentee.shown) == ("100 %", "50 %")


def test_a_person_is_looked_at_for_twelve_months_and_a_program_for_its_dates() -> None:
    files = {**PAIR, **note("lin-ada", "2026-01-07", more="minutes: 90\n")}

    later = asked(files, "2027-01-07")
    chosen = facts(later.situation, first=later.situation.today)

    assert shown(later, Subject("person", "ada", "mentor"), "hours") == [("-", 0)]
    assert shown(later, GRADUATES, "hours") == [("1.5 h", 1)]
    assert shown(chosen, GRADUATES, "hours") == [("-", 0)]


def test_hours_count_for_every_mentor_who_was_there() -> None:
    two = PAIR["pairings/lin-ada.yml"].replace("[ada]", "[ada, bo]")
    files = {
        **PAIR,
        "people/bo.yml": "name: Bo\n",
        "pairings/lin-ada.yml": two,
        **note("lin-ada", "2026-01-07", more="minutes: 60\npresent: [ada, bo, lin]\n"),
        **note("lin-ada", "2026-02-07", more="minutes: 30\n"),
        **note("lin-ada", "2026-02-08", more="minutes: 45\nheld: false\n"),
        **note("lin-ada", "2026-02-09"),
    }
    found = asked(files)

    assert shown(found, Subject("person", "ada", "mentor"), "hours") == [("1.5 h", 2)]
    assert shown(found, Subject("person", "bo", "mentor"), "hours") == [("1.0 h", 1)]
    assert shown(found, LIN_ADA, "hours") == [("2.5 h", 2)]
    assert found.measure("hours", LIN_ADA).excluded == (
        Excluded("logs/lin-ada/2026-02-09-session.md", "it does not say how many minutes"),
    )


def test_mentees_are_different_people_in_pairings_that_were_accepted_and_have_begun() -> None:
    program = LEARNING.replace("acceptance: none\n", "")
    yes = "accepted: {ada: 2026-01-02, lin: 2026-01-02, bo: 2026-01-02}\n"
    files = {
        **pair("ada", "lin", "bo", more=yes), **pair("ada", "lin", more=yes), **pair("ada", "cy"),
        **pair("ada", "di", start="2026-06-01", more=yes.replace("lin", "di")),
    }  # fmt: skip

    result = asked(files, program=program).measure("mentees", Subject("person", "ada", "mentor"))

    assert (result.shown, result.n) == ("2", 2)
    assert result.excluded == (
        Excluded("cy-ada", "not accepted by everybody"),
        Excluded("di-ada", "starts on 2026-06-01"),
    )


def test_the_last_quality_counts_and_mentees_do_not_grade_themselves() -> None:
    graded = "feedback: {interviews: {verdict: revise, quality: 50}}\n"
    files = {
        **PAIR, **note("lin-ada", "2026-01-12", "submission", "submits: interviews\n"),
        **note("lin-ada", "2026-01-13", "feedback", graded),
        **note("lin-ada", "2026-01-20", "feedback", graded.replace("50", "70")),
        **note("lin-ada", "2026-01-21", "feedback", "by: lin\n" + graded.replace("50", "100")),
    }  # fmt: skip

    result = asked(files).measure("task-quality", LIN_ADA)

    assert (result.shown, result.n) == ("70 %", 1)
    assert [str(line.place) for line in result.inputs] == [
        "logs/lin-ada/2026-01-20-feedback.md:4:51"
    ]


def test_core_points_covered_in_an_earlier_pairing_stay_covered() -> None:
    files = {
        **pair("bo", "lin", more="ended: {date: 2026-02-01, how: rematched}\n"),
        **pair("ada", "lin", start="2026-02-02", more="continues: lin-bo\n"),
        **note("lin-bo", "2026-01-07", more="covers: company\n"),
        **note("lin-ada", "2026-02-07", more="covers: company\nheld: false\n"),
    }

    result = asked(files).measure("core-point-coverage", LIN_ADA)

    assert (result.shown, result.n) == ("50 %", 2)
    assert [line.value for line in result.inputs] == ["covered on 2026-01-07"]
    assert result.excluded == (Excluded("lin-ada: craft", "not covered yet"),)


def test_before_anything_has_begun_nothing_is_said_about_what_there_is() -> None:
    early = asked(pair("ada", "lin"), today="1990-01-01")

    missing = [early.measure(name, GRADUATES).missing
               for name in ("course-progress", "core-point-coverage")]  # fmt: skip

    assert missing == [
        "no compulsory course had begun by 1990-01-01",
        "no pairing of the period had begun by 1990-01-01",
    ]


def test_session_adherence_is_of_the_windows_of_sessions_alone() -> None:
    cadence = LEARNING + (
        "cadence:\n  - {id: talk, every: month, kind: session}\n"
        "  - {id: check, every: month, kind: assessment}\n"
    )
    files = {**PAIR, **note("lin-ada", "2026-01-07"), **note("lin-ada", "2026-03-05")}

    result = asked(files, "2026-04-15", cadence).measure("session-adherence", LIN_ADA)

    assert (result.shown, result.n) == ("67 %", 3)


def answers(respondents: int, **points: int) -> dict[str, str]:
    """So many mentees answer; of each question so many agree."""
    files: dict[str, str] = {}
    for number in range(respondents):
        given = ", ".join(
            f"{q.replace('_', '-')}: {4 if number < yes else 3}" for q, yes in points.items()
        )
        files |= pair(f"m{number}", f"e{number}")
        path = f"logs/e{number}-m{number}/surveys/2026-02-10-pulse-e{number}.yml"
        files[path] = f"survey: pulse\nanswers: {{{given}}}\n"
    return files


def test_answers_of_20_are_90_85_and_80_percent_positive() -> None:
    files = answers(20, on_time=18, fit=17, solved=16)

    result = asked(files, program=LEARNING + PULSE).measure("survey-positive", GRADUATES)

    assert {part.name: (part.shown, part.n) for part in result.parts} == {
        "on-time": ("90 %", 20), "fit": ("85 %", 20), "solved": ("80 %", 20),
    }  # fmt: skip
    assert (result.value, result.n) == (Decimal("0.85"), 60)


def test_fewer_than_three_respondents_stay_unseen() -> None:
    files = answers(2, on_time=2, fit=2, solved=2)

    result = asked(files, program=LEARNING + PULSE).measure("survey-positive", GRADUATES)

    assert (result.value, result.missing) == (None, "2 of at least 3 respondents")
    assert not [line for part in result.parts for line in part.inputs]


def test_sealed_answers_are_counted_and_their_content_is_missing() -> None:
    files = {**PAIR, "logs/lin-ada/surveys/2026-02-10-pulse-lin.yml.age": "age-encryption.org/v1\n"}

    result = asked(files, program=LEARNING + PULSE).measure("survey-positive", GRADUATES)

    assert (result.value, result.missing) == (None, "the answers are sealed")
    assert result.excluded == (Excluded("1 answer", "sealed"),)


def test_an_answer_about_somebody_counts_for_them_alone() -> None:
    files: dict[str, str] = {"people/bo.yml": "name: Bo\n"}
    for who in ("cy", "di", "ed"):
        one = pair("ada", who)
        files |= one
        files[f"pairings/{who}-ada.yml"] = one[f"pairings/{who}-ada.yml"].replace(
            "[ada]", "[ada, bo]"
        )
        files[f"logs/{who}-ada/surveys/2026-02-10-pulse-{who}.yml"] = (
            "survey: pulse\nabout: bo\nanswers: {fit: 5}\n"
        )
    found = asked(files, program=LEARNING + PULSE)

    assert shown(found, Subject("person", "bo", "mentor"), "survey-positive") == [("100 %", 3)]
    assert (
        found.measure("survey-positive", Subject("person", "ada", "mentor")).missing
        == "nobody answered"
    )


@pytest.mark.parametrize("name", sorted(metrics()))
def test_every_metric_says_something_about_an_empty_program_and_strangers(name: str) -> None:
    found = asked({})

    results: list[Result] = [
        found.measure(name, subject)
        for subject in (GRADUATES, Subject("person", "nobody"), Subject("pairing", "none"))
    ]

    assert [bool(result.missing) == (result.value is None) for result in results] == [True] * 3


def test_every_metric_explains_itself() -> None:
    assert [m.name for m in metrics().values() if not (m.doc and m.formula)] == []


def test_an_unknown_metric_is_missing() -> None:
    assert asked({}).measure("charm", GRADUATES).missing == "there is no metric charm"
