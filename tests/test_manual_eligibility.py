"""The manual's page on eligibility: its profiles are read, and its record meets all of them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.rules_world import NO_HISTORY, checked, read

from mentorship.eligibility.contradiction import contradiction
from mentorship.eligibility.judge import judge
from mentorship.eligibility.verdict import Answer
from mentorship.models.eligibility import EligibilityRule
from mentorship.obligations.situation import Situation

PAGE = (Path(__file__).parents[1] / "docs/manual/eligibility.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml[^\n]*\n(.*?)```", PAGE, re.DOTALL)
PROFILES = [block for block in BLOCKS if block.startswith("eligibility:")]
RECORD = next(block for block in BLOCKS if block.startswith("ratings:"))
START = date(2026, 3, 2)


def program(profile: str) -> str:
    return (
        "title: G\ndates: {start: 2026-03-02, end: 2026-12-18}\ntracks: {general: {}}\n" + profile
    )


@pytest.mark.parametrize("profile", PROFILES, ids=["general", "finance", "tech"])
@pytest.mark.parametrize(
    ("record", "answer"),
    [
        (RECORD, Answer.YES),
        (RECORD.replace("2025, rating: 4.8, on: 2026-02-10", "2025, rating: 3.8"), None),
        (RECORD.replace("2026-02-10", "2026-03-03"), None),
        (RECORD.replace("2027-03-01", "2026-03-01").replace("2024-11-18", "2026-03-03"), Answer.NO),
        ("{}\n", Answer.NO),
    ],
    ids=["as shown", "2025 not known", "known a day late", "no certificate", "empty"],
)
def test_the_record_of_the_manual_meets_its_profiles(
    profile: str, record: str, answer: Answer | None
) -> None:
    files = {
        "programs/graduates/program.yml": program(profile),
        "people/records/ada.yml": record,
        "pairings/lin-ada.yml": None,
    }
    workspace, findings = read(files)
    assert findings == ()
    graduates = workspace.programs["graduates"]

    found = judge(Situation(workspace, NO_HISTORY, START), graduates, "mentor", "ada", START)

    # Where the newest rating is not known yet, the years before it decide: 2022 is asked for by
    # the profiles of three years, and nobody knows it.
    if answer is None:
        three = graduates.eligibility.mentor[0].rating
        assert three is not None
        answer = Answer.UNKNOWN if three.years == 3 else Answer.YES
    assert found.answer is answer
    assert [f.code for f in checked(files)] == []


def test_the_table_has_every_rule() -> None:
    keys = {(f.alias or name) for name, f in EligibilityRule.model_fields.items()}
    rules = PAGE.split("## The rules\n")[1].split("\n## ")[0]

    assert {key for key in keys if re.search(rf"`{key}\b", rules)} == keys


def test_profiles_can_be_met() -> None:
    for profile in PROFILES:
        workspace, _ = read({"programs/graduates/program.yml": program(profile)})
        mentor = workspace.programs["graduates"].eligibility.mentor
        assert contradiction(mentor, workspace.settings) is None
    assert len(PROFILES) == 3
