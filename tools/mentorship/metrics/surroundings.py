"""What happened around a value: new pairings, open obligations, leave, changes of job and team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.departments import teams_of
from mentorship.metrics.indicators import Owner
from mentorship.metrics.result import Input
from mentorship.models.pairing import Pairing
from mentorship.obligations.obligation import Obligation, Spot, State, spot
from mentorship.obligations.obligations import obligations
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span, clipped
from mentorship.values import Duration
from mentorship.workspace.workspace import grouped_many

_HOW = {
    "completed": N_("completed on {day}"), "stopped": N_("stopped on {day}"),
    "rematched": N_("rematched on {day}"),
}  # fmt: skip
_BEFORE = Duration(3, "month")
"""What began so long before a period may still show in it."""


FactKind = Literal[
    "mentor", "mentee", "mentor-ended", "mentee-ended", "overdue", "leave", "job", "joined",
    "left", "promoted",
]  # fmt: skip
_WHAT = {
    "mentor": N_("new pairing as mentor"), "mentee": N_("new pairing as mentee"),
    "mentor-ended": N_("pairing as mentor ended"), "mentee-ended": N_("pairing as mentee ended"),
    "overdue": N_("open obligations"),
    "leave": N_("leave"), "job": N_("new job"), "joined": N_("joined"),
    "left": N_("left"), "promoted": N_("promoted"),
}  # fmt: skip


class Fact(NamedTuple):
    """Something that happened to a person from `day` on, and the line that says so.

    `number` is how many are overdue, or how many working days of leave; `last` is the last of
    these; `value` says it as a receipt does.
    """

    person: str
    kind: FactKind
    day: date
    value: str
    spot: Spot
    number: int = 0
    last: date | None = None

    def as_input(self) -> Input:
        """The line of a receipt about it."""
        return Input(
            _("{person}: {what}", person=self.person, what=_(_WHAT[self.kind])),
            self.value,
            self.spot,
        )


def surroundings(situation: Situation, owner: Owner, span: Span) -> tuple[Fact, ...]:
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
    """Whose facts they are: the person, or who was there on one of the days, by id."""
    if owner.kind == "person":
        return (owner.id,)
    teams = (owner.id,) if owner.kind == "team" else teams_of(situation.workspace, owner.id)
    members = [person for team in teams for person in situation.members.get(team, ())]
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


def _of(situation: Situation, person: str, span: Span) -> Iterator[Fact]:
    since = Span(_BEFORE.before(span.first), min(span.last, situation.today))
    yield from _pairings(situation, person, since)
    yield from _overdue(overdue_of(situation).get(person, ()), person)
    yield from _leave(situation, person, span)
    yield from _changes(situation, person, since)


def _pairings(situation: Situation, person: str, since: Span) -> Iterator[Fact]:
    space = situation.workspace
    sides: tuple[tuple[FactKind, FactKind, tuple[Pairing, ...]], ...] = (
        ("mentor", "mentor-ended", space.mentored_by.get(person, ())),
        ("mentee", "mentee-ended", space.mentee_in.get(person, ())),
    )
    for began, ended, pairings in sides:
        for each in pairings:
            if each.start in since:
                said = _("since {day}", day=each.start)
                yield Fact(person, began, each.start, said, spot(each, "start"))
            if each.ended and each.ended.date in since:
                said = _(_HOW[each.ended.how], day=each.ended.date)
                yield Fact(person, ended, each.ended.date, said, spot(each, "ended"))


def _overdue(late: Iterable[Obligation], person: str) -> Iterator[Fact]:
    found = tuple(late)
    if found and found[0].due:
        oldest = found[0].due
        said = _("{n} overdue, the oldest since {day}", n=len(found), day=oldest)
        yield Fact(person, "overdue", oldest, said, found[0].spot, len(found))


def _leave(situation: Situation, person: str, span: Span) -> Iterator[Fact]:
    profile = situation.workspace.profiles.get(person)
    for number, leave in enumerate(profile.leave if profile else ()):
        days = Span(leave.from_, leave.to).within(span)
        if profile and days:
            count = situation.calendar(person).count(days)
            said = _(
                "{n} working days from {first} to {last}", n=count, first=days.first, last=days.last
            )
            where = spot(profile, "leave", number)
            yield Fact(person, "leave", days.first, said, where, count, days.last)


def _changes(situation: Situation, person: str, since: Span) -> Iterator[Fact]:
    known = situation.workspace.people.get(person)
    record = situation.workspace.records.get(person)
    if known and known.job.since and known.job.since in since:
        day = known.job.since
        yield Fact(person, "job", day, _("since {day}", day=day), spot(known, "job", "since"))
    if known and known.joined and known.joined in since:
        yield Fact(
            person, "joined", known.joined, _("on {day}", day=known.joined), spot(known, "joined")
        )
    if known and known.left and known.left in since:
        yield Fact(person, "left", known.left, _("on {day}", day=known.left), spot(known, "left"))
    for number, promotion in enumerate(record.promotions if record else ()):
        if record and promotion.date in since:
            where = spot(record, "promotions", number, "date")
            yield Fact(person, "promoted", promotion.date, _("on {day}", day=promotion.date), where)
