"""Sharp falls, misses in a row, and remedies looked at again."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.small_world import PROGRAM, SETTINGS, note, pair, situation, workspace

from mentorship.history.facts import FileHistory, History, HistoryState, Landing
from mentorship.metrics.alerts import Alert, alerts
from mentorship.metrics.falls import fall_of, miss_of
from mentorship.metrics.indicators import Owner, Series, series_of
from mentorship.metrics.remedies import reviews
from mentorship.obligations.situation import Situation

LIN = Owner("person", "lin")
MONTHS = ("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08")


def series(values: str, more: str = "better: lower", today: str = "2026-07-10") -> Series:
    """The response hours of Lin: values of months up to June, or with their periods."""
    if ":" not in values:
        listed = values.split()
        months = MONTHS[6 - len(listed) : 6]
        values = ", ".join(f"{m}: {v}" for m, v in zip(months, listed, strict=True) if v != "-")
    row = f"  - {{name: response-hours, {more}, values: {{{values}}}}}\n"
    files = {"people/lin.yml": "name: Lin\n", "people/records/lin.yml": f"indicators:\n{row}"}
    (found,) = series_of(situation(files, today), LIN)
    return found


def fall(values: str, more: str = "better: lower", today: str = "2026-07-10") -> str | None:
    found = fall_of(series(values, more, today), date.fromisoformat(today))
    return found.said if found else None


def miss(
    values: str, more: str = "better: lower, target: 2", today: str = "2026-07-10"
) -> str | None:
    found = miss_of(series(values, more, today), date.fromisoformat(today))
    return found.said if found else None


def of_january(today: str, landed: str, since: str = "2026-01-01") -> tuple[list[str], list[str]]:
    """The periods that count, and what is left out, of values of which that of January landed on
    a day; landings are judged since another."""
    row = "indicators: [{name: hours, values: {2025-12: 1, 2026-01: 2, 2026-02: 3}}]\n"
    files = {
        "mentorship.yml": f"{SETTINGS}evidence_since: {since}\n",
        "people/lin.yml": "name: Lin\n",
        "people/records/lin.yml": row,
    }
    first, late = (
        Landing("c0ffee", datetime.fromisoformat(f"{day}T10:00+00:00"), "Mira")
        for day in ("2026-01-03", landed)
    )
    keys = {"indicators/hours/2025-12": first, "indicators/hours/2026-01": late}
    file = FileHistory(first, late, keys, other_keys=None)
    history = History(state=HistoryState.FULL, files={"people/records/lin.yml": file})
    now = Situation(workspace(files), history, date.fromisoformat(today))
    (found,) = series_of(now, LIN)
    left_out = [f"{each.what}: {each.why}" for each in found.excluded]
    return [str(point.period) for point in found.points], left_out


def test_a_value_is_not_known_before_it_landed() -> None:
    over = "2026-02: the period is not over on 2026-02-10"
    early = "2026-01: not known before 2026-02-20"
    assert of_january("2026-02-10", "2026-02-20") == (["2025-12"], [early, over])
    assert of_january("2026-02-20", "2026-02-20")[0] == ["2025-12", "2026-01"]
    assert of_january("2026-02-10", "2026-01-30") == (["2025-12", "2026-01"], [over])


def test_a_value_from_before_landings_are_judged_is_known_from_its_period_on() -> None:
    counted, _ = of_january("2026-02-10", "2026-02-20", since="2026-02-15")
    assert counted == ["2025-12", "2026-01"]


def test_from_one_hour_to_three_is_a_sharp_fall() -> None:
    assert fall("1.0 1.0 1.1 0.9 3.0") == (
        "3.0 in 2026-06, 200 % worse than the median of the 4 periods before, 1.0 (n = 4)"
    )
    assert fall("1.0 3.0") == (
        "3.0 in 2026-06, 200 % worse than the one period before, 1.0 "
        "(n = 1; too few to know what is usual)"
    )


@pytest.mark.parametrize(
    ("values", "more", "why"),
    [
        ("3.0", "better: lower", "one observation has no history"),
        ("2 2 2 2 2", "better: lower", "a constant series does not fall"),
        ("2 2 2.9", "better: lower", "less than half"),
        ("1 3 1 3 1 3", "better: lower", "it has been there before"),
        ("0 0 0 3", "better: lower", "nothing is half of 0"),
        ("3 3 1", "better: lower", "it got better"),
        ("9 9 - - - - -", "better: lower", "old news"),
        ("10 10 6", "better: higher", "less than half"),
    ],
)
def test_this_is_no_sharp_fall(values: str, more: str, why: str) -> None:
    listed = values.split()
    text = ", ".join(f"{m}: {v}" for m, v in zip(MONTHS, listed, strict=False) if v != "-")
    newest = [m for m, v in zip(MONTHS, listed, strict=False) if v != "-"][-1]
    today = "2026-09-10" if "-" in listed else f"{newest[:-1]}{int(newest[-1]) + 1}-10"

    assert fall(text, more, today) is None, why


def test_half_or_more_is_sharp_and_higher_may_be_better() -> None:
    assert fall("2 2 3") == (
        "3 in 2026-06, 50 % worse than the median of the 2 periods before, 2 "
        "(n = 2; too few to know what is usual)"
    )
    assert fall("10 8 12 5", "better: higher") == (
        "5 in 2026-06, 50 % worse than the median of the 3 periods before, 10 (n = 3)"
    )


def test_history_is_six_periods_and_gaps_are_gaps() -> None:
    old = "2025-01: 9, 2025-11: 9, 2025-12: 1, 2026-01: 1, 2026-06: 3"

    assert fall(old) == (
        "3 in 2026-06, 200 % worse than the median of the 2 periods before, 1 "
        "(n = 2; too few to know what is usual)"
    )


def test_only_periods_of_one_length_that_are_over_count() -> None:
    found = series("2026-04: 1, 2026-05: 1, 2026-06: 2, 2026-Q2: 9, 2026-07: 9")

    assert [str(point.period) for point in found.points] == ["2026-04", "2026-05", "2026-06"]
    assert [(item.what, item.why) for item in found.excluded] == [
        ("2026-Q2", "a period of another length than most cannot be compared with them"),
        ("2026-07", "the period is not over on 2026-07-10"),
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            "2 3 4 5",
            "over the target 2 in 3 periods in a row, 2026-04 to 2026-06: 3, 4, 5",
        ),
        (
            "3 3 4 5",
            "over the target 2 in 4 periods in a row, 2026-03 to 2026-06: 3, 3, 4, 5",
        ),
        ("3 2 4 5", None),
        ("5 4 3 2", None),
        ("3 - 4 5", None),
        ("3 4 - 5", None),
        ("4 5", None),
    ],
)
def test_three_misses_in_a_row_are_three_periods_one_after_the_other(
    values: str, said: str | None
) -> None:
    assert miss(values) == said


def test_without_a_target_nothing_is_missed() -> None:
    assert miss("3 4 5", "better: lower") is None
    assert miss("3 4 5", "target: 6") == (
        "under the target 6 in 3 periods in a row, 2026-04 to 2026-06: 3, 4, 5"
    )


REMEDY = (
    "remedies:\n  - {indicator: response-hours, cause: resources, remedy: One customer less, "
    "on: 2026-03-10, by: grace}\n"
)


def reviewed(
    values: str, today: str = "2026-07-10", target: str = ", target: 2"
) -> tuple[str, str]:
    row = f"  - {{name: response-hours, better: lower{target}, values: {{{values}}}}}\n"
    files = {
        "people/lin.yml": "name: Lin\n",
        "people/grace.yml": "name: Grace\n",
        "people/records/lin.yml": f"indicators:\n{row}{REMEDY}",
    }
    now = situation(files, today)
    (each,) = series_of(now, LIN)
    (review,) = reviews(now, LIN, each)
    return review.outcome, review.said


BEFORE = "2025-12: 4, 2026-01: 4, 2026-02: 4, 2026-03: 9"


@pytest.mark.parametrize(
    ("after", "outcome", "said"),
    [
        (
            "2026-04: 2, 2026-05: 1", "reached",
            "at the target in both periods after: 1.5 on average after, 4 before",
        ),
        (
            "2026-04: 4, 2026-05: 3", "better",
            "13 % better and still short of it: 3.5 on average after, 4 before",
        ),
        ("2026-04: 4, 2026-05: 3.3", "no better", "no better: 3.65 on average after, 4 before"),
        ("2026-04: 9, 2026-05: 9", "no better", "no better: 9 on average after, 4 before"),
        (
            "2026-04: 1, 2026-06: 1", "no data",
            "there is no value for each of 2026-04, 2026-05, or before",
        ),
    ],
)  # fmt: skip
def test_a_remedy_is_looked_at_again_after_two_periods(after: str, outcome: str, said: str) -> None:
    assert reviewed(f"{BEFORE}, {after}") == (outcome, said)


def test_until_then_it_waits() -> None:
    values = f"{BEFORE}, 2026-04: 1"

    assert reviewed(values, "2026-05-31") == ("waiting", "looked at again when 2026-05 is over")
    assert reviewed(values, "2026-06-01")[0] == "no data"


def world() -> dict[str, str]:
    return {
        "mentorship.yml": SETTINGS + "office: [mira]\n",
        "programs/graduates/program.yml": PROGRAM + "cadence: [{id: talk, every: month}]\n",
        **pair("ada", "lin", start="2026-05-04"),
        **note("lin-ada", "2026-05-06"),
        "people/lin.yml": "name: Lin\nmanager: grace\nteam: platform\njoined: 2026-05-02\n",
        "people/mira.yml": "name: Mira\n",
        "people/grace.yml": "name: Grace\n",
        "people/teams/platform.yml": "title: Platform\nlead: ada\n",
        "people/profiles/lin.yml": "leave: [{from: 2026-06-08, to: 2026-06-12}]\n",
        "people/records/lin.yml": (
            "indicators:\n"
            "  - {name: response-hours, better: lower, values: {2026-05: 1.0, 2026-06: 3.0}}\n"
        ),
    }


def alerted(files: dict[str, str], owner: Owner = LIN) -> list[Alert]:
    return list(alerts(situation(files, "2026-07-10"), [owner]))


def test_an_alert_tells_the_manager_and_names_the_facts_around_it() -> None:
    (alert,) = alerted(world())

    assert (alert.kind, alert.tell) == ("fall", ("grace",))
    assert [f"{item.place} {item.what}: {item.value}" for item in alert.around] == [
        "pairings/lin-ada.yml:4:8 lin: new pairing as mentee: since 2026-05-04",
        "people/profiles/lin.yml:1:9 lin: leave: 5 working days from 2026-06-08 to 2026-06-12",
        "people/lin.yml:4:9 lin: joined: on 2026-05-02",
    ]
    assert [str(item.place) for item in alert.lines] == [
        "people/records/lin.yml:2:61", "people/records/lin.yml:2:75",
    ]  # fmt: skip


def test_what_is_overdue_stands_with_who_owes_it() -> None:
    files = world()
    files["people/records/ada.yml"] = files["people/records/lin.yml"]

    (alert,) = alerted(files, Owner("person", "ada"))

    assert "ada: open obligations: 1 overdue, the oldest since 2026-06-30" in [
        f"{item.what}: {item.value}" for item in alert.around
    ]


@pytest.mark.parametrize(
    ("changes", "tell"),
    [
        ({"people/lin.yml": "name: Lin\n"}, ("mira",)),
        ({"people/grace.yml": "name: Grace\nleft: 2026-06-30\n"}, ("mira",)),
    ],
)
def test_without_a_manager_the_office_is_told(
    changes: dict[str, str], tell: tuple[str, ...]
) -> None:
    assert [alert.tell for alert in alerted({**world(), **changes})] == [tell]


def test_of_a_team_the_lead_is_told_and_the_facts_are_those_of_its_members() -> None:
    files = world()
    rows = files["people/records/lin.yml"]
    files["people/teams/platform.yml"] = f"title: Platform\nlead: ada\n{rows}"

    (alert,) = alerted(files, Owner("team", "platform"))

    assert alert.tell == ("ada",)
    assert [item.what for item in alert.around] == [
        "lin: new pairing as mentee", "lin: leave", "lin: joined",
    ]  # fmt: skip
