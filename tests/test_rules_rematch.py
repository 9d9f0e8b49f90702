"""Eligibility of a pairing that continues another: mentees are judged for their first start."""

from __future__ import annotations

import pytest
from tests.rules_world import checked, said

PROGRAM = """\
title: Graduates
dates: {start: 2026-01-12, end: 2026-12-18}
eligibility:
  mentor: [{tenure: 2 years}]
  mentee: [{joined_within: 3 months}]
tracks: {general: {for: [{joined_within: 3 months}]}}
"""
EARLIER = """\
program: graduates
mentors: [ada]
mentees: [lin]
start: 2026-01-12
accepted: {ada: 2026-01-05, lin: 2026-01-06}
ended: {date: 2026-06-30, how: rematched}
"""
LATER = """\
program: graduates
mentors: [bo]
mentees: [lin]
start: 2026-07-01
accepted: {bo: 2026-06-29, lin: 2026-06-29}
"""
FILES = {
    "programs/graduates/program.yml": PROGRAM,
    "people/ada.yml": "name: Ada Okafor\njoined: 2015-01-01\n",
    "people/bo.yml": "name: Bo\njoined: 2024-06-30\n",
    "people/lin.yml": "name: 林薇\njoined: 2026-01-01\n",
    "pairings/lin-ada.yml": EARLIER,
}


def codes(pairing: str) -> list[str]:
    return [line.split(" ")[1] for line in said(checked({**FILES, "pairings/lin-bo.yml": pairing}))]


def test_a_mentee_who_goes_on_is_judged_for_the_first_start() -> None:
    assert codes(LATER + "continues: lin-ada\n") == []
    assert codes(LATER) == ["not-eligible", "wrong-track"]


def test_their_new_mentor_is_judged_for_the_new_start() -> None:
    later = {**FILES, "people/bo.yml": "name: Bo\njoined: 2024-07-02\n",
             "pairings/lin-bo.yml": LATER + "continues: lin-ada\n"}  # fmt: skip
    assert said(checked(later)) == [
        (
            "pairings/lin-bo.yml:2:11 not-eligible bo may not be a mentor of graduates: "
            "joined less than 2 years before 2026-07-01"
        )
    ]


@pytest.mark.parametrize(
    ("tracks", "hint"),
    [
        ("{old: {for: [{tenure: 1 year}]}}", "no track of the program is for them"),
        ("{old: {for: [{tenure: 1 year}]}, new: {}}", "choose new"),
        (
            "{old: {for: [{tenure: 1 year}]}, new: {}, recent: {for: [{joined_within: 1 year}]}}",
            "choose new or recent",
        ),
    ],
)
def test_the_tracks_for_a_mentee_on_the_wrong_one(tracks: str, hint: str) -> None:
    program = f"title: G\ndates: {{start: 2026-01-12, end: 2026-12-18}}\ntracks: {tracks}\n"
    pairing = LATER.replace("mentees", "track: old\nmentees")
    files = {
        **FILES, "programs/graduates/program.yml": program,
        "pairings/lin-ada.yml": None, "pairings/lin-bo.yml": pairing,
    }  # fmt: skip

    assert [(f.code, f.hint) for f in checked(files)] == [("wrong-track", hint)]
