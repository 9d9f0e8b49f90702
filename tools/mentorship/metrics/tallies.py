"""The rounds of a program's surveys, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from mentorship.metrics.tally import Ballot, Count, ballots, counts, windows
from mentorship.models.program import Program, Survey
from mentorship.models.survey import Answer
from mentorship.models.tally import By, Tally
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.situation import Situation
from mentorship.obligations.surveys import round_for
from mentorship.workspace.workspace import Sealed

State = Literal["open", "sealed", "few", "told", "overlaps"]


class RoundTally(NamedTuple):
    """A round of a survey in a program: open, sealed (there are answers that cannot be read), of
    too few, told, or not told because a written tally is about some of its days.

    `path` is that of the written tally from which it is told, or which it overlaps; `answers` are
    the marks of those that were counted.
    """

    program: str
    survey: str
    number: int
    first: date
    last: date
    closes: date | None
    state: State
    by: By = "whole"
    counts: tuple[Count, ...] = ()
    path: str | None = None
    answers: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which its rounds opened."""
        return self.first, self.last


def tallies(
    situation: Situation, program: Program, survey: Survey, answers: Iterable[Answer],
    unread: Iterable[Sealed],
) -> tuple[RoundTally, ...]:  # fmt: skip
    """What is told of each round that has opened by today, oldest first.

    A tally that was written is told as it stands, whatever came later: of a round that was told
    with three respondents and again with four, the fourth could be solved for. A round with an
    answer that cannot be opened is not counted without it, for the same reason.
    """
    written = written_of(situation, program, survey)
    ever = _of(situation, program, survey)
    given, _ = ballots(situation, program, survey, answers)
    closed_days = tuple(_unread_days(situation, survey, unread))
    numbers = {tally.round for tally in written}
    rounds = [
        RoundTally(program.id, survey.id, *window, state="open", by=survey.tally)
        for window in windows(situation, program, survey)
        if window.number not in numbers and window.first <= situation.today
    ]
    computed = (
        _overlapping(each, ever) or _computed(situation, each, given, closed_days)
        for each in rounds
    )
    found = (*(_as_written(program, tally) for tally in written), *computed)
    return tuple(sorted(found, key=lambda one: (one.first, one.number)))


def written_of(situation: Situation, program: Program, survey: Survey) -> tuple[Tally, ...]:
    """The tallies of a survey written by today."""
    found = _of(situation, program, survey)
    return tuple(tally for tally in found if tally.counted <= situation.today)


def _of(situation: Situation, program: Program, survey: Survey) -> tuple[Tally, ...]:
    """All of them: what one will say of some days is not said before it in another way."""
    tallies_of = situation.workspace.tallies_of.get(program.id, ())
    return tuple(tally for tally in tallies_of if tally.survey == survey.id)


def overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two stretches of days, both ends included, have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def _overlapping(each: RoundTally, written: Iterable[Tally]) -> RoundTally | None:
    other = next((tally for tally in written if overlap(tally.days, each.days)), None)
    return each._replace(state="overlaps", path=other.path) if other else None


def _computed(
    situation: Situation, each: RoundTally, given: Iterable[Ballot], unread: Iterable[date]
) -> RoundTally:
    first, last = each.days
    if each.closes is None or situation.today < each.closes:
        return each
    if any(first <= day <= last for day in unread):
        return each._replace(state="sealed")
    cast = tuple(b for b in given if first <= b.opened <= last)
    told = counts(situation, each.by, cast)
    marks = tuple(sorted(one.mark for one in cast)) if told else ()
    return each._replace(state="told" if told else "few", counts=told, answers=marks)


def _as_written(program: Program, tally: Tally) -> RoundTally:
    told = tuple(Count(group.name, group.respondents, group.agree) for group in tally.groups)
    first, last = tally.days
    return RoundTally(
        program.id, tally.survey, tally.round, first, last, None, "told", tally.by, told,
        tally.path, tally.answers,
    )  # fmt: skip


def _unread_days(situation: Situation, survey: Survey, unread: Iterable[Sealed]) -> Iterator[date]:
    """The days on which the rounds opened that sealed files answer, as far as their names say."""
    for sealed in unread:
        person = sealed.respondent(survey.id)
        pairing = situation.workspace.pairings.get(sealed.pairing)
        pair = engagement_of(situation, pairing) if pairing else None
        if pair and person and sealed.day and sealed.day <= situation.today:
            found = round_for(pair, survey, person, sealed.day)
            if not isinstance(found, str):
                yield found.opens
