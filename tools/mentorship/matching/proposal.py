"""What is proposed for a program: its pairings, and who joins them as a co-mentor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from mentorship.findings import MentorshipError
from mentorship.matching.admission import admitted
from mentorship.matching.catalogue import parts, weights_of
from mentorship.matching.changes import NO_CHANGES, Changes, refuse_unknown
from mentorship.matching.conflicts import conflicts
from mentorship.matching.market import Absent, Market, by_lot
from mentorship.matching.member import Member
from mentorship.matching.scores import Progress, silent
from mentorship.matching.solution import Method, Pair, Side, Solution, solve
from mentorship.metrics.result import Role
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation


class Terms(NamedTuple):
    """How a program is matched: the method, who proposes, and what is otherwise."""

    method: Method
    proposing: Side
    changes: Changes = NO_CHANGES


@dataclass(frozen=True, eq=False, kw_only=True)
class Proposal:
    """The pairings proposed for a program as of a day, to begin on `start`.

    `lead` matches mentees and mentors who lead; `beside` those of its mentees who were matched
    and mentors who can only join another, None where there are none.
    """

    program: Program
    as_of: date
    start: date
    terms: Terms
    lead: Solution
    beside: Solution | None
    absent: tuple[Absent, ...]

    @property
    def unasked(self) -> tuple[Role, ...]:
        """The roles with neither an application nor a decision, of this day or a later one."""
        beside = self.beside.market.mentors if self.beside else ()
        market = self.lead.market
        seen = {member.role for member in (*market.mentees, *market.mentors, *beside)}
        roles: tuple[Role, ...] = ("mentee", "mentor")
        return tuple(r for r in roles if r not in {*seen, *(one.role for one in self.absent)})

    @property
    def joining(self) -> Mapping[str, Pair]:
        """The co-mentor of each mentee who got one."""
        return {pair.mentee.id: pair for pair in self.beside.pairs} if self.beside else {}

    @property
    def mutual(self) -> Mapping[str, tuple[str, ...]]:
        """Who is proposed as the mentor and as the mentee of whom, by the mentor."""
        pairs = (*self.lead.pairs, *self.joining.values())
        both = {(pair.mentor.id, pair.mentee.id) for pair in pairs}
        found: dict[str, tuple[str, ...]] = {}
        for mentor, mentee in sorted(both & {(mentee, mentor) for mentor, mentee in both}):
            found[mentor] = (*found.get(mentor, ()), mentee)
        return found


def propose(
    situation: Situation, program: Program, terms: Terms, progress: Progress = silent
) -> Proposal:
    """Matches everybody who is accepted to the program as of the day of the situation.

    The pairings begin on the program's first day, or on the day of the situation if that is
    later. MentorshipError for a program that is over, whose weights cannot be used, or for a
    change of somebody unknown.
    """
    start = max(program.dates.start, situation.today)
    if start > program.dates.end:
        raise MentorshipError(
            f"{program.id} ended on {program.dates.end}, before the day judged, {situation.today}; "
            f"--as-of has to be {program.dates.end} or earlier"
        )
    refuse_unusable(program)
    admission = admitted(situation, program, start, terms.changes)
    known = (*admission.mentees, *admission.leading, *admission.joining)
    present = (*(m.id for m in known), *(one.person for one in admission.absent))
    refuse_unknown(situation.workspace, terms.changes.changes, present)
    market = market_of(situation, program, start, admission.mentees, admission.leading)
    lead = solve(market, terms.method, terms.proposing, progress)
    beside = None
    if admission.joining:
        led = tuple(pair.mentee for pair in lead.pairs)
        joined = market_of(situation, program, start, led, admission.joining)
        joined = replace(joined, beside=True)
        beside = solve(joined, terms.method, terms.proposing, progress)
    return Proposal(
        program=program, as_of=situation.today, start=start, terms=terms, lead=lead,
        beside=beside, absent=admission.absent,
    )  # fmt: skip


def market_of(
    situation: Situation, program: Program, start: date, mentees: Sequence[Member],
    mentors: Sequence[Member],
) -> Market:  # fmt: skip
    """The market of some people whose pairings begin on `start`, under the program's terms."""
    return Market(
        lot=program.id,
        mentees=by_lot(program.id, mentees),
        mentors=by_lot(program.id, mentors),
        weights=weights_of(program),
        must=tuple(dict.fromkeys(program.matching.must)),
        parts=parts(),
        barred=conflicts(situation.workspace, program, start, mentees, mentors),
    )


def refuse_unusable(program: Program) -> None:
    """MentorshipError for weights or must-haves that `mentorship check` finds fault with."""
    known, weights = parts(), weights_of(program)
    unknown = [name for name in (*weights, *program.matching.must) if name not in known]
    if unknown:
        where = program.place("matching")
        raise MentorshipError(
            f"{where}: there is no part {unknown[0]!r}; parts: {', '.join(sorted(known))}"
        )
    if (total := sum(weights.values())) != 100:
        where = program.place("matching", "weights")
        raise MentorshipError(f"{where}: the weights sum to {total}, not to 100")


def afresh(situation: Situation, program: Program) -> Situation:
    """The situation as if the program had no pairings yet."""
    space = situation.workspace
    others = {
        name: pairing for name, pairing in space.pairings.items() if pairing.program != program.id
    }
    return Situation(replace(space, pairings=others), situation.history, situation.today)
