"""Action items of notes: `- [ ] Draft the runbook (@lin.wei, 2026-02-20)`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from mentorship.models.log import Log
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.evidence import body_evidence, evidence, seen_on
from mentorship.obligations.obligation import Evidence, Obligation, Spot
from mentorship.obligations.owed import Owed
from mentorship.obligations.scope import Party
from mentorship.obligations.situation import Situation
from mentorship.workspace.workspace import grouped

_ITEM = re.compile(r"^([ \t]*)(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[([ xX])\][ \t]+(\S.*)$", re.MULTILINE)
_OWNER = re.compile(
    r"\(@([a-z0-9][a-z0-9.-]*)(?:\s*,\s*([0-9]{4}-[0-9]{2}-[0-9]{2}))?\s*\)[.\u3002]?\s*"
)
NARROW = str.maketrans("\uff08\uff0c\uff09", "(,)")  # as typed with a Chinese keyboard
FENCED = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)


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
    text = note.body
    if "@" not in text or "[" not in text:
        return
    code = tuple(match.span() for match in FENCED.finditer(text))
    line, counted = note.body_line, 0
    for match in _ITEM.finditer(text):
        start = match.start()
        line, counted = line + text.count("\n", counted, start), start
        if not any(first <= start < last for first, last in code):
            yield from _action(match, line)


class _Listed(NamedTuple):
    """An action in a note."""

    note: Log
    action: Action


def actions(pair: Engagement) -> Iterator[Owed]:
    """Each action once, as the newest note lists it. One ticked without a day keeps the day that
    it had. People whom nobody knows owe nothing."""
    yield from _actions(pair, _listed(pair))


def actions_by(pair: Engagement, day: date) -> Iterator[Owed]:
    """The same, as the notes seen by a day list them: a later one may have moved an action."""
    known, key = pair.situation.remembered, ("actions listed", pair.id)
    if key not in known:
        known[key] = tuple((each, _seen_from(pair, each.note)) for each in _listed(pair))
    yield from _actions(pair, (each for each, seen in known[key] if seen <= day))


def listed_on(situation: Situation, action: Obligation) -> date:
    """From which day on the newest note that lists an action could be seen."""
    note = action.spot.entity
    shown = evidence(situation, note, "date") if isinstance(note, Log) else None
    return seen_on(situation, shown) if shown else situation.today


def _seen_from(pair: Engagement, note: Log) -> date:
    """Not before the note's day, and not before it reached the main branch where that counts."""
    shown = evidence(pair.situation, note, "date")
    return seen_on(pair.situation, shown) if shown else date.max


def _actions(pair: Engagement, listed: Iterable[_Listed]) -> Iterator[Owed]:
    for hashed, found in grouped(listed, lambda each: each.action.hash).items():
        yield _owed(pair, hashed, found)


def _listed(pair: Engagement) -> Iterator[_Listed]:
    known = pair.situation.workspace.people
    for note in pair.notes:
        for action in actions_in(note):
            if action.person in known or action.person in pair.pairing.people:
                yield _Listed(note, action)


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
        evidence=_ticked(pair, listed),
        about=person if party.role == "mentee" else None,
        opened=listed[0].note.date,
        ending=pair.ending_of(person) if party.role == "mentee" else pair.ending,
    )


def _day(listed: tuple[_Listed, ...]) -> date | None:
    newest = listed[-1].action
    if newest.due or not newest.done:
        return newest.due
    return next((each.action.due for each in reversed(listed) if each.action.due), None)


def _ticked(pair: Engagement, listed: tuple[_Listed, ...]) -> Evidence | None:
    """The first of the notes that tick it without a later one that opens it again."""
    ticked = None
    for each in takewhile(lambda each: each.action.done, reversed(listed)):
        ticked = each
    if ticked is None:
        return None
    return body_evidence(pair.situation, ticked.note, _where(ticked.note, ticked.action))


def _where(note: Log, action: Action) -> Spot:
    return Spot(note, (), action.line, action.column)


def _party(pair: Engagement, person: str) -> Party:
    if person in pair.pairing.mentors:
        return Party("mentor", person)
    return Party("mentee" if person in pair.pairing.mentees else "other", person)


def _action(match: re.Match[str], line: int) -> Iterator[Action]:
    """The action of a task-list item that ends with its owner."""
    indent, mark, listed = match.groups()
    written = listed.translate(NARROW)
    start = written.rfind("(@")
    owner = _OWNER.fullmatch(written, start) if start > 0 else None
    if owner and (text := listed[:start].strip()):
        yield Action(owner[1], text, _date(owner[2]), mark != " ", line, len(indent) + 1)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def _hashed(person: str, text: str) -> str:
    return hashlib.sha256(f"{person}\n{text}".encode()).hexdigest()[:8]
