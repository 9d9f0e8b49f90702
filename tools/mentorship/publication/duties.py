"""Obligations as values for pages: by name for pair and office, as counts for others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mentorship.language import _
from mentorship.obligations.obligation import Obligation, State
from mentorship.obligations.obligations import Situation
from mentorship.publication.classes import Class
from mentorship.publication.gate import SOME, Gate, is_many
from mentorship.publication.parts import Duty, Tally
from mentorship.publication.wording import title_of

_OF_SEALED = frozenset({"certificate", "waiver"})
"""Kinds of obligations that only repeat what a record or a decision says."""


def publishable(found: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Without the obligations whose item and day are sealed."""
    return tuple(each for each in found if each.kind not in _OF_SEALED)


def _told(gate: Gate, found: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Those that the audience may know of at all."""
    return tuple(found) if gate.sees(Class.SEALED) else publishable(found)


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
    return tuple(duty(gate, situation, each) for each in _told(gate, found))


def pressing(found: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """What is overdue, then what is due soon, each by day."""
    listed = tuple(found)
    return (
        *(each for each in listed if each.state is State.OVERDUE),
        *(each for each in listed if each.state is State.DUE_SOON),
    )


def tally(gate: Gate, found: Iterable[Obligation]) -> Tally:
    """Counts that tell nothing about fewer than three people, alone or taken from their sum."""
    listed = [each for each in _told(gate, found) if each.state is not State.WAIVED]
    cells = {name: [o for o in listed if o.state in states] for name, states in _CELLS.items()}
    rest = [o for o in listed if not any(o.state in states for states in _CELLS.values())]
    return Tally(
        **{name: gate.counted(len(cell), people_in(cell)) for name, cell in cells.items()},
        all=summed(gate, cells.values(), rest),
    )


def summed(
    gate: Gate, cells: Iterable[Sequence[Obligation]], unseen: Sequence[Obligation] = ()
) -> str:
    """The sum of all, `unseen` included.

    Taken with the counts of the cells that stand beside it, it tells the count of those that do
    not; where that would be of too few, there is `some` instead.
    """
    listed = tuple(cells)
    whole = [*unseen, *(each for cell in listed for each in cell)]
    hidden = [*unseen, *(o for c in listed if not is_many(len(c), people_in(c)) for o in c)]
    if gate.sees(Class.PAIR) or is_many(len(hidden), people_in(hidden)):
        return gate.counted(len(whole), people_in(whole))
    return _(SOME)


def people_in(found: Iterable[Obligation]) -> int:
    """How many different people owe these obligations."""
    return len({name for each in found for name in each.owners})


_CELLS: Mapping[str, frozenset[State]] = {
    "overdue": frozenset({State.OVERDUE}),
    "due_soon": frozenset({State.DUE_SOON}),
    "met": frozenset({State.MET, State.MET_LATE}),
}
