"""Growth, promotions and the best tenth: what became of mentees."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.metrics.catalogue import facts
from mentorship.metrics.result import Excluded, Result, Subject
from mentorship.metrics.statistics import wilson

BASE = {"programs/graduates/program.yml": PROGRAM}
PAIR = {**BASE, **pair("ada", "lin"), **note("lin-ada", "2026-01-07")}
LIN = "people/records/lin.yml"


def measured(
    name: str, files: dict[str, str], subject: Subject, today: str = "2026-12-01"
) -> Result:
    return facts(situation(files, today)).measure(name, subject)


def of_pair(name: str, record: str, today: str = "2026-12-01") -> Result:
    return measured(name, {**PAIR, LIN: record}, Subject("pairing", "lin-ada"), today)


def ratings(*rows: str) -> str:
    return "ratings:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


def exams(*rows: str) -> str:
    return "tests:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


def test_a_rating_from_3_5_to_4_2_is_20_percent() -> None:
    record = ratings(
        "period: 2025, rating: 3.5, on: 2026-01-04", "period: 2026-H1, rating: 4.2, on: 2026-07-15"
    )

    result = of_pair("rating-growth", record)

    assert (result.value, result.shown, result.n) == (Decimal("0.2"), "+20.0 %", 1)


def test_a_test_from_70_to_85_is_21_4_percent() -> None:
    record = exams(
        "skill: python, date: 2026-01-05, score: 70", "skill: python, date: 2026-06-25, score: 85"
    )

    result = of_pair("skill-growth", record)

    assert (result.shown, result.n) == ("+21.4 %", 1)


@pytest.mark.parametrize(
    ("name", "record", "why"),
    [
        (
            "rating-growth",
            ratings(
                "period: 2025, rating: 3.5", "period: 2025, rating: 2.0",
                "period: 2026-H1, rating: 4.2, on: 2026-07-15",
            ),
            "no value dated on or before the start, 2026-01-05",
        ),
        (
            "skill-growth",
            exams(
                "skill: python, date: 2026-01-02, score: 70",
                "skill: python, date: 2026-06-25, score: 85",
                "skill: python, date: 2026-06-25, score: 95",
            ),
            "no value dated after 2026-01-05 and by 2027-03-18",
        ),
    ],
)  # fmt: skip
def test_of_two_values_that_contradict_each_other_neither_counts(
    name: str, record: str, why: str
) -> None:
    result = of_pair(name, record)
    assert (result.value, result.missing) == (None, why)


def test_a_rating_that_becomes_known_later_replaces_another() -> None:
    record = ratings(
        "period: 2025, rating: 2.0, on: 2026-01-02", "period: 2025, rating: 3.5, on: 2026-01-04",
        "period: 2025, rating: 3.5, on: 2026-01-04",
        "period: 2026-H1, rating: 4.2, on: 2026-07-15",
    )  # fmt: skip
    assert of_pair("rating-growth", record).value == Decimal("0.2")


def test_4_0_to_4_8_is_20_percent_exactly() -> None:
    record = ratings("period: 2025, rating: 4.0", "period: 2026-H1, rating: 4.8, on: 2026-07-15")

    assert of_pair("mentee-growth", record).value == Decimal("0.2")


def test_growth_of_skills_is_the_mean_over_skills_tested_before_and_since() -> None:
    record = exams(
        "skill: python, date: 2026-01-02, score: 50", "skill: python, date: 2026-06-01, score: 60",
        "skill: sales, date: 2026-01-02, score: 50", "skill: sales, date: 2026-06-01, score: 70",
        "skill: cpp, date: 2026-06-01, score: 70",
    )  # fmt: skip

    lin = of_pair("skill-growth", record).parts[0]

    assert lin.value == Decimal("0.3")
    assert [(part.name, part.shown) for part in lin.parts] == [
        ("cpp", "-"),
        ("python", "+20.0 %"),
        ("sales", "+40.0 %"),
    ]
    assert lin.parts[0].missing == "no value dated on or before the start, 2026-01-05"


def test_growth_of_a_mentee_is_the_mean_of_rating_and_skills_that_exist() -> None:
    both = ratings(
        "period: 2025, rating: 3.0", "period: 2026-H1, rating: 3.3, on: 2026-07-15"
    ) + exams(
        "skill: python, date: 2026-01-02, score: 50", "skill: python, date: 2026-06-01, score: 60"
    )

    assert of_pair("mentee-growth", both).value == Decimal("0.15")
    assert of_pair("mentee-growth", both.split("tests:")[0]).value == Decimal("0.1")


def test_a_rating_that_becomes_known_after_the_start_still_says_how_the_year_before_was() -> None:
    record = ratings(
        "period: 2025, rating: 3.5, on: 2026-03-15", "period: 2026-H1, rating: 4.2, on: 2026-07-15"
    )

    assert of_pair("rating-growth", record).value == Decimal("0.2")
    assert of_pair("rating-growth", record, "2026-03-01").missing == "no value in the time"


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (ratings("period: 2025, rating: 3.5"), "no value dated after 2026-01-05 and by 2027-12-18"),
        (
            ratings("period: 2026-H1, rating: 3.5, on: 2026-07-01"),
            "no value dated on or before the start, 2026-01-05",
        ),
        (
            ratings("period: 2025, rating: 0", "period: 2026-H1, rating: 3, on: 2026-07-01"),
            "a start of 0 has no growth",
        ),
        (
            ratings(
                "period: 2025, rating: 3", "period: 2026-H1, rating: 80, scale: 100, on: 2026-07-01"
            ),
            "the values before and after are on different scales",
        ),
        (
            ratings("period: 2025, rating: 3", "period: 2026-H1, rating: 4"),
            "no value dated after 2026-01-05 and by 2027-03-18",
        ),
    ],
    ids=["one observation", "no start", "a start of 0", "other scales", "not yet known"],
)
def test_growth_that_cannot_be_known_is_missing_with_the_reason(record: str, why: str) -> None:
    result = of_pair("rating-growth", record, "2026-09-01")

    assert (result.value, result.n, result.missing) == (None, 0, why)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({}, "there is no record"),
        ({f"{LIN}.age": "age-encryption.org/v1\n"}, "the record is sealed"),
    ],
    ids=["none", "sealed"],
)
def test_without_a_readable_record_there_is_no_growth(files: dict[str, str], why: str) -> None:
    result = measured("mentee-growth", {**PAIR, **files}, Subject("pairing", "lin-ada"))

    assert (result.value, result.missing) == (None, why)


def test_values_count_until_90_days_after_the_end_and_a_year_where_ratings_are_yearly() -> None:
    ended = {**PAIR, **pair("ada", "lin", more="ended: {date: 2026-03-01, how: stopped}\n")}
    late = exams(
        "skill: python, date: 2026-01-02, score: 50", "skill: python, date: 2026-05-31, score: 60"
    )
    yearly = ratings("period: 2025, rating: 3.0", "period: 2026, rating: 3.3, on: 2027-01-10")
    pairing = Subject("pairing", "lin-ada")

    assert measured("skill-growth", {**ended, LIN: late}, pairing).missing == (
        "no value dated after 2026-01-05 and by 2026-05-30"
    )
    assert measured(
        "rating-growth", {**ended, LIN: yearly}, pairing, "2027-02-01"
    ).value == Decimal("0.1")


def test_scores_that_mentors_typed_enter_no_growth() -> None:
    files = {**PAIR, **note("lin-ada", "2026-01-06", "assessment", "scores: {python: 50}\n"),
             **note("lin-ada", "2026-06-06", "assessment", "scores: {python: 90}\n")}  # fmt: skip

    assert measured("mentee-growth", files, Subject("person", "ada", "mentor")).value is None


def test_growth_counts_for_mentors_who_were_in_a_third_of_the_meetings() -> None:
    two = pair("ada", "lin")["pairings/lin-ada.yml"].replace("[ada]", "[ada, bo, cy]")
    files = {
        **PAIR, "pairings/lin-ada.yml": two,
        "people/bo.yml": "name: Bo\n", "people/cy.yml": "name: Cy\n",
        LIN: ratings("period: 2025, rating: 4.0", "period: 2026-H1, rating: 4.8, on: 2026-07-15"),
        **note("lin-ada", "2026-01-07", more="present: [ada, bo, lin]\n"),
        **note("lin-ada", "2026-02-07", more="present: [ada, lin]\n"),
        **note("lin-ada", "2026-03-07", more="present: [ada, lin]\n"),
    }  # fmt: skip

    ada, bo, cy = (
        measured("mentee-growth", files, Subject("person", who, "mentor"))
        for who in ("ada", "bo", "cy")
    )

    assert (ada.value, bo.value, cy.value) == (Decimal("0.2"), Decimal("0.2"), None)
    assert cy.excluded == (Excluded("lin-ada", "cy was in 0 of 3 meetings, a third is needed"),)


def three_mentees(**records: str) -> dict[str, str]:
    """Ada mentors three people in pairings that ended in June."""
    files = dict(BASE)
    for who in ("bo", "cy", "lin"):
        files |= pair("ada", who, more="ended: {date: 2026-06-30, how: completed}\n")
        files |= note(f"{who}-ada", "2026-02-07")
        files[f"people/records/{who}.yml"] = records.get(who, "{}\n")
    return files


def test_2_of_3_promoted_is_67_percent_with_its_interval() -> None:
    files = three_mentees(
        bo="promotions: [{date: 2026-05-01, to: 2}]\n",
        cy="promotions: [{date: 2027-06-30, to: 2}]\n",
    )

    result = measured("promotion-rate", files, Subject("person", "ada", "mentor"), "2027-06-30")

    assert (result.shown, result.n) == ("67 %", 3)
    assert result.interval is not None
    assert [f"{end:.3f}" for end in result.interval] == ["0.208", "0.939"]


def test_a_mentee_of_two_programs_promoted_in_one_of_them_is_promoted() -> None:
    leads = PROGRAM.replace("2026-01-05", "2026-06-01")
    later = pair("ada", "bo", start="2026-06-01", more="ended: {date: 2026-06-30, how: stopped}\n")
    files = {
        **three_mentees(bo="promotions: [{date: 2026-05-01, to: 2}]\n"),
        "programs/leads/program.yml": leads,
        "pairings/again.yml": later["pairings/bo-ada.yml"].replace("graduates", "leads"),
        **note("again", "2026-06-02"),
    }

    result = measured("promotion-rate", files, Subject("person", "ada", "mentor"), "2027-08-01")

    assert (result.shown, result.n) == ("33 %", 3)


def test_a_promotion_before_the_start_or_a_year_after_the_end_is_not_the_mentors() -> None:
    files = three_mentees(
        bo="promotions: [{date: 2026-01-04, to: 2}]\n",
        cy="promotions: [{date: 2027-07-01, to: 2}]\n",
    )
    asked = facts(situation(files, "2027-08-01")).measure(
        "promotion-rate", Subject("program", "graduates")
    )

    assert (asked.shown, asked.n) == ("0 %", 3)


def test_nobody_promoted_so_far_is_no_zero() -> None:
    result = measured("promotion-rate", three_mentees(), Subject("person", "ada", "mentor"))

    assert (result.value, result.missing) == (
        None,
        "nobody's time for it is over",
    )
    early = "not promoted so far, which counts from 2027-06-30 on"
    assert result.excluded == tuple(Excluded(who, early) for who in ("bo", "cy", "lin"))


def test_nobody_counts_before_their_time_is_over_promoted_or_not() -> None:
    files = three_mentees(bo="promotions: [{date: 2026-05-01, to: 2}]\n")
    ada = Subject("person", "ada", "mentor")

    early, over = (measured("promotion-rate", files, ada, day) for day in
                   ("2027-06-29", "2027-06-30"))  # fmt: skip

    later = "not promoted so far, which counts from 2027-06-30 on"
    assert (early.value, early.missing) == (None, "nobody's time for it is over")
    assert early.excluded == (
        Excluded("bo", "promoted on 2026-05-01; counts from 2027-06-30 on"),
        Excluded("cy", later),
        Excluded("lin", later),
    )
    assert (over.shown, over.n, over.excluded) == ("33 %", 3, ())


def test_1_of_3_in_the_best_tenth_is_33_percent() -> None:
    files = three_mentees()
    for number, who in enumerate(["bo", *(f"x{n}" for n in range(7)), "cy", "lin"]):
        files[f"people/{who}.yml"] = f"name: {who}\nteam: platform\n"
        row = f"period: 2026-H1, rating: {Decimal(48 - number) / 10}, on: 2026-07-15"
        files[f"people/records/{who}.yml"] = ratings(row)
    files["people/teams/platform.yml"] = "department: engineering\n"
    asked = Subject("person", "ada", "mentor")

    result = measured("top-performer-rate", files, asked)
    one_less = measured("top-performer-rate", {**files, "people/records/x6.yml": "{}\n"}, asked)

    assert (result.shown, result.n) == ("33 %", 3)
    assert [(seen.what, seen.value) for seen in result.inputs] == [
        ("bo", "rank 1 of 10 in engineering"),
        ("cy", "rank 9 of 10 in engineering"),
        ("lin", "rank 10 of 10 in engineering"),
    ]
    assert (one_less.value, one_less.excluded[0].why) == (
        None,
        "9 rated people in engineering, 10 are needed",
    )


def test_the_percentile_of_the_office_decides_over_the_rank() -> None:
    files = three_mentees(
        bo=ratings("period: 2026-H1, rating: 4.0, percentile: 10, on: 2026-07-15"),
        cy=ratings("period: 2026-H1, rating: 4.0, percentile: 10.5, on: 2026-07-15"),
        lin=ratings("period: 2026-H1, rating: 4.0, percentile: 60, on: 2026-07-15"),
    )

    result = measured("top-performer-rate", files, Subject("person", "ada", "mentor"))

    assert (result.shown, result.n) == ("33 %", 3)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (0, 10, "0.0000", "0.2775"),
        (5, 10, "0.2366", "0.7634"),
        (10, 10, "0.7225", "1.0000"),
        (81, 263, "0.2553", "0.3662"),
    ],
)
def test_wilsons_interval(hits: int, n: int, low: str, high: str) -> None:
    """The last is a worked example of R. G. Newcombe, Statistics in Medicine 17 (1998)."""
    interval = wilson(hits, n)

    assert interval is not None
    assert (f"{interval.low:.4f}", f"{interval.high:.4f}") == (low, high)
    assert wilson(0, 0) is None


def test_a_value_on_another_scale_is_left_out_and_said() -> None:
    record = ratings(
        "period: 2025, rating: 4, scale: 100, on: 2026-01-04",
        "period: 2025, rating: 3, on: 2026-01-04",
        "period: 2026-H1, rating: 4.5, on: 2026-07-15",
    )

    result = of_pair("rating-growth", record)

    assert (result.shown, [part.excluded for part in result.parts]) == (
        "+50.0 %", [(Excluded("rating of 2025, 4 of 100", "on another scale"),)],
    )  # fmt: skip
