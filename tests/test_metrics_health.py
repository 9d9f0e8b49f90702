"""The health of a pairing: its parts, the usual weights, and those of a program."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.metrics.catalogue import facts
from mentorship.metrics.health import DEFAULT
from mentorship.metrics.metric import Class, Facts
from mentorship.metrics.result import Result, Subject

MONTHLY = "cadence: [{id: talk, every: month, kind: session}]\n"
PAIR = Subject("pairing", "lin-ada")


def known(today: str, *notes: dict[str, str], program: str = MONTHLY, more: str = "") -> Facts:
    files = {"programs/graduates/program.yml": PROGRAM + program, **pair("ada", "lin", more=more)}
    for each in notes:
        files |= each
    return facts(situation(files, today))


def parts(result: Result) -> dict[str, str]:
    return {
        part.name: part.shown if part.points is None else f"{part.shown} -> {part.points:.0f}"
        for part in result.parts
    }


def test_the_usual_weights_sum_to_100() -> None:
    assert sum(part.weight for part in DEFAULT.values()) == 100


def test_health_is_the_mean_of_named_parts_over_what_is_known() -> None:
    met = note("lin-ada", "2026-01-07")

    health = known("2026-03-10", met).measure("pair-health", PAIR)

    # January met, February missed since the 27th of February: 11 days of silence.
    assert parts(health) == {
        "sessions": "50 % -> 50",
        "on-time": "67 % -> 67",
        "feedback": "-",
        "quiet": "11 -> 61",
        "overdue": "1 -> 80",
        "core-points": "-",
    }
    assert health.measured == Decimal("0.75")
    assert health.shown == "60.6"


def test_a_pair_that_meets_its_cadence_is_well() -> None:
    notes = (note("lin-ada", day) for day in ("2026-01-07", "2026-02-03"))

    health = known("2026-03-10", *notes).measure("pair-health", PAIR)

    assert (health.shown, health.measured) == ("100.0", Decimal("0.75"))


def test_days_of_a_pause_are_no_silence() -> None:
    paused = "pauses: [{from: 2026-03-02, to: 2026-03-06}]\n"

    result = known("2026-03-10", note("lin-ada", "2026-01-07"), more=paused)

    assert result.measure("quiet-days", PAIR).shown == "6"


@pytest.mark.parametrize(
    ("today", "more"),
    [
        ("2026-01-01", ""),
        ("2027-01-10", ""),
        ("2026-03-10", "ended: {date: 2026-02-01, how: stopped}\n"),
    ],
)
def test_a_pairing_that_does_not_run_is_neither_silent_nor_well(today: str, more: str) -> None:
    assert known(today, more=more).measure("quiet-days", PAIR).missing == (
        f"the pairing does not run on {today}"
    )


def test_a_program_may_weigh_otherwise() -> None:
    scoring = "scoring: {pairing: {meetings: {weight: 100, metric: session-adherence}}}\n"

    found = known("2026-03-10", note("lin-ada", "2026-01-07"), program=MONTHLY + scoring)
    health = found.measure("pair-health", PAIR)

    assert (health.shown, parts(health)) == ("50.0", {"meetings": "50 % -> 50"})
    assert health.value == found.measure("pairing-score", PAIR).value


@pytest.mark.parametrize("audience", ["public", "members"])
def test_health_is_for_the_pair(audience: Class) -> None:
    files = {"programs/graduates/program.yml": PROGRAM + MONTHLY, **pair("ada", "lin")}
    told = facts(situation(files, "2026-03-10"), audience=audience)

    health = told.measure("pair-health", PAIR)

    assert (health.value, health.parts, health.inputs) == (None, (), ())
