"""The site in a real browser: nothing runs, nothing is asked of others, everything can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser import PALE, Visit, chromium, served
from tests.payloads import PAYLOADS
from tests.sites import DOCS, HOME, overview, person, publish, small_site

from mentorship.pages.page import Page, SiteContent, relative
from mentorship.render import notes
from mentorship.render.html import element, joined, link
from mentorship.render.parts import Column, Event, bar, card, cards, facts, pill, table, timeline

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# No policy forbids a page to send its reader away.
STAYING = tuple(text for text in PAYLOADS if "http-equiv=refresh" not in text)
BATCHES = tuple(PAYLOADS[start : start + 4] for start in range(0, len(PAYLOADS), 4))
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every part that pages are made of, and with a page for every payload."""
    folder = tmp_path_factory.mktemp("site")  # not strict, for payloads link to what is not there
    return publish(folder, whole_site(), nav=menu(), docs=docs(), strict=False)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as base:
        yield base


def whole_site() -> SiteContent:
    first, people = small_site().pages
    home = replace(first, body=str(parts("index.html")))
    detail = person("Ada Okafor", str(parts("people/ada.okafor.html")))
    return replace(
        small_site(),
        pages=(home, people, detail, wide_note(), *notes_of(BATCHES), *titles(BATCHES)),
        banner="A demonstration.",
        fixed=True,
    )


def menu() -> list[object]:
    titled = [f"title{n}.md" for n in range(len(BATCHES))]
    return [
        {"Home": "index.md"},
        {"People": "people/index.md"},
        {"Guides": ["guides/first.md"]},
        {"Titles": titled},
    ]


def docs() -> dict[str, str]:
    return {
        **DOCS,
        **{f"evil/{n}.md": evil(texts) for n, texts in enumerate(BATCHES)},
    }


def evil(texts: tuple[str, ...]) -> str:
    """A hand-written page with a few payloads; one that swallowed the next would cost a marker."""
    return "# Evil\n\n" + "".join(f"{text}\n\nMARKER-END\n\n" for text in texts)


def notes_of(batches: tuple[tuple[str, ...], ...]) -> list[Page]:
    """Pages with a few notes each, every note rendered by itself as on the page of a pairing."""
    return [
        Page(
            path=f"notes/{n}.html",
            title=f"Note {n}",
            body=str(joined(note_of(text, f"n{m}") for m, text in enumerate(texts))),
            section=(HOME,),
        )
        for n, texts in enumerate(batches)
    ]


def note_of(text: str, prefix: str) -> object:
    return notes.render(f"Before\n\n{text}\n\nMARKER-END", prefix=prefix).html


def wide_note() -> Page:
    row = "|".join(f" column number {n} " for n in range(9))
    text = f"|{row}|\n|{'|'.join(9 * ['---'])}|\n|{row}|\n"
    return Page(path="notes/table.html", title="Wide", body=str(notes.render(text).html))


def titles(batches: tuple[tuple[str, ...], ...]) -> list[Page]:
    return [
        overview(f"title{n}.html", f"{' '.join(texts)} zebra{n}") for n, texts in enumerate(batches)
    ]


def parts(path: str) -> object:
    ada = link("Ada Okafor", relative(path, "people/ada.okafor.html"))
    wide = [
        ("Results of the half-year and what follows", ada, "2026-11-25", pill(state))
        for state in ("overdue", "due soon", "met", "met late", "paused", "waived", "upcoming")
    ]
    return joined(
        (
            facts([("Team", "Platform"), ("Languages", "English, 中文")]),
            table(["What", "Who", Column("Due", numeric=True), "State"], wide, "Due"),
            cards([card(ada, bar(0.6, "13 of 21 items"), tag=pill("running"), foot="Next: soon")]),
            timeline([Event("2026-11-12", "One-to-one", element("p", "We talked."), "good")]),
            element("pre", element("code", "x" * 300)),
        )
    )


def test_no_request_leaves_the_site(browser: Browser, address: str) -> None:
    visit = Visit(browser, address)
    for path in ("index.html", "people/ada.okafor.html", "guides/first.html", "404.html"):
        visit.open(path)
    assert visit.foreign == []
    assert visit.said == []  # no violation of the policy, no missing file
    assert len(visit.asked) > 10


def test_no_payload_in_a_note_runs_without_the_policy(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """The renderer alone must hold: the policy is taken out of the pages."""
    for file in site.rglob("*.html"):
        copy = tmp_path / file.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(_POLICY.sub("", file.read_text("utf-8")), "utf-8")
    for file in (path for path in site.rglob("*") if path.is_file() and path.suffix != ".html"):
        copy = tmp_path / file.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    with served(tmp_path) as base:
        visit = Visit(browser, base)
        markers = {f"title{n}.html": 0 for n in range(len(BATCHES))}
        for n, texts in enumerate(BATCHES):
            markers |= {f"notes/{n}.html": len(texts), f"evil/{n}.html": len(texts)}
        for path, count in markers.items():
            text = visit.open(path).inner_text("article")
            assert (path, text.count("MARKER-END")) == (path, count)
            visit.click_everything()
            assert (path, visit.hits) == (path, 0)
            assert visit.page.url.startswith(base)
    assert visit.foreign == []


def test_no_payload_runs_on_a_poisoned_page(browser: Browser, tmp_path: Path) -> None:
    """The policy alone must hold: the payloads are in the pages as they are written."""
    poisoned = [
        Page(path=f"p/{n}.html", title=f"P{n}", body=f"<p>x</p>{text}", overview=n % 2 == 0)
        for n, text in enumerate(STAYING)
    ]
    folder = publish(tmp_path, small_site(*poisoned), strict=False)
    with served(folder) as base:
        visit = Visit(browser, base)
        for page in poisoned:
            visit.open(page.path)
            visit.click_everything()
            assert (page.body, visit.hits) == (page.body, 0)
    assert len([line for line in visit.said if "Content Security Policy" in line]) > 20


def test_the_payloads_do_run_where_nothing_protects(browser: Browser, tmp_path: Path) -> None:
    """Without this the two tests above could pass because the payloads are harmless."""
    for n, text in enumerate(STAYING):
        (tmp_path / f"{n}.html").write_text(f"<article><p>x</p>{text}", "utf-8")
    ran = set()
    with served(tmp_path) as base:
        visit = Visit(browser, base)
        for n in range(len(STAYING)):
            before = visit.hits
            visit.open(f"{n}.html")
            visit.click_everything()
            if visit.hits > before:
                ran.add(STAYING[n])
    assert len(ran) >= 20
    assert "<script>hit()</script>" in ran


@pytest.mark.parametrize("word", ["zebra3", "Okafor", "first"])
def test_the_search_finds_pages(browser: Browser, address: str, word: str) -> None:
    visit = Visit(browser, address)
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type(word)
    page.wait_for_selector(".md-search-result__link")
    assert page.locator(".md-search-result__link").count() > 0
    assert visit.foreign == []


def test_titles_in_results_of_the_search_are_text(browser: Browser, address: str) -> None:
    visit = Visit(browser, address)
    page = visit.open("index.html")
    page.keyboard.press("/")
    for n in range(0, len(BATCHES), 2):
        page.fill("input.md-search__input", "")
        page.locator("input.md-search__input").press_sequentially(f"zebra{n}")
        page.wait_for_selector(f".md-search-result__link[href*='title{n}.html']")
    assert visit.hits == 0
    assert visit.foreign == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", "people/ada.okafor.html", "guides/first.html"])
def test_nothing_is_wider_than_a_phone(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    visit = Visit(browser, address, viewport={"width": 390, "height": 800}, color_scheme=scheme)
    page = visit.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_rows_are_blocks_with_their_labels(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, viewport={"width": 390, "height": 800})
    page = visit.open("index.html")
    assert page.locator(".ms-rows").evaluate("e => e.parentElement.scrollWidth") <= 390
    cell = page.locator(".ms-rows td[data-label=Due]").first
    place = cell.bounding_box()
    assert place is not None
    assert place["x"] + place["width"] <= 390
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Due"'
    assert page.locator(".ms-rows th").first.evaluate("e => e.closest('thead').offsetWidth") == 1


def test_a_wide_table_of_a_note_scrolls_by_itself_and_by_keyboard(
    browser: Browser, address: str
) -> None:
    visit = Visit(browser, address, viewport={"width": 390, "height": 800})
    page = visit.open("notes/table.html")
    table_ = page.locator(".ms-scroll").first
    assert table_.evaluate("e => e.scrollWidth > e.clientWidth")
    assert table_.get_attribute("tabindex") == "0"
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", "people/ada.okafor.html", "guides/first.html"])
def test_text_stands_out_from_what_is_behind_it(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    """4.5 to 1, the least for text by WCAG 2.2, 1.4.3."""
    visit = Visit(browser, address, color_scheme=scheme)
    assert visit.open(path).evaluate(PALE) == {}


def test_colours_follow_the_system_and_the_reader(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, color_scheme="dark")
    page = visit.open("index.html")
    before = page.get_attribute("body", "data-md-color-scheme")
    page.locator("label[for^=__palette]:visible").click()
    after = page.get_attribute("body", "data-md-color-scheme")
    page.reload()
    assert (before, after) == ("slate", "default")
    assert page.get_attribute("body", "data-md-color-scheme") == "default"


@pytest.mark.parametrize(("fixed", "warnings"), [(False, 1), (True, 0)])
def test_an_old_site_warns_unless_its_day_is_fixed(
    browser: Browser, tmp_path: Path, *, fixed: bool, warnings: int
) -> None:
    old = replace(
        small_site(person("Ada")), as_of=small_site().as_of.replace(year=2020), fixed=fixed
    )
    with served(publish(tmp_path, old)) as base:
        page = Visit(browser, base).open("people/ada.html")
        assert page.locator(".ms-stale").count() == warnings


def test_the_site_can_be_read_from_the_disk(browser: Browser, site: Path) -> None:
    """Opened without a server the pages still have their style; only the search needs one."""
    visit = Visit(browser, site.as_uri() + "/")
    page = visit.page
    page.goto(f"{site.as_uri()}/people/ada.okafor.html")
    assert page.locator("h1").inner_text() == "Ada Okafor"
    colour = page.evaluate("getComputedStyle(document.querySelector('.ms-pill')).borderRadius")
    assert colour != "0px"
