"""What a mentee owes by the plan: courses, tasks, steps, extras, and electives to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mentorship.models.log import Log
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.evidence import evidence
from mentorship.obligations.obligation import Evidence, State
from mentorship.obligations.owed import Owed
from mentorship.obligations.plan import PlanItem
from mentorship.obligations.scope import Party
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import plus, shifted
from mentorship.workspace.workspace import grouped


def planned(pair: Engagement) -> Iterator[Owed]:
    """Each item of the plan, for each mentee."""
    for mentee in pair.mentees:
        ending = pair.ending_of(mentee)
        for item in pair.items:
            due, blocked = _due(pair, item, mentee)
            outcome = State.BLOCKED if blocked else None
            if not pair.waived.isdisjoint(item.names):
                outcome = State.WAIVED
            times = () if outcome else times_handed_in(pair, item, mentee)
            yield Owed(
                item.kind,
                f"{item.id}/{mentee}",
                Party("mentee", mentee),
                item.id,
                item.title,
                due,
                item.spot,
                evidence=_enough(item, times),
                about=mentee,
                stage=item.stage,
                opened=pair.pairing.start,
                outcome=outcome,
                ending=ending,
                done=min(len(times), item.needed),
                needed=item.needed,
            )


def handed_in(pair: Engagement, item: PlanItem, mentee: str) -> Evidence | None:
    """What shows that the mentee handed it in: with `times: 3` the third submission."""
    return _enough(item, times_handed_in(pair, item, mentee))


def times_handed_in(pair: Engagement, item: PlanItem, mentee: str) -> tuple[Evidence, ...]:
    """What shows each time that the mentee handed it in, or completed an elective, in order."""
    if item.kind == "choose":
        first = (next(iter(_shown(pair, course, mentee)), None) for course in item.of)
        shown = sorted((each for each in first if each), key=lambda each: each.evidence.claimed)
    else:
        shown = _shown(pair, item.id, mentee, submitted=item.task is not None)
    return tuple(each.evidence for each in shown)


def _enough(item: PlanItem, times: tuple[Evidence, ...]) -> Evidence | None:
    return times[item.needed - 1] if len(times) >= item.needed else None


class _Shown(NamedTuple):
    note: Log
    evidence: Evidence


def _shown(pair: Engagement, item: str, mentee: str, *, submitted: bool = False) -> list[_Shown]:
    """Notes that hand it in: of the pair from its start on, of the pairings that it continues, and
    of the pairings with which the task is joint. Only `submits` counts for a task."""
    found: dict[str, _Shown] = {}
    for source, who in _sources(pair, item, mentee):
        first = source.pairing.start if source in pair.line else pair.pairing.start
        for note in source.handed.get((item, who), ()):
            if note.date >= first and (item in note.submits or not submitted):
                shown = _evidence(source, note, item)
                found |= {note.path: _Shown(note, shown)} if shown else {}
    return sorted(found.values(), key=lambda each: (each.note.date, each.note.path))


def _evidence(source: Engagement, note: Log, item: str) -> Evidence | None:
    """What a note shows of an item; a course whose exam went below its least points is not done."""
    course = source.program.courses.get(item)
    if course and course.exam and note.exam.get(item, course.exam) < course.exam:
        return None
    key = "submits" if item in note.submits else "completes"
    return evidence(source.situation, note, key, "for")


def _sources(pair: Engagement, item: str, mentee: str) -> Iterator[tuple[Engagement, str]]:
    for earlier in pair.line:
        yield earlier, mentee
    for partner in _partners(pair, item.partition("/")[0]):
        for other in partner.mentees:
            yield partner, other


def _partners(pair: Engagement, task: str) -> Iterator[Engagement]:
    """The pairings with which a task is joint, whichever of the two says so."""
    said = pair.pairing.plan.joint.get(task)
    others = {*([said] if said else ()), *_joint(pair.situation).get((pair.id, task), ())}
    for name in sorted(others - {pair.id}):
        other = pair.situation.workspace.pairings.get(name)
        found = engagement_of(pair.situation, other) if other else None
        if found:
            yield found


def _joint(situation: Situation) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Per pairing and task, the pairings that say they share it."""
    if "joint" not in situation.remembered:
        said = (
            (other, task, pairing.id)
            for pairing in situation.workspace.pairings.values()
            for task, other in pairing.plan.joint.items()
        )
        groups = grouped(said, lambda each: each[:2])
        situation.remembered["joint"] = {
            key: tuple(each[2] for each in group) for key, group in groups.items()
        }
    found: Mapping[tuple[str, str], tuple[str, ...]] = situation.remembered["joint"]
    return found


def _due(pair: Engagement, item: PlanItem, mentee: str) -> tuple[date, bool]:
    """The due day, and whether the item is still blocked by a prerequisite."""
    party = Party("mentee", mentee)
    own = _own_day(pair, item, party)
    before = _prerequisites(pair, item)
    handed = [(handed_in(pair, each, mentee), each) for each in before]
    done = [(shown.claimed, each) for shown, each in handed if shown]
    if len(done) < len(before):
        return own, True
    if not done:
        return own, False
    day, last = max(done, key=lambda pair_of: (pair_of[0], pair_of[1].due))
    distance = max(0, (item.due - last.due).days)
    released = shifted(plus(day, distance), pair.pauses, since=day)
    return max(own, pair.on(released, party)), False


def _own_day(pair: Engagement, item: PlanItem, party: Party) -> date:
    """The planned day after pauses, as a working day: weeks end on one, others move forward."""
    if item.written == "date":
        return pair.on(item.due, party, counted=False)
    day = shifted(item.due, pair.pauses)
    if item.written == "week":
        work = pair.scope.calendar(party, day)
        day = work.back(day, plus(day, -6)) or day
    return pair.on(day, party)


def _prerequisites(pair: Engagement, item: PlanItem) -> tuple[PlanItem, ...]:
    """The items that have to be handed in before: of a task with steps, its last step.

    What is waived or not in the plan is not waited for.
    """
    if item.task is None or not item.task.after:
        return ()
    wanted = (_last_step(pair, name) for name in item.task.after)
    return tuple(each for each in wanted if each and pair.waived.isdisjoint(each.names))


def _last_step(pair: Engagement, name: str) -> PlanItem | None:
    found = [each for each in pair.items if name in each.names]
    return found[-1] if found else None
