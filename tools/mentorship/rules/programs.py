"""Programs: dates in order and rules that can hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorship.models.eligibility import EligibilityRule
from mentorship.models.entity import Entity
from mentorship.models.profile import Profile
from mentorship.models.program import Program
from mentorship.models.record import Record
from mentorship.rules.naming import Route
from mentorship.rules.rule import Issue, Issues, Subject, reported, rule
from mentorship.workspace.workspace import Workspace


class _Span(NamedTuple):
    entity: Entity
    route: Route
    first: date | None
    last: date | None


@rule("date-order", "error")
def first_days_come_first(subject: Subject) -> Issues:
    """A last day lies before its first day.

    Why: nothing can be due in such a time, and nobody would notice.

    Mend: swap or correct the two.

    Bad:
        dates: {start: 2026-12-18, end: 2026-01-12}

    Good:
        dates: {start: 2026-01-12, end: 2026-12-18}
    """
    for entity, route, first, last in _spans(subject.workspace):
        if first and last and last < first:
            name = ".".join(str(part) for part in route)
            days = f"the last day {last} lies before the first day {first}"
            if isinstance(entity, (Profile, Record)):  # these dates are not for everybody
                days = "the last day lies before the first day"
            yield Issue(entity.place(*route), f"{name}: {days}", subject=name)


@rule("unreachable-eligibility", "error")
def rules_can_be_met(subject: Subject) -> Issues:
    """A rule of eligibility can never be met, or nobody could ever begin.

    Why: the program would stay empty, and every applicant would wonder why. A rule that asks for
    earlier mentoring needs `first_time:`, the way in for people who have never mentored.

    Mend: correct the numbers, or add `first_time: {as: co-mentor}`.

    Bad:
        mentor:
          - {rating: {at_least: 6, of: 5, years: 3}}
          - {mentored: {mentees: 2}}

    Good:
        mentor:
          - {rating: {at_least: 4.5, of: 5, years: 3}}
          - {mentored: {mentees: 2}}
        first_time: {as: co-mentor}
    """
    space = subject.workspace
    for program in space.programs.values():
        eligibility = program.eligibility
        for route, condition in _rules(program):
            reason = _impossible(space, condition)
            if reason:
                yield Issue(
                    program.place(*route),
                    f"nobody can meet this rule: {reason}",
                    subject=str(route),
                )
        for index, condition in enumerate(eligibility.mentor):
            if _asks_for_mentoring(condition) and eligibility.first_time is None:
                yield Issue(
                    program.place("eligibility", "mentor", index),
                    "nobody can mentor for the first time: the rule asks for earlier mentoring",
                    "add first_time: {as: co-mentor}",
                    subject=f"first-time {index}",
                )


UNKNOWN_RULE = reported(
    "unknown-rule",
    "warning",
    """
    A severity is set for a rule that there is not.

    Why: a misspelt code changes nothing, and you would believe it does.

    Mend: use a code that `mentorship check --list` lists.

    Bad:
        rules: {manager-mentor-report: warning}

    Good:
        rules: {manager-mentors-report: warning}
    """,
)


def _spans(space: Workspace) -> Iterator[_Span]:
    for program in space.programs.values():
        yield _Span(program, ("dates", "end"), program.dates.start, program.dates.end)
    for pairing in space.pairings.values():
        for index, pause in enumerate(pairing.pauses):
            yield _Span(pairing, ("pauses", index, "to"), pause.from_, pause.to)
        if pairing.ended:
            yield _Span(pairing, ("ended", "date"), pairing.start, pairing.ended.date)
    yield from _spans_of_people(space)


def _spans_of_people(space: Workspace) -> Iterator[_Span]:
    for person in space.people.values():
        yield _Span(person, ("left",), person.joined, person.left)
    for profile in space.profiles.values():
        for index, leave in enumerate(profile.leave):
            yield _Span(profile, ("leave", index, "to"), leave.from_, leave.to)
    for record in space.records.values():
        for index, earlier in enumerate(record.mentored_before):
            yield _Span(record, ("mentored_before", index, "to"), earlier.from_, earlier.to)
        for index, held in enumerate(record.certificates):
            yield _Span(record, ("certificates", index, "expires"), held.date, held.expires)


def _rules(program: Program) -> Iterator[tuple[Route, EligibilityRule]]:
    for role, conditions in (
        ("mentor", program.eligibility.mentor),
        ("mentee", program.eligibility.mentee),
    ):
        yield from _nested(("eligibility", role), conditions)
    for name, track in program.tracks.items():
        yield from _nested(("tracks", name, "for"), track.for_)


def _nested(
    route: Route, conditions: tuple[EligibilityRule, ...]
) -> Iterator[tuple[Route, EligibilityRule]]:
    for index, condition in enumerate(conditions):
        yield from _with_parts((*route, index), condition)


def _with_parts(here: Route, condition: EligibilityRule) -> Iterator[tuple[Route, EligibilityRule]]:
    yield here, condition
    yield from _nested((*here, "any"), condition.any or ())
    yield from _nested((*here, "all"), condition.all or ())
    if condition.not_ is not None:
        yield from _with_parts((*here, "not"), condition.not_)


def _impossible(space: Workspace, condition: EligibilityRule) -> str | None:
    rating, level = condition.rating, condition.level
    if rating and rating.at_least > rating.of:
        return f"a rating of at least {rating.at_least} on a scale of {rating.of}"
    if (
        level
        and level.at_least is not None
        and level.at_most is not None
        and level.at_least > level.at_most
    ):
        return f"a level of at least {level.at_least} and at most {level.at_most}"
    if condition.any is not None and not condition.any:
        return "any of no rules"
    if condition.job_category is not None:
        known = space.settings.job_categories
        if known and not any(category in known for category in condition.job_category):
            return "none of these job categories is declared in mentorship.yml"
    projects = condition.projects
    if projects and projects.of and len(projects.of) < projects.at_least:
        return f"{projects.at_least} projects of {len(projects.of)}"
    return None


def _asks_for_mentoring(condition: EligibilityRule) -> bool:
    if condition.any is not None:
        return bool(condition.any) and all(_asks_for_mentoring(inner) for inner in condition.any)
    if condition.all is not None:
        return any(_asks_for_mentoring(inner) for inner in condition.all)
    mentored = condition.mentored
    return mentored is not None and bool(
        mentored.years or mentored.mentees or mentored.growth_at_least
    )
