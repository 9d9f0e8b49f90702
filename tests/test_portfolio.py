"""A portfolio: everything about a person that its readers may see, each number with its receipt."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.cli import main
from mentorship.findings import MentorshipError
from mentorship.metrics.catalogue import facts
from mentorship.obligations.situation import Situation
from mentorship.publication.badges import READERS
from mentorship.publication.gate import Gate
from mentorship.publication.portfolio import Portfolio, portfolio
from mentorship.render.portfolio import as_html, as_json, as_markdown

SAMPLE = Path(__file__).parents[1]
MORE = """\
cadence:
  - {id: talk, every: month, kind: session, owner: mentor}
  - {id: defence, every: half-year, kind: defence, owner: mentee, criteria: {depth: 100}}
scoring:
  mentor:
    growth: {weight: 40, metric: rating-growth, full: 20%}
    kept: {weight: 60, metric: session-adherence}
recognition:
  - {badge: met, for: mentor, title: Met, when: {metric: session-adherence, at_least: 50%}}
"""
RECORD = "certificates: [{certificate: mentor-skills, date: 2025-03-01, expires: 2027-03-01}]\n"
GROWN = "ratings: [{period: 2025, rating: 4, on: 2026-01-01}, {period: 2026-01, rating: 4.4}]\n"


def world(**more: str) -> Situation:
    files = {
        "programs/graduates/program.yml": PROGRAM + MORE,
        **pair("ada", "lin"), **note("lin-ada", "2026-01-10", more="minutes: 60\n"),
        **note("lin-ada", "2026-02-10", "thanks", "by: lin\n"),
        **note("lin-ada", "2026-03-10", "defence",
               "scores: {depth: 80}\npanel: [zoe]\nverdict: conditional\n"),
        "people/zoe.yml": "name: Zoë <b>\n",
        "people/records/ada.yml": RECORD, "people/records/lin.yml": GROWN,
        **{path.replace("__", "/") + ".yml": text for path, text in more.items()},
    }  # fmt: skip
    return situation(files, "2026-05-20")


def of(now: Situation, person: str, audience: str | None = None) -> Portfolio:
    gate = Gate(now.workspace, READERS[audience])
    return portfolio(gate, facts(now, audience=audience), person)  # type: ignore[arg-type]


MENTOR = """\
# Ada

As of 2026-05-20. For Ada and the program office: it holds what is on no site.

## Roles

| Role | With | Program | From, to | Written in |
|---|---|---|---|---|
| Mentor | Lin | graduates | 2026-01-05 to 2026-12-18 | `pairings/lin-ada.yml:2` |

## Mentor in Graduates

| Number | Value | Cases | Weight | Metric |
|---|---|---|---|---|
| Score as a mentor | 50.0 | 1 |  | `mentor-score` |
| · growth | +10.0 %, 50.0 points | 1 | 40 |  |
"""


def test_a_mentor_sees_scores_with_their_parts_badges_thanks_and_certificates() -> None:
    written = as_markdown(of(world(), "ada"))

    assert written.startswith(MENTOR)
    assert (
        "What happened from 2025-05-21 to 2026-05-20 counts; growth and promotions are as they "
        "stand. Receipt of each: mentorship why METRIC ada --role mentor --program graduates "
        "--as-of 2026-05-20" in written
    )
    assert "| Met | Graduates | 2026-01-31 | Meetings held: 50 % or more | " in written
    assert "## Thanks\n\n| Day | By | Words | Written in |\n|---|---|---|---|\n" in written
    assert "| 2026-02-10 | Lin | We talked. | `logs/lin-ada/2026-02-10-thanks.md:2` |" in written
    assert (
        "| 2025-03-01 | mentor-skills | until 2027-03-01 | `people/records/ada.yml:1` |" in written
    )
    assert "Verdicts" not in written


def test_a_verdict_stands_apart_from_the_points() -> None:
    found = of(world(), "lin")
    (numbers,) = found.numbers
    assert [(e.title, e.text, str(e.day)) for e in found.verdicts] == [
        ("conditional", "Zoë <b>", "2026-03-10")
    ]
    points = {result.name: result.shown for result in numbers.results}
    assert points["defence-score"] == "80.0"
    assert "A verdict is no part of any score." in as_markdown(found)


@pytest.mark.parametrize("audience", ["pair", "members"])
def test_other_readers_get_less(audience: str) -> None:
    found = of(world(), "ada", audience)
    (numbers,) = found.numbers
    assert found.certificates == ()
    assert not any(part.value for r in numbers.results for part in r.parts if part.name == "growth")
    assert numbers.withheld >= (2 if audience == "pair" else 7)
    assert bool(found.badges) is bool(found.thanks) is (audience == "pair")
    assert f"{numbers.withheld} numbers are not for {audience}." in as_markdown(found)


@pytest.mark.parametrize("audience", ["members", "public"])
def test_thanks_that_others_may_read_name_the_giver_nowhere(audience: str) -> None:
    """A note lies in the folder of its pairing, whose id may be made of names."""
    files = {
        "programs/graduates/program.yml": PROGRAM,
        **pair("ada", "lin"),
        **note("lin-ada", "2026-02-10", "thanks", "by: lin\nclass: public\n"),
        "people/profiles/ada.yml": "publish: profile\n",
    }
    found = of(situation(files, "2026-05-20"), "ada", audience)
    assert [(each.title, each.text, each.place) for each in found.thanks] == [
        ("", "We talked.", None)
    ]
    assert "| 2026-02-10 |  | We talked. |  |" in as_markdown(found)
    assert "logs/" not in as_html(found)
    assert json.loads(as_json(found))["thanks"][0]["place"] is None


def test_who_is_not_named_has_no_portfolio() -> None:
    with pytest.raises(MentorshipError, match="the portfolio of that person is not for public"):
        of(world(), "ada", "public")
    assert of(world(people__profiles__ada="publish: profile\n"), "ada", "public").name == "Ada"


def test_the_page_is_whole_and_safe() -> None:
    page = as_html(of(world(), "lin"))
    assert "<b>" not in page
    assert "Zoë &lt;b&gt;" in page
    assert not re.findall(r"""(?:src|href)=|url\(|@import|<script""", page)
    assert "default-src 'none'" in unescape(page)
    assert "@page { size: A4" in page


def test_data_has_a_receipt_for_each_number() -> None:
    data = json.loads(as_json(of(world(), "ada")))
    results = data["numbers"][0]["results"]
    assert all(r["receipt"].startswith(f"mentorship why {r['name']} ada ") for r in results)
    assert [part["name"] for part in results[0]["parts"]] == ["growth", "kept"]
    assert not any("parts" in result for result in results[1:])
    assert data["certificates"][0]["place"] == "people/records/ada.yml:1"


def test_the_command_writes_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "lin.html"
    arguments = ["portfolio", "lin.wei", "--repo", str(SAMPLE), "--format", "html"]
    assert main([*arguments, "--out", str(out)]) == 0
    assert out.read_text("utf-8").startswith("<!doctype html>")
    assert main(["portfolio", "lin.wie", "--repo", str(SAMPLE)]) == 2
    assert "did you mean lin.wei" in capsys.readouterr().err
