"""Sends letters once: the intent is in the ledger before a letter goes, the outcome after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from mentorship.bots import book as books
from mentorship.bots.entry import Entry, State
from mentorship.bots.ledger import LEASE, Standing
from mentorship.bots.outcome import Fate, Outcome
from mentorship.bots.pace import PATIENCE, delay, wanted_wait
from mentorship.bots.report import Line, Report, Result
from mentorship.findings import MentorshipError
from mentorship.history.ledger_ref import Moved
from mentorship.models.settings import Channel
from mentorship.reminders.letter import Letter

ATTEMPTS = 3
"""How often a letter is tried in a run while the service says that there are too many."""

PATIENT_WITH = 3
"""After so many letters in a row without a good answer a channel is left alone by the run."""

_TRIES = 50


class Way(Protocol):
    """A channel that can be used."""

    @property
    def settings(self) -> Channel:
        """What mentorship.yml says of it."""

    def deliver(self, letter: Letter) -> Outcome:
        """Send a letter now."""


class Run(NamedTuple):
    """A run: an id that no other has, the day it is for, the head of the main line it saw."""

    id: str
    day: date
    head: str | None = None


class Means(NamedTuple):
    """What sending needs of the world: channels by name, the ledger's place, a clock in UTC that
    is asked often, and a way to wait so many seconds."""

    channels: Mapping[str, Way]
    place: books.Shelf
    clock: Callable[[], datetime]
    sleep: Callable[[float], None]


def send(letters: Sequence[Letter], run: Run, means: Means, *, is_complete: bool = True) -> Report:
    """Send the letters in their order, each once, whatever other runs do or did.

    `is_complete` says whether the letters are for everybody to whom something is due: else the
    run never counts as finished, and the next one looks at the same days again.
    A letter that fails stops no other. Where the ledger itself cannot be read nothing is sent and
    MentorshipError is raised; where it can no longer be written the report says so.
    """
    sending = _Sending(run, means)
    lines: list[Line] = []
    try:
        for letter in letters:
            lines.append(sending.line(letter))  # noqa: PERF401 - kept when the next one raises
        sending.finish(is_complete and Report(tuple(lines)).is_whole)
    except MentorshipError as error:
        return Report(tuple(lines), error)
    return Report(tuple(lines))


class _Sending:
    """A run under way: the ledger as known, and the outcome that is not written yet."""

    def __init__(self, run: Run, means: Means) -> None:
        self._run = run
        self._means = means
        self._book = books.read(means.place, means.clock(), run.day)
        self._pending: tuple[Entry, ...] = (
            Entry(means.clock(), run.id, State.BEGUN, head=run.head),
        )
        self._told = f"{run.day}: run {run.id}"
        self._closed: dict[str, str] = {}
        self._in_vain: Counter[str] = Counter()

    def line(self, letter: Letter) -> Line:
        """Send one letter if it is to be sent, and say what became of it."""
        standing = self._standing(letter)
        way = self._means.channels.get(letter.channel)
        if standing is Standing.FREE:
            if way is None:
                return _line(letter, Result.UNFIT)
            if letter.channel in self._closed:
                return _line(letter, Result.LEFT, self._closed[letter.channel])
            standing = self._claimed(letter, way)
        if standing is Standing.SENT:
            return _line(letter, Result.ALREADY)
        if standing is Standing.TAKEN or way is None:
            return _line(letter, Result.DOUBTFUL, "a run took it less than 10 minutes ago")
        return self._delivered(letter, way)

    def finish(self, is_whole: bool) -> None:
        """Write what is left to write; of a run that sent everything, that it did."""
        for _ in range(_TRIES):
            ended = (self._entry(State.FINISHED),) if is_whole else ()
            if self._wrote(ended, "finished" if is_whole else "ended"):
                return
        raise books.too_busy()

    def _standing(self, letter: Letter) -> Standing:
        return self._book.ledger.standing(letter.key, self._run.id, self._means.clock())

    def _claimed(self, letter: Letter, way: Way) -> Standing:
        """Write the intent to send a letter; FREE if it is now this run's alone."""
        for _ in range(_TRIES):
            self._keep_pace(letter.channel, way.settings.per_minute)
            if (standing := self._standing(letter)) is not Standing.FREE:
                return standing
            intent = self._entry(State.INTENT, letter)
            if not self._wrote((intent,), f"sending {letter.key} by {letter.channel}"):
                continue
            if self._means.clock() - intent.at < LEASE / 4:
                return Standing.FREE
        raise books.too_busy()

    def _keep_pace(self, channel: str, per_minute: int) -> None:
        """Wait until the channel may be used; what other runs sent counts as well."""
        instants = self._book.ledger.instants(channel)
        wait = delay(instants, self._means.clock(), per_minute)
        if wait > timedelta():
            self._means.sleep(wait.total_seconds())

    def _delivered(self, letter: Letter, way: Way) -> Line:
        outcome = self._outcome(letter, way)
        state, result = _MEANING[outcome.fate]
        entry = self._entry(state, letter)
        self._pending = (entry._replace(notices=(), why=outcome.why or None),)
        self._told = f"{letter.key}: {state}"
        self._watch(letter.channel, outcome)
        return _line(letter, result, outcome.why)

    def _outcome(self, letter: Letter, way: Way) -> Outcome:
        """Send, and wait and send again while the service says that there are too many."""
        waited = timedelta()
        outcome = way.deliver(letter)
        for _ in range(ATTEMPTS - 1):
            if outcome.fate is not Fate.LIMITED:
                break
            asked = wanted_wait(outcome.retry_after, self._means.clock())
            wait = max(asked, timedelta(seconds=1))
            if waited + wait > PATIENCE:
                break
            self._means.sleep(wait.total_seconds())
            waited += wait
            outcome = way.deliver(letter)
        return outcome

    def _watch(self, channel: str, outcome: Outcome) -> None:
        """Close a channel whose service wants no more, or has not answered for a while."""
        in_vain = outcome.fate in {Fate.UNREACHED, Fate.DOUBTFUL}
        self._in_vain[channel] = self._in_vain[channel] + 1 if in_vain else 0
        if outcome.fate is Fate.LIMITED or self._in_vain[channel] >= PATIENT_WITH:
            self._closed[channel] = outcome.why

    def _wrote(self, entries: tuple[Entry, ...], message: str) -> bool:
        """Write the pending outcome and entries in one step; False if another run was faster."""
        means = self._means
        whole = f"{self._told}; {message}"
        try:
            self._book = books.write(
                means.place,
                self._book,
                self._run.day,
                (*self._pending, *entries),
                whole,
                means.clock(),
            )
        except Moved:
            self._book = books.read(means.place, means.clock(), self._run.day)
            return False
        self._pending, self._told = (), f"{self._run.day}"
        return True

    def _entry(self, state: State, letter: Letter | None = None) -> Entry:
        entry = Entry(self._means.clock(), self._run.id, state)
        if letter is None:
            return entry
        return entry._replace(letter=letter.key, channel=letter.channel, notices=letter.notices)


_MEANING = {
    Fate.SENT: (State.SENT, Result.SENT),
    Fate.REFUSED: (State.FAILED, Result.FAILED),
    Fate.UNREACHED: (State.FAILED, Result.FAILED),
    Fate.LIMITED: (State.FAILED, Result.LEFT),
    Fate.DOUBTFUL: (State.DOUBTFUL, Result.DOUBTFUL),
}


def _line(letter: Letter, result: Result, why: str = "") -> Line:
    return Line(letter.key, letter.channel, result, why)
