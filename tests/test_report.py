"""The report on a program: figures worked by hand, and what may be said of them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from tests.report_world import COHORT, PROGRAM, files, made, name, voices
from tests.small_world import note, pair, situation

from mentorship.language import Catalogue, speaking
from mentorship.metrics.catalogue import facts
from mentorship.metrics.evaluation.cohort import cohort_before
from mentorship.metrics.evaluation.columns import table_of
from mentorship.metrics.evaluation.compare import compared
from mentorship.metrics.evaluation.contributions import read_contributions
from mentorship.metrics.evaluation.figure import Change, Figure, Report, hits_of
from mentorship.metrics.evaluation.relations import related, two_columns
from mentorship.metrics.figure_receipts import told
from mentorship.metrics.result import Result, Subject, Unit
from mentorship.metrics.statistics import mean
from mentorship.obligations.situation import Situation
from mentorship.publication.reports import report_of

ALWAYS_FIVE = ", ".join(
    f"{month}: 5" for month in (*(f"2025-{m:02}" for m in range(8, 13)),
                                *(f"2026-{m:02}" for m in range(2, 7)))
)  # fmt: skip
TABLE = "person,month,count\n"


def report(known: Situation, program: str = "graduates", **more: object) -> Report:
    return report_of(known, known.workspace.programs[program], **more)  # type: ignore[arg-type]


def rows(found: Report, section: str) -> list[tuple[str, ...]]:
    """The rows of a section, as readers see them."""
    (wanted,) = [each for each in found.sections if each.id == section]
    return list(table_of(wanted).rows)


def figures(found: Report, section: str) -> tuple[Figure, ...]:
    return next(each.figures for each in found.sections if each.id == section)


def row(found: Report, section: str, title: str) -> tuple[str, ...]:
    return next(each for each in rows(found, section) if title in each)


def test_process_data_with_cases_and_intervals() -> None:
    """92 % of the courses, 88 % of the tasks in time, all feedback."""
    found = rows(report(made()), "process")

    assert found[:4] == [
        ("Courses completed", "92 %", "23 of 25", "75 % to 98 %"),
        ("Tasks in time", "88 %", "22 of 25", "70 % to 96 %"),
        ("Feedback in time", "100 %", "25 of 25", "87 % to 100 %"),
        ("Feedback given", "100 %", "25 of 25", "87 % to 100 %"),
    ]


def test_outcomes_of_teams_and_what_people_say() -> None:
    """Team performance +15 %, 85 % of superiors and 78 % of team members agree."""
    found = report(made(**{p.replace("/", "__"): t for p, t in voices().items()}))

    assert rows(found, "indicators") == [
        ("platform", "Performance", "115", "5", "100 (6)", "+15 (+12.9 to +17.1)",
         "+15.0 %; suggests better"),
    ]  # fmt: skip
    assert rows(found, "voices") == [
        ("Superiors who agree", "85 %", "17 of 20", "64 % to 95 %"),
        ("Team members who agree", "78 %", "18 of 23", "58 % to 90 %"),
    ]


def test_kpis_before_after_and_target() -> None:
    assert rows(report(made()), "kpis") == [
        ("Attainment", "90 %", "70 %", "+20 points", "85 %", "better; target reached"),
        ("Newcomer turnover", "15 %", "30 %", "-15 points", "20 %", "better; target reached"),
        ("Promoted", "25 %", "10 %", "+15 points", "", "better"),
        ("Satisfaction", "85 %", "65 %", "+20 points", "90 %", "better; target not reached"),
    ]


def test_two_of_three_promoted_and_one_in_the_best_tenth() -> None:
    """67 % and 33 %; three of many mentees tell little, and the interval says so."""
    mentees = ("lin", "bo", "kim")
    world = {"programs/graduates/program.yml": PROGRAM.split("courses:", maxsplit=1)[0]
             + "tracks: {general: {}}\n", **pair("ada", *mentees)}  # fmt: skip
    for mentee, percentile, more in (
        ("lin", 8, "promotions: [{date: 2026-05-01, to: 4}]\n"),
        ("bo", 40, "promotions: [{date: 2026-06-01, to: 4}]\n"),
        ("kim", 60, ""),
    ):
        world[f"people/records/{mentee}.yml"] = (
            f"{more}ratings: [{{period: 2026, rating: 4, percentile: {percentile}}}]\n"
        )

    found = report(situation(world, "2027-07-15"))

    # The rating of 2026 ends after the program, within the year in which it counts.
    assert row(found, "outcomes", "Mentees promoted")[1:4] == ("67 %", "2 of 3", "21 % to 94 %")
    best = row(found, "outcomes", "Mentees among the best tenth")
    assert best[1:4] == ("33 %", "1 of 3", "6 % to 79 %")


@pytest.mark.parametrize(
    ("kpi", "says"),
    [
        ("{name: k, values: {2025: 90%}}", "no value from before"),
        ("{name: k, before: 0%, values: {2025: 5%}}", "better"),
        ("{name: k, before: 70, values: {2025: 90%}}", "before and after are on different scales"),
        ("{name: k, before: 70%, target: 3, values: {2025: 90%}}",
         "better; the target is on another scale"),
        ("{name: k, before: 70%, values: {2026: 90%}}", "2026 is not over; better"),
        ("{name: k, before: 70%, values: {2025: 70%}}", "unchanged"),
    ],
)  # fmt: skip
def test_a_kpi_says_what_is_wrong_with_it(kpi: str, says: str) -> None:
    text = f"{PROGRAM}kpis: [{kpi}]\n"
    known = situation(files(text=text), "2026-07-15")

    (only,) = figures(report(known), "kpis")

    assert only.words == says


def test_a_kpi_of_the_future_or_of_no_period_is_not_counted() -> None:
    text = f"{PROGRAM}kpis: [{{name: k, before: 70%, values: {{2027: 90%, soon: 1%}}}}]\n"
    (only,) = figures(report(situation(files(text=text), "2026-07-15")), "kpis")
    assert only.result.value is None
    assert [each.what for each in only.result.excluded] == ["2027", "soon"]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ("2025-12: 0, 2026-02: 5", "a start of 0 has no growth; too few to say"),
        ("2026-02: 5", "no closed period in the year before 2026-01-05"),
        ("2025-12: 5", "no closed period between 2026-01-05 and today"),
        (ALWAYS_FIVE, "0.0 %; always the same; unchanged"),
    ],
)  # fmt: skip
def test_an_indicator_says_what_is_wrong_with_it(values: str, says: str) -> None:
    team = f"indicators: [{{name: speed, values: {{{values}}}}}]\n"
    known = made(**{"people__teams__platform.yml": team})

    (only,) = figures(report(known), "indicators")

    assert only.words == says


def test_periods_of_another_length_are_left_out() -> None:
    team = "indicators: [{name: speed, values: {2025-11: 4, 2025-12: 4, 2025: 9, 2026-02: 5}}]\n"
    (only,) = figures(report(made(**{"people__teams__platform.yml": team})), "indicators")
    assert only.last is not None
    assert (only.last.value, only.last.n) == (Decimal(4), 2)
    assert [each.what for each in only.last.excluded] == ["2025"]


def test_the_cohort_before_is_the_one_of_the_same_name_but_for_the_year() -> None:
    texts = {
        f"programs/{identity}/program.yml": f"title: T\ntracks: {{general: {{}}}}\n"
        f"dates: {{start: {start}, end: 2027-01-01}}\n"
        for identity, start in (
            ("grad-2024", "2024-01-01"), ("grad-2025", "2025-01-01"), ("grad-2026", "2026-01-01"),
            ("spring", "2025-03-01"), ("spring-next", "2026-03-01"), ("other-2025", "2025-01-01"),
        )
    }  # fmt: skip
    space = situation(texts, "2026-07-01").workspace
    before = {name: cohort_before(space, each) for name, each in space.programs.items()}
    assert {name: each.id for name, each in before.items() if each} == {
        "grad-2025": "grad-2024", "grad-2026": "grad-2025", "spring-next": "spring",
    }  # fmt: skip


def two_cohorts(done_before: int) -> Situation:
    """The cohort of 2026, and one of 2025 in which fewer completed the course."""
    text = PROGRAM.replace("2026-", "2025-")
    earlier = {
        re.sub(r"\bm(\d\d)", r"e\1", path).replace("boss", "chief").replace("2026-", "2025-"):
        re.sub(r"\bm(\d\d)", r"e\1", body).replace("boss", "chief").replace("2026-", "2025-")
        for path, body in files("graduates-2025", text).items()
        if "teams" not in path and "ada.yml" not in path.split("/")[-1][:7]
    }  # fmt: skip
    late = [path for path in sorted(earlier) if path.endswith("-course.md")][done_before:]
    kept = {path: body for path, body in earlier.items() if path not in late}
    return situation({**kept, **files("graduates-2026", PROGRAM)}, "2026-07-15")


def test_beside_the_last_cohort_words_follow_the_numbers() -> None:
    found = report(two_cohorts(done_before=5), "graduates-2026")

    assert found.against == "graduates-2025"
    assert row(found, "process", "Courses completed") == (
        "Courses completed", "92 %", "23 of 25", "75 % to 98 %", "20 % (25)",
        "+72 (+46 to +85) points", "suggests more than the last cohort",
    )  # fmt: skip
    assert row(found, "process", "Tasks in time")[-1] == "no clear difference from the last cohort"


def test_a_small_difference_is_not_called_one() -> None:
    found = report(two_cohorts(done_before=20), "graduates-2026")
    courses = row(found, "process", "Courses completed")
    assert courses[5:] == ("+12 (-8 to +32) points", "no clear difference from the last cohort")


def test_a_target_is_that_of_the_kpi_with_the_name_of_the_metric() -> None:
    text = (
        f"{PROGRAM}kpis: [{{name: course-completion, target: 95%}}, "
        "{name: task-on-time, target: 99%}, {name: feedback-in-time, target: 90%}]\n"
    )
    found = report(situation(files(text=text), "2026-07-15"))
    assert [each[-2:] for each in rows(found, "process")[:3]] == [
        ("95 %", "under target, which may be chance"),
        ("99 %", "under target"),
        ("90 %", "target reached"),
    ]


def test_mentors_of_few_cases_have_no_rank() -> None:
    """One mentor of 20 mentees, one of five: only who has ten cases could be ranked."""
    world = files()
    for number in range(21, COHORT + 1):
        path = f"pairings/{name(number)}-ada.yml"
        world[path] = world[path].replace("[ada]", "[eve]")
        answer = f"logs/{name(number)}-ada/2026-01-16-answer.md"
        world = {k: v.replace("by: ada", "by: eve") if k == answer else v for k, v in world.items()}
        late = f"logs/{name(number)}-ada/2026-01-29-answer.md"
        world = {k: v.replace("by: ada", "by: eve") if k == late else v for k, v in world.items()}
    world["people/eve.yml"] = "name: Eve\n"

    found = report(situation(world, "2026-07-15"))

    tasks = [f for f in figures(found, "mentors") if f.name == "task-on-time"]
    assert [(f.group, f.hits, f.result.n, f.rank, f.words) for f in tasks] == [
        ("Ada", 20, 20, None, "suggests more than the others"),
        ("Eve", 2, 5, None, "suggests less than the others"),
    ]


def test_the_funnel_and_who_stays() -> None:
    """Of 25 one was stopped in week 5, one left in week 9, and one was never accepted."""
    world = files(text=PROGRAM.replace("acceptance: none\n", ""))
    for number in range(1, COHORT):
        path = f"pairings/{name(number)}-ada.yml"
        world[path] += f"accepted: {{ada: 2026-01-02, {name(number)}: 2026-01-02}}\n"
    world[f"pairings/{name(1)}-ada.yml"] += "ended: {date: 2026-02-05, how: stopped}\n"
    world[f"people/{name(2)}.yml"] += "left: 2026-03-06\n"

    found = report(situation(world, "2026-04-01"))

    assert [each[2] for each in rows(found, "funnel")] == ["25 of 25", "24 of 25", "0 of 25", ""]
    assert rows(found, "funnel")[-1][1] == "(the program ends on 2026-06-26)"
    assert rows(found, "staying") == [
        ("week 4", "Still there", "100 %", "24", "", ""),
        ("week 8", "Still there", "96 %", "23", "74 % to 99 %", "1 dropped out by then"),
        ("week 12", "Still there", "92 %", "22", "71 % to 98 %", "2 dropped out by then"),
    ]
    assert rows(found, "dropouts") == [
        (name(1), "Dropped out in week", "5", "1", "stopped"),
        (name(2), "Dropped out in week", "9", "1", "left"),
    ]


def test_time_to_independence() -> None:
    """22 did everything by 20 January, one on the 28th, two have not done the course."""
    assert rows(report(made()), "independence") == [
        ("Have done all that the plan asks for", "23", "23 of 25", ""),
        ("Weeks until half of them had", "3", "25", "3 to 3"),
    ]


@pytest.mark.parametrize("r", ["0.72", "0.81"])
def test_a_correlation_over_teams_is_said_with_its_cases(r: str) -> None:
    """Contacts across departments of 30 made-up teams, and a performance that goes with them."""
    x = {f"t{i:02}": Decimal(i) for i in range(30)}
    wave = [Decimal(w) for w in (1, -1, -1, 1) * 7 + (0, 0)]
    mean = sum(x.values(), Decimal(0)) / 30
    spread = sum(((v - mean) ** 2 for v in x.values()), Decimal(0))
    products = ((v - mean) * w for v, w in zip(x.values(), wave, strict=True))
    across = sum(products, Decimal(0)) / spread
    rest = [w - across * (v - mean) for v, w in zip(x.values(), wave, strict=True)]
    rest_mean = sum(rest, Decimal(0)) / 30
    rest = [each - rest_mean for each in rest]
    scale = (spread / sum((each * each for each in rest), Decimal(0))).sqrt()
    noise = (1 - Decimal(r) ** 2).sqrt() * scale
    y = {k: Decimal(r) * (v - mean) + noise * e for (k, v), e in zip(x.items(), rest, strict=True)}

    pearson, _ = related([two_columns("contacts and performance", "teams", x, y)])

    assert pearson.result.value is not None
    assert (round(pearson.result.value, 2), pearson.result.n) == (Decimal(r), 30)
    assert pearson.words == "suggests that they go together (p < 0.001)"


def test_looking_at_many_pairs_takes_the_word_back() -> None:
    """Ten pairs of numbers alone suggest something; among ten such columns nothing."""
    x = {f"t{i}": Decimal(i) for i in range(10)}
    some = {f"t{i}": Decimal(v) for i, v in enumerate((2, 1, 5, 1, 3, 7, 2, 6, 8, 7))}
    alone = related([two_columns("one", "teams", x, some)])[0]
    among = related([two_columns(f"{i}", "teams", x, some) for i in range(10)])[0]
    assert "suggests" in alone.words
    assert among.words.startswith("no clear relation")


def test_contributions_before_during_and_after() -> None:
    months = ["2025-09", "2025-10", "2025-11", "2025-12", *(f"2026-{m:02}" for m in range(1, 9))]
    lines = [
        f"{name(n)},{month},{(n % 3) + (5 if month > '2026-01' else 1)}"
        for n in range(1, 7)
        for month in months
    ]
    known = made(today="2026-09-15")
    table = read_contributions(TABLE + "\n".join(lines), known.workspace.people)

    found = rows(report(known, table=table), "contributions")

    assert [each[:3] for each in found] == [
        ("Before, a month", "2", "6"), ("During, a month", "6", "6"), ("After, a month", "6", "6"),
    ]  # fmt: skip
    assert found[1][3:] == ("+4", "6 people with both; the same change for everybody")


def test_contributions_within_people_have_an_interval() -> None:
    """Differences 5, 6, 4, 5, 6, 4: their mean 5 plus and minus 2.571 times 0.894 / root of 6."""
    lines = [
        f"{name(n)},{month},{1 if month < '2026' else n % 3 + 5}"
        for n in range(1, 7)
        for month in ("2025-12", "2026-02")
    ]
    known = made()
    table = read_contributions(TABLE + "\n".join(lines), known.workspace.people)

    during = rows(report(known, table=table), "contributions")[1]

    assert during[3:] == ("+5 (+4.06 to +5.94)", "6 people with both; suggests more than before")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("who,when\n", "line 1: the columns are person, date and count"),
        (f"{TABLE}nobody,2026-01,3\n", "line 2: there is no person of this id"),
        (f"{TABLE}ada,2026-13,3\n", "line 2: the month is none; write it as in 2026-03 or 2026-03"),
        (f"{TABLE}ada,2026-01,many\n", "line 2: the count is no number"),
        (f"{TABLE}ada,2026-01,nan\n", "line 2: the count must be 0 or more"),
        (f"{TABLE}ada,2026-01,-1\n", "line 2: the count must be 0 or more"),
        (f"{TABLE}ada\n", "line 2: the month is none"),
        (f"{TABLE}ada,2026-01,1\nada,2026-01,2\n", "line 2: ada has 2026-01 more than once"),
        (f'{TABLE}ada,2026-01,"1\n', "line 2: unexpected end of data"),
    ],
)
def test_lines_that_are_wrong_are_said_and_not_counted(text: str, problem: str) -> None:
    found = read_contributions(text, ["ada"])
    assert dict(found.counts) == {}
    assert found.problems[0].startswith(problem)


def test_a_program_without_anything_says_so() -> None:
    known = situation({"programs/graduates/program.yml": PROGRAM}, "2026-07-15")
    found = report(known)
    assert all(figure.result.value is None for s in found.sections for figure in s.figures)
    ahead = report(situation({"programs/graduates/program.yml": PROGRAM}, "2025-07-15"))
    assert ahead.remarks == ("The program begins on 2026-01-05: nothing is measured yet.",)


def test_every_figure_of_the_whole_is_what_why_shows() -> None:
    known = made()
    measured = facts(known)
    for figure in figures(report(known), "process"):
        assert figure.why == f"mentorship why {figure.name} graduates"
        again = measured.measure(figure.name, Subject("program", "graduates"))
        assert (figure.result.value, figure.result.interval) == (again.value, again.interval)
        assert list(figure.result.inputs) == list(again.inputs)


def test_who_stayed_a_year_is_known_after_a_year() -> None:
    world = {**files(), f"people/{name(3)}.yml": f"name: {name(3)}\nleft: 2026-09-01\n"}
    early = facts(situation(world, "2026-12-31")).measure(
        "retention", Subject("program", "graduates")
    )
    later = facts(situation(world, "2027-01-05")).measure(
        "retention", Subject("program", "graduates")
    )
    assert (early.value, early.missing) == (None, "nobody's 12 months are over")
    assert (later.shown, later.n) == ("96 %", 25)


def small_groups() -> Situation:
    """Five mentees on one track, two on another."""
    text = (
        "title: G\ndates: {start: 2026-01-05, end: 2026-06-26}\nacceptance: none\napproval: none\n"
        "courses: {values: {title: Values}}\ntracks:\n"
        "  one: {stages: [{id: a, weeks: 1-2, compulsory: [values]}]}\n"
        "  two: {stages: [{id: b, weeks: 1-2, compulsory: [values]}]}\n"
    )
    world = {"programs/graduates/program.yml": text}
    for number in range(1, 8):
        track = "one" if number <= 5 else "two"
        world |= pair("ada", f"m{number}", more=f"track: {track}\n")
        world |= note(f"m{number}-ada", "2026-01-08", "course", "completes: [values]\n")
    return situation(world, "2026-07-15")


def test_small_groups_are_withheld_and_so_is_what_they_follow_from() -> None:
    """Two people on track two: the count of track one, taken from all, would tell theirs."""
    office, members = report(small_groups()), report(small_groups(), audience="members")

    assert [(f.group, f.hits) for f in figures(office, "tracks")] == [("one", 5), ("two", 2)]
    assert [(f.group, f.result.missing) for f in figures(members, "tracks")] == [
        ("one", "withheld: a small group follows from it"), ("two", "withheld: 2 people"),
    ]  # fmt: skip
    assert row(members, "courses", "Values")[2:4] == ("100 %", "7 of 7")


def test_a_group_is_withheld_where_a_pairing_is_all_of_it_but_one() -> None:
    """Numbers of a pairing with four mentees stand on its page; track one has them and a fifth."""
    world = {
        "programs/graduates/program.yml": PROGRAM.replace(
            "tracks:\n  general:", "tracks:\n  two: {}\n  one:"
        ),
        **pair("ada", "m1", "m2", "m3", "m4", more="track: one\n"),
        **pair("eve", "m5", more="track: one\n"),
    }
    found = report(situation(world, "2026-07-15"), audience="members")
    told = {f.name: f.result.missing for f in figures(found, "tracks")}
    assert told["course-completion"] == "withheld: a small group follows from it"


def test_what_comes_from_sealed_files_is_for_the_office() -> None:
    known = made(**{p.replace("/", "__"): t for p, t in voices().items()})
    for audience in ("public", "members"):
        found = report(known, audience=audience)
        gone = {s.id for s in found.sections if s.withheld}
        assert {"kpis", "indicators", "mentors", "growth", "dropouts", "relations"} <= gone
        assert all(not f.target and not f.rank for s in found.sections for f in s.figures)
        assert all(not f.result.inputs for s in found.sections for f in s.figures)


def test_who_came_to_the_end_is_a_rate_once_the_program_has_ended() -> None:
    world = files()
    for number in range(1, 6):
        world[f"pairings/{name(number)}-ada.yml"] += "ended: {date: 2026-06-01, how: completed}\n"

    running, over = (report(situation(world, day)) for day in ("2026-06-26", "2026-06-27"))
    members = report(situation(world, "2026-06-26"), audience="members")

    assert rows(running, "funnel")[-1] == (
        "Came to the end", "(the program ends on 2026-06-26)", "", "", "5 already came to the end",
    )  # fmt: skip
    assert rows(members, "funnel")[-1] == (
        "Came to the end", "(the program ends on 2026-06-26)", "", "",
    )  # fmt: skip
    assert figures(over, "funnel")[-1].hits == COHORT


def test_the_public_sees_counts_and_no_rate() -> None:
    found = report(made(), audience="public")
    told = {s.id for s in found.sections for f in s.figures if f.result.value is not None}
    assert told == {"funnel"}


def test_without_scipy_only_what_needs_it_is_missing_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "scipy.stats", None)
    numbers = {f"t{i}": Decimal(i) for i in range(12)}

    (pearson, _) = related([two_columns("one and two", "teams", numbers, numbers)])
    (indicator,) = rows(report(made()), "indicators")

    assert pearson.result.missing == ("correlations need scipy: pip install 'mentorship[report]'")
    assert indicator[5:] == (
        "+15", "+15.0 %; intervals of means need scipy: pip install 'mentorship[report]'",
    )  # fmt: skip
    assert rows(report(made()), "process")[0][3] == "75 % to 98 %"


def of_tasks(*mentees: tuple[str, ...]) -> Result:
    """The quality of the tasks of each mentee, as of a program."""
    values = [[Decimal(each) for each in tasks] for tasks in mentees]
    every = [each for tasks in values for each in tasks]
    parts = tuple(
        Result(name=name(number), unit=Unit.SHARE, value=mean(tasks), n=len(tasks))
        for number, tasks in enumerate(values, 1)
    )
    return Result(unit=Unit.SHARE, value=mean(every), n=len(every), parts=parts)


def change_of(own: Result, last: Result) -> Change | None:
    figure = Figure(name="task-quality", title="Quality of tasks", result=own, last=last)
    return compared((figure,))[0].change


def test_the_quality_of_tasks_is_compared_over_mentees() -> None:
    own = of_tasks(("0.9", "0.8"), ("0.7", "0.8"), ("0.95", "0.95"), ("0.6", "0.7"))
    last = of_tasks(("0.6", "0.5"), ("0.7", "0.7"), ("0.45", "0.55"))
    found = change_of(own, last)
    # Welch's t-test of 0.85, 0.75, 0.95, 0.65 against 0.55, 0.7, 0.5 (4.915 degrees of freedom).
    assert found is not None
    assert found.interval is not None
    assert [round(each, 4) for each in (found.value, *found.interval)] == [
        Decimal("0.2167"), Decimal("-0.0112"), Decimal("0.4445"),
    ]  # fmt: skip
    assert (found.unit, found.sure) == (Unit.SHARE, False)


def test_a_mentee_with_more_tasks_weighs_more_and_the_change_is_that_of_the_means() -> None:
    own, last = of_tasks(("0.9",) * 6, ("0.5",), ("0.7",)), of_tasks(("0.6",), ("0.5", "0.55"))
    found = change_of(own, last)
    assert own.value is not None
    assert last.value is not None
    assert found is not None
    assert round(found.value, 9) == round(own.value - last.value, 9)


def test_of_one_mentee_or_none_that_differ_there_is_no_interval() -> None:
    several = of_tasks(("0.9",), ("0.7",))
    assert change_of(several, of_tasks(("0.6", "0.9"))) is None
    assert change_of(of_tasks(("0.9",), ("0.9",)), of_tasks(("0.6",), ("0.6",))) is None


def test_a_figure_has_its_value_whatever_the_headings_are_called() -> None:
    found = report(made())
    section = next(each for each in found.sections if each.id == "process")
    with speaking(Catalogue("xx", {"Value": "Wert", "What": "Was", "Cases": "Fälle"})):
        said = told(section, section.figures[0])
    assert said.value == "92 %"
    assert said.more == (("Fälle", "23 of 25"), ("95 % interval", "75 % to 98 %"))


def test_the_middle_of_a_range_is_no_count_of_hits_and_a_change_is_as_wide_as_the_range() -> None:
    told = Result(value=Decimal("12.5") / 14, n=14, between=(11, 14))
    last = Result(value=Decimal(10) / 14, n=14)

    (figure,) = compared([Figure(name="fit", title="Fit", result=told, last=last)])
    (low, high) = (
        compared([Figure(name="fit", title="Fit", last=last,
                         result=Result(value=Decimal(hits) / 14, n=14))])[0].change
        for hits in (11, 14)
    )  # fmt: skip

    assert (hits_of(told), hits_of(last)) == (None, 10)
    assert figure.change
    assert low
    assert low.interval
    assert high
    assert high.interval
    assert figure.change.value == Decimal("2.5") / 14
    assert figure.change.interval == (low.interval.low, high.interval.high)
    assert figure.words == "no clear difference from the last cohort"
