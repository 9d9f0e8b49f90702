"""The parts of a score: 0 to 1, with the words that say why."""

from __future__ import annotations

import pytest
from tests.matching_world import market, member, seeded

from mentorship.findings import MentorshipError
from mentorship.matching.catalogue import DEFAULT_WEIGHTS, from_function, parts
from mentorship.matching.market import Market
from mentorship.matching.member import Member
from mentorship.matching.part import points, share
from mentorship.matching.scores import Scores
from mentorship.matching.solution import solve
from mentorship.metrics.result import Role


def fit(part: str, mentee: Member, mentor: Member) -> tuple[float, str]:
    value, words = parts()[part].fit(mentee, mentor)
    return value / 1000, words


@pytest.mark.parametrize(
    ("wanted", "offered", "expected"),
    [
        ("[python]", "{python: 5}", (1, "offers python 5 of 5")),
        ("[python]", "{python: 2, go: 5}", (0.4, "offers python 2 of 5")),
        ("[python, go]", "{python: 5}", (0.5, "offers python 5 of 5; not go")),
        ("[go, python, go]", "{python: 5}", (0.5, "offers python 5 of 5; not go")),
        ("[python]", "{go: 5}", (0, "offers none of python")),
        ("[a, b, c]", "{a: 5}", (0.333, "offers a 5 of 5; not b, c")),
        ("[]", "{go: 5}", (0, "the mentee states no wanted skill")),
    ],
)
def test_skills_wanted_and_offered(wanted: str, offered: str, expected: tuple[float, str]) -> None:
    mentee = member("lin", "mentee", profile=f"wants: {wanted}")
    assert fit("skills", mentee, member("ada", profile=f"skills: {offered}")) == expected


@pytest.mark.parametrize(
    ("mentee", "mentor", "expected"),
    [
        ("category: a, level: 2", "category: a, level: 3", (1, "both in a, 1 level above")),
        ("category: a, level: 2", "category: a, level: 5", (1, "both in a, 3 levels above")),
        ("category: a, level: 2", "category: a, level: 6", (0.833, "both in a, 4 levels above")),
        ("category: a, level: 1", "category: a, level: 9", (0.5, "both in a, 8 levels above")),
        ("category: a, level: 2", "category: b, level: 2",
            (0, "in b, the mentee in a, same level")),
        ("category: a, level: 4", "category: a, level: 2", (0.5, "both in a, 2 levels below")),
        ("", "category: a, level: 2", (0, "job category not known, level not known")),
    ],
)  # fmt: skip
def test_job_category_and_level_gap(mentee: str, mentor: str, expected: tuple[float, str]) -> None:
    junior = member("lin", "mentee", person=f"job: {{{mentee}}}")
    assert fit("job", junior, member("ada", person=f"job: {{{mentor}}}")) == expected


@pytest.mark.parametrize(
    ("mentee", "mentor", "expected"),
    [
        ("[en, zh]", "[zh, en]", (1, "both speak en, zh")),
        ("[zh]", "[en]", (0, "no language in common")),
        ("[]", "[en]", (0, "languages of the mentee not stated")),
        ("[en]", "[]", (0, "languages of the mentor not stated")),
        ("[]", "[]", (0, "languages of either not stated")),
    ],
)
def test_languages(mentee: str, mentor: str, expected: tuple[float, str]) -> None:
    one = member("lin", "mentee", profile=f"languages: {mentee}")
    assert fit("languages", one, member("ada", profile=f"languages: {mentor}")) == expected


@pytest.mark.parametrize(
    ("mentee", "mentor", "value", "hours"),
    [
        ("Europe/Berlin", "Europe/Berlin", 1, "8 h"),
        ("Europe/Berlin", "Africa/Lagos", 1, "7 h"),  # an hour apart in summer
        ("Europe/Berlin", "America/New_York", 0.5, "2 h"),
        ("Europe/Berlin", "Asia/Kolkata", 0.875, "3 h 30 min"),  # 4 h 30 min apart in winter
        ("Europe/Berlin", "Asia/Shanghai", 0.25, "1 h"),
        ("America/Los_Angeles", "Asia/Shanghai", 0, "0 h"),
        ("Pacific/Auckland", "Pacific/Honolulu", 1, "6 h"),  # across the date line: 22 to 23 h
    ],
)
def test_working_hours_in_common_in_the_worst_month(
    mentee: str, mentor: str, value: float, hours: str
) -> None:
    one, other = member("lin", "mentee", zone=mentee), member("ada", zone=mentor)
    where = mentee if mentee == mentor else f"{mentee} and {mentor}"
    words = f"{hours} of the working day in common ({where})"
    assert fit("timezone", one, other) == (value, words)
    assert fit("timezone", other, one)[0] == value


@pytest.mark.parametrize(
    ("mentee", "mentor", "expected"),
    [
        ("[direct]", "[direct, listening]", (1, "both like direct")),
        ("[direct, asking]", "[direct, listening]", (0.5, "both like direct")),
        ("[asking]", "[direct]", (0, "no style in common")),
        ("[]", "[direct]", (0, "style of the mentee not stated")),
    ],
)
def test_style_stated_by_both_sides(mentee: str, mentor: str, expected: tuple[float, str]) -> None:
    one = member("lin", "mentee", profile=f"style: {mentee}")
    assert fit("style", one, member("ada", profile=f"style: {mentor}")) == expected


def test_experience_major_tasks_and_track() -> None:
    lin = member("lin", "mentee", track="engineer")
    ada = member(
        "ada", track="seller", profile="experience_since: 2019", person="projects: [billing]"
    )
    bo = member("bo", profile="experience_since: 2001", person="projects: [a, b, b, c]")
    assert fit("experience", lin, ada) == (0.7, "7 years of experience")
    assert fit("experience", lin, bo) == (1, "25 years of experience")
    assert fit("experience", ada, lin) == (0, "experience of the mentor not stated")
    assert fit("projects", lin, ada) == (0.5, "carried billing")
    assert fit("projects", lin, bo) == (1, "carried a, b, c")
    assert fit("projects", bo, lin) == (0, "no major task")
    assert fit("track", lin, ada) == (0, "another track")
    assert fit("track", lin, bo) == (1, "no other track asked for")
    assert fit("track", lin, lin) == (1, "the same track")


def test_rows_of_many_and_single_judgements_agree() -> None:
    chance, skills = seeded(40), ["python", "go", "design", "talks"]

    def somebody(number: int) -> Member:
        offered = {skill: chance.randint(1, 5) for skill in chance.sample(skills, 2)}
        wanted = chance.sample(skills, chance.randint(0, 3))
        said = f"skills: {offered}, wants: {wanted}, languages: {chance.sample(['en', 'zh'], 1)}"
        zone = chance.choice(["UTC", "Asia/Tokyo"])
        role: Role = "mentee" if number % 2 else "mentor"
        return member(f"p{number}", role, profile=said.replace("'", ""), zone=zone)

    everybody = [somebody(number) for number in range(80)]
    mentees = tuple(each for each in everybody if each.role == "mentee")
    mentors = tuple(each for each in everybody if each.role == "mentor")
    made = Market(
        lot="x", mentees=mentees, mentors=mentors, weights=DEFAULT_WEIGHTS, must=(), parts=parts()
    )
    scores = Scores(made)
    totals = [
        [sum(reason.points for reason in scores.reasons(one, other)) for other in mentors]
        for one in mentees
    ]
    assert [list(row) for row in scores.rows] == totals
    assert [list(column) for column in scores.columns] == [
        list(c) for c in zip(*totals, strict=True)
    ]
    assert len({total for row in totals for total in row}) > 40


def test_a_part_may_be_any_function_of_two_members() -> None:
    made = market(
        (member("lin", "mentee"),), (member("ada"), member("bo")),
        lambda _, mentor: 0.25 if mentor == "ada" else 0.75,
    )  # fmt: skip
    (pair,) = solve(made, "stable").pairs
    assert (pair.mentor.id, pair.points) == ("bo", 75)
    assert pair.reasons == (("given", 100, 750, "given"),)


def test_a_part_of_another_package_that_fails_is_named() -> None:
    lin, ada = member("lin", "mentee"), member("ada")
    with pytest.raises(MentorshipError, match="the part horoscope gave 7, which is not between"):
        from_function("horoscope", lambda *_: (7, "")).fit(lin, ada)
    with pytest.raises(MentorshipError, match="the part horoscope failed: ZeroDivisionError"):
        from_function("horoscope", lambda *_: (1 / 0, "")).fit(lin, ada)


def test_points_and_shares_are_rounded_half_up() -> None:
    assert [points(n) for n in (0, 49, 50, 40_000, 65_949, 65_950, 100_000)] == [
        "0", "0", "0.1", "40", "65.9", "66", "100",
    ]  # fmt: skip
    assert [share(1, 3), share(2, 3), share(5, 2), share(-1, 2), share(1, 0)] == [
        333,
        667,
        1000,
        0,
        0,
    ]
