"""Defences: the second attempt that a condition asks for, the panel, points and verdict."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.obligations_world import Files, owed, situation, world

from mentorship.metrics.catalogue import facts
from mentorship.metrics.result import Result, Subject

HALF_YEARLY = (
    "[{id: defence, every: half-year, kind: defence, owner: mentee, "
    "criteria: {depth: 60, clarity: 40}, panel: 2}]"
)
CONDITIONAL = "kind: defence\npanel: [mira, bo]\nverdict: conditional"
PASS = "kind: defence\npanel: [mira, bo]\nverdict: pass"
BO = {"people/bo.yml": "name: Bo\n"}


def defended(notes: dict[str, str], cadence: str = HALF_YEARLY) -> Files:
    return world(cadence=cadence, notes=notes, files=BO)


def test_a_condition_asks_for_a_second_attempt_in_20_working_days() -> None:
    files = defended({"2026-06-22-a": CONDITIONAL})

    assert owed(files, "2026-07-15") == {
        "defence/2026-H1/lin": ("2026-06-30", "met"),
        "defence/r2/lin": ("2026-07-20", "due-soon"),
        "defence/2026-H2/lin": ("2026-12-31", "upcoming"),
    }
    assert owed(files, "2026-07-21")["defence/r2/lin"] == ("2026-07-20", "overdue")


def test_the_program_may_give_more_time() -> None:
    cadence = HALF_YEARLY.replace("panel: 2", "panel: 2, again: 8 weeks")

    files = defended({"2026-06-22-a": CONDITIONAL}, cadence)

    assert owed(files, "2026-07-15")["defence/r2/lin"] == ("2026-08-17", "upcoming")


def test_a_second_attempt_in_time_is_not_the_defence_of_its_half_year() -> None:
    files = defended({"2026-06-22-a": CONDITIONAL, "2026-07-10-b": PASS})

    assert owed(files, "2026-07-15") == {
        "defence/2026-H1/lin": ("2026-06-30", "met"),
        "defence/r2/lin": ("2026-07-20", "met"),
        "defence/2026-H2/lin": ("2026-12-31", "upcoming"),
    }


def test_one_that_comes_late_is_both() -> None:
    files = defended({"2026-06-22-a": CONDITIONAL, "2026-12-01-b": PASS})

    assert owed(files, "2026-12-02") == {
        "defence/2026-H1/lin": ("2026-06-30", "met"),
        "defence/r2/lin": ("2026-07-20", "met-late"),
        "defence/2026-H2/lin": ("2026-12-31", "met"),
    }


def test_a_condition_after_a_condition_asks_again() -> None:
    files = defended({"2026-06-22-a": CONDITIONAL, "2026-07-10-b": CONDITIONAL})

    assert owed(files, "2026-07-15")["defence/r3/lin"] == ("2026-08-07", "upcoming")


@pytest.mark.parametrize("verdict", ["pass", "fail"])
def test_no_other_verdict_asks_for_one(verdict: str) -> None:
    files = defended({"2026-06-22-a": PASS.replace("pass", verdict)})

    assert "defence/r2/lin" not in owed(files, "2026-07-15")


def test_without_a_cadence_of_defences_none_is_owed() -> None:
    assert owed(world(notes={"2026-06-22-a": CONDITIONAL}, files=BO), "2026-07-15") == {}


def measured(name: str, *notes: str) -> Result:
    named = {f"2026-06-{20 + number}-{number}": note for number, note in enumerate(notes)}
    known = facts(situation(defended(named), "2026-11-20"))
    return known.measure(name, Subject("pairing", "lin-ada"))


def test_points_are_weighted_by_the_criteria_and_the_verdict_is_no_part() -> None:
    fail = "kind: defence\npanel: [mira, bo]\nscores: {depth: 80, clarity: 90}\nverdict: fail"

    # 60 * 80 + 40 * 90 = 8400
    assert measured("defence-score", fail).shown == "84.0"
    assert measured("defence-passed", fail).shown == "0 %"


def test_the_newest_defence_counts_and_what_has_no_points_drops_out() -> None:
    first = f"{CONDITIONAL}\nscores: {{depth: 40, clarity: 40}}"

    result = measured("defence-score", first, f"{PASS}\nscores: {{depth: 70}}")

    assert (result.shown, result.parts[0].measured) == ("70.0", Decimal("0.6"))
    assert [(item.what, item.why) for item in result.parts[0].excluded] == [
        ("clarity", "no points")
    ]


@pytest.mark.parametrize(
    ("panel", "why"),
    [
        ("[]", "it names no panel"),
        ("[mira, ada]", "ada judged and is a mentor of the pair"),
        ("[mira, grace]", "grace judged and manages lin"),
        ("[lin]", "lin judged and is a mentee of the pair"),
    ],
)
def test_a_panel_that_may_not_judge_counts_for_nothing(panel: str, why: str) -> None:
    note = f"kind: defence\npanel: {panel}\nscores: {{depth: 80, clarity: 90}}\nverdict: pass"

    score, passed = measured("defence-score", note), measured("defence-passed", note)

    assert (score.value, passed.value) == (None, None)
    assert [item.why for item in (*score.excluded, *passed.excluded)] == [why, why]
