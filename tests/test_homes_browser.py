"""Who are you?, in a real browser: chosen, kept, forgotten; by keyboard, on a phone, unscripted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser import PALE, Visit, chromium, served
from tests.sites import publish
from tests.small_world import PROGRAM, note, pair, situation

from mentorship.pages.site import content

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVIL = "<img src=x onerror=hit()> \"'><script>hit()</script>"
WORLD = {
    "programs/graduates/program.yml": PROGRAM,
    **pair("ada", "lin"),
    **note("lin-ada", "2026-01-12"),
    "people/ada.yml": "name: Ada Okafor\nteam: platform\n",
    "people/adam.yml": "name: Adam Weiß\n",
    "people/lin.yml": "name: 林薇 Lin\n",
    "people/eve.yml": f"name: {EVIL!r}\n".replace("\\'", "''"),
    "people/long.yml": f"name: {'Maximiliane' * 18}\n",
    "people/teams/platform.yml": "title: Platform\n",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = content(situation(WORLD, "2026-03-02"), "pair", ())
    nav = [{"Home": "index.md"}]
    return publish(tmp_path_factory.mktemp("homes"), site, {}, nav=nav, strict=False)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as base:
        yield base


def said(page: Page) -> str:
    return page.locator(".ms-who").inner_text()


def choose(page: Page, typed: str) -> None:
    page.locator("#ms-who-name").click()
    page.keyboard.type(typed)
    page.wait_for_selector("#ms-who-list [role=option]")
    page.keyboard.press("Enter")


def test_who_says_who_they_are_finds_their_home_until_they_are_forgotten(
    browser: Browser, address: str
) -> None:
    visit = Visit(browser, address)
    page = visit.open("index.html")
    assert "Your home" not in said(page)
    choose(page, "oka")
    assert "Ada Okafor" in said(page)
    visit.open("people/lin.html")
    header = page.locator(".ms-home")
    assert header.get_attribute("title") == "Your home: Ada Okafor"
    header.click()
    assert page.url == f"{address}homes/ada.html"
    assert page.locator(".ms-mine__said").inner_text() == "This is your home."
    visit.open("index.html")
    page.get_by_role("button", name="Not you? Forget").click()
    assert page.evaluate("document.activeElement.id") == "ms-who-name"
    assert page.evaluate("localStorage.getItem('mentorship-home:/homes/')") is None
    visit.open("homes/ada.html")
    assert header.get_attribute("href") == "../homes/index.html"
    assert (visit.foreign, visit.said) == ([], [])


def test_everything_is_done_by_keyboard(browser: Browser, address: str) -> None:
    page = Visit(browser, address).open("index.html")
    page.locator("#ms-who-name").focus()
    page.keyboard.type("ada")
    page.wait_for_selector("#ms-who-list [role=option]")
    field = page.locator("#ms-who-name")
    assert field.get_attribute("aria-activedescendant") == "ms-who-0"
    page.keyboard.press("ArrowDown")
    second = page.locator("#ms-who-1")
    assert (field.get_attribute("aria-activedescendant"), second.inner_text().strip()) == (
        "ms-who-1", "Adam Weiß",
    )  # fmt: skip
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Your home"
    page.keyboard.press("Enter")
    page.wait_for_url("**/homes/adam.html")


FOUND = {
    "weiß": ["Adam Weiß"], "weiss": [], "薇": ["林薇 Lin"], "platform": ["Ada Okafor Platform"],
    "OKAFOR a": ["Ada Okafor Platform"], "ad": ["Ada Okafor Platform", "Adam Weiß"],
}  # fmt: skip


def test_names_are_found_by_their_beginnings_and_by_the_team(
    browser: Browser, address: str
) -> None:
    page = Visit(browser, address).open("index.html")
    field = page.locator("#ms-who-name")
    for typed, names in FOUND.items():
        field.fill(typed)
        page.wait_for_selector(".ms-who__said:not(:empty)")
        assert [text.strip() for text in page.locator("[role=option]").all_inner_texts()] == names
        none = page.locator(".ms-who__said").inner_text() == "Nobody of that name"
        assert none == (not names)


def test_the_names_are_not_read_before_somebody_asks(browser: Browser, address: str) -> None:
    visit = Visit(browser, address)
    page = visit.open("index.html")
    assert [url for url in visit.asked if url.endswith("people.json")] == []
    page.locator("#ms-who-name").focus()
    page.wait_for_timeout(100)
    assert len([url for url in visit.asked if url.endswith("people.json")]) == 1


def test_a_name_is_text_wherever_it_is_shown(browser: Browser, address: str) -> None:
    visit = Visit(browser, address)
    page = visit.open("index.html")
    choose(page, "<img")
    assert EVIL in said(page)
    assert page.locator(".ms-home").get_attribute("title") == f"Your home: {EVIL}"
    for path in ("homes/eve.html", "homes/index.html"):
        visit.open(path)
        visit.click_everything()
    assert (visit.hits, visit.foreign) == (0, [])


def test_what_others_put_into_the_store_leads_nowhere_else(browser: Browser, address: str) -> None:
    visit = Visit(browser, address)
    page = visit.open("people/lin.html")
    for kept in ('{"id": "../../x", "name": "x"}', '{"id": 1}', "[", '"x"', '{"id": "ada"}'):
        page.evaluate("kept => localStorage.setItem('mentorship-home:/homes/', kept)", kept)
        visit.open("people/lin.html")
        assert page.locator(".ms-home").get_attribute("href") == "../homes/index.html"


def test_somebody_who_is_not_there_any_more_is_asked_again(browser: Browser, address: str) -> None:
    visit = Visit(browser, address)
    page = visit.open("homes/index.html")
    gone = '{"id": "gone", "name": "Gone"}'
    page.evaluate("kept => localStorage.setItem('mentorship-home:/homes/', kept)", gone)
    visit.open("index.html")
    page.wait_for_selector("#ms-who-name:visible")
    assert "Gone" not in said(page)


def test_this_is_me_on_a_home_is_enough(browser: Browser, address: str) -> None:
    visit = Visit(browser, address)
    page = visit.open("homes/lin.html")
    page.get_by_role("button", name="This is me").click()
    visit.open("index.html")
    assert "林薇 Lin" in said(page)


def test_without_a_script_there_is_the_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}people/lin.html")
    page.locator(".ms-home").click()
    page.get_by_role("link", name="Ada Okafor").click()
    assert page.url == f"{address}homes/ada.html"
    assert page.locator("button:visible", has_text="This is me").count() == 0
    page.goto(f"{address}index.html")
    assert page.locator("#ms-who-name:visible").count() == 0


PATHS = ("index.html", "homes/lin.html", "homes/long.html", "homes/index.html")


def test_nothing_is_wider_than_a_phone(browser: Browser, address: str) -> None:
    """Not even with the longest name there may be."""
    visit = Visit(browser, address, viewport={"width": 390, "height": 800})
    page = visit.open("homes/long.html")
    page.get_by_role("button", name="This is me").click()
    for path in PATHS:
        visit.open(path)
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, 390)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(
    browser: Browser, address: str, scheme: str
) -> None:
    visit = Visit(browser, address, color_scheme=scheme)
    page = visit.open("homes/ada.html")
    page.get_by_role("button", name="This is me").click()
    for path in ("index.html", "homes/ada.html", "homes/index.html"):
        assert visit.open(path).evaluate(PALE) == {}
