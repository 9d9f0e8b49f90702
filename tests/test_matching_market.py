"""Who is in the market, who may not be paired with whom, and what changes if."""

from __future__ import annotations

import random

import pytest
from tests.matching_world import cohort, left, pairs, proposed
from tests.small_world import pair

from mentorship.findings import MentorshipError
from mentorship.matching.changes import Change
from mentorship.matching.moves import moves

TWO = {"mentees": "lin: {choices: [ada]}\nkim: {choices: [ada]}", "mentors": "ada: \nbo: "}


def test_choices_of_both_sides_decide_and_scores_complete_them() -> None:
    files = cohort(
        mentees="lin: {choices: [ada, bo]}\nkim: {choices: [ada]}\nmo: {wants: [go]}",
        mentors="""
            ada: {choices: [kim, lin]}
            bo: {skills: {go: 1}}
            cy: {skills: {go: 5}}""",
    )
    found = proposed(files)
    assert pairs(found) == ["kim ada", "lin bo", "mo cy"]
    choices = [(p.choice_of_mentee, p.choice_of_mentor) for p in found.lead.pairs]
    assert choices == [(1, 1), (2, None), (None, None)]
    assert found.lead.figures.blocking == 0


def test_who_is_not_accepted_is_named_with_the_reason() -> None:
    files = cohort(
        mentees="""
            lin: {status: rejected}
            kim: {status: waitlisted}
            mo: {withdrawn: 2025-12-09}
            ng: {status: null}
            ola: {decided: 2025-12-21}""",
        mentors="ada: ",
        programs__graduates__decisions__xi_mentee="",
    )
    del files["programs/graduates/decisions/xi_mentee.yml"]
    files["programs/graduates/decisions/xi-mentee.yml"] = "status: accepted\ndate: 2025-12-01\n"
    found = proposed(files)
    assert pairs(found) == []
    assert left(found) == [
        "mentee kim: waitlisted",
        "mentee lin: rejected",
        "mentee mo: withdrew on 2025-12-09",
        "mentee ng: not decided yet",
        "mentee ola: not decided yet",
        "mentee xi: accepted, but there is no application",
        "mentor ada: there is no mentee in the market",
    ]


def test_who_applied_after_the_day_judged_is_named_with_that_day() -> None:
    found = proposed(cohort(mentees="lin: ", mentors="ada: "), today="2025-11-30")
    assert left(found) == [
        "mentee lin: applied on 2025-12-01, after the day judged",
        "mentor ada: applied on 2025-12-01, after the day judged",
    ]
    added = proposed(
        cohort(mentees="lin: {choices: [ada]}", mentors="ada: "),
        "add:lin:mentee", "add:ada:mentor", today="2025-11-30",
    )  # fmt: skip
    assert [(p.mentee.id, p.mentor.id, p.choice_of_mentee) for p in added.lead.pairs] == [
        ("lin", "ada", None)  # what they will rank is not known by the day
    ]


def test_who_is_away_on_the_first_day_is_out() -> None:
    files = cohort(
        mentees="""
            lin: {leave: [{from: 2026-01-01, to: 2026-01-05}]}
            kim: {leave: [{from: 2026-01-06, to: 2026-02-01}]}""",
        mentors="ada: {mentoring: {capacity: 2}}",
    )
    found = proposed(files)
    assert pairs(found) == ["kim ada"]
    assert left(found) == ["mentee lin: on leave on the first day, 2026-01-05, until 2026-01-05"]


def test_only_the_capacity_left_over_is_filled() -> None:
    files = cohort(
        mentees="lin: \nkim: \nmo: ",
        mentors="""
            ada: {mentoring: {capacity: 3}}
            bo: {mentoring: {capacity: 1}}
            cy: {mentoring: {capacity: 0}}""",
    )
    files |= pair("ada", "old1", start="2026-03-01") | pair("ada", "old2", start="2026-01-06")
    files |= pair("bo", "old3", start="2026-06-01")
    files |= pair("ada", "done", more="ended: {date: 2026-01-05, how: completed}\n")
    files["people/ada.yml"] = "name: Ada\n"
    found = proposed(files)
    assert len(pairs(found)) == 1
    assert [line for line in left(found) if line.startswith("mentor")] == [
        "mentor bo: no room: a capacity of 1 and 1 taken",
        "mentor cy: no room: a capacity of 0 and 0 taken",
    ]
    assert [one.reason for one in found.lead.unmatched] == [
        "the only possible mentor has no room left"
    ] * 2


def test_who_states_no_capacity_has_room_for_one() -> None:
    found = proposed(cohort(**TWO))
    assert [mentor.remarks for mentor in found.lead.market.mentors] == [
        ("states no capacity: 1 is taken",)
    ] * 2


def test_nobody_is_paired_with_themselves_their_line_or_the_same_person_again() -> None:
    files = cohort(
        mentees="lin: {person: {manager: mid}}\nboss: ",
        mentors="top: \nmid: {person: {manager: top}}\nlin: {person: {manager: mid}}\nold: ",
    )
    files |= pair(
        "old", "lin", more="ended: {date: 2026-01-01, how: stopped}\n", start="2025-01-01"
    )
    files["people/lin.yml"] = "name: Lin\nmanager: mid\n"
    files["people/boss.yml"] = "name: Boss\nmanager: lin\n"
    found = proposed(files)
    barred = {pair: why.words for pair, why in found.lead.market.barred.items()}
    assert barred == {
        ("lin", "lin"): "one and the same person",
        ("lin", "mid"): "mid manages lin",
        ("lin", "top"): "top manages, through others, lin",
        ("lin", "old"): "a pair in lin-old",
        ("boss", "lin"): "lin manages boss",
        ("boss", "mid"): "mid manages, through others, boss",
        ("boss", "top"): "top manages, through others, boss",
    }
    assert pairs(found) == ["boss old"]
    assert left(found)[0] == (
        "mentee lin: may be paired with no mentor: "
        "2 manager and report, 1 paired before, 1 themselves"
    )


def test_a_report_may_mentor_the_manager_only_where_the_rule_is_off() -> None:
    files = cohort(mentees="boss: ", mentors="lin: {person: {manager: boss}}")
    assert left(proposed(files))[0] == (
        "mentee boss: may be paired with no mentor: lin, boss manages lin"
    )
    switched = cohort(
        mentees="boss: ", mentors="lin: {person: {manager: boss}}",
        program="rules: {manager-mentors-report: off}\n",
    )  # fmt: skip
    assert pairs(proposed(switched)) == ["boss lin"]


def test_must_haves_that_nobody_meets_leave_everybody_out_with_the_reason() -> None:
    files = cohort(
        mentees="lin: {languages: [zh]}\nkim: ",
        mentors="ada: {languages: [en]}\nbo: {languages: [de]}",
        program="matching: {must: [languages]}\n",
    )
    for method in ("stable", "best"):
        found = proposed(files, method="best" if method == "best" else "stable")
        assert pairs(found) == []
        assert left(found) == [
            "mentee kim: may be paired with no mentor: 2 without a shared language",
            "mentee lin: may be paired with no mentor: 2 without a shared language",
            "mentor ada: may be paired with no mentee: 2 without a shared language",
            "mentor bo: may be paired with no mentee: 2 without a shared language",
        ]


def test_people_who_are_not_eligible_are_out_and_first_time_mentors_join_others() -> None:
    rules = (
        "eligibility:\n  mentor: [leader, {mentored: {mentees: 1}}]\n"
        "  first_time: {as: co-mentor}\n"
        "  mentee: [{job_category: [a]}]\n"
    )
    lead = "person: {job: {leads: true}}"
    files = cohort(
        mentees="lin: {person: {job: {category: a}}}\nkim: {person: {job: {category: b}}}\nmo: ",
        mentors=f"ada: {{{lead}}}\nbo: {{{lead}, mentoring: {{capacity: 2}}}}\ncy: ",
        program=rules,
    )
    before = "mentored_before: [{from: 2022-01, to: 2023-12, mentees: 2}]\n"
    files |= {"people/records/ada.yml": before, "people/records/bo.yml": "tests: []\n"}
    found = proposed(files)
    assert len(pairs(found)) == 1
    assert found.lead.pairs[0].mentor.id == "ada"
    assert found.beside
    assert [(p.mentee.id, p.mentor.id) for p in found.beside.pairs] == [
        (found.lead.pairs[0].mentee.id, "bo")
    ]
    assert [f"{one.role} {one.person}: {one.reason}" for one in found.absent] == [
        "mentee kim: not eligible: the job category is none of a",
        "mentor cy: not eligible: does not lead people",
    ]
    remarks = {mentee.id: mentee.remarks for mentee in found.lead.market.mentees}
    assert remarks["mo"] == ("eligibility not known: the job category is not known",)


def test_who_has_a_pairing_in_the_program_is_not_matched_again() -> None:
    files = cohort(**TWO) | pair("ada", "lin")
    found = proposed(files)
    assert pairs(found) == ["kim bo"]
    assert left(found) == [
        "mentee lin: is in the pairing lin-ada already",
        "mentor ada: no room: a capacity of 1 and 1 taken",
    ]


def test_somebody_may_be_mentor_and_mentee_at_once() -> None:
    files = cohort(mentees="lin: {choices: [ada]}\nada: ", mentors="ada: {choices: [lin]}\nbo: ")
    assert pairs(proposed(files)) == ["ada bo", "lin ada"]


def test_ranking_oneself_twice_or_strangers_does_no_harm() -> None:
    files = cohort(
        mentees="lin: {choices: [lin, bo, ada, ada, nobody]}",
        mentors="ada: \nbo: {status: waitlisted}",
    )
    found = proposed(files)
    assert pairs(found) == ["lin ada"]
    assert found.lead.pairs[0].choice_of_mentee == 2  # those who rank somebody know whom


def test_the_order_of_files_changes_nothing() -> None:
    names = [f"p{number}" for number in range(30)]
    files = cohort(
        mentees="\n".join(f"{name}: " for name in names),
        mentors="\n".join(f"m{name}: {{mentoring: {{capacity: 2}}}}" for name in names),
    )
    entries = list(files.items())
    for method in ("stable", "best"):
        seen = set()
        for seed in range(5):
            random.Random(seed).shuffle(entries)  # noqa: S311
            found = proposed(dict(entries), method="best" if method == "best" else "stable")
            seen.add(tuple(pairs(found)))
        assert len(seen) == 1


def test_the_lot_of_equals_does_not_follow_the_alphabet() -> None:
    names = "abcdefghij"
    files = cohort(
        mentees="\n".join(f"{name}: " for name in names), mentors="zoe: {mentoring: {capacity: 5}}"
    )
    matched = [line.split()[0] for line in pairs(proposed(files))]
    assert len(matched) == 5
    assert matched != list(names[:5])


def test_what_if_says_who_moves() -> None:
    before = proposed(cohort(**TWO))
    assert pairs(before) == ["kim bo", "lin ada"] or pairs(before) == ["kim ada", "lin bo"]
    first = before.lead.pairs[0].mentor.id

    roomier = proposed(cohort(**TWO), "capacity:ada=2")
    assert pairs(roomier) == ["kim ada", "lin ada"]
    mover = "kim" if first == "bo" else "lin"
    stays = "lin" if first == "bo" else "kim"
    assert moves(before, roomier) == (
        (mover, "mentee", ("bo",), ("ada",)),
        ("ada", "mentor", (stays,), ("kim", "lin")),
        ("bo", "mentor", (mover,), ()),
    )

    fewer = proposed(cohort(**TWO), "remove:ada")
    assert len(pairs(fewer)) == 1
    assert "mentor ada: taken out" in left(fewer)

    files = cohort(**TWO) | {"people/cy.yml": "name: Cy\n"}
    assert len(proposed(files, "remove:ada", "add:cy:mentor").lead.pairs) == 2
    assert len(proposed(files, "add:cy:mentee").lead.market.mentees) == 3


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("add:nobody:mentor", "add:nobody:mentor: there is no person 'nobody'"),
        ("remove:ny", "remove:ny: ny has not applied to this program"),
        ("capacity:ny=2", "capacity:ny=2: ny has not applied to this program"),
    ],
)
def test_a_change_of_somebody_else_is_refused(change: str, message: str) -> None:
    with pytest.raises(MentorshipError, match=message):
        proposed(cohort(**TWO) | {"people/ny.yml": "name: Ny\n"}, change)


@pytest.mark.parametrize(
    "text", ["capacity:ada=-1", "capacity:ada", "add:ada", "add:ada:boss", "x"]
)
def test_a_change_that_cannot_be_read_says_what_would_be_right(text: str) -> None:
    with pytest.raises(ValueError, match="write add:ID:mentor"):
        Change.parse(text)


def test_a_program_that_is_over_or_cannot_be_weighed_is_refused() -> None:
    over = (
        "graduates ended on 2026-12-18, before the day judged, 2027-01-01; "
        "--as-of has to be 2026-12-18 or earlier"
    )
    with pytest.raises(MentorshipError, match=over):
        proposed(cohort(**TWO), today="2027-01-01")
    light = cohort(**TWO, program="matching: {weights: {skills: 60}}\n")
    with pytest.raises(MentorshipError, match="the weights sum to 60, not to 100"):
        proposed(light)
    wrong = cohort(**TWO, program="matching: {weights: {skils: 100}}\n")
    with pytest.raises(MentorshipError, match="there is no part 'skils'; parts: experience, job"):
        proposed(wrong)


def test_a_pairing_begins_on_the_first_day_or_on_a_later_day_of_matching() -> None:
    assert str(proposed(cohort(**TWO)).start) == "2026-01-05"
    assert str(proposed(cohort(**TWO), today="2026-02-03").start) == "2026-02-03"


def test_nobody_at_all_is_no_mistake() -> None:
    found = proposed(cohort(mentees="", mentors=""))
    assert (pairs(found), left(found), found.lead.figures.mean_score) == ([], [], None)
