"""Who may have whom, and what is said of those who may not: earlier pairs, the way in, tracks."""

from __future__ import annotations

import pytest
from tests.matching_world import cohort, left, pairs, proposed
from tests.small_world import pair, situation

from mentorship.eligibility.judge import judge
from mentorship.matching.admission import admitted
from mentorship.matching.files import proposed_files
from mentorship.matching.proposal import Proposal
from mentorship.render.matching import MatchReport, text

ENDED = "ended: {date: 2025-12-01, how: completed}\n"
TRACKS = """\
tracks:
  newbie: {for: [{joined_within: 6 months}]}
  sales: {for: [{job_category: [sales]}]}
"""
OLD = "person: {joined: 2015-01-01, job: {category: engineering}}"
WAY_IN = """\
eligibility:
  mentor: [{any: [{certificate: skills}, {mentored: {mentees: 1}}]}]
  first_time: {as: co-mentor}
"""
MENTORED = "mentored_before: [{from: 2022-01, to: 2023-12, mentees: 2}]\n"


def earlier(mentor: str, mentee: str, start: str = "2025-01-01") -> dict[str, str]:
    """A pairing of the two that has ended."""
    return pair(mentor, mentee, start=start, more=ENDED)


def remarks(proposal: Proposal) -> list[str]:
    market = proposal.lead.market
    beside = proposal.beside.market.mentors if proposal.beside else ()
    members = sorted((*market.mentees, *market.mentors, *beside), key=lambda member: member.id)
    return [f"{member.id}: {words}" for member in members for words in member.remarks]


def test_a_mentor_with_room_left_who_is_barred_is_named_with_the_reason() -> None:
    files = earlier("bo", "lin") | cohort(
        "lin: {choices: [ada]}\nkim: {choices: [ada]}", "ada: {choices: [kim]}\nbo: "
    )
    found = proposed(files)
    assert pairs(found) == ["kim ada"]
    assert left(found) == [
        (
            "mentee lin: the only possible mentor has no room left; "
            "1 other has room left, but may not be theirs: bo, a pair in lin-bo"
        ),
        (
            "mentor bo: the only possible mentee has somebody else; "
            "1 other has nobody, but may not be theirs: lin, a pair in lin-bo"
        ),
    ]


def test_several_who_have_room_but_are_barred_are_counted_by_reason() -> None:
    files = earlier("bo", "lin") | cohort(
        "lin: {choices: [ada], person: {manager: cy}}\nkim: {choices: [ada]}",
        "ada: {choices: [kim]}\nbo: \ncy: ",
    )
    found = proposed(files)
    assert pairs(found) == ["kim ada"]
    assert left(found)[0] == (
        "mentee lin: the only possible mentor has no room left; "
        "2 others have room left, but may not be theirs: 1 manager and report, 1 paired before"
    )


@pytest.mark.parametrize(
    ("start", "matched"),
    [("2026-01-04", []), ("2026-01-05", []), ("2026-01-06", ["lin ada"])],
    ids=["the day before", "the same day", "a later day"],
)
def test_before_is_by_the_first_day_of_the_new_pairing(start: str, matched: list[str]) -> None:
    other = "title: Other\ndates: {start: 2026-01-01, end: 2027-01-01}\ntracks: {general: {}}\n"
    files = cohort("lin: ", "ada: {mentoring: {capacity: 3}}") | {
        "programs/other/program.yml": other,
        "pairings/x.yml": f"program: other\nmentors: [ada]\nmentees: [lin]\nstart: {start}\n",
    }
    assert pairs(proposed(files)) == matched


def test_a_program_may_match_the_same_two_again() -> None:
    again = "matching: {again: true}\n"
    assert pairs(proposed(earlier("ada", "lin") | cohort("lin: ", "ada: "))) == []
    assert pairs(proposed(earlier("ada", "lin") | cohort("lin: ", "ada: ", again))) == ["lin ada"]


def test_who_has_a_mentor_but_no_co_mentor_is_not_listed_as_not_matched() -> None:
    files = cohort("lin: \nkim: ", "ada: {mentoring: {capacity: 2}}\nbo: \ncy: \ndee: ", WAY_IN) | {
        f"people/records/{name}.yml": "tests: []\n" for name in ("bo", "cy", "dee")
    }
    files["people/records/ada.yml"] = MENTORED
    found = proposed(files)
    assert sorted(pairs(found)) == ["kim ada", "lin ada"]
    joined = proposed(files, "remove:cy", "remove:dee")
    said = text(MatchReport(joined)).split("\n\n")
    (mentee,) = {"kim", "lin"} - set(joined.joining)
    assert (
        f"With a mentor, but no co-mentor\n  {mentee}  the only possible co-mentor has no room left"
    ) in said
    assert not any(part.startswith("Not matched") for part in said)
    (spare,) = (one.member.id for one in found.beside.unmatched) if found.beside else ("",)
    assert (
        f"Not matched\n  mentor  {spare}  each of 2 possible mentees has somebody else"
    ) in text(MatchReport(found)).split("\n\n")


@pytest.mark.parametrize(
    ("record", "words", "place", "remark"),
    [
        (MENTORED, "yes", "leading", ()),
        ("tests: []\n", "as co-mentor", "joining", ()),
        (
            None,
            "as co-mentor",
            "joining",
            (
                (
                    "as co-mentor only, since it is not known whether they may lead: there is no "
                    "record, so the certificate skills is not known and there is no record, so "
                    "earlier mentoring is not known"
                ),
            ),
        ),
    ],
    ids=["mentored", "first time", "nobody knows"],
)
def test_eligible_and_match_say_the_same(
    record: str | None, words: str, place: str, remark: tuple[str, ...]
) -> None:
    capacity = "ada: {mentoring: {capacity: 1}}"
    files = cohort("lin: ", capacity, f"{WAY_IN}tracks: {{general: {{}}}}\n")
    if record:
        files["people/records/ada.yml"] = record
    now = situation(files, "2026-01-05")
    program = now.workspace.programs["graduates"]
    assert judge(now, program, "mentor", "ada", now.today).words == words
    found = admitted(now, program, now.today)
    assert [member.remarks for member in getattr(found, place)] == [remark]
    assert len(found.leading) + len(found.joining) == 1


def test_who_may_not_lead_and_perhaps_join_is_unknown_and_joins() -> None:
    program = WAY_IN.replace("mentor: [", "mentor: [{job_category: [a]}, ")
    files = cohort("lin: ", "ada: {mentoring: {capacity: 1}}", f"{program}tracks: {{g: {{}}}}\n")
    files["people/records/ada.yml"] = "tests: []\n"
    now = situation(files, "2026-01-05")
    graduates = now.workspace.programs["graduates"]
    assert judge(now, graduates, "mentor", "ada", now.today).words == "unknown"
    (ada,) = admitted(now, graduates, now.today).joining
    assert ada.remarks == ("eligibility not known: the job category is not known",)


def test_a_track_that_is_not_for_the_mentee_is_noted() -> None:
    files = cohort(
        f"lin: {{track: sales, {OLD}}}\nkim: {{{OLD}}}\nmo: {{track: newbie, {OLD}}}\n"
        "ng: {track: newbie, person: {joined: 2025-12-01}}\npy: {person: {joined: 2025-12-01}}",
        "ada: {mentoring: {capacity: 9}}", TRACKS,
    )  # fmt: skip
    late, sales = (
        "joined longer than 6 months before 2026-01-05",
        "the job category is none of sales",
    )
    assert remarks(proposed(files)) == [
        f"kim: the track newbie is not for them: {late}",
        f"kim: the track sales is not for them: {sales}",
        f"lin: the track sales, which they applied for, is not for them: {sales}",
        f"mo: the track newbie, which they applied for, is not for them: {late}",
    ]


def test_the_track_of_a_mentor_is_taken_only_if_it_is_for_the_mentee() -> None:
    files = cohort(
        "lin: {person: {joined: 2025-12-01, job: {category: engineering}}}",
        "ada: {track: sales}", TRACKS,
    )  # fmt: skip
    found = proposed(files)
    (file,) = proposed_files(situation(files, "2025-12-20"), found)
    assert "track: newbie\n" in file.text


def test_no_line_of_the_text_is_wider_than_a_terminal() -> None:
    program = "matching: {must: [languages]}\n"
    people = [f"some.body-with-a-name-{number}" for number in range(4)]
    mentees = "".join(f"{name}: {{languages: [en], wants: [python, sql]}}\n" for name in people)
    mentor = "languages: [en, zh], skills: {python: 4}, mentoring: {capacity: 2}"
    files = cohort(mentees, f"ada: {{{mentor}, choices: [{people[0]}]}}\nbo: ", program)
    said = text(MatchReport(proposed(files)))
    assert max(map(len, said.splitlines())) <= 80
    assert "the only possible mentor has no room left; " in " ".join(said.split())
