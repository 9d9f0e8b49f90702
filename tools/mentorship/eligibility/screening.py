"""Applications from submitted to decided: what the rules say of each, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorship.eligibility.judge import fits_track, judge
from mentorship.eligibility.verdict import Answer, Judged, Verdict, all_of
from mentorship.models.application import Application
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation


class Screening(NamedTuple):
    """An application, judged for the day on which a pairing could begin: the program's first, or
    the day of the decision, or today.

    `status` is applied, accepted, rejected, waitlisted or withdrawn. `track` are the rules of the
    track applied for that do not hold. `days` is how long an undecided one has been waiting.
    """

    application: Application
    status: str
    decided: date | None
    verdict: Verdict
    track: tuple[Judged, ...]
    days: int

    @property
    def words(self) -> str:
        """What the machine says: `yes`, `as co-mentor`, `unknown`, `no`, or `wrong track`."""
        track = all_of(rule.answer for rule in self.track)
        if self.verdict.answer is not Answer.YES or track is Answer.YES:
            return self.verdict.words
        return "wrong track" if track is Answer.NO else "unknown"


def screened(situation: Situation, program: Program) -> tuple[Screening, ...]:
    """The applications to a program: undecided ones first, the longest wait first."""
    found = _screened(situation, program)
    return tuple(sorted(found, key=_order))


def _screened(situation: Situation, program: Program) -> Iterator[Screening]:
    for application in situation.workspace.applications:
        if application.program != program.id or application.date > situation.today:
            continue
        role = "mentor" if application.role == "mentor" else "mentee"
        status, decided = _status(situation, application)
        day = max(decided or situation.today, program.dates.start)
        track = application.track or _only(program)
        rules = fits_track(situation, program, track, application.person, day) if track else ()
        yield Screening(
            application,
            status,
            decided,
            judge(situation, program, role, application.person, day),  # type: ignore[arg-type]
            tuple(each for each in rules if role == "mentee" and each.answer is not Answer.YES),
            (situation.today - application.date).days if decided is None else 0,
        )


def _only(program: Program) -> str | None:
    """The track of an application that names none: the only one, else there is none to judge by."""
    return next(iter(program.tracks)) if len(program.tracks) == 1 else None


def _status(situation: Situation, application: Application) -> tuple[str, date | None]:
    key = (application.program, application.person, application.role)
    decision = situation.workspace.decision_on.get(key)
    withdrawn = application.withdrawn
    if withdrawn and withdrawn <= situation.today:
        return "withdrawn", withdrawn
    if decision and decision.date <= situation.today:
        return decision.status, decision.date
    return "applied", None


def _order(each: Screening) -> tuple[bool, date, str, str]:
    application = each.application
    return each.decided is not None, application.date, application.person, application.role
