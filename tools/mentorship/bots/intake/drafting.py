"""From the answers of a form to the file that they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from mentorship.bots.intake.body import Answers, day_in
from mentorship.findings import MentorshipError
from mentorship.models.pairing import Pairing
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span
from mentorship.scaffold.agreement import pause
from mentorship.scaffold.application import new_application
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.forms import APPLY, HAND_IN, LOG_SESSION, PAUSE
from mentorship.scaffold.inline import inline
from mentorship.text.yamltext import Value
from mentorship.workspace.named import known

_COMMAS = re.compile(r"[,\s\uff0c\u3001]+")


class Asked(NamedTuple):
    """Who asks for what: the answers of a form, the person they come from, the issue's number."""

    answers: Answers
    person: str
    number: int
    situation: Situation

    @property
    def pairing(self) -> Pairing:
        """The pairing named, which the person has to belong to. Raises MentorshipError."""
        space = self.situation.workspace
        pairing = known(space.pairings, "pairing", self.answers.given["pairing"], space)
        if self.person not in pairing.people:
            raise MentorshipError(f"you do not belong to the pairing {pairing.id}")
        return pairing

    @property
    def day(self) -> date:
        """The day given, else today. Raises MentorshipError for one ahead."""
        today = self.situation.today
        day = day_in(self.answers.given.get("date", "")) or today
        if day > today:
            raise MentorshipError(f"{day} is ahead, today is {today}: say it when it has been")
        return day


def _session(asked: Asked) -> Draft:
    given = asked.answers.given
    keys: dict[str, Value] = {
        name: _value(given[name]) for name in ("minutes", "format", "next") if name in given
    }
    if "covers" in given:
        keys["covers"] = [point for point in _COMMAS.split(given["covers"]) if point]
    return _note(asked, "session", keys, given["text"])


def _hand_in(asked: Asked) -> Draft:
    given, pairing = asked.answers.given, asked.pairing
    item = given["item"]
    program = asked.situation.workspace.programs.get(pairing.program)
    courses = program.courses if program else {}
    learned = item in courses or item in {extra.id for extra in pairing.plan.extra}
    keys: dict[str, Value] = {"completes" if learned else "submits": [item]}
    if "link" in given:
        keys["links"] = [given["link"]]
    text = given.get("text", f"Handed in: {item}.")
    return _note(asked, "course" if learned else "submission", keys, text)


def _note(asked: Asked, kind: str, keys: Mapping[str, Value], text: str) -> Draft:
    """A note by the person; of a group, about the mentee who writes, else about all of them."""
    pairing = asked.pairing
    whom = [asked.person] if asked.person in pairing.mentees else list(pairing.mentees)
    group: dict[str, Value] = {"for": [*whom]} if len(pairing.mentees) > 1 else {}
    head: dict[str, Value] = {"by": asked.person, **group, **keys}
    lines = [f"{key}: {inline(value)}\n" for key, value in head.items()]
    matter = f"---\nkind: {kind}\ndate: {asked.day}\n{''.join(lines)}---\n\n"
    return Draft(f"logs/{pairing.id}/{asked.day}{ending(asked.number)}", matter + text + "\n")


def ending(number: int) -> str:
    """How the file of a note ends that came from the issue of that number."""
    return f"-issue-{number}.md"


def _value(answer: str) -> Value:
    return int(answer) if re.fullmatch("[0-9]{1,9}", answer) else answer


def _apply(asked: Asked) -> Draft:
    space, given = asked.situation.workspace, asked.answers.given
    program = known(space.programs, "program", given["program"], space)
    track = given.get("track")
    if track is None and len(program.tracks) > 1:
        raise MentorshipError(f"**Track** is missing: one of {', '.join(program.tracks)}")
    if track is not None:
        known(program.tracks, "track", track)
    return new_application(program, asked.person, given["role"], asked.situation.today, track)


def _pause(asked: Asked) -> Draft:
    first, last = (date.fromisoformat(asked.answers.given[name]) for name in ("from", "to"))
    situation = asked.situation
    return pause(situation.workspace, asked.pairing, Span(first, last), None, situation.today)


DRAFTING: Mapping[str, Callable[[Asked], Draft]] = {
    LOG_SESSION.id: _session,
    HAND_IN.id: _hand_in,
    APPLY.id: _apply,
    PAUSE.id: _pause,
}
"""By id of the form. A function raises MentorshipError, in words for whoever filled it in."""
