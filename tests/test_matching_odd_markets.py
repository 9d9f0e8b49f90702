"""Markets without a mistake that are odd all the same: nobody is lost, and everybody told why."""

from __future__ import annotations

from datetime import date

import pytest
from tests.matching_told import METHODS, TRACKS, Tell
from tests.matching_world import cohort, market, member

from mentorship.matching.solution import solve


def test_a_mentor_with_more_mentees_than_room_takes_nobody_else(told: Tell) -> None:
    files = cohort("lin: ", "ada: {mentoring: {capacity: 1}}", TRACKS)
    for name in ("old", "older"):
        files[f"people/{name}.yml"] = f"name: {name.title()}\n"
        files[f"pairings/{name}-ada.yml"] = (
            f"program: graduates\nmentors: [ada]\nmentees: [{name}]\nstart: 2026-01-05\n"
        )
    assert told(files).left == [
        "mentee lin: there is no mentor in the market",
        "mentor ada: no room: a capacity of 1 and 2 taken",
    ]


def test_nobody_at_all(told: Tell) -> None:
    answer = told(cohort("", "", TRACKS))
    assert (answer.code, answer.pairs, answer.left) == (0, [], [])
    assert answer.data["figures"]["mean_score"] is None


@pytest.mark.parametrize(("role", "other"), [("mentee", "mentor"), ("mentor", "mentee")])
def test_one_side_only(told: Tell, role: str, other: str) -> None:
    sides = {"mentee": "", "mentor": "", role: "lin: \nkim: "}
    answer = told(cohort(sides["mentee"], sides["mentor"], TRACKS))
    assert answer.left == [
        f"{role} {name}: there is no {other} in the market" for name in ("kim", "lin")
    ]


def test_withdrawn_and_waitlisted(told: Tell) -> None:
    files = cohort(
        "lin: {withdrawn: 2025-12-15}\nkim: {status: waitlisted}\nmo: {status: rejected}\nng: ",
        "ada: {status: waitlisted}\nbo: {choices: [lin, kim, ng]}\ncy: {withdrawn: 2025-12-24}",
        TRACKS,
    )
    answer = told(files)
    assert len(answer.pairs) == 1
    assert [line for line in answer.left if "somebody else" not in line] == [
        "mentee kim: waitlisted",
        "mentee lin: withdrew on 2025-12-15",
        "mentee mo: rejected",
        "mentor ada: waitlisted",
    ]
    assert answer.everybody == [
        "mentee kim", "mentee lin", "mentee mo", "mentee ng", "mentor ada", "mentor bo",
        "mentor cy",
    ]  # fmt: skip


def test_two_who_apply_in_both_roles_may_have_each_other_and_it_is_noted(told: Tell) -> None:
    answer = told(cohort("lin: \nada: ", "lin: \nada: ", TRACKS))
    assert answer.pairs == ["ada lin", "lin ada"]
    noted = [f"{one['person']}: {one['words']}" for one in answer.data["remarks"]]
    assert noted == [
        "ada: states no capacity: 1 is taken",
        "ada: would be the mentor and the mentee of lin",
        "lin: states no capacity: 1 is taken",
        "lin: would be the mentor and the mentee of ada",
    ]


def test_a_circle_of_three_in_both_roles_loses_nobody(told: Tell) -> None:
    ring = "lin: {choices: [kim]}\nkim: {choices: [mo]}\nmo: {choices: [lin]}"
    answer = told(cohort(ring, "lin: \nkim: \nmo: ", TRACKS))
    assert answer.left == []
    assert len(answer.pairs) == 3
    assert not any(pair.split()[0] == pair.split()[1] for pair in answer.pairs)


def test_thousands_of_ties_lose_nobody_and_come_out_the_same() -> None:
    size = 1_000  # on each side, so that half a million pairs are worth the same
    mentees = tuple(member(f"e{number}", "mentee") for number in range(size))
    mentors = tuple(member(f"o{number}", room=2) for number in range(size // 2 - 10))
    made = market(mentees, mentors, lambda *_: 0.5)
    swapped = market(mentees[::-1], mentors[::-1], lambda *_: 0.5)
    for method in METHODS:
        solution = solve(made, method)
        assert solution.positions == solve(swapped, method).positions
        assert solution.figures.blocking == 0
        assert len(solution.pairs) == size - 20
        assert [one.reason for one in solution.unmatched] == [
            f"each of {size // 2 - 10} possible mentors has no room left"
        ] * 20


def test_a_choice_of_a_later_day_or_a_future_application_does_not_count_yet(told: Tell) -> None:
    files = cohort("lin: ", "ada: ", TRACKS)
    files["programs/graduates/applications/lin-mentee.yml"] = (
        f"date: {date(2025, 12, 24)}\nchoices: [ada]\n"
    )
    assert told(files).left == [
        "mentee lin: applied on 2025-12-24, after the day judged",
        "mentor ada: there is no mentee in the market",
    ]
