"""Asking the questions of a survey one by one, in the language of who answers."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    from mentorship.models.program import Survey
    from mentorship.workspace.workspace import Workspace


class _Wording(NamedTuple):
    scale: str
    again: str
    more: str


_WORDINGS: Mapping[str, _Wording] = {
    "en": _Wording(
        "1 disagree, 2 rather not, 3 partly, 4 rather, 5 agree; empty leaves a question out",
        "Please type a number from 1 to 5, or nothing.",
        "What else do you want to say? (one line, or nothing)",
    ),
    "zh": _Wording(
        "1 不同意，2 不太同意，3 一般，4 比较同意，5 同意；留空则跳过此题",  # noqa: RUF001
        "请输入 1 到 5 的数字，或留空。",
        "还有什么想说的？（一行，可留空）",  # noqa: RUF001
    ),
}


def asked(
    space: Workspace, survey: Survey, person: str, text: str | None
) -> tuple[Mapping[str, int], str]:
    """The answers typed, and the text unless it is known. Prompts go to the error output.

    MentorshipError where the input ends before the last question.
    """
    from mentorship.models.fields import words
    from mentorship.scaffold.answer import points

    language = _language(space, person)
    wording = _WORDINGS.get(language, _WORDINGS["en"])
    _say(f"{shown(words(survey.title, language) or survey.id)}\n{wording.scale}")
    given: dict[str, int] = {}
    for name, question in survey.questions.items():
        while True:
            _say(f"{shown(words(question, language))} [1-5] ", end="")
            line = _line()
            try:
                given |= {name: points(survey, name, line)} if line else {}
                break
            except MentorshipError:
                _say(wording.again)
    if text is None:
        _say(f"{wording.more} ", end="")
        text = _line()
    return given, text


def _language(space: Workspace, person: str) -> str:
    """The first of the person's languages that the organisation speaks, else its own first."""
    profile, spoken = space.profiles.get(person), space.settings.languages
    own = profile.languages if profile else ()
    return next((each for each in own if each in spoken), spoken[0])


def _line() -> str:
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError:
        raise MentorshipError("what was typed is no text in UTF-8; nothing is written") from None
    if not line:
        raise MentorshipError("the answers ended before the questions did; nothing is written")
    return line.strip()


def _say(words: str, end: str = "\n") -> None:
    print(words, end=end, file=sys.stderr, flush=True)
