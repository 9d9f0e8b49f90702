"""Surveys: each respondent answers each round within 14 days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorship.models.program import Survey
from mentorship.obligations.calendar import later
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.obligation import Evidence, Spot, on_its_word, spot
from mentorship.obligations.owed import Owed
from mentorship.obligations.scope import Party
from mentorship.obligations.spans import plus
from mentorship.values import Duration

_TIME = 14
"""Days from the opening of a round to the day on which answers are due."""
_ONCE = Duration(28, "day")
"""How long a survey is open that is asked once."""


class Round(NamedTuple):
    """A round of a survey of a pairing; `closes` is the first day on which it is not open."""

    number: int
    opens: date
    closes: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.opens <= day < self.closes


def surveys(pair: Engagement) -> Iterator[Owed]:
    """Each respondent of each round. An answer counts for the round open on its day; a round
    without one is missed when the next opens."""
    for position, survey in enumerate(pair.program.surveys):
        answers = tuple(_answers(pair, survey.id))
        for each in rounds(pair, survey):
            for party in respondents(pair, survey, each):
                yield _answer_to(pair, position, each, party, answers)


def rounds(pair: Engagement, survey: Survey) -> tuple[Round, ...]:
    """The rounds that open in the life of the pairing. The first opens `first` after the start,
    each other `every` after the one before, and a round closes when the next would open: 28 days
    after it opened, where the survey is asked once."""
    known, key = pair.situation.remembered, ("rounds", pair.id, survey.id)
    if key not in known:
        known[key] = _rounds(pair, survey)
    remembered: tuple[Round, ...] = known[key]
    return remembered


def _rounds(pair: Engagement, survey: Survey) -> tuple[Round, ...]:
    work = pair.situation.office
    opens, found = later(pair.life.first, survey.first, work), list[Round]()
    while opens <= pair.life.last:
        closes = later(opens, survey.every or _ONCE, work)
        found.append(Round(len(found) + 1, opens, closes))
        if not survey.every or closes <= opens:
            break
        opens = closes
    return tuple(found)


def round_for(pair: Engagement, survey: Survey, person: str, day: date) -> Round | str:
    """The round that an answer of this person and day is one to, or why there is none."""
    all_rounds = rounds(pair, survey)
    found = next((each for each in all_rounds if day in each), None)
    if found is not None:
        asked = {party.person for party in respondents(pair, survey, found)}
        return found if person in asked else f"{person} is not asked: it is for the {survey.to}"
    ahead = next((each for each in all_rounds if each.opens > day), None)
    if ahead:
        return f"no round is open on {day}; the next opens on {ahead.opens}"
    return f"no round is open on {day}" + (
        f"; the last closed on {all_rounds[-1].closes}" if all_rounds else ", and none will be"
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


def respondents(pair: Engagement, survey: Survey, each: Round) -> Iterator[Party]:
    """Who answers a round: people who have joined, and not left, by the day it opens."""
    day = each.opens
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
        if given.person == person and given.day in each:
            return on_its_word(given.day, given.spot)
    return None
