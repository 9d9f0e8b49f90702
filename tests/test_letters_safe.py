"""Text from files in messages: it notifies nobody, is no markup, forges no header."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.payloads import PAYLOADS

from mentorship.render.letters.safe import safe, safe_lines, value

MENTIONS = [
    "@here", "@channel", "@all", "@everyone", "@所有人", "@org/team", "@ada", "＠all", "﹫everyone",
    "<!channel>", "<!here|here>", "<!everyone>", "<@all>", "<@U024BE7LH>", "<!subteam^S1>",
    '<at user_id="all">everyone</at>', "<at id=all></at>", "<at>Ada</at>", "@**all**", "@\u200ball",
    "@\u2060channel", "&lt;!channel&gt;", "&#60;!here&#62;", "＜!channel＞",
]  # fmt: skip
MARKUP = [
    "<https://evil.example|the plan>", "[the plan](https://evil.example)", "[a][b]",
    "[a]: https://evil.example", "![](https://evil.example/x.png)", "*bold*", "_read_", "~gone~",
    "`code`", "```\nblock\n```", "# Heading", "> quoted", "<b>bold</b>",
    "<script>alert(1)</script>",
    "Fixes #1", "owner/repo#12", "<!-- hidden -->", "&lt;b&gt;",
]  # fmt: skip
BREAKS = [
    "Report\nBcc: all@example.org", "Report\r\nSubject: x", "a\x00b", "a\x0bb", "a\u2028b",
    "a\u2029b", "a\x85b", "\u202egnp.exe", "a\u200bb", "a\ufeffb", "\x1b[2J",
]  # fmt: skip
ACTED_ON = re.compile(
    r"""@\S                    # a mention of anybody
      | [<>`*~]                # a tag, code, emphasis
      | \][(\[:]               # a link under other words
      | (?<![^\W_])_ | _(?![^\W_])
      | (?<!\w)\# | \#\w       # a heading, a channel, an issue
      | &\#?\w+;               # a character in disguise
    """,
    re.VERBOSE,
)


@pytest.mark.parametrize("text", [*MENTIONS, *MARKUP, *BREAKS])
def test_known_attacks_are_only_text(text: str) -> None:
    _is_harmless(value(text))


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: str(payload)[:40])
def test_markup_that_runs_on_a_page_is_only_text_in_a_message(payload: object) -> None:
    _is_harmless(value(str(payload)))


@settings(deadline=None)
@given(st.text())
@example("@" + "\u200d" + "channel")
@example("]\u200b(https://evil.example)")
@example("a__b_ #_@")
def test_whatever_is_written_is_harmless(text: str) -> None:
    _is_harmless(value(text))
    assert len(value(text * 9)) <= 200


@settings(deadline=None)
@given(st.text(alphabet="@<>!#[]()_*`&;:|/ aall所\n\u200b\u2060", max_size=30))
def test_signs_beside_each_other_are_harmless(text: str) -> None:
    _is_harmless(value(text))


@settings(deadline=None)
@given(st.text(alphabet="@<>!#[]()_*`&; a所\n\u200b"), st.text(alphabet="@<!#[](all:_&; \n"))
def test_what_is_put_together_is_harmless(first: str, second: str) -> None:
    for line in safe_lines(f"- {value(first)}{value(second)}\n").split("\n"):
        _is_harmless(line)


@settings(deadline=None)
@given(st.text())
def test_twice_is_the_same_as_once(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    assert value(value(text)) == value(text)


@pytest.mark.parametrize(
    "text",
    [
        "Interview report", "C# and C++", "first_feature", "R&D", "孙佳 Sun Jia", "Noël O’Brien",
        "due in 5 days", "50 % (half)", "[x] done", "Aylin Yılmaz", "a/b", "它是什么：好。",
        "می\u200cخواهم", "https://example.org/a_b",
    ],
)  # fmt: skip
def test_usual_text_stays_as_it_is(text: str) -> None:
    assert value(text) == text


def test_a_value_of_a_novels_length_is_cut() -> None:
    assert value("word " * 1000) == ("word " * 40)[:199].rstrip() + "…"


def test_nothing_is_empty() -> None:
    assert value(None) == ""


def _is_harmless(text: str) -> None:
    assert ACTED_ON.search(text) is None, ascii(text)
    hidden = {unicodedata.category(c) for c in text if c not in "\u200c\u200d"}
    assert hidden.isdisjoint({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}), ascii(text)
