"""Feeds: what they tell whom, when, and that feed readers understand them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from tests.calendars_world import history
from tests.obligations_world import Files, pair, situation, world
from tests.test_sample import ROOT, is_gone, published

from mentorship.history.facts import History
from mentorship.pages.links import anchors
from mentorship.pages.page import SiteContent, relative
from mentorship.pages.site import content
from mentorship.publication.entries import FeedView
from mentorship.render.feed import feed as write

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
TASKS = (
    "{general: {stages: [{id: arrive, weeks: 1-8, tasks: "
    "[{id: report, title: Write a report, due: 2026-02-10, approver: none}]}]}}"
)
NOTES = {
    "2026-02-02-talk": "kind: session\nlesson: Alert on symptoms",
    "2026-02-05-open": "kind: note\nclass: public\nlesson: Ask early",
    "2026-02-09-report": "kind: submission\nsubmits: [report]",
    "2026-02-27-ahead": "kind: session",
}
EVENT = "programs/graduates/events/2026-02-03-kick-off.md"


def files(**more: Any) -> Files:
    event = "---\ntitle: Kick-off\ndate: 2026-02-03\nlesson: Begin small\nclass: public\n---\nHi.\n"
    ended = "ended: {date: 2026-02-11, how: completed}"
    usual = {"tracks": TASKS, "notes": NOTES, "pairing": ended, "files": {EVENT: event}}
    return world(**{**usual, **more})


def made(
    written: Files, audience: str, today: str = "2026-02-20", history: History | None = None,
    address: str = "",
) -> SiteContent:  # fmt: skip
    return content(situation(written, today, history), audience, (), address=address)


def feed(site: SiteContent, path: str = "feed.xml") -> Any:
    """The feed as a reader understands it, which must find nothing wrong with it."""
    (asset,) = (asset for asset in site.assets if asset.path == path)
    found = feedparser.parse(asset.content)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    assert all(entry.id and entry.title and entry.updated for entry in found.entries)
    assert len({entry.id for entry in found.entries}) == len(found.entries)
    return found


def told(found: Any) -> list[tuple[str, str]]:
    return [(entry.updated[:10], entry.title) for entry in found.entries]


PUBLIC = [("2026-02-05", "A note for everybody, 5 Feb 2026"), ("2026-02-03", "Kick-off, Graduates")]
MEMBERS = [
    ("2026-02-11", "Lin with Ada ended"),
    ("2026-02-09", "Submission: Lin with Ada"),
    ("2026-02-05", "Note: Lin with Ada"),
    ("2026-02-03", "Kick-off, Graduates"),
    ("2026-02-02", "Session: Lin with Ada"),
    ("2026-01-12", "Lin with Ada began"),
]


@pytest.mark.parametrize("path", ["feed.xml", "programs/graduates.xml"])
def test_each_audience_hears_what_it_may_know_newest_first(path: str) -> None:
    assert told(feed(made(files(), "public"), path)) == PUBLIC
    assert told(feed(made(files(), "members"), path)) == MEMBERS
    of_pair = told(feed(made(files(), "pair"), path))
    milestone = ("2026-02-09", "✓ Write a report: Lin")
    assert sorted(of_pair) == sorted([*MEMBERS, milestone])


def test_lessons_are_told_to_members() -> None:
    said = {e.title: e.summary for e in feed(made(files(), "members")).entries}
    assert said["Session: Lin with Ada"] == "2026-02-02: Lesson: Alert on symptoms"
    assert said["Submission: Lin with Ada"] == "2026-02-09: Graduates"
    assert said["Kick-off, Graduates"] == "2026-02-03: Lesson: Begin small"
    open_ = {e.title: e.summary for e in feed(made(files(), "public")).entries}
    assert open_ == {
        "A note for everybody, 5 Feb 2026": "2026-02-05: Graduates",
        "Kick-off, Graduates": "2026-02-03",
    }


def test_a_pair_that_is_only_proposed_is_told_to_nobody_who_knows_it() -> None:
    proposed = files(acceptance="both", pairing="")
    assert "Lin with Ada began" not in [t for _, t in told(feed(made(proposed, "pair")))]
    assert "Lin with Ada began" in [t for _, t in told(feed(made(proposed, "members")))]


def test_what_lands_late_is_news_on_the_day_it_lands() -> None:
    path = "logs/lin-ada/2026-02-02-talk.md"
    known = history((path, "2026-02-04T23:30:00+00:00"))  # the 5th in Berlin
    found = feed(made(files(), "members", history=known))
    (entry,) = (e for e in found.entries if e.title == "Session: Lin with Ada")
    assert entry.updated == "2026-02-05T00:00:00+01:00"
    assert entry.summary.startswith("2026-02-02: ")


def test_ids_stay_and_differ_between_organisations() -> None:
    first, later = (feed(made(files(), "members", day)) for day in ("2026-02-20", "2026-02-27"))
    ids = {entry.id for entry in first.entries}
    assert ids < {entry.id for entry in later.entries}
    assert first.feed.id == later.feed.id
    other = {**files(), "mentorship.yml": "organisation: Southwind\ntimezone: Europe/Berlin\n"}
    assert ids & {entry.id for entry in feed(made(other, "members")).entries} == set()
    assert first.feed.id != feed(made(files(), "pair")).feed.id


def test_a_feed_holds_the_fifty_newest() -> None:
    notes = {f"2026-02-{day:02}-{n}": "kind: note" for day in range(1, 20) for n in "abc"}
    found = told(feed(made(files(notes=notes, pairing=""), "members")))
    assert len(found) == 50
    assert (found[0][0], found[-1][0]) == ("2026-02-19", "2026-02-03")


def test_text_stays_text() -> None:
    lesson = "<b>&amp; ]]></title><script>hit()</script>"
    notes = {"2026-02-02-talk": f"kind: session\nlesson: {lesson!r}"}
    people = {"people/lin.yml": 'name: "<script>hit()</script> & Lin"\n'}
    site = made({**files(notes=notes, pairing=""), **people}, "members")
    (asset,) = (asset for asset in site.assets if asset.path == "feed.xml")
    elements = list(ET.fromstring(asset.content).iter())  # noqa: S314
    assert {element.tag.rpartition("}")[2] for element in elements} == {
        "feed", "id", "title", "updated", "author", "name", "link", "entry", "summary",
    }  # fmt: skip
    texts = [element.text for element in elements]
    assert "Session: <script>hit()</script> & Lin with Ada" in texts
    assert f"2026-02-02: Lesson: {lesson}" in texts
    assert b"<script" not in asset.content


def test_characters_that_xml_does_not_have_are_left_out() -> None:
    view = FeedView("feed.xml", "index.html", "1", "One\x0b\ufffe\0two\r\nthree", LONG_AGO, ())
    root = ET.fromstring(write(view, "Northwind", lambda path, _: path))  # noqa: S314
    assert [element.text for element in root if element.tag.endswith("}title")] == ["One two three"]


@pytest.mark.parametrize("audience", ["public", "members", "pair"])
def test_every_entry_leads_to_a_place_on_the_site(audience: str) -> None:
    assert_led(made(files(), audience))


@pytest.mark.sample
@pytest.mark.skipif(is_gone(), reason="the sample was removed")
@pytest.mark.parametrize("audience", ["public", "members", "pair"])
def test_every_entry_of_the_sample_leads_to_a_place_on_its_site(audience: str) -> None:
    assert ROOT.is_dir()
    assert_led(published(audience).site)


def assert_led(site: SiteContent) -> None:
    pages = {page.path: anchors(page.body) for page in site.pages}
    for asset in (asset for asset in site.assets if asset.path.endswith(".xml")):
        way = partial(relative, asset.path)
        there = {way(page) for page in pages}
        there |= {way(page, anchor) for page, found in pages.items() for anchor in found}
        links = [e.get("href") for e in ET.fromstring(asset.content).iter() if e.get("rel")]  # noqa: S314
        own = asset.path.rpartition("/")[2]
        assert [link for link in links if link not in there and link != own] == []


def test_addresses_are_whole_where_the_address_of_the_site_is_known() -> None:
    site = made(files(), "members", address="https://example.org/m/")
    found = feed(site, "programs/graduates.xml")
    assert {link.href for link in found.feed.links} == {
        "https://example.org/m/programs/graduates.xml",
        "https://example.org/m/programs/graduates.html",
    }
    (entry,) = (e for e in found.entries if e.title == "Note: Lin with Ada")
    assert entry.link == "https://example.org/m/pairings/lin-ada.html#note-2026-02-05-open"


def test_a_site_without_anything_has_an_empty_feed() -> None:
    empty = {"mentorship.yml": "organisation: Northwind\ntimezone: UTC\n"}
    found = feed(made(empty, "members", "2026-02-20"))
    assert (found.entries, found.feed.title) == ([], "Mentorship at Northwind")
    assert datetime.fromisoformat(found.feed.updated).date().isoformat() == "2026-02-20"


def test_two_pairs_of_one_program_stand_in_one_feed() -> None:
    more = {
        "people/bo.yml": "name: Bo\n",
        "people/kim.yml": "name: Kim\n",
        "pairings/kim-bo.yml": pair("bo", "kim", "2026-02-04"),
    }
    found = told(feed(made({**files(), **more}, "members"), "programs/graduates.xml"))
    assert ("2026-02-04", "Kim with Bo began") in found
    assert ("2026-01-12", "Lin with Ada began") in found
