"""The ledger: what was to be sent, and what became of it; a value read from the files of a ref.

Files of JSON lines for each day, `2026-11-20.jsonl`, `2026-11-20.2.jsonl` and so on, and a file
`version`. Lines are only ever added. They hold the keys of letters and notices, never a text and
never an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from mentorship.bots.entry import Entry, State, entry_of, line_of
from mentorship.findings import MentorshipError, shown

VERSION = 1
"""Of the format; a tool that knows only older ones sends nothing."""

LEASE = timedelta(minutes=10)
"""How long an intent without an outcome may belong to a run that is alive."""

LINES = 200
"""Of one file: each write stores the last one again, so a day of many letters is several files."""

KEPT_DAYS = 400
TOLD_DAYS = 60
CATCH_UP_DAYS = 30

_VERSION_FILE = "version"
_DAY_FILE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.([2-9]|[1-9][0-9]{1,4}))?\.jsonl")
_NEWS: Mapping[str, bytes | None] = MappingProxyType({_VERSION_FILE: f"{VERSION}\n".encode()})


class Standing(StrEnum):
    """What the ledger knows of a letter."""

    SENT = "sent"
    TAKEN = "taken"  # an intent that is younger than the lease: in doubt
    FREE = "free"


@dataclass(frozen=True)
class Ledger:
    """All entries by day, each day in the order in which they were written."""

    days: Mapping[date, tuple[Entry, ...]] = field(default_factory=dict)

    def standing(self, letter: str, run: str, now: datetime) -> Standing:
        """Whether a run may send a letter: not if it is sent, or may be on its way."""
        entries = [each for each in self._of_day(letter) if each.letter == letter]
        return _standing(entries, run, now)

    def doubtful(self, days: Iterable[date], now: datetime) -> tuple[str, ...]:
        """Letters of these days whose intent has no outcome and is older than the lease, sorted."""
        letters: dict[str, list[Entry]] = {}
        for each in (each for day in days for each in self.days[day]):
            if each.letter is not None:
                letters.setdefault(each.letter, []).append(each)
        return tuple(
            sorted(
                letter
                for letter, entries in letters.items()
                if entries[-1].is_open and _standing(entries, "", now) is Standing.FREE
            )
        )

    def instants(self, channel: str) -> tuple[datetime, ...]:
        """When something was sent, or tried, through a channel on the newest two days, sorted."""
        newest = sorted(self.days)[-2:]
        return tuple(
            sorted(
                each.at
                for day in newest
                for each in self.days[day]
                if each.channel == channel and each.state is State.INTENT
            )
        )

    @cached_property
    def since(self) -> date | None:
        """The last day that was sent whole; before there is one, the day before the first run.

        A day on which somebody could not be told is not whole: it is looked at again, and `told`
        keeps those who were told from hearing it twice.
        Never more than `CATCH_UP_DAYS` before the newest day. None while nothing was ever sent.
        """
        begun = [day for day, entries in self.days.items() if entries]
        if not begun:
            return None
        whole = [day for day in begun if _is_whole(self.days[day])]
        last = max(whole, default=min(begun) - timedelta(days=1))
        return max(last, max(begun) - timedelta(days=CATCH_UP_DAYS))

    @cached_property
    def told(self) -> frozenset[str]:
        """Keys of the notices that were sent in the last `TOLD_DAYS` days of the ledger."""
        if not self.days:
            return frozenset()
        first = max(self.days) - timedelta(days=TOLD_DAYS)
        recent = [each for day, all_ in self.days.items() if day > first for each in all_]
        sent = {(each.run, each.letter) for each in recent if each.state is State.SENT}
        return frozenset(
            notice for each in recent if (each.run, each.letter) in sent for notice in each.notices
        )

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry, by day."""
        for day in sorted(self.days):
            yield from self.days[day]

    def added(self, day: date, entries: Iterable[Entry]) -> Ledger:
        """The ledger with entries at the end of a day."""
        return Ledger({**self.days, day: (*self.days.get(day, ()), *entries)})

    def _of_day(self, letter: str) -> tuple[Entry, ...]:
        """The entries among which those of a letter are: its key begins with its day."""
        try:
            return self.days.get(date.fromisoformat(letter[:10]), ())
        except ValueError:
            return tuple(self.entries)


def read_ledger(files: Mapping[str, bytes]) -> Ledger:
    """The ledger of the files of its ref; MentorshipError (exit code 3) for one that is damaged
    or of a newer version."""
    if not files:
        return Ledger()
    _check_version(files)
    days: dict[date, tuple[Entry, ...]] = {}
    for path in sorted(files.keys() - {_VERSION_FILE}, key=_place):
        day, _ = _place(path)
        days[day] = (*days.get(day, ()), *_entries(path, files[path]))
    return Ledger(days)


def changes(files: Iterable[str], ledger: Ledger, day: date) -> Mapping[str, bytes | None]:
    """What to write so that the files of `day` are as in `ledger`, and away with those that are
    too old. `files` are the names that there are; of the day's only the last is written again,
    because what is in the others never changes."""
    there = [path for path in files if path != _VERSION_FILE]
    written = sum(day_of(path) == day for path in there)
    oldest = day - timedelta(days=KEPT_DAYS)
    old = (path for path in there if day_of(path) < oldest)
    entries = ledger.days.get(day, ())
    parts = range(max(written, 1), max(-(-len(entries) // LINES), 1) + 1)
    texts = {_name(day, part): _text(entries[(part - 1) * LINES : part * LINES]) for part in parts}
    return {**_NEWS, **texts, **dict.fromkeys(old)}


def day_of(path: str) -> date:
    """The day of a file of the ledger; MentorshipError (exit code 3) for any other file."""
    return _place(path)[0]


def files_of(files: Iterable[str], day: date | None, newest: int) -> frozenset[str]:
    """Which of the files to read for `day` and the newest days."""
    dated = {path: day_of(path) for path in files if path != _VERSION_FILE}
    wanted = {day, *sorted({*dated.values()})[-newest:]}
    return frozenset(path for path in files if path not in dated or dated[path] in wanted)


def merged(ours: Ledger, theirs: Ledger) -> Ledger:
    """Both: what the one has and the other has not, in order of time."""
    days: dict[date, tuple[Entry, ...]] = {}
    for day in sorted({*ours.days, *theirs.days}):
        both = dict.fromkeys((*ours.days.get(day, ()), *theirs.days.get(day, ())))
        days[day] = tuple(sorted(both, key=lambda entry: entry.at))
    return Ledger(days)


def _check_version(files: Mapping[str, bytes]) -> None:
    said = files.get(_VERSION_FILE, b"").strip()
    if not re.fullmatch(rb"[0-9]{1,6}", said):
        raise _damaged(f"{_VERSION_FILE}: no number")
    if int(said) > VERSION:
        raise MentorshipError(
            f"the ledger is of version {int(said)}, this tool knows {VERSION}: update mentorship; "
            "nothing is sent",
            code=3,
        )


def _entries(path: str, text: bytes) -> Iterator[Entry]:
    for number, line in enumerate(text.split(b"\n")[:-1], 1):
        try:
            yield entry_of(line)
        except ValueError as error:
            raise _damaged(f"{path}:{number}: {error}") from None
    if not text.endswith(b"\n") and text:
        raise _damaged(f"{path}: the last line is cut off")


def _place(path: str) -> tuple[date, int]:
    """The day of a file, and which of the day's files it is, from 1 on."""
    match = _DAY_FILE.fullmatch(path)
    try:
        if match:
            return date.fromisoformat(match[1]), int(match[2] or 1)
    except ValueError:
        pass
    raise _damaged(f"{shown(path)}: no file of a day")


def _name(day: date, part: int) -> str:
    return f"{day}.jsonl" if part == 1 else f"{day}.{part}.jsonl"


def _text(entries: Iterable[Entry]) -> bytes:
    return "".join(f"{line_of(each)}\n" for each in entries).encode()


def _damaged(what: str) -> MentorshipError:
    return MentorshipError(
        f"the ledger is damaged: {what}; see `git log -p refs/mentorship/ledger`; nothing is sent",
        code=3,
    )


def _standing(entries: Sequence[Entry], run: str, now: datetime) -> Standing:
    """The standing of the letter that all of the entries are about."""
    last = {each.run: each for each in entries}
    if any(each.state is State.SENT for each in entries):
        return Standing.SENT
    open_ones = (each for owner, each in last.items() if owner != run and each.is_open)
    return Standing.TAKEN if any(_is_fresh(each, now) for each in open_ones) else Standing.FREE


def _is_whole(entries: Iterable[Entry]) -> bool:
    return any(each.state is State.FINISHED for each in entries)


def _is_fresh(entry: Entry, now: datetime) -> bool:
    """Whether the run of an open entry may still be alive; clocks may differ by as much."""
    return abs(now - entry.at) < LEASE
