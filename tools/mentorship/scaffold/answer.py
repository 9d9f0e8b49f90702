"""An answer to a survey, sealed for the program office where it has keys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches

from mentorship.findings import MentorshipError, shown
from mentorship.models.pairing import Pairing
from mentorship.models.program import Survey
from mentorship.models.settings import Settings
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.situation import Situation
from mentorship.obligations.surveys import Round, round_for
from mentorship.publication.sealing import sealed
from mentorship.scaffold.draft import Draft, modeline
from mentorship.text.scan import refused

FEWEST, MOST = 1, 5
LONGEST = 2000
"""Characters of what is said beside the answers."""


def answerable(situation: Situation, pairing: Pairing, survey: Survey, person: str) -> Round:
    """The round that the person answers on the situation's day.

    Raises MentorshipError where none is open, the person is not asked, or has answered it.
    """
    pair = engagement_of(situation, pairing)
    if pair is None:
        raise MentorshipError(f"the program of {pairing.id} is not known")
    found = round_for(pair, survey, person, situation.today)
    if isinstance(found, str):
        raise MentorshipError(f"{survey.id}: {found}")
    space = situation.workspace
    earlier = [
        (answer.date, answer.path)
        for answer in space.answers_of.get(pairing.id, ())
        if answer.survey == survey.id and answer.person == person
    ]
    earlier += [
        (item.day, item.path)
        for item in space.sealed_of.get(pairing.id, ())
        if item.day and item.respondent(survey.id) == person
    ]
    before = next((path for day, path in sorted(earlier) if day in found), None)
    if before:
        raise MentorshipError(
            f"{person} has answered this round already: {before}; the next opens on {found.closes}"
            if survey.every
            else f"{person} has answered already: {before}"
        )
    return found


def points(survey: Survey, question: str, value: object) -> int:
    """An answer to a question; MentorshipError for an unknown one, and outside 1 to 5."""
    if question not in survey.questions:
        close = get_close_matches(question, survey.questions, 1)
        meant = (
            f"; did you mean {close[0]!r}?" if close else f"; it asks {', '.join(survey.questions)}"
        )
        raise MentorshipError(f"{survey.id} does not ask {shown(question)!r}{meant}")
    text = str(value).strip()
    if not (text.isascii() and text.isdigit() and FEWEST <= int(text) <= MOST and len(text) == 1):
        message = f"{question}: an answer is a number from 1, disagree, to 5, agree"
        raise MentorshipError(message)
    return int(text)


def about_whom(pairing: Pairing, person: str, about: str | None) -> str | None:
    """Whom the answers are about; MentorshipError for somebody outside the pairing, or oneself."""
    others = [name for name in pairing.people if name != person]
    if about is not None and about not in others:
        message = f"{shown(about)!r} is not in this pairing; it may be about {', '.join(others)}"
        raise MentorshipError(message)
    return about


def is_sealed(settings: Settings, survey: Survey) -> bool:
    """Whether an answer is sealed: where the office has keys and the survey is not open."""
    return bool(settings.keys.office) and not survey.open


def new_answer(
    situation: Situation, pairing: Pairing, survey: Survey, person: str,
    given: Mapping[str, int], said: tuple[str | None, str] = (None, ""),
) -> Draft:  # fmt: skip
    """The file of an answer of the situation's day; `said` is whom it is about, and a text.

    Raises MentorshipError without any answer, and where sealing does not work.
    """
    about, text = said[0], _fit(said[1])
    if not given:
        raise MentorshipError("there is no answer, so nothing is written")
    if len(text) > LONGEST:
        raise MentorshipError(f"the text has {len(text)} characters; at most {LONGEST} are allowed")
    settings = situation.workspace.settings
    path = f"logs/{pairing.id}/surveys/{situation.today}-{survey.id}-{person}.yml"
    content = written(survey, given, about, text)
    if is_sealed(settings, survey):
        return Draft(f"{path}.age", sealed(content, settings.keys.office))
    return Draft(path, modeline("answer", 3) + content)


def _fit(text: str) -> str:
    """A text without the characters that no file may hold, which come with what is pasted."""
    lines = text.encode("utf-8", "ignore").decode().replace("\r\n", "\n")
    return "".join(character for character in lines if not refused(character)).strip()


def written(survey: Survey, given: Mapping[str, int], about: str | None, text: str) -> str:
    """The answer as YAML, questions in the survey's order."""
    answers = ", ".join(f"{name}: {given[name]}" for name in survey.questions if name in given)
    lines = [f"survey: {survey.id}"]
    lines += [f"about: {about}"] if about else []
    lines += [f"answers: {{{answers}}}"]
    lines += [f"text: {json.dumps(text, ensure_ascii=False)}"] if text else []
    return "\n".join(lines) + "\n"
