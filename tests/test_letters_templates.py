"""Templates of messages: what may stand in one, and what happens to one that is broken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import TemplateError
from tests.rules_world import read

import mentorship.render.letters.texts as texts_module
from mentorship.cli.reading import of_templates
from mentorship.render.letters.safe import safe_lines
from mentorship.render.letters.schema import NO_ITEM, SCHEMAS, Closing, Item, Section
from mentorship.render.letters.syntax import LIMIT, environment, flaw_in
from mentorship.render.letters.texts import LANGUAGES, texts_of

BUILT_IN = Path(texts_module.__file__).parent.parent / "messages"
AHEAD = SCHEMAS["ahead"]
ITEM = Item("Essay", "", "due in 5 days", "Fri 23 Jan 2026", "Essay: due in 5 days")
SECTION = Section(
    name="Lin",
    person="lin.wei",
    organisation="Northwind",
    program="Graduates",
    pairing="Lin with Ada",
    others="Ada",
    day="",
    time="",
    count=2,
    several=True,
    first=ITEM,
    items=(ITEM, NO_ITEM),
    points=(),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_message_has_a_text_in_every_language_that_keeps_the_rules(
    language: str, name: str
) -> None:
    source = (BUILT_IN / language / f"{name}.txt").read_text("utf-8")
    assert flaw_in(source, SCHEMAS[name]) is None
    spoken = [line for line in source.split("\n") if "{" not in line]
    assert [line for line in spoken if safe_lines(line) != line] == []


def test_there_is_no_text_for_no_message() -> None:
    found = {path.relative_to(BUILT_IN).as_posix() for path in BUILT_IN.rglob("*.*")}
    assert found == {f"{language}/{name}.txt" for language in LANGUAGES for name in SCHEMAS}


@pytest.mark.parametrize(
    "source",
    [
        "Hello {{ name }}.",
        "{{ name|upper }} {{ items|length }} {{ day|default('soon') }} {{ name | trim | lower }}",
        "{% if several and not day %}x{% elif first.yours or day %}y{% else %}z{% endif %}",
        "{% for item in items %}{{ item.line }}{% else %}nothing{% endfor %}",
        "{# a remark #}{% raw %}{{ {% endraw %}",
    ],
)
def test_what_may_stand_in_a_template(source: str) -> None:
    assert flaw_in(source, AHEAD) is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ namme }}", "there is no value 'namme' here"),
        ("{{ first.titel }}", "first has no 'titel'"),
        ("{{ name.upper }}", "name has no 'upper'"),
        ("{{ name.__class__ }}", "name has no '__class__'"),
        ("{{ first.line.__init__.__globals__ }}", "first.line has no '__init__'"),
        ("{{ items }}", "items is a list: use for"),
        ("{{ first }}", "first is not a text: name a part of it"),
        ("{{ name() }}", "a call may not be used"),
        ("{{ name.format(1) }}", "a call may not be used"),
        ("{{ items[0] }}", "a value in brackets may not be used"),
        ("{{ count + 1 }}", "arithmetic may not be used"),
        ("{{ -count }}", "arithmetic may not be used"),
        ("{{ name * 999999999 }}", "arithmetic may not be used"),
        ("{{ name ~ name }}", "joining may not be used"),
        ("{{ 'a' }}", "a value written down may not be used"),
        ("{{ [1, 2] }}", "a list written down may not be used"),
        ("{{ name if several else day }}", "a condition within a value may not be used"),
        ("{{ name|replace('a', 'b') }}", "there is no filter 'replace' here"),
        ("{{ items|map(attribute='line')|join }}", "there is no filter 'join' here"),
        ("{{ name|default(name) }}", "the filter default takes at most one text in quotes"),
        ("{{ name|default('a', true) }}", "the filter default takes at most one text in quotes"),
        ("{% if count == 1 %}{% endif %}", "a comparison may not be used"),
        ("{% if name is defined %}{% endif %}", "a test may not be used"),
        ("{% for i in range(9) %}{{ i }}{% endfor %}", "a call may not be used"),
        ("{% for i in name %}{{ i }}{% endfor %}", "name is no list"),
        ("{% for i in items if i.who %}{% endfor %}", "a loop has one name and one list: for item"),
        ("{% for a, b in items %}{% endfor %}", "a loop has one name and one list: for item"),
        (
            "{% for i in items recursive %}{{ loop(items) }}{% endfor %}",
            "a loop has one name and one list: for item",
        ),
        (
            "{% for i in items %}{% for j in items %}{{ j.line }}{% endfor %}{% endfor %}",
            "a loop inside a loop must go through a list of the outer one's item",
        ),
        ("{% for i in items %}{{ loop.index }}{% endfor %}", "there is no value 'loop' here"),
        ("{% set x = 1 %}", "set may not be used"),
        ("{% include 'x' %}", "include may not be used"),
        ("{% import 'x' as x %}", "import may not be used"),
        ("{% from 'x' import y %}", "import may not be used"),
        ("{% extends 'x' %}", "extends may not be used"),
        ("{% block x %}{% endblock %}", "block may not be used"),
        ("{% macro x() %}{% endmacro %}", "macro may not be used"),
        ("{% call x() %}{% endcall %}", "a call may not be used"),
        ("{% filter upper %}x{% endfilter %}", "a block of filters may not be used"),
        ("{% with x = 1 %}{% endwith %}", "with may not be used"),
        ("{{ self }}", "there is no value 'self' here"),
        ("{{ cycler }}", "there is no value 'cycler' here"),
        ("{{ name", "it cannot be read: "),
        ("{% if several %}x", "it cannot be read: "),
        ("{% do %}", "it cannot be read: "),
        ("{{ " + "(" * 3000, "the template is nested too deeply"),
        ("{% if several %}" * 60 + "{% endif %}" * 60, "too many conditions and loops inside each"),
        ("x" * (LIMIT - 10), "the template is larger than 8 KiB (8,193 bytes)"),
        (" \n", "the template is empty"),
    ],
)  # fmt: skip
def test_what_may_not(source: str, message: str) -> None:
    flaw = flaw_in("first line\n" + source if source.strip() else source, AHEAD)
    assert flaw is not None
    assert flaw.message.startswith(message)
    if flaw.line != 1:
        assert flaw.line == 2


def test_a_condition_that_is_too_long_to_compile_is_a_finding() -> None:
    long = "{% if " + " and ".join(["day"] * 1000) + " %}x{% endif %}"
    space, _ = read({"templates/en/ahead.txt": long})
    assert [finding.code for finding in of_templates(space)] == ["message-template"]
    assert texts_of(space).say("ahead", "en", SECTION).startswith("Please plan time: 2 things")


@settings(deadline=None)
@given(st.text(alphabet="{}%|.()[]'\" \nnamefirstloopdo+-*~_ieu", max_size=80))
def test_whatever_stands_in_a_template_is_refused_or_fills_in(source: str) -> None:
    if flaw_in(source, AHEAD) is None:
        try:
            rendered = environment().from_string(source).render(name="Lin", first=ITEM, items=())
        except TemplateError as error:
            raise AssertionError(source) from error
        assert "__" not in rendered or "__" in source


def test_an_own_text_takes_the_place_of_the_usual_one() -> None:
    space, found = read({"templates/en/ahead.txt": "Dear {{ name }}, {{ first.title }}!\n"})
    assert found == ()
    assert texts_of(space).say("ahead", "en", SECTION) == "Dear Lin, Essay!"
    assert texts_of(space).say("week", "en", SECTION).startswith("Please look at your week")


def test_a_broken_one_is_a_finding_and_the_usual_text_is_used() -> None:
    space, _ = read({"templates/en/ahead.txt": "Dear {{ name }},\n{{ first.titel }}!\n"})
    (finding,) = of_templates(space)
    assert (str(finding.place), finding.code, finding.message, finding.hint) == (
        "templates/en/ahead.txt:2:1",
        "message-template",
        "first has no 'titel'",
        "did you mean title? there are: command, day, line, title, when, who, yours",
    )
    assert texts_of(space).say("ahead", "en", SECTION).startswith("Please plan time: 2 things")


def test_a_text_that_comes_out_empty_is_not_used() -> None:
    space, _ = read({"templates/en/ahead.txt": "{% if time %}At {{ time }}{% endif %}"})
    assert texts_of(space).say("ahead", "en", SECTION).startswith("Please plan time: 2 things")


def test_a_text_that_comes_out_endless_is_not_used() -> None:
    space, _ = read({"templates/en/ahead.txt": f"{{% for i in items %}}{'x' * 8100}{{% endfor %}}"})
    many = replace(SECTION, items=(ITEM,) * 20)
    assert texts_of(space).say("ahead", "en", many).startswith("Please plan time: 2 things")


def test_an_own_text_can_mention_nobody_either() -> None:
    own = "Hello @channel <!here> <at user_id='all'> @{{ name }} [x](https://evil.example)\n"
    space, _ = read({"templates/en/ahead.txt": own})
    assert texts_of(space).say("ahead", "en", SECTION) == (
        "Hello @ channel ‹!here› ‹at user_id='all'› @ Lin [x] (https://evil.example)"
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("templates/de/ahead.txt", "the organisation does not have the language 'de'"),
        ("templates/en/ahaed.txt", "there is no message 'ahaed'"),
    ],
)
def test_a_template_for_nothing_is_a_finding(path: str, message: str) -> None:
    space, _ = read({path: "x"})
    assert [finding.message for finding in of_templates(space)] == [message]


@pytest.mark.parametrize("path", ["templates/ahead.txt", "templates/en/ahead.md"])
def test_other_files_have_no_business_there(path: str) -> None:
    _, (finding,) = read({path: "x"})
    assert (finding.code, finding.hint) == (
        "file-type",
        "texts of messages here: templates/<language>/<name>.txt",
    )


def test_a_language_with_own_texts_is_spoken_and_ours_fill_the_gaps() -> None:
    settings = "organisation: Northwind\ntimezone: Europe/Berlin\nlanguages: [de, en]\n"
    closing = Closing("Lin", "Northwind", "", "")
    without, _ = read({"mentorship.yml": settings})
    assert texts_of(without).language(("de", "en")) == "en"
    space, _ = read({"mentorship.yml": settings, "templates/de/closing.txt": "Danke, {{ name }}."})
    texts = texts_of(space)
    assert texts.language(("de", "en")) == "de"
    assert texts.say("closing", "de", closing) == "Danke, Lin."
    assert texts.say("ahead", "de", SECTION).startswith("Please plan time")
