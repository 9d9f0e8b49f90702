"""From an event to the file that it asks for, and what to say to whoever asked."""

from __future__ import annotations

from typing import NamedTuple

from mentorship.bots.intake.body import read
from mentorship.bots.intake.commands import Command, Given, command_in, drafted
from mentorship.bots.intake.drafting import DRAFTING, Asked, ending
from mentorship.bots.intake.event import Event
from mentorship.bots.intake.judging import in_words
from mentorship.findings import MentorshipError
from mentorship.obligations.situation import Situation
from mentorship.scaffold.afterwards import brought, stops
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.form import Form
from mentorship.scaffold.forms import form_of


class Taken(NamedTuple):
    """What an event led to.

    `draft` is the file to write, None where something is wrong; `remarks` say what in plain words,
    or what was noticed beside. `title` is that of the change. Neither is there for an event that
    asks for nothing, such as a comment without a command.
    """

    title: str = ""
    draft: Draft | None = None
    remarks: tuple[str, ...] = ()


# Whoever may edit the issues of others would else sign words that are not theirs.
_NOT_THEIRS = (
    "a form speaks for whoever opened the issue, and somebody else has edited it; whoever opened "
    "it edits it, or opens another"
)


def taken(event: Event, situation: Situation) -> Taken:
    """What the event asks for, if everything about it is right."""
    asked = _asked(event)
    if asked is None:
        return Taken()
    if isinstance(asked, Form) and event.author.casefold() != event.actor.casefold():
        return Taken(remarks=(_NOT_THEIRS,))
    known = situation.workspace.by_github(event.actor)
    if known is None:
        return Taken(remarks=(_stranger(event.actor),))
    person = known.id
    try:
        if isinstance(asked, Form):
            draft = _filled_in(asked, event, person, situation)
            return _judged(f"{asked.title}: {person}", draft, asked, situation)
        draft = drafted(Given(asked, person, event.subject, situation))
        found = _judged(f"/{asked.name}: {person}", draft, None, situation)
        return found._replace(remarks=(*found.remarks, *_left_out(asked)))
    except MentorshipError as refusal:
        return Taken(remarks=tuple(str(refusal).split("\n")))


def _left_out(command: Command) -> tuple[str, ...]:
    """That a comment is one command long."""
    if not command.others:
        return ()
    names = ", ".join(f"`/{name}`" for name in command.others)
    return (f"a comment is read up to its first command: {names} needs one of its own",)


def _asked(event: Event) -> Form | Command | None:
    if event.comment is not None:
        return command_in(event.comment)
    return form_of(event.labels, event.body)


def _filled_in(form: Form, event: Event, person: str, situation: Situation) -> Draft:
    answers = read(form, event.body)
    if answers.problems:
        raise MentorshipError("\n".join(answers.problems))
    taken_before = _note_of(event.number, situation)
    if taken_before:
        raise MentorshipError(f"it became `{taken_before}`: what is to change, change in that file")
    draft = DRAFTING[form.id](Asked(answers, person, event.number, situation))
    if not draft.replaces and draft.path in situation.workspace.by_path:
        raise MentorshipError(f"`{draft.path}` is there already: what is to change, change there")
    return draft


def _note_of(number: int, situation: Situation) -> str | None:
    """The note that an issue became, whatever day it then named; a number is used once."""
    paths = (note.path for note in situation.workspace.logs)
    return next((path for path in paths if path.endswith(ending(number))), None)


def _judged(title: str, draft: Draft, form: Form | None, situation: Situation) -> Taken:
    """The draft, unless it would be wrong, and what is to be said of it."""
    found = brought(situation.workspace, situation.history, (draft,))
    remarks = tuple(dict.fromkeys(in_words(form, draft, each) for each in found))
    if any(stops(each) for each in found):
        return Taken(remarks=remarks)
    return Taken(title, draft, remarks)


def _stranger(login: str) -> str:
    return (
        f"nobody in `people/` has the GitHub account `{login}`; ask the program office to add "
        f"`github: {login}` to your file"
    )
