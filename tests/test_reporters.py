"""Reports of findings: whole outputs, and that no text from a file becomes a command."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules_world import NO_HISTORY, read, said

from mentorship.check import check
from mentorship.findings import Finding, Place, Related, Severity
from mentorship.render.reporters import ANNOTATIONS, REPORTERS, Report, summary
from mentorship.rules.rule import Subject
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

GOLDEN = Path(__file__).parent / "golden"
FILES: dict[str, str | bytes | None] = {
    "mentorship.yml": "organisation: Northwind\ntimezone: UTC\nskills: {python: Python}\n",
    "people/lin.yml": "name: 林薇  # 新人\nmanager: grace\n",
    "people/kim.yml": "name: Kim\nnmae: Kim\n",
    "people/profiles/lin.yml": "about: 我喜欢\nskills: {中文: 5}\n",
    "people/records/ada.yml": "tests:\n  - {skill: rust, date: 2026-01-01, score: 42}\n",
    "pairings/lin-ada.yml": (
        "program: graduates\nmentors: [ada]\nmentees: [lin, ada]\nstart: 2026-01-12\n"
        "accepted: {ada: 2026-01-05, lin: 2026-01-06}\n"
    ),
    "logs/lin-ada/2026-02-10-talk.md": (
        "---\nkind: note\ndate: 2026-02-11\nlesson: a secret lesson\n---\nA secret text.\n"
    ),
}
COMMAND = re.compile(r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=[^:,]*::.*")
TEXTS = st.text() | st.lists(
    st.sampled_from(["::error::", "##[error]", "%0A", "\n", "\r", "a", ",", ":", "|", "`", "\u202e",
                     "\udc80", "@all", "<b>", "\x1b[31m", "\u2028"])
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    workspace, findings = read(FILES)
    found = check(Subject(workspace, NO_HISTORY), findings)
    return Report(found, workspace, already=2)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports about findings made of any text; paths begin with one of our folders."""
    workspace, _ = read({})
    findings = [
        Finding(
            draw(st.sampled_from(["schema", "id-form"])),
            draw(st.sampled_from(Severity)),
            Place(f"people/{draw(TEXTS)}", draw(st.integers(1, 9)), draw(st.integers(1, 9))),
            draw(TEXTS),
            draw(TEXTS),
            (Related(Place(f"logs/{draw(TEXTS)}"), draw(TEXTS)),),
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    return Report(findings, workspace)


def golden(name: str, text: str) -> None:
    """Compares with the file kept; GOLDEN=update writes it anew."""
    if os.environ.get("GOLDEN") == "update":
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def quoted(line: str, column: int) -> list[str]:
    """The quotation of a line of Lin's profile, and the caret below it."""
    text_ = f"languages: [en]\n{line}\n"
    workspace, _ = load(TextTree({"people/profiles/lin.yml": text_}))
    finding = Finding("schema", Severity.ERROR, Place("people/profiles/lin.yml", 2, column), "x")
    return REPORTERS["text"](Report([finding], workspace)).splitlines()[1:3]


def test_a_long_line_is_quoted_around_what_is_meant() -> None:
    line = "about: " + ", ".join(f"topic-{number}" for number in range(10, 40))
    first, middle, last = (
        quoted(line, 8),
        quoted(line, line.index("topic-25") + 1),
        quoted(line, line.index("topic-39") + 1),
    )
    for found, word in ((first, "topic-10"), (middle, "topic-25"), (last, "topic-39")):
        assert max(map(len, found)) <= 80
        assert found[0][found[1].index("^") :].startswith(word)
    assert first[0].endswith("…")
    assert middle[0].startswith("    2 | …")
    assert last[0].endswith("topic-39")
    wide = quoted("about: " + "导师" * 60, 70)
    assert wide[0][8] == wide[0][-1] == "…"


def test_what_stands_below_a_finding_fits_a_terminal_and_its_first_line_is_one() -> None:
    workspace, _ = read({})
    long = " ".join(["word"] * 60)
    there = Related(Place("people/lin.yml", 3, 4), long)
    finding = Finding("schema", Severity.ERROR, Place("people/x.yml", 1, 1), long, long, (there,))
    first, *below = REPORTERS["text"](Report([finding], workspace)).splitlines()[:-1]
    assert first == f"people/x.yml:1:1: error[schema]: {long}"
    assert max(map(len, below)) <= 80
    assert all(line.startswith("        ") for line in below)
    assert "          word" in "\n".join(below)


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_a_report_is_what_it_was(report: Report, name: str) -> None:
    golden(f"check.{name}", REPORTERS[name](report))


def test_reports_hold_the_findings_and_nothing_that_is_not_for_everybody(report: Report) -> None:
    assert [line.split(" ")[1] for line in said(tuple(report.findings))] == [
        "date-differs", "pairing-self", "schema", "unknown-person", "unknown-word", "unknown-word",
    ]  # fmt: skip
    for write in REPORTERS.values():
        assert "secret" not in write(report)
        assert "42" not in write(report)
        assert "rust" not in write(report)


def test_without_findings_there_is_one_line() -> None:
    clean = Report((), read({})[0])

    assert summary(clean) == "no findings (2 people, 1 program, 1 pairing, 0 notes)"
    assert REPORTERS["text"](clean) == REPORTERS["github"](clean) == summary(clean) + "\n"
    assert REPORTERS["markdown"](clean) == f"**{summary(clean)}**\n"
    assert json.loads(REPORTERS["json"](clean))["findings"] == []


def test_the_gravest_findings_are_annotated_and_all_are_listed() -> None:
    workspace, _ = read({})
    info = [Finding("a", Severity.INFO, Place("people/a.yml", n), "x") for n in range(1, 20)]
    error = Finding("b", Severity.ERROR, Place("people/z.yml"), "y")

    lines = REPORTERS["github"](Report([*info, error], workspace)).splitlines()

    assert lines[0] == "::error file=people/z.yml,line=1,col=1,title=b::y"
    assert sum(line.startswith("::") for line in lines) == ANNOTATIONS
    assert sum(line.startswith("- ") for line in lines) == 20


class TestAnyText:
    @given(reports())
    def test_a_runner_sees_the_commands_of_the_report_and_no_others(self, made: Report) -> None:
        for line in REPORTERS["github"](made).splitlines():
            assert COMMAND.fullmatch(line) or ("::" not in line and "##[" not in line)

    @given(reports())
    def test_a_terminal_gets_no_control_and_no_line_of_its_own(self, made: Report) -> None:
        text = REPORTERS["text"](made)

        assert all(character.isprintable() or character == "\n" for character in text)
        first = [line for line in text.split("\n")[:-1] if not line.startswith(" " * 8)]
        assert len(first) == len(made.findings) + 1
        assert not any(line.startswith(("::", "##[")) for line in text.split("\n"))

    @given(reports())
    def test_json_is_json(self, made: Report) -> None:
        found = json.loads(REPORTERS["json"](made).encode("utf-8"))["findings"]

        assert len(found) == len(made.findings)

    @given(reports())
    def test_a_table_keeps_its_cells_and_notifies_nobody(self, made: Report) -> None:
        _, _, _, _, *rows = REPORTERS["markdown"](made).split("\n")

        assert len(rows) == len(made.findings) + 1
        for row in rows[:-1]:
            assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 5
            assert "@all" not in row
            assert "<" not in row


def test_what_is_published_tells_nothing_of_records() -> None:
    workspace, _ = load(TextTree({"mentorship.yml": "organisation: Acme\ntimezone: UTC\n"}))
    of_record = Finding(
        "schema", Severity.ERROR, Place("people/records/ada.yml", 3, 5), "rating: CANARY", "CANARY"
    )
    of_eligibility = Finding(
        "not-eligible", Severity.ERROR, Place("pairings/lin-ada.yml", 2, 11),
        "ada: the rating of 2025 is CANARY", "CANARY", (Related(Place("a.yml"), "CANARY"),),
    )  # fmt: skip
    report = Report((of_record, of_eligibility), workspace)
    for form in ("github", "markdown"):
        said = REPORTERS[form](report)
        assert "CANARY" not in said
        assert "A key is unknown or missing" in said
        assert "people/records/ada.yml" in said
        assert "rules of eligibility they do not meet" in said
    assert "CANARY" in REPORTERS["text"](report)


def test_of_a_note_only_keys_without_words_are_quoted() -> None:
    note = (
        "---\nkind: note\ndate: 2026-02-11  # a secret remark\npresent:\n- lin\n- nobody\n"
        "submits: [nothing]\nlesson: a secret lesson\nfeedback:\n  secret: {verdict: accept}\n"
        "---\nA secret text (@nobody, soon).\n- [ ] a secret action (@nobody)\n"
    )
    workspace, findings = read({"logs/lin-ada/2026-02-10-talk.md": note})
    found = check(Subject(workspace, NO_HISTORY), findings)

    lines = REPORTERS["text"](Report(found, workspace)).splitlines()

    assert [line for line in lines if re.match(r" +[0-9]+ \|", line)] == [
        "    3 | date: 2026-02-11",
        "    6 | - nobody",
        "    7 | submits: [nothing]",
        "   10 |   secret: …",
        "   10 |   secret: …",
    ]
