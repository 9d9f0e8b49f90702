"""Advice: the cases of the manual worked by hand, and when nothing is said."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import comb
from random import Random

import pytest
from tests.advice_world import (
    HEAD,
    PROGRAM,
    Files,
    cohort,
    counsel,
    everything,
    graded,
    handed,
    in_two_weeks,
    late,
    learned,
    made,
    note,
    only,
    pairs,
    seasoned,
    silent,
    slow,
    two_cohorts,
    unmoved,
    unpractised,
)

from mentorship.advice.advise import advice_rules, advise, cohort_after
from mentorship.advice.amendment import named_after
from mentorship.advice.places import planned
from mentorship.metrics.catalogue import facts
from mentorship.metrics.evaluation.exact import SURE, p_below
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Subject
from mentorship.metrics.statistics import Share, wilson


def changes(advice: object) -> list[str]:
    return [str(each) for each in advice.amendments]  # type: ignore[attr-defined]


def table(advice: object) -> list[tuple[str, int | None, int]]:
    """Name, hits and cases of each figure."""
    figures = [each.figure for each in advice.evidence]  # type: ignore[attr-defined]
    return [(figure.name, figure.hits, figure.result.n) for figure in figures]


def test_a_course_finished_by_95_percent_with_tasks_70_percent_good_asks_for_practice() -> None:
    found = only(counsel(unpractised()), "practice")

    assert found.says == (
        "Our values: finished by 95 %, but Interviews is 70 % good. Knowing is not yet doing: add "
        "practice before the task."
    )
    assert table(found) == [("course-completion", 19, 20), ("task-quality", None, 20)]
    assert [each.figure.why for each in found.evidence] == [
        "mentorship why course-completion graduates-2026 --in courses:values",
        "mentorship why task-quality graduates-2026 --in tasks:interviews",
    ]
    assert changes(found) == ["general: a task more, “Practice: Interviews”, due day 4"]
    assert (found.sure, found.readers) == ("suggests", "members")


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (unpractised(4, 4), "too few to say: 4 of 5 grades that are needed"),
        (unpractised(6, 6, 78), "78 % good, may be chance"),
        (unpractised(20, 20, 82), "82 % good"),
    ],
)
def test_few_grades_or_good_ones_ask_for_nothing(files: Files, why: str) -> None:
    looked = silent(counsel(files), "practice")
    # Of four mentees the course is not known to be finished by many either.
    assert [each.why for each in looked] == ([why] if "4 of 5" not in why else [])


def test_a_course_that_few_finished_is_not_why_tasks_are_bad() -> None:
    assert silent(counsel(unpractised(20, 15)), "practice") == ()


def test_a_task_and_a_course_belong_together_by_topic_before_stage() -> None:
    text = (
        PROGRAM.replace("tracks:", "  asking: {title: Asking, topics: [people]}\ntracks:")
        .replace("[values]", "[values, asking]")
        .replace("due: day 7}", "due: day 7, topics: [people]}")
    )
    files = {**unpractised(20, 20), "programs/graduates-2026/program.yml": text}
    for pairing in pairs(files):
        files |= note(pairing, "2026-01-21", "course", "completes: [asking]")
    assert only(counsel(files), "practice").about.title == "Asking"


def test_courses_done_by_90_percent_and_a_figure_that_stayed_ask_for_cases() -> None:
    """It is weak, because the figure is written down and has no cases; and for the office."""
    found = only(counsel(unmoved()), "cases")

    assert found.says == (
        "90 % of the courses were done, but newcomer turnover stayed at 30 %. Work through real "
        "cases in place of more lessons."
    )
    assert table(found)[:2] == [("course-completion", 18, 20), ("course-completion", 18, 20)]
    assert changes(found) == ["general: a task more, “Cases: Our values”, due week 4"]
    assert (found.sure, found.readers) == ("weak", "sealed")


@pytest.mark.parametrize(
    ("kpi", "why"),
    [
        ("before: 30%, values: {2025: 15%}", "better"),
        ("before: 30%, values: {2026: 30%}", "2026 is not over"),
        ("values: {2025: 30%}", "no value from before"),
        ("before: 0%, values: {2025: 0%}", "a start of 0 has no part"),
    ],
)
def test_a_figure_that_moved_or_says_too_little_asks_for_no_cases(kpi: str, why: str) -> None:
    first, *_ = silent(counsel(unmoved(kpi)), "cases")
    assert (first.what, first.why) == ("Newcomer turnover", why)


def test_courses_that_were_not_done_are_no_reason_for_cases() -> None:
    (only_one,) = silent(counsel(unmoved(done=10)), "cases")
    assert only_one.why == "completed by 50 % only"


def growing(*percent: int) -> Files:
    """Mentees who did the course, and whose skill grew by so many percent."""
    files = cohort(len(percent))
    for number, pairing in enumerate(pairs(files)):
        files |= learned(pairing)
        files[f"people/records/m{number + 1:02}.yml"] = (
            "tests:\n  - {skill: python, date: 2025-12-01, score: 100, scale: 200}\n"
            f"  - {{skill: python, date: 2026-06-01, score: {100 + percent[number]}, scale: 200}}\n"
        )
    return files


def test_mentees_who_surely_did_not_grow_ask_for_cases_and_those_who_may_have_do_not() -> None:
    """Nothing seen to move is not enough: the whole interval has to lie below 5 %."""
    assert only(counsel(growing(0, 1, 0, 2, 1, 0, 1, 2)), "cases").sure == "suggests"
    looked = silent(counsel(growing(-20, 25, 0, 10, -15, 20)), "cases")
    assert looked[-1].why == "it may have grown"


def test_that_nothing_moved_has_to_hold_for_all_outcomes_that_are_looked_at() -> None:
    """Growth of 0 to 4.9 % by itself, and to 6.4 % as one of four looks."""
    alone = growing(0, 3, 0, 8, 1, 5, 0, 3)
    months = ", ".join(f"2025-{month:02}: {month}" for month in range(7, 13))
    since = ", ".join(f"2026-{month:02}: {month + 9}" for month in range(2, 7))
    indicators = ", ".join(f"{{name: {n}, values: {{{months}, {since}}}}}" for n in "abc")
    among = alone | {
        "people/m01.yml": "name: M01\nteam: platform\n",
        "people/teams/platform.yml": f"title: Platform\nindicators: [{indicators}]\n",
    }

    found = only(counsel(alone), "cases")
    assert (found.sure, found.because[1]) == ("suggests", "the intervals hold for 1 look together")
    assert [each.why for each in silent(counsel(among), "cases")][-1] == "it may have grown"
    assert [each for each in counsel(among).advice if each.code == "cases"] == []


def test_of_a_task_that_60_percent_hand_in_in_time_7_days_become_10() -> None:
    found = only(counsel(late()), "late-task")

    assert found.says == "Interviews: 60 % handed it in in time. Give it more days."
    assert table(found) == [("task-on-time", 15, 25)]
    assert found.because == (
        "15 of 25 were in time, surely below 80 % (exact binomial test, p = 0.035)",
        "20 of 25 had handed it in 3 days after the day of the plan",
        "7 days were given; 10 would have suited",
    )
    assert changes(found) == ["general: interviews is due on day 10"]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (late(4, 1), "too few to say: 4 of 5 cases that are needed"),
        (late(10, 6), "6 of 10 in time, which may be chance"),
        (late(25, 21), "84 % in time"),
    ],
)
def test_few_late_ones_may_be_chance(files: Files, why: str) -> None:
    (looked,) = silent(counsel(files), "late-task")
    assert looked.why == why


def test_a_task_that_more_days_would_not_save_is_cut_in_steps() -> None:
    files = in_two_weeks(late(25, 15, 0))
    found = only(counsel(files), "late-task")
    assert found.says.endswith("Cut it in steps, so that it is seen earlier.")
    assert changes(found) == ["general: interviews in steps (draft week 1, final week 2)"]


def test_nothing_is_written_for_a_task_with_a_date() -> None:
    text = PROGRAM.replace("due: day 7", "due: 2026-01-12")
    found = only(counsel({**late(), "programs/graduates-2026/program.yml": text}), "late-task")
    assert found.amendments == ()
    assert found.says.endswith("Ask for less at once, or begin earlier.")


def test_of_each_step_there_is_one_case_for_each_mentee_and_only_the_office_reads_it() -> None:
    text = PROGRAM.replace("due: day 7}", "steps: {draft: day 7, final: day 14}}")
    files = {**cohort(25), "programs/graduates-2026/program.yml": text}
    for number, pairing in enumerate(pairs(files)):
        files |= handed(pairing, "2026-01-09" if number < 12 else "2026-01-13", "interviews/draft")
        files |= handed(pairing, "2026-01-15", "interviews/final")
    found = only(counsel(files), "late-task")
    assert (found.about.id, table(found)) == ("interviews/draft", [("task-on-time", 12, 25)])
    assert found.evidence[0].section == ""
    assert changes(found) == ["general: interviews/draft is due on day 9"]


def test_who_answers_70_percent_in_time_gives_way_to_one_who_answers_95_percent() -> None:
    found = only(counsel(slow("2026-12-18", capacity=43)), "late-answers")

    assert found.says == (
        "A1 answers 70 % in time. Somebody who answers in time and has room could go on: A2 (95 %)."
    )
    assert table(found) == [("feedback-in-time", 28, 40), ("feedback-in-time", 38, 40)]
    # A2 has 40 mentees, so there is room for three more.
    assert found.commands == tuple(
        f"mentorship rematch m{number}-a1 --mentor a2" for number in ("01", "03", "05")
    )
    assert (found.readers, found.amendments) == ("sealed", ())


@pytest.mark.parametrize(
    ("ends", "capacity", "says"),
    [
        ("2026-12-18", 40, "Nobody who surely answers sooner has room and may go on"),
        ("2026-06-26", 80, "No pairing of theirs runs 28 days longer"),
    ],
)
def test_without_room_or_time_nobody_goes_on(ends: str, capacity: int, says: str) -> None:
    found = only(counsel(slow(ends, capacity)), "late-answers")
    assert says in found.says
    assert found.commands == ()


def test_a_manager_does_not_go_on_with_their_own_report() -> None:
    files = slow("2026-12-18", capacity=43)
    files["people/m01.yml"] += "manager: a2\n"
    commands = only(counsel(files), "late-answers").commands
    assert [command.split()[2] for command in commands] == ["m03-a1", "m05-a1", "m07-a1"]


def test_the_command_behind_a_mentors_answers_gives_the_same_number() -> None:
    files = slow()
    known = made(files)
    program = known.workspace.programs["graduates-2026"]
    whole: Facts = replace(facts(known), first=program.dates.start, last=program.dates.end)
    told = whole.measure("feedback-in-time", Subject("person", "a1", "mentor", "graduates-2026"))
    (evidence,) = only(counsel(files), "late-answers").evidence
    assert (told.value, told.n) == (evidence.figure.result.value, evidence.figure.result.n)


def test_mentees_of_mentors_with_ten_years_do_92_percent_good_work_against_75() -> None:
    found = only(counsel(seasoned()), "trait")

    assert found.says == (
        "Mentees of mentors with 10 years of work behind them or more: quality of tasks 92 % "
        "against 75 % (+17 points). Let the matching count it 10 of 100, and the rest less in "
        "proportion."
    )
    assert found.evidence[0].figure.result.n == 6  # mentors, not mentees
    assert (changes(found), found.readers) == (["matching: experience counts 10 of 100"], "sealed")


def test_a_trait_that_counts_already_is_not_changed() -> None:
    text = f"{PROGRAM}matching: {{weights: {{skills: 80, experience: 20}}}}\n"
    found = only(counsel({**seasoned(), "programs/graduates-2026/program.yml": text}), "trait")
    assert found.says.endswith("It counts 20 of 100 already.")
    assert found.amendments == ()


def test_many_mentees_of_few_mentors_prove_nothing_of_a_trait() -> None:
    first, _ = silent(counsel(seasoned(8, 4)), "trait")
    assert first.why == "too few to say: 4 of 5 mentors that are needed with it, and without"


def test_who_should_rest_was_worse_in_two_cohorts() -> None:
    found = only(counsel(two_cohorts()), "rest")
    assert found.says == (
        "A1 should have a rest from mentoring: quality of tasks -25 points against the others, "
        "below them in graduates-2025 and in graduates-2026."
    )
    assert (found.about.id, found.readers) == ("a1", "sealed")
    assert table(found) == [("task-quality", None, 10)]
    why = "mentorship why task-quality a1 --role mentor --program"
    assert [each.figure.why for each in found.evidence] == [
        f"{why} graduates-2026 --from 2026-01-05 --to 2026-06-26"
    ]
    earlier = f"graduates-2025 before it: {why} graduates-2025 --from 2025-01-05 --to 2025-06-26"
    assert found.because[0] == earlier


def test_a_mentor_with_too_few_mentees_is_said_beside_those_with_enough() -> None:
    files = two_cohorts()
    for year, mentee in (("2025", "e90"), ("2026", "m90")):
        pairing = f"{mentee}-a9"
        files |= {
            f"people/{mentee}.yml": f"name: {mentee.upper()}\n", "people/a9.yml": "name: A9\n",
            f"pairings/{pairing}.yml": f"program: graduates-{year}\nmentors: [a9]\n"
            f"mentees: [{mentee}]\nstart: {year}-01-05\n",
            **handed(pairing, f"{year}-01-08"), **graded(pairing, f"{year}-01-09", 80),
            **note(pairing, f"{year}-01-10", "session", "minutes: 30"),
        }  # fmt: skip
    few = "too few to say: 3 mentees of both cohorts are needed, and as many others"
    assert [each.why for each in counsel(files).unsaid if each.what == "A9"] == [few]


def test_one_bad_cohort_or_one_cohort_is_no_reason_to_rest() -> None:
    looked = silent(counsel(two_cohorts(worse_before=False)), "rest")
    assert {each.why for each in looked} == {"not surely below the others in both cohorts"}
    (alone,) = silent(counsel(cohort(6)), "rest")
    assert alone.why == "there is no cohort before graduates-2026"


def meeting(*monthly: int, quality: Sequence[int] = ()) -> Files:
    """Pairs who meet so many times a month; without `quality` the more, the better the work."""
    files = cohort(len(monthly))
    grades = quality or [50 + 4 * often + number % 2 for number, often in enumerate(monthly)]
    for number, pairing in enumerate(pairs(files)):
        files |= handed(pairing, "2026-01-08")
        files |= graded(pairing, "2026-01-09", grades[number])
        for month in range(1, 6):
            for day in range(monthly[number]):
                files |= note(pairing, f"2026-{month:02}-{day + 11}", "session", "minutes: 45")
    return files


def test_what_the_best_pairs_do_is_said_with_ten_pairs_and_more() -> None:
    found = only(counsel(meeting(1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6)), "best-pairs")
    # Pairs of 173 days, 5.68 months: 5.5 times 5 meetings, and 2.5 times 5.
    assert found.says == (
        "Pairs that do best in quality of tasks meet more often: 4.84 meetings a month in the best "
        "third, 2.2 in the others. Tell the next cohort."
    )
    assert "after Holm's correction for" in found.because[0]

    (few,) = silent(counsel(meeting(1, 2, 3, 4, 5, 6)), "best-pairs")
    assert few.why == "too few to say: 6 of 10 pairs that are needed"
    (mixed,) = silent(counsel(meeting(*[3] * 12)), "best-pairs")
    assert mixed.why == "what they do, or what came of it, is the same for all"


def test_a_habit_that_the_best_third_does_not_show_is_not_said() -> None:
    """The ranks agree, but one pair with bad work meets so often that the means turn round."""
    often = (17, *[1] * 13, *[2] * 6)
    found = silent(counsel(meeting(*often, quality=range(50, 70))), "best-pairs")
    assert [each.why for each in found] == ["no clear relation"]
    plain = meeting(1, *often[1:], quality=range(50, 70))
    assert "meet more often: 1.76" in only(counsel(plain), "best-pairs").says


def test_every_rule_says_who_may_read_it_and_what_would_refute_it() -> None:
    """What tells of single people, or rests on sealed files, is for the office."""
    readers = {rule.code: rule.readers for rule in advice_rules()}
    assert readers == {
        "late-answers": "sealed", "best-pairs": "sealed", "cases": "sealed",
        "late-task": "members", "practice": "members", "rest": "sealed", "trait": "sealed",
    }  # fmt: skip
    worlds = (late(), unpractised(), unmoved(), slow(), seasoned(), two_cohorts())
    for each in (advice for files in worlds for advice in counsel(files).advice):
        assert each.refuted
        assert each.readers == readers[each.code]


def test_an_empty_or_future_program_is_advised_nothing() -> None:
    empty = {"programs/graduates-2026/program.yml": f"{HEAD}tracks: {{general: {{}}}}\n",
             "people/mira.yml": "name: Mira\n"}  # fmt: skip
    assert counsel(empty).advice == ()
    assert counsel(late(), "2025-12-01").advice == ()


def test_the_next_cohort_is_the_one_that_follows() -> None:
    files = late()
    for year in ("2027", "2028"):
        files[f"programs/graduates-{year}/program.yml"] = PROGRAM.replace("2026", year)
    space = made(files).workspace
    after = cohort_after(space, space.programs["graduates-2026"])
    assert after is space.programs["graduates-2027"]
    assert cohort_after(space, space.programs["graduates-2028"]) is None


def test_against_names_another_cohort_before() -> None:
    known = made({**late(), "programs/spring/program.yml": PROGRAM.replace("2026", "2025")})
    programs = known.workspace.programs
    found = advise(facts(known), programs["graduates-2026"], programs["spring"])
    assert found.against == "spring"


def test_days_given_are_counted_from_the_stage_or_what_has_to_be_done_before() -> None:
    text = PROGRAM.replace("weeks: 1-4", "weeks: 2-6").replace(
        "due: day 7}", "due: day 20}\n          - {id: report, title: Report, after: [interviews]}"
    )
    program = made({**cohort(1), "programs/graduates-2026/program.yml": text}).workspace
    places = planned(program.programs["graduates-2026"])
    assert [(place.item, place.begins, place.given) for place in places] == [
        ("interviews", 7, 13), ("report", 20, 22),
    ]  # fmt: skip


def test_an_id_is_cut_before_it_is_too_long() -> None:
    assert named_after("x" * 70, "cases") == f"{'x' * 58}-cases"


@pytest.mark.parametrize(
    ("hits", "n", "limit", "looks"), [(15, 25, "0.8", 1), (2, 5, "0.9", 245), (28, 40, "0.9", 2)]
)
def test_the_exact_test_sums_the_binomial_distribution(
    hits: int, n: int, limit: str, looks: int
) -> None:
    share = Decimal(limit)
    tail = sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(hits + 1))
    found = p_below(Share(hits, n), share, looks)
    assert found == pytest.approx(min(2 * tail * looks, Decimal(1)), abs=Decimal("1e-9"))


def test_two_of_five_among_245_mentors_are_no_surprise() -> None:
    """Wilson's interval of 2 of 5, widened for 245 looks, would end below 90 %."""
    assert wilson(2, 5, 245).high < Decimal("0.91")  # type: ignore[union-attr]
    assert p_below(Share(2, 5), Decimal("0.9"), 245) == 1


def test_of_cohorts_as_good_as_the_limit_few_are_advised_anything() -> None:
    """Of 2,000 programs with ten tasks that suit 80 % at most 5 % have one that is called late."""
    chance = Random("null")  # noqa: S311
    false = 0
    for _ in range(2000):
        counts = [sum(chance.random() < 0.8 for _ in range(20)) for _ in range(10)]
        known = {count: p_below(Share(count, 20), Decimal("0.8"), 10) for count in {*counts}}
        false += any(p is not None and p < SURE for p in known.values())
    assert false <= 100


def test_without_scipy_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    looked = [*counsel(everything()).unsaid, *counsel(two_cohorts()).unsaid]
    rules = {each.code for each in looked if "pip install 'mentorship[report]'" in each.why}
    assert rules == {"late-task", "practice", "trait", "rest"}


def test_numbers_that_never_vary_say_little_of_others() -> None:
    same = {p: re.sub(r"quality: \d+", "quality: 80", t) for p, t in seasoned().items()}
    first, _ = silent(counsel(same), "trait")
    assert first.why == "all numbers of each side are the same, so that they say little of others"
