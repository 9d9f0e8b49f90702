"""Counting the answers to surveys so that no counts, taken together, tell what somebody answered.

Each answer is in one group of one round of the program at most, a group has three respondents or
more, and nothing but groups is ever told: a sum over tracks, rounds or programs is a sum of what
was told before. A written tally names the answers that it has counted, so that this stays so when
the days of rounds or pairings are changed. So all that can be solved for is what one group tells,
and that is by `Agreed.told` the answer of nobody. For the rounds see `windows`, for the groups
`grouping`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mentorship.models.program import Program, Survey
from mentorship.models.survey import Answer
from mentorship.models.tally import LEAST_RESPONDENTS, Agreed, By, Tally, mark_of
from mentorship.obligations.calendar import later
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.plan import track_id
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import plus
from mentorship.obligations.surveys import Round, round_for, rounds
from mentorship.values import Duration
from mentorship.workspace.workspace import grouped

_AGREES = 4  # of 5
_ONCE = Duration(3, "month")
"""How long the rounds of a survey that is asked once are gathered, where pairings start later."""


class Window(NamedTuple):
    """A round of the whole program: the rounds of pairings that open from `first` to `last`.

    From `closes` on none of them is open, and none can open any more.
    """

    number: int
    first: date
    last: date
    closes: date


class Ballot(NamedTuple):
    """An answer that counts: who gave it in which pairing, and to a round that opened when.

    `mark` is what stands for it in a tally; `in_clear`, that everybody can read it who can read
    the repository.
    """

    person: str
    pairing: str
    opened: date
    points: Mapping[str, int]
    mark: str = ""
    in_clear: bool = True


class Left(NamedTuple):
    """An answer that does not count, and why; what it says is not said."""

    path: str
    why: str


class Count(NamedTuple):
    """What is told of a group: its name, if it has one, its respondents and their agreement."""

    name: str | None
    respondents: int
    agree: Mapping[str, Agreed]


def windows(situation: Situation, program: Program, survey: Survey) -> tuple[Window, ...]:
    """The rounds of a survey in a program, in order.

    They follow one another from `first` after the program's start; whoever starts later answers
    the round in which their own opens. An answer is in one of them, because its own round is.
    """
    pairs, work = tuple(_pairs(situation, program)), situation.office
    opened = [each for pair in pairs for each in rounds(pair, survey)]
    if not opened:
        return ()
    begins, found = later(program.dates.start, survey.first, work), list[Window]()
    first = min(begins, *(each.opens for each in opened))
    newest = max(each.opens for each in opened)
    while not found or begins <= newest:
        follows = max(later(begins, survey.every or _ONCE, work), plus(begins, 1))
        last = plus(follows, -1)
        shut = [each.closes for each in opened if first <= each.opens <= last]
        over = min(follows, plus(program.dates.end, 1))
        found.append(Window(len(found) + 1, first, last, max((over, *shut))))
        first = begins = follows
    return tuple(found)


def ballots(
    situation: Situation, program: Program, survey: Survey, answers: Iterable[Answer]
) -> tuple[tuple[Ballot, ...], tuple[Left, ...]]:
    """The answers that count, and those that do not: of somebody who is not asked, outside the
    rounds, a second one to the same round, to a question that there is not, one that the tally of
    another round has counted, and one in clear to a round in which others are sealed."""
    pairs = {pair.id: pair for pair in _pairs(situation, program)}
    clear = {answer.path for answer in situation.workspace.answers}
    before = _counted_before(situation.workspace.tallies)
    kept: dict[tuple[str, str, date], tuple[Ballot, str]] = {}
    left: list[Left] = []
    for answer in sorted(answers, key=lambda one: (one.date, one.path)):
        pair = pairs.get(answer.pairing)
        if pair is None or answer.survey != survey.id or answer.date > situation.today:
            continue
        found = round_for(pair, survey, answer.person, answer.date)
        mark = mark_of(pair.id, answer.id)
        why = _why_not(answer, survey, found) or _elsewhere(
            before.get(mark), program, survey, found
        )
        if isinstance(found, str) or why:
            left.append(Left(answer.path, why))
        elif (answer.person, pair.id, found.opens) in kept:
            left.append(Left(answer.path, f"{answer.person} has answered this round already"))
        else:
            kept[answer.person, pair.id, found.opens] = (
                Ballot(answer.person, pair.id, found.opens, answer.answers, mark,
                       answer.path in clear),
                answer.path,
            )  # fmt: skip
    counted = tuple(kept.values())
    if len({one.in_clear for one, _ in counted}) > 1:
        counted, aside = _apart(windows(situation, program, survey), counted)
        left += aside
    return tuple(one for one, _ in counted), tuple(left)


def _why_not(answer: Answer, survey: Survey, found: Round | str) -> str:
    if isinstance(found, str):
        return found
    unknown = set(answer.answers) - set(survey.questions)
    return "it answers a question that the survey does not have" if unknown else ""


def _counted_before(written: Iterable[Tally]) -> Mapping[str, Tally]:
    return {mark: tally for tally in written for mark in tally.answers}


def _elsewhere(tally: Tally | None, program: Program, survey: Survey, found: Round | str) -> str:
    """Whether another round has counted the answer: the rounds, or the pairing, were changed since.

    Counted twice, it would be in two groups that could be taken from each other.
    """
    if tally is None or isinstance(found, str):
        return ""
    first, last = tally.days
    same = (tally.program, tally.survey) == (program.id, survey.id)
    return "" if same and first <= found.opens <= last else f"{tally.path} has counted it"


def _apart(
    rounds: Iterable[Window], given: Collection[tuple[Ballot, str]]
) -> tuple[tuple[tuple[Ballot, str], ...], list[Left]]:
    """Without the answers in clear to a round in which others are sealed.

    Whoever can read the repository could take them from the count, and what is left of two in
    clear and one sealed would be the sealed one.
    """
    days = [window for window in rounds if any(
        not one.in_clear and window.first <= one.opened <= window.last for one, _ in given
    )]  # fmt: skip
    counted: list[tuple[Ballot, str]] = []
    left: list[Left] = []
    for one, path in given:
        if one.in_clear and any(window.first <= one.opened <= window.last for window in days):
            left.append(Left(path, "it is in clear, and others of its round are sealed"))
        else:
            counted.append((one, path))
    return tuple(counted), left


def counts(situation: Situation, by: By, given: Iterable[Ballot]) -> tuple[Count, ...]:
    """What may be told of the answers to one round: groups of three respondents or more."""
    cast = tuple(given)
    names = grouping(cast, _key(situation, by))
    groups = grouped(cast, lambda one: names[one.pairing])
    found = (_count(name, group) for name, group in groups.items())
    return tuple(
        sorted((one for one in found if one), key=lambda one: (not one.name, one.name or ""))
    )


def grouping(given: Iterable[Ballot], key: Callable[[str], str]) -> Mapping[str, str | None]:
    """The name of the group of each pairing's answers; None is that of all who are in no other.

    Whose group would have fewer than three respondents is counted with the others; where these
    are fewer than three, the smallest group joins them. It is decided by who answered, never by
    what.
    """
    cast = tuple(given)
    people = {
        name: {one.person for one in group}
        for name, group in grouped(cast, lambda one: key(one.pairing)).items()
    }
    others = {name for name, who in people.items() if len(who) < LEAST_RESPONDENTS or not name}
    standing = sorted(people.keys() - others, key=lambda name: (len(people[name]), name))
    while standing and others and _few(people[name] for name in others):
        others.add(standing.pop(0))
    return {one.pairing: None if key(one.pairing) in others else key(one.pairing) for one in cast}


def _few(groups: Iterable[set[str]]) -> bool:
    return len(set[str]().union(*groups)) < LEAST_RESPONDENTS


def _count(name: str | None, group: tuple[Ballot, ...]) -> Count | None:
    """None of a group of too few; without the questions that too few of it answered."""
    people = {one.person for one in group}
    if len(people) < LEAST_RESPONDENTS:
        return None
    questions = sorted({question for one in group for question in one.points})
    agreed = ((question, _agreed(group, question)) for question in questions)
    return Count(name, len(people), {question: told for question, told in agreed if told})


def _agreed(group: tuple[Ballot, ...], question: str) -> Agreed | None:
    given = [one for one in group if question in one.points]
    if len({one.person for one in given}) < LEAST_RESPONDENTS:
        return None
    return Agreed.told(sum(one.points[question] >= _AGREES for one in given), len(given))


def _key(situation: Situation, by: By) -> Callable[[str], str]:
    """The name of the group in which the answers from a pairing would be."""
    space = situation.workspace
    if by == "track":
        return lambda pairing: track_id(space, space.pairings[pairing]) or ""
    if by == "mentor":
        return lambda pairing: next(iter(space.pairings[pairing].mentors), "")
    return lambda _: ""


def _pairs(situation: Situation, program: Program) -> Iterator[Engagement]:
    for pairing in sorted(
        situation.workspace.pairings_of.get(program.id, ()), key=lambda one: one.id
    ):
        pair = engagement_of(situation, pairing)
        if pair is not None:
            yield pair
