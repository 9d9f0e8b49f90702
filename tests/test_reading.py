"""Bytes to plain data: the first look, two ways of reading YAML, the place of everything."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example as given_example
from hypothesis import given
from hypothesis import strategies as st
from tests.rules_world import BASE, example

from mentorship.text.document import Document, parse, split
from mentorship.text.problem import Problem
from mentorship.text.scan import LIMIT, scan
from mentorship.text.yamltext import read, read_carefully, safe

EXAMPLES = Path(__file__).parent / "examples"
SEEDS = (
    "name: Ada\njob: {level: 4, leads: false}\n",
    "a:\n- b: 1\n  c: [x, y, {z: null}]\n- - d\n  - 1.50\n",
    "a: \"quoted \\u00e9\"\nb: 'it''s'\nc: |\n  text\n  more\nd: >-\n  folded\n  text\n",
    "? a\n: b\n",
    "a: no\nb: 012\nc: 1:30\nd: 2026-01-01\ne: ~\nf:\ng: 1e3\nh: -0.5\n",
    "key with blanks: value: with colon\n",
    "# comment\na: b # comment\n\n---\nc: d\n",
    "a: &x 1\nb: *x\nc: !!str d\n<<: {e: f}\n",
    "名: 林薇\nemoji: 👩‍💻\n",
)
BITS = st.sampled_from(
    [*"\n :-?[]{},'\"#&*!|>%@`~\\\tabc01.é林", "  ", "- ", ": ", "---\n", "...\n", "%YAML 1.2\n",
     "<<: ", "null", "true", "0.0000001", "\n  "]
)  # fmt: skip


def problem(data: bytes, *, note: bool = False) -> tuple[str, int, int, str]:
    """Code, line, column and words of what is wrong with a file."""
    with pytest.raises(Problem) as caught:
        parse("x", data, note=note)
    return caught.value.code, caught.value.line, caught.value.column, caught.value.message


def value(text: str, way: object = read) -> str:
    """The value with its types, or that there is none."""
    assert callable(way)
    try:
        return repr(way(text))
    except Problem:
        return "refused"


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 3, len(text))))
        text = text[:start] + draw(BITS | st.just("")) + text[end:]
    return text


class TestBytes:
    def test_crlf_and_lf_are_the_same_text(self) -> None:
        assert scan(b"a: 1\r\nb: 2\n") == "a: 1\nb: 2\n"

    @pytest.mark.parametrize(
        ("data", "line", "column", "words"),
        [
            (b"\xef\xbb\xbfa: 1\n", 1, 1, "byte order mark"),
            ("a: 1\n".encode("utf-16"), 1, 1, "UTF-16"),
            ("a: 1\n".encode("utf-16-le") * 9, 1, 1, "UTF-16"),
            ("a: 林\nb: José\n".encode("gb18030"), 1, 4, "0xC1"),
            ("a: 1\r\nb: José\n".encode("latin-1"), 2, 7, "Latin-1"),
            ("林: 薇\u202e\n".encode(), 1, 5, "bidirectional control U+202E"),
            ("a: 林\r\nb: 薇\u200b\n".encode(), 2, 5, "control character U+200B"),
            (b"a: 1\rb: 2\n", 1, 5, "control character U+000D"),
            (b"a: \x00\n", 1, 4, "control character U+0000"),
            (b"a: \xed\xa0\x80\n", 1, 4, "0xED"),
        ],
    )
    def test_what_is_refused_is_refused_at_its_place(
        self, data: bytes, line: int, column: int, words: str
    ) -> None:
        code, *place, message = problem(data)

        assert (code, place) == ("encoding", [line, column])
        assert words in message

    def test_a_file_may_have_256_kib_and_not_a_byte_more(self) -> None:
        assert len(scan(b"#" * LIMIT)) == LIMIT
        assert problem(b"#" * (LIMIT + 1))[0] == "file-too-large"

    def test_text_in_any_script_is_kept_as_it_is(self) -> None:
        text = "name: 欧阳娜娜·José O’Neil 👩‍💻 नीलम\n"

        assert read(scan(text.encode())) == {"name": text.removeprefix("name: ").strip()}


class TestValues:
    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("null", None), ("~", None), ("", None), ("true", True), ("false", False),
            ("0", 0), ("-7", -7), ("2026", 2026), ("1.50", Decimal("1.50")),
            ("no", "no"), ("Yes", "Yes"), ("TRUE", "TRUE"), ("Null", "Null"), ("012", "012"),
            ("1:30", "1:30"), ("0x1F", "0x1F"), ("1e3", "1e3"), (".5", ".5"), ("1.", "1."),
            ("+1", "+1"), ("1_000", "1_000"), (".nan", ".nan"), (".inf", ".inf"),
            ("2026-02-10", "2026-02-10"), ("9" * 20, "9" * 20), ("0.0000001", "0.0000001"),
        ],
    )  # fmt: skip
    def test_a_plain_scalar_is_what_json_would_make_of_it(
        self, written: str, expected: object
    ) -> None:
        found = read(f"a: {written}\n")

        assert isinstance(found, dict)
        assert (found["a"], type(found["a"])) == (expected, type(expected))

    def test_quoted_text_is_text_and_keys_are_as_written(self) -> None:
        assert read("true: '1'\n2026: \"null\"\nnull: no\n1.50: x\n") == {
            "true": "1", "2026": "null", "null": "no", "1.50": "x",
        }  # fmt: skip

    def test_a_number_in_a_text_prints_as_it_was_written(self) -> None:
        for written in ("0", "-1", "1.50", "0.10", "100.000", "-0.0", "0.000001", "123.4567890"):
            found = read(f"a: {written}\n")
            assert isinstance(found, dict)
            assert str(found["a"]) == written


class TestTwoWays:
    @given(mutated())
    @given_example("a: [b\n---\n")
    @given_example("? - a\n: b\n")
    @given_example("a: 1\na: 2\n")
    @given_example("[" * 33 + "]" * 33)
    @given_example("[" * 32 + "]" * 32)
    @given_example("- " * 3 + "a:\n" + " " * 6 + "- b")
    def test_both_give_the_same_value(self, text: str) -> None:
        assert value(text) == value(text, read_carefully)

    def test_every_file_of_the_examples_reads_the_same_both_ways(self) -> None:
        texts = list(BASE.values())
        for path in EXAMPLES.glob("*.txt"):
            files = example(path.read_text(encoding="utf-8")).files
            texts += [text for text in files.values() if text and not text.startswith("---")]

        assert len(texts) > 100
        assert [text for text in texts if value(text) != value(text, read_carefully)] == []

    @pytest.mark.parametrize(
        "text",
        ["a: &x 1", "a: *x", "a: !!int 1", 'a: "\\0"', "%YAML 1.2\n---\na: 1", "---\na: 1", "a:\t1",
         "[" * 201, "\n" + " " * 65 + "a: 1", "- - - - a"],
    )  # fmt: skip
    def test_what_the_fast_way_cannot_judge_it_does_not_see(self, text: str) -> None:
        assert not safe(text)

    def test_60_000_brackets_and_deep_blocks_are_refused_at_once(self) -> None:
        deep = "".join(" " * depth + "a:\n" for depth in range(400))

        assert problem(b"a: " + b"[" * 60_000)[:3] == ("yaml-syntax", 1, 35)
        assert problem(deep.encode())[:3] == ("yaml-syntax", 33, 33)
        assert problem(b"- " * 60_000)[:3] == ("yaml-syntax", 1, 65)


class TestFrontMatter:
    def test_lines_are_those_of_the_file(self) -> None:
        yaml, body, line = split("---\nkind: note\ndate: 2026-02-10\n---\n# Title\n")

        assert yaml == "\nkind: note\ndate: 2026-02-10\n"
        assert (body, line) == ("# Title\n", 5)

    def test_a_later_rule_is_text(self) -> None:
        assert split("---\na: 1\n---\nx\n\n---\nb: 2\n---\n")[1] == "x\n\n---\nb: 2\n---\n"

    @pytest.mark.parametrize("end", ["---", "---\n", "---\nText.\n"])
    def test_the_last_line_needs_no_end(self, end: str) -> None:
        assert read(split(f"---\na: 1\n{end}")[0]) == {"a": 1}

    @pytest.mark.parametrize(
        ("text", "line", "column", "words"),
        [
            ("", 1, 1, "the note is empty"),
            ("\n---\na: 1\n---\n", 1, 1, "does not start on the first line"),
            ("----\na: 1\n----\n", 1, 1, "does not start with front matter"),
            ("--- \na: 1\n---\n", 1, 1, "does not start with front matter"),
            ("---\na: 1\n--- \nx\n", 1, 1, "has no end"),
            ("---\n---\n", 1, 1, "is empty"),
            ("---\n# only a comment\n---\n", 1, 1, "is empty"),
            ("---\n\n- a\n---\n", 3, 1, "must be a mapping, found a list"),
            ("---\n  hello\n---\n", 2, 3, "must be a mapping, found text"),
        ],
    )
    def test_any_other_form_is_refused(self, text: str, line: int, column: int, words: str) -> None:
        code, *place, message = problem(text.encode(), note=True)

        assert (code, place) == ("front-matter", [line, column])
        assert words in message

    def test_mistakes_inside_have_the_lines_of_the_file(self) -> None:
        assert problem(b"---\r\nkind: note\r\nkind: note\r\n---\r\n", note=True)[:3] == (
            "yaml-duplicate-key", 3, 1,
        )  # fmt: skip


class TestPlaces:
    yaml = "\n名: {深: [一, 二, {三: 四}]}\nplan:\n  extra:\n    - {id: talk, due: week 6}\n"

    def place(self, *route: str | int, key: bool = False) -> tuple[int, int]:
        found = Document("x", self.yaml, {}, "", 1).place(*route, key=key)
        return found.line, found.column

    def test_columns_count_characters_not_bytes(self) -> None:
        assert self.place("名", "深", 1) == (2, 12)
        assert self.place("名", "深", 2, "三") == (2, 19)
        assert self.place("名", "深", 2, "三", key=True) == (2, 16)

    def test_what_is_not_there_has_the_place_of_what_it_would_be_in(self) -> None:
        assert self.place("plan", "extra", 0, "due") == (5, 23)
        assert self.place("plan", "extra", 0, "title") == (5, 7)
        assert self.place("plan", "text", "extra", 7) == (5, 5)
        assert self.place("goals") == (2, 1)

    def test_a_file_without_data_has_its_first_line(self) -> None:
        assert Document("x", "", {}, "", 1).place("a") == ("x", 1, 1)

    def test_what_is_written_is_known_of_plain_scalars_alone(self) -> None:
        document = Document("x", "a: true\nb: 'true'\nc: [1]\n", {}, "", 1)

        assert [document.written(key) for key in "abcd"] == ["true", None, None, None]


@pytest.mark.parametrize(
    ("front", "line", "hint"),
    [
        ("kind:session", 2, "put a plain ':' and a blank after the key"),
        ("kind\uff1a session", 2, "put a plain ':' and a blank after the key"),
        ("kind:session\ndate: 2026-02-10", 2, "put a plain ':' and a blank after the key"),
        ("date: 2026-02-10\nkind\uff1asession", 3, "put a plain ':' and a blank after the key"),
        ("lesson: \u201cask: first\u201d", 2,
         "\u201c and \u201d are no quotes here; use the plain \" or '"),
        ("links:\n  https://example.org: a: b", 3, "put text that contains ': ' in quotes"),
    ],
)  # fmt: skip
def test_a_slip_of_the_keyboard_is_named(front: str, line: int, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse("logs/a/2026-02-10-b.md", f"---\n{front}\n---\nHello.\n".encode(), note=True)

    assert (caught.value.line, caught.value.hint) == (line, hint)


def test_a_note_that_is_only_text_is_told_how_to_begin() -> None:
    hint = "begin with four lines: ---, kind: session, date: 2026-02-10, ---"

    for text in (b"We talked.\n", b""):
        with pytest.raises(Problem) as caught:
            parse("logs/a/2026-02-10-b.md", text, note=True)
        assert caught.value.hint == f"{hint}; or let `mentorship new log` write them"
