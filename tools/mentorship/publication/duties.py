"""Obligations as values for pages: by name for the pair, as counts for others."""

from __future__ import annotations

from collections.abc import Iterable

from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.obligations import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import Gate
from mentorship.publication.views import Duty, Tally
from mentorship.publication.wording import title_of


def duty(gate: Gate, situation: Situation, each: Obligation) -> Duty:
    """An obligation by name; only for gates that see the class pair."""
    pairing = situation.workspace.pairings.get(each.pairing or "")
    return Duty(
        id=each.id,
        title=title_of(each, gate.language),
        owners=tuple(gate.person(name) for name in each.owners),
        about=gate.person(each.about) if each.about and each.about not in each.owners else None,
        due=each.due,
        days_left=each.days_left(situation.today),
        state=each.state.value.replace("-", " "),
        kind=each.kind,
        stage=each.stage,
        pairing=gate.pairing_path(each.pairing),
        pairing_title=gate.pairing_title(pairing) if pairing else "",
        met_on=each.evidence.judged if each.evidence else None,
    )


def duties(gate: Gate, situation: Situation, found: Iterable[Obligation]) -> tuple[Duty, ...]:
    """Obligations by name; nothing for gates that may not see them."""
    if not gate.sees(Class.PAIR):
        return ()
    return tuple(duty(gate, situation, each) for each in found)


def pressing(found: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """What is overdue, then what is due soon, each by day."""
    listed = tuple(found)
    return (
        *(each for each in listed if each.state is State.OVERDUE),
        *(each for each in listed if each.state is State.DUE_SOON),
    )


def tally(gate: Gate, found: Iterable[Obligation]) -> Tally:
    """Counts that tell nothing about fewer than three people."""
    listed = [each for each in found if each.state is not State.WAIVED]

    def counted(*states: State) -> str:
        chosen = [each for each in listed if not states or each.state in states]
        people: set[str] = {name for each in chosen for name in each.owners}
        return gate.counted(len(chosen), len(people))

    return Tally(
        overdue=counted(State.OVERDUE),
        due_soon=counted(State.DUE_SOON),
        met=counted(State.MET, State.MET_LATE),
        all=counted(),
    )
