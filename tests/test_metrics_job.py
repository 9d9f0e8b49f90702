"""Scores of a job: indicators as points, weighted by the performance model of the role."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.small_world import SETTINGS, situation

from mentorship.history.facts import History
from mentorship.metrics.catalogue import facts
from mentorship.metrics.metric import Class
from mentorship.metrics.receipts import as_text
from mentorship.metrics.result import Result, Subject

MODELS = """\
performance_models:
  developer:
    roles: [software-engineer]
    weights: {code-quality: 30, project-progress: 25, teamwork: 20, customer-feedback: 25}
  salesperson:
    roles: [sales-representative]
    weights: {innovation: 15, customer: 20, output: 30, quality: 25, teamwork: 10}
"""
SUBS = """\
performance_models:
  developer:
    roles: [software-engineer]
    weights:
      code-quality: {weight: 60, of: {bug-rate: 75, reuse-rate: 25}}
      teamwork: 40
"""


def job_score(
    indicators: str,
    models: str = MODELS,
    role: str = "software-engineer",
    today: str = "2026-11-20",
) -> Result:
    files = {
        "mentorship.yml": SETTINGS + models,
        "people/lin.yml": f"name: Lin\njob: {{role: {role}}}\n",
        "people/records/lin.yml": f"indicators:\n{indicators}" if indicators else "{}\n",
    }
    return facts(situation(files, today)).measure("job-score", Subject("person", "lin"))


def rows(**values: object) -> str:
    """Indicators with a target of 100 and one value each."""
    return "".join(
        f"  - {{name: {name.replace('_', '-')}, target: 100, values: {{2026-10: {value}}}}}\n"
        for name, value in values.items()
    )


FOUR = rows(code_quality=80, project_progress=90, teamwork=70, customer_feedback=60)
FIVE = rows(innovation=40, customer=80, output=90, quality=70, teamwork=100)


@pytest.mark.parametrize(
    ("indicators", "role", "score"),
    [
        # 30 * 80 + 25 * 90 + 20 * 70 + 25 * 60 = 7550
        (FOUR, "software-engineer", "75.5"),
        # 15 * 40 + 20 * 80 + 30 * 90 + 25 * 70 + 10 * 100 = 7650
        (FIVE, "sales-representative", "76.5"),
    ],
)
def test_a_job_score_is_the_weighted_mean_of_its_dimensions(
    indicators: str, role: str, score: str
) -> None:
    result = job_score(indicators, role=role)

    assert (result.shown, result.measured) == (score, Decimal(1))


@pytest.mark.parametrize(
    ("weights", "why"),
    [
        ("{code-quality: 50, teamwork: 49}",
         "the weights of the performance model developer sum to 99, not to 100"),
        ("{code-quality: 50, teamwork: 51}",
         "the weights of the performance model developer sum to 101, not to 100"),
        ("{both: {weight: 100, of: {code-quality: 60, teamwork: 41}}}",
         "0 % of the weight is measured, 50 % is needed"),
    ],
)  # fmt: skip
def test_weights_that_do_not_sum_to_100_make_no_score(weights: str, why: str) -> None:
    model = f"performance_models: {{developer: {{roles: [software-engineer], weights: {weights}}}}}"
    result = job_score(FOUR, models=model)
    assert (result.value, result.missing) == (None, why)
    assert [part.missing for part in result.parts] in (
        [], ["the weights of its sub-indicators sum to 101, not to 100"],
    )  # fmt: skip


def test_what_is_missing_drops_out_and_the_weight_measured_is_said() -> None:
    result = job_score(rows(code_quality=80, project_progress=90))

    assert (result.value, result.measured) == ((30 * 80 + 25 * 90) / Decimal(55), Decimal("0.55"))
    assert [item.what for item in result.excluded] == ["teamwork", "customer-feedback"]


def test_under_the_least_evidence_there_are_parts_and_no_score() -> None:
    half = job_score(rows(code_quality=80))
    less = MODELS.replace("  salesperson", "    least_evidence: 30%\n  salesperson")
    asked = job_score(rows(code_quality=80), less)

    assert (half.value, half.missing) == (None, "30 % of the weight is measured, 50 % is needed")
    assert [part.points for part in half.parts] == [80, None, None, None]
    assert asked.value == 80


RECEIPT = """\
job-score of lin: 84.5 (n = 2, 85 % of the weight measured)
  = sum of weight × points / weight measured, over the indicators of the performance model developer
  code-quality: 100.0 (n = 1, 75 % of the weight measured) -> 100.0 points, weight 60
    = weighted mean of its sub-indicators
    bug-rate: 3 -> 100.0 points, weight 75
      = 0 points at 8, 100 at 4
      people/records/lin.yml:2:78  bug-rate, 2026-10: 3
    reuse-rate: - (no such indicator in the record, or it is named twice), weight 25
    not counted: reuse-rate: no such indicator in the record, or it is named twice
  teamwork: 70 -> 67.0 points, weight 40
    = 0 points at 3, 100 at 103
    people/records/lin.yml:3:75  teamwork, 2026-Q3: 70
    not counted: 2026-Q4: the period is not over on 2026-11-20
"""


def test_sub_indicators_weigh_their_share_and_every_line_is_named() -> None:
    indicators = """\
  - {name: bug-rate, better: lower, target: 4, values: {2026-09: 9, 2026-10: 3}}
  - {name: teamwork, target: 103, zero: 3, values: {2026-Q4: 90, 2026-Q3: 70}}
"""

    result = job_score(indicators, SUBS)

    # 60 * 75 % is measured with 100 points, 40 with 67.
    assert result.value == (45 * 100 + 40 * 67) / Decimal(85)
    assert as_text(result, History.absent()) == RECEIPT


@pytest.mark.parametrize(
    ("better", "scale", "value", "points"),
    [
        ("higher", "target: 10", "10", "100"),
        ("higher", "target: 10", "5", "50"),
        ("higher", "target: 10", "-3", "0"),
        ("higher", "target: 10", "99", "100"),
        ("lower", "target: 10", "10", "100"),
        ("lower", "target: 10", "15", "50"),
        ("lower", "target: 10", "20", "0"),
        ("lower", "target: 10, zero: 40", "20", str(Decimal(2000) / 30)),
        ("lower", "target: 0, zero: 4", "1", "75"),
    ],
)
def test_points_are_linear_between_zero_and_target(
    better: str, scale: str, value: str, points: str
) -> None:
    row = f"  - {{name: x, better: {better}, {scale}, values: {{2026-10: {value}}}}}\n"
    model = "performance_models:\n  one: {roles: [software-engineer], weights: {x: 100}}\n"

    found = job_score(row, model).value

    assert found is not None
    assert abs(found - Decimal(points)) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("{name: x, values: {2026-10: 1}}", "it has no target, so no value can be worth points"),
        (
            "{name: x, target: 5, zero: 5, values: {2026-10: 1}}",
            "its zero does not lie on the worse side of its target 5",
        ),
        (
            "{name: x, better: lower, target: 0, values: {2026-10: 1}}",
            "its zero does not lie on the worse side of its target 0",
        ),
        (
            "{name: x, target: 5, values: {2024-10: 1, 2026-11: 1}}",
            "no closed period of the time asked for has a value",
        ),
        (
            "{name: x, target: 5, values: {2026-10: 1}}\n  - {name: x, values: {2026-10: 2}}",
            "no such indicator in the record, or it is named twice",
        ),
    ],
)
def test_what_cannot_be_worth_points_says_why(row: str, why: str) -> None:
    model = "performance_models:\n  one: {roles: [software-engineer], weights: {x: 100}}\n"

    result = job_score(f"  - {row}\n", model)

    assert (result.value, result.parts[0].missing) == (None, why)


@pytest.mark.parametrize(
    ("models", "role", "why"),
    [
        (MODELS, "cook", "no performance model is for the role cook"),
        (MODELS, "null", "the person has no role"),
        (
            MODELS.replace("sales-representative", "software-engineer"),
            "software-engineer",
            "several performance models are for the role software-engineer: developer, salesperson",
        ),
    ],
)
def test_a_job_score_needs_one_model(models: str, role: str, why: str) -> None:
    assert job_score(FOUR, models, role).missing == why


@pytest.mark.parametrize("audience", ["public", "members", "pair"])
def test_a_job_score_is_for_nobody_but_the_office(audience: Class) -> None:
    files = {
        "mentorship.yml": SETTINGS + MODELS,
        "people/lin.yml": "name: Lin\njob: {role: software-engineer}\n",
        "people/records/lin.yml": f"indicators:\n{FOUR}",
    }
    known = facts(situation(files, "2026-11-20"), audience=audience)

    result = known.measure("job-score", Subject("person", "lin"))

    assert (result.value, result.withheld, result.parts, result.inputs) == (None, True, (), ())
