"""Homes: what each person's page gathers, for whom, and in which order."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape

import pytest
from tests.small_world import note, pair, situation

from mentorship.pages.homes import lists
from mentorship.pages.page import Page
from mentorship.pages.site import files as assets
from mentorship.pages.site import pages
from mentorship.publication.build import views
from mentorship.publication.homes_view import HomeView
from mentorship.publication.views import Views

TODAY = "2026-03-02"
PLANNED = """\
title: Graduates
dates: {start: 2026-01-05, end: 2026-12-18}
owners: [olga]
acceptance: none
approval: none
events: [{id: demo, title: Demo day, date: 2026-03-09}]
reminders: {before: [5 days], escalate: {after: 2 days}}
cadence: [{id: talk, title: Talk, every: month, kind: session, owner: mentor}]
tracks:
  general:
    core_points: {craft: The craft}
    stages:
      - {id: begin, title: Begin, weeks: 1-4, tasks: [{id: tour, title: A tour}]}
"""
NEXT = """\
title: Managers
dates: {start: 2026-05-04, end: 2026-09-25}
applications: {until: 2026-04-20}
eligibility: {mentor: [{certificate: mentor-skills}]}
tracks: {general: {}}
"""
WORLD: Mapping[str, str] = {
    "programs/graduates/program.yml": PLANNED,
    "programs/managers/program.yml": NEXT,
    **pair("ada", "lin", more="plan: {goals: [Own the pager]}\n"),
    **note("lin-ada", "2026-01-12", more="next: 2026-03-04 10:00\n"),
    **note("lin-ada", "2026-01-20", kind="feedback",
           more="by: ada\nfeedback: {tour: {verdict: accept, quality: 80}}\n"),
    "people/lin.yml": "name: Lin\njoined: 2025-12-01\nmanager: max\njob: {level: 1}\n",
    "people/ada.yml": "name: Ada\nmanager: max\njob: {level: 2}\n",
    "people/max.yml": "name: Max\njob: {leads: true}\n",
    "people/olga.yml": "name: Olga\n",
    "people/zoe.yml": "name: Zoe\n",
    "people/profiles/ada.yml": "contact: {chat: '@ada'}\npublish: profile\n",
    "mentorship.yml": (
        "organisation: Acme\ntimezone: UTC\nlevels:\n"
        "  - {level: 1, title: Junior, means: Learns., next: A first task alone.}\n"
        "  - {level: 2, title: Senior}\n"
    ),
}  # fmt: skip
DOCS = ("start/newcomer.html", "guides/giving-feedback.html")


def made(audience: str = "pair", files: Mapping[str, str] = WORLD) -> Views:
    return views(situation(files, TODAY), audience, (), DOCS)


def home(person: str, audience: str = "pair", files: Mapping[str, str] = WORLD) -> str:
    """The words of a home, one line for each element."""
    page = _home(person, audience, files)
    return "\n".join(filter(None, map(str.strip, unescape(re.sub("<[^>]*>", "\n", page.body))
                                      .split("\n"))))  # fmt: skip


def titles(person: str, audience: str = "pair", files: Mapping[str, str] = WORLD) -> list[str]:
    return [heading.title for heading in _home(person, audience, files).headings]


def _home(person: str, audience: str, files: Mapping[str, str]) -> Page:
    path = f"homes/{person}.html"
    return next(page for page in pages(made(audience, files)) if page.path == path)


def test_a_mentee_sees_the_mentor_what_waits_goals_and_feedback() -> None:
    said = home("lin")
    assert titles("lin") == [
        "What waits for you", "The next two weeks", "New here", "What you learn",
        "Worth reading", "Take part", "Career path",
    ]  # fmt: skip
    for words in (
        "Learns in Graduates", "Ada\nchat: @ada", "Own the pager", "A tour", "Demo day",
        "Feedback on A tour: accept, quality 80", "10:00 (UTC)", "Start here",
    ):  # fmt: skip
        assert words in said


def test_a_mentor_sees_mentees_at_a_glance_and_what_helps() -> None:
    said = home("ada")
    assert titles("ada")[:3] == ["What waits for you", "The next two weeks", "Whom you mentor"]
    assert "Mentors 1 person" in said
    assert "Talk, January 2026" not in said  # it took place
    assert "Talk, February 2026\n27 Feb 2026\n3 days overdue" in said
    assert "Giving feedback" in said
    assert "Hard conversations" not in said  # there is no such guide here


def test_who_runs_a_program_sees_all_pairs_the_late_ones_first() -> None:
    files = {**WORLD, **pair("bo", "kim", start="2026-03-02")}
    said = home("olga", files=files)
    assert "Runs Graduates" in said
    table = said.partition("The pairs, those that are late first")[2]
    assert table.index("Lin with Ada") < table.index("Kim with Bo")


def test_a_manager_sees_their_people_and_what_a_mentor_owes_for_too_long() -> None:
    said = home("max")
    assert titles("max")[:3] == ["What waits for you", "What has come to you", "Your people"]
    escalated = said.partition("What has come to you")[2].partition("Your people")[0]
    assert "Talk, February 2026" in escalated
    assert "A tour" not in escalated  # what a mentee owes is not told to who leads them


def test_roles_stand_in_order_of_what_waits() -> None:
    """Zoe mentors and learns; what she owes as a mentee is late."""
    both = {
        **WORLD, **pair("zoe", "kim", start="2026-03-02"), **pair("bo", "zoe", start="2026-01-05"),
    }  # fmt: skip
    roles = [title for title in titles("zoe", files=both) if "you" in title][1:]
    assert roles == ["What you learn", "Whom you mentor"]


def test_somebody_with_nothing_gets_the_way_to_apply() -> None:
    said = home("zoe")
    assert titles("zoe") == ["What waits for you", "Worth reading", "Take part", "Career path"]
    for words in ("Nothing is due.", "Managers", "20 Apr 2026", "How to apply", "All programs"):
        assert words in said
    assert "Graduates" not in said  # it has begun, and has no day until which one can apply


def test_the_place_on_the_career_path_is_for_the_pair() -> None:
    place = "Junior\nYou are here\nLearns.\nWhat leads on: A first task alone."
    assert place in home("lin")
    members = home("lin", "members")
    assert "Junior" in members
    assert "You are here" not in members


def test_members_see_who_and_where_and_nothing_of_what_is_due() -> None:
    assert titles("lin", "members") == [
        "The next two weeks", "New here", "What you learn", "Worth reading",
        "Take part", "Career path",
    ]  # fmt: skip
    said = home("lin", "members")
    assert "chat: @ada" in said
    for words in ("Own the pager", "Feedback on", "overdue", "10:00"):
        assert words not in said


def test_the_public_knows_homes_of_those_alone_who_publish_their_profile() -> None:
    made_ = made("public")
    assert [page.path for page in pages(made_) if page.path.startswith("homes/")] == [
        "homes/ada.html", "homes/index.html",
    ]  # fmt: skip
    assert titles("ada", "public") == ["Worth reading", "Take part"]


@pytest.mark.parametrize(
    ("audience", "names"), [("public", ["ada"]), ("pair", ["ada", "lin", "max", "olga", "zoe"])]
)
def test_the_names_to_choose_from_are_one_file(audience: str, names: list[str]) -> None:
    found = {asset.path: asset.content for asset in assets(made(audience))}
    assert [row[1] for row in json.loads(found["homes/people.json"])] == names


def test_whose_pairing_is_ahead_sees_their_mentor_and_the_day() -> None:
    files = {**WORLD, **pair("ada", "lin", start="2026-03-16"), **pair("ada", "kim")}
    ended = {**files, **pair("ada", "kim", more="ended: {date: 2026-02-01, how: stopped}\n")}
    assert "Ada\nchat: @ada" in home("lin", files=files)
    assert "From\n16 Mar 2026" in home("lin", files=files)
    assert "Mentors 2 people" in home("ada", files=files)
    assert "Mentors 1 person" in home("ada", files=ended)


def test_who_has_left_has_no_home() -> None:
    gone = {**WORLD, "people/zoe.yml": "name: Zoe\nleft: 2026-02-27\n"}
    assert "zoe" not in [view.id for view in made(files=gone).homes]


def test_the_list_of_ten_thousand_is_many_small_pages() -> None:
    some = made().homes[0]
    many = tuple(_numbered(some, number) for number in range(10_000))
    found = list(lists.make(replace(made(), homes=many)))
    assert [page.path for page in found[:2]] == ["homes/index.html", "homes/list/2.html"]
    assert len(found) == 20
    assert max(len(page.body) for page in found) < 80_000


def _numbered(view: HomeView, number: int) -> HomeView:
    name = f"person-{number:05}"
    return replace(view, id=name, name=name, path=f"homes/{name}.html", also="A team")
