"""Every number on a page leads to its receipt, and that to a command that prints the same."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple

import pytest

from mentorship.cli import parser_for, why
from mentorship.cli.reading import read_repository
from mentorship.obligations.situation import Situation
from mentorship.pages.page import Page
from mentorship.pages.site import content

ROOT = Path(__file__).parents[1]
AUDIENCES = ("public", "members", "pair", "office")
SETTINGS = ROOT / "mentorship.yml"
IS_GONE = not SETTINGS.is_file() or "\nas_of:" not in SETTINGS.read_text("utf-8")
pytestmark = [
    pytest.mark.sample,
    pytest.mark.skipif(IS_GONE, reason="the sample was removed"),
]

_RECEIPT = re.compile(r'<section id="([^"]+)" class="ms-receipt">(.*?)</section>', re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r'<td[^>]*data-label="([^"]*)"[^>]*>(.*?)</td>', re.DOTALL)
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_SCORE = re.compile(r'<span class="ms-score__number">(.*?)</span>', re.DOTALL)
_BAR = re.compile(r'ms-bar__label">(.*?)</span>', re.DOTALL)
_KEY = ("Which", "What", "Part", "Points of 100", "Weight")


class Receipt(NamedTuple):
    """A receipt as it stands on a page."""

    page: str
    value: str
    text: str
    command: str
    lines: int


@cache
def situation() -> Situation:
    reading = read_repository(argparse.Namespace(repo=ROOT, as_of=None, at=None))
    assert reading.workspace.settings.as_of is not None
    return Situation(reading.workspace, reading.history, reading.workspace.settings.as_of)


@cache
def pages(audience: str) -> tuple[Page, ...]:
    return content(situation(), audience, ()).pages


@cache
def receipts(audience: str) -> dict[str, Receipt]:
    """The receipts of a site by their address."""
    return {
        f"{page.path}#{unescape(anchor)}": _receipt(page.path, body)
        for page in pages(audience)
        if page.path.startswith("receipts/")
        for anchor, body in _RECEIPT.findall(page.body)
    }


def _receipt(page: str, body: str) -> Receipt:
    value = re.search(r'<span class="ms-receipt__value">(.*?)</span>', body)
    command = re.search(r"<pre><code>(.*?)</code></pre>", body, re.DOTALL)
    lines = re.search(r"Lines \((\d+)\)", body)
    assert command, body
    return Receipt(
        page, text(value[1]) if value else "", text(body), unescape(command[1]),
        int(lines[1]) if lines else 0,
    )  # fmt: skip


def text(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def printed(page: Page) -> Iterator[tuple[str, Sequence[str]]]:
    """The metric values of a page as HTML, each with the other cells of its row."""
    for row in _ROW.findall(page.body):
        cells = dict(_CELL.findall(row))
        value = cells.get("Value", "")
        if value and 'class="ms-note"' not in value and not text(value).startswith("("):
            named = (cell for title, cell in cells.items() if title not in (*_KEY, "Value"))
            yield value, [text(cell) for cell in named if text(cell)]
    bars = (label for label in _BAR.findall(page.body) if "%" in label)
    for number in (*_SCORE.findall(page.body), *bars):
        yield number, ()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_number_leads_to_a_receipt_that_says_the_same(audience: str) -> None:
    found = 0
    for page in pages(audience):
        if page.path.startswith("receipts/"):
            continue
        for number, beside in printed(page):
            linked = _LINK.search(number)
            if not linked and page.path.startswith("advice/"):
                assert "Where the figures come from" in page.body  # with the lines, there
                continue
            assert linked, f"{page.path}: {text(number)} leads nowhere"
            goal = normpath(join(dirname(page.path), unescape(linked[1])))
            receipt = receipts(audience).get(goal)
            assert receipt, f"{page.path}: there is no {goal}"
            assert receipt.value == text(linked[2]), goal
            for cell in beside if not page.path.startswith("advice/") else ():
                assert cell in receipt.text, f"{goal} does not say {cell!r}"
            found += 1
    least = {"public": 0, "members": 30, "pair": 200, "office": 500}
    assert found >= least[audience]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_command_prints_what_its_receipt_says(audience: str) -> None:
    parser = parser_for(["why"])
    for address, receipt in receipts(audience).items():
        words = shlex.split(receipt.command)
        assert words[:2] == ["mentorship", "why"]
        (again,) = why.receipts(situation(), parser.parse_args(words[1:]))
        told = again.data.get("told", {}).get("Value", again.result.shown)
        assert told == (receipt.value or "-"), f"{address}: {receipt.command}"
        assert receipt.value or again.result.missing in unescape(receipt.text)
        assert len(again.result.inputs) == receipt.lines, f"{address}: {receipt.command}"


def test_members_see_formula_and_cases_but_no_line() -> None:
    assert receipts("members")
    for address, receipt in receipts("members").items():
        assert receipt.lines == 0, address
        assert "logs/" not in receipt.text
        assert "people/" not in receipt.text
        assert "= " in receipt.text


def test_the_office_sees_lines_that_lead_to_the_files_at_the_commit() -> None:
    head = situation().history.head or ""
    page = next(p for p in pages("pair") if p.path == "receipts/pairings/lin.wei-ada.okafor.html")
    address = f"https://github.com/northwind-robotics/mentorship/blob/{head[:12]}/logs/lin.wei"
    assert address in page.body
    own = next(p for p in pages("office") if p.path == "receipts/people/ada.okafor.html")
    assert "people/records/lin.wei.yml:" in own.body
    other = next(p for p in pages("pair") if p.path == "receipts/people/ada.okafor.html")
    assert "people/records/" not in other.body


@pytest.mark.parametrize("audience", AUDIENCES)
def test_pages_of_receipts_are_light(audience: str) -> None:
    sizes = [len(p.body.encode()) for p in pages(audience) if p.path.startswith("receipts/")]
    assert max(sizes, default=0) < 400_000
