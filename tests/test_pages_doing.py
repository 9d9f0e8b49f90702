"""What a pair can do and has asked for, on its page and on those of its people."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.small_world import PROGRAM, note, pair, workspace

from mentorship.history.facts import History
from mentorship.obligations.situation import Situation
from mentorship.pages.site import content

FILES = {
    "mentorship.yml": (
        "organisation: Acme\ntimezone: UTC\noffice: [mira]\nrepository: acme/mentorship\n"
    ),
    "people/mira.yml": "name: Mira\n",
    "programs/graduates/program.yml": PROGRAM,
    **pair("ada", "lin"),
    "logs/lin-ada/2026-02-10-talk.md": (
        "---\nkind: session\ndate: 2026-02-10\n---\nWe met.\n\n"
        "Help wanted: a <b>reviewer</b>\n\n- [ ] Draft the runbook (@lin, 2026-03-20)\n"
    ),
}
GITHUB = "https://github.com/acme/mentorship/issues/new?template="


def body(path: str, audience: str = "pair", more: dict[str, str] | None = None) -> str:
    space = workspace({**FILES, **(more or {})})
    made = content(Situation(space, History.absent(), date(2026, 2, 12)), audience, ())
    return next(page.body for page in made.pages if page.path == path)


def links(html: str) -> list[tuple[str, str]]:
    """Address and text of the links in the list of what can be done."""
    done = re.search(r'<ul class="ms-doing".*?</ul>', html, re.DOTALL)
    found = re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', done[0]) if done else []
    return [(address.replace("&amp;", "&"), text) for address, text in found]


@pytest.mark.parametrize("audience", ["pair", "members"])
def test_a_pair_at_work_is_a_tap_away_from_each_form(audience: str) -> None:
    assert links(body("pairings/lin-ada.html", audience)) == [
        (f"{GITHUB}log-session.yml&pairing=lin-ada", "Log a session"),
        (f"{GITHUB}hand-in.yml&pairing=lin-ada", "Hand in a task"),
        (f"{GITHUB}pause.yml&pairing=lin-ada", "Pause a pairing"),
        ("../ask-office.html?pairing=lin-ada", "Tell the office"),
    ]


def test_one_that_ended_has_nothing_to_do() -> None:
    ended = pair("ada", "lin", more="ended: {date: 2026-02-11, how: completed}\n")
    assert links(body("pairings/lin-ada.html", more=ended)) == []


def test_without_a_repository_there_is_no_form() -> None:
    settings = {
        "mentorship.yml": FILES["mentorship.yml"].replace("repository: acme/mentorship", "")
    }
    assert [text for _, text in links(body("pairings/lin-ada.html", more=settings))] == [
        "Tell the office"
    ]


@pytest.mark.parametrize("path", ["pairings/lin-ada.html", "people/ada.html", "people/lin.html"])
def test_a_call_stands_on_the_page_of_the_pair_and_of_both(path: str) -> None:
    assert "a &lt;b&gt;reviewer&lt;/b&gt;" in body(path)
    assert "reviewer" not in body(path, "members")
    met = note("lin-ada", "2026-02-11")
    assert "reviewer&lt;/b&gt;</td>" not in body(path, more=met)


def test_an_open_action_stands_on_the_page_of_its_owner() -> None:
    assert "Draft the runbook" in body("people/lin.html")
    assert "Draft the runbook" not in body("people/ada.html")
