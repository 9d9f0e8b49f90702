"""The report as text, Markdown, JSON, CSV, a workbook and a page: what readers get, and may see."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from tests.canary_world import PROGRAM as CANARIES
from tests.report_world import files, made, voices
from tests.test_publication_canaries import leaks, organisation

from mentorship.cli import main
from mentorship.history.facts import History
from mentorship.metrics.evaluation.figure import Figure, Report, Section
from mentorship.metrics.result import Result, Unit
from mentorship.pages.site import content
from mentorship.publication.reports import report_of
from mentorship.render.charts import Mark, bars, before_after, funnel, trend
from mentorship.render.report import FIELDS, Written, as_csv, as_json, markdown, text, unharmed
from mentorship.render.report_sheets import workbook

FORMULA = '=HYPERLINK("http://x","y")'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    settings = "organisation: Northwind\ntimezone: UTC\nas_of: 2026-07-15\n"
    return planted(tmp_path, {**files(), **voices(), "mentorship.yml": settings})


def planted(root: Path, texts: dict[str, str]) -> Path:
    for path, words in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, "utf-8")
    return root


def run(repository: Path, *options: str) -> int:
    return main(["report", "graduates", "--repo", str(repository), *options])


def of_text(words: str) -> Written:
    """A report with a text that a spreadsheet could take for a formula."""
    result = Result(unit=Unit.RATE, value=Decimal("0.5"), n=2)
    figure = Figure(name="x", title=words, group=words, result=result, words=words, hits=1)
    section = Section("process", words, words, (figure,))
    day = made().today
    return Written(Report("p", words, day, day, day, None, (section,)), None, History.absent())


def written() -> Written:
    known = made()
    found = report_of(known, known.workspace.programs["graduates"])
    return Written(found, "0123456789abcdef", History.absent())


def test_text_says_day_commit_and_where_figures_come_from() -> None:
    lines = text(written()).split("\n")
    assert lines[:2] == [
        "Graduates (graduates), 2026-01-05 to 2026-06-26, as of 2026-07-15, commit",
        "0123456789, no cohort before",
    ]
    assert "  Courses completed         92 %   23 of 25   75 % to 98 %" in lines
    assert lines[-2] == ("Where a figure comes from: --receipts, or mentorship why METRIC PROGRAM.")


def test_receipts_name_the_lines() -> None:
    said = text(written()._replace(receipts=True))
    assert re.search(r"logs/m01-ada/2026-01-20-course.md:\d+:\d+  m01-ada/values", said)


def test_markdown_has_the_same_tables_and_escapes() -> None:
    assert "| Courses completed | 92 % | 23 of 25 | 75 % to 98 % |" in markdown(written())
    assert "<b>" not in markdown(of_text("<b>|@ada"))


def test_json_has_exact_values_intervals_and_receipts() -> None:
    data = json.loads(as_json(written()))
    process = next(section for section in data["sections"] if section["id"] == "process")
    courses = process["figures"][0]
    assert (courses["hits"], courses["result"]["n"], courses["result"]["value"]) == (
        23, 25, "0.92",
    )  # fmt: skip
    assert len(courses["result"]["interval"]) == 2
    assert courses["why"] == "mentorship why course-completion graduates"
    assert courses["result"]["inputs"][0]["path"].startswith("logs/m01-ada/")


def test_csv_has_a_line_for_each_figure() -> None:
    lines = list(csv.DictReader(StringIO(as_csv(written()))))
    courses = next(line for line in lines if line["name"] == "course-completion")
    assert tuple(lines[0]) == FIELDS
    assert (courses["value"], courses["n"], courses["shown"]) == ("0.92", "25", "92 %")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_no_text_becomes_a_formula_in_csv(start: str) -> None:
    assert unharmed(f"{start}1+1") == f"'{start}1+1"
    lines = list(csv.reader(StringIO(as_csv(of_text(f"{start}cmd")), newline="")))
    assert not any(cell.lstrip(" ").startswith(start.strip(" ")) for row in lines for cell in row)


def test_a_number_may_be_negative() -> None:
    assert unharmed("-0.25") == "-0.25"


def test_a_workbook_is_read_by_others_and_holds_no_formula_and_no_link() -> None:
    book = load_workbook(BytesIO(workbook(of_text(FORMULA))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert FORMULA in [cell.value for cell in cells]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)


def test_a_workbook_has_numbers_and_a_sheet_for_each_section() -> None:
    found = written()
    book = load_workbook(BytesIO(workbook(found)))
    assert book.sheetnames == ["figures", *(section.id for section in found.report.sections)]
    lines = [[cell.value for cell in row] for row in book["figures"].iter_rows()]
    courses = next(line for line in lines if line[3] == "course-completion")
    assert courses[4] == pytest.approx(0.92)
    assert [cell.value for cell in book["process"][4]][:3] == [
        "Courses completed", "92 %", "23 of 25",
    ]  # fmt: skip


def test_the_same_report_is_the_same_bytes() -> None:
    assert workbook(written()) == workbook(written())
    assert as_json(written()) == as_json(written())


def test_the_command_prints_or_writes(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository) == 0
    assert "Superiors who agree     85 %   17 of 20" in capsys.readouterr().out
    for form in ("text", "markdown", "json", "csv", "xlsx"):
        out = tmp_path / f"report.{form}"
        assert run(repository, "--format", form, "--out", str(out)) == 0
        assert out.stat().st_size > 1000
        assert capsys.readouterr().out == f"{out}\n"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--format", "xlsx"), "a workbook is no text: name a file with --out"),
        (("--against", "graduates"), "--against graduates is the program itself"),
        (("--against", "gradates"), "there is no program 'gradates'"),
        (("--contributions", "none.csv"), "cannot read none.csv: No such file or directory"),
    ],
)
def test_mistakes_are_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], says: str
) -> None:
    assert run(repository, *options) == 2
    assert says in capsys.readouterr().err


def test_contributions_that_do_not_count_are_said(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = repository / "merged.csv"
    table.write_text("person,date,count\nm01,2026-03-02,4\nsomebody,2026-03-02,1\n", "utf-8")
    assert run(repository, "--contributions", str(table)) == 0
    said = capsys.readouterr().out
    assert "Contributions, line 3: there is no person of this id: not counted." in said


def test_without_its_library_a_workbook_says_what_to_install(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    out = tmp_path / "report.xlsx"
    assert run(repository, "--format", "xlsx", "--out", str(out)) == 3
    assert "pip install 'mentorship[report]'" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("audience", ["public", "members", "pair"])
@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
def test_no_report_says_what_its_readers_may_not_know(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], audience: str, form: str
) -> None:
    for path, words in organisation().files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(words if isinstance(words, bytes) else words.encode())
    options = ["--audience", audience, "--format", form, "--receipts", "--repo", str(tmp_path)]
    assert main(["report", CANARIES, *options]) == 0
    said = capsys.readouterr()
    assert leaks(said.out + said.err, audience) == []


def page(audience: str) -> str:
    known = made(**{p.replace("/", "__"): t for p, t in voices().items()})
    site = content(known, audience, ())
    return next((each.body for each in site.pages if each.path.startswith("reports/")), "")


def test_the_page_has_charts_with_title_description_and_the_figures_behind() -> None:
    body = page("office")
    drawings = re.findall(r"<svg class=\"ms-chart\".*?</svg>", body)
    assert len(drawings) >= 4
    for drawing in drawings:
        root = ET.fromstring(drawing)  # noqa: S314 - made here
        title, description = root[0], root[1]
        assert (title.tag, description.tag) == ("title", "desc")
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert (title.text or "", description.text or "") > ("", "")
        assert "style=" not in drawing
        assert "#" not in drawing
    assert body.count("<summary>The figures") >= len(drawings)


def test_members_have_a_page_without_what_is_sealed_and_the_public_has_none() -> None:
    members = page("members")
    assert "Courses completed" in members
    assert "withheld: for the office" in members
    assert "Attainment" not in members
    assert page("public") == ""


def test_the_program_leads_to_its_report() -> None:
    site = content(made(), "members", ())
    program = next(each for each in site.pages if each.path == "programs/graduates.html")
    assert 'href="../reports/graduates.html"' in program.body


def test_charts_draw_what_there_is() -> None:
    marks = [Mark("a & <b>", 0.5, 0.4, 0.6, 0.2, "50 %"), Mark("x" * 90, 1.2)]
    for draw in (bars, funnel, before_after, trend):
        drawing = str(draw("one", "T", "D", marks))
        root = ET.fromstring(drawing)  # noqa: S314 - made here
        assert "a & <b>" in [each.text for each in root.iter("text")]
        assert "x" * 47 not in drawing
        widths = [float(e.get("width", "0")) for e in root.iter("rect")]
        assert max(widths, default=0) <= 360
    assert "<svg" in str(trend("one", "T", "D", marks[:1]))
