"""The way of the mentees: from the application to the end, who left when, who has done it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from mentorship.language import _
from mentorship.metrics.credit import Mentee, mentees_of
from mentorship.metrics.evaluation.endings import (
    HOWS,
    Ending,
    ending,
    endings,
    newest,
    watched_line,
)
from mentorship.metrics.evaluation.figure import Figure
from mentorship.metrics.evaluation.survival import Time, at, half_by, steps
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Input, Interval, Lines, Result, Subject, Unit
from mentorship.metrics.statistics import wilson
from mentorship.models.program import Program
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.obligation import Obligation, Spot, State, spot
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.situation import Situation
from mentorship.workspace.workspace import grouped

_WEEKS_APART, _LONGEST = 4, 104
_ITEMS = ("course", "choose", "task", "step")


def funnel(facts: Facts, program: Program) -> Iterator[Figure]:
    """From the application to the end: how many mentees came how far.

    Who came further came through the steps before, whatever the files say of these. Without any
    application it begins with the pairing. Till the program ends, its end is no rate.
    """
    reached = tuple(_reached(facts, program))
    if not reached or not reached[0][2]:
        return
    first = len(reached[0][2])
    before = first
    for name, title, people in reached:
        count = len(people)
        if name == "completed" and program.dates.end >= facts.situation.today:
            yield _still_running(facts, program, title, people)
            continue
        result = Result(
            name=name, unit=Unit.RATE, value=Decimal(count) / first, n=first, people=people,
            interval=wilson(count, first), inputs=_who(facts, program, people),
        )  # fmt: skip
        more = name != reached[0][0]
        said = _("{n} of {of} of the step before", n=count, of=before) if more else ""
        yield Figure(name=name, title=title, result=result, hits=count, words=said)
        before = count


def _still_running(facts: Facts, program: Program, title: str, people: frozenset[str]) -> Figure:
    """Nobody knows yet what share comes to the end; who already has is said as a number."""
    missing = _("the program ends on {day}", day=program.dates.end)
    result = Result(
        name="completed", unit=Unit.RATE, missing=missing, people=people,
        inputs=_who(facts, program, people),
    )  # fmt: skip
    said = _("{n} already came to the end", n=len(people)) if people else ""
    return Figure(name="completed", title=title, result=result, words=said)


def staying(facts: Facts, program: Program) -> Iterator[Figure]:
    """The share of mentees who had not dropped out, every four weeks since their start."""
    ended = endings(facts, program)
    times = tuple(each.time for each in ended)
    people = frozenset(each.mentee.person for each in ended)
    found = steps(times)
    longest = min(max((time.days // 7 for time in times), default=0), _LONGEST)
    for week in range(_WEEKS_APART, longest + 1, _WEEKS_APART):
        step, watched = at(found, week * 7), sum(time.days >= week * 7 for time in times)
        out = sum(time.event and time.days <= week * 7 for time in times)
        yield Figure(
            name="staying", title=_("Still there"), group=_("week {n}", n=week), group_id=str(week),
            result=Result(
                name="staying", unit=Unit.RATE, value=step.share if step else Decimal(1),
                n=watched, interval=step.interval if step else None, people=people,
                inputs=tuple(watched_line(each) for each in ended if each.time.days >= week * 7
                             or each.how),
            ),
            words=_("{n} dropped out by then", n=out) if out else "",
        )  # fmt: skip


def dropouts(facts: Facts, program: Program) -> Iterator[Figure]:
    """Who dropped out, in which week, and how."""
    for each in sorted(endings(facts, program), key=lambda one: (one.time.days, one.mentee.person)):
        if each.how:
            person = each.mentee.person
            result = Result(
                name="dropout", unit=Unit.COUNT, value=Decimal(each.time.days // 7 + 1), n=1,
                people=frozenset({person}), inputs=(watched_line(each),),
            )  # fmt: skip
            yield Figure(
                name="dropout", title=_("Dropped out in week"), result=result,
                words=_(HOWS[each.how]),
                group=facts.situation.workspace.name_of(person), group_id=person,
            )  # fmt: skip


def independence(facts: Facts, program: Program) -> Iterator[Figure]:
    """How long it takes until a mentee has done everything that the plan asks for.

    That is the day on which the last compulsory course, elective, task and step of the plan was
    met, what is waived left out. Who has not come so far, or dropped out, was watched until then.
    """
    mentees = mentees_of(facts, Subject("program", program.id)).mentees
    known = [(m, t) for m in mentees if (t := _until_done(facts.situation, m)) is not None]
    people = frozenset(mentee.person for mentee, _time in known)
    done = sum(time.event for _mentee, time in known)
    middle, low, high = half_by(steps(time for _mentee, time in known))
    weeks = [None if days is None else Decimal(-(-days // 7)) for days in (middle, low, high)]
    if not known:
        return
    lines = tuple(_time(mentee, time) for mentee, time in known)
    yield Figure(
        name="independent", title=_("Have done all that the plan asks for"), hits=done,
        result=Result(name="independent", unit=Unit.COUNT, value=Decimal(done), n=len(known),
                      people=people, inputs=lines),
    )  # fmt: skip
    value, first, last = weeks
    yield Figure(
        name="time-to-independence", title=_("Weeks until half of them had"),
        result=Result(
            name="time-to-independence", unit=Unit.COUNT, value=value, n=len(known), people=people,
            inputs=lines,
            missing="" if value is not None else _("half of them have not yet"),
            interval=Interval(first, last) if first is not None and last is not None else None,
        ),
        words="" if value is None or last is not None else _("no upper end of the interval yet"),
    )  # fmt: skip


def _who(facts: Facts, program: Program, people: Iterable[str]) -> Lines:
    """The lines of the step: where each of these people is paired, or else applied or decided."""

    def lines() -> Iterator[Input]:
        space = facts.situation.workspace
        known: dict[str, Spot] = {}
        for file in (*space.decisions, *space.applications):
            if _is_of(file, program):
                known.setdefault(file.person, spot(file))
        pairings = sorted(space.pairings_of.get(program.id, ()), key=lambda p: (p.start, p.id))
        known |= {name: spot(p, "mentees") for p in pairings for name in p.mentees}
        return (
            Input(name, _("came so far"), known[name]) for name in sorted(people) if name in known
        )

    return Lines(lines)


def _time(mentee: Mentee, time: Time) -> Input:
    values = {"first": mentee.start, "n": time.days}
    if time.event:
        said = _("from {first}, all done after {n} days", **values)
    else:
        said = _("from {first}, not yet after {n} days", **values)
    where = spot(newest(mentee).pairing, "start")
    return Input(mentee.person, said, where)


def _reached(facts: Facts, program: Program) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Name, title and people of each step, those of the later steps included."""
    found = tuple(_steps(facts, program))
    known = [name for name, _title, people in found if people]
    for number, (name, title, _people) in enumerate(found):
        further = (each[2] for each in found[number:])
        if known and (name not in ("applied", "accepted") or name in known or _before(known, name)):
            yield name, title, frozenset[str]().union(*further)


def _before(known: Iterable[str], name: str) -> bool:
    return name == "accepted" and "applied" in known


def _steps(facts: Facts, program: Program) -> Iterator[tuple[str, str, frozenset[str]]]:
    situation = facts.situation
    space, today = situation.workspace, situation.today
    applied = (a.person for a in space.applications if _is_of(a, program) and a.date <= today)
    yield "applied", _("Applied"), frozenset(applied)
    taken = (
        d.person
        for d in space.decisions
        if _is_of(d, program) and d.status == "accepted" and d.date <= today
    )
    yield "accepted", _("Accepted"), frozenset(taken)
    pairs = [
        pair
        for pairing in space.pairings_of.get(program.id, ())
        if (pair := engagement_of(situation, pairing)) is not None
    ]
    yield "paired", _("Paired"), _mentees(pairs)
    yield "agreed", _("Agreed by both"), _mentees(pair for pair in pairs if pair.accepted)
    begun = [pair for pair in pairs if pair.accepted and pair.life.first <= today]
    yield "met", _("Met at least once"), _mentees(pair for pair in begun if pair.meetings)
    over = program.dates.end < today
    ended = endings(facts, program)
    completed = (
        each.mentee.person
        for each in ended
        if not each.how and (over or _is_completed(each, today))
    )
    yield "completed", _("Came to the end"), frozenset(completed)


def _is_of(file: object, program: Program) -> bool:
    return getattr(file, "program", "") == program.id and getattr(file, "role", "") == "mentee"


def _mentees(pairs: Iterable[Engagement]) -> frozenset[str]:
    return frozenset(mentee for pair in pairs for mentee in pair.mentees)


def _is_completed(each: Ending, today: date) -> bool:
    ended = newest(each.mentee).pairing.ended
    return ended is not None and ended.how == "completed" and ended.date <= today


def _until_done(situation: Situation, mentee: Mentee) -> Time | None:
    """The days until everything was done, or until the mentee was watched last; None where the
    plan asks for nothing."""
    owed = _owed(situation, mentee)
    if not owed:
        return None
    days = [o.evidence.judged for o in owed if o.state.is_met and o.evidence]
    if len(days) == len(owed):
        return Time(max((max(days) - mentee.start).days, 0), event=True)
    return Time(ending(situation, mentee).time.days, event=False)


def _owed(situation: Situation, mentee: Mentee) -> tuple[Obligation, ...]:
    key = ("evaluation: owed", mentee.program, mentee.person)
    if key not in situation.remembered:
        items = obligations_of(situation, newest(mentee).pairing)
        by_person: Mapping[str, tuple[Obligation, ...]] = grouped(
            (o for o in items if o.kind in _ITEMS and o.state is not State.WAIVED),
            lambda o: o.about or next(iter(o.owners), ""),
        )
        situation.remembered[key] = by_person.get(mentee.person, ())
    found: tuple[Obligation, ...] = situation.remembered[key]
    return found
