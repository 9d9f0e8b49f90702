"""The search in a browser finds people, skills, topics and pages; and what is read is counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab
from tests.browser import Visit, chromium, served
from tests.sites import overview, person, publish, small_site

from mentorship.mkdocs_plugin.search import cut, findable
from mentorship.pages.page import Asset, Page
from mentorship.pages.recommended import read_here

INDEX = (
    b'{"pages":[["Feedback","guides/feedback.html",["feedback"]],'
    b'["Hard talks","guides/hard.html",["trust","feedback"]]],'
    b'"topics":{"feedback":["Giving <b>feedback","topics/feedback.html"]}}'
)
DOCS = {
    "guides/feedback.md": "---\ntopics: [feedback, nowhere]\n---\n# Feedback\n\nSay it soon.\n",
    "guides/hard.md": "---\ntopics: [feedback]\n---\n# Hard talks\n\nSay it now.\n",
}


def pages() -> tuple[Page, ...]:
    lin = person("林薇 Lin Wei", path="people/lin.wei.html", also="lin.wei brave-heron", boost=1.5)
    note = Page(path="pairings/lin-ada.html", title="Feedback for Lin", boost=0.7,
                body="<p>Feedback for 林 with lin.wei and 薇.</p>")  # fmt: skip
    topic = Page(path="topics/feedback.html", title="Giving feedback", boost=1.5,
                 also="反馈", body='<div data-topics="feedback"><p>Text.</p></div>')  # fmt: skip
    skills = overview("skills.html", "Skills", '<p id="skill-hiring">Hiring</p>')
    home = overview("homes.html", "Mine", str(read_here("homes.html")))
    return lin, note, topic, skills, home


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    site = small_site(*pages(), assets=(Asset("topics/index.json", INDEX),))
    menu = ["index.md", "people/index.md", "skills.md", "homes.md", {"Guides": ["guides/*"]}]
    folder: Path = publish(tmp_path_factory.mktemp("found"), site, DOCS, nav=menu)
    with chromium() as browser, served(folder) as address:
        yield Visit(browser, address)


def found(tab: Tab, words: str) -> list[str]:
    """The addresses of the pages that the search finds, the best first."""
    tab.keyboard.press("/")
    tab.fill("input.md-search__input", words)
    tab.locator("input.md-search__input").press("Shift")  # the search listens to keys
    tab.wait_for_selector(".md-search-result__link")
    links = tab.locator(".md-search-result__item > .md-search-result__link").all()
    paths = [str(link.get_attribute("href")).partition("?")[0] for link in links]
    return ["/".join(path.split("/")[3:]) for path in paths]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("林薇", "people/lin.wei.html"),
        ("薇", "people/lin.wei.html"),
        ("lin wei", "people/lin.wei.html"),
        ("lin.wei", "people/lin.wei.html"),
        ("brave-heron", "people/lin.wei.html"),
        ("hiring", "skills.html"),
        ("反馈", "topics/feedback.html"),
        ("giving", "topics/feedback.html"),
        ("hard talks", "guides/hard.html"),
    ],
)
def test_the_search_finds_first(visit: Visit, words: str, first: str) -> None:
    assert found(visit.open("index.html"), words)[0] == first
    assert visit.foreign == []


@pytest.mark.browser
@pytest.mark.slow
def test_a_guide_comes_before_a_topic_and_a_topic_before_data(visit: Visit) -> None:
    assert found(visit.open("index.html"), "feedback")[:3] == [
        "guides/feedback.html", "topics/feedback.html", "pairings/lin-ada.html",
    ]  # fmt: skip


@pytest.mark.browser
@pytest.mark.slow
def test_what_is_read_most_is_named_on_the_home_until_it_is_forgotten(visit: Visit) -> None:
    tab = visit.open("homes.html")
    assert tab.locator(".ms-reading").is_hidden()
    for path in ("topics/feedback.html", "guides/feedback.html", "guides/feedback.html"):
        visit.open(path)
    visit.open("homes.html")
    tab.wait_for_selector(".ms-reading .ms-card")
    assert tab.locator(".ms-reading .ms-card").all_inner_texts() == [
        "Hard talks\n\nRead in this browser about Giving <b>feedback: 2 times."
    ]
    tab.click(".ms-reading button")
    assert tab.locator(".ms-reading").is_hidden()
    assert tab.evaluate("localStorage.getItem('mentorship-read')") is None
    assert visit.foreign == []
    assert visit.said == []


def test_each_chinese_character_is_a_word_and_nothing_else_is_touched() -> None:
    assert cut("林薇 Lin Wei") == "林\u200b薇\u200b Lin Wei"
    assert cut("问：为什么?") == "问\u200b：\u200b为\u200b什\u200b么\u200b?"
    assert cut("Ünïcode & <b>") == "Ünïcode & <b>"


def test_pages_of_docs_weigh_by_their_folder_and_generated_ones_as_they_say() -> None:
    places = (
        "guides/a.html",
        "start/b.html#x",
        "manual/c.html",
        "manual/reference/d.html",
        "e.html",
    )
    index = [{"location": place, "title": "T", "text": "t"} for place in places]
    weights = [entry.get("boost") for entry in findable(index)]
    said = next(findable([{"location": "guides/a.html", "title": "", "text": "", "boost": 0.1}]))

    assert weights == [2.0, 2.0, 0.8, 0.5, None]
    assert said["boost"] == 0.1
