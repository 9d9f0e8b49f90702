"""Surveys as values for pages: what is asked, and of whom now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program, Survey
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import plus
from mentorship.obligations.surveys import respondents, rounds
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate

_LINGERS = 90
"""Days after a program's end on which the page of its surveys is still there."""


class SurveyView(NamedTuple):
    """A survey's page: where, what it asks, and whether answers to it are sealed."""

    path: str
    id: str
    title: str
    program_title: str
    program_path: str | None
    to: str
    questions: tuple[tuple[str, str], ...]  # id and words
    sealed: bool
    branch: str  # of the repository, to which an answer goes


class OpenSurvey(NamedTuple):
    """A survey of which a round is open in a pairing: its title and page, until when, and the
    one person who is asked, None where they are several."""

    title: str
    path: str
    until: date  # its last day
    person: str | None


def survey_views(gate: Gate, situation: Situation) -> Iterator[SurveyView]:
    """The surveys of programs that are not long over, for those who may know who is paired."""
    if not gate.sees(Class.MEMBERS):
        return
    settings = gate.workspace.settings
    for name in sorted(gate.workspace.programs):
        program = gate.workspace.programs[name]
        for survey in program.surveys if situation.today <= _until(program) else ():
            asked = ((key, words(value, gate.language)) for key, value in survey.questions.items())
            yield SurveyView(
                path=_path(program, survey),
                id=survey.id,
                title=_title(gate, survey),
                program_title=words(program.title, gate.language),
                program_path=gate.program_path(program.id),
                to=survey.to,
                questions=tuple(asked),
                sealed=bool(settings.keys.office) and not survey.open,
                branch=settings.main or "main",
            )


def open_surveys(gate: Gate, situation: Situation, pairing: Pairing) -> Iterator[OpenSurvey]:
    """The surveys that are open in a pairing today, answered or not."""
    pair = engagement_of(situation, pairing)
    if pair is None or not gate.sees(Class.MEMBERS) or situation.today > _until(pair.program):
        return
    for survey in pair.program.surveys:
        for each in rounds(pair, survey):
            asked = [p.person for p in respondents(pair, survey, each)]
            if situation.today in each and asked:
                person = asked[0] if len(asked) == 1 else None
                path = _path(pair.program, survey)
                yield OpenSurvey(_title(gate, survey), path, plus(each.closes, -1), person)


def _until(program: Program) -> date:
    return plus(program.dates.end, _LINGERS)


def _path(program: Program, survey: Survey) -> str:
    return f"surveys/{program.id}/{survey.id}.html"


def _title(gate: Gate, survey: Survey) -> str:
    return words(survey.title, gate.language) or survey.id.replace("-", " ").capitalize()
