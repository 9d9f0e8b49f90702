"""What people answered: the share of answers that agree, for each question and together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Input, Result, Subject, Unit
from mentorship.metrics.statistics import wilson
from mentorship.metrics.subjects import pairings_of
from mentorship.models.pairing import Pairing
from mentorship.models.survey import Answer
from mentorship.obligations.obligation import spot
from mentorship.obligations.spans import Span
from mentorship.workspace.workspace import grouped

LEAST_RESPONDENTS = 3
_AGREES = 4  # of 5


class _Given(NamedTuple):
    survey: str
    question: str
    person: str
    points: int
    answer: Answer


@metric(
    "survey-positive",
    unit=Unit.RATE,
    class_="sealed",
    formula="answers of 4 or 5 / answers, from 3 respondents or more",
)
def survey_positive(facts: Facts, subject: Subject) -> Result:
    """The share of answers that are 4 or 5 of 5, for each question and for all together.

    A mentor is judged by the surveys that mentees and others answer, a mentee by those that mentors
    answer; an answer that says whom it is `about` counts for that person alone.
    """
    given: list[_Given] = []
    sealed: list[str] = []
    for pairing in pairings_of(facts.situation.workspace, subject):
        given += _answers(facts, subject, pairing)
        sealed += _sealed(facts, subject, pairing)
    excluded = (
        (Excluded(f"{len(sealed)} answer{'s' * (len(sealed) > 1)}", "sealed"),) if sealed else ()
    )
    if not given:
        why = "the answers are sealed" if sealed else "nobody answered"
        return Result(missing=why, excluded=excluded)
    questions = grouped(given, lambda one: (one.survey, one.question))
    several = len({survey for survey, _ in questions}) > 1
    parts = tuple(
        _share(questions[key], f"{key[0]}: {key[1]}" if several else key[1])
        for key in sorted(questions)
    )
    told = [one for group in questions.values() if _are_enough(group) for one in group]
    whole = _share(tuple(told or given), "")
    return Result(
        value=whole.value, missing=whole.missing, n=whole.n, interval=whole.interval,
        people=whole.people, parts=parts, excluded=excluded,
    )  # fmt: skip


def _are_enough(given: Iterable[_Given]) -> bool:
    """Whether so many answered a question that its share may be seen.

    A question that stays unseen is not in the whole either: it could be taken out of it.
    """
    return len({one.person for one in given}) >= LEAST_RESPONDENTS


def _share(given: tuple[_Given, ...], name: str) -> Result:
    """The share of one group of answers; fewer than three respondents stay unseen."""
    people = frozenset(one.person for one in given)
    if len(people) < LEAST_RESPONDENTS:
        missing = f"{len(people)} of at least {LEAST_RESPONDENTS} respondents"
        return Result(name=name, missing=missing, n=len(given))
    agree = sum(one.points >= _AGREES for one in given)
    return Result(
        name=name, value=Decimal(agree) / len(given), n=len(given),
        interval=wilson(agree, len(given)), people=people, inputs=tuple(_inputs(given)),
    )  # fmt: skip


def _inputs(given: Iterable[_Given]) -> Iterator[Input]:
    for one in given:
        yield Input(f"{one.answer.pairing}/{one.answer.id}", f"{one.points} of 5",
                    spot(one.answer, "answers", one.question))  # fmt: skip


def _answers(facts: Facts, subject: Subject, pairing: Pairing) -> Iterator[_Given]:
    span, today = facts.span(subject), facts.situation.today
    asked = _asked(facts, subject, pairing)
    for answer in facts.situation.workspace.answers_of.get(pairing.id, ()):
        if answer.survey not in asked or not _in(span, answer.date) or answer.date > today:
            continue
        if subject.kind == "person" and answer.about not in (None, subject.id):
            continue
        for question, points in sorted(answer.answers.items()):
            yield _Given(answer.survey, question, answer.person, points, answer)


def _sealed(facts: Facts, subject: Subject, pairing: Pairing) -> list[str]:
    span, today = facts.span(subject), facts.situation.today
    asked = _asked(facts, subject, pairing)
    return [
        sealed.path
        for sealed in facts.situation.workspace.sealed_of.get(pairing.id, ())
        if any(sealed.respondent(survey) for survey in asked)
        and sealed.day and _in(span, sealed.day) and sealed.day <= today
    ]  # fmt: skip


def _asked(facts: Facts, subject: Subject, pairing: Pairing) -> frozenset[str]:
    """The surveys that say something about the subject."""
    program = facts.situation.workspace.program_of(pairing)
    surveys = program.surveys if program else ()
    if subject.kind != "person":
        return frozenset(survey.id for survey in surveys)
    mentee = subject.id in pairing.mentees
    return frozenset(s.id for s in surveys if (s.to == "mentor") == mentee)


def _in(span: Span, day: object) -> bool:
    return day in span
