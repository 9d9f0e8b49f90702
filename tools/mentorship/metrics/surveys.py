"""What people answered: the share of answers that agree, for each question and together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _, n_
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Excluded, Input, Interval, Result, Subject, Unit
from mentorship.metrics.statistics import wilson
from mentorship.metrics.tallied import Told, programs_about, tallied_of, told_of
from mentorship.models.pairing import Pairing
from mentorship.models.survey import Answer
from mentorship.models.tally import LEAST_RESPONDENTS, Agreed
from mentorship.obligations.obligation import spot
from mentorship.workspace.workspace import grouped

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
    class_="members",
    formula=N_("answers of 4 or 5 / answers, from 3 respondents or more; of `11 or 12 of 12` 11.5"),
)
def survey_positive(facts: Facts, subject: Subject) -> Result:
    """The share of answers that are 4 or 5 of 5, for each question and for all together.

    A mentor is judged by the surveys that mentees and others answer, a mentee by those that mentors
    answer; an answer that says whom it is `about` counts for that person alone.

    What is published comes from written tallies alone, of which no combination tells what somebody
    answered. In a terminal, answers that lie in clear are counted too, of a survey without tallies.
    """
    told = tuple(told_of(facts, subject))
    tallied = tallied_of(facts, subject)
    given: list[_Given] = []
    sealed: list[str] = []
    for pairing in _answered(facts, subject) if not facts.audience else ():
        asked = {s for s in _asked(facts, subject, pairing) if (pairing.program, s) not in tallied}
        given += _answers(facts, subject, pairing, asked)
        sealed += _sealed(facts, subject, pairing, asked)
    parts, few = _shares((*told, *_in_clear(given)))
    excluded = (
        (Excluded(n_("{n} answer", "{n} answers", len(sealed)), _("sealed")),) if sealed else ()
    )
    if facts.audience and not parts:
        return _untold(facts, subject)
    if not parts:
        missing = _why_none(given, sealed, bool(tallied))
        return Result(missing=missing, parts=few, excluded=excluded)
    whole = _share("", [one for one in (*told, *_in_clear(given)) if one.enough])
    return replace(whole, parts=tuple(sorted((*parts, *few), key=_name)), excluded=excluded)


def _answered(facts: Facts, subject: Subject) -> Iterator[Pairing]:
    """The subject's pairings from which there is any answer."""
    space = facts.situation.workspace
    for pairing in facts.pairings(subject):
        if pairing.id in space.answers_of or pairing.id in space.sealed_of:
            yield pairing


def _untold(facts: Facts, subject: Subject) -> Result:
    """Nothing was written down that these readers may know: of a program nothing yet."""
    if subject.kind == "program":
        asked = bool(programs_about(facts, subject))
        return Result(missing=_("not tallied yet") if asked else _("no survey"))
    missing = _("of so few not for {audience}", audience=_(str(facts.audience)))
    return Result(missing=missing, withheld=True)


def _why_none(given: list[_Given], sealed: list[str], tallied: bool) -> str:
    people = len({one.person for one in given})
    if people:
        return _("{n} of at least {least} respondents", n=people, least=LEAST_RESPONDENTS)
    if sealed:
        return _("the answers are sealed")
    return _("not tallied yet") if tallied else _("nobody answered")


def _in_clear(given: Iterable[_Given]) -> Iterator[Told]:
    """What answers in clear say to each question."""
    for (survey, question), group in grouped(given, lambda one: (one.survey, one.question)).items():
        people = frozenset(one.person for one in group)
        agree = sum(one.points >= _AGREES for one in group)
        enough = len(people) >= LEAST_RESPONDENTS
        lines = tuple(_inputs(group)) if enough else ()
        yield Told("", survey, question, Agreed(agree, agree, len(group)), people, lines, enough)


def _shares(told: Iterable[Told]) -> tuple[tuple[Result, ...], tuple[Result, ...]]:
    """The share of each question, and the questions that too few answered.

    These are not in the whole either: they could be taken out of it.
    """
    questions = grouped(told, lambda one: (one.survey, one.question))
    several = len({survey for survey, _ in questions}) > 1
    shares, few = [], []
    for (survey, question), group in sorted(questions.items()):
        name = f"{survey}: {question}" if several else question
        enough = [one for one in group if one.enough]
        if enough:
            shares.append(_share(name, enough))
        else:
            people = len({person for one in group for person in one.people})
            missing = _("{n} of at least {least} respondents", n=people, least=LEAST_RESPONDENTS)
            few.append(Result(name=name, missing=missing, n=sum(one.agreed.of for one in group)))
    return tuple(shares), tuple(few)


def _share(name: str, told: Iterable[Told]) -> Result:
    """The share of several counts together; where a count has two numbers, the middle is taken."""
    counted = tuple(told)
    least, most, of = (sum(column) for column in zip(*(o.agreed for o in counted), strict=True))
    return Result(
        name=name,
        value=Decimal(least + most) / 2 / of,
        n=of,
        interval=_interval(Agreed(least, most, of)),
        between=(least, most) if least < most else None,
        people=frozenset(person for one in counted for person in one.people),
        inputs=tuple(line for one in counted for line in one.inputs) if name else (),
    )


def _interval(agreed: Agreed) -> Interval | None:
    low, high = wilson(agreed.least, agreed.of), wilson(agreed.most, agreed.of)
    return Interval(low.low, high.high) if low and high else None


def _name(result: Result) -> str:
    return result.name


def _inputs(given: Iterable[_Given]) -> Iterator[Input]:
    for one in given:
        yield Input(f"{one.answer.pairing}/{one.answer.id}", _("{points} of 5", points=one.points),
                    spot(one.answer, "answers", one.question))  # fmt: skip


def _answers(
    facts: Facts, subject: Subject, pairing: Pairing, asked: Iterable[str]
) -> Iterator[_Given]:
    span, today = facts.span(subject), facts.known_by
    for answer in facts.situation.workspace.answers_of.get(pairing.id, ()):
        if answer.survey not in asked or answer.date not in span or answer.date > today:
            continue
        if subject.kind == "person" and answer.about not in (None, subject.id):
            continue
        for question, points in sorted(answer.answers.items()):
            yield _Given(answer.survey, question, answer.person, points, answer)


def _sealed(
    facts: Facts, subject: Subject, pairing: Pairing, asked: Iterable[str]
) -> Iterator[str]:
    span, today = facts.span(subject), facts.known_by
    for sealed in facts.situation.workspace.sealed_of.get(pairing.id, ()):
        known = any(sealed.respondent(survey) for survey in asked)
        if known and sealed.day and sealed.day in span and sealed.day <= today:
            yield sealed.path


def _asked(facts: Facts, subject: Subject, pairing: Pairing) -> frozenset[str]:
    """The surveys that say something about the subject."""
    program = facts.situation.workspace.program_of(pairing)
    surveys = program.surveys if program else ()
    if subject.kind != "person":
        return frozenset(survey.id for survey in surveys)
    mentee = subject.id in pairing.mentees
    return frozenset(s.id for s in surveys if (s.to == "mentor") == mentee)
