"""Who moves between two proposals, and of whom was asked in vain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mentorship.matching.market import Absent
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


def reasons(proposal: Proposal) -> Mapping[tuple[Role, str], str]:
    """Why those who have nobody have nobody, by role and person."""
    why = {(one.role, one.person): one.reason for one in proposal.absent}
    solutions = (proposal.lead, proposal.beside) if proposal.beside else (proposal.lead,)
    for solution in solutions:
        why |= {(one.member.role, one.member.id): one.reason for one in solution.unmatched}
    return why


def in_vain(proposal: Proposal) -> tuple[Absent, ...]:
    """Who was added or given another capacity and has nobody all the same, and why; in order of
    role and id."""
    why, partners = reasons(proposal), _partners(proposal)
    asked = {
        (change.role or "mentor", change.person)
        for change in proposal.terms.changes.changes
        if change.kind != "remove"
    }
    left = sorted(key for key in asked if key in why and key not in partners)
    return tuple(Absent(person, role, why[role, person]) for role, person in left)


def _partners(proposal: Proposal) -> dict[tuple[Role, str], Partners]:
    found: dict[tuple[Role, str], Partners] = {}
    solutions = (proposal.lead, proposal.beside) if proposal.beside else (proposal.lead,)
    for solution in solutions:
        for mentee, mentor, *_ in solution.pairs:
            for own, other in ((mentee, mentor), (mentor, mentee)):
                key = (own.role, own.id)
                found[key] = (*found.get(key, ()), other.id)
    return found
