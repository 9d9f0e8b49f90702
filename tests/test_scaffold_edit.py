"""Editing in place: the change is made, and not a byte else moves."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mentorship.findings import MentorshipError
from mentorship.models.entity import Entity
from mentorship.models.kinds import kind_of
from mentorship.scaffold.edit import Add, Drop, Edit, Put, Route, edited
from mentorship.scaffold.inline import inline, sentence
from mentorship.scaffold.lineends import like
from mentorship.text.document import parse
from mentorship.text.problem import Problem
from mentorship.text.scan import refused
from mentorship.text.yamltext import Value, read
from mentorship.workspace.schema import validated

ROOT = Path(__file__).parent.parent
PAIRING = """\
program: grow   # the only one
mentors: [ada]
mentees:
- lin
start: 2026-01-05
project: billing

# Why they are together
plan:
  goals:
    - Own the alerts
      by June
  moved:      {talk: 2026-03-02,   demo: 2026-04-01}   # spring
  # the end of the plan

# the end of all
"""
PAUSE: dict[str, Value] = {"from": "2026-03-02", "to": "2026-03-06"}

LATER = {"by": "2 weeks", "from": "week 7"}


def document(text: str, path: str = "pairings/lin-ada.yml") -> Entity:
    named = kind_of(path)
    assert named is not None
    source = parse(path, text.encode())
    entity, findings = validated(named.kind, source)
    assert entity is not None, findings
    entity.bound(source, named.id)
    return entity


def edit(text: str, *edits: Edit) -> str:
    return edited(document(text), *edits).text


def test_a_new_key_stands_where_the_format_lists_it() -> None:
    assert edit(PAIRING, Put(("accepted", "lin"), "2026-01-02")) == PAIRING.replace(
        "project: billing\n", "project: billing\naccepted: {lin: 2026-01-02}\n"
    )
    assert edit(PAIRING, Add(("pauses",), PAUSE)) == PAIRING.replace(
        "  # the end of the plan\n",
        "  # the end of the plan\npauses: [{from: 2026-03-02, to: 2026-03-06}]\n",
    )


def test_a_mapping_grows_in_the_form_it_has() -> None:
    assert edit(PAIRING, Put(("plan", "moved", "a/b"), "2026-05-04")) == PAIRING.replace(
        "demo: 2026-04-01}", "demo: 2026-04-01, a/b: 2026-05-04}"
    )
    later = (Put(("plan", "extended", key), value) for key, value in LATER.items())
    assert edit(PAIRING, *later) == PAIRING.replace(
        "  # spring\n", "  # spring\n  extended: {by: 2 weeks, from: week 7}\n"
    )


def test_a_comment_below_the_last_entry_stays_below_the_new_one() -> None:
    block = (
        "accepted:\n  ada: 2026-01-01   # by chat\n  # lin is on leave\n\n# next\nended:   # no\n"
    )
    assert edit(PAIRING + block, Put(("accepted", "lin"), "2026-01-02")) == PAIRING + block.replace(
        "chat\n", "chat\n  lin: 2026-01-02\n"
    )
    assert edit(PAIRING + block, Put(("ended",), {"date": "2026-02-01", "how": "stopped"})) == (
        PAIRING + block.replace("ended:", "ended: {date: 2026-02-01, how: stopped}")
    )


ITEM = "{from: 2026-03-02, to: 2026-03-06}"
ONE = "{from: 2026-02-02, to: 2026-02-03}"
BLOCK = "pauses:\n  - from: 2026-02-02\n    to: 2026-02-03   # a\n    # b"
LITERAL = "pauses:\n- from: 2026-02-02\n  to: 2026-02-03\n  reason: |\n    Exam\n\n    weeks"


@pytest.mark.parametrize(
    ("there", "then"),
    [
        ("pauses: []", f"pauses: [{ITEM}]"),
        (f"pauses: [{ONE},  # a\n  ]", f"pauses: [{ONE}, {ITEM},  # a\n  ]"),
        (BLOCK, f"{BLOCK}\n  - {ITEM}"),
        (LITERAL + "\n", f"{LITERAL}\n- {ITEM}\n"),
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n"])
def test_a_list_grows_in_the_form_it_has(there: str, then: str, end: str) -> None:
    assert edit(PAIRING + there + end, Add(("pauses",), PAUSE)) == PAIRING + then + end


def test_what_would_change_something_else_is_refused() -> None:
    # At the end of a file without a line end the reason has none; a line below would give it one.
    with pytest.raises(MentorshipError) as refusal:
        edit(PAIRING + LITERAL, Add(("pauses",), PAUSE))
    assert str(refusal.value) == (
        "pairings/lin-ada.yml is left as it is: something else would change with it; "
        "write it by hand"
    )


def test_what_is_taken_out_takes_nothing_with_it() -> None:
    block = (
        "pauses:\n  - {from: 2026-02-02, to: 2026-02-03}   # a\n"
        "  # about b\n  - {from: 2026-03-02, to: 2026-03-03}   # b\n"
    )
    assert edit(PAIRING + block, Drop(("pauses", 1))) == PAIRING + (
        "pauses:\n  - {from: 2026-02-02, to: 2026-02-03}   # a\n  # about b\n"
    )
    two = f"pauses: [{ONE}, {ITEM}]\n"
    assert edit(PAIRING + two, Drop(("pauses", 1))) == f"{PAIRING}pauses: [{ONE}]\n"
    assert edit(PAIRING + two, Drop(("pauses", 0))) == f"{PAIRING}pauses: [{ITEM}]\n"
    assert edit(f"{PAIRING}pauses: [{ONE}]\n", Drop(("pauses", 0))) == PAIRING


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Put(("plan", "goals"), "x"), "- Own the alerts stands there already"),
        (Put(("ended",), {"date": "2026-02-30", "how": "stopped"}),
         "ended.date: '2026-02-30' is not a day of the calendar"),
        (Put(("ended",), {"date": "2026-02-01", "how": "gone"}),
         "ended.how: 'gone' must be one of 'completed', 'stopped', 'rematched'"),
        (Put(("ended",), {"date": "2026-02-01", "how": "stopped", "reason": "\u202eevil"}),
         "the bidirectional control U+202E is not allowed"),
        (Put(("ending",), "2026-02-01"), "unknown key 'ending'"),
    ],
)  # fmt: skip
def test_what_the_format_does_not_allow_is_refused_with_the_reason(change: Edit, why: str) -> None:
    with pytest.raises(MentorshipError) as refusal:
        edit(PAIRING, change)
    assert str(refusal.value) == f"pairings/lin-ada.yml is left as it is: {why}"


def test_a_block_whose_blank_lines_count_is_not_cut() -> None:
    text = "start: 2026-01-05\nprogram: x\nmentors: [a]\nmentees: [b]\nproject: |+\n  billing\n\n\n"
    changed = edit(text, Put(("accepted", "lin"), "2026-01-02"))
    assert changed == text + "accepted: {lin: 2026-01-02}\n"


# Over the files of the sample, with comments and blank lines thrown in.

FILES = sorted((ROOT / "pairings").glob("*.yml")) + sorted(
    (ROOT / "programs").glob("*/program.yml")
)
NOISE = ("", "# a remark", "   # an indented remark: {", "  #", "#- [ ] x")


def changes(entity: Entity) -> list[Edit]:
    """The edits that commands make, where this file may take them."""
    data: Any = read(entity.yaml)
    if "tracks" in data:
        return [Put(route, "week 3") for route in task_days(data)]
    found: list[Edit] = [
        Put(("accepted", "somebody.new"), "2026-01-02"),
        Put(("plan", "moved", "some/item"), "2026-01-02"),
        Add(("pauses",), {**PAUSE, "reason": "it's late: #1, {really} — 考试"}),
    ]
    found += (
        [Put(("ended",), {"date": "2026-02-01", "how": "stopped"})] if "ended" not in data else []
    )
    found += [Put(("pauses", 0, "to"), "2026-12-24")] if data.get("pauses") else []
    return found


def task_days(data: Any) -> list[Route]:
    return [
        ("tracks", name, "stages", number, "tasks", position, *where)
        for name, track in data["tracks"].items()
        for number, stage in enumerate((track or {}).get("stages", ()))
        for position, task in enumerate(stage.get("tasks", ()))
        for where in (
            [("steps", step) for step in task["steps"]] if "steps" in task else [("due",)]
        )
    ]


@st.composite
def noisy(draw: st.DrawFn) -> tuple[str, str]:
    """Path and text of a file of the sample, with comments and blank lines thrown in."""
    path = draw(st.sampled_from(FILES))
    text = path.read_text("utf-8")
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        if draw(st.booleans()):
            lines.insert(at, draw(st.sampled_from(NOISE)))
        else:
            lines[at] += "   # behind, with a } and a ]"
    noise = "\n".join(lines).rstrip("\n") + draw(st.sampled_from(["\n", "", "\n\n\n"]))
    try:
        assume(read(noise) == read(text))
    except Problem:
        assume(False)
    return path.relative_to(ROOT).as_posix(), noise


@pytest.mark.sample
@pytest.mark.skipif(not FILES, reason="the sample was removed")
@settings(deadline=None, max_examples=60)
@given(file=noisy(), data=st.data())
def test_an_edit_of_any_file_moves_nothing_else(file: tuple[str, str], data: st.DataObject) -> None:
    path, before = file
    entity = document(before, path)
    change = data.draw(st.sampled_from(changes(entity)))
    text = edited(entity, change).text

    # Our own reader is the one that the edit was checked by; this one knows nothing of it.
    assert as_read_by_another(text) == with_change(as_read_by_another(before), change)
    top = shared(before, text)
    bottom = shared(before[top:][::-1], text[top:][::-1])
    gone = before[top : len(before) - bottom]
    assert not set(gone) & set("#\n,{}[]'\""), gone
    assert gone == "" or (isinstance(change, Put) and change.route[-1] != "ended")


def shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    same = (a == b for a, b in zip(one, other, strict=False))
    return sum(1 for _ in takewhile(bool, same))


def as_read_by_another(text: str) -> Any:
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


def with_change(data: Any, change: Edit) -> Any:
    *above, last = change.route
    held = data
    for part in above:
        held = held[part] if isinstance(part, int) else held.setdefault(part, {})
    assert not isinstance(change, Drop)
    if isinstance(change, Add):
        held.setdefault(last, []).append(change.value)
    else:
        held[last] = change.value
    return data


TEXTS = st.text(st.characters(codec="utf-8").filter(lambda each: refused(each) is None), max_size=9)
TRICKY = st.sampled_from(
    ["no", "012", "1:30", "2026-01-01", "a, b", "a: b", "x #y", "-", "~", "1.5"]
)
SCALARS = st.none() | st.booleans() | st.integers(0, 9999) | TEXTS | TRICKY
VALUES = st.recursive(
    SCALARS,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(TEXTS, each, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(VALUES)
@example(Decimal("1.50"))
def test_a_value_on_one_line_reads_back_as_itself(value: Value) -> None:
    for written in (inline(value), sentence(value)):
        assert "\n" not in written
        assert repr(read(f"- {written}\n")) == repr([value])


LINES = st.lists(st.text("ab#: ", max_size=6), max_size=8)


@settings(deadline=None)
@given(LINES, st.lists(st.just("old")), st.lists(st.just("new")), LINES, st.booleans())
def test_lines_that_stay_keep_their_ends(
    top: list[str], old: list[str], new: list[str], bottom: list[str], mixed: bool
) -> None:
    ends = ["\n" if mixed and i % 3 == 1 else "\r\n" for i in range(99)]
    before = "".join(map("".join, zip([*top, *old, *bottom], ends, strict=False)))
    text = "".join(f"{line}\n" for line in [*top, *new, *bottom])
    after = like(text, before)
    assert after.replace("\r\n", "\n") == text
    head = "".join(map("".join, zip(top, ends, strict=False)))
    tail = "".join(map("".join, zip(bottom, ends[len(top) + len(old) :], strict=False)))
    assert after.startswith(head)
    assert after.endswith(tail)
