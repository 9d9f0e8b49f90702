"""Ticking an action in the note that lists it last: one character of the file changes."""

from __future__ import annotations

import re

from mentorship.findings import MentorshipError, shown
from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.plan import all_items
from mentorship.obligations.situation import Situation
from mentorship.scaffold.draft import Draft

_OPEN = re.compile(r"^([ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)\[ \]")
_HANDED_IN = {"course": "completes", "extra": "completes"}


def meant(situation: Situation, pairing: Pairing, words: str) -> tuple[Obligation, ...]:
    """The open actions of a pairing that somebody may mean: by the 8 digits that `due` prints, by
    their whole text, or else by a part of it, whatever the case.

    Raises MentorshipError where there is none: it is ticked, no action, or unknown.
    """
    actions = [each for each in obligations_of(situation, pairing) if each.kind == "action"]
    waiting = tuple(each for each in actions if not each.state.is_met)
    found = _matching(waiting, words)
    if found:
        return found
    ticked = _matching(tuple(each for each in actions if each.state.is_met), words)
    if ticked:
        place = ticked[-1].place
        raise MentorshipError(f"{shown(str(ticked[-1].title))!r} is ticked already, in {place}")
    for item in all_items(situation.workspace, pairing):
        if words in item.names:
            key = _HANDED_IN.get(item.kind, "submits")
            how = f"write a note with {key}: [{item.id}]; `mentorship new log` begins one"
            raise MentorshipError(f"{item.id} is an item of the plan, not an action: {how}")
    texts = "; ".join(shown(str(each.title)) for each in waiting) or "none"
    raise MentorshipError(f"no open action of {pairing.id} has {shown(words)!r}; open are: {texts}")


def tick(action: Obligation) -> Draft:
    """The note with the action ticked. Raises MentorshipError where the line is not as expected."""
    note = action.spot.entity
    if not isinstance(note, Log):
        raise MentorshipError(f"{action.item} stands in no note")
    # A note is its opening line, the front matter (which begins with the end of that line), the
    # closing line and the text.
    lines = f"---{note.yaml}---\n{note.body}".split("\n")
    number = action.spot.line - 1
    done, count = _OPEN.subn(r"\g<1>[x]", lines[number])
    if not count:
        raise MentorshipError(f"{action.place} is left as it is: there is no open action")
    return Draft(note.path, "\n".join([*lines[:number], done, *lines[number + 1 :]]), replaces=True)


def _matching(actions: tuple[Obligation, ...], words: str) -> tuple[Obligation, ...]:
    wanted = _folded(words)
    exactly = tuple(a for a in actions if wanted in (a.item, _folded(str(a.title))))
    return exactly or tuple(a for a in actions if wanted and wanted in _folded(str(a.title)))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
