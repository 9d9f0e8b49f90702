"""Composite scores with missing parts, receipts, and what an audience may see of them."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.history.facts import History
from mentorship.metrics.catalogue import facts
from mentorship.metrics.metric import Class, Facts, metric
from mentorship.metrics.receipts import as_data, as_text
from mentorship.metrics.result import Result, Subject, Unit
from mentorship.obligations.situation import Situation

WORTH = {"growth": "0.15", "survey": "0.8", "punctuality": "0.9", "development": "-"}
FIVE = (30, 25, 20, 15, 10)
FOUR = (30, 25, 20, 25)


@metric("given", unit=Unit.RATE, formula="as given")
def given(facts: Facts, subject: Subject) -> Result:  # noqa: ARG001
    """A value that a test gives."""
    return Result(value=Decimal("0.5"), n=4)


def scored(parts: dict[str, int], values: dict[str, str], more: str = "") -> Result:
    """The pairing score with these weights, where each part's metric has the value given."""
    rows = "".join(
        f"    {name}: {{weight: {weight}, metric: {name}}}\n" for name, weight in parts.items()
    )
    return with_weights(f"scoring:\n  pairing:\n{rows}{more}", values)


def with_weights(scoring: str, values: dict[str, str]) -> Result:
    files = {"programs/graduates/program.yml": PROGRAM + scoring, **pair("ada", "lin")}
    known = facts(situation(files, "2026-06-01"))
    made = {name: constant(name, value) for name, value in values.items()}
    changed = Facts(situation=known.situation, metrics={**known.metrics, **made})
    return changed.measure("pairing-score", Subject("pairing", "lin-ada"))


def constant(name: str, value: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """A metric that always has this value; `-` is missing."""

    def compute(facts: Facts, subject: Subject) -> Result:  # noqa: ARG001
        """What the test says."""
        return Result(missing="no data") if value == "-" else Result(value=Decimal(value), n=4)

    return metric(name, unit=Unit.RATE, formula="as given")(compute)


@pytest.mark.parametrize("weights", [FIVE, FOUR], ids=["30/25/20/15/10", "30/25/20/25"])
def test_a_score_is_the_weighted_mean_of_the_points(weights: tuple[int, ...]) -> None:
    names = [f"part-{number}" for number in range(len(weights))]
    values = [Decimal(90 - 10 * number) / 100 for number in range(len(weights))]

    result = scored(
        dict(zip(names, weights, strict=True)),
        {n: str(v) for n, v in zip(names, values, strict=True)},
    )

    assert result.value == sum(w * v for w, v in zip(weights, values, strict=True))
    assert [part.weight for part in result.parts] == list(weights)
    assert result.shown == {FIVE: "75.0", FOUR: "76.0"}[weights]


@pytest.mark.parametrize("sums", [(50, 49), (50, 51), (0, 1)], ids=["99", "101", "1"])
def test_weights_that_do_not_sum_to_100_make_no_score(sums: tuple[int, int]) -> None:
    result = scored(dict(zip("ab", sums, strict=True)), {"a": "0.9", "b": "0.8"})
    assert (result.value, result.missing) == (
        None, f"its weights sum to {sum(sums)}, not to 100",
    )  # fmt: skip


def test_missing_parts_drop_out_and_the_weight_measured_is_said() -> None:
    scoring = """\
scoring:
  pairing:
    growth: {weight: 40, metric: growth, zero: 0, full: 20%}
    survey: {weight: 30, metric: survey}
    punctuality: {weight: 20, metric: punctuality}
    development: {weight: 10, metric: development}
"""

    result = with_weights(scoring, WORTH)

    assert (result.shown, result.measured) == ("80.0", Decimal("0.9"))
    assert [part.points for part in result.parts] == [75, 80, 90, None]
    assert [(item.what, item.why) for item in result.excluded] == [("development", "no data")]


def test_under_the_least_evidence_there_is_no_score_but_the_parts_are_there() -> None:
    parts = {"growth": 49, "survey": 51}

    result = scored(parts, {"growth": "0.5", "survey": "-"})
    enough = scored(parts, {"growth": "0.5", "survey": "-"}, "  least_evidence: 49%\n")

    assert result.value is None
    assert result.missing == "49 % of the weight is measured, 50 % is needed"
    assert [part.points for part in result.parts] == [50, None]
    assert enough.value == 50


@pytest.mark.parametrize(
    ("value", "points"),
    [("-0.1", "0"), ("0.1", "0"), ("0.15", "50"), ("0.2", "100"), ("0.9", "100")],
)
def test_points_are_linear_from_zero_to_full_and_cut_beyond(value: str, points: str) -> None:
    scoring = (
        "scoring:\n  pairing:\n    growth: {weight: 100, metric: growth, zero: 10%, full: 20%}\n"
    )

    assert with_weights(scoring, {"growth": value}).value == Decimal(points)


def test_less_can_be_better() -> None:
    scoring = "scoring:\n  pairing:\n    late: {weight: 100, metric: late, zero: 50%, full: 0}\n"

    assert with_weights(scoring, {"late": "0.1"}).value == 80


def test_a_score_is_no_part_of_a_score_and_a_part_needs_a_width() -> None:
    scoring = """\
scoring:
  pairing:
    itself: {weight: 50, metric: pairing-score}
    flat: {weight: 50, metric: flat, zero: 20%, full: 20%}
"""

    assert [part.missing for part in with_weights(scoring, {"flat": "0.2"}).parts] == [
        "a score cannot be part of a score",
        "its zero and its full are the same",
    ]


SCORING = """\
scoring:
  mentor:
    growth: {weight: 60, metric: mentee-growth, full: 20%}
    punctuality: {weight: 40, metric: on-time}
"""
RECORD = """\
ratings:
  - {period: 2025, rating: 4.0, on: 2026-01-04}
  - {period: 2026-H1, rating: 4.6, on: 2026-07-15}
"""


def mentored(*mentees: str, scoring: str = SCORING, today: str = "2026-08-01") -> Situation:
    files = {"programs/graduates/program.yml": PROGRAM + scoring}
    for who in mentees:
        files |= {**pair("ada", who), **note(f"{who}-ada", "2026-01-07")}
        files[f"people/records/{who}.yml"] = RECORD
    return situation(files, today)


ADA = Subject("person", "ada", "mentor", "graduates")


RECEIPT = """\
mentor-score of ada as mentor in graduates: 85.0 (n = 1, 100 % of the weight measured)
  = sum of weight × points / weight measured, points linear from 0 at zero to 100 at full
  growth: +15.0 % (n = 1) -> 75.0 points, weight 60
    = mentee-growth, 0 points at 0, 100 at 20%
    lin: +15.0 % (n = 1)
      rating: +15.0 % (n = 1)
        = (after - before) / before
        people/records/lin.yml:2:28  before: rating of 2025, known 2026-01-04: 4.0 of 5
        people/records/lin.yml:3:31  after: rating of 2026-H1, known 2026-07-15: 4.6 of 5
      skills: - (no skill was tested)
  punctuality: 100 % (n = 1, 95 % interval 21-100 %) -> 100.0 points, weight 40
    = on-time, 0 points at 0, 100 at 100%
    logs/lin-ada/2026-01-07-session.md:2:7  lin-ada/first-meeting: met 2026-01-07, due 2026-01-12
"""


def test_a_receipt_leads_to_the_lines() -> None:
    score = facts(mentored("lin")).measure("mentor-score", ADA)

    assert as_text(score, History.absent()) == RECEIPT


def test_a_receipt_as_data_holds_exact_values_and_places() -> None:
    data = as_data(facts(mentored("lin")).measure("mentor-score", ADA), History.absent())

    growth = data["parts"][0]
    rating = growth["parts"][0]["parts"][0]
    assert (data["value"], data["measured"], growth["points"]) == ("85.00", "1", "75.00")
    assert rating["inputs"][0] == {
        "what": "before: rating of 2025, known 2026-01-04", "value": "4.0 of 5",
        "path": "people/records/lin.yml", "line": 2, "column": 28, "commit": None,
    }  # fmt: skip
    assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize(
    ("subject", "why"),
    [
        (Subject("person", "lin", "mentor"), "not a mentor in any program"),
        (Subject("person", "ada", "mentor", "other"), "not a mentor in other"),
        (Subject("person", "ada", "mentee"), "it is about a mentor"),
        (Subject("program", "graduates"), "mentor-score says nothing about a program"),
    ],
)
def test_a_mentor_score_is_of_a_mentor_in_a_program(subject: Subject, why: str) -> None:
    assert facts(mentored("lin")).measure("mentor-score", subject).missing == why


def test_without_weights_there_is_no_score() -> None:
    known = facts(mentored("lin", scoring=""))

    assert known.measure("mentor-score", ADA).missing == "graduates gives no weights for it"


@pytest.mark.parametrize(
    ("audience", "growth", "on_time"),
    [
        (None, "+15.0 %", "100 %"),
        ("pair", "-", "100 %"),
        ("members", "-", "-"),
        ("public", "-", "-"),
    ],
)
def test_what_an_audience_may_not_see_is_missing_in_its_score(
    audience: Class | None, growth: str, on_time: str
) -> None:
    known = facts(mentored("lin", "bo"), audience=audience)

    score = known.measure("mentor-score", ADA)

    assert [part.shown for part in score.parts] == (
        [growth, on_time] if audience in (None, "pair") else []
    )
    assert known.measure("mentee-growth", ADA).shown == growth
    assert known.measure("on-time", ADA).shown == on_time


def test_members_see_what_is_of_three_people_without_what_it_was_made_from() -> None:
    known = facts(mentored("lin", "bo", "cy", today="2026-12-18"), audience="members")

    growth = known.measure("mentee-growth", ADA)

    assert (growth.shown, growth.n) == ("+15.0 %", 3)
    assert (growth.parts, growth.inputs, growth.excluded) == ((), (), ())
    assert known.measure("on-time", ADA).missing == "not for members"
    assert (
        facts(mentored("lin", "bo", "cy"), audience="public").measure("mentees", ADA).shown == "3"
    )


def test_a_metric_is_one_function_in_one_module() -> None:
    known = facts(mentored("lin"))
    changed = Facts(situation=known.situation, metrics={"given": given})

    result = changed.measure("given", Subject("pairing", "lin-ada"))

    assert (result.name, result.shown, result.formula) == ("given", "50 %", "as given")
    assert given.doc == "A value that a test gives."
