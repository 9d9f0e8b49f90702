"""Ticking an action in the note that lists it last: one character of the file changes."""

from __future__ import annotations

import re
from typing import NamedTuple

from mentorship.findings import MentorshipError, Place, shown
from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.obligations.actions import Action, actions_in
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.plan import all_items
from mentorship.obligations.situation import Situation
from mentorship.scaffold.draft import Draft

_OPEN = re.compile(r"^([ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)\[ \]")
_HANDED_IN = {"course": "completes", "extra": "completes"}


class Listed(NamedTuple):
    """An action, and the newest note that lists it."""

    note: Log
    action: Action

    @property
    def place(self) -> Place:
        """Path, line and column."""
        return Place(self.note.path, self.action.line, self.action.column)


def meant(situation: Situation, pairing: Pairing, words: str) -> tuple[Listed, ...]:
    """The open actions of a pairing that somebody may mean: by their 8 digits, by their whole text,
    or else by a part of it, whatever the case.

    Raises MentorshipError where there is none: it is ticked, no action, or unknown.
    """
    actions = _listed(situation, pairing)
    waiting = tuple(each for each in actions if not each.action.done)
    found = _matching(waiting, words)
    if found:
        return found
    ticked = _matching(tuple(each for each in actions if each.action.done), words)
    if ticked:
        text, place = shown(ticked[-1].action.text), ticked[-1].place
        raise MentorshipError(f"{text!r} is ticked already, in {place}")
    for item in all_items(situation.workspace, pairing):
        if words in item.names:
            key = _HANDED_IN.get(item.kind, "submits")
            how = f"write a note with {key}: [{item.id}]; `mentorship new log` begins one"
            raise MentorshipError(f"{item.id} is an item of the plan, not an action: {how}")
    texts = "; ".join(shown(each.action.text) for each in waiting) or "none"
    raise MentorshipError(f"no open action of {pairing.id} has {shown(words)!r}; open are: {texts}")


def tick(listed: Listed) -> Draft:
    """The note with the action ticked. Raises MentorshipError where the line is not as expected."""
    note = listed.note
    # A note is its opening line, the front matter (which begins with the end of that line), the
    # closing line and the text.
    lines = f"---{note.yaml}---\n{note.body}".split("\n")
    number = listed.action.line - 1
    done, count = _OPEN.subn(r"\g<1>[x]", lines[number])
    if not count:
        raise MentorshipError(f"{listed.place} is left as it is: there is no open action")
    return Draft(note.path, "\n".join([*lines[:number], done, *lines[number + 1 :]]), replaces=True)


def _listed(situation: Situation, pairing: Pairing) -> tuple[Listed, ...]:
    """Each action once, as the newest note seen lists it."""
    pair = engagement_of(situation, pairing)
    found: dict[str, Listed] = {}
    for note in pair.notes if pair else ():
        for action in actions_in(note):
            found[action.hash] = Listed(note, action)
    return tuple(found.values())


def _matching(actions: tuple[Listed, ...], words: str) -> tuple[Listed, ...]:
    wanted = _folded(words)
    named = [(each, _folded(each.action.text)) for each in actions]
    exactly = tuple(each for each, text in named if wanted in (each.action.hash, text))
    return exactly or tuple(each for each, text in named if wanted and wanted in text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
