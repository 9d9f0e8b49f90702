"""The office's page of indicators: alerts with their lines; nobody else has the page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.small_world import PROGRAM, pair, situation

from mentorship.pages.site import pages
from mentorship.publication.build import views

WORLD = {
    "programs/graduates/program.yml": PROGRAM,
    **pair("ada", "lin", start="2026-05-04"),
    "people/lin.yml": "name: Lin <3\nmanager: ada\n",
    "people/records/lin.yml": (
        "indicators:\n"
        "  - {name: response-hours, better: lower, values: {2026-05: 1.0, 2026-06: 3.0}}\n"
    ),
    "people/teams/kitchen.yml": (
        "title: Kitchen\nlead: ada\n"
        "indicators: [{name: dishes, target: 9, values: {2026-04: 5, 2026-05: 6, 2026-06: 7}}]\n"
    ),
}


def said(audience: str) -> dict[str, str]:
    """The words of each page, one blank between them."""
    made = pages(views(situation(WORLD, "2026-07-10"), audience, ()))
    return {
        page.path: " ".join(unescape(re.sub(r"<[^>]*>", " ", page.body)).split()) for page in made
    }


def test_the_office_sees_alerts_with_their_lines() -> None:
    page = said("office")["indicators.html"]

    assert (
        "Lin <3 response-hours response-hours 2026-05 1.0, 2026-06 3.0 "
        "Sharp fall : 3.0 in 2026-06, 200 % worse than the one period before, 1.0 "
        "(n = 1; too few to know what is usual) Ada Where from "
        "people/records/lin.yml:2:61 response-hours, 2026-05: 1.0 "
        "people/records/lin.yml:2:75 response-hours, 2026-06: 3.0 "
        "Around it: pairings/lin-ada.yml:4:8 lin: new pairing as mentee: since 2026-05-04 "
        "All periods: 2026-05 1.0, 2026-06 3.0" in page
    )
    dishes = "Kitchen dishes dishes 2026-04 5, 2026-05 6, 2026-06 7"
    assert f"{dishes} Short of its target : under the target 9 in 3 periods in a row" in page


@pytest.mark.parametrize("audience", ["public", "members", "pair"])
def test_nobody_else_has_the_page_or_a_word_of_it(audience: str) -> None:
    made = said(audience)

    assert "indicators.html" not in made
    assert [
        path for path, text in made.items() if "response-hours" in text or "dishes" in text
    ] == []
