"""The values that the pages for the program office are made of; all of them sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mentorship.publication.gate import PersonName


class DecisionView(NamedTuple):
    """What became of an application: when and by whom, why, and which rules are set aside."""

    day: date
    by: PersonName | None
    reason: str
    waivers: tuple[str, ...]


class ApplicationView(NamedTuple):
    """An application as the office sees it: what they wrote, what the rules say, the decision.

    `state` is applied, accepted, rejected, waitlisted or withdrawn; `since` the day of that.
    `days` since the application for who waits, `place` on the waiting list, from 1 on.
    """

    person: PersonName
    role: str
    track: str
    source: str
    applied: date
    state: str
    since: date
    days: int
    place: int | None
    rules: str  # yes, as co-mentor, unknown, no, wrong track
    reasons: tuple[str, ...]
    choices: tuple[PersonName, ...]
    why: str
    decision: DecisionView | None


@dataclass(frozen=True, kw_only=True)
class ApplicationsView:
    """All applications to a program, undecided ones first, then in order of their days."""

    program: str
    title: str
    path: str
    program_path: str | None
    applications: tuple[ApplicationView, ...]

    def in_state(self, *states: str) -> tuple[ApplicationView, ...]:
        """Those in one of these states."""
        return tuple(each for each in self.applications if each.state in states)


class RuleView(NamedTuple):
    """A rule judged: what it asks, what was seen where, what is missing.

    `remarks` are a waiver and the way in as a co-mentor.
    """

    answer: str
    wanted: str
    seen: str
    place: str
    missing: str
    remarks: tuple[str, ...]
    parts: tuple[RuleView, ...]


class JudgedView(NamedTuple):
    """A person judged by a program for a role; `sealed`: their record cannot be read."""

    person: PersonName
    anchor: str
    words: str  # yes, as co-mentor, unknown, no
    sealed: bool
    missing: tuple[str, ...]
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, kw_only=True)
class EligibleView:
    """Everybody judged by a program: for each role its rules in words, and people by name."""

    program: str
    title: str
    path: str
    program_path: str | None
    asks: Mapping[str, tuple[str, ...]]
    judged: Mapping[str, tuple[JudgedView, ...]]

    def with_words(self, role: str, words: str) -> tuple[JudgedView, ...]:
        """Those of whom the rules for the role say so."""
        return tuple(each for each in self.judged[role] if each.words == words)


class WaitingView(NamedTuple):
    """Somebody who waits for a mentor, by name."""

    person: PersonName
    program_title: str
    program_path: str | None
    state: str  # applied, accepted, waitlisted, newcomer
    since: date
    days: int


class WaitingCount(NamedTuple):
    """How many wait in a program, for those who may not know who; words where too few.

    `median` and `longest` are days, None where too few wait.
    """

    program_title: str
    program_path: str | None
    number: str
    median: int | None
    longest: int | None


class AlertView(NamedTuple):
    """Something about an indicator that the people of `tell` should know.

    It is of a person or of a team; `kind` is fall, miss or remedy. `lines` and `around` are places
    in files and what stands there. `course` are the periods up to the newest, each with its value
    in words and how high it is from 0 to 1, None where there is no value.
    """

    person: PersonName | None
    team: str
    indicator: str
    kind: str
    said: str
    tell: tuple[PersonName, ...]
    lines: tuple[tuple[str, str], ...]
    around: tuple[tuple[str, str], ...]
    course: tuple[tuple[str, str, float | None], ...] = ()
