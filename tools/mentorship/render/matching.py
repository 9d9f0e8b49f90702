"""Who is proposed for whom and why: for the office, for programs, for whoever may read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from mentorship.findings import shown
from mentorship.matching.member import Member
from mentorship.matching.moves import Move, in_vain, moves, reasons
from mentorship.matching.part import points
from mentorship.matching.proposal import Proposal
from mentorship.matching.scores import Reason
from mentorship.matching.solution import Pair, Solution, Unmatched
from mentorship.render.columns import aligned_folded, folded
from mentorship.render.figures import figures_data, figures_lines
from mentorship.render.markdown import cell


class MatchReport(NamedTuple):
    """A proposal; with `before`, how it differs from another one."""

    proposal: Proposal
    before: Proposal | None = None

    @property
    def moves(self) -> tuple[Move, ...]:
        """Who moves, nobody without another proposal."""
        return moves(self.before, self.proposal) if self.before else ()


def text(report: MatchReport) -> str:
    """For the office: pairings with reasons, who is left and why, and both sides in figures."""
    proposal = report.proposal
    lines = [*_heading(proposal)]
    if report.before is not None:
        changes = ", ".join(str(change) for change in proposal.terms.changes.changes)
        lines += ["", *folded("If ", shown(changes)), *_moved(report), "", "Before"]
        lines += [*figures_lines(report.before.lead), "After", *figures_lines(proposal.lead)]
        return "\n".join(lines) + "\n"
    lines += ["", *_pairs("Pairings", proposal.lead.pairs), *figures_lines(proposal.lead)]
    if proposal.beside:
        lines += ["", *_pairs("Co-mentors who join them", proposal.beside.pairs)]
        lines += figures_lines(proposal.beside)
    for title, rows in _people(proposal):
        if rows:
            lines += ["", title, *chain.from_iterable(aligned_folded(rows))]
    lines += ["", *unasked_lines(proposal)] if proposal.unasked else []
    return "\n".join(line.rstrip() for line in lines) + "\n"


def as_json(report: MatchReport) -> str:
    """One object with everything, ranked choices included: it is for the office."""
    proposal, terms = report.proposal, report.proposal.terms
    data: dict[str, Any] = {
        "program": proposal.program.id,
        "as_of": proposal.as_of.isoformat(),
        "start": proposal.start.isoformat(),
        "method": terms.method,
        "proposing": terms.proposing if terms.method == "stable" else None,
        "weights": dict(proposal.lead.market.weights),
        "must": list(proposal.lead.market.must),
        **_solution_data(proposal.lead),
        "co_mentors": _solution_data(proposal.beside) if proposal.beside else None,
        "absent": [one._asdict() for one in proposal.absent],
        "nobody_applied_as": list(proposal.unasked),
        "remarks": [
            {"person": member.id, "role": member.role, "words": words}
            for member, words in _remarks(proposal)
        ],
    }
    if report.before is not None:
        data["what_if"] = {
            "changes": [str(change) for change in terms.changes.changes],
            "moves": [move._asdict() for move in report.moves],
            "in_vain": [one._asdict() for one in in_vain(proposal)],
            "figures_before": figures_data(report.before.lead.figures),
        }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def markdown(report: MatchReport) -> str:
    """For those who may read the pairings: no ranked choices, and nobody who was not matched."""
    proposal, names = report.proposal, report.proposal.joining
    lines = [
        f"### Proposed pairings of {cell(proposal.program.id)}", "",
        "| Mentee | Mentor | Co-mentor | Points | Why |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for pair in proposal.lead.pairs:
        beside = names[pair.mentee.id].mentor.id if pair.mentee.id in names else ""
        row = (pair.mentee.id, pair.mentor.id, beside, points(pair.score), _why(pair.reasons))
        lines.append(f"| {' | '.join(cell(each) for each in row)} |")
    count, blocking = len(proposal.lead.pairs), proposal.lead.figures.blocking
    said = f"{count} proposed, blocking pairs: {blocking}, method {proposal.terms.method}"
    return "\n".join([*lines, "", f"{said}, as of {proposal.as_of}."]) + "\n"


MATCH_FORMATS: Mapping[str, Callable[[MatchReport], str]] = {
    "text": text, "json": as_json, "markdown": markdown,
}  # fmt: skip


def market_lines(proposal: Proposal) -> Iterator[str]:
    """Which program on which day, its weights, and how many take part."""
    market = proposal.lead.market
    yield f"{shown(proposal.program.id)} as of {proposal.as_of}, to begin on {proposal.start}"
    weights = ", ".join(f"{shown(name)} {weight}" for name, weight in market.weights.items())
    must = f"; must have {shown(', '.join(market.must))}" if market.must else ""
    usual = "" if proposal.program.matching.weights else " (the usual ones)"
    yield from folded("weights: ", f"{weights}{usual}{must}")
    room = sum(mentor.room for mentor in market.mentors)
    mentors = f"mentors: {len(market.mentors)}, room for {room}"
    yield f"mentees: {len(market.mentees)}, {mentors}"


def _heading(proposal: Proposal) -> Iterator[str]:
    terms = proposal.terms
    how = f", the {terms.proposing} propose" if terms.method == "stable" else ""
    first, *rest = market_lines(proposal)
    yield from (first, f"method {terms.method}{how}", *rest)


def unasked_lines(proposal: Proposal) -> Iterator[str]:
    """That nobody applied, and how to: an empty market is no fault of the matching."""
    roles = " or as a ".join(proposal.unasked)
    yield f"Nobody has applied as a {roles}; to apply:"
    program = shown(proposal.program.id)
    for role in proposal.unasked:
        yield f"  mentorship new application {program} --person ID --as {role}"


def _pairs(title: str, pairs: Sequence[Pair]) -> Iterator[str]:
    if not pairs:
        yield f"{title}: none"
        return
    yield title
    rows = [(pair.mentee.id, pair.mentor.id, points(pair.score), _choices(pair)) for pair in pairs]
    for pair, lines in zip(pairs, aligned_folded(rows), strict=True):
        yield from lines
        yield from folded("    ", shown(_why(pair.reasons)))


def _choices(pair: Pair) -> str:
    said = (("mentee", pair.choice_of_mentee), ("mentor", pair.choice_of_mentor))
    choices = ", ".join(f"{rank} of the {who}" for who, rank in said if rank)
    return f"choice {choices}" if choices else ""


def _why(reasons: Iterable[Reason]) -> str:
    return "; ".join(
        f"{each.part} {points(each.points)} of {each.weight} ({each.words})" for each in reasons
    )


def _people(proposal: Proposal) -> Iterator[tuple[str, Sequence[tuple[str, ...]]]]:
    """Lists of people, each with its title."""
    solutions = (proposal.lead, proposal.beside) if proposal.beside else (proposal.lead,)
    alone = proposal.beside.unmatched if proposal.beside else ()
    mentors = (one for one in alone if one.member.role == "mentor")
    unmatched = sorted((*proposal.lead.unmatched, *mentors), key=_role_and_id)
    yield "Not matched", [(one.member.role, one.member.id, one.reason) for one in unmatched]
    led = (one for one in alone if one.member.role == "mentee")
    yield "With a mentor, but no co-mentor", [(one.member.id, one.reason) for one in led]
    unfilled = [one for solution in solutions for one in solution.unfilled]
    yield "Room left", [("mentor", one.mentor.id, f"for {one.room} more") for one in unfilled]
    yield "Not in the market", [(one.role, one.person, one.reason) for one in proposal.absent]
    remarks = [(member.role, member.id, words) for member, words in _remarks(proposal)]
    yield "To be noted", remarks


def _role_and_id(one: Unmatched) -> tuple[str, str]:
    return one.member.role, one.member.id


def _remarks(proposal: Proposal) -> Iterator[tuple[Member, str]]:
    market = proposal.lead.market
    beside = proposal.beside.market.mentors if proposal.beside else ()
    members = (*market.mentees, *market.mentors, *beside)
    for member in sorted(members, key=lambda member: (member.role, member.id)):
        for words in member.remarks:
            yield member, words
        if member.role == "mentor" and member.id in proposal.mutual:
            others = ", ".join(proposal.mutual[member.id])
            yield member, f"would be the mentor and the mentee of {others}"


def _moved(report: MatchReport) -> Iterator[str]:
    """Who moves from whom to whom; for those who end with nobody or stay without, why."""
    why, told = reasons(report.proposal), {(move.role, move.person) for move in report.moves}
    if not report.moves:
        yield "  nobody moves"
    rows = [_move(move, why.get((move.role, move.person))) for move in report.moves]
    rows += [
        (one.role, one.person, f"stays without anybody: {one.reason}")
        for one in in_vain(report.proposal)
        if (one.role, one.person) not in told
    ]
    yield from chain.from_iterable(aligned_folded(rows))


def _move(move: Move, reason: str | None) -> tuple[str, ...]:
    lost = f" ({reason})" if reason and not move.after else ""
    return move.role, move.person, f"{_names(move.before)} -> {_names(move.after)}{lost}"


def _names(partners: Sequence[str]) -> str:
    return ", ".join(partners) or "nobody"


def _solution_data(solution: Solution) -> dict[str, Any]:
    return {
        "pairs": [_pair_data(pair) for pair in solution.pairs],
        "figures": figures_data(solution.figures),
        "blocking": [
            {"mentee": mentee.id, "mentor": mentor.id} for mentee, mentor in solution.blocking
        ],
        "unmatched": [
            {"person": one.member.id, "role": one.member.role, "reason": one.reason}
            for one in solution.unmatched
        ],
        "unfilled": [{"mentor": one.mentor.id, "room": one.room} for one in solution.unfilled],
    }


def _pair_data(pair: Pair) -> dict[str, Any]:
    return {
        "mentee": pair.mentee.id,
        "mentor": pair.mentor.id,
        "points": pair.points,
        "choice_of_mentee": pair.choice_of_mentee,
        "choice_of_mentor": pair.choice_of_mentor,
        "reasons": [
            {**each._asdict(), "value": each.value / 1000, "points": each.points / 1000}
            for each in pair.reasons
        ],
    }
