"""Working days, leave, and the windows of a cadence."""

from __future__ import annotations

from datetime import UTC, date

import pytest
from tests.obligations_world import day, situation, world

from mentorship.models.fields import Every
from mentorship.obligations.calendar import calendar, earlier, knows, later
from mentorship.obligations.obligation import when
from mentorship.obligations.spans import Span, merged, shifted
from mentorship.obligations.windows import windows
from mentorship.values import Duration

WEEKENDS = calendar(None)
GERMANY = calendar("DE")
BAVARIA = calendar("DE-BY")
CHINA = calendar("CN")


def span(first: str, last: str) -> Span:
    return Span(day(first), day(last))


def names(every: str, first: str, last: str) -> list[str]:
    return [window.id for window in windows(Every.parse(every), span(first, last))]


def test_nothing_declared_means_weekends_only() -> None:
    assert WEEKENDS.works(day("2026-12-25"))
    assert not WEEKENDS.works(day("2026-12-26"))


def test_public_holidays_are_those_of_the_country() -> None:
    assert not GERMANY.works(day("2026-12-25"))
    assert GERMANY.works(day("2026-02-17"))
    assert not CHINA.works(day("2026-02-17"))


def test_a_region_has_holidays_of_its_own() -> None:
    assert GERMANY.works(day("2026-01-06"))
    assert not BAVARIA.works(day("2026-01-06"))


def test_a_weekend_may_be_worked_in_exchange_for_a_holiday() -> None:
    assert day("2026-02-14").weekday() == 5
    assert CHINA.works(day("2026-02-14"))


@pytest.mark.parametrize("country", ["XX", "DE-XX", "", "../DE", "list_supported_countries"])
def test_an_unknown_country_is_taken_as_none(country: str) -> None:
    assert not knows(country)
    assert calendar(country).works(day("2026-12-25"))


def test_a_known_country_is_known() -> None:
    assert knows("DE")
    assert knows("DE-BY")


def test_a_free_day_moves_forward_to_the_next_working_day() -> None:
    assert GERMANY.on(day("2026-12-25")) == day("2026-12-28")
    assert GERMANY.on(day("2026-12-28")) == day("2026-12-28")


def test_the_last_working_day_of_a_stretch() -> None:
    assert GERMANY.back(day("2026-12-27"), day("2026-12-21")) == day("2026-12-24")
    assert GERMANY.back(day("2026-12-27"), day("2026-12-25")) is None


def test_working_days_are_counted_across_years() -> None:
    assert GERMANY.count(span("2026-12-24", "2027-01-04")) == 6


def test_working_days_left_without_leave_and_pauses() -> None:
    away = calendar("DE", [span("2026-03-02", "2026-03-06")])
    march = span("2026-03-01", "2026-03-31")
    assert away.count(march) == 22
    assert away.left(march, ()) == 17
    assert away.left(march, [span("2026-03-05", "2026-03-10")]) == 15


def test_a_day_inside_leave_becomes_the_first_working_day_after_it() -> None:
    away = calendar("DE", [span("2026-07-06", "2026-07-24")])
    assert away.returned(day("2026-07-15")) == day("2026-07-27")
    assert away.returned(day("2026-07-03")) == day("2026-07-03")


def test_leave_that_follows_leave_is_left_at_the_end_of_both() -> None:
    away = calendar(None, [span("2026-07-27", "2026-07-28"), span("2026-07-06", "2026-07-24")])
    assert away.returned(day("2026-07-10")) == day("2026-07-29")


def test_leave_that_ends_before_it_begins_is_none() -> None:
    assert calendar(None, [span("2026-07-24", "2026-07-06")]).leave == ()


def test_durations_in_working_days() -> None:
    five = Duration(5, "working day")
    assert later(day("2026-12-22"), five, GERMANY) == day("2026-12-30")
    assert earlier(day("2026-12-30"), five, GERMANY) == day("2026-12-22")


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        ("5 days", "2026-02-05", "2026-01-26"),
        ("2 weeks", "2026-02-14", "2026-01-17"),
        ("1 month", "2026-02-28", "2025-12-31"),
        ("24 hours", "2026-02-01", "2026-01-30"),
    ],
)
def test_durations_in_calendar_units(text: str, after: str, before: str) -> None:
    duration = Duration.parse(text)
    assert later(day("2026-01-31"), duration, WEEKENDS) == day(after)
    assert earlier(day("2026-01-31"), duration, WEEKENDS) == day(before)


def test_days_beyond_the_last_date_stop_there() -> None:
    assert later(date.max, Duration(9, "year"), WEEKENDS) == date.max
    assert earlier(date.min, Duration(9, "week"), WEEKENDS) == date.min
    assert WEEKENDS.on(date.max) == date.max
    assert WEEKENDS.before(date.min, 5) == date.min


def test_a_person_may_have_another_country_and_leave() -> None:
    files = world(
        files={
            "mentorship.yml": "organisation: N\ntimezone: Europe/Berlin\nholidays: DE\n",
            "people/ada.yml": "name: Ada\nholidays: NG\n",
            "people/profiles/lin.yml": "leave: [{from: 2026-03-02, to: 2026-03-06}]\n",
        }
    )
    now = situation(files, "2026-01-01")
    assert now.calendar("ada") == calendar("NG")
    assert now.calendar("lin") == calendar("DE", [span("2026-03-02", "2026-03-06")])
    assert now.calendar("nobody") == calendar("DE")


@pytest.mark.parametrize("zone", ["Nowhere/City", "../etc/passwd", "Europe", "."])
def test_an_unknown_zone_is_read_as_utc(zone: str) -> None:
    files = world(files={"mentorship.yml": f"organisation: N\ntimezone: {zone}\n"})
    assert situation(files, "2026-01-01").zone == UTC


def test_weeks_are_those_of_the_iso_calendar() -> None:
    assert names("week", "2025-12-31", "2026-01-12") == ["2026-W01", "2026-W02", "2026-W03"]


def test_several_weeks_are_counted_from_the_start() -> None:
    found = windows(Every.parse("2 weeks"), span("2026-01-14", "2026-02-20"))
    assert [(w.id, str(w.first), str(w.last)) for w in found] == [
        ("w01", "2026-01-14", "2026-01-27"),
        ("w02", "2026-01-28", "2026-02-10"),
        ("w03", "2026-02-11", "2026-02-24"),
    ]


def test_months_quarters_and_half_years() -> None:
    assert names("month", "2026-11-15", "2027-01-02") == ["2026-11", "2026-12", "2027-01"]
    assert names("quarter", "2026-03-31", "2026-07-01") == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert names("half-year", "2026-06-30", "2027-01-01") == ["2026-H1", "2026-H2", "2027-H1"]


def test_a_window_knows_where_it_and_the_next_end() -> None:
    (quarter,) = windows(Every.parse("quarter"), span("2026-02-01", "2026-02-02"))
    days = (quarter.first, quarter.last, quarter.next_last)
    assert list(map(str, days)) == ["2026-01-01", "2026-03-31", "2026-06-30"]


def test_by_is_a_day_of_the_whole_window() -> None:
    (month,) = windows(Every.parse("month"), span("2026-02-10", "2026-02-12"))
    (half,) = windows(Every.parse("half-year"), span("2026-02-10", "2026-02-12"))
    assert month.day(15) == day("2026-02-15")
    assert month.day(31) == day("2026-02-28")
    assert half.day(32) == day("2026-02-01")


def test_windows_stop_at_the_last_date() -> None:
    assert names("month", "9999-11-01", "9999-12-31") == ["9999-11", "9999-12"]
    assert names("week", "9999-12-29", "9999-12-31") == ["9999-W52"]


def test_pauses_that_overlap_count_once() -> None:
    days = merged([span("2026-03-05", "2026-03-13"), span("2026-03-02", "2026-03-06")])
    assert days == (span("2026-03-02", "2026-03-13"),)
    assert shifted(day("2026-03-02"), days) == day("2026-03-14")
    assert shifted(day("2026-03-01"), days) == day("2026-03-01")


def test_a_day_moved_by_one_pause_may_reach_the_next() -> None:
    pauses = merged([span("2026-03-02", "2026-03-06"), span("2026-03-12", "2026-03-13")])
    assert shifted(day("2026-03-08"), pauses) == day("2026-03-15")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (5, "due in 5 days"),
        (1, "due in 1 day"),
        (0, "due today"),
        (-1, "1 day overdue"),
        (-12, "12 days overdue"),
        (None, "no day"),
    ],
)
def test_days_left_in_words(days: int | None, words: str) -> None:
    assert when(days) == words
