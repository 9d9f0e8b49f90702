"""The capacity board: room, overload, scarce skills, people waiting."""

from __future__ import annotations

import json
from datetime import date

import pytest

from mentorship.eligibility.newcomers import newcomers
from mentorship.history.facts import History
from mentorship.metrics.capacity import rooms, scarce_skills, waiting
from mentorship.obligations.load import load_on, worst_load
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span
from mentorship.render.capacity import as_json, capacity_report, text
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

WORLD = {
    "mentorship.yml": "organisation: Acme\ntimezone: UTC\nskills: {python: P, sql: S, go: G}\n",
    "programs/grow/program.yml": "title: Grow\ndates: {start: 2026-01-01, end: 2026-12-31}\n"
    "tracks: {general: }\n",
    **{
        f"people/{name}.yml": f"name: {name.title()}\n"
        for name in ("ada", "bo", "lin", "zoe", "kim")
    },
    "people/profiles/ada.yml": "mentoring: {capacity: 1}\nskills: {python: 5, sql: 3}\n",
    "people/profiles/bo.yml": "mentoring: {capacity: 2}\nskills: {python: 4}\n",
    "people/profiles/lin.yml": "wants: [sql, go]\n",
    "pairings/lin-ada.yml": "program: grow\nmentors: [ada]\nmentees: [lin]\nstart: 2026-01-05\n"
    "ended: {date: 2026-06-30, how: completed}\n",
    "pairings/zoe-ada.yml": (
        "program: grow\nmentors: [ada, bo]\nmentees: [zoe]\nstart: 2026-06-01\n"
    ),
    "programs/grow/applications/kim-mentee.yml": "date: 2026-03-01\n",
    "programs/grow/applications/lin-mentee.yml": "date: 2025-12-01\n",
    "programs/grow/applications/zoe-mentee.yml": "date: 2026-03-01\nwithdrawn: 2026-03-02\n",
}


def situation(day: str) -> Situation:
    workspace, findings = load(TextTree(WORLD))
    assert findings == ()
    return Situation(workspace, History.absent(), date.fromisoformat(day))


def test_the_worst_day_is_one_on_which_a_pairing_starts() -> None:
    space = situation("2026-03-01").workspace
    worst = worst_load(space, "ada")
    assert (worst.mentees, worst.day) == (2, date(2026, 6, 1))
    assert [pairing.id for pairing in worst.pairings] == ["lin-ada", "zoe-ada"]
    later = worst_load(space, "ada", Span(date(2026, 7, 1), date.max))
    assert (later.mentees, later.day) == (1, date(2026, 7, 1))
    assert worst_load(space, "ada", without="lin-ada").mentees == 1
    assert (load_on(space, "ada", date(2026, 6, 30)), load_on(space, "ada", date(2027, 1, 1))) == (
        2,
        0,
    )


def test_mentors_with_too_many_come_first_then_those_with_room() -> None:
    told = [
        (room.person, room.now, room.free, room.state) for room in rooms(situation("2026-03-04"))
    ]
    assert told == [("ada", 1, -1, "over"), ("bo", 0, 1, "free")]
    told = [
        (room.person, room.now, room.free, room.state) for room in rooms(situation("2026-07-01"))
    ]
    assert told == [("bo", 1, 1, "free"), ("ada", 1, 0, "full")]


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        ("2026-03-04", "over", "1 of 1  1 too many from 2026-06-01 on"),
        ("2026-03-03", "full", "1 of 1  full, but 1 too many from 2026-06-01 on"),
        ("2026-01-04", "free", "0 of 1  room for 1 more, but 1 too many from 2026-06-01 on"),
    ],
    ids=["in 89 days", "in 90 days", "free today"],
)
def test_too_many_counts_where_it_is_within_90_days_and_later_is_said(
    day: str, state: str, words: str
) -> None:
    late = {"pairings/lin-ada.yml": WORLD["pairings/lin-ada.yml"].replace("01-05", "04-05")}
    files = WORLD | (late if state == "free" else {})
    now = Situation(load(TextTree(files))[0], History.absent(), date.fromisoformat(day))
    assert {room.person: room.state for room in rooms(now)}["ada"] == state
    assert f"  ada  {words}\n" in text(capacity_report(now))


def test_no_line_is_wider_than_a_terminal() -> None:
    names = [f"somebody.with-a-long-name-{number}" for number in range(6)]
    people = {f"people/{name}.yml": "name: X\n" for name in names}
    wants = {f"people/profiles/{name}.yml": "wants: [go]\n" for name in names}
    space = load(TextTree({**WORLD, **people, **wants}))[0]
    said = text(capacity_report(Situation(space, History.absent(), date(2026, 3, 11))))
    assert max(len(line) for line in said.splitlines()) <= 80
    assert all(name in said for name in names)


def test_a_skill_that_one_mentor_or_nobody_offers_is_scarce() -> None:
    assert [tuple(each) for each in scarce_skills(situation("2026-03-01"))] == [
        ("go", (), ("lin",)),
        ("sql", ("ada",), ("lin",)),
    ]


def test_who_applied_and_has_no_mentor_waits() -> None:
    assert [tuple(each) for each in waiting(situation("2026-03-11"))] == [
        ("kim", "grow", date(2026, 3, 1), 10, "applied")
    ]
    assert waiting(situation("2027-01-01")) == ()  # the program is over


def test_who_applied_again_after_their_pairing_had_ended_waits() -> None:
    applied = "programs/grow/applications/lin-mentee.yml"
    ended = "pairings/lin-ada.yml"
    assert "ended: {date: 2026-06-30" in WORLD[ended]

    def waits(day: str) -> list[str]:
        space = load(TextTree({**WORLD, applied: f"date: {day}\n"}))[0]
        now = Situation(space, History.absent(), date(2026, 8, 1))
        return [each.person for each in waiting(now) if each.person == "lin"]

    assert waits("2026-07-01") == ["lin"]
    assert waits("2026-06-30") == []


ZED = {
    "people/zed.yml": "name: Zed\n",
    "people/profiles/zed.yml": "mentoring: {capacity: 3}\n",
}
APPLIED = {**ZED, "programs/grow/applications/zed-mentor.yml": "date: 2026-02-01\n"}


def decided(status: str) -> dict[str, str]:
    text = f"status: {status}\ndate: 2026-02-10\n"
    return {**APPLIED, "programs/grow/decisions/zed-mentor.yml": text}


@pytest.mark.parametrize(
    ("files", "day", "counted", "others"),
    [
        (ZED, "2026-03-11", 1, 3),
        (APPLIED, "2026-03-11", 1, 3),
        (decided("rejected"), "2026-03-11", 1, 3),
        (decided("accepted"), "2026-03-11", 4, 0),
        (decided("accepted"), "2026-02-09", 2, 3),  # not decided yet, and Ada is not full
        (decided("accepted"), "2027-03-11", 0, 6),  # the program is over
    ],
)
def test_room_counts_of_those_who_mentor_or_were_accepted(
    files: dict[str, str], day: str, counted: int, others: int
) -> None:
    space = load(TextTree(WORLD | files))[0]
    report = capacity_report(Situation(space, History.absent(), date.fromisoformat(day)))
    told = json.loads(as_json(report))
    assert (told["room"], told["room_not_counted"]) == (counted, others)
    said = text(report)
    assert said.startswith(f"As of {day}: room for {counted} more ")
    assert (f"  not counted: room for {others} more with people " in said) is bool(others)
    assert ("zed  0 of 3  room for 3 more, not counted\n" in said) is bool(others)


def test_an_unreadable_profile_is_not_called_silent() -> None:
    files = {**WORLD, "people/profiles/ada.yml": "mentoring: {capacity: -1}\n"}
    space = load(TextTree(files))[0]
    said = text(capacity_report(Situation(space, History.absent(), date(2026, 3, 11))))
    assert "  ada  1       profile cannot be read (2 from 2026-06-01 on)\n" in said


BUDDIES = {
    "mentorship.yml": WORLD["mentorship.yml"],
    "programs/buddies/program.yml": (
        "title: Buddies\ndates: {start: 2026-03-01, end: 2026-12-31}\n"
        "eligibility: {mentee: [{joined_within: 3 months}, {job_category: [sales]}]}\n"
        "tracks: {general: }\n"
    ),
    "people/ada.yml": "name: Ada\njoined: 2019-01-01\njob: {category: sales}\n",
    "people/new.yml": "name: New\njoined: 2026-02-01\njob: {category: sales}\n",
    "people/next.yml": "name: Next\njoined: 2026-04-01\njob: {category: sales}\n",
    "people/other.yml": "name: Other\njoined: 2026-02-01\njob: {category: people}\n",
    "people/gone.yml": (
        "name: Gone\njoined: 2026-02-01\nleft: 2026-02-20\njob: {category: sales}\n"
    ),
}


def waits(files: dict[str, str], day: str) -> list[tuple[str, int, str]]:
    workspace, findings = load(TextTree(files))
    assert findings == ()
    found = newcomers(Situation(workspace, History.absent(), date.fromisoformat(day)))
    return [(each.person, each.days, each.status) for each in found]


def test_a_program_for_newcomers_that_nobody_applies_to_has_them_wait_since_they_joined() -> None:
    assert waits(BUDDIES, "2026-03-11") == [("new", 38, "newcomer")]
    # whoever was new when they could have begun waits until they have a mentor
    assert waits(BUDDIES, "2026-08-01") == [("new", 181, "newcomer"), ("next", 122, "newcomer")]
    assert waits(BUDDIES, "2027-01-01") == []

    pairing = "program: buddies\nmentors: [ada]\nmentees: [new]\nstart: 2026-03-02\n"
    assert waits({**BUDDIES, "pairings/new-ada.yml": pairing}, "2026-03-11") == []


def test_where_one_applies_the_others_do_not_wait() -> None:
    applied = {**BUDDIES, "programs/buddies/applications/new-mentee.yml": "date: 2026-03-02\n"}
    assert waits(applied, "2026-03-11") == [("new", 9, "applied")]
    assert waits(applied, "2026-03-01") == [("new", 28, "newcomer")]  # nobody had applied yet


def test_a_track_may_be_for_newcomers() -> None:
    program = BUDDIES["programs/buddies/program.yml"].partition("eligibility")[0]
    tracks = "tracks: {fresh: {for: [{any: [{joined_within: 3 months}, leader]}]}}\n"
    files = {**BUDDIES, "programs/buddies/program.yml": program + tracks}
    assert waits(files, "2026-03-11") == [("new", 38, "newcomer"), ("other", 38, "newcomer")]
    no_newcomers = "tracks: {old: {for: [{not: {joined_within: 3 months}}]}}\n"
    files["programs/buddies/program.yml"] = program + no_newcomers
    assert waits(files, "2026-03-11") == []


def test_the_board_in_words() -> None:
    assert text(capacity_report(situation("2026-03-11"))) == (
        "As of 2026-03-11: room for 1 more mentee\n"
        "\n"
        "MENTORS\n"
        "  ada  1 of 1  1 too many from 2026-06-01 on\n"
        "  bo   0 of 2  room for 1 more (1 from 2026-06-01 on)\n"
        "\n"
        "SKILLS THAT HANG ON ONE PERSON, OR NOBODY\n"
        "  go   nobody  wanted by lin\n"
        "  sql  ada     wanted by lin\n"
        "\n"
        "WAITING FOR A MENTOR\n"
        "  kim  10 days  grow, applied on 2026-03-01\n"
    )


def waiting_lines(files: dict[str, str], today: str) -> list[str]:
    workspace, _ = load(TextTree(files))
    now = Situation(workspace, History.absent(), date.fromisoformat(today))
    board = text(capacity_report(now))
    return board.partition("WAITING FOR A MENTOR\n")[2].splitlines()


def test_the_board_says_since_when_whatever_was_decided_later() -> None:
    assert waiting_lines(BUDDIES, "2026-03-11") == [
        "  new  38 days  buddies, newcomer, joined on 2026-02-01"
    ]
    decided = {
        **BUDDIES,
        "programs/buddies/applications/new-mentee.yml": "date: 2026-03-02\n",
        "programs/buddies/decisions/new-mentee.yml": "status: accepted\ndate: 2026-03-09\n",
    }
    assert waiting_lines(decided, "2026-03-11") == [
        "  new  9 days  buddies, accepted, applied on 2026-03-02"
    ]
