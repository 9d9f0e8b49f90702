"""Somebody who sees every tally that is ever written, while the organisation goes on changing.

Stories are made up by chance: people answer, in clear or sealed, the tally is written; then days
of rounds, starts of pairings, their programs or the groups are changed, more people answer, some
of them late, and what can be told is told again. In each story all ways of answering are gone
through. An answer is revealed if it is the same in all that publish the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from tests.small_world import situation
from tests.survey_world import (
    KEYS,
    SETTINGS,
    TALLY,
    World,
    answer,
    known,
    people,
    program,
    sealed_up,
)

from mentorship.check import check
from mentorship.cli import main
from mentorship.history.facts import History
from mentorship.metrics.catalogue import facts
from mentorship.metrics.metric import Class
from mentorship.metrics.receipts import as_data
from mentorship.metrics.result import Subject
from mentorship.metrics.tallies import RoundTally, tallies
from mentorship.metrics.tally import Left, ballots
from mentorship.models.survey import Answer
from mentorship.models.tally import Agreed
from mentorship.obligations.situation import Situation
from mentorship.rules.rule import Subject as Checked
from mentorship.scaffold.tally import new_tally
from mentorship.workspace.loader import load
from mentorship.workspace.tree import TextTree

Files = dict[str, str]
FIRST_DAY, LAST_DAY = "2026-06-15", "2026-12-31"
MOST = 8
"""Answers in a story."""


class Sheet(NamedTuple):
    """An answer: who gives it when, and whether only the office can open it."""

    pairing: str
    person: str
    day: str
    sealed: bool

    def files(self) -> Files:
        """As it lies in the repository; what it says is filled in later."""
        clear = answer(self.pairing, self.person, {"fit": 1}, self.day)
        return sealed_up(clear) if self.sealed else clear


class Story(NamedTuple):
    """What is there before the first tally, what is changed then, and who answers when."""

    files: Files
    changed: Files
    early: tuple[Sheet, ...]
    late: tuple[Sheet, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All answers."""
        return *self.early, *self.late


def story(seed: int) -> Story:
    """A small organisation, and what happens to it."""
    draw = Random(seed)  # noqa: S311 - the same stories each time
    pairs = {
        f"e{number}x": (draw.choice(("ada", "ada", "bo")), draw.choice(("north", "north", "south")))
        for number in range(draw.randint(3, 4))
    }
    by = draw.choice(("whole", "whole", "track", "mentor"))
    files = people(pairs, by)
    files["mentorship.yml"] = SETTINGS + KEYS
    files["programs/other/program.yml"] = program(by)
    late = {who for who in pairs if draw.random() < 0.5}
    for who in sorted(late):
        path = f"pairings/{who}-{pairs[who][0]}.yml"
        files[path] = files[path].replace("2026-01-12", "2026-03-01")
    sealed = draw.choice((0.0, 0.6, 1.0, 1.0))
    early = [
        Sheet(f"{who}-{mentor}", who, "2026-05-20" if who in late else "2026-02-20",
              draw.random() < sealed)
        for who, (mentor, _) in pairs.items() if draw.random() < 0.95
    ]  # fmt: skip
    more = [
        Sheet(f"{who}-{mentor}", who, draw.choice(("2026-03-20", "2026-06-20", "2026-06-20")),
              draw.random() < sealed)
        for who, (mentor, _) in pairs.items() if draw.random() < 0.8
    ][: MOST - len(early)]  # fmt: skip
    return Story(files, changed(files, pairs, draw), tuple(early), tuple(more))


def changed(files: Files, pairs: Mapping[str, tuple[str, str]], draw: Random) -> Files:
    """The files after one or two changes."""
    found = dict(files)
    graduates = "programs/graduates/program.yml"
    some = [f"pairings/{who}-{pairs[who][0]}.yml" for who in pairs if draw.random() < 0.6]
    for what in draw.sample(("every", "first", "start", "program", "by"), draw.randint(1, 2)):
        text = found[graduates]
        if what == "every":
            days = draw.choice(("30 days", "45 days", "20 days"))
            found[graduates] = text.replace("every: 60 days", f"every: {days}")
        elif what == "first":
            found[graduates] = text.replace(
                "first: 30 days", f"first: {draw.choice((10, 60, 90))} days"
            )
        elif what == "by":
            by = draw.choice(("whole", "track", "mentor"))
            found[graduates] = text.replace("tally: ", f"tally: {by} # ")
        for path in some if what in ("start", "program") else ():
            old = found[path]
            found[path] = (
                old.replace("graduates", "other") if what == "program"
                else old.replace("2026-01-12", "2026-03-20").replace("2026-03-01", "2026-04-01")
            )  # fmt: skip
    return found


class Seen:
    """What is published of a story in a world; documents are read once for all worlds."""

    def __init__(self, told: Story) -> None:
        """Nothing has been published yet."""
        self.story = told
        self.loaded: dict[Hashable, Situation] = {}
        clear = (sheet._replace(sealed=False).files() for sheet in told.sheets)
        files = {path: text for laid in clear for path, text in laid.items()}
        given = situation({**told.files, **files}, LAST_DAY).workspace.answers
        self.blank = {(one.pairing, one.person, str(one.date)): one for one in given}

    def read(self, files: Files, sheets: Iterable[Sheet], written: Files, day: str) -> Situation:
        """The organisation with the answers in their files, and what was written before."""
        key = (day, tuple(sorted(written.items())))
        if key not in self.loaded:
            laid = {path: text for sheet in sheets for path, text in sheet.files().items()}
            self.loaded[key] = situation({**files, **laid, **written}, day)
        return self.loaded[key]

    def answers(self, sheets: Iterable[Sheet], world: Mapping[Sheet, bool]) -> list[Answer]:
        """What they say, sealed answers opened."""
        return [
            self.blank[s.pairing, s.person, s.day].model_copy(
                update={"answers": {"fit": 5 if world[s] else 2}}
            )
            for s in sheets
        ]

    def __call__(self, world: World) -> Files:
        """Every tally that is written, and what is printed with it."""
        says = dict(zip(self.story.sheets, world, strict=True))
        first = self.write(self.story.files, self.story.early, says, {}, FIRST_DAY)
        return self.write(self.story.changed, self.story.sheets, says, first, LAST_DAY)

    def write(
        self, files: Files, sheets: tuple[Sheet, ...], says: Mapping[Sheet, bool], written: Files,
        day: str,
    ) -> Files:  # fmt: skip
        """The tallies after `survey tally --write` of this day."""
        now, found = self.read(files, sheets, written, day), dict(written)
        for each in rounds_told(now, self.answers(sheets, says)):
            if each.path is None:
                draft = new_tally(each, now.today)
                if draft.path not in found:  # the command never changes one that is there
                    found[draft.path] = draft.text
        return found


def rounds_told(now: Situation, answers: Iterable[Answer]) -> Iterable[RoundTally]:
    """What may be told of all programs, as `survey tally` has it."""
    given = tuple(answers)
    for graduates in now.workspace.programs.values():
        for each in tallies(now, graduates, graduates.surveys[0], given, ()):
            if each.state == "told":
                yield each


def secrets(told: Story) -> list[int]:
    """The answers that nobody may know; those in clear beside sealed ones can be read anyway."""
    hidden = [index for index, sheet in enumerate(told.sheets) if sheet.sealed]
    return hidden or list(range(len(told.sheets)))


def revealed(told: Story) -> list[str]:
    """What follows of single answers, for who reads the repository and everything published."""
    see, hidden = Seen(told), secrets(told)
    size = len(told.sheets)
    found: list[str] = []
    for clear in product((False, True), repeat=size - len(hidden)):
        worlds: dict[World, Hashable] = {}
        for bits in product((False, True), repeat=len(hidden)):
            filled = dict(zip(hidden, bits, strict=True))
            rest = iter(clear)
            world = tuple(filled[i] if i in filled else next(rest) for i in range(size))
            worlds[bits] = tuple(sorted(see(world).items()))
        found += known(worlds, len(hidden))
    return found


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_no_story_reveals_an_answer(first: int) -> None:
    stories = {seed: story(seed) for seed in range(first, first + 20)}
    assert {seed: found for seed, told in stories.items() if (found := revealed(told))} == {}


def test_stories_are_told_twice_and_sealed_and_in_clear() -> None:
    """They would find nothing if nothing was told."""
    stories = [story(seed) for seed in range(100)]
    written = [Seen(told)(((True, False) * 4)[: len(told.sheets)]) for told in stories]
    assert sum(len(tallied) > 1 for tallied in written) >= 5
    assert sum(len({sheet.sealed for sheet in told.sheets}) > 1 for told in stories) >= 20


LATE = {"lin": ("ada", "north"), "pia": ("ada", "north"), "quin": ("ada", "north"),
        "ray": ("ada", "north")}  # fmt: skip
THREE = ("pia", "quin", "ray")


def late_starters() -> Files:
    """Lin started in January, three others in March; all answered the first round."""
    files = people(LATE)
    for who in THREE:
        path = f"pairings/{who}-ada.yml"
        files[path] = files[path].replace("2026-01-12", "2026-03-01")
    for who in LATE:
        day = "2026-05-20" if who in THREE else "2026-02-20"
        files |= answer(f"{who}-ada", who, {"fit": 5 if who in ("pia", "quin") else 2}, day)
    return files


def moved_on(files: Files, old: str, new: str) -> Files:
    """The files after the first tally was written, and then a word was changed everywhere."""
    (draft,) = (
        new_tally(each, date(2026, 6, 15))
        for each in told_of(situation(files, FIRST_DAY)) if each.state == "told"
    )  # fmt: skip
    assert "respondents: 4\n    agree:\n      fit: 2 of 4\n" in draft.text
    later = {path: text.replace(old, new) for path, text in files.items()}
    return {**later, draft.path: draft.text}


def told_of(now: Situation) -> tuple[RoundTally, ...]:
    """All rounds from answers in clear."""
    graduates = now.workspace.programs["graduates"]
    return tallies(now, graduates, graduates.surveys[0], now.workspace.answers, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [("every: 60 days", "every: 30 days"), ("start: 2026-03-01", "start: 2026-04-01")],
    ids=["shorter rounds", "later starts"],
)
def test_who_was_counted_is_not_counted_again_when_days_are_changed(old: str, new: str) -> None:
    """Two of four agree. Two or three of three, counted again, would be one who does not: Lin."""
    now = situation(moved_on(late_starters(), old, new), LAST_DAY)
    graduates = now.workspace.programs["graduates"]
    assert [each.path for each in told_of(now) if each.state == "told"] == [TALLY]
    left = ballots(now, graduates, graduates.surveys[0], now.workspace.answers)[1]
    assert left == tuple(
        Left(f"logs/{who}-ada/surveys/2026-05-20-pulse-{who}.yml", f"{TALLY} has counted it")
        for who in THREE
    )


def test_nor_when_pairings_go_on_in_another_program() -> None:
    files = moved_on(late_starters(), "nothing", "nothing")
    for who in THREE:
        path = f"pairings/{who}-ada.yml"
        files[path] = files[path].replace("program: graduates", "program: other")
    now = situation({**files, "programs/other/program.yml": program()}, LAST_DAY)
    other = now.workspace.programs["other"]
    found = tallies(now, other, other.surveys[0], now.workspace.answers, ())
    assert [each.number for each in found if each.state == "told"] == []


def test_an_earlier_day_does_not_count_again_what_a_tally_has_counted() -> None:
    files = moved_on(late_starters(), "nothing", "nothing")
    first = told_of(situation(files, "2026-06-01"))[0]
    assert (first.state, first.path, first.counts) == ("overlaps", TALLY, ())


@pytest.mark.parametrize("sealed", [1, 2, 3])
def test_answers_in_clear_are_not_counted_with_sealed_ones(sealed: int) -> None:
    """One of two in clear agrees; of `2 or 3 of 3` the sealed one would be known to agree."""
    who = tuple(LATE)[: 2 + sealed]
    given = {name: answer(f"{name}-ada", name, {"fit": 5 if name != "lin" else 2}) for name in who}
    clear = {**given["lin"], **given["pia"]}
    opened = {path: text for name in who[2:] for path, text in given[name].items()}
    files = {**people(LATE), "mentorship.yml": SETTINGS + KEYS, **clear}
    now = situation({**files, **sealed_up(opened)}, LAST_DAY)
    graduates = now.workspace.programs["graduates"]
    unsealed = situation({**files, **opened}, LAST_DAY).workspace.answers
    answers = [*now.workspace.answers, *(each for each in unsealed if each.person in who[2:])]

    first = tallies(now, graduates, graduates.surveys[0], answers, ())[0]
    left = ballots(now, graduates, graduates.surveys[0], answers)[1]

    assert (first.state, first.counts) == ("few", ())  # two sealed answers at most
    assert [(one.path, one.why) for one in left] == [
        (path, "it is in clear, and others of its round are sealed") for path in clear
    ]


@pytest.mark.parametrize("size", [3, 4, 5, 6])
def test_who_answered_learns_of_others_only_alone_against_all(size: int) -> None:
    """The manual says so: this no count of all can keep from the one who said otherwise."""
    for own in (False, True):
        worlds = [world for world in product((False, True), repeat=size) if world[0] is own]
        for seen in {Agreed.told(sum(world), size) for world in worlds}:
            fits = [world for world in worlds if Agreed.told(sum(world), size) == seen]
            learnt = any(len({world[other] for world in fits}) == 1 for other in range(1, size))
            against_all = (seen.least == 0) if own else (seen.most == size)
            assert learnt is against_all


@pytest.mark.parametrize("audience", ["public", "members", "pair"])
def test_readers_see_the_same_of_all_answers_that_give_one_tally(audience: Class) -> None:
    """Whatever months are asked for: no number of a month tells more than the tallies."""

    def shown(points: Mapping[str, int]) -> tuple[str, ...]:
        files = people(LATE, "mentor")
        for who, agree in points.items():
            files |= answer(f"{who}-ada", who, {"fit": agree})
        for each in told_of(situation(files, FIRST_DAY)):
            if each.state == "told":
                draft = new_tally(each, date(2026, 6, 15))
                files[draft.path] = draft.text
        now = situation(files, LAST_DAY)
        lines = []
        for month in range(1, 13):
            known_facts = facts(
                now, audience=audience, first=date(2026, month, 1), last=date(2026, month, 28)
            )
            for subject in (
                Subject("program", "graduates"), Subject("person", "ada", "mentor"),
                Subject("person", "lin", "mentee"), Subject("pairing", "lin-ada"),
            ):  # fmt: skip
                found = known_facts.measure("survey-positive", subject)
                lines.append(str(as_data(found, History.absent())))
        return tuple(lines)

    all_agree = shown(dict.fromkeys(LATE, 5))
    assert all_agree == shown({**dict.fromkeys(LATE, 5), "ray": 1})
    assert (all_agree == shown(dict.fromkeys(LATE, 1))) is (audience == "public")


RIGHT = "opened: {from: 2026-02-11, to: 2026-04-11}\ncounted: 2026-06-12\n"
MARKS = "answers: [a-00000000000a, a-00000000000b, a-00000000000c, a-00000000000d]\n"


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (RIGHT + "groups: [{respondents: 3, agree: {fit: 9 of 30}}]\n",
         "fit: 3 respondents gave 30 answers"),
        (RIGHT + MARKS + "groups: [{respondents: 5, agree: {fit: 2 of 4}}]\n",
         "5 respondents have given 4 answers"),
        (RIGHT + MARKS + "groups: [{respondents: 4, agree: {fit: 2 of 5}}]\n",
         "fit: 5 of 4 answers"),
        (RIGHT + "by: track\ngroups:\n" + 2 * "  - {name: north, respondents: 3, agree: {}}\n",
         "two groups have the same name, or none"),
        (RIGHT + "groups: [{name: north, respondents: 3, agree: {fit: 2 or 3 of 3}}]\n",
         "a tally of the whole has one group, without a name"),
        ("opened: {from: 2026-04-11, to: 2026-02-11}\ncounted: 2026-06-12\n",
         "the days 2026-04-11, 2026-02-11 and 2026-06-12 are not in order"),
        ("opened: {from: 2026-02-11, to: 2026-04-11}\ncounted: 2026-02-01\n",
         "the days 2026-02-11, 2026-04-11 and 2026-02-01 are not in order"),
    ],
)  # fmt: skip
def test_a_tally_that_does_not_add_up_is_said(tally: str, said: str) -> None:
    space, unread = load(TextTree({**people(LATE), TALLY: tally}))
    found = check(Checked(space, History.absent()), unread)
    assert said in [finding.message.removeprefix("tally: ") for finding in found]


def test_what_does_not_add_up_is_in_no_score() -> None:
    tally = RIGHT + MARKS + "groups: [{respondents: 4, agree: {fit: 2 of 5}}]\n"
    now = situation({**people(LATE), TALLY: tally}, LAST_DAY)
    graduates = Subject("program", "graduates")
    found = facts(now, audience="members").measure("survey-positive", graduates)
    assert (found.value, found.missing) == (None, "not tallied yet")


def test_nothing_is_counted_beside_a_tally_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it told is not known, so it might be told again with one answer more."""
    for path, text in {**late_starters(), TALLY: f"{RIGHT}<<<<<<< mine\n"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    assert main(["survey", "tally", "graduates", "--repo", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"nothing is counted, mend this first: {TALLY}:3:" in err


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("logs/lin-bo/surveys/2026-02-20-pulse-lin.yml.age", "there is no pairing 'lin-bo'"),
        ("logs/lin-bo/2026-02-20-talk.md.age", "there is no pairing 'lin-bo'"),
        ("people/records/linn.yml.age", "there is no person 'linn'; did you mean 'lin'?"),
    ],
)
def test_a_sealed_file_of_nobody_is_said(path: str, said: str) -> None:
    content = next(iter(sealed_up({path: "survey: pulse\n"}).values()))
    space, unread = load(TextTree({**people(LATE), path: content}))
    found = check(Checked(space, History.absent()), unread)
    assert [(str(each.place), each.message) for each in found] == [(f"{path}:1:1", said)]
