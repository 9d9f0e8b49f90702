"""`applications`: submitted, screened by the rules, decided."""

from __future__ import annotations

import re
from datetime import date

from mentorship.eligibility.screening import screened
from mentorship.history.facts import History
from mentorship.obligations.situation import Situation
from mentorship.render.applications import ApplicationReport, text
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

FOLDER = "programs/grow/applications"
WORLD = {
    "mentorship.yml": "organisation: Acme\ntimezone: UTC\noffice: [mira]\n",
    "people/mira.yml": "name: Mira\n",
    "people/ada.yml": "name: Ada\njob: {leads: true}\n",
    "people/bo.yml": "name: Bo\n",
    "people/lin.yml": "name: Lin\njoined: 2025-12-01\n",
    "people/zoe.yml": "name: Zoe\njoined: 2020-01-01\n",
    "people/kim.yml": "name: Kim\n",
    "programs/grow/program.yml": (
        "title: Grow\nowners: [mira]\ndates: {start: 2026-03-01, end: 2026-12-31}\n"
        "eligibility: {mentor: [leader]}\n"
        "tracks: {newcomer: {for: [{joined_within: 6 months}]}, other: }\n"
    ),
    f"{FOLDER}/ada-mentor.yml": "track: newcomer\ndate: 2026-01-10\nwhy: WHY-CANARY\n",
    f"{FOLDER}/bo-mentor.yml": "track: newcomer\ndate: 2026-01-12\n",
    f"{FOLDER}/lin-mentee.yml": "track: newcomer\ndate: 2026-01-05\n",
    f"{FOLDER}/zoe-mentee.yml": "track: newcomer\ndate: 2026-01-11\n",
    f"{FOLDER}/kim-mentee.yml": "track: newcomer\ndate: 2026-01-11\nwithdrawn: 2026-01-13\n",
    "programs/grow/decisions/lin-mentee.yml": "status: accepted\nby: mira\ndate: 2026-01-15\n",
}


def test_each_application_with_what_the_rules_say_and_what_became_of_it() -> None:
    workspace, findings = load(TextTree(WORLD))
    assert findings == ()
    situation = Situation(workspace, History.absent(), date(2026, 1, 20))
    program = workspace.programs["grow"]
    report = ApplicationReport(situation, ((program, screened(situation, program)),))
    assert text(report) == (
        "As of 2026-01-20\n"
        "\n"
        "grow: 5 applications, 3 to decide\n"
        "  ada  mentor  newcomer  applied    10 days     rules: yes\n"
        "  zoe  mentee  newcomer  applied    9 days      rules: wrong track\n"
        "      track: joined longer than 6 months before 2026-03-01\n"
        "  bo   mentor  newcomer  applied    8 days      rules: no\n"
        "      no: does not lead people\n"
        "  lin  mentee  newcomer  accepted   2026-01-15  rules: yes\n"
        "  kim  mentee  newcomer  withdrawn  2026-01-13  rules: unknown\n"
    )


def test_the_table_says_until_when_people_apply() -> None:
    path = "programs/grow/program.yml"
    workspace, _ = load(
        TextTree({**WORLD, path: WORLD[path] + "applications: {until: 2026-01-20}\n"})
    )
    program = workspace.programs["grow"]

    def head(day: int) -> str:
        situation = Situation(workspace, History.absent(), date(2026, 1, day))
        report = ApplicationReport(situation, ((program, screened(situation, program)),))
        return text(report).splitlines()[2]

    assert head(20) == "grow: 5 applications, 3 to decide, open until 2026-01-20"
    assert head(21) == "grow: 5 applications, 3 to decide, closed since 2026-01-20"


def test_without_a_track_the_only_one_judges_and_of_several_none() -> None:
    program, application = "programs/grow/program.yml", f"{FOLDER}/zoe-mentee.yml"
    several = {**WORLD, application: "date: 2026-01-11\n"}
    one = {**several, program: WORLD[program].replace(", other: ", "")}

    def track_rules(files: dict[str, str]) -> list[str]:
        situation = Situation(load(TextTree(files))[0], History.absent(), date(2026, 1, 20))
        found = screened(situation, situation.workspace.programs["grow"])
        return [rule.answer.value for each in found for rule in each.track
                if each.application.person == "zoe"]  # fmt: skip

    assert track_rules(one) == ["no"]
    assert track_rules(several) == []


def test_a_waiting_list_has_places_in_order_of_the_applications_for_a_role() -> None:
    files = dict(WORLD)
    for person, role in (("zoe", "mentee"), ("kim", "mentee"), ("bo", "mentor")):
        path = f"programs/grow/decisions/{person}-{role}.yml"
        files[path] = "status: waitlisted\nby: mira\ndate: 2026-01-16\n"
    files[f"{FOLDER}/kim-mentee.yml"] = "track: newcomer\ndate: 2026-01-07\n"

    def waiting(more: dict[str, str]) -> list[tuple[str, int | None, int]]:
        workspace, findings = load(TextTree({**files, **more}))
        assert findings == ()
        situation = Situation(workspace, History.absent(), date(2026, 1, 20))
        return [
            (each.application.person, each.place, each.days)
            for each in screened(situation, workspace.programs["grow"])
            if each.status == "waitlisted"
        ]

    assert waiting({}) == [("kim", 1, 13), ("zoe", 2, 9), ("bo", 1, 8)]
    pairing = "program: grow\ntrack: other\nmentors: [ada]\nmentees: [kim]\nstart: 2026-03-02\n"
    assert waiting({"pairings/kim-ada.yml": pairing}) == [
        ("kim", None, 0), ("zoe", 1, 9), ("bo", 1, 8),
    ]  # fmt: skip


def test_a_place_on_the_waiting_list_stands_in_the_table() -> None:
    decision = "status: waitlisted\nby: mira\ndate: 2026-01-16\n"
    files = {**WORLD, "programs/grow/decisions/zoe-mentee.yml": decision}
    situation = Situation(load(TextTree(files))[0], History.absent(), date(2026, 1, 20))
    program = situation.workspace.programs["grow"]
    report = ApplicationReport(situation, ((program, screened(situation, program)),))
    (line,) = [line for line in text(report).splitlines() if "waitlisted" in line]
    assert re.split(" {2,}", line.strip()) == [
        "zoe", "mentee", "newcomer", "waitlisted", "place 1, 9 days", "rules: wrong track",
    ]  # fmt: skip


def test_a_row_that_is_longer_than_a_terminal_is_drawn_together() -> None:
    program = WORLD["programs/grow/program.yml"].replace("newcomer", "newcomer-of-engineering")
    person = "maria.goncalves-oliveira"
    files = {
        **{path: text for path, text in WORLD.items() if FOLDER not in path},
        "programs/grow/program.yml": program,
        f"people/{person}.yml": "name: Maria\n",
        f"{FOLDER}/{person}-mentor.yml": "track: newcomer-of-engineering\ndate: 2026-01-10\n",
    }
    workspace, _ = load(TextTree(files))
    situation = Situation(workspace, History.absent(), date(2026, 1, 20))
    grow = workspace.programs["grow"]
    said = text(ApplicationReport(situation, ((grow, screened(situation, grow)),)))
    assert said.splitlines()[3:] == [
        "  maria.goncalves-oliveira  mentor  newcomer-of-engineering  applied, 10 days, rules: no",
        "      no: does not lead people",
    ]
