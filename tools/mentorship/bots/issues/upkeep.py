"""Brings the issues of a repository to what they should be, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from mentorship.bots.github import Doubtful, Sleep, patiently
from mentorship.bots.issues.changes import Action, Change, changes
from mentorship.bots.issues.issue import Existing
from mentorship.bots.issues.tracker import Refusal, Tracker
from mentorship.bots.issues.wanted import Wishes
from mentorship.findings import MentorshipError

_ROUNDS = 5


class Outcome(NamedTuple):
    """What was written, in order, and what the service wanted nothing of, in its words."""

    written: tuple[Change, ...]
    refused: tuple[str, ...]


def keep_up(tracker: Tracker, wishes: Wishes, sleep: Sleep) -> Outcome:
    """Lists, compares, writes; after any doubtful answer, and after opening, all over again.

    The service cannot be asked to open an issue only if there is none. So what was opened is
    looked for again: of two issues that two runs opened at once the younger is closed. The runs
    agree which that is, and whichever lists last sees both.

    Raises MentorshipError: 3 where the service lets us write nothing, 4 where it fails for long;
    then nothing is lost, and the next run goes on.
    """
    run = _Run(tracker, wishes)
    for _ in range(_ROUNDS):
        if patiently(run.round, sleep):
            return Outcome(tuple(run.written), tuple(run.refused.values()))
    raise MentorshipError("the issues change all the time; run this again later", code=4)


@dataclass
class _Run:
    """What a run has come to know: the issues as they were answered to its writes, which a list
    may lag behind; what it has written; and what was refused, by key."""

    tracker: Tracker
    wishes: Wishes
    known: dict[int, Existing] = field(default_factory=dict)
    written: list[Change] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    def round(self) -> bool:
        """Lists once and writes what is to be changed; whether nothing has to be looked for."""
        there = _newest((*self.tracker.listed(), *self.known.values()))
        todo = [each for each in changes(self.wishes, there) if each.key not in self.refused]
        opens = any(each.action is Action.OPEN for each in todo)
        if opens:
            self.tracker.ensure_label()
        for each in todo:
            self._write(each)
        return not opens

    def _write(self, change: Change) -> None:
        try:
            existing = self.tracker.write(change)
        except Refusal as refusal:
            self.refused[change.key] = str(refusal)
        except Doubtful:
            self.known.pop(change.number or 0, None)  # it may be gone: the next list knows
            raise
        else:
            self.known[existing.number] = existing
            self.written.append(change)


def _newest(seen: Iterable[Existing]) -> tuple[Existing, ...]:
    """Each issue once, as it was changed last."""
    newest: dict[int, Existing] = {}
    for each in seen:
        if each.number not in newest or newest[each.number].updated <= each.updated:
            newest[each.number] = each
    return tuple(newest.values())
