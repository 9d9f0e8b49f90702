"""All obligations of a repository as of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import cast

from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.actions import actions, actions_by
from mentorship.obligations.agreement import acceptances, approvals, first_meetings, plans
from mentorship.obligations.applications import applications
from mentorship.obligations.cadence import cadences
from mentorship.obligations.defences import second_attempts
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.events import events
from mentorship.obligations.expiries import certificates, waivers
from mentorship.obligations.feedback import feedbacks, resubmissions
from mentorship.obligations.items import planned
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.owed import Owed, settled
from mentorship.obligations.scope import Scope
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import plus
from mentorship.obligations.surveys import surveys

__all__ = ["Situation", "ever_late", "obligations", "obligations_of"]

PairKind = Callable[[Engagement], Iterator[Owed]]
ProgramKind = Callable[[Situation, Program], Iterator[Owed]]

_AGREEMENT: tuple[PairKind, ...] = (acceptances, plans, approvals)
_LIFE: tuple[PairKind, ...] = (
    first_meetings,
    cadences,
    second_attempts,
    planned,
    feedbacks,
    resubmissions,
    surveys,
    actions,
)
_PROGRAM: tuple[ProgramKind, ...] = (applications, waivers, events)


def obligations(situation: Situation) -> tuple[Obligation, ...]:
    """Everything that anybody owes, owed or will owe, in order of due day, then id."""
    if "obligations" not in situation.remembered:
        situation.remembered["obligations"] = _in_order(_all(situation))
    return cast("tuple[Obligation, ...]", situation.remembered["obligations"])


def obligations_of(situation: Situation, pairing: Pairing) -> tuple[Obligation, ...]:
    """What is owed in a pairing; nothing where its program is not known.

    Until everybody has accepted, that is acceptance, plan and approval alone.
    """
    key = ("obligations", pairing.id)
    if key not in situation.remembered:
        pair = engagement_of(situation, pairing)
        situation.remembered[key] = tuple(_once(_in_order(_of_pair(pair)))) if pair else ()
    return cast("tuple[Obligation, ...]", situation.remembered[key])


def actions_as_of(situation: Situation, pairing: Pairing, day: date) -> tuple[Obligation, ...]:
    """The actions of a pairing with the days that they had on a day that is over."""
    pair = engagement_of(situation, pairing)
    if pair is None or not pair.accepted:
        return ()
    return tuple(_once(_in_order(_settled(pair.scope, actions_by(pair, day)))))


def ever_late(situation: Situation, pairing: Pairing) -> tuple[Obligation, ...]:
    """What was not met by its due day in a pairing: what can have been overdue on some day."""
    key = ("ever late", pairing.id)
    if key not in situation.remembered:
        owed = obligations_of(situation, pairing)
        days = ((each, each.due) for each in owed)
        late = (each for each, due in days if due and each.is_unmet(plus(due, 1)))
        situation.remembered[key] = tuple(late)
    return cast("tuple[Obligation, ...]", situation.remembered[key])


def _all(situation: Situation) -> Iterator[Obligation]:
    for pairing in situation.workspace.pairings.values():
        yield from obligations_of(situation, pairing)
    for program in situation.workspace.programs.values():
        scope = Scope(situation, program)
        yield from _settled(scope, (owed for kind in _PROGRAM for owed in kind(situation, program)))
    yield from _settled(Scope(situation), certificates(situation))


def _of_pair(pair: Engagement) -> Iterator[Obligation]:
    kinds = (*_AGREEMENT, *_LIFE) if pair.accepted else _AGREEMENT
    yield from _settled(pair.scope, (owed for kind in kinds for owed in kind(pair)))


def _settled(scope: Scope, owed: Iterable[Owed]) -> Iterator[Obligation]:
    found = (settled(scope, each) for each in owed)
    return (each for each in found if each is not None)


def _in_order(found: Iterable[Obligation]) -> tuple[Obligation, ...]:
    return tuple(sorted(found, key=attrgetter("order")))


def _once(found: Iterable[Obligation]) -> Iterator[Obligation]:
    """Each id once: an item that a plan names twice is owed once, by the first of its days."""
    seen: set[str] = set()
    for each in found:
        if each.id not in seen:
            seen.add(each.id)
            yield each
