"""A notice: one thing that one person should hear, from a day on."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from mentorship.metrics.alerts import Alert
from mentorship.obligations.calls import Call
from mentorship.obligations.obligation import Obligation


class Rule(StrEnum):
    """Why somebody is told; the order is the order within a message, the strongest first."""

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
    ALERT = "alert"  # an indicator fell sharply or misses its target, to who leads
    HELP = "help"  # the other side asked for help, or says what holds it up
    WEEK = "week"  # the weekly digest
    MONTH = "month"  # the month's first digest: what is due in it

    @property
    def rank(self) -> int:
        """0 for the strongest: of two notices about the same thing the stronger is told."""
        return _RANKS[self]


UNSPOKEN = frozenset({Rule.EXPIRY, Rule.ALERT})
"""Rules about what sealed files say: no room hears of them, and nobody counts them."""

_RANKS = {rule: number for number, rule in enumerate(Rule)}


class Notice(NamedTuple):
    """One thing for one person.

    `key` is the same whenever it is computed: `<rule>/<person>/<subject>/<day>`, where the day is
    the one that the rule names, whatever leave or days off there are. A ledger can so say whether
    it was told. `day` is the first day on which to tell it. `obligations` are those it is about,
    in order of due day; `pairing` and `program` are ids, None where there is none. `since` is the
    day from which a quiet pair is silent. `meeting` is when the next meeting is planned: a day, or
    an instant. `call` is a call for help, `alerts` are those about one person or team. `also` are
    the keys of weaker notices that it stands for.
    """

    key: str
    rule: Rule
    to: str
    day: date
    program: str | None
    pairing: str | None
    obligations: tuple[Obligation, ...] = ()
    since: date | None = None
    meeting: date | datetime | None = None
    call: Call | None = None
    alerts: tuple[Alert, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that are told with it."""
        return (self.key, *self.also)

    @property
    def order(self) -> tuple[str, int, date, str]:
        """Sort key: by person, then by rule, then by the day of the meeting or first obligation."""
        first = self.obligations[0].due if self.obligations else None
        met = self.meeting.date() if isinstance(self.meeting, datetime) else self.meeting
        return self.to, self.rule.rank, met or first or date.max, self.key


class Silenced(NamedTuple):
    """A notice that is not told, and why: `paused until 2026-11-27`, `a day off` ..."""

    notice: Notice
    reason: str


class Plan(NamedTuple):
    """What is told as of a day, in order of person and rule, and what is not."""

    notices: tuple[Notice, ...]
    silenced: tuple[Silenced, ...]


def about(rule: Rule, to: str, day: date, each: Obligation) -> Notice:
    """The notice of a rule about one obligation."""
    key = f"{rule}/{to}/{each.id}/{day}"
    return Notice(key, rule, to, day, each.program or None, each.pairing, (each,))
