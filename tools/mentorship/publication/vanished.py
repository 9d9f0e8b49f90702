"""What would still be owed in pairings that have ended: it stands in somebody's calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from mentorship.models.pairing import Pairing
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.situation import Situation

_SETTLED = (State.PAUSED, State.WAIVED, State.BLOCKED)


def vanished(situation: Situation, since: date) -> Mapping[str, tuple[Obligation, ...]]:
    """Per pairing that has ended, what would be due after its end and on or after `since`.

    It is what would be owed if the pairing had not ended, or its mentees not left, without what
    is owed all the same.
    """
    over = {each.id: each for each in _over(situation, since)}
    if not over:
        return {}
    going_on = _as_if_going_on(situation, over)
    return {name: tuple(_gone(situation, going_on, name, since)) for name in over}


def _over(situation: Situation, since: date) -> Iterator[Pairing]:
    """Pairings that ended before their program did, if that has not been over for long."""
    for pairing in situation.workspace.pairings.values():
        pair = engagement_of(situation, pairing)
        end = pair.program.dates.end if pair else since
        if pair and pair.ending.over and pair.life.last < end and end >= since:
            yield pairing


def _as_if_going_on(situation: Situation, over: Mapping[str, Pairing]) -> Situation:
    space = situation.workspace
    pairings = {name: each.model_copy(update={"ended": None}) for name, each in over.items()}
    gone = {name for each in over.values() for name in each.mentees if name in space.people}
    people = {name: space.people[name].model_copy(update={"left": None}) for name in gone}
    return Situation(
        replace(space, pairings={**space.pairings, **pairings}, people={**space.people, **people}),
        situation.history,
        situation.today,
    )


def _gone(
    situation: Situation, going_on: Situation, name: str, since: date
) -> Iterator[Obligation]:
    pairing = situation.workspace.pairings[name]
    owed = {each.id for each in obligations_of(situation, pairing)}
    for each in obligations_of(going_on, going_on.workspace.pairings[name]):
        later = each.due is not None and each.due >= since
        if later and each.id not in owed and each.state not in _SETTLED:
            yield each
