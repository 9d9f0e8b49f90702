"""`mentorship build` in two languages, and the switch between them in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser
from tests.browser import Visit, chromium, served

from mentorship.cli import main

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FILES = {
    "mentorship.yml": (
        "organisation: Six of Us\ntimezone: UTC\nas_of: 2026-03-02\nlanguages: [en, zh]\n"
        "site: {audiences: [pair]}\n"
    ),
    "people/ada.yml": "name: Ada\njoined: 2020-05-04\n",
    "people/lin.yml": "name: 林薇\n",
    "programs/first/program.yml": (
        "title: {en: First, zh: 第一届}\ndates: {start: 2026-01-05, end: 2026-12-18}\n"
        "tracks: {general: {}}\ncadence: [{id: one-to-one, kind: session, every: month}]\n"
    ),
    "pairings/lin-ada.yml": (
        "program: first\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-12\n"
        "accepted: {ada: 2026-01-10, lin: 2026-01-10}\n"
    ),
    "logs/lin-ada/2026-01-14-one.md": (
        "---\nkind: session\ndate: 2026-01-14\npresent: [ada, lin]\nminutes: 90\n---\n\nDone.\n"
    ),
    "mkdocs.yml": (
        "site_name: Mentorship\nuse_directory_urls: false\n"
        "theme: {name: material, font: false}\nplugins: [search, mentorship]\n"
        "markdown_extensions: [admonition, toc: {title: On this page}]\n"
    ),
    "docs/guides/first.md": "# First meeting\n\nBefore you meet.\n",
    "docs/guides/first.zh.md": "# 第一次会面\n\n见面之前。\n",
    "docs/guides/last.md": "# Ending\n\nThe last meeting.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("two")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    assert main(["build", "--repo", str(root)]) == 0
    return root / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as base:
        yield base


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def read(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def seen(site: Path, path: str) -> str:
    """The text of a page as it is read, in one line."""
    text = re.sub(r"<(script|style|head)\b.*?</\1>", "", read(site, path), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))


def test_each_language_has_the_same_pages_and_says_which_it_is(site: Path) -> None:
    chinese = {path.relative_to(site / "zh").as_posix() for path in (site / "zh").rglob("*.html")}
    assert chinese == {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {
        f"zh/{path}" for path in chinese
    }
    for path in sorted(chinese):
        assert '<html lang="en"' in read(site, path)
        assert '<html lang="zh"' in read(site, f"zh/{path}")
    assert not list(site.glob(".*"))


@pytest.mark.parametrize("path", ["index.html", "people/ada.html", "guides/first.html"])
def test_the_switch_leads_to_the_same_page(site: Path, path: str) -> None:
    links = r'<a href="([^"]*)" hreflang="(\w+)"[^>]*class="md-select__link"'
    for start in (site, site / "zh"):
        page = start / path
        found = {code: page.parent / href for href, code in re.findall(links, page.read_text())}
        assert {code: goal.resolve() for code, goal in found.items()} == {
            "en": (site / path).resolve(), "zh": (site / "zh" / path).resolve(),
        }  # fmt: skip


def test_the_page_for_what_is_not_there_stays_on_the_site(site: Path) -> None:
    """Without an address of the site it is taken from the root: `//zh/` would be another host."""
    for path in ("404.html", "zh/404.html"):
        found = re.findall(r'href="([^"]*)" hreflang="\w+"', read(site, path))
        assert [urljoin("http://host/", href) for href in found] == [
            "http://host/", "http://host/zh/",
        ]  # fmt: skip


def test_a_page_of_docs_is_shown_translated_or_says_that_it_is_not(site: Path) -> None:
    assert "第一次会面 见面之前。" in seen(site, "zh/guides/first.html")
    assert "First meeting" in seen(site, "guides/first.html")
    assert "Ending 尚未翻译 本页目前只有英文版。 The last meeting." in seen(
        site, "zh/guides/last.html"
    )
    assert "Not translated" not in seen(site, "guides/last.html")


def test_days_numbers_and_charts_are_in_chinese(site: Path) -> None:
    path = "zh/pairings/lin-ada.html"
    pair = seen(site, path)
    for text in ("第一届", "2026年1月12日 – 2026年12月18日", "2026年1月14日 会面", "1.5 小时"):
        assert text in pair
    charts = re.findall(r"<title>([^<]*)</title><desc>([^<]*)</desc>", read(site, path))
    assert ("小时数", "2026-01 1.5 小时") in charts
    assert "2020年5月4日" in seen(site, "zh/people/ada.html")


def test_the_language_is_changed_on_the_page_by_mouse_and_by_keyboard(
    browser: Browser, address: str
) -> None:
    visit = Visit(browser, address)
    page = visit.open("people/ada.html")
    page.locator(".md-header .md-select").hover()
    page.get_by_role("link", name="中文").click()
    page.wait_for_url(f"{address}zh/people/ada.html")
    assert page.locator("html").get_attribute("lang") == "zh"

    page.locator(".md-header .md-select button").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "English"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}people/ada.html")
    assert (visit.foreign, visit.said) == ([], [])


def test_a_fault_in_one_language_leaves_the_site_in_all_as_it_was(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*.html")}
    translation = site.parent / "docs/guides/first.zh.md"
    translation.write_text("# 第一次会面\n\n[没有](gone.md)\n", "utf-8")
    assert main(["build", "--repo", str(site.parent)]) == 1
    said = capfd.readouterr().err
    assert said.count("contains a link 'gone.md'") == 1
    assert "the site for pair has a fault; site/ is left as it was" in said
    assert {path: path.read_bytes() for path in site.rglob("*.html")} == before
    assert [path.name for path in site.parent.glob("site*")] == ["site"]
