"""Causes with those who are measured: resources, and ability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mentorship.metrics.falls import Miss
from mentorship.metrics.punctuality import DONE, as_inputs, is_decided
from mentorship.metrics.result import Input
from mentorship.metrics.series import tests
from mentorship.metrics.signs import Branch, Sign, branch, missing
from mentorship.metrics.statistics import mean
from mentorship.metrics.surroundings import leave_days, overdue_of, people_of
from mentorship.obligations.load import worst_load
from mentorship.obligations.obligation import Obligation, spot
from mentorship.obligations.obligations import obligations
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span
from mentorship.values import Duration, rounded

MUCH_LEAVE = Decimal("0.2")
FEWER = Decimal("0.1")
MANY_OPEN = 3
WEAK = Decimal("0.6")
_NEW, _A_YEAR = Duration(6, "month"), Duration(12, "month")


class _Group(NamedTuple):
    """The people behind an indicator, and the days of the miss."""

    situation: Situation
    people: tuple[str, ...]
    span: Span
    several: bool


def resources_branch(situation: Situation, miss: Miss) -> Branch:
    """Whether there was less to work with: people, days, free hands, meetings."""
    group = _group(situation, miss)
    signs = (*_headcount(group), _leave(group), _load(group), _open(group), _meetings(group))
    return branch(
        "resources", signs if group.people else (missing("nobody is known to belong to it"),),
        "the target was reached with the same people, leave, load and meetings",
    )  # fmt: skip


def ability_branch(situation: Situation, miss: Miss) -> Branch:
    """Whether something has yet to be learned: tests, certificates, time in the job."""
    group = _group(situation, miss)
    signs = (*_unreadable(group), _tests(group), _certificates(group), _time_in_job(group))
    return branch(
        "ability", signs if group.people else (missing("nobody is known to belong to it"),),
        "the same people reached the target before, or others with the same results reach it",
    )  # fmt: skip


def _group(situation: Situation, miss: Miss) -> _Group:
    owner, span = miss.series.owner, Span(miss.first.first, miss.last.last)
    known = situation.workspace.people
    people = tuple(name for name in people_of(situation, owner, span) if name in known)
    return _Group(situation, people, span, owner.kind != "person")


def _headcount(group: _Group) -> Iterator[Sign]:
    """Not of a person; people who changed the team are not known, only who joined and left."""
    if not group.several:
        return
    first, last = (_there(group, day) for day in group.span)
    said = f"headcount: {len(first)} on {group.span.first}, {len(last)} on {group.span.last}"
    gone = [name for name in first if name not in last]
    lines = tuple(_of_person(group, name, "left") for name in gone)
    fewer = Decimal(len(first) - len(last)) / len(first) if first else Decimal(0)
    yield Sign(fewer >= FEWER, said, lines)


def _there(group: _Group, day: date) -> Sequence[str]:
    people = group.situation.workspace.people
    return [
        name
        for name in group.people
        if (people[name].joined or date.min) <= day <= (people[name].left or date.max)
    ]


def _leave(group: _Group) -> Sign:
    profiles = group.situation.workspace.profiles
    known = [name for name in group.people if name in profiles]
    if not known:
        return missing("leave: no profile says")
    days = {name: leave_days(group.situation, name, group.span) for name in known}
    every = sum(group.situation.calendar(name).count(group.span) for name in known)
    away = sum(days.values())
    lines = tuple(
        Input(f"{name}: leave", f"{days[name]} working days", spot(profiles[name], "leave"))
        for name in known
        if days[name]
    )
    share = Decimal(away) / every if every else Decimal(0)
    return Sign(
        share >= MUCH_LEAVE,
        f"leave: {away} of {every} working days ({rounded(share * 100)} %) of {_people(known)}",
        lines,
    )


def _people(names: Sequence[str]) -> str:
    return "1 person" if len(names) == 1 else f"{len(names)} people"


def _load(group: _Group) -> Sign:
    """Who has more mentees than they have room for."""
    space = group.situation.workspace
    rooms = {
        name: profile.mentoring.capacity
        for name in group.people
        if (profile := space.profiles.get(name)) and profile.mentoring.capacity is not None
    }
    if not rooms:
        return missing("load: no profile says how many mentees there is room for")
    loads = {name: worst_load(space, name, group.span).mentees for name in rooms}
    over = [name for name in rooms if loads[name] > (rooms[name] or 0)]
    lines = tuple(
        Input(f"{name}: mentees", f"{loads[name]} with room for {rooms[name]}",
              spot(space.profiles[name], "mentoring", "capacity"))
        for name in rooms
    )  # fmt: skip
    said = f"load: {len(over)} of {len(rooms)} have more mentees than room"
    return Sign(bool(over), said, lines)


def _open(group: _Group) -> Sign:
    late = overdue_of(group.situation)
    found = {name: late[name] for name in group.people if name in late}
    count = sum(map(len, found.values()))
    lines = tuple(
        Input(f"{name}: overdue", f"{len(each)}, the oldest since {each[0].due}", each[0].spot)
        for name, each in found.items()
    )
    whose = _people(group.people)
    said = f"open obligations: {count} overdue on {group.situation.today}, {whose}"
    if count >= MANY_OPEN * len(group.people):
        return Sign(True, said, lines)
    return Sign(None if count else False, said, lines)


def _meetings(group: _Group) -> Sign:
    due = tuple(o for o in obligations(group.situation) if _is_meeting(group, o))
    if not due:
        return missing("meetings with mentors: none was due")
    unmet = tuple(o for o in due if o.state not in DONE)
    said = f"meetings with mentors: {len(unmet)} of {len(due)} missed"
    if 2 * len(unmet) >= len(due):
        return Sign(True, said, tuple(as_inputs(unmet)))
    return Sign(None if unmet else False, said, tuple(as_inputs(unmet)))


def _is_meeting(group: _Group, each: Obligation) -> bool:
    if each.kind != "cadence" or each.due not in group.span:
        return False
    space = group.situation.workspace
    pairing = space.pairings.get(each.pairing or "")
    program = space.program_of(pairing) if pairing else None
    kinds = {c.id: c.kind for c in program.cadence} if program else {}
    theirs = pairing is not None and not set(pairing.people).isdisjoint(group.people)
    return theirs and kinds.get(each.item) == "session" and is_decided(each, group.situation.today)


def _unreadable(group: _Group) -> Iterator[Sign]:
    records = group.situation.workspace.records
    unknown = sum(name not in records for name in group.people)
    if unknown:
        yield missing(f"records: {unknown} of {len(group.people)} are sealed or not there")


def _tests(group: _Group) -> Sign:
    since = _A_YEAR.before(group.span.last)
    found = [
        (name, newest[-1])
        for name in group.people
        if (record := group.situation.workspace.records.get(name))
        for values in tests(record).values()
        if (newest := [v for v in values if since <= v.day <= group.span.last])
    ]
    share = mean([value.amount / value.scale for _, value in found])
    if share is None:
        return missing(f"tests: none from {since} to {group.span.last}")
    lines = tuple(value.as_input(name) for name, value in found)
    said = f"tests: {rounded(share * 100)} % on average (n = {len(found)}, newest of each skill)"
    return Sign(share < WEAK, said, lines)


def _certificates(group: _Group) -> Sign:
    held: list[Input] = []
    expired: list[Input] = []
    for name in group.people:
        record = group.situation.workspace.records.get(name)
        newest = {each.certificate: (number, each) for number, each in
                  enumerate(record.certificates if record else ())
                  if each.date <= group.span.last}  # fmt: skip
        for number, each in newest.values():
            over = each.expires is not None and each.expires <= group.span.last
            said = f"expired on {each.expires}" if over else f"held since {each.date}"
            where = spot(record, "certificates", number) if record else None
            if where:
                (expired if over else held).append(
                    Input(f"{name}: {each.certificate}", said, where)
                )
    if not held and not expired:
        return missing("certificates: none")
    said = f"certificates: {len(expired)} of {len(held) + len(expired)} expired"
    return Sign(bool(expired), said, tuple(expired or held))


def _time_in_job(group: _Group) -> Sign:
    people = group.situation.workspace.people
    since = {
        name: max(filter(None, (people[name].job.since, people[name].joined)))
        for name in group.people
        if people[name].job.since or people[name].joined
    }
    if not since:
        return missing("time in the job: no file says")
    border = _NEW.before(group.span.last)
    new = [name for name, day in since.items() if day > border]
    lines = tuple(_of_person(group, name, "job", "since") for name in new)
    said = f"time in the job: {len(new)} of {len(since)} for less than {_NEW}"
    return Sign(2 * len(new) >= len(since), said, lines)


def _of_person(group: _Group, name: str, *route: str) -> Input:
    person = group.situation.workspace.people[name]
    value = person.left if route == ("left",) else person.job.since or person.joined
    return Input(f"{name}: {' '.join(route)}", f"{value}", spot(person, *route))
