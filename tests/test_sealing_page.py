"""The page that seals in the browser: what is typed opens with the office's key alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyrage
import pytest
from playwright.sync_api import Browser, Page
from tests.browser import chromium, served
from tests.sites import publish
from tests.small_world import pair, workspace

from mentorship.history.facts import History
from mentorship.obligations.situation import Situation
from mentorship.pages.frame import SEALING, resources
from mentorship.pages.page import SiteContent
from mentorship.pages.site import content
from mentorship.publication.sealing import BEGIN, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(SEALING not in resources(), reason="make sealing was not run"),
]

OFFICE, SECOND = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
PROGRAM = "title: Graduates\ndates: {start: 2026-01-05, end: 2026-12-18}\ntracks: {general: {}}\n"


def organisation(keys: str) -> SiteContent:
    space = workspace(
        {
            "mentorship.yml": f"organisation: Acme\ntimezone: UTC\noffice: [mira]\n{keys}",
            "people/mira.yml": "name: Mira Holm\n",
            "people/profiles/mira.yml": 'contact: {chat: "@mira", prefer: chat}\n',
            "programs/graduates/program.yml": PROGRAM,
            **pair("ada", "lin"),
        }
    )
    return content(Situation(space, History.absent(), date(2026, 2, 12)), "members", ())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = organisation(f"keys: {{office: [{OFFICE.to_public()}, {SECOND.to_public()}]}}\n")
    folder = publish(tmp_path_factory.mktemp("site"), site, strict=False)
    with served(Path(folder)) as base:
        yield base


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened_page = context.new_page()
    opened_page.goto(f"{address}/ask-office.html?pairing=lin-ada")
    yield opened_page
    context.close()


def test_what_is_typed_opens_with_the_key_of_each_of_the_office(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    words = "I would like another mentor: \u8c22\u8c22 <b>&"
    page.get_by_label("What you want to say").fill(words)
    page.get_by_role("button", name="Seal it").click()
    letter = page.get_by_label("Send these lines to the office")
    letter.wait_for(state="visible")
    sealed = letter.input_value()
    assert sealed.startswith(BEGIN)
    for key in (OFFICE, SECOND):
        assert opened(sealed.encode(), [str(key)]) == f"About the pairing lin-ada\n\n{words}\n"
    assert page.get_by_label("What you want to say").input_value() == ""
    assert [url for url in asked if "favicon" not in url] == []  # nothing left the browser

    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r", "") == sealed


def test_nothing_is_not_sealed(page: Page) -> None:
    page.get_by_role("button", name="Seal it").click()
    page.get_by_text("There is nothing to seal yet.").wait_for()
    assert page.get_by_label("Send these lines to the office").is_hidden()


def test_a_pairing_in_the_address_is_an_id_or_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/ask-office.html?pairing=%3Cscript%3E")
    assert page.get_by_label("Pairing").input_value() == ""


def test_it_says_whom_to_tell(page: Page) -> None:
    assert page.get_by_role("listitem").filter(has_text="Mira Holm").inner_text() == (
        "Mira Holm, chat: @mira"
    )


def test_without_scripts_it_says_how_to_seal_by_hand(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/ask-office.html")
    assert page.get_by_role("button", name="Seal it").is_hidden()
    assert "mentorship ask-office PAIRING" in page.locator("main").inner_text()
    context.close()


def test_without_a_key_nothing_can_be_sealed() -> None:
    (found,) = [page for page in organisation("").pages if page.path == "ask-office.html"]
    assert "The office has no public key" in found.body
    assert "data-sealing" not in found.body
