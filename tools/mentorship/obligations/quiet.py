"""The quiet alert: a pair that missed a due day and has not written a note since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorship.models.pairing import Pairing
from mentorship.obligations.calendar import later
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import ever_late
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import shifted
from mentorship.values import Duration

_RHYTHM = frozenset({"cadence", "first-meeting"})
_WORK = frozenset({"course", "task", "step", "extra", "choose"})


class Quiet(NamedTuple):
    """A quiet pair: since which day, on which days it was nudged, and from when to propose closing.

    `nudges` are the days of the nudges reached, in order; `close` is the day on which closing is
    proposed, None as long as it is ahead.
    """

    since: date
    nudges: tuple[date, ...]
    close: date | None


def quiet(situation: Situation, pairing: Pairing) -> Quiet | None:
    """Whether a pair is quiet: None before the first nudge, and for a pair that does not run.

    Counted from the last note, or from the first due day missed since, whichever is later; days
    of pauses do not count. A pair that meets its cadence is never quiet. Where the program has no
    cadence, the due days of the plan take its place.
    """
    pair = engagement_of(situation, pairing)
    if pair is None or not _runs(pair, situation.today):
        return None
    since = _since(pair, situation.today)
    if since is None:
        return None
    asked = pair.program.quiet
    nudges = tuple(day for day in (_reached(pair, since, each) for each in asked.nudge) if day)
    close = _reached(pair, since, asked.close) if asked.close else None
    return Quiet(since, tuple(sorted(nudges)), close) if nudges or close else None


def silent_since(situation: Situation, pairing: Pairing, day: date) -> date | None:
    """The day from which silence counted on `day`, nudged or not, by what is known today; None
    for a pair that owed no word."""
    pair = engagement_of(situation, pairing)
    return _since(pair, day) if pair and _runs(pair, day) else None


def last_note(pair: Engagement, day: date | None = None) -> date | None:
    """The day of the newest note by `day`, None is today; held or not, sealed or not."""
    day = day or pair.situation.today
    sealed = pair.situation.workspace.sealed_of.get(pair.id, ())
    days = [note.date for note in pair.notes]
    days += [each.day for each in sealed if each.kind == "log" and each.day]
    return max((each for each in days if each <= day), default=None)


def _runs(pair: Engagement, day: date) -> bool:
    over = pair.ending.since is not None and pair.ending.since <= day
    return pair.accepted and pair.pairing.start <= day and not over


def _since(pair: Engagement, day: date) -> date | None:
    """The last note, or the first due day missed since; None where none was missed."""
    last = last_note(pair, day) or pair.pairing.start
    missed = (each.due for each in _missed(pair, day) if each.due and each.due >= last)
    return min(missed, default=None)


def _missed(pair: Engagement, day: date) -> Iterator[Obligation]:
    kinds = _RHYTHM if pair.program.cadence else _RHYTHM | _WORK
    for each in ever_late(pair.situation, pair.pairing):
        if each.kind in kinds and each.is_unmet(day):
            yield each


def _reached(pair: Engagement, since: date, after: Duration) -> date | None:
    day = shifted(later(since, after, pair.situation.office), pair.pauses, since=since)
    return day if day <= pair.situation.today else None
