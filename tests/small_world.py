"""Small organisations as texts, for tests of what is computed from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentorship.history.facts import History
from mentorship.obligations.situation import Situation
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree
from mentorship.workspace.workspace import Workspace

SETTINGS = "organisation: Northwind\ntimezone: UTC\n"
PROGRAM = """\
title: Graduates
dates: {start: 2026-01-05, end: 2026-12-18}
acceptance: none
approval: none
tracks: {general: {}}
"""


def workspace(files: Mapping[str, str]) -> Workspace:
    """The organisation of these files, which must be free of findings."""
    loaded, findings = load(TextTree({"mentorship.yml": SETTINGS, **files}))
    assert [str(finding.place) + " " + finding.message for finding in findings] == []
    return loaded


def situation(files: Mapping[str, str], today: str) -> Situation:
    """The organisation as of a day, without any history."""
    return Situation(workspace(files), History.absent(), date.fromisoformat(today))


def pair(mentor: str, *mentees: str, start: str = "2026-01-05", more: str = "") -> dict[str, str]:
    """A pairing `<mentees>-<mentor>` in the program `graduates`, with its people."""
    people = {f"people/{person}.yml": f"name: {person.title()}\n" for person in (mentor, *mentees)}
    text = (
        f"program: graduates\nmentors: [{mentor}]\nmentees: [{', '.join(mentees)}]\n"
        f"start: {start}\n{more}"
    )
    return {**people, f"pairings/{'.'.join(mentees)}-{mentor}.yml": text}


def note(pairing: str, day: str, kind: str = "session", more: str = "") -> dict[str, str]:
    """A note of the pairing."""
    front = f"---\nkind: {kind}\ndate: {day}\n{more}---\nWe talked.\n"
    return {f"logs/{pairing}/{day}-{kind}.md": front}
