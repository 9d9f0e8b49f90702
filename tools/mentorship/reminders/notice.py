"""A notice: one thing that one person should hear, from a day on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mentorship.obligations.obligation import Obligation


class Rule(StrEnum):
    """Why somebody is told; the order is the order within a message."""

    ESCALATION = "escalation"  # somebody else is overdue by the program's delay
    FIRST_DAY = "first-day"  # the whole plan, as a checklist, to the mentee
    FIRST_MEETING = "first-meeting"  # how to begin, to the mentor
    MEETING = "meeting"  # the planned next meeting is near
    AHEAD = "ahead"  # so many days before something is due, to both sides
    COURSE_CLOSING = "course-closing"  # a course closes soon, to the mentee and the mentor
    FEEDBACK_WAITING = "feedback-waiting"  # something was handed in, to who answers
    FEEDBACK_GIVEN = "feedback-given"  # the answer is there, to who handed in
    SURVEY = "survey"  # a round is open
    EXPIRY = "expiry"  # a certificate or waiver runs out
    QUIET = "quiet"  # a pair has been silent
    CLOSE = "close"  # and so long that closing is proposed
    WEEK = "week"  # the weekly digest
    MONTH = "month"  # the month's first digest: what is due in it


class Notice(NamedTuple):
    """One thing for one person.

    `key` is the same whenever it is computed: rule, subject and day, so that a ledger can say
    whether it was told. `day` is the first day on which to tell it. `obligations` are those it is
    about, in order of due day; `pairing` and `program` are ids, None where there is none. `since`
    is the day from which a quiet pair is silent, or that of the meeting.
    """

    key: str
    rule: Rule
    to: str
    day: date
    program: str | None
    pairing: str | None
    obligations: tuple[Obligation, ...] = ()
    since: date | None = None


class Silenced(NamedTuple):
    """A notice that is not told, and why: `paused`, `on leave until 2026-03-13` ..."""

    notice: Notice
    reason: str
