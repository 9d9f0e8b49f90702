"""The three ways through a YAML text give the same value, or refuse it together."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship.text.problem import Problem
from mentorship.text.yamlevents import read_events
from mentorship.text.yamllines import read_lines
from mentorship.text.yamltext import read, scalar

NOTE = """
kind: session
date: 2026-02-10
by: ada.okafor
present: [ada.okafor, lin.wei]
scores: {python: 85, design: 7.5}
feedback: {one: {verdict: accept, quality: 70}, two: {verdict: revise}}
links: ['https://example.org/doc']
held: true
minutes: 50
"""


def test_a_note_of_plain_lines_needs_no_parser() -> None:
    assert read_lines(NOTE, scalar) == {
        "kind": "session",
        "date": "2026-02-10",
        "by": "ada.okafor",
        "present": ["ada.okafor", "lin.wei"],
        "scores": {"python": 85, "design": Decimal("7.5")},
        "feedback": {"one": {"verdict": "accept", "quality": 70}, "two": {"verdict": "revise"}},
        "links": ["https://example.org/doc"],
        "held": True,
        "minutes": 50,
    }


@pytest.mark.parametrize(
    "text",
    [
        "name: Ada\nname: Lin\n",  # a key twice
        "scores: {python: 1, python: 2}\n",
        "goals:\n  - One\n",  # more than a line
        "title: Before: after\n",
        "title: one #two\n",
        "title: *alias\n",
        "title: !tag x\n",
        'title: "quoted"\n',
        "title: [one, [two]]\n",
        "title: [one,two]\n",
        "title: []\n",
        "title: - one\n",
        "title:\tone\n",
        "title: one \n",
        "title: one",  # no line end
        "? title\n",
        "---\ntitle: one\n",
        "title: one\n...\n",
        "",
    ],
)
def test_every_other_text_is_left_to_the_parser(text: str) -> None:
    assert read_lines(text, scalar) is None


_PIECES = st.sampled_from(
    [
        *["kind", "by-1", "a.b", "2026", "null", "true", "1.50", "012", "-3", "0x1F", "1e3", "~"],
        *["2026-02-10", "16:30", "Zoë Дина 高欣", "a - b", "a -", "-", "?", ".", "a/b", "+1", "_"],
        *[": ", ":", " ", "  ", ", ", ",", "[", "]", "{", "}", "'", "''", '"', "#", " #", "\n"],
        *["\n\n", "\n  ", "- ", "? ", "&a", "*a", "!t", "%", "---", "...", "|", ">", "@", "`"],
        *["key: value\n", "list: [a, b]\n", "map: {a: 1, b: x}\n", "# words\n"],
        *["q: 'it: is'\n", "m: {a: {b: 1}, c: {d: x}}\n", "}, ", "}}"],
    ]
)


@settings(max_examples=3000, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_the_quick_way_gives_what_the_careful_way_gives(text: str) -> None:
    quick = read_lines(text, scalar)
    if quick is not None:
        assert typed(quick) == typed(read_events(text, scalar))


@settings(max_examples=1000, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_all_ways_agree(text: str) -> None:
    assert outcome(lambda: read(text)) == outcome(lambda: read_events(text, scalar))


def outcome(reading: object) -> object:
    """What was read, or that it was refused and where."""
    assert callable(reading)
    try:
        return typed(reading())
    except Problem as problem:
        return problem.code, problem.line, problem.column


def typed(value: object) -> object:
    """The value with its types: True is not 1."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return type(value), value
