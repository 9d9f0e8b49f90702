"""What happened around a value: new pairings, open obligations, leave, changes of job and team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mentorship.metrics.indicators import Owner
from mentorship.metrics.result import Input
from mentorship.obligations.obligation import Obligation, State, spot
from mentorship.obligations.obligations import obligations
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span, clipped
from mentorship.values import Duration
from mentorship.workspace.workspace import grouped_many

_BEFORE = Duration(3, "month")
"""What began so long before a period may still show in it."""


def surroundings(situation: Situation, owner: Owner, span: Span) -> tuple[Input, ...]:
    """The facts around the days of `span`, of a person or of each member of a team.

    Pairings, jobs and people that began in it or in the three months before; leave in it; what is
    overdue as of today.
    """
    return tuple(
        fact
        for person in people_of(situation, owner, span)
        for fact in _of(situation, person, span)
    )


def people_of(situation: Situation, owner: Owner, span: Span) -> tuple[str, ...]:
    """Whose facts they are: the person, or who was in the team on one of the days, by id."""
    if owner.kind == "person":
        return (owner.id,)
    members = situation.members.get(owner.id, ())
    return tuple(sorted(person for person in members if _was_there(situation, person, span)))


def leave_days(situation: Situation, person: str, span: Span) -> int:
    """The working days of leave in `span`."""
    work = situation.calendar(person)
    return sum(work.count(part) for part in clipped(work.leave, span))


def overdue_of(situation: Situation) -> dict[str, tuple[Obligation, ...]]:
    """What each person owes that is overdue today, the oldest first."""
    if "overdue_of" not in situation.remembered:
        late = [o for o in obligations(situation) if o.state is State.OVERDUE]
        situation.remembered["overdue_of"] = grouped_many(late, lambda o: o.owners)
    found: dict[str, tuple[Obligation, ...]] = situation.remembered["overdue_of"]
    return found


def _was_there(situation: Situation, person: str, span: Span) -> bool:
    known = situation.workspace.people[person]
    joined, left = known.joined or date.min, known.left or date.max
    return joined <= span.last and span.first <= left


def _of(situation: Situation, person: str, span: Span) -> Iterator[Input]:
    since = Span(_BEFORE.before(span.first), min(span.last, situation.today))
    yield from _pairings(situation, person, since)
    yield from _overdue(overdue_of(situation).get(person, ()), person)
    yield from _leave(situation, person, span)
    yield from _changes(situation, person, since)


def _pairings(situation: Situation, person: str, since: Span) -> Iterator[Input]:
    space = situation.workspace
    for role, of in (("mentor", space.mentored_by), ("mentee", space.mentee_in)):
        for pairing in of.get(person, ()):
            if pairing.start in since:
                what = f"{person}: new pairing as {role}"
                yield Input(what, f"since {pairing.start}", spot(pairing, "start"))
            if pairing.ended and pairing.ended.date in since:
                said = f"{pairing.ended.how} on {pairing.ended.date}"
                yield Input(f"{person}: pairing as {role} ended", said, spot(pairing, "ended"))


def _overdue(late: Iterable[Obligation], person: str) -> Iterator[Input]:
    found = tuple(late)
    if found:
        said = f"{len(found)} overdue, the oldest since {found[0].due}"
        yield Input(f"{person}: open obligations", said, found[0].spot)


def _leave(situation: Situation, person: str, span: Span) -> Iterator[Input]:
    profile = situation.workspace.profiles.get(person)
    for number, leave in enumerate(profile.leave if profile else ()):
        days = Span(leave.from_, leave.to).within(span)
        if profile and days:
            count = situation.calendar(person).count(days)
            said = f"{count} working days from {days.first} to {days.last}"
            yield Input(f"{person}: leave", said, spot(profile, "leave", number))


def _changes(situation: Situation, person: str, since: Span) -> Iterator[Input]:
    known = situation.workspace.people.get(person)
    record = situation.workspace.records.get(person)
    if known and known.job.since and known.job.since in since:
        yield Input(f"{person}: new job", f"since {known.job.since}", spot(known, "job", "since"))
    if known and known.joined and known.joined in since:
        yield Input(f"{person}: joined", f"on {known.joined}", spot(known, "joined"))
    if known and known.left and known.left in since:
        yield Input(f"{person}: left", f"on {known.left}", spot(known, "left"))
    for number, promotion in enumerate(record.promotions if record else ()):
        if record and promotion.date in since:
            where = spot(record, "promotions", number, "date")
            yield Input(f"{person}: promoted", f"on {promotion.date}", where)
