"""Programs: dates in order and rules that can hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorship.eligibility.contradiction import contradiction
from mentorship.models.eligibility import EligibilityRule
from mentorship.models.entity import Entity
from mentorship.models.profile import Profile
from mentorship.models.program import Program
from mentorship.models.record import Record
from mentorship.models.settings import Settings
from mentorship.rules.naming import Route, meant
from mentorship.rules.rule import Issue, Issues, Subject, reported, rule
from mentorship.workspace.workspace import Workspace

_Conditions = tuple[EligibilityRule, ...]


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

    Why: the program would stay empty, and every applicant would wonder why. Rules are also judged
    together: nobody joined within six months and was rated in three closed years, and a track for
    people who may not be mentees stays empty. A rule that asks for earlier mentoring needs
    `first_time:`, the way in for people who have never mentored.

    Mend: correct the numbers, take one of the rules off, or add `first_time: {as: co-mentor}`.

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
    settings = subject.workspace.settings
    for program in subject.workspace.programs.values():
        for route, conditions in _lists(program):
            yield from _never_met(program, route, conditions, settings)
        yield from _closed_tracks(program, settings)
        if program.eligibility.first_time is None:
            yield from _without_beginners(program, settings)


@rule("unknown-certificate", "info")
def certificates_are_held_by_somebody(subject: Subject) -> Issues:
    """A rule asks for a certificate that nobody has ever held, and no course has its name.

    Why: of a misspelt certificate everybody is told that they lack it. Nothing is said where no
    record names a certificate, or where some are sealed and may.

    Mend: write the certificate as the records do; for a new one wait for the first who holds it.

    Bad:
        mentor: [{certificate: mentor-skill}]

    Good:
        mentor: [{certificate: mentor-skills}]
    """
    space = subject.workspace
    held = {c.certificate for record in space.records.values() for c in record.certificates}
    if not held or space.sealed_records or any(kind == "record" for kind, _ in space.broken):
        return
    for program in space.programs.values():
        for route, conditions in _lists(program):
            for index, condition in enumerate(conditions):
                for where, name in _certificates((*route, index), condition):
                    if name not in held and name not in program.courses:
                        message = f"nobody has ever held this certificate{meant(name, held)}"
                        yield Issue(program.place(*where), message, subject=str(where))


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


def _lists(program: Program) -> Iterator[tuple[Route, _Conditions]]:
    yield ("eligibility", "mentor"), program.eligibility.mentor
    yield ("eligibility", "mentee"), program.eligibility.mentee
    for name, track in program.tracks.items():
        yield ("tracks", name, "for"), track.for_


def _never_met(
    program: Program, route: Route, conditions: _Conditions, settings: Settings
) -> Issues:
    """The innermost rules that nobody can meet, else all of them if nobody meets them together."""
    possible = []
    for index, condition in enumerate(conditions):
        for where, reason in _impossible((*route, index), condition, settings):
            message = f"nobody can meet this rule: {reason}"
            yield Issue(program.place(*where), message, subject=str(where))
        if not contradiction((condition,), settings):
            possible.append(condition)
    together = contradiction(possible, settings)
    if together:
        message = f"nobody can meet these rules together: {together}"
        yield Issue(program.place(*route), message, subject=str(route))


def _impossible(
    here: Route, condition: EligibilityRule, settings: Settings
) -> Iterator[tuple[Route, str]]:
    inner = [
        found
        for where, each in _parts(here, condition)
        for found in _impossible(where, each, settings)
    ]
    yield from inner
    if not inner and (reason := contradiction((condition,), settings)):
        yield here, reason


def _parts(here: Route, condition: EligibilityRule) -> Iterator[tuple[Route, EligibilityRule]]:
    for key, conditions in (("any", condition.any), ("all", condition.all)):
        for index, each in enumerate(conditions or ()):
            yield (*here, key, index), each
    if condition.not_ is not None:
        yield (*here, "not"), condition.not_


def _certificates(here: Route, condition: EligibilityRule) -> Iterator[tuple[Route, str]]:
    """The certificates asked for, where they are named."""
    if condition.certificate is not None:
        yield (*here, "certificate"), condition.certificate
    for where, each in _parts(here, condition):
        yield from _certificates(where, each)


def _closed_tracks(program: Program, settings: Settings) -> Issues:
    """Tracks for people who may not be mentees of the program."""
    mentee = program.eligibility.mentee
    if contradiction(mentee, settings):
        return
    for name, track in program.tracks.items():
        if not track.for_ or contradiction(track.for_, settings):
            continue
        if reason := contradiction((*mentee, *track.for_), settings):
            message = f"no mentee of the program can be on this track: {reason}"
            yield Issue(program.place("tracks", name, "for"), message, subject=f"track {name}")


def _without_beginners(program: Program, settings: Settings) -> Issues:
    """Rules that only people meet who have mentored before."""
    for index, condition in enumerate(program.eligibility.mentor):
        possible = contradiction((condition,), settings) is None
        if possible and contradiction((condition, _NEVER_MENTORED), settings):
            yield Issue(
                program.place("eligibility", "mentor", index),
                "nobody can mentor for the first time: the rule asks for earlier mentoring",
                "add first_time: {as: co-mentor}",
                subject=f"first-time {index}",
            )


_NEVER_MENTORED = EligibilityRule.model_validate({"not": {"mentored": {}}})
