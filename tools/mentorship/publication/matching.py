"""How matching came about as values for pages: for members, since it follows from who is paired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from mentorship.language import N_, _
from mentorship.matching.catalogue import parts, weights_of
from mentorship.matching.existing import Existing
from mentorship.matching.market import Market
from mentorship.matching.member import Member
from mentorship.matching.part import FULL, Part, points
from mentorship.matching.scores import Reason, reason
from mentorship.metrics.result import Role
from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation
from mentorship.publication.classes import Class, class_of, strictest
from mentorship.publication.gate import SOME, Gate, is_many
from mentorship.publication.matching_view import (
    MatchingView,
    MatchView,
    PointsView,
    SideView,
    TwoView,
    WeightView,
)
from mentorship.publication.parts import PairLink
from mentorship.publication.wording import id_words

_WHOLE = 100
"""What weights have to sum to."""

_TITLES = frozenset({
    N_("Skills"), N_("Job"), N_("Experience"), N_("Projects"), N_("Track"), N_("Languages"),
    N_("Timezone"), N_("Style"),
})  # fmt: skip
"""The parts that this package has."""

_NOBODY = "0"
"""A count that readers may know."""

_Reasons = Mapping[str, Reason | None]
"""By part; None where the readers may not see it."""


def matching_views(
    gate: Gate, situation: Situation, links: Mapping[str, PairLink]
) -> Mapping[str, MatchingView]:
    """By program; nothing for the public. `links` are the pairings by id."""
    if not gate.sees(Class.MEMBERS):
        return {}
    programs = gate.workspace.programs
    return {name: _matching(gate, situation, programs[name], links) for name in sorted(programs)}


def class_of_part(part: Part) -> Class:
    """The strictest class of what the part looks at; sealed where it does not say."""
    if not part.inputs:
        return Class.SEALED
    return strictest(class_of(*route.split(".")) for route in part.inputs)


def _matching(
    gate: Gate, situation: Situation, program: Program, links: Mapping[str, PairLink]
) -> MatchingView:
    market = Market(
        lot=program.id, mentees=(), mentors=(), weights=weights_of(program),
        must=tuple(dict.fromkeys(program.matching.must)), parts=parts(),
    )  # fmt: skip
    pairings = gate.workspace.pairings_of.get(program.id, ())
    people = Existing.of(situation, program)
    all_read = all(kind != "application" for kind, _ in gate.workspace.broken)
    sides = [_side(gate, situation, program, role, pairings) for role in ("mentee", "mentor")]
    return MatchingView(
        program=program.id,
        title=words(program.title, gate.language),
        program_path=f"programs/{program.id}.html",
        path=f"matching/{program.id}.html",
        source=program.path,
        method=program.matching.method,
        proposing=program.matching.proposing,
        usual=not program.matching.weights,
        weights=tuple(_weight(gate, market, part) for part in market.used),
        by_hand=bool(pairings) and all_read and all(side.applied == _NOBODY for side in sides),
        mentees=sides[0],
        mentors=sides[1],
        pairs=tuple(
            MatchView(links[each.id], tuple(_two(gate, people, market, each))) for each in pairings
        ),
    )


def _weight(gate: Gate, market: Market, part: Part) -> WeightView:
    weight, must = market.weights.get(part.name, 0), part.name in market.must
    shown = gate.sees(class_of_part(part))
    return WeightView(
        _part_title(part.name), weight, must, _(part.full) if part.full else "", shown
    )


def _side(
    gate: Gate, situation: Situation, program: Program, role: Role, pairings: Sequence[Pairing]
) -> SideView:
    """Who is in pairings, readers can count; so those who applied besides, and those in pairings
    who did not apply, must be many as well."""
    applied = {
        each.person
        for each in gate.workspace.applications
        if (each.program, each.role) == (program.id, role) and each.date <= situation.today
    }
    matched = {name for each in pairings for name in getattr(each, f"{role}s")}
    rest = len(applied - matched), len(matched - applied)
    is_told = gate.sees(Class.PAIR) or all(is_many(number, number) for number in rest)
    return SideView(
        _(SOME) if not is_told else gate.counted(len(applied), len(applied)),
        gate.counted(len(matched), len(matched), Class.MEMBERS),
    )


def _two(gate: Gate, people: Existing, market: Market, pairing: Pairing) -> Iterator[TwoView]:
    """Each mentee with each mentor."""
    for mentee, mentor in product(pairing.mentees, pairing.mentors):
        one = people.member(pairing, "mentee", mentee)
        other = people.member(pairing, "mentor", mentor)
        found = _reasons(gate, market, one, other) if one and other else {}
        shown = tuple(_points(market, name, each) for name, each in found.items())
        yield TwoView(gate.person(mentee), gate.person(mentor), shown, _total(market, found))


def _part_title(name: str) -> str:
    """What a part of the score is called; one of an added package in words of its name."""
    title = id_words(name)
    return _(title) if title in _TITLES else title


def _reasons(gate: Gate, market: Market, mentee: Member, mentor: Member) -> _Reasons:
    return {
        part.name: reason(market, part, mentee, mentor) if gate.sees(class_of_part(part)) else None
        for part in market.used
    }


def _points(market: Market, name: str, found: Reason | None) -> PointsView:
    title, weight = _part_title(name), market.weights.get(name, 0)
    if found is None:
        return PointsView(title, weight, None, None, None)
    return PointsView(title, weight, points(found.points), found.value / FULL, found.words)


def _total(market: Market, found: _Reasons) -> str | None:
    """None where a part with points is not shown, or the weights cannot be used."""
    weighed = [found.get(name) for name in market.weights]
    known = [each for each in weighed if each is not None]
    if not found or len(known) < len(weighed) or sum(market.weights.values()) != _WHOLE:
        return None
    return points(sum(each.points for each in known))
