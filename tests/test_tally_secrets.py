"""Somebody who collects everything that is ever published learns nobody's answer.

Small populations, each in every world there is: who agreed, and who did not. Worlds that publish
the same cannot be told apart; in each such set of worlds every respondent must have agreed in one
and not in another, and of no two respondents may it be known how many of them agreed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from itertools import product

import pytest
from tests.small_world import situation
from tests.survey_world import AFTER, World, answer, known, people, told

from mentorship.history.facts import History
from mentorship.metrics.catalogue import facts
from mentorship.metrics.overview import all_about, subjects_named
from mentorship.metrics.receipts import as_data
from mentorship.metrics.tally import Ballot, counts
from mentorship.obligations.situation import Situation
from mentorship.pages.site import content
from mentorship.publication.reports import report_of
from mentorship.render.report import FORMATS as REPORTS
from mentorship.render.report import Written
from mentorship.render.surveys import SURVEY_FORMATS, SurveyReport
from mentorship.scaffold.tally import new_tally

POPULATIONS: Mapping[str, Sequence[tuple[str, str]]] = {
    "three": [("ada", "north")] * 3,
    "four of one mentor": [("ada", "north")] * 4,
    "three and one": [("ada", "north")] * 3 + [("bo", "south")],
    "three and two": [("ada", "north")] * 3 + [("bo", "south")] * 2,
    "three and three": [("ada", "north")] * 3 + [("bo", "south")] * 3,
    "crossed": [("ada", "north"), ("ada", "south")] * 3,
    "three, three and one": [
        *[("ada", "north")] * 3, *[("bo", "south")] * 3, ("cy", "north"),
    ],
    "ones": [(mentor, "north") for mentor in ("ada", "bo", "cy", "di", "ed")],
}  # fmt: skip


def worlds(size: int) -> Iterable[World]:
    return product((False, True), repeat=size)


def pairs_of(population: Sequence[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    return {f"e{number}x": pair for number, pair in enumerate(population)}


def test_the_test_finds_what_can_be_solved() -> None:
    exact = {world: sum(world) for world in worlds(3)}
    assert known(exact, 3)[:3] == [
        "(0,): 0 in 1 worlds", "(1,): 0 in 1 worlds", "(2,): 0 in 1 worlds",
    ]  # fmt: skip
    later = {world: (sum(world[:3]) in (2, 3), sum(world)) for world in worlds(4)}
    assert known(later, 4)
    assert not known(dict.fromkeys(worlds(3), "nothing"), 3)


@pytest.mark.parametrize("by", ["whole", "track", "mentor"])
@pytest.mark.parametrize("name", POPULATIONS)
def test_the_counts_of_a_round_tell_no_answer(name: str, by: str) -> None:
    population = POPULATIONS[name]
    pairs = pairs_of(population)
    now = situation(people(pairs, by), AFTER)

    def published(world: World) -> Hashable:
        given = [
            Ballot(who, f"{who}-{mentor}", now.today, {"fit": 5 if agrees else 3})
            for (who, (mentor, _)), agrees in zip(pairs.items(), world, strict=True)
        ]
        return str(counts(now, now.workspace.programs["graduates"].surveys[0].tally, given))

    size = len(population)
    assert known({world: published(world) for world in worlds(size)}, size) == []


@pytest.mark.parametrize("by", ["whole", "track", "mentor"])
def test_nor_do_several_rounds_and_surveys_in_which_some_answer_again(by: str) -> None:
    pairs = pairs_of(POPULATIONS["three and one"])
    now = situation(people(pairs, by), AFTER)
    keys = list(pairs)

    def told_of(names: Sequence[str], world: World) -> str:
        given = [
            Ballot(who, f"{who}-{pairs[who][0]}", now.today, {"fit": 4 if agrees else 1})
            for who, agrees in zip(names, world, strict=True)
        ]
        return str(counts(now, by, given))  # type: ignore[arg-type]

    seen = {
        world: (
            told_of(keys[:3], world[:3]),
            told_of(keys, world[3:7]),
            told_of(keys[1:], world[7:]),
        )
        for world in worlds(10)
    }
    assert known(seen, 10) == []


SCORED = (
    "scoring:\n  mentor: {survey: {weight: 100, metric: survey-positive}}\n"
    "  mentee: {survey: {weight: 100, metric: survey-positive}}\n"
    "  pairing: {survey: {weight: 100, metric: survey-positive}}\n"
)


def organisation(
    population: Sequence[tuple[str, str]], world: World, by: str, late: int
) -> list[Situation]:
    """The organisation when the tally is written, and months later: the last `late` answers were
    added after it."""
    pairs = pairs_of(population)
    files = people(pairs, by, SCORED)
    given = [
        answer(f"{who}-{mentor}", who, {"fit": 5 if agrees else 2})
        for (who, (mentor, _)), agrees in zip(pairs.items(), world, strict=True)
    ]
    for each in given[: len(given) - late]:
        files |= each
    before = situation(files, AFTER)
    for tally in told(before):
        if tally.state == "told":
            draft = new_tally(tally, before.today)
            files |= {draft.path: draft.text}
    at_first = situation(files, AFTER)
    for each in given[len(given) - late :]:
        files |= each
    return [at_first, situation(files, "2026-09-01")]


def tallied(now: Situation) -> str:
    report = SurveyReport(now.today, "graduates", told(now))
    return "".join(write(report) for write in SURVEY_FORMATS.values())


def scored(audience: str | None) -> Callable[[Situation], str]:
    """What `score` and `why` say about everything, to these readers."""

    def seen(now: Situation) -> str:
        lines: list[str] = []
        known_facts = facts(now, audience=audience)  # type: ignore[arg-type]
        for identity in (*now.workspace.people, *now.workspace.pairings, "graduates"):
            kinds = ("program", "person", "pairing")
            for subject in subjects_named(known_facts, identity, kinds, None, None):  # type: ignore[arg-type]
                results = all_about(known_facts, subject)
                lines += [str(as_data(result, History.absent())) for result in results]
        return "\n".join(lines)

    return seen


def reported(audience: str) -> Callable[[Situation], str]:
    """What `report` says to these readers."""

    def seen(now: Situation) -> str:
        graduates = now.workspace.programs["graduates"]
        found = report_of(now, graduates, audience=audience)  # type: ignore[arg-type]
        return REPORTS["json"](Written(found, None, now.history, receipts=False))

    return seen


def sited(audience: str) -> Callable[[Situation], str]:
    """Every byte of a site."""

    def seen(now: Situation) -> str:
        site = content(Situation(now.workspace, now.history, date(2026, 9, 1)), audience, ())
        return str([(page.path, page.body) for page in site.pages]) + str(
            [(asset.path, asset.content) for asset in site.assets]
        )

    return seen


READERS: Mapping[str, Callable[[Situation], str]] = {
    "survey tally": tallied,
    "score for members": scored("members"),
    "score for the pair": scored("pair"),
    "score for the public": scored("public"),
    "report for members": reported("members"),
    "report for the public": reported("public"),
}
CROWDS = [("three and one", 1), ("three and one", 0), ("four of one mentor", 0), ("three", 0)]


@pytest.mark.parametrize("by", ["whole", "track", "mentor"])
@pytest.mark.parametrize(("name", "late"), CROWDS)
def test_tallies_scores_and_receipts_together_tell_no_answer(name: str, late: int, by: str) -> None:
    population = POPULATIONS[name]
    seen = {
        world: tuple(
            read(now)
            for now in organisation(population, world, by, late)
            for read in READERS.values()
        )
        for world in worlds(len(population))
    }
    assert known(seen, len(population)) == []


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["pair", "members", "public"])
def test_sites_tell_no_answer(audience: str) -> None:
    population = POPULATIONS["three and one"]
    look = sited(audience)
    seen = {
        world: tuple(look(now) for now in organisation(population, world, "mentor", 1))
        for world in worlds(len(population))
    }
    assert known(seen, len(population)) == []
    assert (len(set(seen.values())) == 1) is (audience == "public")  # a number is there
