"""Who moves between two proposals."""

from __future__ import annotations

from typing import NamedTuple

from mentorship.matching.proposal import Proposal
from mentorship.metrics.result import Role

Partners = tuple[str, ...]


class Move(NamedTuple):
    """Somebody whose partners differ; none where they are not matched, or not in the market."""

    person: str
    role: Role
    before: Partners
    after: Partners


def moves(before: Proposal, after: Proposal) -> tuple[Move, ...]:
    """Everybody who moves, in order of role and id; mentors with the mentees they lead or join."""
    old, new = _partners(before), _partners(after)
    return tuple(
        Move(person, role, old.get((role, person), ()), new.get((role, person), ()))
        for role, person in sorted({*old, *new})
        if old.get((role, person)) != new.get((role, person))
    )


def _partners(proposal: Proposal) -> dict[tuple[Role, str], Partners]:
    found: dict[tuple[Role, str], Partners] = {}
    solutions = (proposal.lead, proposal.beside) if proposal.beside else (proposal.lead,)
    for solution in solutions:
        for mentee, mentor, *_ in solution.pairs:
            for own, other in ((mentee, mentor), (mentor, mentee)):
                key = (own.role, own.id)
                found[key] = (*found.get(key, ()), other.id)
    return found
