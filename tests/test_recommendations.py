"""What somebody may want to read, and why: each reason where it may be known, and nowhere else."""

from __future__ import annotations

from tests.small_world import pair, situation

from mentorship.publication.build import views
from mentorship.publication.recommendations import readings
from mentorship.workspace.guides import Guide

PROGRAM = """\
title: Graduates
dates: {start: 2026-01-05, end: 2026-12-18}
acceptance: none
approval: none
owners: [mira]
cadence: [{id: hearing, title: The hearing, every: half-year, kind: defence, owner: mentee}]
tracks:
  general:
    core_points: {culture: How things are done}
    stages:
      - id: arrive
        title: Arrive
        weeks: 1-50
        tasks: [{id: talk, title: A talk, due: 2026-06-15, topics: [presenting]}]
"""
WORLD = {
    "mentorship.yml": "organisation: Northwind\ntimezone: UTC\nskills: {python: Python, go: Go}\n",
    "people/mira.yml": "name: Mira\n",
    "programs/graduates/program.yml": PROGRAM,
    **pair("ada", "lin"),
    "people/profiles/lin.yml": "wants: [python, go]\nskills: {go: 1}\ntimezone: Asia/Shanghai\n",
    "people/profiles/ada.yml": "timezone: Europe/Berlin\n",
    "people/records/lin.yml": "tests: [{skill: python, date: 2026-04-01, score: 11, scale: 100}]\n",
    "logs/lin-ada/2026-05-04-assessment.md": (
        "---\nkind: assessment\ndate: 2026-05-04\nscores: {testing: 40, python: 90}\n---\nWeak.\n"
    ),
}
TOPICS = ("defence", "presenting", "python", "remote", "testing", "culture", "mentoring",
          "program-owner", "first-meeting")  # fmt: skip
GUIDES = tuple(Guide(f"docs/guides/{topic}.md", topic.upper(), (topic,)) for topic in TOPICS)


def read(audience: str, person: str, today: str = "2026-06-01") -> list[tuple[str, str]]:
    """Titles and reasons of what is recommended to a person."""
    made = views(situation(WORLD, today), audience, (), guides=GUIDES)
    view = next(view for view in made.people if view.id == person)
    return [(each.title, each.because) for each in readings(made, view)]


def test_the_pair_reads_about_what_is_due_weak_wanted_and_not_talked_about() -> None:
    assert read("pair", "lin") == [
        ("PRESENTING", "Due by 15 Jun 2026: A talk."),
        ("DEFENCE", "Due by 30 Jun 2026: The hearing, H1 2026."),
        ("TESTING", "The last assessment shows room to grow: Testing."),
        ("PYTHON", "On the list of what to learn: Python."),
        ("Go", "On the list of what to learn, at level 1 of 5: Go."),
    ]


def test_members_know_wants_stage_and_time_zones_alone() -> None:
    assert read("members", "lin") == [
        ("PYTHON", "On the list of what to learn: Python."),
        ("Go", "On the list of what to learn, at level 1 of 5: Go."),
        ("PRESENTING", "It belongs to the stage Arrive: A talk."),
        ("REMOTE", "A pair in several time zones: Asia/Shanghai, Europe/Berlin."),
    ]


def test_a_mentor_and_an_owner_read_about_their_parts() -> None:
    assert read("members", "ada") == [
        ("REMOTE", "A pair in several time zones: Asia/Shanghai, Europe/Berlin."),
        ("MENTORING", "Mentors in one pair now."),
    ]
    assert read("members", "mira") == [("PROGRAM-OWNER", "For those who run a program: Graduates.")]


def test_a_new_pair_reads_about_its_first_meeting() -> None:
    assert ("FIRST-MEETING", "Lin with Ada begins on 5 Jan 2026.") in (
        read("members", "lin", "2025-12-22")
    )
    assert ("FIRST-MEETING", "Lin with Ada began on 5 Jan 2026.") in (
        read("members", "ada", "2026-01-20")
    )


def test_a_test_in_a_record_is_no_reason_even_for_the_office() -> None:
    said = " ".join(because for _title, because in read("office", "lin"))
    assert "assessment shows room to grow: Testing" in said
    assert "grow: Python" not in said


def test_the_public_is_told_nothing() -> None:
    profile = {**WORLD, "people/profiles/lin.yml": "wants: [python]\npublish: profile\n"}
    made = views(situation(profile, "2026-06-01"), "public", (), guides=GUIDES)
    assert [(view.id, readings(made, view)) for view in made.people] == [("lin", ())]
