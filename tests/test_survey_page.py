"""The page that seals an answer in the browser: saved as it says, it is counted in the tally."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.browser import chromium, served
from tests.sites import publish
from tests.small_world import situation
from tests.survey_world import AFTER, KEYS, OFFICE, SETTINGS, answer, people, sealed_up
from tests.test_survey_command import PAIRS, lay

from mentorship.cli import main
from mentorship.pages.frame import SEALING, resources
from mentorship.pages.page import SiteContent
from mentorship.pages.site import content
from mentorship.publication.sealing import BEGIN, opened

PATH = "surveys/graduates/pulse.html"
REPOSITORY = "repository: acme/mentorship\n"
DAY = date(2026, 2, 20)


def files(settings: str = KEYS + REPOSITORY) -> dict[str, str]:
    return {**people(PAIRS), "mentorship.yml": SETTINGS + settings}


def organisation(settings: str = KEYS + REPOSITORY, audience: str = "members") -> SiteContent:
    return content(situation(files(settings), str(DAY)), audience, ())


def body(path: str, settings: str = KEYS + REPOSITORY, audience: str = "members") -> str:
    return next(page.body for page in organisation(settings, audience).pages if page.path == path)


@pytest.mark.parametrize("audience", ["members", "pair"])
def test_a_pairing_leads_to_its_open_survey(audience: str) -> None:
    linked = re.findall(r'href="([^"]*surveys/[^"]*)">([^<]*)<', body(
        "pairings/lin-ada.html", audience=audience))  # fmt: skip
    assert linked == [
        ("../surveys/graduates/pulse.html?pairing=lin-ada&amp;person=lin", "Answer: Pulse")
    ]


@pytest.mark.parametrize("day", ["2026-02-10", "2026-12-19"])
def test_it_does_not_while_no_round_is_open(day: str) -> None:
    made = content(situation(files(), day), "members", ())
    pairing = next(page.body for page in made.pages if page.path == "pairings/lin-ada.html")
    assert "Answer: Pulse" not in pairing


def test_the_public_is_asked_nothing() -> None:
    assert not [p for p in organisation(audience="public").pages if p.path.startswith("surveys/")]


def test_without_keys_it_says_who_reads_an_answer() -> None:
    found = body(PATH, REPOSITORY)
    assert "everybody who can read the repository can read yours" in found
    assert "mentorship survey answer PAIRING pulse --as YOUR-ID" in found
    assert "data-sealing" not in found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = publish(tmp_path_factory.mktemp("site"), organisation(), strict=False)
    with served(Path(folder)) as base:
        yield base


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened_page = context.new_page()
    opened_page.clock.set_fixed_time("2026-02-20T12:00:00")
    opened_page.goto(f"{address}/{PATH}?pairing=kim-bo&person=kim")
    yield opened_page
    context.close()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(SEALING not in resources(), reason="make sealing was not run")
class TestInTheBrowser:
    def test_an_answer_is_sealed_and_counts_in_the_tally(
        self, page: Page, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.get_by_role("group", name="It fits").get_by_label("4 rather").check()
        page.get_by_role("group", name="My problems get solved").get_by_label("5 agree").check()
        said = 'More "tea" \\ please:\n谢谢 <b>& \u200b\u202e\U0001f600'
        page.get_by_label("What else you want to say").fill(said)
        page.get_by_role("button", name="Seal it").click()
        lines = page.get_by_label("The lines")
        lines.wait_for(state="visible")
        sealed = lines.input_value()
        path = "logs/kim-bo/surveys/2026-02-20-pulse-kim.yml.age"
        assert page.locator("[data-part=path]").inner_text() == path
        assert sealed.startswith(BEGIN)
        assert opened(sealed.encode(), [str(OFFICE)]) == (
            "survey: pulse\nanswers: {fit: 4, solved: 5}\n"
            'text: "More \\"tea\\" \\\\ please:\\n谢谢 <b>& \U0001f600"\n'
        )
        assert page.get_by_role("radio", checked=True).count() == 0
        assert page.get_by_label("What else you want to say").input_value() == ""

        there = page.get_by_role("link", name="New file on GitHub").get_attribute("href") or ""
        parts = urlsplit(there)
        assert (parts.netloc, parts.path) == ("github.com", "/acme/mentorship/new/main")
        assert parse_qs(parts.query) == {"filename": [path]}
        assert [url for url in asked if "favicon" not in url] == []  # nothing left the browser

        page.get_by_role("button", name="Copy").click()
        page.get_by_text("Copied.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").replace("\r", "") == sealed

        others = answer("lin-ada", "lin", {"fit": 1}) | answer("mei-ada", "mei", {"fit": 5})
        lay(tmp_path, files() | sealed_up(others) | {path: sealed, "office.key": f"{OFFICE}\n"})
        assert main(["check", "--repo", str(tmp_path), "--fail-on", "info"]) == 0
        capsys.readouterr()
        counted = ["survey", "tally", "graduates", "--as-of", AFTER]
        assert main([*counted, "--key", str(tmp_path / "office.key"), "--repo", str(tmp_path)]) == 0
        assert "3 respondents\n  fit  2 or 3 of 3  ~83 %\n" in capsys.readouterr().out

    def test_without_an_answer_nothing_is_sealed(self, page: Page) -> None:
        page.get_by_role("button", name="Seal it").click()
        page.get_by_text("answer one question at least").wait_for()
        assert page.get_by_label("The lines").is_hidden()

    def test_what_stands_in_the_address_is_an_id_or_nothing(self, page: Page, address: str) -> None:
        page.goto(f"{address}/{PATH}?pairing=%3Cscript%3E&person=..")
        assert page.get_by_label("Pairing").input_value() == ""
        assert page.get_by_label("Who answers").input_value() == ""

    def test_without_scripts_it_says_how_to_answer(self, browser: Browser, address: str) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}/{PATH}")
        assert page.get_by_role("button", name="Seal it").is_hidden()
        assert "mentorship survey answer PAIRING pulse" in page.locator("main").inner_text()
        context.close()
