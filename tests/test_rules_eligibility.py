"""Findings about who takes part: mentors who lead, and those who join them."""

from __future__ import annotations

from tests.rules_world import checked

PROGRAM = """\
title: Graduates
dates: {start: 2026-01-12, end: 2026-12-18}
eligibility:
  mentor: [{mentored: {mentees: 1}}, {level: {at_least: 4}}]
  first_time: {as: co-mentor}
tracks: {general: {}}
"""
FILES = {
    "programs/graduates/program.yml": PROGRAM,
    "people/ada.yml": "name: Ada Okafor\njob: {level: 5}\n",
    "people/records/ada.yml": "mentored_before: [{from: 2024-01, to: 2024-12, mentees: 1}]\n",
    "people/bo.yml": "name: Bo Lund\njob: {level: 4}\n",
    "people/records/bo.yml": "{}\n",
    "people/kim.yml": "name: Kim Lee\njob: {level: 2}\n",
    "people/records/kim.yml": "{}\n",
}


def hints(mentors: str) -> list[tuple[str, str, str]]:
    pairing = (
        f"program: graduates\nmentors: [{mentors}]\nmentees: [lin]\nstart: 2026-01-12\n"
        "accepted: {ada: 2026-01-05, lin: 2026-01-06}\n"
    )
    return [
        (f.code, f.message.partition(" ")[0], f.hint.partition(";")[0])
        for f in checked({**FILES, "pairings/lin-ada.yml": pairing})
        if f.code == "not-eligible"
    ]


def test_who_leads_for_the_first_time_may_join_another() -> None:
    assert hints("bo") == [
        ("not-eligible", "bo", "they may join as a co-mentor, behind a mentor who leads")
    ]
    assert hints("ada, bo") == []


def test_who_may_not_even_join_is_not_told_to() -> None:
    said = "`mentorship eligible kim --program graduates` says more"

    assert hints("kim") == [("not-eligible", "kim", said)]
    assert hints("ada, kim") == [("not-eligible", "kim", said)]
