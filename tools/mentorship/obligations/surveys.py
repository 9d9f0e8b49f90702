"""Surveys: each respondent answers each round within 14 days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from mentorship.models.program import Survey
from mentorship.obligations.calendar import later
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.obligation import Evidence, Spot, on_its_word, spot
from mentorship.obligations.owed import Owed
from mentorship.obligations.scope import Party
from mentorship.obligations.spans import plus

_TIME = 14
"""Days from the opening of a round to the day on which answers are due."""


class Round(NamedTuple):
    """A round of a survey; `closes` is the day on which the next one opens, if there is one."""

    number: int
    opens: date
    closes: date | None


def surveys(pair: Engagement) -> Iterator[Owed]:
    """Each respondent of each round. An answer counts for the round open on its day; a round
    without one is missed when the next opens."""
    for position, survey in enumerate(pair.program.surveys):
        answers = tuple(_answers(pair, survey.id))
        for each in rounds(pair, survey):
            for party in _respondents(pair, survey, each.opens):
                yield _answer_to(pair, position, each, party, answers)


def rounds(pair: Engagement, survey: Survey) -> tuple[Round, ...]:
    """The rounds that open in the life of the pairing. The first opens `first` after the start,
    each other `every` after the one before."""
    work, opened = pair.situation.office, []
    day = later(pair.life.first, survey.first, work)
    while day <= pair.life.last:
        opened.append(day)
        following = later(day, survey.every, work) if survey.every else day
        if following <= day:
            break
        day = following
    ends = [*(second for _, second in pairwise(opened)), None]
    return tuple(
        Round(number, opens, end)
        for number, (opens, end) in enumerate(zip(opened, ends, strict=False), start=1)
    )


class _Given(NamedTuple):
    person: str
    day: date
    spot: Spot


def _answers(pair: Engagement, survey: str) -> Iterator[_Given]:
    """Answers that are not ahead, sealed ones too: what they say is unknown, not that they are."""
    workspace, today = pair.situation.workspace, pair.situation.today
    for answer in workspace.answers_of.get(pair.id, ()):
        if answer.survey == survey and answer.date <= today:
            yield _Given(answer.person, answer.date, spot(answer, "answers"))
    for sealed in workspace.sealed_of.get(pair.id, ()):
        person = sealed.respondent(survey)
        if person and sealed.day and sealed.day <= today:
            yield _Given(person, sealed.day, Spot(None, file=sealed.path))


def _respondents(pair: Engagement, survey: Survey, day: date) -> Iterator[Party]:
    """Who answers a round that opens on `day`: people who have joined and not left by then."""
    people = pair.situation.workspace.people
    for party in dict.fromkeys(_asked(pair, survey)):
        person = party.person or ""
        joined = people[person].joined if person in people else None
        if (not joined or joined <= day) and pair.situation.is_there(person, day):
            yield party


def _asked(pair: Engagement, survey: Survey) -> Iterator[Party]:
    """The mentors, the mentees, the mentees' managers, or who else is in their teams."""
    pairing, people = pair.pairing, pair.situation.workspace.people
    if survey.to in ("mentor", "mentee"):
        mentors = survey.to == "mentor"
        for person in pairing.mentors if mentors else pairing.mentees:
            yield Party("mentor" if mentors else "mentee", person)
        return
    mentees = [people[mentee] for mentee in pairing.mentees if mentee in people]
    if survey.to == "manager":
        others = {mentee.manager for mentee in mentees if mentee.manager}
    else:
        members = pair.situation.members
        mates = {mate for mentee in mentees for mate in members.get(mentee.team or "", ())}
        others = mates - set(pairing.people)
    for person in sorted(others):
        yield Party("other", person)


def _answer_to(
    pair: Engagement, position: int, each: Round, party: Party, answers: tuple[_Given, ...]
) -> Owed:
    survey, person = pair.program.surveys[position], party.person
    window = f"r{each.number}"
    return Owed(
        "survey",
        f"{survey.id}/{window}/{person}",
        party,
        survey.id,
        survey.title or survey.id,
        pair.on(plus(each.opens, _TIME), party),
        spot(pair.program, "surveys", position),
        evidence=_in_round(each, person, answers),
        about=person if party.role == "mentee" else None,
        window=window,
        opened=each.opens,
        missed_on=each.closes,
        ending=pair.ending_of(person or ""),
    )


def _in_round(each: Round, person: str | None, answers: tuple[_Given, ...]) -> Evidence | None:
    for given in answers:
        closed = each.closes is not None and given.day >= each.closes
        if given.person == person and each.opens <= given.day and not closed:
            return on_its_word(given.day, given.spot)
    return None
