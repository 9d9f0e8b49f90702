"""Names of what a program declares: courses, tasks, core points, surveys and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentorship.findings import shown
from mentorship.models.log import Log
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.models.track import Track
from mentorship.obligations.plan import all_items
from mentorship.rules.naming import Reference, Route, meant, missing
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace

_NEAR = 0.5
"""Lower than for names of people: the names of a plan are few, and tasks get longer names."""
_CALLED = {"core_points": "core point", "joint": "task"}


@rule("unknown-item", "error")
def notes_name_items_that_exist(subject: Subject) -> Issues:
    """A note completes, hands in, answers or covers something that the plan does not have.

    Why: it would count for nothing, and the item would stay owed.

    Mend: use the id of a course, task, step (task/step), extra or core point of the pairing's plan.
    A task with steps is handed in by its steps.

    Bad:
        submits: [interview]

    Good:
        submits: [interviews]
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        program, track = space.program_of(pairing), space.track_of(pairing)
        if program is not None and track is not None:
            known = _nameable(space, pairing, program, track)
            for log in space.logs_of.get(pairing.id, ()):
                yield from _unknown(log, known)


@rule("unknown-plan-item", "error")
def plans_name_items_that_exist(subject: Subject) -> Issues:
    """A plan moves, waives, shares or covers an item or core point that its track does not have.

    Why: the change would have no effect, and both sides would believe it has.

    Mend: use the id of a course, task, step (task/step) or extra of this plan, or of a core point.
    A task with steps has no day of its own: move its steps. Only tasks are joint.

    Bad:
        moved: {interviws: 2026-01-30}

    Good:
        moved: {interviews: 2026-01-30}
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        program, track = space.program_of(pairing), space.track_of(pairing)
        if program is None or track is None:
            continue
        for key, known in _changeable(space, pairing, program, track).items():
            what = _CALLED.get(key, "item")
            yield from _unplanned(pairing, key, what, getattr(pairing.plan, key), known)


@rule("unknown-course", "error")
def courses_exist(subject: Subject) -> Issues:
    """A stage names a course, or a task a prerequisite, that the program does not have.

    Why: nobody could ever complete it.

    Mend: add it to the program, or correct the name.

    Bad:
        compulsory: [valeus]

    Good:
        compulsory: [values]
    """
    for program in subject.workspace.programs.values():
        for name, track in program.tracks.items():
            tasks = {task.id for stage in track.stages for task in stage.tasks}
            for route, course in _courses(name, track):
                if course not in program.courses:
                    yield missing(Reference(program, route, course), "course", program.courses)
            for route, prerequisite in _prerequisites(name, track):
                if prerequisite not in tasks:
                    known = dict.fromkeys(sorted(tasks))
                    yield missing(Reference(program, route, prerequisite), "task", known)


@rule("unknown-survey", "error")
def answers_belong_to_a_survey(subject: Subject) -> Issues:
    """Answers to, or a tally of, a survey or a question that the program does not have.

    Why: they would be counted nowhere.

    Mend: use the id of a survey of the program and the names of its questions.

    Bad:
        survey: puls
        answers: {on-time: 4}

    Good:
        survey: pulse
        answers: {on-time: 4}
    """
    space = subject.workspace
    for answer in space.answers:
        pairing = space.pairings.get(answer.pairing)
        program = space.program_of(pairing) if pairing else None
        if program is None:
            continue
        surveys = {survey.id: survey for survey in program.surveys}
        survey = surveys.get(answer.survey)
        if survey is None:
            yield missing(Reference(answer, ("survey",), answer.survey), "survey", surveys)
            continue
        for question in answer.answers:
            if question not in survey.questions:
                reference = Reference(answer, ("answers", question), question, key=True)
                yield missing(reference, "question", survey.questions)
    yield from _tallied(space)


@rule("unknown-event", "error")
def events_are_planned(subject: Subject) -> Issues:
    """An event of the cohort names an event that the program does not plan.

    Why: attendance would be counted for nothing.

    Mend: use an id of `events` in program.yml, or leave `event:` out.

    Bad:
        event: reveiw-round

    Good:
        event: review-round
    """
    space = subject.workspace
    for event in space.events:
        program = space.programs.get(event.program)
        planned = {planned.id: planned for planned in program.events} if program else {}
        if program and event.event and event.event not in planned:
            yield missing(Reference(event, ("event",), event.event), "event", planned)


def _unplanned(
    pairing: Pairing, key: str, what: str, names: Iterable[str], known: Sequence[str]
) -> Issues:
    for name in names:
        if name not in known:
            message = f"this plan has no {what} {shown(name[:80])!r}{meant(name, known, _NEAR)}"
            steps = [other for other in known if key == "moved" and other.startswith(f"{name}/")]
            if steps:
                message = f"the task {shown(name[:80])!r} has no day of its own, its steps have"
            hint = f"{what}s: {', '.join(steps or known) or 'none'}"
            place = pairing.place("plan", key, name, key=True)
            yield Issue(place, message, hint, subject=f"{key} {name}")


def _nameable(
    space: Workspace, pairing: Pairing, program: Program, track: Track
) -> Mapping[str, Sequence[str]]:
    """What each key of a note may name in this pairing, sorted."""
    items = all_items(space, pairing)
    extras = {item.id for item in items if item.kind == "extra"}
    tasks = sorted({item.id for item in items if item.kind in ("task", "step")} | extras)
    return {
        "covers": sorted(track.core_points),
        "completes": sorted({*program.courses, *extras}),
        "exam": sorted(program.courses),
        "submits": tasks,
        "feedback": tasks,
    }


def _unknown(log: Log, known: Mapping[str, Sequence[str]]) -> Issues:
    for key, names in known.items():
        named = getattr(log, key)
        if not named:  # the usual case
            continue
        for index, name in enumerate(named):
            if name not in names:
                is_mapping = key in ("exam", "feedback")
                what = "core point" if key == "covers" else "item"
                yield Issue(
                    log.place(key, name if is_mapping else index, key=is_mapping),
                    f"this plan has no {what} {shown(name[:80])!r}{meant(name, names, _NEAR)}",
                    f"{key}: one of {', '.join(names)}" if names else "this plan has none",
                    subject=f"{key} {name}",
                )


def _changeable(
    space: Workspace, pairing: Pairing, program: Program, track: Track
) -> Mapping[str, Sequence[str]]:
    """What each key of a plan may name in this pairing, sorted."""
    items = all_items(space, pairing)
    owed = {item.id for item in items}
    tasks = {item.task.id for item in items if item.task}
    cadences = {cadence.id for cadence in program.cadence}
    return {
        "moved": sorted(owed),
        "waived": sorted(owed | tasks | cadences),
        "joint": sorted(tasks),
        "core_points": sorted(track.core_points),
    }


def _courses(name: str, track: Track) -> Iterator[tuple[Route, str]]:
    for number, stage in enumerate(track.stages):
        for key, courses in (("compulsory", stage.compulsory), ("elective", stage.elective)):
            for index, course in enumerate(courses):
                yield ("tracks", name, "stages", number, key, index), course


def _prerequisites(name: str, track: Track) -> Iterator[tuple[Route, str]]:
    for number, stage in enumerate(track.stages):
        for position, task in enumerate(stage.tasks):
            for index, prerequisite in enumerate(task.after):
                yield (
                    ("tracks", name, "stages", number, "tasks", position, "after", index),
                    prerequisite,
                )


def _tallied(space: Workspace) -> Issues:
    """Tallies of surveys and questions that there are not."""
    for tally in space.tallies:
        program = space.programs.get(tally.program)
        if program is None:
            continue
        surveys = {survey.id: survey for survey in program.surveys}
        if tally.id in surveys:
            yield Issue(tally.place(), f"the name has no round, as in {tally.id}-r1.yml")
            continue
        if tally.survey not in surveys:
            yield missing(Reference(tally, (), tally.survey or tally.id), "survey", surveys)
            continue
        known = surveys[tally.survey].questions
        for index, group in enumerate(tally.groups):
            for question in sorted(set(group.agree) - set(known)):
                route = ("groups", index, "agree", question)
                yield missing(Reference(tally, route, question, key=True), "question", known)
