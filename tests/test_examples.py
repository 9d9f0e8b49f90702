"""Every rule is shown by an example: a little repository with the findings marked in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules_world import BASE, checked, example, read, said

from mentorship.check import check, rules
from mentorship.rules.rule import Subject

EXAMPLES = Path(__file__).parent / "examples"
WITHOUT = {"rule-failed"}  # no file can be wrong in this way: see test_check.py


def test_the_base_of_all_examples_has_no_findings() -> None:
    assert len(BASE) == 5
    assert said(checked({})) == []


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert {path.stem for path in EXAMPLES.iterdir()} == set(rules()) - WITHOUT


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_found_is_what_is_marked(path: Path) -> None:
    shown = example(path.read_text(encoding="utf-8"))
    workspace, findings = read(shown.files)
    found = check(Subject(workspace, shown.history), findings)

    counted = [finding for finding in found if finding.code not in shown.also]
    at_places = {place.rpartition(" ")[0] for place in shown.places}
    unmarked = [f for f in counted if str(f.place) not in at_places]
    placed = [f"{f.place} {f.code}" for f in counted if str(f.place) in at_places]
    assert [(f.place.path, f.place.line, f.code) for f in unmarked] == sorted(shown.expected)
    assert placed == sorted(shown.places)
    assert path.stem in {finding.code for finding in found}
    assert shown.summary == rules()[path.stem].summary
