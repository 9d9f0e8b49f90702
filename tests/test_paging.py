"""Long tables stand on several pages."""

from __future__ import annotations

import re

from tests.sites import HOME, overview, small_site

from mentorship.pages.links import broken_links
from mentorship.pages.page import Page
from mentorship.pages.paging import LONGEST, ROWS, paged
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import table


def rows(page: Page) -> list[int]:
    return [int(number) for number in re.findall(r"<td[^>]*>row (\d+)<", page.body)]


def listed(count: int, more: object = "") -> Html:
    """A table with a long text in each row, so that the page is heavy."""
    found = [(f"row {n}", joined(("x" * 99, more))) for n in range(count)]
    return table(["What", "Who"], found, "L")


def test_a_long_table_goes_on_beside_the_page() -> None:
    to_ada = joined((link("Ada", "people/ada.html"), link("above", "#top")))
    body = joined((element("h2", "Top", id="top"), listed(3), listed(250, to_ada), "End."))
    page = overview("progress.html", "Progress", str(body), section=(HOME,))
    pages = tuple(paged(page))
    assert [each.path for each in pages] == [
        "progress.html", "progress-2-2.html", "progress-2-3.html",
    ]  # fmt: skip
    assert [len(rows(each)) for each in pages] == [3 + ROWS, ROWS, 50]
    assert [row for each in pages for row in rows(each)] == [*range(3), *range(250)]
    assert pages[0].body.endswith("End.")
    assert "Rows 101 to 200 of 250." in pages[1].body
    assert [crumb.path for crumb in pages[2].section] == ["index.html", "progress.html"]
    assert [(each.overview, each.searchable) for each in pages[1:]] == [(False, False)] * 2
    there = {"people/ada.html": None}
    assert [fault.problem for fault in broken_links(small_site(*pages), there)] == []


def test_a_table_that_is_not_long_stays() -> None:
    page = overview("progress.html", "Progress", str(listed(LONGEST)))
    assert tuple(paged(page)) == (page,)


def test_a_table_with_places_to_link_to_stays() -> None:
    body = listed(LONGEST + 1, element("b", "here", id="here"))
    page = overview("progress.html", "Progress", str(body))
    assert tuple(paged(page)) == (page,)
