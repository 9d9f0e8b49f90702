"""Yes, no or unknown, for each rule and for all together, with what was seen where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentorship.language import _
from mentorship.metrics.result import Role
from mentorship.models.application import Waiver
from mentorship.obligations.obligation import Spot

VERDICTS = ("yes", "as co-mentor", "unknown", "no")
"""The words of a verdict, in the order in which people are grouped by them."""


class Answer(StrEnum):
    """Three-valued logic after Kleene: what is not known is neither yes nor no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, holds: bool) -> Answer:
        """Yes if it holds."""
        return cls.YES if holds else cls.NO

    def __invert__(self) -> Answer:
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(self, Answer.UNKNOWN)


def all_of(answers: Iterable[Answer]) -> Answer:
    """No if one is no, else unknown if one is unknown, else yes."""
    given = frozenset(answers)
    return next((a for a in (Answer.NO, Answer.UNKNOWN) if a in given), Answer.YES)


def any_of(answers: Iterable[Answer]) -> Answer:
    """Yes if one is yes, else unknown if one is unknown, else no."""
    return ~all_of(~answer for answer in answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a single rule saw: an answer, the facts in words, and where they stand.

    `seen` may hold values of sealed records; `missing` never does: it says in words of the rule
    what is not there or not known. `short` is true where somebody has not mentored enough yet.
    """

    answer: Answer
    seen: str = ""
    missing: str = ""
    spot: Spot | None = None
    short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A rule of a program judged for a person, with the rules inside `any`, `all` and `not`.

    `answer` counts waivers; `co_mentor` is the answer for somebody who joins as a co-mentor where
    that is the way in for first-time mentors. `expired` is a waiver that no longer holds.
    """

    rule: str
    wanted: str
    written: Spot
    answer: Answer
    co_mentor: Answer
    seen: str = ""
    missing: str = ""
    spot: Spot | None = None
    parts: tuple[Judged, ...] = ()
    waiver: Waiver | None = None
    expired: Waiver | None = None

    @property
    def waived(self) -> str:
        """Who set the rule aside until when and why, or whose waiver has run out; else nothing."""
        if self.waiver:
            by, why = self.waiver.by, self.waiver.reason
            if self.waiver.expires is None:
                return _("waived by {person}: {reason}", person=by, reason=why)
            return _("waived by {person} until {day}: {reason}", person=by,
                     day=self.waiver.expires, reason=why)  # fmt: skip
        if self.expired:
            return _("the waiver by {person} expired on {day}", person=self.expired.by,
                     day=self.expired.expires)  # fmt: skip
        return ""

    @property
    def beside(self) -> str:
        """That somebody who joins as a co-mentor need not meet the rule; else nothing."""
        excused = self.co_mentor is Answer.YES and self.answer is not Answer.YES
        return _("not needed to join as a co-mentor") if excused else ""


def _missing(rule: Judged) -> str:
    if rule.expired is None:
        return rule.missing
    return _("{missing} (the waiver expired on {day})", missing=rule.missing,
             day=rule.expired.expires)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a person may take part in a program in a role, as of a day.

    `answer` is about leading, for a mentor; `co_mentor` about joining another mentor.
    """

    program: str
    role: Role
    person: str
    day: date
    answer: Answer
    co_mentor: Answer
    rules: tuple[Judged, ...]

    @property
    def open_rules(self) -> tuple[Judged, ...]:
        """The rules that do not hold, or of which it is not known."""
        return tuple(rule for rule in self.rules if rule.answer is not Answer.YES)

    @property
    def missing(self) -> tuple[str, ...]:
        """What made it: of a no the rules that say no, of an unknown the unknown; and which waiver
        has run out. Nothing where the answer is yes."""
        if self.answer is Answer.YES:
            return ()
        decisive = Answer.UNKNOWN if self.words == "unknown" else self.answer
        return tuple(
            _missing(rule) for rule in self.rules if rule.answer is decisive and rule.missing
        )

    @property
    def words(self) -> str:
        """The verdict in a few words, one of `VERDICTS`: `unknown` is whether they may take part
        at all, for a mentor who may not lead whether they may join another."""
        if self.answer is Answer.YES:
            return "yes"
        return "as co-mentor" if self.co_mentor is Answer.YES else self.co_mentor.value

    @property
    def only_beside(self) -> bool:
        """Whether they may, for all that is known, take part as co-mentors only: they may not lead,
        or it is not known that they may while it is that they may join."""
        joins = self.words == "as co-mentor"
        return joins or (self.answer is Answer.NO and self.co_mentor is Answer.UNKNOWN)
