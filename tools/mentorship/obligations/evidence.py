"""Which notes are seen as of a day, and by which day a fact in a note is judged.

A note says when something happened (claimed); git knows when that reached the main branch
(landed). The claimed day counts if the note landed within `landing_grace` of it, else the landing.
"""

from __future__ import annotations

from datetime import date, datetime

from mentorship.models.log import Log
from mentorship.obligations.calendar import later
from mentorship.obligations.obligation import Evidence, Spot, spot
from mentorship.obligations.situation import Situation

_ALWAYS = ("date", "kind", "held")
"""Keys that every fact of a note rests on; changing the date of a note lands it again."""


def evidence(situation: Situation, note: Log, key: str, *more: str) -> Evidence | None:
    """What the key of a note shows; `more` are the keys it rests on. None if it is not seen yet."""
    landed = landing(situation, note, (key, *more, *_ALWAYS))
    return _judged(situation, note, landed, spot(note, key))


def seen_on(situation: Situation, shown: Evidence) -> date:
    """From which day on it could be seen, although it may count by an earlier one."""
    since = situation.evidence_since
    if shown.landed is None or since is None or shown.claimed < since:
        return shown.judged
    return max(shown.judged, situation.day_of(shown.landed))


def body_evidence(situation: Situation, note: Log, where: Spot) -> Evidence | None:
    """What the text of a note shows: an edit of the text does not land the note again."""
    landed = situation.history.landed(note.path) if situation.history.files else None
    return _judged(situation, note, landed.time if landed else None, where)


def landing(situation: Situation, note: Log, keys: tuple[str, ...]) -> datetime | None:
    """When the last of the keys got its present value; None if one of them is not known."""
    history, latest = situation.history, None
    path = note.path if history.files else ""
    for key in keys if path else ():
        landed = history.landed_key(path, key)
        if landed is None:
            return None
        latest = max(latest or landed.time, landed.time)
    return latest


def _judged(
    situation: Situation, note: Log, landed: datetime | None, where: Spot
) -> Evidence | None:
    claimed, since = note.date, situation.evidence_since
    if claimed > situation.today:
        return None
    if landed is None or since is None or claimed < since:
        return Evidence(claimed, claimed, "claimed", landed, where)
    day = situation.day_of(landed)
    if day > situation.today:
        return None
    if day <= _grace_ends(situation, claimed):
        return Evidence(claimed, claimed, "claimed", landed, where)
    return Evidence(claimed, day, "landed", landed, where)


def _grace_ends(situation: Situation, claimed: date) -> date:
    """The last day on which a note may land and count by its own date."""
    return later(claimed, situation.workspace.settings.landing_grace, situation.office)
