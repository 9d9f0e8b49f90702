"""Long tables over several pages: a page weighs the same however large the organisation is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from posixpath import basename

from mentorship.language import _
from mentorship.pages.page import Crumb, Page
from mentorship.render.html import Html, element, joined, link, ready

LONGEST = 150
"""Rows of a table that still stands on one page."""
ROWS = 100
"""Rows on each page of a longer one."""

# The generator writes the tables: rows hold no tables, and text is escaped.
_TABLE = re.compile(
    r'<div class="ms-scroll"[^>]*><table class="ms-table ms-rows"><thead>.*?</thead><tbody>'
    r"(.*?)</tbody></table></div>",
    re.DOTALL,
)


def paged(page: Page) -> Iterator[Page]:
    """The page with the first rows of its long tables, then the pages with the others.

    These lie beside it, as `progress-1-2.html`, so that relative links stay right; the first
    number says which table it is. A table with places that links lead to stays whole.
    """
    if len(page.body) < ROWS * LONGEST:
        yield page
        return
    body, others, end = [], list[Page](), 0
    for number, found in enumerate(_TABLE.finditer(page.body), 1):
        rows = found[1].split("</tr>")[:-1]
        if len(rows) <= LONGEST or ' id="' in found[1]:
            continue
        parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
        tables = [_with(page.body, found, part) for part in parts]
        way = [page.path, *(_beside(page.path, number, n) for n in range(2, len(parts) + 1))]
        others += (
            _continued(page, table, way, here, len(rows))
            for here, table in enumerate(tables)
            if here
        )
        body += [page.body[end : found.start()], tables[0], _steps(way, 0, len(rows))]
        end = found.end()
    yield replace(page, body="".join((*body, page.body[end:]))) if others else page
    yield from others


def _with(body: str, table: re.Match[str], rows: list[str]) -> str:
    inside = "".join(f"{row}</tr>" for row in rows)
    return body[table.start() : table.start(1)] + inside + body[table.end(1) : table.end()]


def _beside(path: str, table: int, number: int) -> str:
    return f"{path.removesuffix('.html')}-{table}-{number}.html"


def _continued(page: Page, table: str, way: list[str], here: int, count: int) -> Page:
    # A place on the first page is no place on this one.
    rows = table.replace('href="#', f'href="{basename(page.path)}#')
    pages = len(way)
    title = _("{title}, page {number} of {count}", title=page.title, number=here + 1, count=pages)
    return Page(
        path=way[here], title=title, body=f"{rows}{_steps(way, here, count)}", source=page.source,
        section=(*page.section, Crumb(page.title, page.path)), searchable=False,
    )  # fmt: skip


def _steps(way: list[str], here: int, count: int) -> Html:
    """Which rows these are, and the way to those before and after them."""
    first, last = here * ROWS + 1, min((here + 1) * ROWS, count)
    said = _("Rows {first} to {last} of {count}.", first=first, last=last, count=count)
    steps = [
        (_("First"), 0, here > 1), (_("Previous"), here - 1, here > 0),
        (_("Next"), here + 1, here + 1 < len(way)), (_("Last"), len(way) - 1, here + 2 < len(way)),
    ]  # fmt: skip
    links = (link(text, basename(way[there])) for text, there, shown in steps if shown)
    return element("p", said, " ", joined(links, ready(" · ")), class_="ms-note")
