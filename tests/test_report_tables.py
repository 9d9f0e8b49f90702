"""Tables of a report in a terminal of eighty columns, and in a wider one."""

from __future__ import annotations

from decimal import Decimal

from mentorship.metrics.evaluation.figure import Change, Figure, Section
from mentorship.metrics.result import Interval, Result, Unit
from mentorship.render.columns import width_of
from mentorship.render.report_tables import table_lines


def figure(group: str, hits: int, words: str) -> Figure:
    low, high = Decimal("0.5"), Decimal("0.9")
    return Figure(
        name="task-on-time", title="Tasks in time", group=group, group_id=group, hits=hits,
        result=Result(unit=Unit.RATE, value=Decimal(hits) / 20, n=20, interval=Interval(low, high)),
        others=Change(Decimal("0.1"), unit=Unit.RATE), evened=Decimal("0.8"), words=words,
    )  # fmt: skip


GROUPS = Section(
    "tasks", "By task", "",
    (
        figure("Interview five people outside your team", 14, "suggests less than the others"),
        figure("Runbook for one alert", 18, "no clear difference from the others"),
        Figure(name="task-on-time", title="Tasks in time", group="Demo", group_id="demo",
               result=Result(unit=Unit.RATE, missing="nothing was due")),
    ),
    "the others",
)  # fmt: skip


def test_what_is_said_of_a_row_stands_below_it_where_the_terminal_is_narrow() -> None:
    assert list(table_lines(GROUPS, 80)) == [
        "    Which                                    Value  Cases     95 % interval",
        "  Tasks in time",
        "    Interview five people outside your team  70 %   14 of 20  50 % to 90 %",
        "      against the others: +10 points; suggests less than the others",
        "    Runbook for one alert                    90 %   18 of 20  50 % to 90 %",
        "      against the others: +10 points; no clear difference from the others",
        "    Demo                                     -",
        "      nothing was due",
    ]


def test_a_wide_terminal_has_all_of_a_row_in_its_line() -> None:
    first, *rows = table_lines(GROUPS, 200)
    assert first.split("  ")[-1] == "Says"
    assert len(rows) == len(GROUPS.figures)
    assert max(map(width_of, (first, *rows))) > 80
