"""A small organisation in which every kind of file of the API has something to say."""

from __future__ import annotations

from functools import cache

from tests.small_world import pair, situation

from mentorship.obligations.situation import Situation
from mentorship.pages.page import SiteContent
from mentorship.pages.site import content
from mentorship.publication.build import views
from mentorship.publication.views import Views
from mentorship.workspace.guides import Written, guides

AUDIENCES = ("public", "members", "pair", "office")
DOCS = Written(
    ("guides/first-meeting.html", "manual/api.html", "manual/reference/api.html"),
    guides({"guides/first-meeting.md": b"---\ntopics: [python]\n---\n# First meeting\n"}),
)
SITE = "https://mentorship.example/"

PROGRAM = """\
title: Graduates
purpose: New colleagues are at home within a year.
goals: [Independent by June]
owners: [mira]
dates: {start: 2026-01-05, end: 2026-12-18}
acceptance: none
approval: none
applications: {until: 2026-08-31}
eligibility: {mentor: [{job_category: [engineering]}]}
feedback_within: 5 working days
courses: {values: {title: Our values, minutes: 45}}
tracks:
  engineer:
    goal: Settle in
    core_points: {craft: The craft}
    stages:
      - id: arrive
        title: Arrive
        weeks: 1-8
        compulsory: [values]
        tasks: [{id: interviews, title: Interviews, due: week 2, times: 2}]
      - {id: own, title: Own it, weeks: 9-40}
cadence: [{id: one-to-one, every: month, kind: session, owner: mentor}]
events: [{id: kick-off, title: Kick-off, date: 2026-01-12}]
recognition:
  - {badge: hours, for: mentor, title: An hour given, when: {metric: hours, at_least: 1}}
"""
SETTINGS = """\
organisation: Northwind
timezone: UTC
office: [mira]
job_categories: {engineering: Engineering}
skills: {python: Python, design: Design}
"""
ADA = """\
about: Ask me about alerts.
languages: [en, fr]
skills: {python: 5}
wants: [design]
mentoring: {capacity: 2}
leave: [{from: 2026-07-06, to: 2026-07-24}]
contact: {chat: "@ada"}
publish: profile
"""
NOTE = """\
---
kind: session
date: 2026-01-09
minutes: 60
format: video
covers: [craft]
completes: [values]
lesson: Write it down at once.
---
We talked.

- [ ] Ask Bo (@ada, 2026-05-26)
"""


def files() -> dict[str, str]:
    """Three pairs, one of which has met, paused and planned; four people with something to say."""
    plan = "plan: {goals: [Own the alerts], core_points: {craft: Pair on alerts}}\n"
    pause = "pauses: [{from: 2026-03-02, to: 2026-03-13, reason: exam}]\n"
    return {
        "mentorship.yml": SETTINGS,
        "programs/graduates/program.yml": PROGRAM,
        **pair("ada", "lin", more=plan + pause),
        **pair("bo", "kim"),
        **pair("cy", "sam", more="ended: {date: 2026-05-01, how: completed}\n"),
        "people/mira.yml": "name: Mira\n",
        "people/ada.yml": "name: Ada\nteam: platform\nmanager: mira\njoined: 2020-04-01\n",
        "people/bo.yml": "name: Bo\nalias: brave-heron\n",
        "people/teams/platform.yml": "title: Platform\n",
        "people/profiles/ada.yml": ADA,
        "people/profiles/lin.yml": "publish: name\nwants: [python]\n",
        "logs/lin-ada/2026-01-09-session.md": NOTE,
    }


@cache
def now() -> Situation:
    """The organisation in June."""
    return situation(files(), "2026-06-01")


@cache
def seen_by(audience: str) -> Views:
    """The values for the pages of an audience."""
    return made_for(audience)


def made_for(audience: str) -> Views:
    """The same, made anew in the language spoken."""
    return views(now(), audience, (), DOCS.addresses, SITE, DOCS.guides)


@cache
def site(audience: str) -> SiteContent:
    """The site of an audience."""
    return content(now(), audience, (), docs=DOCS, address=SITE)
