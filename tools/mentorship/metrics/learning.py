"""What mentees learned: courses, the quality of their work, core points talked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.punctuality import DONE, as_inputs, is_met_by, people_in, share_of
from mentorship.metrics.result import Excluded, Input, Result, Subject, Unit
from mentorship.metrics.statistics import mean
from mentorship.models.log import Log
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.evidence import evidence
from mentorship.obligations.notes import about
from mentorship.obligations.obligation import State, spot
from mentorship.workspace.workspace import grouped


@metric(
    "course-completion",
    unit=Unit.RATE,
    formula=N_("compulsory courses completed / those that were due"),
)
def course_completion(facts: Facts, subject: Subject) -> Result:
    """The share of the compulsory courses due so far that were completed, in time or not."""
    return share_of(facts, facts.due(subject, "course"), DONE)


@metric(
    "course-progress",
    unit=Unit.SHARE,
    formula=N_("compulsory courses completed / all compulsory courses"),
)
def course_progress(facts: Facts, subject: Subject) -> Result:
    """How far through the compulsory courses: those completed of all there are, due or not."""
    ever = facts.all_of(subject, "course")
    owed = tuple(o for o in ever if o.opened is None or o.opened <= facts.day)
    counted = tuple(o for o in owed if o.state is not State.WAIVED)
    waived = len(owed) - len(counted)
    excluded = (Excluded(_("{n} courses", n=waived), _("waived")),) if waived else ()
    if ever and not owed:
        return Result(missing=_("no compulsory course had begun by {day}", day=facts.day))
    if not counted:
        return Result(missing=_("there is no compulsory course"), excluded=excluded)
    done = sum(o.state in DONE and is_met_by(facts.situation, o, facts.day) for o in counted)
    return Result(
        value=Decimal(done) / len(counted), n=len(counted), excluded=excluded,
        inputs=as_inputs(counted), people=people_in(counted),
    )  # fmt: skip


class Graded(NamedTuple):
    """The last quality that was given to a task of a mentee, of 100."""

    mentee: str
    task: str
    item: str
    quality: int
    note: Log


@metric(
    "task-quality", unit=Unit.SHARE, formula=N_("mean of the last quality given to each task / 100")
)
def task_quality(facts: Facts, subject: Subject) -> Result:
    """How good the tasks were: the last quality that a mentor gave to each, of 100.

    A task in steps is as good as the last of its steps that was graded.
    """
    return quality_of(grades(facts, subject))


def grades(facts: Facts, subject: Subject) -> tuple[Graded, ...]:
    """The last quality given to each task of each mentee, by program, mentee and task."""
    newest: dict[tuple[str, str, str], Graded] = {}
    for engagement in facts.chosen(subject).engagements:
        for graded in _graded(facts, subject, engagement):
            newest[engagement.program.id, graded.mentee, graded.task] = graded
    return tuple(newest[key] for key in sorted(newest))


def quality_of(found: Sequence[Graded]) -> Result:
    """The mean of these grades; its parts are the means of each mentee, where there are several."""
    if not found:
        return Result(missing=_("no task was graded"))
    inputs = (
        Input(f"{g.note.pairing}/{g.item}/{g.mentee}", _("{points} of 100", points=g.quality),
              spot(g.note, "feedback", g.item, "quality"))
        for g in found
    )  # fmt: skip
    by_mentee = grouped(found, lambda one: one.mentee)
    parts = (
        Result(name=mentee, unit=Unit.SHARE, value=_mean_of(group), n=len(group),
               people=frozenset((mentee,)))
        for mentee, group in sorted(by_mentee.items())
    )  # fmt: skip
    return Result(
        value=_mean_of(found), n=len(found), inputs=tuple(inputs),
        parts=tuple(parts) if len(by_mentee) > 1 else (), people=frozenset(by_mentee),
    )  # fmt: skip


def _mean_of(found: Sequence[Graded]) -> Decimal | None:
    return mean([Decimal(one.quality) / 100 for one in found])


def _graded(facts: Facts, subject: Subject, engagement: Engagement) -> Iterator[Graded]:
    """Grades of the period in order of date, then file name. Mentees do not grade themselves."""
    span, pairing = facts.span(subject), engagement.pairing
    only = subject.id if subject.kind == "person" and subject.id in pairing.mentees else None
    for note in engagement.notes_in(span):
        if not note.feedback or not note.held or note.by in pairing.mentees:
            continue
        if not evidence(facts.situation, note, "feedback"):
            continue
        for item, feedback in note.feedback.items():
            for mentee in about(note, pairing) if feedback.quality is not None else ():
                if only in (None, mentee):
                    yield Graded(mentee, item.split("/", 1)[0], item, feedback.quality or 0, note)


@metric(
    "core-point-coverage",
    unit=Unit.SHARE,
    formula=N_("core points that a note covers / core points of the track"),
)
def core_point_coverage(facts: Facts, subject: Subject) -> Result:
    """The share of the track's core points that were talked about, over all pairings.

    What was covered in the pairing that this one continues stays covered.
    """
    covered: list[Input] = []
    excluded: list[Excluded] = []
    points = 0
    people: set[str] = set()
    begun = facts.chosen(subject).engagements
    if facts.pairings(subject) and not begun:
        return Result(missing=_("no pairing of the period had begun by {day}", day=facts.day))
    for engagement in begun:
        track = facts.situation.workspace.track_of(engagement.pairing)
        named = track.core_points if track else {}
        notes = _covering(facts, engagement)
        points += len(named)
        people.update(engagement.mentees if named else ())
        for point in named:
            what = f"{engagement.pairing.id}: {point}"
            if point in notes:
                note = notes[point]
                where = spot(note, "covers")
                covered.append(Input(what, _("covered on {day}", day=note.date), where))
            else:
                excluded.append(Excluded(what, _("not covered yet")))
    if not points:
        return Result(missing=_("there is no core point"))
    return Result(
        value=Decimal(len(covered)) / points, n=points, inputs=tuple(covered),
        excluded=tuple(excluded), people=frozenset(people),
    )  # fmt: skip


def _covering(facts: Facts, engagement: Engagement) -> Mapping[str, Log]:
    """The first note that covers each core point, of this pairing and those it continues."""
    return {
        point: note
        for each in reversed(lineage(engagement))
        for note in reversed(with_points(each))
        if note.date <= facts.day
        for point in note.covers
    }


def with_points(engagement: Engagement) -> tuple[Log, ...]:
    """The notes of a pairing that cover core points, looked up once."""
    known, key = engagement.situation.remembered, ("metrics: covers", engagement.id)
    if key not in known:
        known[key] = tuple(
            note
            for note in engagement.notes
            if note.covers and note.held and evidence(engagement.situation, note, "covers")
        )
    found: tuple[Log, ...] = known[key]
    return found


def lineage(engagement: Engagement) -> tuple[Engagement, ...]:
    """The pairings that this one continues, the oldest first, and itself."""
    chain = [engagement]
    known = engagement.situation.workspace.pairings
    while (earlier := known.get(chain[0].pairing.continues or "")) is not None:
        found = engagement_of(engagement.situation, earlier)
        if found is None or found in chain:
            break
        chain.insert(0, found)
    return tuple(chain)
