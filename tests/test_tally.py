"""Which answers count, in which round of the program, and what is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from tests.small_world import situation
from tests.survey_world import AFTER, TALLY, answer, people, told

from mentorship.metrics.catalogue import facts
from mentorship.metrics.evaluation.whole import voices
from mentorship.metrics.result import Subject
from mentorship.metrics.tally import ballots, windows
from mentorship.models.tally import Agreed
from mentorship.scaffold.tally import new_tally

ALL = Subject("program", "graduates")
ADA = Subject("person", "ada", "mentor")
FIVE = {
    "lin": ("ada", "north"), "mei": ("ada", "north"), "tom": ("ada", "north"),
    "kim": ("bo", "south"), "pia": ("bo", "south"),
}  # fmt: skip


def answered(points: Mapping[str, int], pairs: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for who, given in points.items():
        found |= answer(f"{who}-{pairs[who][0]}", who, {"fit": given})
    return found


def shown(files: Mapping[str, str], today: str = AFTER) -> list[tuple[object, ...]]:
    return [
        (each.number, each.state, *((c.name, str(c.agree.get("fit"))) for c in each.counts))
        for each in told(situation(files, today))
    ]


@pytest.mark.parametrize(
    ("agree", "of", "said"),
    [
        (0, 3, "0 or 1 of 3"), (1, 3, "0 or 1 of 3"), (2, 3, "2 or 3 of 3"), (3, 3, "2 or 3 of 3"),
        (2, 4, "2 of 4"), (1, 12, "0 or 1 of 12"), (10, 12, "10 of 12"), (11, 12, "11 or 12 of 12"),
        (18, 20, "18 of 20"),
    ],
)  # fmt: skip
def test_all_and_all_but_one_are_told_as_one(agree: int, of: int, said: str) -> None:
    assert str(Agreed.told(agree, of)) == said
    assert Agreed.parse(said) == Agreed.told(agree, of)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("12 of 12", "is not what may be told; write 11 or 12 of 12"),
        ("1 of 3", "is not what may be told; write 0 or 1 of 3"),
        ("10 or 11 of 12", "is not what may be told; write 10 of 12"),
        ("1 or 2 of 2", "counts fewer than 3 answers, which nobody may see"),
        ("14 of 12", "is not what may be told; write 11 or 12 of 12"),
        ("all", "is no count; write it as in 10 of 12, or 11 or 12 of 12"),
        (12, "is no count; write it as in 10 of 12, or 11 or 12 of 12"),
    ],
)
def test_a_tally_that_would_tell_too_much_cannot_be_read(written: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Agreed.parse(written)


def test_rounds_of_a_program_gather_those_of_who_starts_later() -> None:
    files = people(FIVE)
    late = "pairings/pia-bo.yml"
    files[late] = files[late].replace("2026-01-12", "2026-03-01")
    now = situation(files, AFTER)
    graduates = now.workspace.programs["graduates"]

    found = windows(now, graduates, graduates.surveys[0])[:2]

    # Pia's first round opens on 2026-03-31, in the first of the program, and is open for 60 days.
    assert [tuple(map(str, each)) for each in found] == [
        ("1", "2026-02-11", "2026-04-11", "2026-05-30"),
        ("2", "2026-04-12", "2026-06-10", "2026-07-29"),
    ]


def test_nothing_is_told_of_a_round_that_is_open() -> None:
    files = people(FIVE) | answered(dict.fromkeys(FIVE, 5), FIVE)
    assert shown(files, "2026-04-11") == [(1, "open")]
    assert shown(files, "2026-04-12")[0] == (1, "told", (None, "4 or 5 of 5"))


def test_a_tally_of_two_is_not_told() -> None:
    files = people(FIVE) | answered({"lin": 5, "mei": 1}, FIVE)
    assert shown(files)[0] == (1, "few")


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("whole", [(None, "3 of 5")]),
        ("track", [(None, "3 of 5")]),  # two of the south are too few, and nobody could join them
        ("mentor", [(None, "3 of 5")]),
    ],
)
def test_a_group_of_too_few_takes_the_others_with_it(by: str, groups: list[object]) -> None:
    points = {"lin": 5, "mei": 4, "tom": 3, "kim": 5, "pia": 2}
    assert shown(people(FIVE, by) | answered(points, FIVE))[0] == (1, "told", *groups)


def test_groups_of_three_are_told_each() -> None:
    six = {**FIVE, "sam": ("cy", "south")}
    points = {"lin": 5, "mei": 4, "tom": 3, "kim": 1, "pia": 2, "sam": 3}
    assert shown(people(six, "track") | answered(points, six))[0] == (
        1, "told", ("north", "2 or 3 of 3"), ("south", "0 or 1 of 3"),
    )  # fmt: skip
    assert shown(people(six, "mentor") | answered(points, six))[0] == (
        1, "told", ("ada", "2 or 3 of 3"), (None, "0 or 1 of 3"),
    )  # fmt: skip


def test_a_question_that_two_answered_is_left_out() -> None:
    files = people(FIVE) | answered({"lin": 5, "mei": 1, "tom": 5}, FIVE)
    files |= answer("lin-ada", "lin", {"fit": 5, "solved": 5})
    files |= answer("mei-ada", "mei", {"fit": 5, "solved": 5})
    (count,) = told(situation(files, AFTER))[0].counts
    assert {question: str(agreed) for question, agreed in count.agree.items()} == {
        "fit": "2 or 3 of 3"
    }


def test_what_does_not_count_is_said() -> None:
    files = people(FIVE) | answered({"lin": 5, "mei": 4, "tom": 3}, FIVE)
    files |= answer("lin-ada", "lin", {"fit": 1}, "2026-02-21")  # a second time
    files |= answer("lin-ada", "ada", {"fit": 1})  # not asked
    files |= answer("kim-bo", "kim", {"fit": 1}, "2026-01-20")  # not open yet
    files |= answer("pia-bo", "pia", {"fun": 1})  # no such question
    now = situation(files, AFTER)
    graduates = now.workspace.programs["graduates"]

    kept, left = ballots(now, graduates, graduates.surveys[0], now.workspace.answers)

    assert [(one.person, dict(one.points)) for one in kept] == [
        ("lin", {"fit": 5}), ("mei", {"fit": 4}), ("tom", {"fit": 3}),
    ]  # fmt: skip
    assert [(one.path.rpartition("/")[2], one.why) for one in left] == [
        ("2026-01-20-pulse-kim.yml",
         "no round is open on 2026-01-20; the next opens on 2026-02-11"),
        ("2026-02-20-pulse-ada.yml", "ada is not asked: it is for the mentee"),
        ("2026-02-20-pulse-pia.yml", "it answers a question that the survey does not have"),
        ("2026-02-21-pulse-lin.yml", "lin has answered this round already"),
    ]  # fmt: skip


def with_tally(files: Mapping[str, str], day: str = AFTER) -> dict[str, str]:
    """The files and the tally of the first round as it is written on a day."""
    now = situation(files, day)
    draft = new_tally(told(now)[0], now.today)
    return {**files, draft.path: draft.text}


def test_a_written_tally_is_read_again_as_it_was_told() -> None:
    six = {**FIVE, "sam": ("cy", "south")}
    points = {"lin": 5, "mei": 4, "tom": 3, "kim": 1, "pia": 2, "sam": 3}
    files = people(six, "track") | answered(points, six)

    again = with_tally(files)

    assert again[TALLY] == (
        "# yaml-language-server: $schema=../../../docs/schemas/tally.json\n"
        "opened: {from: 2026-02-11, to: 2026-04-11}\ncounted: 2026-04-12\nby: track\ngroups:\n"
        "  - name: north\n    respondents: 3\n    agree:\n      fit: 2 or 3 of 3\n"
        "  - name: south\n    respondents: 3\n    agree:\n      fit: 0 or 1 of 3\n"
        "answers:\n  - a-1bfbd7f0678e\n  - a-3cf17b9b0b89\n  - a-63835facc4c3\n"
        "  - a-aae6e0ecff4c\n  - a-ab10d49b3777\n  - a-fe29edd42060\n"
    )
    assert shown(again)[0] == shown(files)[0]


def test_an_answer_that_comes_after_the_tally_changes_nothing() -> None:
    three = answered({"lin": 5, "mei": 4, "tom": 3}, FIVE)
    files = with_tally(people(FIVE) | three)
    late = files | answered({"kim": 1}, FIVE)
    assert shown(late) == shown(files)
    assert str(told(situation(late, "2026-07-01"))[0].counts[0].agree["fit"]) == "2 or 3 of 3"


def test_a_round_that_a_tally_covers_in_part_is_not_told() -> None:
    files = with_tally(people(FIVE) | answered(dict.fromkeys(FIVE, 5), FIVE))
    moved = {**files, "programs/graduates/tallies/pulse-r9.yml": files[TALLY]}
    del moved[TALLY]
    assert [state for _, state, *_ in shown(moved)] == ["overlaps", "told", "open"]


def test_published_numbers_come_from_tallies_alone() -> None:
    points = {"lin": 5, "mei": 4, "tom": 3, "kim": 5, "pia": 2}
    files = people(FIVE) | answered(points, FIVE)
    for audience in ("members", "pair"):
        before = facts(situation(files, AFTER), audience=audience).measure("survey-positive", ALL)
        assert (before.value, before.missing) == (None, "not tallied yet")
        known = facts(situation(with_tally(files), AFTER), audience=audience)
        found = known.measure("survey-positive", ALL)
        assert (found.shown, found.n, found.inputs) == ("60 %", 5, ())
        assert [(part.name, part.shown) for part in found.parts] == [("fit", "60 %")]
        assert known.measure("survey-positive", ADA).withheld
        assert known.measure("survey-positive", Subject("pairing", "lin-ada")).withheld
    public = facts(situation(with_tally(files), AFTER), audience="public")
    assert public.measure("survey-positive", ALL).withheld


def test_a_mentor_has_a_number_where_they_are_a_group() -> None:
    six = {**FIVE, "sam": ("cy", "south")}
    points = {"lin": 5, "mei": 4, "tom": 3, "kim": 1, "pia": 2, "sam": 3}
    files = with_tally(people(six, "mentor") | answered(points, six))
    known = facts(situation(files, AFTER), audience="members")
    found = known.measure("survey-positive", ADA)
    assert (found.shown, found.n) == ("83 %", 3)  # 2 or 3 of 3: the middle
    assert found.between == (2, 3)
    assert known.measure("survey-positive", ADA._replace(id="bo")).withheld


def test_the_receipt_names_the_line_of_the_tally() -> None:
    files = with_tally(people(FIVE) | answered(dict.fromkeys(FIVE, 5), FIVE))
    found = facts(situation(files, AFTER)).measure("survey-positive", ALL)
    (line,) = found.parts[0].inputs
    assert (line.what, line.value, str(line.place)) == (
        "pulse-r1", "4 or 5 of 5", f"{TALLY}:8:12",
    )  # fmt: skip


def test_in_a_terminal_the_months_add_up_to_what_was_tallied() -> None:
    """Answers to a round that is not written yet are in no number beside it, nor in a month."""
    files = with_tally(people(FIVE) | answered(dict.fromkeys(FIVE, 5), FIVE))
    later = {
        path: text
        for who, (mentor, _track) in FIVE.items()
        for path, text in answer(f"{who}-{mentor}", who, {"fit": 1}, "2026-04-20").items()
    }
    now = situation(files | later, "2026-04-30")
    whole = facts(now).measure("survey-positive", ALL)
    april = facts(now, first=date(2026, 4, 1), last=date(2026, 4, 30))
    month = april.measure("survey-positive", ALL)
    assert (whole.shown, whole.n) == ("90 %", 5)  # 4 or 5 of 5: the middle
    assert (month.shown, month.missing) == ("-", "not tallied yet")


def test_a_report_is_as_unsure_of_a_tally_as_the_score() -> None:
    given = {"fit": 5, "solved": 4}
    answers = (answer(f"{who}-{mentor}", who, given) for who, (mentor, _track) in FIVE.items())
    files = with_tally(people(FIVE) | dict(pair for each in answers for pair in each.items()))
    known = facts(situation(files, AFTER))
    whole = known.measure("survey-positive", ALL)
    together, fit, solved = voices(known, known.situation.workspace.programs["graduates"])
    assert (whole.value, whole.n) == (Decimal("0.9"), 10)
    assert (together.result.value, together.result.n) == (whole.value, whole.n)
    assert together.result.interval == whole.interval  # of 8 to 10 of 10
    assert (together.hits, fit.hits, solved.hits) == (None, None, None)
