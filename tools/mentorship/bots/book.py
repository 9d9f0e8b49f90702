"""The ledger where it is kept: read from its ref, and written one commit at a time."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from mentorship.bots.entry import Entry
from mentorship.bots.ledger import Ledger, changes, files_of, merged, read_ledger
from mentorship.findings import MentorshipError
from mentorship.history import ledger_ref, ledger_remote
from mentorship.history.door import Door
from mentorship.history.ledger_ref import Moved, Tip
from mentorship.history.ledger_remote import Remote
from mentorship.history.objects import commit_ids

_TRIES = 20

NEWEST = 92
"""Days that are read: more than the ledger ever asks about."""


class Shelf(NamedTuple):
    """Where the ledger is: this repository, and the remote that it is shared through, if any."""

    door: Door
    remote: Remote | None = None


class Book(NamedTuple):
    """The newest days of the ledger as read or written last, and the commit that holds it."""

    tip: Tip
    ledger: Ledger


def shelf(root: Path, remote: str | None = None) -> Shelf:
    """The place of the ledger; MentorshipError without a repository, or such a remote."""
    door = ledger_ref.ledger_door(root)
    return Shelf(door, None if remote is None else ledger_remote.remote(door, remote))


def read(place: Shelf, now: datetime, day: date | None = None, newest: int = NEWEST) -> Book:
    """The newest days of the ledger, and `day`; with a remote that of both, brought to the same
    commit first.

    MentorshipError: exit code 3 for a damaged ledger, 4 for a remote that cannot be reached.
    """
    for _ in range(_TRIES):
        try:
            tip = ledger_ref.tip(place.door)
            if place.remote is not None:
                tip = _shared(place, place.remote, tip, now)
            return _book(place, tip, day, newest)
        except Moved:
            continue
    raise too_busy()


def write(
    place: Shelf, book: Book, day: date, entries: Iterable[Entry], message: str, at: datetime
) -> Book:
    """Add entries to a day: here, and on the remote.

    `day` is the one that the book was read with. Raises Moved, and adds nothing, if another run
    wrote after that.
    """
    ledger = book.ledger.added(day, entries)
    what = changes(book.tip.files, ledger, day)
    new = ledger_ref.compose(place.door, (book.tip,), what, message, at)
    _publish(place, book.tip, new)
    return Book(new, ledger)


def too_busy() -> MentorshipError:
    """What to say when others write all the time."""
    return MentorshipError("the ledger is written by others all the time: try again later", code=4)


def _book(place: Shelf, tip: Tip, day: date | None, newest: int) -> Book:
    wanted = files_of(tip.files, day, newest)
    return Book(tip, read_ledger(ledger_ref.contents(place.door, tip, wanted)))


def _publish(place: Shelf, old: Tip, new: Tip) -> None:
    """Move the ref from `old` to `new`; with a remote, the remote's ref decides."""
    if place.remote is None:
        ledger_ref.advance(place.door, old, new)
        return
    ledger_remote.push(place.remote, old.commit, _commit(new))
    with suppress(Moved):  # another run here has followed already
        ledger_ref.advance(place.door, old, new)


def _shared(place: Shelf, remote: Remote, here: Tip, now: datetime) -> Tip:
    """Bring this repository and the remote to the same commit; raises Moved to begin again."""
    door = place.door
    oid = ledger_remote.remote_commit(remote)
    if oid == here.commit:
        return here
    if oid is None:
        ledger_remote.push(remote, None, _commit(here))
        return here
    if commit_ids(door, [oid]) == (None,):
        ledger_remote.fetch(remote)
    there = ledger_ref.tip_at(door, oid)
    if here.commit is None or ledger_ref.is_ancestor(door, here.commit, oid):
        ledger_ref.advance(door, here, there)
        return there
    if ledger_ref.is_ancestor(door, oid, here.commit):
        ledger_remote.push(remote, oid, here.commit)
        return here
    return _joined(place, remote, here, there, now)


def _joined(place: Shelf, remote: Remote, here: Tip, there: Tip, now: datetime) -> Tip:
    """One ledger of two that were written apart: every line of both."""
    ours, theirs = (
        read_ledger(ledger_ref.contents(place.door, each, each.files)) for each in (here, there)
    )
    ledger = merged(ours, theirs)
    what = {path: text for day in ledger.days for path, text in changes((), ledger, day).items()}
    new = ledger_ref.compose(place.door, (here, there), what, "Two ledgers made one", now)
    ledger_remote.push(remote, there.commit, _commit(new))
    ledger_ref.advance(place.door, here, new)
    return new


def _commit(tip: Tip) -> str:
    if tip.commit is None:
        raise MentorshipError("there is no ledger to push")
    return tip.commit
