"""Answers to what was handed in, and handing in again what was to be revised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from mentorship.models.log import Log
from mentorship.obligations.calendar import Calendar, later
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.evidence import evidence
from mentorship.obligations.obligation import Evidence, State
from mentorship.obligations.owed import Owed
from mentorship.obligations.plan import PlanItem, in_words
from mentorship.obligations.scope import MENTOR, OFFICE, OWNERS, Party
from mentorship.obligations.situation import zone_named
from mentorship.obligations.spans import plus
from mentorship.values import Duration

_AGAIN = 5
"""Working days to hand in again."""

_APPROVERS = {"mentor": MENTOR, "office": OFFICE, "owners": OWNERS}


class Submission(NamedTuple):
    """Something handed in by a mentee, and the notes that answer it, first to last."""

    number: int  # from 1, per item and mentee
    note: Log
    evidence: Evidence
    answers: tuple[tuple[Log, Evidence], ...]


def feedbacks(pair: Engagement) -> Iterator[Owed]:
    """One answer for each submission and mentee, within `feedback_within`.

    It stays owed when the pairing ends. A submission that landed late is answered from its landing
    on: nobody could have read it before.
    """
    within = pair.program.feedback_within
    if within is None:
        return
    for item, mentee, submission in _answerable(pair):
        party = _APPROVERS[item.task.approver if item.task else "mentor"]
        due, in_time = _answer_due(pair, party, within, submission)
        first = submission.answers[0][1] if submission.answers else None
        window = f"r{submission.number}"
        met = State.MET if in_time else State.MET_LATE
        yield Owed(
            "feedback",
            f"feedback/{item.id}/{window}/{mentee}",
            party,
            item.id,
            in_words("Feedback: {}", item.title),
            due,
            submission.evidence.spot,
            evidence=first,
            about=mentee,
            window=window,
            stage=item.stage,
            opened=submission.evidence.judged,
            outcome=met if first and in_time is not None else None,
        )


def resubmissions(pair: Engagement) -> Iterator[Owed]:
    """After `revise` the mentee hands in again within 5 working days."""
    for item, mentee, submission in _answerable(pair):
        asked = _asked_again(item.id, submission)
        if asked is None:
            continue
        note, shown = asked
        party = Party("mentee", mentee)
        work = pair.scope.calendar(party, note.date)
        window = f"r{submission.number}"
        again = _next(pair, item, mentee, submission)
        if again and again.answers and again.answers[0][0] is note:
            continue  # the newest of the submissions that it answers is to be revised
        yield Owed(
            "resubmission",
            f"resubmission/{item.id}/{window}/{mentee}",
            party,
            item.id,
            in_words("Hand in again: {}", item.title),
            pair.free(work.after(note.date, _AGAIN), work),
            shown.spot,
            evidence=again.evidence if again else None,
            about=mentee,
            window=window,
            stage=item.stage,
            opened=note.date,
            ending=pair.ending_of(mentee),
        )


def submissions(pair: Engagement, item: str, mentee: str) -> tuple[Submission, ...]:
    """What the mentee handed in for a task or step of this pairing, with the answers.

    An answer is a `feedback` entry of the same or a later day, not written by a mentee. The entry
    that asked to revise an earlier submission does not answer one handed in on its own day.
    """
    handed = _handed(pair, item, mentee)
    entries = _entries(pair, item, mentee)
    firsts: list[int | None] = []
    asked: set[int] = set()
    for note, _ in handed:
        first = _first_answer(note, entries, asked)
        firsts.append(first)
        if first is not None and entries[first][0].feedback[item].verdict == "revise":
            asked.add(first)
    ends = [*firsts, None][1:]
    return tuple(
        Submission(number, note, shown, _between(entries, first, end))
        for number, ((note, shown), first, end) in enumerate(
            zip(handed, firsts, ends, strict=True), start=1
        )
    )


def _answerable(pair: Engagement) -> Iterator[tuple[PlanItem, str, Submission]]:
    for item in pair.items:
        if item.task is None or item.task.approver == "none":
            continue
        for mentee in pair.mentees:
            for submission in submissions(pair, item.id, mentee):
                yield item, mentee, submission


def _handed(pair: Engagement, item: str, mentee: str) -> list[tuple[Log, Evidence]]:
    found = []
    for note in pair.handed.get((item, mentee), ()):
        shown = evidence(pair.situation, note, "submits", "for")
        if shown and item in note.submits and note.date >= pair.pairing.start:
            found.append((note, shown))
    return found


def _entries(pair: Engagement, item: str, mentee: str) -> list[tuple[Log, Evidence]]:
    found = []
    for note in pair.answered.get((item, mentee), ()):
        shown = evidence(pair.situation, note, "feedback", "for")
        if shown and note.by not in pair.mentees:
            found.append((note, shown))
    return found


def _first_answer(note: Log, entries: list[tuple[Log, Evidence]], asked: set[int]) -> int | None:
    for index, (entry, _) in enumerate(entries):
        if entry.date > note.date or (entry.date == note.date and index not in asked):
            return index
    return None


def _between(
    entries: list[tuple[Log, Evidence]], first: int | None, end: int | None
) -> tuple[tuple[Log, Evidence], ...]:
    """The entries from the first answer to before the answer of the next submission."""
    if first is None:
        return ()
    return tuple(entries[first : max(end, first + 1) if end is not None else None])


def _asked_again(item: str, submission: Submission) -> tuple[Log, Evidence] | None:
    """The newest answer, if it asks to revise."""
    if not submission.answers:
        return None
    last = submission.answers[-1]
    return last if last[0].feedback[item].verdict == "revise" else None


def _next(
    pair: Engagement, item: PlanItem, mentee: str, submission: Submission
) -> Submission | None:
    following = submissions(pair, item.id, mentee)[submission.number :]
    return following[0] if following else None


def _answer_due(
    pair: Engagement, party: Party, within: Duration, submission: Submission
) -> tuple[date, bool | None]:
    """The due day; and whether the answer was in time where hours were compared."""
    handed = submission.evidence
    work = pair.scope.calendar(party, handed.judged)
    if within.unit == "hour":
        answer = submission.answers[0] if submission.answers else None
        if answer and _by_hours(submission.note, handed, *answer):
            deadline = _deadline(pair, _moment(pair, submission.note), within, work)
            last = deadline.astimezone(pair.situation.zone) - timedelta(microseconds=1)
            return last.date(), _moment(pair, answer[0]) <= deadline
        days = -(-within.amount // 24)
        return pair.free(_working(work, handed.judged, days), work), None
    if within.unit == "working day":
        return pair.free(_working(work, handed.judged, within.amount), work), None
    due = later(handed.judged, within, work)
    return pair.free(work.on(due), work), None


def _by_hours(handed: Log, shown: Evidence, answer: Log, answered: Evidence) -> bool:
    """Both notes say a time, and both count by what they say."""
    claimed = shown.strength == "claimed" and answered.strength == "claimed"
    return claimed and handed.at is not None and answer.at is not None


def _working(work: Calendar, day: date, count: int) -> date:
    """The `count`-th day after `day` that is not off."""
    for _ in range(count):
        day = work.free(plus(day, 1))
    return day


def _moment(pair: Engagement, note: Log) -> datetime:
    """The instant of a note with `at`, in its writer's zone; the organisation's if unknown."""
    profile = pair.situation.workspace.profiles.get(note.by or "")
    zone = zone_named(profile.timezone) if profile and profile.timezone else None
    return datetime.combine(note.date, note.at or time(), zone or pair.situation.zone)


def _deadline(pair: Engagement, moment: datetime, within: Duration, work: Calendar) -> datetime:
    """`within` hours after `moment`, days off not counted; days are the organisation's."""
    zone, left = pair.situation.zone, timedelta(hours=within.amount)
    moment = moment.astimezone(UTC)
    while True:
        day = moment.astimezone(zone).date()
        free = work.free(day)
        if free == day:
            midnight = _midnight(plus(day, 1), zone)
            if left <= midnight - moment:
                return moment + left
            left, moment = left - (midnight - moment), midnight
        else:
            moment = _midnight(free, zone)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
