"""When mentees were watched last, and who of them dropped out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.credit import Mentee, mentees_of
from mentorship.metrics.evaluation.survival import Time
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Input, Subject
from mentorship.models.program import Program
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.obligation import spot
from mentorship.obligations.situation import Situation

HOWS: Mapping[str, str] = {
    "stopped": N_("stopped"), "rematched": N_("rematched"), "left": N_("left"),
}  # fmt: skip
"""How somebody dropped out, in words."""


class Ending(NamedTuple):
    """When somebody was watched last, and how they dropped out, if they did."""

    mentee: Mentee
    day: date
    how: str = ""  # stopped, rematched, left; empty who is still there or came to the end

    @property
    def time(self) -> Time:
        """The days from the start."""
        return Time((self.day - self.mentee.start).days, bool(self.how))


def endings(facts: Facts, program: Program) -> tuple[Ending, ...]:
    """How it went on for each mentee who began.

    Whoever was stopped, or rematched without a pairing since, or left the organisation before the
    end dropped out on that day; who completed, or is still on the way, is watched until then.
    """
    mentees = mentees_of(facts, Subject("program", program.id)).mentees
    return tuple(ending(facts.situation, mentee) for mentee in mentees)


def newest(mentee: Mentee) -> Engagement:
    """The pairing of a mentee that began last."""
    return max(mentee.engagements, key=lambda pair: (pair.life.first, pair.life.last, pair.id))


def ending(situation: Situation, mentee: Mentee) -> Ending:
    """How it went on for a mentee, as `endings` says."""
    today, last = situation.today, min(mentee.last, situation.today)
    left = situation.left(mentee.person)
    ended = newest(mentee).pairing.ended
    if ended and ended.date <= today and ended.how != "completed":
        return Ending(mentee, max(ended.date, mentee.start), ended.how)
    if ended and ended.date <= today:
        return Ending(mentee, max(ended.date, mentee.start))
    if left and left <= today and left < newest(mentee).program.dates.end:
        return Ending(mentee, max(left, mentee.start), "left")
    return Ending(mentee, max(last, mentee.start))


def watched_line(each: Ending) -> Input:
    """The line that says until when somebody was there."""
    pairing = newest(each.mentee).pairing
    values = {"first": each.mentee.start, "day": each.day}
    if each.how:
        how = _(HOWS[each.how])
        said = _("from {first}, {how} on {day}", how=how, **values)
    else:
        said = _("from {first}, watched until {day}", **values)
    where = spot(pairing, "ended" if pairing.ended else "start")
    return Input(each.mentee.person, said, where)
