"""Action items of notes: lines that look like one and would count for nobody."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import islice
from typing import NamedTuple

from mentorship.findings import Place, shown
from mentorship.models.log import Log
from mentorship.obligations.actions import FENCED, NARROW
from mentorship.rules.naming import meant, person_meant
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace

_ITEM = re.compile(
    r"^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]*(\[([^\[\]\n]{0,3})\])([ \t]*)(\S.*)$", re.MULTILINE
)
_OWNER = re.compile(r"\( ?(@?)([^()\n]{0,200})\)([.\u3002]?\s*$)?")
_NAMED = re.compile(r"([^,]*?)\s*(?:(,)\s*(.*))?", re.DOTALL)
_LOOKS_DATED = re.compile(r"[0-9]+[-./\u5e74][0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORM = "as in - [ ] Draft the runbook (@lin.wei, 2026-02-20)"


MOST = 50
"""Findings about the actions of one note at most."""


class _Fault(NamedTuple):
    """What is wrong with an item, at this offset of the note's text."""

    offset: int
    message: str
    hint: str


@rule("action-unclear", "warning")
def actions_can_be_read(subject: Subject) -> Issues:
    """A line of a note looks like an action, but nobody owes it as it is written.

    Why: an action with a name or a day that cannot be read is never reminded of, and both sides
    believe that it is on the list.

    Mend: write `- [ ]`, what is to be done, and at the end of the line the id of a person after an
    `@`, with a day or without: `(@lin.wei, 2026-02-20)` or `(@lin.wei)`.

    Bad:
        - [ ] Draft the runbook (@lin.wie, 2026-02-20)
        - [ ] Draft the runbook (@lin.wei, 20.2.2026)
        - [] Draft the runbook (lin.wei, 2026-02-20)

    Good:
        - [ ] Draft the runbook (@lin.wei, 2026-02-20)
    """
    space = subject.workspace
    everybody = space.people.keys()
    for log in space.logs:
        pairing = space.pairings.get(log.pairing)
        pair = pairing.people if pairing else ()
        # Made anew only where it must be: a set of all people for every note would be costly.
        known = everybody if all(name in everybody for name in pair) else everybody | set(pair)
        for fault in islice(_faults(space, log.body, known), MOST):
            yield Issue(_place(log, fault.offset), fault.message, fault.hint)


def _place(log: Log, offset: int) -> Place:
    start = log.body.rfind("\n", 0, offset) + 1
    line = log.body_line + log.body.count("\n", 0, offset)
    return Place(log.path, line, offset - start + 1)


def _faults(space: Workspace, text: str, known: AbstractSet[str]) -> Iterator[_Fault]:
    if "[" not in text:
        return
    fenced = "```" in text or "~~~" in text
    code = tuple(match.span() for match in FENCED.finditer(text)) if fenced else ()
    for match in _ITEM.finditer(text):
        fence = bisect(code, (match.start(), len(text))) - 1
        if fence < 0 or code[fence][1] <= match.start():
            fault = _fault(space, match, known)
            if fault:
                yield fault


def _fault(space: Workspace, item: re.Match[str], known: AbstractSet[str]) -> _Fault | None:
    """The first thing wrong with an item that is meant as an action; None for all others."""
    listed = item[4].translate(NARROW)
    owner = next(reversed([*_OWNER.finditer(listed)]), None)
    if owner is None or owner.start() == 0:
        return None
    named = _NAMED.fullmatch(owner[2].rstrip())
    if named is None or not _is_meant(owner, named, known):
        return None
    at = item.start(4)
    name, offset = named[1], at + owner.start(2)
    problem = _owner_problem(space, owner[1], name, known)
    if problem:
        return _Fault(offset, *problem)
    if named[2]:
        wrong_day = _day_problem(named[3])
        if wrong_day:
            return _Fault(offset + named.start(3), *wrong_day)
    if owner[3] is None:
        message = f"the owner {shown(owner[0])} does not end the line"
        return _Fault(at + owner.start(), message, f"put it at the end, {_FORM}")
    if item[2] not in (" ", "x", "X") or not item[3]:
        message = f"{shown(item[1] + item[3] + item[4][:1])!r} does not begin an action"
        return _Fault(item.start(1), message, "write - [ ] for an open one, - [x] for one done")
    return None


def _is_meant(owner: re.Match[str], named: re.Match[str], known: AbstractSet[str]) -> bool:
    """Whether brackets are meant as an owner, and are not just a remark in brackets."""
    dated = bool(_LOOKS_DATED.search(owner[2]))
    ends = owner[3] is not None
    if owner[1]:
        return ends or dated
    name = named[1].casefold()
    return ends and (name in known or (dated and bool(meant(name, known))))


def _owner_problem(
    space: Workspace, sign: str, name: str, known: AbstractSet[str]
) -> tuple[str, str] | None:
    if not sign:
        return f"the owner {shown(name[:80])!r} has no @ before it", f"write (@{shown(name[:80])})"
    if name in known or space.is_broken("person", name):
        return None
    first = name.split(" ", 1)[0]
    if first in known and _LOOKS_DATED.search(name):
        return f"a comma is missing after @{shown(first)}", _FORM
    also = person_meant(name, space.people)
    return f"there is no person {shown(name[:80])!r}{also}", _FORM


def _day_problem(day: str) -> tuple[str, str] | None:
    if _DAY.fullmatch(day) is None:
        return f"{shown(day[:80])!r} is not a date; write it as in 2026-06-30", _FORM
    try:
        date.fromisoformat(day)
    except ValueError:
        return f"{day!r}: there is no such date", "look the day up in a calendar"
    return None
