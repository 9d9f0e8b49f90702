"""One line of the ledger: a run begins or ends, a letter is about to be sent, or was."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """What a line says."""

    BEGUN = "begun"  # of a run; with the head of the main line that it saw
    FINISHED = "finished"  # of a run that sent everything, and missed nobody
    INTENT = "intent"  # a letter is sent next
    SENT = "sent"
    FAILED = "failed"  # certainly not sent
    DOUBTFUL = "doubtful"  # sent or not, the service did not say


class Entry(NamedTuple):
    """A line: the state, since when, of which run; the letter's key, its channel and the keys of
    its notices; `head` a commit id, `why` a few words of ours."""

    at: datetime
    run: str
    state: State
    letter: str | None = None
    channel: str | None = None
    notices: tuple[str, ...] = ()
    head: str | None = None
    why: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody knows yet what became of the letter."""
        return self.state in {State.INTENT, State.DOUBTFUL}


_OPTIONAL = ("letter", "channel", "head", "why")
_OF_A_LETTER = frozenset({State.INTENT, State.SENT, State.FAILED, State.DOUBTFUL})


def line_of(entry: Entry) -> str:
    """The entry as JSON on one line, keys sorted, the instant in UTC."""
    at = entry.at.astimezone(UTC).isoformat(timespec="milliseconds")
    optional = {name: value for name in _OPTIONAL if (value := getattr(entry, name)) is not None}
    notices = {"notices": list(entry.notices)} if entry.notices else {}
    values = {"at": at, "run": entry.run, "state": entry.state.value, **optional, **notices}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry_of(line: bytes) -> Entry:
    """The entry of a line; ValueError with what is wrong with it."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("no JSON") from None
    if not isinstance(values, dict) or not {"at", "run", "state"} <= values.keys():
        raise ValueError("no entry")
    unknown = sorted(values.keys() - {*Entry._fields})
    if unknown:
        raise ValueError("an unknown key")
    return _entry(values)


def _entry(values: dict[str, object]) -> Entry:
    words = {name: _word(values[name]) for name in _OPTIONAL if name in values}
    notices = values.get("notices", [])
    if not isinstance(notices, list):
        raise ValueError("notices are no list")  # noqa: TRY004 - one kind of mistake
    state = _state(values["state"])
    if state in _OF_A_LETTER and "letter" not in words:
        raise ValueError("no letter")
    return Entry(
        at=_instant(values["at"]),
        run=_word(values["run"]),
        state=state,
        notices=tuple(map(_word, notices)),
        **words,
    )


def _instant(value: object) -> datetime:
    try:
        at = datetime.fromisoformat(_word(value))
    except ValueError:
        raise ValueError("no instant") from None
    if at.tzinfo is None:
        raise ValueError("an instant without zone")
    return at


def _state(value: object) -> State:
    try:
        return State(_word(value))
    except ValueError:
        raise ValueError("an unknown state") from None


def _word(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[^\x00-\x1f\x7f]{1,1000}", value):
        raise ValueError("no word")
    return value
