"""In which months a number can have a case, or change: in all others there is nothing to compute.

Of what fell into a month these are the months with a day on which a case could lie; of what stands
at its end, those with a day on which anything could change that it is made of. There may be more of
them than needed, never fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from mentorship.metrics.credit import attended
from mentorship.metrics.learning import lineage, with_points
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Subject
from mentorship.metrics.series import known_on
from mentorship.metrics.trends.stretches import number_of
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.events import held
from mentorship.obligations.evidence import seen_on
from mentorship.obligations.obligations import ever_late
from mentorship.obligations.spans import plus
from mentorship.values import Duration

Months = frozenset[int]
"""Months, counted from the year 0."""

Days = Callable[[Facts, Subject], Iterable[date | None]]
_A_YEAR, _TWO_YEARS = Duration(12, "month"), Duration(24, "month")


def months_of(facts: Facts, subject: Subject, name: str) -> Months | None:
    """The months of a metric of a subject; None where it has to be computed in every month."""
    days = _DAYS.get(name)
    if days is None:
        return None
    key = ("months", days, subject)
    return facts.for_all(key, lambda: frozenset(number_of(d) for d in days(facts, subject) if d))


def _pairs(facts: Facts, subject: Subject) -> Iterator[Engagement]:
    for pairing in facts.pairings(subject):
        pair = engagement_of(facts.situation, pairing)
        if pair is not None:
            yield pair


def _owed(facts: Facts, subject: Subject) -> Iterator[date | None]:
    return (o.due for o in facts.all_owed(subject))


def _due(*kinds: str) -> Days:
    def days(facts: Facts, subject: Subject) -> Iterator[date | None]:
        return (o.due for o in facts.all_of(subject, *kinds))

    return days


def _noted(facts: Facts, subject: Subject) -> Iterator[date]:
    return (note.date for pair in _pairs(facts, subject) for note in pair.notes)


def _graded(facts: Facts, subject: Subject) -> Iterator[date]:
    return (n.date for pair in _pairs(facts, subject) for n in pair.notes if n.feedback)


def _kept(kind: str) -> Days:
    def days(facts: Facts, subject: Subject) -> Iterator[date]:
        return (n.date for pair in _pairs(facts, subject) for n in pair.notes if n.kind == kind)

    return days


def _events(facts: Facts, subject: Subject) -> Iterator[date]:
    space = facts.situation.workspace
    programs = {pairing.program for pairing in facts.pairings(subject)}
    for name in programs | ({subject.id} if subject.kind == "program" else set()):
        if program := space.programs.get(name):
            for event in program.events:
                yield from (file.date for file in held(facts.situation, program, event))


def _answers(facts: Facts, subject: Subject) -> Iterator[date | None]:
    space = facts.situation.workspace
    for pairing in facts.pairings(subject):
        yield from (answer.date for answer in space.answers_of.get(pairing.id, ()))
        yield from (sealed.day for sealed in space.sealed_of.get(pairing.id, ()))
    programs = {pairing.program for pairing in facts.pairings(subject)}
    for name in programs | ({subject.id} if subject.kind == "program" else set()):
        yield from (tally.opened.from_ for tally in space.tallies_of.get(name, ()))


def _chosen(facts: Facts, subject: Subject) -> Iterator[date]:
    """When a pairing begins to count, and when it is so long over that it no longer does."""
    for pair in _pairs(facts, subject):
        yield pair.life.first
        if subject.kind == "person":
            for later in (_A_YEAR, _TWO_YEARS):
                yield from (plus(later.after(pair.life.last), few) for few in (-2, 0, 2))


def _mentored(facts: Facts, subject: Subject) -> Iterator[date | None]:
    """Growth, promotions, who stayed: pairings, who mentored them, and the mentees' records."""
    yield from _chosen(facts, subject)
    yield from _ratings_of_all(facts)
    for pair in _pairs(facts, subject):
        yield from (_A_YEAR.after(pair.life.first), _A_YEAR.after(pair.life.last))
        yield plus(_A_YEAR.after(pair.life.last), 1)
        if subject.kind == "person":
            yield from _credited(pair, subject.id)
        for mentee in pair.mentees:
            yield from _recorded(facts, mentee)


def _credited(pair: Engagement, person: str) -> Iterator[date]:
    """The days on which a mentor begins or ceases to have been in a third of the meetings."""
    before = False
    for note in pair.meetings:
        there, meetings = attended(pair, person, note.date)
        now = meetings > 0 and 3 * there >= meetings
        if now is not before:
            yield note.date
        before = now


def _recorded(facts: Facts, person: str) -> tuple[date, ...]:
    record = facts.situation.workspace.records.get(person)
    if record is None:
        return ()
    days = [known_on(rating) for rating in record.ratings]
    return (*days, *(t.date for t in record.tests), *(p.date for p in record.promotions))


def _ratings_of_all(facts: Facts) -> Collection[date]:
    """The days on which anybody's rating becomes known: ranks depend on all of a department."""
    records = facts.situation.workspace.records.values()
    return facts.for_all(
        "ratings", lambda: frozenset(known_on(one) for each in records for one in each.ratings)
    )


def _courses(facts: Facts, subject: Subject) -> Iterator[date | None]:
    for each in facts.all_of(subject, "course"):
        yield each.opened
        yield each.evidence.judged if each.evidence else None


def _points(facts: Facts, subject: Subject) -> Iterator[date]:
    yield from _chosen(facts, subject)
    for pair in _pairs(facts, subject):
        first: dict[str, date] = {}
        for each in lineage(pair):
            for note in with_points(each):
                for point in note.covers:
                    first[point] = min(first.get(point, note.date), note.date)
        yield from first.values()


def _late(facts: Facts, subject: Subject) -> Iterator[date | None]:
    for pairing in facts.pairings(subject):
        for each in ever_late(facts.situation, pairing):
            yield plus(each.due, 1) if each.due else None
            yield each.missed
            yield each.evidence.judged if each.evidence else None


def _done(facts: Facts, subject: Subject) -> Iterator[date | None]:
    yield from _owed(facts, subject)
    yield from _late(facts, subject)
    for pairing in facts.pairings(subject):
        for each in ever_late(facts.situation, pairing):
            yield seen_on(facts.situation, each.evidence) if each.evidence else None


_DAYS: Mapping[str, Days] = {
    "on-time": _owed,
    "task-on-time": _due("task", "step"),
    "feedback-rate": (_feedback := _due("feedback")),
    "feedback-in-time": _feedback,
    "session-adherence": _due("cadence"),
    "course-completion": _due("course"),
    "event-attendance": _events,
    "hours": _noted,
    "task-quality": _graded,
    "survey-positive": _answers,
    "defence-score": (_defended := _kept("defence")),
    "defence-passed": _defended,
    "thanks": _kept("thanks"),
    "rating-growth": _mentored,
    "skill-growth": _mentored,
    "mentee-growth": _mentored,
    "promotion-rate": _mentored,
    "top-performer-rate": _mentored,
    "retention": _mentored,
    "course-progress": _courses,
    "core-point-coverage": _points,
    "overdue": _late,
    "done-of-due": _done,
}
"""When each metric can have a case or change. What is not listed may do so in every month."""
