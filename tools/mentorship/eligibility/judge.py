"""Judges a person by the rules of a program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from mentorship.eligibility.candidate import Candidate
from mentorship.eligibility.mentoring import mentored, room
from mentorship.eligibility.persons import (
    carried,
    in_category,
    in_role,
    joined_within,
    leads,
    on_level,
    tenure,
)
from mentorship.eligibility.records import certified, rated
from mentorship.eligibility.verdict import Answer, Judged, Seen, Verdict, all_of, any_of
from mentorship.eligibility.wording import wanted
from mentorship.language import _
from mentorship.metrics.result import Role
from mentorship.models.eligibility import EligibilityRule
from mentorship.models.program import Program
from mentorship.obligations.obligation import Spot, spot
from mentorship.obligations.situation import Situation

_SEEN: Mapping[str, Callable[[Candidate, Any], Seen]] = {
    "rating": rated,
    "mentored": mentored,
    "certificate": certified,
    "leader": leads,
    "projects": carried,
    "job_category": in_category,
    "role": in_role,
    "level": on_level,
    "joined_within": joined_within,
    "tenure": tenure,
    "capacity": room,
}
"""What looks at the facts of each rule but `any`, `all` and `not`, which combine others."""


def judge(
    situation: Situation, program: Program, role: Role, person: str, day: date,
    without: str | None = None,
) -> Verdict:  # fmt: skip
    """Whether a person may take part in the role, on the facts known by `day`.

    `without` is the pairing that is judged, which counts neither as experience nor as load.
    """
    candidate = _candidate(situation, program, role, person, day, without)
    rules = program.eligibility.mentor if role == "mentor" else program.eligibility.mentee
    judged = tuple(
        judged_rule(candidate, rule, spot(program, "eligibility", role, position))
        for position, rule in enumerate(rules)
    )
    present = _is_there(candidate, spot(program, "eligibility"))
    judged = (*present, *judged)
    return Verdict(
        program=program.id, role=role, person=person, day=day, rules=judged,
        answer=all_of(one.answer for one in judged),
        co_mentor=all_of(one.co_mentor for one in judged),
    )  # fmt: skip


def fits_track(
    situation: Situation, program: Program, track: str, person: str, day: date
) -> tuple[Judged, ...]:
    """The rules of a track judged for a mentee; none where the track has none or is not known."""
    candidate = _candidate(situation, program, "mentee", person, day, None)
    known = program.tracks.get(track)
    return tuple(
        judged_rule(candidate, rule, spot(program, "tracks", track, "for", position))
        for position, rule in enumerate(known.for_ if known else ())
    )


def judged_rule(
    candidate: Candidate, rule: EligibilityRule, written: Spot, *, negated: bool = False
) -> Judged:
    """One rule with those inside it. A waiver sets it aside, also inside a `not`."""
    inner = _inner(rule)
    if inner is None:
        judged = _leaf(candidate, rule, written, negated=negated)
    else:
        judged = _group(candidate, rule, written, inner, negated=negated)
    waiver, expired = candidate.waiver(rule.kind)
    if waiver is None:
        return replace(judged, expired=expired)
    aside = ~Answer.YES if negated else Answer.YES
    return replace(judged, answer=aside, co_mentor=aside, waiver=waiver)


def _leaf(candidate: Candidate, rule: EligibilityRule, written: Spot, *, negated: bool) -> Judged:
    kind = rule.kind
    if candidate.person is None:
        seen = Seen(answer=Answer.UNKNOWN, missing=_("there is no person {id}", id=candidate.id))
    else:
        seen = _SEEN[kind](candidate, getattr(rule, kind))
    first_time = candidate.role == "mentor" and candidate.program.eligibility.first_time is not None
    excused = seen.short and first_time and not negated and seen.answer is not Answer.YES
    return Judged(
        rule=kind, wanted=wanted(rule), written=written, answer=seen.answer,
        co_mentor=Answer.YES if excused else seen.answer,
        seen=seen.seen, missing=seen.missing, spot=seen.spot,
    )  # fmt: skip


def _group(
    candidate: Candidate, rule: EligibilityRule, written: Spot, inner: _Inner, *, negated: bool
) -> Judged:  # fmt: skip
    inside = negated != (rule.kind == "not")
    parts = tuple(
        judged_rule(
            candidate, each, written._replace(route=(*written.route, *route)), negated=inside
        )
        for each, route in inner
    )
    fold = _FOLDS[rule.kind]
    answer = fold(part.answer for part in parts)
    reasons = [p.missing for p in parts if p.missing and p.answer is answer]
    # Of `any` one is enough: "; " would read as if all were asked for.
    asked = _("asked for is {rule}", rule=wanted(rule))
    missing = (_(" and ") if rule.kind == "any" else _("; ")).join(reasons)
    return Judged(
        rule=rule.kind, wanted=wanted(rule), written=written, answer=answer,
        co_mentor=fold(part.co_mentor for part in parts), parts=parts,
        seen=_("; ").join(part.seen for part in parts if part.seen),
        missing="" if answer is Answer.YES else missing or asked,
    )  # fmt: skip


_Inner = tuple[tuple[EligibilityRule, tuple[str | int, ...]], ...]


def _inner(rule: EligibilityRule) -> _Inner | None:
    """The rules inside a rule with their routes, None where it combines none."""
    if rule.not_ is not None:
        return ((rule.not_, ("not",)),)
    for key, rules in (("any", rule.any), ("all", rule.all)):
        if rules is not None:
            return tuple((each, (key, position)) for position, each in enumerate(rules))
    return None


def _is_there(candidate: Candidate, where: Spot) -> tuple[Judged, ...]:
    """A rule that every program has: the person exists and has not left. Silent where it holds."""
    person, asked = candidate.person, _("works here")
    if person is None:
        answer, missing = Answer.UNKNOWN, _("there is no person {id}", id=candidate.id)
    elif person.left and person.left < candidate.day:
        answer, missing = Answer.NO, _("left on {day}", day=person.left)
    else:
        return ()
    seen = spot(person, "left") if person else None
    return (
        Judged(rule="person", wanted=asked, written=where, answer=answer, co_mentor=answer,
               missing=missing, spot=seen),
    )  # fmt: skip


def _candidate(
    situation: Situation, program: Program, role: Role, person: str, day: date, without: str | None
) -> Candidate:
    return Candidate(
        situation=_as_of(situation, day), program=program, role=role, id=person, without=without
    )


def _as_of(situation: Situation, day: date) -> Situation:
    """The situation on the day, one for all who are judged on it."""
    if day == situation.today:
        return situation
    key = ("eligibility: as of", day)
    if key not in situation.remembered:
        situation.remembered[key] = replace(situation, today=day, remembered={})
    found: Situation = situation.remembered[key]
    return found


def _none_of(answers: Iterable[Answer]) -> Answer:
    return ~all_of(answers)


_FOLDS: Mapping[str, Callable[[Iterable[Answer]], Answer]] = {
    "any": any_of,
    "all": all_of,
    "not": _none_of,
}
