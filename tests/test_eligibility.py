"""Who may take part: the facts known by a day, three answers, waivers and the way in."""

from __future__ import annotations

from datetime import date

import pytest
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.eligibility.judge import fits_track, judge
from mentorship.eligibility.verdict import Answer, Verdict, all_of, any_of
from mentorship.history.facts import History
from mentorship.obligations.situation import Situation
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
DAY = "2026-06-01"
ADA = "name: Ada\njoined: 2015-01-01\n"

GENERAL = """\
    - {rating: {at_least: 4.5, of: 5, years: 3}}
    - {mentored: {years: 2}}
    - {certificate: mentor-skills}
"""
FINANCE = """\
    - {rating: {at_least: 4.5, of: 5, years: 3}}
    - {mentored: {mentees: 2, growth_at_least: 20%}}
    - {certificate: mentor-exam}
"""
TECH = """\
    - {rating: {at_least: 4.5, of: 5, years: 2}}
    - {mentored: {mentees: 1}}
    - {certificate: mentor-skills}
"""
RATED = """\
ratings:
  - {period: 2023, rating: 4.5}
  - {period: 2024, rating: 4.9}
  - {period: 2025, rating: 4.7}
"""
CERTIFIED = "certificates: [{certificate: mentor-skills, date: 2025-03-01, expires: 2027-03-01}]\n"
TWO_YEARS = "mentored_before: [{from: 2022-03, to: 2024-02, mentees: 1}]\n"


def verdict(
    rules: str,
    record: str | None = "{}\n",
    *,
    person: str = ADA,
    more: dict[str, str] | None = None,
    program: str = "",
    day: str = DAY,
    role: str = "mentor",
) -> Verdict:
    """Ada judged by the rules of the program `graduates`."""
    text = f"{PROGRAM}eligibility:\n  {role}:\n{rules}{program}"
    files = {"people/ada.yml": person, "programs/graduates/program.yml": text}
    if record is not None:
        files["people/records/ada.yml"] = record
    now = situation({**files, **(more or {})}, "2026-12-01")
    graduates = now.workspace.programs["graduates"]
    return judge(
        now, graduates, "mentor" if role == "mentor" else "mentee", "ada", date.fromisoformat(day)
    )


def answers(found: Verdict) -> list[Answer]:
    return [rule.answer for rule in found.rules]


@pytest.mark.parametrize(
    ("rules", "record", "expected"),
    [
        (GENERAL, RATED + CERTIFIED + TWO_YEARS, [YES, YES, YES]),
        (GENERAL, RATED.replace("4.9", "4.4") + CERTIFIED + TWO_YEARS, [NO, YES, YES]),
        (GENERAL, RATED + CERTIFIED + TWO_YEARS.replace("2024-02", "2024-01"), [YES, NO, YES]),
        (
            FINANCE,
            RATED + "certificates: [{certificate: mentor-exam, date: 2025-01-01, score: 70}]\n"
            "mentored_before: [{from: 2024-01, to: 2024-12, mentees: 2, growth: 20%}]\n",
            [YES, YES, YES],
        ),
        (
            FINANCE,
            RATED + "mentored_before: [{from: 2024-01, to: 2024-12, mentees: 2, growth: 19.9%}]\n",
            [YES, NO, NO],
        ),
        (TECH, RATED.replace("4.5", "3.0") + CERTIFIED + TWO_YEARS, [YES, YES, YES]),
        (TECH, RATED, [YES, NO, NO]),
    ],
    ids=[
        "general", "general: a year below", "general: a month short",
        "finance", "finance: grew too little, no exam",
        "tech: only two years count", "tech: never mentored",
    ],
)  # fmt: skip
def test_the_three_profiles_of_a_mentor(rules: str, record: str, expected: list[Answer]) -> None:
    found = verdict(rules, record)

    assert answers(found) == expected
    assert found.answer == all_of(expected)


def test_a_verdict_says_what_was_seen_where_and_what_is_missing() -> None:
    rated, mentored, certified = verdict(GENERAL, RATED + CERTIFIED).rules

    assert rated.spot is not None
    assert mentored.spot is None
    assert certified.spot is not None
    assert (rated.seen, str(rated.spot.place)) == (
        "2025: 4.7 of 5; 2024: 4.9 of 5; 2023: 4.5 of 5",
        "people/records/ada.yml:4:28",
    )
    assert (mentored.seen, mentored.missing) == (
        "0 months, 0 mentees",
        "less than 2 years of mentoring",
    )
    assert (certified.seen, str(certified.spot.place)) == (
        "mentor-skills of 2025-03-01, valid until 2027-03-01",
        "people/records/ada.yml:5:16",
    )
    assert str(rated.written.place) == "programs/graduates/program.yml:8:7"
    assert rated.wanted == "rated 4.5 of 5 or better in each of the 3 newest closed years"


@pytest.mark.parametrize(
    ("record", "day", "answer", "missing"),
    [
        ("ratings: [{period: 2025, rating: 4.7, on: 2026-03-15}]\n", "2026-03-15", YES, ""),
        (
            "ratings: [{period: 2025, rating: 4.7, on: 2026-04-15}]\n", "2026-04-01", UNKNOWN,
            "no rating of 2025 is known by 2026-04-01",
        ),
        (
            "ratings: [{period: 2024, rating: 4.7}, {period: 2025, rating: 3.0, on: 2026-03-15}]\n",
            "2026-03-14", YES, "",
        ),
        ("ratings: [{period: 2025, rating: 4.7}]\n", "2026-03-31", YES, ""),
        (
            "ratings: [{period: 2024, rating: 4.7}]\n", "2026-03-31", UNKNOWN,
            "no rating of 2025 is known by 2026-03-31",
        ),
        (
            "ratings: [{period: 2025, rating: 95, scale: 100}]\n", DAY, UNKNOWN,
            "the rating of 2025 is on another scale than 5",
        ),
        (
            "ratings: [{period: 2025-H1, rating: 4.7}]\n", DAY, UNKNOWN,
            "no rating of 2025 is known by 2026-06-01",
        ),
        (None, DAY, UNKNOWN, "there is no record, so the rating is not known"),
    ],
    ids=["known", "late", "not yet", "90 days", "overdue", "scale", "half a year", "no record"],
)  # fmt: skip
def test_a_rating_counts_from_the_day_it_is_known(
    record: str | None, day: str, answer: Answer, missing: str
) -> None:
    rule = verdict("    - {rating: {at_least: 4.5, of: 5}}\n", record, day=day).rules[0]

    assert (rule.answer, rule.missing) == (answer, missing)


def test_a_year_before_somebody_joined_is_no_excellent_year() -> None:
    found = verdict(
        "    - {rating: {at_least: 4, years: 3}}\n",
        RATED.replace("  - {period: 2023, rating: 4.5}\n", ""),
        person="name: Ada\njoined: 2024-02-01\n",
    )

    assert (found.answer, found.rules[0].missing) == (
        NO,
        "joined after 2023, so has no rating of it",
    )


def test_a_sealed_record_makes_everything_in_it_unknown() -> None:
    sealed = {"people/records/ada.yml.age": "age-encryption.org/v1\n"}

    found = verdict(GENERAL, None, more=sealed)

    assert answers(found) == [UNKNOWN, UNKNOWN, UNKNOWN]
    assert found.rules[2].missing == (
        "the record is sealed, so the certificate mentor-skills is not known"
    )


@pytest.mark.parametrize(
    ("day", "answer", "missing"),
    [
        ("2025-02-28", NO, "no certificate mentor-skills by 2025-02-28"),
        ("2025-03-01", YES, ""),
        ("2027-03-01", YES, ""),
        ("2027-03-02", NO, "the certificate mentor-skills has expired by 2027-03-02"),
    ],
)
def test_a_certificate_is_valid_on_its_days(day: str, answer: Answer, missing: str) -> None:
    rule = verdict("    - {certificate: mentor-skills}\n", CERTIFIED, day=day).rules[0]

    assert (rule.answer, rule.missing) == (answer, missing)


GROWN = """\
ratings:
  - {period: 2024, rating: 4.0}
  - {period: 2025-H2, rating: 4.8, on: 2026-01-10}
"""
EARLIER = {
    "programs/before/program.yml": PROGRAM.replace("2026", "2025"),
    **{
        path: text.replace("graduates", "before")
        for path, text in pair("ada", "lin", start="2025-02-03").items()
        if path != "people/ada.yml"
    },
    **note("lin-ada", "2025-02-05"),
    "people/records/lin.yml": GROWN,
}


def test_earlier_pairings_of_the_repository_count_with_the_growth_of_their_mentees() -> None:
    rules = "    - {mentored: {mentees: 1, growth_at_least: 20%}}\n"

    found = verdict(rules, more=EARLIER)
    too_early = verdict(rules, more=EARLIER, day="2026-01-09")
    first_day = verdict(rules, more=EARLIER, day="2025-02-03")

    assert (found.answer, found.rules[0].seen) == (YES, "10 months, 1 mentee, growth 20.0 % of 1")
    assert (too_early.answer, too_early.rules[0].missing) == (
        UNKNOWN,
        "whether earlier mentees grew 20% or more is not known: growth is known of 0 of 1 mentee",
    )
    assert (first_day.answer, first_day.rules[0].missing) == (NO, "no earlier mentee")


def test_without_a_record_earlier_mentoring_elsewhere_is_not_known() -> None:
    rules = "    - {mentored: {mentees: 1}}\n"

    assert (
        verdict(rules, None).rules[0].missing
        == "there is no record, so earlier mentoring is not known"
    )
    assert verdict(rules, None, more=EARLIER).answer is YES


def test_mentoring_in_two_places_at_once_counts_its_days_once() -> None:
    before = """\
mentored_before:
  - {from: 2022-01, to: 2022-12, mentees: 1}
  - {from: 2022-06, to: 2023-05, mentees: 1}
"""

    rule = verdict("    - {mentored: {years: 2, mentees: 2}}\n", before).rules[0]

    assert (rule.answer, rule.seen) == (NO, "17 months, 2 mentees")


@pytest.mark.parametrize(
    ("to", "answer"), [("2026-02", YES), ("2026-02-28", YES), ("2026-02-01", NO), ("2026-01", NO)]
)
def test_mentoring_before_lasts_to_the_end_of_its_month_or_to_its_day(
    to: str, answer: Answer
) -> None:
    record = f"mentored_before: [{{from: 2025-03, to: {to}, mentees: 1}}]\n"

    assert verdict("    - {mentored: {years: 1}}\n", record).answer is answer


def test_what_is_missing_of_any_is_missing_together() -> None:
    rule = "    - {any: [{certificate: mentor-skills}, {mentored: {mentees: 1}}]}\n"

    assert verdict(rule).rules[0].missing == (
        "no certificate mentor-skills by 2026-06-01 and no earlier mentee"
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("{}", "has mentored before"),
        ("{years: 2}", "has mentored for 2 years"),
        (
            "{mentees: 2, growth_at_least: 20%}",
            "has mentored 2 mentees or more, who grew 20% or more on average",
        ),
        (
            "{years: 1, growth_at_least: 20%}",
            "has mentored for 1 year, mentees who grew 20% or more on average",
        ),
    ],
)
def test_a_rule_about_mentoring_in_words(rule: str, words: str) -> None:
    assert verdict(f"    - {{mentored: {rule}}}\n").rules[0].wanted == words


FIRST_TIME = "  first_time: {as: co-mentor}\n"


@pytest.mark.parametrize(
    ("record", "program", "words"),
    [
        ("{}\n", "", "no"),
        ("{}\n", FIRST_TIME, "as co-mentor"),
        (None, FIRST_TIME, "as co-mentor"),
        (TWO_YEARS, FIRST_TIME, "yes"),
    ],
    ids=["no way in", "first time", "nobody knows", "mentored enough"],
)
def test_who_has_not_mentored_enough_joins_as_a_co_mentor(
    record: str | None, program: str, words: str
) -> None:
    assert verdict("    - {mentored: {years: 2}}\n", record, program=program).words == words


def test_mentees_who_grew_too_little_do_not_make_a_beginner() -> None:
    record = "mentored_before: [{from: 2022-03, to: 2024-02, mentees: 3, growth: 5%}]\n"
    rules = "    - {mentored: {years: 1, growth_at_least: 20%}}\n"

    assert verdict(rules, record, program=FIRST_TIME).words == "no"


def decision(rule: str, more: str = "", status: str = "accepted") -> dict[str, str]:
    waiver = f"waivers: [{{rule: {rule}, reason: Taught for years, by: ada{more}}}]\n"
    text = f"status: {status}\ndate: 2026-01-02\n{waiver}"
    return {"programs/graduates/decisions/ada-mentor.yml": text}


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        (decision("mentored"), YES),
        (decision("mentored", ", expires: 2026-06-01"), YES),
        (decision("mentored", ", expires: 2026-05-31"), NO),
        (decision("mentored", status="rejected"), NO),
        (decision("rating"), NO),
    ],
    ids=["waived", "last day", "expired", "rejected", "another rule"],
)
def test_a_decision_waives_a_rule_until_it_expires(given: dict[str, str], answer: Answer) -> None:
    found = verdict("    - {mentored: {years: 2}}\n", more=given)

    assert found.answer is answer
    assert (found.rules[0].waiver is not None) == (answer is YES)


def test_a_waiver_before_its_decision_and_inside_a_not() -> None:
    rule = "    - {not: {leader: true}}\n"
    leader = "name: Ada\njob: {leads: true}\n"

    assert verdict(rule, person=leader).answer is NO
    assert verdict(rule, person=leader, more=decision("leader")).answer is YES
    assert verdict(rule, person=leader, more=decision("leader"), day="2026-01-01").answer is NO


@pytest.mark.parametrize(
    ("given", "every", "some"),
    [
        ([], YES, NO),
        ([YES, YES], YES, YES),
        ([YES, UNKNOWN], UNKNOWN, YES),
        ([UNKNOWN, NO], NO, UNKNOWN),
        ([NO, NO], NO, NO),
        ([YES, NO, UNKNOWN], NO, YES),
    ],
)
def test_three_valued_logic(given: list[Answer], every: Answer, some: Answer) -> None:
    assert (all_of(given), any_of(given)) == (every, some)
    assert (~YES, ~NO, ~UNKNOWN) == (NO, YES, UNKNOWN)


@pytest.mark.parametrize(
    ("rules", "answer"),
    [
        ("{any: [leader, {level: {at_least: 4}}]}", YES),
        ("{any: [leader, {role: [tester]}]}", UNKNOWN),
        ("{all: [{level: {at_least: 4}}, {role: [tester]}]}", UNKNOWN),
        ("{all: [leader, {role: [tester]}]}", NO),
        ("{not: {any: [leader, {role: [tester]}]}}", UNKNOWN),
        ("{not: leader}", YES),
    ],
)
def test_rules_combine(rules: str, answer: Answer) -> None:
    found = verdict(f"    - {rules}\n", person="name: Ada\njob: {level: 4}\n")

    assert found.answer is answer


@pytest.mark.parametrize(
    ("rule", "answer", "missing"),
    [
        ("{leader: true}", NO, "does not lead people"),
        ("{projects: {at_least: 2}}", YES, ""),
        ("{projects: {of: [launch]}}", NO, "no major task of launch"),
        ("{job_category: [sales]}", NO, "the job category is none of sales"),
        ("{job_category: [sales, engineering]}", YES, ""),
        ("{role: [developer]}", YES, ""),
        ("{level: {at_most: 3}}", NO, "the level is above 3"),
        ("{level: {at_least: 5}}", NO, "the level is below 5"),
        ("{joined_within: 6 months}", YES, ""),
        ("{joined_within: 5 months}", NO, "joined longer than 5 months before 2026-06-01"),
        ("{tenure: 6 months}", YES, ""),
        ("{tenure: 7 months}", NO, "joined less than 7 months before 2026-06-01"),
    ],
)
def test_rules_about_the_job(rule: str, answer: Answer, missing: str) -> None:
    person = (
        "name: Ada\njoined: 2025-12-01\nprojects: [billing, ingest]\n"
        "job: {category: engineering, role: developer, level: 4}\n"
    )

    judged = verdict(f"    - {rule}\n", person=person, role="mentee").rules[0]

    assert (judged.answer, judged.missing) == (answer, missing)


@pytest.mark.parametrize(
    "rule", ["{level: {at_least: 1}}", "{role: [x]}", "{tenure: 1 year}", "{capacity: 1}"]
)
def test_what_nobody_wrote_down_is_unknown(rule: str) -> None:
    found = verdict(f"    - {rule}\n", person="name: Ada\n")

    assert (found.answer, bool(found.rules[0].missing)) == (UNKNOWN, True)


@pytest.mark.parametrize(("capacity", "answer"), [(2, NO), (3, YES)])
def test_capacity_is_judged_on_the_worst_day(capacity: int, answer: Answer) -> None:
    busy = {
        "people/profiles/ada.yml": f"mentoring: {{capacity: {capacity}}}\n",
        **pair("ada", "lin", more="ended: {date: 2026-06-30, how: completed}\n"),
        **pair("ada", "bo", start="2026-07-01"),
        **pair("ada", "cy", start="2026-09-01"),
    }
    rule = verdict("    - {capacity: 1}\n", more=busy).rules[0]

    assert (rule.answer, rule.seen) == (answer, f"room for {capacity}, 2 mentees on 2026-09-01")


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (None, "there is no profile that gives a capacity"),
        ("about: Hi\n", "the profile gives no capacity"),
        ("mentoring: [\n", "the profile cannot be read, so its capacity is not known"),
    ],
)
def test_why_a_capacity_is_not_known(profile: str | None, why: str) -> None:
    text = f"{PROGRAM}eligibility:\n  mentor:\n    - {{capacity: 1}}\n"
    files = {"mentorship.yml": "organisation: Acme\ntimezone: UTC\n", "people/ada.yml": ADA}
    files |= {"programs/graduates/program.yml": text}
    files |= {"people/profiles/ada.yml": profile} if profile else {}
    now = Situation(load(TextTree(files))[0], History.absent(), date.fromisoformat(DAY))
    found = judge(now, now.workspace.programs["graduates"], "mentor", "ada", now.today).rules[0]
    assert (found.answer, found.missing) == (UNKNOWN, why)


def test_the_pairing_that_is_judged_does_not_stand_in_its_own_way() -> None:
    text = f"{PROGRAM}eligibility:\n  mentor:\n    - {{capacity: 1}}\n"
    files = {"programs/graduates/program.yml": text, **pair("ada", "lin"),
             "people/profiles/ada.yml": "mentoring: {capacity: 1}\n"}  # fmt: skip
    now = situation(files, DAY)
    program = now.workspace.programs["graduates"]

    assert judge(now, program, "mentor", "ada", now.today).answer is NO
    assert judge(now, program, "mentor", "ada", now.today, without="lin-ada").answer is YES


def test_who_left_or_is_nobody_may_not_take_part() -> None:
    left = verdict("    - leader\n", person="name: Ada\njob: {leads: true}\nleft: 2026-05-31\n")
    now = situation({"programs/graduates/program.yml": PROGRAM}, DAY)
    nobody = judge(now, now.workspace.programs["graduates"], "mentor", "nobody", now.today)

    assert (left.answer, left.rules[0].missing) == (NO, "left on 2026-05-31")
    assert (nobody.answer, nobody.rules[0].missing) == (UNKNOWN, "there is no person nobody")


def test_without_rules_everybody_may() -> None:
    assert verdict("    []\n").words == "yes"


def test_a_track_says_whom_it_is_for() -> None:
    text = PROGRAM.replace("{general: {}}", "{general: {for: [{joined_within: 6 months}]}}")
    now = situation({"programs/graduates/program.yml": text, "people/ada.yml": ADA}, DAY)
    program = now.workspace.programs["graduates"]

    (judged,) = fits_track(now, program, "general", "ada", now.today)

    assert (judged.answer, str(judged.written.place)) == (NO, "programs/graduates/program.yml:5:26")
    assert fits_track(now, program, "other", "ada", now.today) == ()
