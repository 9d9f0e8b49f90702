"""Score cards: the score with its parts, what is withheld, and the panel's verdict apart."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from tests.small_world import PROGRAM, SETTINGS, note, pair

from mentorship.history.facts import History
from mentorship.obligations.situation import Situation
from mentorship.pages.site import content
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

SCORING = """\
cadence:
  - {id: talk, every: month, kind: session}
  - id: defence
    every: half-year
    kind: defence
    owner: mentee
    criteria: {depth: 60, clarity: 40}
scoring:
  mentor:
    growth: {weight: 40, metric: rating-growth, full: 20%}
    meetings: {weight: 60, metric: session-adherence}
  mentee:
    quality: {weight: 100, metric: task-quality}
"""
FILES = {
    "mentorship.yml": SETTINGS,
    "programs/graduates/program.yml": PROGRAM + SCORING,
    **pair("ada", "lin"),
    "people/max.yml": "name: Max\n",
    **note("lin-ada", "2026-01-20"),
    **note("lin-ada", "2026-02-17"),
    "logs/lin-ada/2026-03-20-defence.md": "---\nkind: defence\ndate: 2026-03-20\nby: ada\n"
    "present: [ada, lin]\nfor: lin\npanel: [max]\nscores: {depth: 80, clarity: 60}\n"
    "verdict: pass\n---\n",
    "people/records/lin.yml": "ratings:\n"
    "  - {period: 2025, rating: 4.0, scale: 5, on: 2026-01-02}\n"
    "  - {period: 2026-Q1, rating: 4.4, scale: 5, on: 2026-04-02}\n",
}


def page(path: str, audience: str) -> str:
    """A page of the little site, as HTML."""
    workspace, findings = load(TextTree(FILES))
    assert not findings, findings
    known = Situation(workspace, History.absent(), date(2026, 4, 10))
    site = content(known, audience, ())
    return next(each.body for each in site.pages if each.path == path)


def cards(path: str, audience: str) -> list[str]:
    return re.findall(r'<section class="ms-score".*?</section>', page(path, audience), re.DOTALL)


def said(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def test_the_office_sees_the_score_its_parts_and_what_they_rest_on() -> None:
    (card,) = cards("people/ada.html", "office")
    assert said(card) == (
        "Score as a mentor in Graduates 80.0 of 100; 100 % of the weight measured, its thinnest "
        "part rests on 1 case. How it is computed Part Points of 100 Weight Value Cases 95 % "
        "interval Growth Growth in ratings Growth: 50.0 of 100 points 50.0 40 +10.0 % 1 Meetings "
        "Meetings held Meetings: 100.0 of 100 points 100.0 60 100 % 3 44 % to 100 % "
        "The panel's verdict, apart from the score: Lin: pass ; points of the defence 72.0 ; "
        "defences passed 100 %"
    )
    assert 'href="../receipts/people/ada.html#graduates-mentor-rating-growth"' in card


def test_what_is_sealed_is_hatched_and_counts_as_missing_for_the_pair() -> None:
    (card,) = cards("people/ada.html", "pair")
    assert "100.0 of 100; 60 % of the weight measured" in said(card)
    assert "Growth: withheld: made of what these readers may not see" in said(card)
    assert card.count("ms-points__hatch") == 1
    assert "+10.0 %" not in card


def test_under_the_least_evidence_there_are_parts_but_no_score() -> None:
    (card,) = cards("people/lin.html", "pair")
    assert "No score: too little is known. 0 % of the weight is measured, 50 % is needed." in said(
        card
    )
    assert "Quality: no data no data: no task was graded" in said(card)
    assert "ms-score__number" not in card


def test_a_pairing_has_its_health_in_the_same_form() -> None:
    (card,) = cards("pairings/lin-ada.html", "pair")
    assert said(card).startswith("Health of the pairing ")
    assert "Sessions Meetings held Sessions: 100.0 of 100 points" in said(card)


def test_scores_of_single_people_are_not_for_members() -> None:
    assert cards("people/ada.html", "members") == []
    assert cards("pairings/lin-ada.html", "members") == []
