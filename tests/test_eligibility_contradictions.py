"""Rules of eligibility that nobody can meet, and those that somebody might."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules_world import NO_HISTORY, checked, read
from tests.small_world import PROGRAM

from mentorship.eligibility.contradiction import contradiction
from mentorship.eligibility.judge import judge
from mentorship.eligibility.verdict import Answer
from mentorship.obligations.situation import Situation

SETTINGS = """\
organisation: Northwind
timezone: Europe/Berlin
job_categories: {engineering: Engineering, sales: Sales}
projects: {launch: Launch, rewrite: Rewrite}
"""


def found(*rules: str, role: str = "mentee", more: str = "") -> list[str]:
    """What is said of a program with these rules, without place and code."""
    lines = "".join(f"    - {rule}\n" for rule in rules)
    files = {
        "mentorship.yml": SETTINGS,
        "programs/graduates/program.yml": f"{PROGRAM}eligibility:\n  {role}:\n{lines}{more}",
    }
    return [f.message for f in checked(files) if f.code == "unreachable-eligibility"]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("{rating: {at_least: 6, of: 5}}", "a rating of at least 6 on a scale of 5"),
        ("{level: {at_least: 4, at_most: 2}}", "a level of at least 4 and at most 2"),
        ("{not: {level: {at_least: 0}}}", "a level of at least 0 and at most -1"),
        (
            "{job_category: [marketing]}",
            "none of these job categories is declared in mentorship.yml",
        ),
        (
            "{not: {job_category: [sales, engineering]}}",
            "none of the job categories of mentorship.yml is left",
        ),
        ("{projects: {at_least: 2, of: [launch]}}", "2 major tasks of 1"),
        ("{projects: {at_least: 3}}", "3 major tasks where mentorship.yml declares 2"),
        ("{not: {projects: {at_least: 0}}}", "fewer than 0 major tasks"),
        ("{any: []}", "any of no rules"),
        ("{not: {all: []}}", "any of no rules"),
        ("{not: {any: [leader, {not: leader}]}}", "leads people and leads nobody"),
        (
            "{all: [{role: [tester]}, {role: [developer, writer]}]}",
            "no role is all of these: role tester, role developer or writer",
        ),
    ],
)
def test_a_rule_that_nobody_can_meet(rule: str, reason: str) -> None:
    assert found(rule) == [f"nobody can meet this rule: {reason}"]


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (("leader", "{leader: false}"), "leads people and leads nobody"),
        (
            ("{level: {at_least: 4}}", "{not: {level: {at_least: 3}}}"),
            "a level of at least 4 and at most 2",
        ),
        (
            ("{job_category: [sales]}", "{job_category: [engineering]}"),
            "no job category is all of these: job category sales, job category engineering",
        ),
        (
            ("{job_category: [sales]}", "{not: {job_category: [sales]}}"),
            "no job category is all of these: job category sales, not: job category sales",
        ),
        (
            ("{certificate: mentor-skills}", "{not: {certificate: mentor-skills}}"),
            "holds the certificate mentor-skills and does not",
        ),
        (
            ("{joined_within: 6 months}", "{tenure: 1 year}"),
            "joined within 6 months, joined at least 1 year ago",
        ),
        (
            ("{joined_within: 6 months}", "{not: {joined_within: 2 years}}"),
            "joined within 6 months, not: joined within 2 years",
        ),
        (
            ("{joined_within: 12 months}", "{rating: {at_least: 4, years: 2}}"),
            "joined within 12 months, rated 4 of 5 or better in each of the 2 newest closed years",
        ),
        (
            ("{rating: {at_least: 4.5, years: 3}}", "{not: {rating: {at_least: 4, years: 2}}}"),
            (
                "rated 4.5 of 5 or better in each of the 3 newest closed years, "
                "not: rated 4 of 5 or better in each of the 2 newest closed years"
            ),
        ),
        (
            ("{mentored: {years: 2}}", "{not: {mentored: {}}}"),
            "has mentored for 2 years, not: has mentored before",
        ),
        (
            ("{projects: {of: [launch]}}", "{not: {projects: {at_least: 1}}}"),
            "carried 1 major task or more of launch, not: carried 1 major task or more",
        ),
        (
            ("{capacity: 2}", "{not: {capacity: 1}}"),
            "has room for 2 mentees more, not: has room for 1 mentee more",
        ),
        (
            (
                "leader",
                "{any: [{leader: false}, {all: [{leader: false}, {level: {at_least: 4}}]}]}",
            ),
            "leads people and leads nobody",
        ),
    ],
)
def test_rules_that_nobody_can_meet_together(rules: tuple[str, ...], reason: str) -> None:
    assert found(*rules) == [f"nobody can meet these rules together: {reason}"]


@pytest.mark.parametrize(
    "rules",
    [
        ("leader", "{any: [{leader: false}, {level: {at_least: 4}}]}"),
        ("{joined_within: 12 months}", "{tenure: 365 days}"),
        ("{joined_within: 12 months}", "{tenure: 400 working days}"),
        ("{joined_within: 1 year}", "{rating: {at_least: 4, years: 1}}"),
        ("{joined_within: 13 months}", "{rating: {at_least: 4, years: 2}}"),
        ("{rating: {at_least: 4}}", "{not: {rating: {at_least: 4.5}}}"),
        ("{rating: {at_least: 4}}", "{not: {rating: {at_least: 80, of: 100}}}"),
        ("{mentored: {mentees: 1}}", "{not: {mentored: {mentees: 3}}}"),
        ("{mentored: {years: 2}}", "{not: {mentored: {growth_at_least: 20%}}}"),
        ("{projects: {of: [launch]}}", "{not: {projects: {of: [rewrite]}}}"),
        ("{level: {}}", "{not: {level: {at_least: 2, at_most: 4}}}"),
        ("{not: {job_category: [sales]}}",),
        ("{not: {rating: {at_least: 0}}}",),  # who joined after the year has no rating
        ("{capacity: 1}", "{not: {capacity: 2}}"),
    ],
)
def test_rules_that_somebody_might_meet(rules: tuple[str, ...]) -> None:
    assert found(*rules) == []


def test_a_rule_that_fails_alone_does_not_hide_two_that_fail_together() -> None:
    assert found("leader", "{any: []}", "{leader: false}") == [
        "nobody can meet these rules together: leads people and leads nobody",
        "nobody can meet this rule: any of no rules",
    ]


def test_a_track_for_people_who_may_not_be_mentees() -> None:
    program = (
        "title: G\ndates: {start: 2026-01-12, end: 2026-12-18}\n"
        "eligibility: {mentee: [{joined_within: 6 months}]}\n"
        "tracks:\n  new: {for: [{joined_within: 1 year}]}\n  old: {for: [{tenure: 2 years}]}\n"
    )
    said = checked({"programs/graduates/program.yml": program, "pairings/lin-ada.yml": None})

    assert [(f.code, f.place.line, f.message) for f in said] == [
        (
            "unreachable-eligibility",
            6,
            (
                "no mentee of the program can be on this track: "
                "joined within 6 months, joined at least 2 years ago"
            ),
        )
    ]


@pytest.mark.parametrize(
    ("rule", "asks"),
    [
        ("{mentored: {}}", True),
        ("{mentored: {growth_at_least: 5%}}", True),
        ("{all: [leader, {mentored: {mentees: 1}}]}", True),
        ("{not: {not: {mentored: {years: 1}}}}", True),
        ("{any: [leader, {mentored: {mentees: 1}}]}", False),
        ("{mentored: {mentees: 0}}", False),
        ("{not: {mentored: {mentees: 1}}}", False),
    ],
)
def test_somebody_must_be_able_to_begin(rule: str, asks: bool) -> None:
    said = "nobody can mentor for the first time: the rule asks for earlier mentoring"

    assert found(rule, role="mentor") == [said] * asks
    assert found(rule, role="mentor", more="  first_time: {as: co-mentor}\n") == []


def test_more_ways_than_can_be_looked_at_are_believed() -> None:
    many = ", ".join("{any: [leader, {leader: false}]}" for _ in range(40))

    assert found(f"{{all: [{many}, leader, {{leader: false}}]}}") == []


@pytest.mark.parametrize("rule", ["{rating: null}", "{any: null}", "{not: null}", "{leader: null}"])
def test_a_rule_without_a_value_is_refused(rule: str) -> None:
    text = f"{PROGRAM}eligibility: {{mentor: [{rule}]}}\n"
    said = [(f.code, f.message) for f in checked({"programs/graduates/program.yml": text})]

    assert (
        "schema",
        "eligibility.mentor.0: the rule says nothing; give its key a value, or remove it",
    ) in said


def test_a_rating_of_no_year_is_refused() -> None:
    text = f"{PROGRAM}eligibility: {{mentor: [{{rating: {{at_least: 4, years: 0}}}}]}}\n"
    said = [f.message for f in checked({"programs/graduates/program.yml": text})]

    assert "eligibility.mentor.0.rating.years: 0 must be at least 1" in said


LEAVES = (
    "leader", "{leader: false}", "{level: {at_least: 3}}", "{level: {at_least: 1, at_most: 4}}",
    "{rating: {at_least: 3, years: 1}}", "{rating: {at_least: 4.5, years: 3}}",
    "{mentored: {}}", "{mentored: {years: 2, growth_at_least: 20%}}", "{certificate: exam}",
    "{projects: {at_least: 1}}", "{projects: {at_least: 1, of: [launch]}}",
    "{job_category: [sales]}", "{job_category: [sales, engineering]}", "{role: [tester]}",
    "{joined_within: 6 months}", "{joined_within: 24 months}", "{tenure: 1 year}",
    "{tenure: 10 working days}", "{capacity: 1}", "{capacity: 3}",
)  # fmt: skip
RULES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.builds("{{not: {}}}".format, inner),
        st.builds(
            lambda key, rules: f"{{{key}: [{', '.join(rules)}]}}",
            st.sampled_from(["any", "all"]), st.lists(inner, max_size=3),
        ),
    ),
    max_leaves=6,
)  # fmt: skip
RATED = "".join(f"  - {{period: {year}, rating: 4.8}}\n" for year in range(2015, 2026))
ELSEWHERE = (  # what somebody brings along; ratings are given here
    "certificates: [{certificate: exam, date: 2020-01-01}]\n"
    "mentored_before: [{from: 2015-01, to: 2020-01, mentees: 3, growth: 25%}]\n"
)
SEASONED = f"ratings:\n{RATED}{ELSEWHERE}"


def person(joined: str, rank: int) -> str:
    """Somebody of one of three ranks; the highest leads."""
    job = (
        f"level: {rank + 2}, leads: {'true' if rank == 2 else 'false'}, role: tester, "
        f"category: {'sales' if rank == 1 else 'engineering'}"
    )
    projects = ", ".join(["launch", "rewrite"][:rank])
    return f"name: X\njoined: {joined}\njob: {{{job}}}\nprojects: [{projects}]\n"


PEOPLE = {
    f"{kind}{rank}": (person(joined, rank), record)
    for kind, joined, record in (
        ("old", "2010-01-01", SEASONED), ("quiet", "2010-01-01", "{}\n"),
        ("new", "2026-01-09", "{}\n"), ("hired", "2026-01-09", ELSEWHERE),
    )
    for rank in range(3)
}  # fmt: skip


@given(rules=st.lists(RULES, min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_nobody_meets_rules_that_are_said_to_be_impossible(rules: list[str]) -> None:
    lines = "".join(f"    - {rule}\n" for rule in rules)
    files = {
        "mentorship.yml": SETTINGS,
        "programs/graduates/program.yml": f"{PROGRAM}eligibility:\n  mentee:\n{lines}",
    }
    for name, (person, record) in PEOPLE.items():
        files[f"people/{name}.yml"] = person
        files[f"people/records/{name}.yml"] = record
        files[f"people/profiles/{name}.yml"] = "mentoring: {capacity: 2}\n"
    workspace = read(files)[0]
    program = workspace.programs["graduates"]
    now = Situation(workspace, NO_HISTORY, date(2026, 6, 1))

    answers = {judge(now, program, "mentee", name, now.today).answer for name in PEOPLE}

    if contradiction(program.eligibility.mentee, workspace.settings):
        assert Answer.YES not in answers
