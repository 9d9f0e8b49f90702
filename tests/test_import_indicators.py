"""import indicators: what becomes of each row, and files that keep all else as it was."""

from __future__ import annotations

import json
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.changes_world import Changes

from mentorship.text.problem import Problem
from mentorship.text.table import Mark, decimal_mark, number, read_table, thousands

RECORD = """\
ratings: [{period: 2025, rating: 4.7}]   # from HR
indicators:
  # hours to the first answer
  - {name: response-hours, better: lower, target: 1.0, values: {2026-04: 1.1, 2025-12: 1.0}}  # !
  - name: tickets
    target: 30
    values:
      2025-10: 28   # a quiet month
      2025-11: 31
      2025-12: 30

# the end
"""
LIN = "people/records/lin.yml"
A_Z = "may only have a-z, 0-9, - and ."
AS_IN = "write it as in 4.5, without a unit and nothing between thousands"
HEAD = "person,indicator,period,value\n"


class Imports(Changes):
    """A repository into which tables are imported."""

    def table(self, content: str | bytes, *words: str) -> tuple[int, list[str]]:
        """Exit code and what is printed, without the file's name."""
        path = self.root / "t.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        code, printed = self.run("import", "indicators", str(path), *words)
        return code, printed.replace("t.csv:", "").splitlines()

    def outcomes(self, content: str | bytes, *words: str) -> list[tuple[str, str]]:
        """Outcome and reason of each row."""
        path = self.root / "t.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        _, printed = self.run("import", "indicators", str(path), "--format", "json", *words)
        rows = json.JSONDecoder().raw_decode(printed)[0]["rows"]
        return [(row["outcome"], row["why"]) for row in rows]


@pytest.fixture
def imports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Imports:
    made = Imports(tmp_path, capsys)
    made.write(LIN, RECORD)
    made.write("people/teams/platform.yml", "title: Platform\n")
    return made


def test_values_are_added_and_nothing_else_changes(imports: Imports) -> None:
    rows = "lin,response-hours,2026-01,3.0\nlin,tickets,2026-01,29\nlin,bug-rate,2026-01,2\n"

    assert imports.table(HEAD + rows) == (0, [
        "3 rows, comma between the columns, decimal point",
        "  2  new  lin response-hours 2026-01 3.0",
        "  3  new  lin tickets 2026-01 29",
        "  4  new  lin bug-rate 2026-01 2          higher is better",
        "3 new",
        LIN,
    ])  # fmt: skip
    assert imports.text(LIN) == RECORD.replace(
        "2025-12: 1.0}}", "2025-12: 1.0, 2026-01: 3.0}}"
    ).replace("2025-12: 30\n", "2025-12: 30\n      2026-01: 29\n").replace(
        "2026-01: 29\n", "2026-01: 29\n  - {name: bug-rate, values: {2026-01: 2}}\n"
    )


def test_a_dry_run_writes_nothing(imports: Imports) -> None:
    code, printed = imports.table(f"{HEAD}lin,tickets,2026-01,29\n", "--dry-run")

    assert (code, printed[-1]) == (0, "1 new; nothing is written: --dry-run")
    assert imports.text(LIN) == RECORD


def test_records_are_begun_and_teams_belong(imports: Imports) -> None:
    head = "person;team;indicator;period;value;target;better\r\n"
    rows = "ada;;response-hours;2025-Q4;1,50;1;lower\r\n;platform;failures;2025;7;;lower\r\n"

    assert imports.table(b"\xef\xbb\xbf" + (head + rows).encode())[0] == 0
    assert imports.text("people/records/ada.yml") == (
        "# yaml-language-server: $schema=../../docs/schemas/record.json\n"
        "indicators:\n"
        "  - {name: response-hours, better: lower, target: 1, values: {2025-Q4: 1.50}}\n"
    )
    assert imports.text("people/teams/platform.yml") == (
        'title: Platform\nindicators: [{name: failures, better: lower, values: {"2025": 7}}]\n'
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("linn,x,2026-01,1", "there is no person 'linn'; did you mean 'lin'?"),
        (",x,2026-01,1", "it names neither a person nor a team"),
        ("lin,,2026-01,1", "there is no indicator"),
        (
            "lin,Bug Rate,2026-01,1",
            f"the indicator 'Bug Rate' {A_Z}; found 'B'; write 'bug-rate'?",
        ),
        (
            "lin,x,January,1",
            "'January' is not a period; write it as in 2025, 2025-H1, 2025-Q3 or 2025-07",
        ),
        ("lin,x,2026-01,", "there is no value"),
        (
            "lin,x,2026-01,1 h",
            f"the value '1 h' is not a number; {AS_IN}",
        ),
        ("lin,x,2026-01", "3 cells under 4 columns"),
        ("lin,x,2026-01,1,2", "5 cells under 4 columns"),
        ("lin,tickets,2025-12,31", "the file says 30 (--replace takes the new one)"),
        (
            "lin,tickets,2025-Q4,89",
            "a quarter, where the values in the file are each of a month",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_and_nothing_is_written(
    imports: Imports, row: str, why: str
) -> None:
    rows = f"{HEAD}lin,tickets,2026-01,29\n{row}\n"

    assert imports.outcomes(rows) == [("new", ""), ("refused", why)]
    assert imports.text(LIN) == RECORD
    assert imports.table(rows)[0] == 1


def test_what_is_refused_can_be_left_out(imports: Imports) -> None:
    code, printed = imports.table(f"{HEAD}lin,tickets,2026-01,29\nlin,x,y,z\n", "--skip-refused")

    assert (code, printed[-2:]) == (1, ["1 new, 1 refused", LIN])
    assert "      2026-01: 29\n" in imports.text(LIN)


def test_what_stands_there_is_the_same_or_replaced(imports: Imports) -> None:
    head = HEAD.replace("\n", ",target\n")
    rows = f"{head}lin,tickets,2025-12,30.0,\nlin,tickets,2025-11,33,40\n"

    assert imports.outcomes(rows) == [
        ("same", "the file says so already"),
        ("refused", "target is 40, the file says 30 (--replace takes the new one)"),
    ]
    assert imports.outcomes(rows, "--replace") == [
        ("same", "the file says so already"),
        ("replaced", "was 31; target was 30"),
    ]
    assert imports.text(LIN) == RECORD.replace("target: 30", "target: 40").replace(
        "2025-11: 31", "2025-11: 33"
    )


def test_a_target_that_is_new_is_written_and_said(imports: Imports) -> None:
    head = HEAD.replace("\n", ",zero\n")

    assert imports.outcomes(f"{head}lin,tickets,2025-12,30,10\n") == [("replaced", "zero is new")]
    assert imports.text(LIN) == RECORD.replace(
        "      2025-12: 30\n", "      2025-12: 30\n    zero: 10\n"
    )


def test_rows_that_contradict_each_other_are_all_refused(imports: Imports) -> None:
    rows = f"{HEAD}lin,x,2026-01,1\nlin,x,2026-01,2\nlin,z,2026-01,5\nlin,z,2026-01,5\n"

    assert imports.outcomes(rows, "--dry-run") == [
        ("refused", "line 3 says 2 for the same period"),
        ("refused", "line 2 says 1 for the same period"),
        ("new", "higher is better"),
        ("same", "line 4 says so already"),
    ]


def test_another_scale_and_an_open_period_are_said(imports: Imports) -> None:
    rows = f"{HEAD}lin,tickets,2026-01,2900\nlin,tickets,2026-02,29\n"

    assert imports.outcomes(rows, "--dry-run") == [
        ("new", "the median of the others is 29.5: another unit?"),
        ("new", "the period is not over on 2026-02-10: it counts from then on"),
    ]


def test_better_is_never_turned_round(imports: Imports) -> None:
    rows = HEAD.replace("\n", ",better\n") + "lin,tickets,2026-01,29,lower\n"

    assert imports.outcomes(rows, "--replace") == [
        ("refused", "better is lower, the file says higher")
    ]


def test_a_sealed_record_and_a_broken_one_are_refused(imports: Imports) -> None:
    imports.write("people/records/bo.yml.age", "age-encryption.org/v1\n")
    imports.write("people/records/ada.yml", "ratings: [\n")

    assert imports.outcomes(f"{HEAD}bo,x,2026-01,1\nada,x,2026-01,1\n") == [
        ("refused", "the record is sealed: who has the key adds the value and seals it again"),
        ("refused", "the record cannot be read; `mentorship check` says why"),
    ]


def test_columns_are_found_by_name_or_mapped(imports: Imports) -> None:
    rows = "Person;Kennzahl;Monat;Wert\nlin;tickets;2026-01;29\n"
    mapped = ("--map", "indicator=kennzahl", "--map", "period=Monat", "--map", "value=Wert")

    assert imports.outcomes(rows, *mapped) == [("new", "")]
    assert imports.refusal("import", "indicators", str(imports.root / "t.csv")) == (
        "no column for indicator, period, value; there are person, kennzahl, monat, wert; "
        "--map value=COLUMN names one"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "t.csv:1: the file is empty"),
        (b"person,person\n", "t.csv:1: two columns are called 'person'"),
        (b"\xff\xfep\x00", "t.csv:1: the file is UTF-16; save it as CSV in UTF-8"),
        (b"person\nJ\xf6rg\n", "t.csv:2: the file is not UTF-8; save it as CSV in UTF-8"),
        (b"person\n\0\n", "t.csv:2: the file holds a NUL character, so it is no CSV"),
        (b'person\n"open\n', "t.csv:2: the row cannot be read: unexpected end of data"),
    ],
)
def test_a_file_that_is_no_table_is_said_in_one_line(
    imports: Imports, content: bytes, said: str
) -> None:
    (imports.root / "t.csv").write_bytes(content)

    assert imports.refusal("import", "indicators", str(imports.root / "t.csv")) == said


def test_decimals_are_told_by_the_file_or_by_the_caller(imports: Imports) -> None:
    both = "person;indicator;period;value\nlin;x;2026-01;1,5\nlin;x;2025-12;1.5\n"

    (imports.root / "t.csv").write_text(both)
    assert imports.refusal("import", "indicators", str(imports.root / "t.csv")) == (
        "some numbers have a point and some a comma; say which parts decimals: --decimal"
    )
    assert [outcome for outcome, _ in imports.outcomes(both, "--decimal", "comma")] == [
        "new", "refused",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "large"),
    [
        ('person,indicator,period,value\nlin,x,2026-06,"1,234"\n', "1,234"),
        ("person;indicator;period;value\nlin;x;2026-06;1.234\nlin;x;2026-05;12.500\n", "1.234"),
    ],
    ids=["English", "German"],
)
def test_what_may_be_thousands_is_never_guessed(imports: Imports, table: str, large: str) -> None:
    (imports.root / "t.csv").write_text(table)
    assert imports.refusal("import", "indicators", str(imports.root / "t.csv")) == (
        f"{large!r} may be a thousand or a little more than one; say which parts decimals: "
        "--decimal"
    )
    assert imports.table(table, "--decimal", "comma" if "," in large else "point")[0] == 0


@pytest.mark.parametrize(
    ("texts", "mark", "delimiter"),
    [
        (("1,234",), ",", ";"), (("1.234",), ".", ","), (("1.234",), ".", "\t"),
        (("1.234", "0.5"), ".", ";"), (("0,125",), ",", ","), (("1234",), ".", ","), ((), ".", ","),
    ],
)  # fmt: skip
def test_other_numbers_are_told(texts: tuple[str, ...], mark: Mark, delimiter: str) -> None:
    assert thousands(texts, mark, delimiter) is None


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("3", ".", 3),
        ("-1.50", ".", Decimal("-1.50")),
        ("1,5", ",", Decimal("1.5")),
        ("1,5", ".", None),
        ("1.234,5", ",", None),
        ("1e3", ".", None),
        ("007", ".", None),
        ("٣", ".", None),
        ("", ".", None),
        ("9" * 20, ".", None),
    ],
)
def test_a_number_is_what_a_file_could_hold(text: str, mark: str, value: object) -> None:
    assert number(text, "," if mark == "," else ".") == value


def test_the_mark_is_that_of_the_numbers_alone() -> None:
    assert decimal_mark(["3", "1,5", "n/a, 2.5"]) == ","
    assert decimal_mark(["3", "4"]) == "."
    assert decimal_mark(["1.5", "1,5"]) is None


def test_a_table_keeps_the_line_of_each_row() -> None:
    table = read_table(b'a,b\n\n"x\ny",2\n,\n3,4\n')

    assert [(row.line, dict(row.cells)) for row in table.rows] == [
        (4, {"a": "x\ny", "b": "2"}),
        (6, {"a": "3", "b": "4"}),
    ]


@given(
    st.one_of(
        st.binary(max_size=80),
        st.text(alphabet='ab1,.;\t"\n\r\ufeff\u2028é', max_size=80).map(str.encode),
    )
)
def test_any_bytes_are_a_table_or_a_problem(data: bytes) -> None:
    with suppress(Problem):  # nothing else may be raised
        table = read_table(data)
        assert all(set(row.cells) <= set(table.columns) for row in table.rows)


def test_lines_may_end_as_on_an_old_mac() -> None:
    assert [dict(row.cells) for row in read_table(b"a;b\r1;2\r").rows] == [{"a": "1", "b": "2"}]


def test_a_table_has_an_end() -> None:
    with pytest.raises(Problem, match="20001 rows; at most 20000 are read"):
        read_table(b"a\n" + b"1\n" * 20_001)
