"""Applications from submitted to decided: what the rules say of each, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mentorship.eligibility.judge import fits_track, judge
from mentorship.eligibility.verdict import Answer, Judged, Verdict, all_of
from mentorship.language import _
from mentorship.metrics.capacity import is_paired
from mentorship.metrics.result import Role
from mentorship.models.application import Application
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation


class Screening(NamedTuple):
    """An application, judged for the day on which a pairing could begin: the program's first, or
    the day of the decision, or today.

    `status` is applied, accepted, rejected, waitlisted or withdrawn. `track` are the rules of the
    track applied for that do not hold. `days` is how long somebody has been waiting since they
    applied: for a decision, or on the waiting list. `place` is theirs on that list, from 1 on, in
    order of the applications for the role; None for everybody else, and for who is paired by now.
    """

    application: Application
    status: str
    decided: date | None
    verdict: Verdict
    track: tuple[Judged, ...]
    days: int
    place: int | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """What does not hold or is not known; values of sealed records are not repeated."""
        rules = (
            _("{answer}: {what}", answer=_(rule.answer.value), what=rule.missing or rule.wanted)
            for rule in self.verdict.open_rules
        )
        tracks = (_("track: {what}", what=rule.missing or rule.wanted) for rule in self.track)
        return (*rules, *tracks)

    @property
    def words(self) -> str:
        """What the machine says: `yes`, `as co-mentor`, `unknown`, `no`, or `wrong track`."""
        track = all_of(rule.answer for rule in self.track)
        if self.verdict.answer is not Answer.YES or track is Answer.YES:
            return self.verdict.words
        return "wrong track" if track is Answer.NO else "unknown"


def screened(situation: Situation, program: Program) -> tuple[Screening, ...]:
    """The applications to a program: undecided ones first, the longest wait first."""
    found = sorted(_screened(situation, program), key=_order)
    return tuple(_placed(situation, found))


def _screened(situation: Situation, program: Program) -> Iterator[Screening]:
    for application in situation.workspace.applications:
        if application.program == program.id and application.date <= situation.today:
            yield screening_of(situation, program, application)


def screening_of(situation: Situation, program: Program, application: Application) -> Screening:
    """An application judged, which may be one that is not written yet; without a place."""
    role: Role = "mentor" if application.role == "mentor" else "mentee"
    status, decided = _status(situation, application)
    day = max(decided or situation.today, program.dates.start)
    track = application.track or _only(program)
    rules = fits_track(situation, program, track, application.person, day) if track else ()
    return Screening(
        application,
        status,
        decided,
        judge(situation, program, role, application.person, day),
        tuple(each for each in rules if role == "mentee" and each.answer is not Answer.YES),
        (situation.today - application.date).days if decided is None else 0,
    )


def fitting_track(situation: Situation, program: Program, person: str) -> str | None:
    """The first track that is for a person, else the first that may be; None where none is."""
    day = max(situation.today, program.dates.start)
    answers = {
        track: all_of(rule.answer for rule in fits_track(situation, program, track, person, day))
        for track in program.tracks
    }
    order = (Answer.YES, Answer.UNKNOWN)
    return next((t for wanted in order for t, said in answers.items() if said is wanted), None)


def _placed(situation: Situation, found: Iterable[Screening]) -> Iterator[Screening]:
    """The same, with the places on the waiting list of each role."""
    taken: Counter[str] = Counter()
    for each in found:
        application = each.application
        if each.status != "waitlisted" or is_paired(situation.workspace, application):
            yield each
            continue
        taken[application.role] += 1
        days = (situation.today - application.date).days
        yield each._replace(place=taken[application.role], days=days)


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
