"""The ledger where it is kept: read from its ref, and written one commit at a time."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from mentorship.bots.entry import Entry
from mentorship.bots.ledger import Ledger, changes, merged, read_ledger
from mentorship.findings import MentorshipError
from mentorship.history import ledger_ref, ledger_remote
from mentorship.history.door import Door
from mentorship.history.ledger_ref import Moved, Tip
from mentorship.history.ledger_remote import Remote
from mentorship.history.objects import commit_ids

_TRIES = 20


class Shelf(NamedTuple):
    """Where the ledger is: this repository, and the remote that it is shared through, if any."""

    door: Door
    remote: Remote | None = None


class Book(NamedTuple):
    """The ledger as it was read or written last, and the commit that holds it."""

    tip: Tip
    ledger: Ledger


def shelf(root: Path, remote: str | None = None) -> Shelf:
    """The place of the ledger; MentorshipError without a repository, or such a remote."""
    door = ledger_ref.ledger_door(root)
    return Shelf(door, None if remote is None else ledger_remote.remote(door, remote))


def read(place: Shelf, now: datetime) -> Book:
    """The ledger; with a remote that of both, brought to the same commit first.

    MentorshipError: exit code 3 for a damaged ledger, 4 for a remote that cannot be reached.
    """
    for _ in range(_TRIES):
        try:
            here = _book(place, ledger_ref.tip(place.door))
            return here if place.remote is None else _shared(place, place.remote, here, now)
        except Moved:
            continue
    raise too_busy()


def write(
    place: Shelf, book: Book, day: date, entries: Iterable[Entry], message: str, at: datetime
) -> Book:
    """Add entries to a day: here, and on the remote.

    Raises Moved, and adds nothing, if another run wrote after `book` was read.
    """
    ledger = book.ledger.added(day, entries)
    what = changes(book.tip.files, ledger, day)
    new = ledger_ref.compose(place.door, (book.tip,), what, message, at)
    _publish(place, book.tip, new)
    return Book(new, ledger)


def too_busy() -> MentorshipError:
    """What to say when others write all the time."""
    return MentorshipError("the ledger is written by others all the time: try again later", code=4)


def _book(place: Shelf, tip: Tip) -> Book:
    return Book(tip, read_ledger(ledger_ref.contents(place.door, tip)))


def _publish(place: Shelf, old: Tip, new: Tip) -> None:
    """Move the ref from `old` to `new`; with a remote, the remote's ref decides."""
    if place.remote is None:
        ledger_ref.advance(place.door, old, new)
        return
    ledger_remote.push(place.remote, old.commit, _commit(new))
    with suppress(Moved):  # another run here has followed already
        ledger_ref.advance(place.door, old, new)


def _shared(place: Shelf, remote: Remote, here: Book, now: datetime) -> Book:
    """Bring this repository and the remote to the same commit; raises Moved to begin again."""
    there = ledger_remote.remote_commit(remote)
    if there == here.tip.commit:
        return here
    if there is None:
        ledger_remote.push(remote, None, _commit(here.tip))
        return here
    if commit_ids(place.door, [there]) == (None,):
        ledger_remote.fetch(remote)
    theirs = _book(place, ledger_ref.tip_at(place.door, there))
    ours = here.tip.commit
    if ours is None or ledger_ref.is_ancestor(place.door, ours, there):
        ledger_ref.advance(place.door, here.tip, theirs.tip)
        return theirs
    if ledger_ref.is_ancestor(place.door, there, ours):
        ledger_remote.push(remote, there, ours)
        return here
    return _joined(place, remote, here, theirs, now)


def _joined(place: Shelf, remote: Remote, here: Book, theirs: Book, now: datetime) -> Book:
    """One ledger of two that were written apart: every line of both."""
    ledger = merged(here.ledger, theirs.ledger)
    what = {path: text for day in ledger.days for path, text in changes((), ledger, day).items()}
    parents = (here.tip, theirs.tip)
    new = ledger_ref.compose(place.door, parents, what, "Two ledgers made one", now)
    ledger_remote.push(remote, theirs.tip.commit, _commit(new))
    ledger_ref.advance(place.door, here.tip, new)
    return Book(new, ledger)


def _commit(tip: Tip) -> str:
    if tip.commit is None:
        raise MentorshipError("there is no ledger to push")
    return tip.commit
