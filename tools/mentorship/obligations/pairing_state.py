"""How a pairing stands as a whole: proposed, waiting, agreed, paused, quiet, running, ended."""

from __future__ import annotations

from enum import StrEnum

from mentorship.models.pairing import Pairing
from mentorship.obligations.agreement import approval_seen, approving, plan_digest
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.quiet import quiet
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import holding


class PairingState(StrEnum):
    """The first of these that applies.

    `ended-with-program` and `ended-left` (the last mentee left) mean that nobody closed it.
    """

    ENDED_COMPLETED = "ended-completed"
    ENDED_STOPPED = "ended-stopped"
    ENDED_REMATCHED = "ended-rematched"
    ENDED_WITH_PROGRAM = "ended-with-program"
    ENDED_LEFT = "ended-left"
    PROPOSED = "proposed"
    WAITING = "waiting"
    AGREED = "agreed"
    PAUSED = "paused"
    QUIET = "quiet"
    RUNNING = "running"

    @property
    def has_ended(self) -> bool:
        """Whether it is over, in whatever way."""
        return self.value.startswith("ended-")


def state_of(situation: Situation, pairing: Pairing) -> PairingState:
    """The state of a pairing as of the situation's day.

    It is ended from the day on that `ended` gives. Without a known program nobody can say more
    than whether it ended.
    """
    ended = pairing.ended
    if ended and ended.date <= situation.today:
        return PairingState(f"ended-{ended.how}")
    pair = engagement_of(situation, pairing)
    if pair is None:
        return PairingState.PROPOSED
    return _state(pair)


def _state(pair: Engagement) -> PairingState:
    today = pair.situation.today
    if today > pair.program.dates.end:
        return PairingState.ENDED_WITH_PROGRAM
    if pair.ending.over:
        return PairingState.ENDED_LEFT
    if not pair.accepted:
        return PairingState.PROPOSED
    if not _approved(pair):
        return PairingState.WAITING
    if today < pair.pairing.start:
        return PairingState.AGREED
    if holding(pair.pauses, today):
        return PairingState.PAUSED
    if quiet(pair.situation, pair.pairing):
        return PairingState.QUIET
    return PairingState.RUNNING


def _approved(pair: Engagement) -> bool:
    if approving(pair.situation.workspace, pair.program) is None:
        return True
    approval = approval_seen(pair)
    return approval is not None and approval.digest == plan_digest(pair)
