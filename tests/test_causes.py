"""Trees of causes: which numbers speak for and against, no data, the market, remedies written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.changes_world import Changes
from tests.small_world import PROGRAM, SETTINGS, note, pair, situation

from mentorship.findings import MentorshipError
from mentorship.metrics.causes import Causes, causes, spread
from mentorship.metrics.indicators import Owner
from mentorship.metrics.market import markets
from mentorship.metrics.signs import Branch
from mentorship.text.table import read_table

LIN, PLATFORM = Owner("person", "lin"), Owner("team", "platform")
SHORT = "2026-04: 3, 2026-05: 3, 2026-06: 3"


def indicator(values: str = SHORT, name: str = "hours", target: str = "2") -> str:
    row = f"{{name: {name}, better: lower, target: {target}, values: {{{values}}}}}"
    return f"indicators:\n  - {row}\n"


def found(files: dict[str, str], owner: Owner = LIN, market: str = "") -> Causes:
    given = markets(read_table(market.encode()), "m.csv") if market else {}
    return causes(
        situation({"people/lin.yml": "name: Lin\n", **files}, "2026-07-10"), (owner,), given
    )


def branch(cause: str, files: dict[str, str], owner: Owner = LIN, market: str = "") -> Branch:
    (tree,) = found({"people/records/lin.yml": indicator(), **files}, owner, market).trees
    return next(each for each in tree.branches if each.cause == cause)


def said(found: Branch) -> list[str]:
    return [sign.said for sign in found.signs]


def test_without_data_every_branch_says_so_and_none_says_no_cause() -> None:
    (tree,) = found({"people/records/lin.yml": indicator()}).trees

    assert [(each.cause, each.leaning) for each in tree.branches] == [
        ("target", "no data"),
        ("environment", "no data"),
        ("resources", "speaks against it"),
        ("ability", "no data"),
    ]
    assert [sign.said for sign in tree.branches[2].signs if sign.known] == [
        "open obligations: 0 overdue on 2026-07-10, 1 person"
    ]
    assert all(each.refuted_by for each in tree.branches)


@pytest.mark.parametrize(
    ("before", "leaning", "words"),
    [
        ("2026-01: 4, 2026-02: 3, 2026-03: 2.5", "suggests it", "0 of 3"),
        ("2026-01: 2, 2026-02: 2, 2026-03: 1", "speaks against it", "3 of 3"),
        (
            "2025-12: 3, 2026-01: 3, 2026-02: 3, 2026-03: 1", "does not decide",
            "1 of 4",
        ),
        ("2026-03: 1", "does not decide", "1 of 1"),
    ],
)  # fmt: skip
def test_the_target_is_measured_against_own_history(before: str, leaning: str, words: str) -> None:
    result = branch("target", {"people/records/lin.yml": indicator(f"{before}, {SHORT}")})

    assert result.leaning == leaning
    history = f"own history: the target was reached in {words} periods before 2026-04"
    assert said(result)[0].removesuffix("; too few to say") == history


def peers(*values: float) -> dict[str, str]:
    """Lin and others in the same role, each with a value in June."""
    files = {"people/lin.yml": "name: Lin\njob: {role: cook}\n"}
    for number, value in enumerate(values):
        files[f"people/p{number}.yml"] = f"name: P{number}\njob: {{role: cook}}\n"
        files[f"people/records/p{number}.yml"] = indicator(f"2026-06: {value}")
    return files


@pytest.mark.parametrize(
    ("values", "leaning", "words"),
    [
        ((3, 3, 1), "suggests it", "1 of 3 others in the same role reach their target in 2026-06"),
        (
            (3, 2, 1), "speaks against it",
            "2 of 3 others in the same role reach their target in 2026-06",
        ),
        (
            (3, 3), "does not decide",
            "0 of 2 others in the same role reach their target in 2026-06; too few to say",
        ),
    ],
)  # fmt: skip
def test_the_target_is_measured_against_peers(
    values: tuple[float, ...], leaning: str, words: str
) -> None:
    result = branch("target", peers(*values))

    assert (result.leaning, said(result)[1]) == (leaning, f"peers: {words}")
    assert str(result.signs[1].lines[0].place) == "people/records/p0.yml:2:63"


def test_others_in_another_role_are_no_peers() -> None:
    files = {**peers(3, 3, 3), "people/lin.yml": "name: Lin\njob: {role: waiter}\n"}

    assert branch("target", files).leaning == "no data"


MARKET = "period,value\n2026-01,100\n2026-02,102\n2026-03,98\n"


@pytest.mark.parametrize(
    ("rows", "leaning", "words"),
    [
        (
            "2026-05,110\n2026-06,130\n", "suggests it",
            "median 120 in 2 of these periods, 100 in 3 before (20 % worse)",
        ),
        (
            "2026-05,105\n", "speaks against it",
            "median 105 in 1 of these periods, 100 in 3 before (5 % worse)",
        ),
        (
            "2026-05,80\n", "speaks against it",
            "median 80 in 1 of these periods, 100 in 3 before (20 % better)",
        ),
        ("2026-07,130\n", "no data", "no data of 2026-04 to 2026-06, or of the time before"),
    ],
)  # fmt: skip
def test_the_market_comes_from_a_table(rows: str, leaning: str, words: str) -> None:
    result = branch("environment", {}, market=MARKET + rows)

    assert (result.leaning, said(result)) == (leaning, [f"market: {words}"])


def test_the_market_may_be_better_the_other_way_and_of_one_indicator() -> None:
    head, *rows = (MARKET + "2026-05,70\n").splitlines()
    higher = "\n".join([f"{head},better,indicator", *(f"{row},higher,hours" for row in rows)])

    assert branch("environment", {}, market=higher).leaning == "suggests it"
    assert branch("environment", {}, market=higher.replace("hours", "x")).leaning == "no data"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("period\n2026-01\n", "m.csv: no column for value"),
        ("period,value\n2026-01,x\n", "m.csv:2: 'x' is not a number"),
        (
            "period,value\nMay,1\n",
            "m.csv:2: 'May' is not a period; write it as in 2025, 2025-H1, 2025-Q3 or 2025-07",
        ),
        ("period,value\n2026-01,1\n2026-01,2\n", "m.csv:3: another value for 2026-01"),
        (
            "period,value,better\n2026-01,1,lower\n2026-02,2,higher\n",
            "m.csv:3: better is higher in one row and lower in another",
        ),
        (
            "period;value\n2026-01;1,5\n2026-02;1.5\n",
            "m.csv: some numbers have a point and some a comma",
        ),
    ],
)  # fmt: skip
def test_a_market_that_cannot_be_read_is_refused_whole(table: str, words: str) -> None:
    with pytest.raises(MentorshipError) as error:
        markets(read_table(table.encode()), "m.csv")

    assert str(error.value) == words


def test_leave_meetings_and_load_are_resources() -> None:
    files = {
        "programs/graduates/program.yml": PROGRAM + "cadence: [{id: talk, every: month}]\n",
        **pair("lin", "bo", start="2026-04-01"),
        **pair("lin", "cy", start="2026-04-01"),
        **note("bo-lin", "2026-04-07"),
        "people/profiles/lin.yml": (
            "mentoring: {capacity: 1}\nleave: [{from: 2026-06-01, to: 2026-06-30}]\n"
        ),
    }

    result = branch("resources", files)

    assert result.leaning == "suggests it"
    assert said(result) == [
        "leave: 22 of 65 working days (34 %) of 1 person",
        "load: 1 of 1 have more mentees than room",
        "open obligations: 1 overdue on 2026-07-10, 1 person",
        "meetings with mentors: 3 of 4 missed",
    ]


def test_of_a_team_the_heads_are_counted() -> None:
    files = {
        "people/teams/platform.yml": indicator(),
        "people/ada.yml": "name: Ada\nteam: platform\nleft: 2026-05-31\n",
        "people/lin.yml": "name: Lin\nteam: platform\n",
    }

    result = branch("resources", files, PLATFORM)

    assert said(result)[0] == "headcount: 2 on 2026-04-01, 1 on 2026-06-30"
    assert result.signs[0].speaks is True
    assert [f"{item.place} {item.what}" for item in result.signs[0].lines] == [
        "people/ada.yml:3:7 ada: left"
    ]


TESTS = (
    "tests:\n"
    "  - {{skill: cooking, date: 2026-03-01, score: {0}}}\n"
    "  - {{skill: cooking, date: 2025-01-01, score: 5}}\n"
    "certificates: [{{certificate: knives, date: 2025-01-01, expires: {1}}}]\n"
)


@pytest.mark.parametrize(
    ("score", "expires", "leaning", "over"),
    [
        (50, "2027-01-01", "points both ways", 0),
        (50, "2026-05-01", "suggests it", 1),
        (60, "2027-01-01", "speaks against it", 0),
    ],
)
def test_tests_and_certificates_are_ability(
    score: int, expires: str, leaning: str, over: int
) -> None:
    record = indicator() + TESTS.format(score, expires)

    result = branch("ability", {"people/records/lin.yml": record})

    assert (result.leaning, said(result)) == (leaning, [
        f"tests: {score} % on average (n = 1, newest of each skill)",
        f"certificates: {over} of 1 expired",
        "time in the job: no file says",
    ])  # fmt: skip


def test_who_is_new_in_the_job_is_still_learning() -> None:
    result = branch("ability", {"people/lin.yml": "name: Lin\njoined: 2026-03-02\n"})

    assert (result.leaning, said(result)[-1]) == (
        "suggests it", "time in the job: 1 of 1 for less than 6 months",
    )  # fmt: skip


def test_a_sealed_record_is_no_data() -> None:
    files = {
        "people/teams/platform.yml": indicator(),
        "people/lin.yml": "name: Lin\nteam: platform\n",
        "people/records/lin.yml.age": "age-encryption.org/v1\n",
    }
    tree = found(files, PLATFORM).trees[0]

    assert "records: 1 of 1 are sealed or not there" in said(tree.branches[3])
    assert tree.branches[3].leaning == "no data"


@pytest.mark.parametrize("owner", [Owner("person", "ghost"), PLATFORM])
def test_nobody_known_is_no_data(owner: Owner) -> None:
    files = {"people/records/ghost.yml": indicator(), "people/teams/platform.yml": indicator()}
    tree = found(files, owner).trees[0]

    assert [(each.leaning, said(each)) for each in tree.branches[2:]] == [
        ("no data", ["nobody is known to belong to it"]),
        ("no data", ["nobody is known to belong to it"]),
    ]


@pytest.mark.parametrize("today", ["0001-01-01", "1900-05-10", "3000-01-15", "9999-12-31"])
def test_no_day_is_too_early_or_too_late(today: str) -> None:
    values = "1900-02: 3, 1900-03: 3, 1900-04: 3, 2999-10: 3, 2999-11: 3, 2999-12: 3"
    files = {"people/records/lin.yml": indicator(values), "people/lin.yml": "name: Lin\n"}

    found = causes(situation(files, today), (LIN,))

    assert len(found.trees) == int(today in ("1900-05-10", "3000-01-15"))


def test_what_is_no_miss_is_listed_with_how_it_stands() -> None:
    rows = "".join(
        indicator(values, name).removeprefix("indicators:\n")
        for name, values in {
            "reached": "2026-06: 2", "twice": "2026-05: 3, 2026-06: 3", "none": "2026-07: 3",
            "old": "2025-01: 3, 2025-02: 3, 2025-03: 3",
        }.items()
    )  # fmt: skip

    result = found({"people/records/lin.yml": f"indicators:\n{rows}"})

    assert result.trees == ()
    assert [(each.series.name, each.said) for each in result.standings] == [
        ("reached", "2 in 2026-06, at its target 2"),
        ("twice", "3 in 2026-06, short of 2 in 2 periods in a row, causes are asked for after 3"),
        ("none", "no value of a period that is over"),
        ("old", "3 in 2025-03, short of 2; no value since"),
    ]


@pytest.mark.parametrize(
    ("other", "reach", "where"),
    [
        (indicator(), "2 of 2", "look first at what they have in common: target and environment"),
        (
            indicator("2026-06: 1"), "1 of 2",
            "look first at what tells them apart: resources and ability",
        ),
        ("{}\n", "1 of 1", "one team follows it alone"),
    ],
)  # fmt: skip
def test_in_a_department_it_matters_how_many_teams_miss_it(
    other: str, reach: str, where: str
) -> None:
    teams = (Owner("team", "one"), Owner("team", "two"))
    now = situation(
        {"people/teams/one.yml": indicator(), "people/teams/two.yml": other}, "2026-07-10"
    )

    assert spread(now, teams, causes(now, teams)) == (
        f"hours: missed by {reach} teams that follow it: {where}",
    )


ENGINEERING = Owner("department", "engineering")


def department(*people: str) -> dict[str, str]:
    """Engineering: people of two teams, each with an indicator, and one more of another."""
    files = {
        "people/teams/one.yml": "department: engineering\n",
        "people/teams/two.yml": "department: engineering\n",
        "people/teams/far.yml": "department: sales\n",
        "people/far.yml": "name: Far\nteam: far\n",
        "people/records/far.yml": indicator("2026-04: 9, 2026-05: 9, 2026-06: 9"),
    }
    for number, values in enumerate(people):
        team = "two" if number % 2 else "one"
        files[f"people/p{number}.yml"] = f"name: P{number}\nteam: {team}\n"
        files[f"people/records/p{number}.yml"] = indicator(values)
    return files


def test_a_department_has_the_means_of_its_people_with_how_many_they_are_of() -> None:
    files = department(SHORT, "2026-04: 4, 2026-05: 2, 2026-06: 5", "2026-04: 2, 2026-06: 2", SHORT)
    (tree,) = found(files, ENGINEERING).trees
    points = [point.as_input("hours") for point in tree.miss.points]
    assert [(point.what, point.value) for point in points] == [
        ("hours, 2026-04, mean of 4 people", "3"),
        ("hours, 2026-05, mean of 3 people", "2.67"),
        ("hours, 2026-06, mean of 4 people", "3.25"),
    ]
    assert str(tree.miss.series.owner) == "department engineering"
    assert said(tree.branches[2])[0] == "headcount: 4 on 2026-04-01, 4 on 2026-06-30"


def test_of_fewer_than_three_people_there_is_no_mean() -> None:
    assert found(department(SHORT, SHORT), ENGINEERING) == Causes((), ())
    two_of_three = found(department(SHORT, SHORT, "2026-06: 3"), ENGINEERING)
    assert two_of_three.trees == ()
    assert [each.said for each in two_of_three.standings] == [
        "3 in 2026-06, short of 2 in 1 period in a row, causes are asked for after 3"
    ]


def test_means_of_teams_are_told_apart_from_those_of_people() -> None:
    files = {
        "people/teams/one.yml": "department: engineering\n" + indicator(),
        "people/teams/two.yml": "department: engineering\n"
        + indicator("2026-04: 5, 2026-05: 5, 2026-06: 5", target="4"),
    }
    (tree,) = found(files, ENGINEERING).trees
    assert tree.miss.points[0].as_input("hours").what == ("hours, 2026-04, mean of 2 teams")
    assert tree.miss.series.target == 3
    assert found({**files, "people/teams/two.yml": "department: far\n"}, ENGINEERING).trees == ()


def test_the_peers_of_a_department_are_other_departments() -> None:
    files = department(SHORT, SHORT, SHORT)
    files |= {f"people/{name}.yml": f"name: {name}\nteam: far\n" for name in ("fa", "fb")} | {
        f"people/records/{name}.yml": indicator("2026-06: 1") for name in ("fa", "fb")
    }
    (tree,) = found(files, ENGINEERING).trees
    assert said(tree.branches[0])[1].startswith(
        "peers: 0 of 1 other departments reach their target"
    )


WORLD = {
    "mentorship.yml": SETTINGS + "as_of: 2026-07-10\n",
    "people/records/lin.yml": "# office only\n" + indicator() + "\n# the end\n",
    "people/teams/bo.yml": "department: lin\n" + indicator(),
}


@pytest.fixture
def changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Changes:
    made = Changes(tmp_path, capsys)
    for path, text in WORLD.items():
        made.write(path, text)
    return made


def test_a_remedy_is_written_and_looked_at(changes: Changes) -> None:
    words = ("--indicator", "hours", "--remedy", "One customer less", "--cause", "resources")

    assert changes.run("causes", "lin", *words, "--by", "grace") == (0, "people/records/lin.yml\n")
    assert changes.text("people/records/lin.yml") == WORLD["people/records/lin.yml"].replace(
        "\n\n# the end",
        "\nremedies: [{indicator: hours, cause: resources, remedy: One customer less, "
        '"on": 2026-07-10, by: grace}]\n\n# the end',
    )
    _, printed = changes.run("causes", "lin", "--as", "person")
    again = "2026-07-10, for resources: One customer less: looked at again when 2026-09 is over"
    assert again in " ".join(printed.split())


def test_what_makes_no_remedy_is_refused(changes: Changes) -> None:
    words = ("--remedy", "Rest", "--cause", "ability", "--by", "grace")

    assert changes.refusal("causes", "lin", *words) == (
        "recording a remedy needs --indicator as well"
    )
    assert changes.refusal("causes", "lin", "--indicator", "x", *words) == (
        "lin has no indicator 'x'; there are hours"
    )
    assert changes.refusal(
        "causes", "lin", "--indicator", "hours", *words, "--as", "department"
    ) == ("department lin: a remedy belongs to a person or a team")
    ahead = ("--indicator", "hours", *words, "--on", "2026-07-11")
    assert changes.refusal("causes", "lin", *ahead) == (
        "--on 2026-07-11 is ahead, today is 2026-07-10: it says what was"
    )
    code, said = changes.run("causes", "nobody")
    assert (code, said.splitlines()[-1]) == (
        2, "mentorship: there is no person, team or department 'nobody'",
    )  # fmt: skip


def test_a_name_of_two_is_the_person_unless_said_otherwise(changes: Changes) -> None:
    def asked(*words: str) -> Any:
        _, printed = changes.run("causes", "lin", "--format", "json", *words)
        return json.JSONDecoder().raw_decode(printed)[0]

    person, department = asked(), asked("--as", "department")

    assert (person["about"], person["unknown"]) == (
        "lin", ["a department has that name too: --as department"],
    )  # fmt: skip
    assert (department["about"], department["trees"][0]["owner"]) == (
        "department lin", {"kind": "team", "id": "bo"},
    )  # fmt: skip
    assert [branch["leaning"] for branch in department["trees"][0]["branches"]] == [
        "no data", "no data", "no data", "no data",
    ]  # fmt: skip


ALERT = """\
As of 2026-07-10: 1 alert

lin, hours, short of its target: over the target 2 in 3 periods in a row,
  {0}: 3, 3, 3
  tell grace
  people/records/lin.yml:3:63  hours, 2026-04: 3
  people/records/lin.yml:3:75  hours, 2026-05: 3
  people/records/lin.yml:3:87  hours, 2026-06: 3
  around it:
    pairings/lin-ada.yml:4:8  lin: new pairing as mentee: since 2026-01-05
    pairings/lin-ada.yml:3:10  lin: open obligations: 1 overdue, the oldest
        since 2026-01-05
  why: mentorship causes lin --indicator hours
""".replace("{0}", "2026-04 to 2026-06")
NONE = "As of 2026-07-10: no alerts\n"


def test_alerts_name_the_command_that_asks_why(changes: Changes) -> None:
    assert changes.run("alerts", "--person", "lin")[1].startswith(ALERT)
    assert changes.run("alerts", "--tell", "mira")[1].startswith(NONE)
    assert changes.run("alerts", "--person", "bo")[1].startswith(
        f"{NONE}\nbo: there is no record\n"
    )
