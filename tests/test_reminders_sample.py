"""The sample organisation shows every rule, on the days that the manual names."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.test_sample import ROOT, is_gone, sample

from mentorship.obligations.situation import Situation
from mentorship.reminders.notice import Plan, Rule
from mentorship.reminders.planning import planned
from mentorship.render.letters.letters import post

DAY = re.compile(r"^\| (2026-\d\d-\d\d) \| (.*) \|$", re.MULTILINE)

pytestmark = [
    pytest.mark.sample,
    pytest.mark.skipif(is_gone(), reason="the sample was removed"),
]


def manual() -> dict[str, str]:
    """What each day is said to show."""
    return dict(DAY.findall(Path(ROOT, "docs/manual/reminders.md").read_text("utf-8")))


def situation(day: str) -> Situation:
    return Situation(sample().workspace, sample().history, date.fromisoformat(day))


def plan(day: str) -> Plan:
    return planned(situation(day))


@pytest.mark.parametrize("day", manual())
def test_a_day_of_the_manual_shows_the_rules_that_it_names(day: str) -> None:
    named = set(re.findall(r"`([a-z-]+)`", manual()[day]))
    assert named <= {notice.rule.value for notice in plan(day).notices}


def test_the_days_of_the_manual_show_every_rule() -> None:
    shown = {notice.rule for day in manual() for notice in plan(day).notices}
    assert shown == set(Rule)


def test_a_pause_and_an_end_keep_silent() -> None:
    reasons = {each.reason for day in manual() for each in plan(day).silenced}
    assert {"paused until 2026-11-27", "ended on 2026-11-22"} <= reasons


def test_everybody_is_reached_and_told_in_their_language() -> None:
    posts = [post(situation(day), plan(day)) for day in manual()]
    assert [each.unreachable for each in posts] == [()] * len(posts)
    assert {letter.language for each in posts for letter in each.letters} == {"en", "zh"}
