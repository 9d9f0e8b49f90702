"""Action items of notes: `- [ ] Draft the runbook (@lin.wei, 2026-02-20)`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from mentorship.models.log import Log
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.evidence import body_evidence
from mentorship.obligations.obligation import Evidence, Spot
from mentorship.obligations.owed import Owed
from mentorship.obligations.scope import Party
from mentorship.workspace.workspace import grouped

_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])\s+\[([ xX])\]\s+(\S.*)")
_OWNER = re.compile(
    r"\(@([a-z0-9][a-z0-9.-]*)(?:\s*,\s*([0-9]{4}-[0-9]{2}-[0-9]{2}))?\s*\)[.\u3002]?"
)
_NARROW = str.maketrans("\uff08\uff0c\uff09", "(,)")  # as typed with a Chinese keyboard
_FENCES = ("```", "~~~")


class Action(NamedTuple):
    """An action as a note lists it. `line` counts from 1 in the file; a day that does not exist
    is no day."""

    person: str
    text: str
    due: date | None
    done: bool
    line: int
    column: int

    @property
    def hash(self) -> str:
        """8 hex digits that stand for the owner and the text, whatever its case and spacing."""
        return _hashed(self.person, " ".join(self.text.casefold().split()))


def actions_in(note: Log) -> Iterator[Action]:
    """The actions that the text of a note lists; what stands in a code block is none."""
    if "@" not in note.body or "[" not in note.body:
        return
    fence = ""
    for number, line in enumerate(note.body.splitlines(), start=note.body_line):
        text = line.strip()
        if text.startswith(fence or _FENCES):
            fence = "" if fence else text[:3]
        elif not fence and (match := _ITEM.fullmatch(text)):
            yield from _action(match, number, len(line) - len(line.lstrip()) + 1)


class _Listed(NamedTuple):
    """An action in a note, and what the note shows of it."""

    note: Log
    action: Action
    evidence: Evidence


def actions(pair: Engagement) -> Iterator[Owed]:
    """Each action once, as the newest note lists it. One ticked without a day keeps the day that
    it had. People whom nobody knows owe nothing."""
    for hashed, listed in grouped(_listed(pair), lambda each: each.action.hash).items():
        yield _owed(pair, hashed, listed)


def _listed(pair: Engagement) -> Iterator[_Listed]:
    people = {*pair.situation.workspace.people, *pair.pairing.people}
    for note in pair.notes:
        for action in actions_in(note):
            shown = body_evidence(pair.situation, note, _where(note, action))
            if shown and action.person in people:
                yield _Listed(note, action, shown)


def _owed(pair: Engagement, hashed: str, listed: tuple[_Listed, ...]) -> Owed:
    newest = listed[-1]
    person, party = newest.action.person, _party(pair, newest.action.person)
    due = _day(listed)
    return Owed(
        "action",
        f"action/{hashed}/{person}",
        party,
        hashed,
        newest.action.text,
        pair.on(due, party, counted=False) if due else None,
        _where(newest.note, newest.action),
        evidence=_ticked(listed),
        about=person if party.role == "mentee" else None,
        opened=listed[0].note.date,
        ending=pair.ending,
    )


def _day(listed: tuple[_Listed, ...]) -> date | None:
    newest = listed[-1].action
    if newest.due or not newest.done:
        return newest.due
    return next((each.action.due for each in reversed(listed) if each.action.due), None)


def _ticked(listed: tuple[_Listed, ...]) -> Evidence | None:
    """The first of the notes that tick it without a later one that opens it again."""
    ticked = takewhile(lambda each: each.action.done, reversed(listed))
    return next((each.evidence for each in reversed(tuple(ticked))), None)


def _where(note: Log, action: Action) -> Spot:
    return Spot(note.path, line=action.line, column=action.column)


def _party(pair: Engagement, person: str) -> Party:
    if person in pair.pairing.mentors:
        return Party("mentor", person)
    return Party("mentee" if person in pair.pairing.mentees else "other", person)


def _action(match: re.Match[str], line: int, column: int) -> Iterator[Action]:
    """The action of a task-list item that ends with its owner."""
    written = match[2].translate(_NARROW)
    start = written.rfind("(@")
    owner = _OWNER.fullmatch(written, start) if start > 0 else None
    text = match[2][: max(start, 0)].strip()
    if owner and text:
        yield Action(owner[1], text, _date(owner[2]), match[1] != " ", line, column)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def _hashed(person: str, text: str) -> str:
    return hashlib.sha256(f"{person}\n{text}".encode()).hexdigest()[:8]
