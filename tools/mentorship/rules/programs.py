"""Programs: weights, dates, stages and rules that can hold."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date

from mentorship.findings import Related, shown
from mentorship.metrics.catalogue import metrics
from mentorship.models.eligibility import EligibilityRule
from mentorship.models.entity import Entity
from mentorship.models.program import Program
from mentorship.models.track import Track
from mentorship.rules.rule import Issue, Issues, Subject, reported, rule
from mentorship.workspace.workspace import Workspace

Route = tuple[str | int, ...]

FIXED_WORDS = frozenset(
    "acceptance plan approval first-meeting feedback resubmission action application".split()
)
"""Words that obligation ids use for themselves."""


@rule("weights-sum", "error")
def weights_sum_to_100(subject: Subject) -> Issues:
    """The weights of a score, of a match, of a defence or of a performance model do not sum to 100.

    Why: a score from 0 to 100 needs them to, and a forgotten part would go unnoticed.

    Mend: change the weights so that they sum to 100.

    Bad:
        weights: {code-quality: 30, project-progress: 25, teamwork: 20, customer-feedback: 20}

    Good:
        weights: {code-quality: 30, project-progress: 25, teamwork: 20, customer-feedback: 25}
    """
    for entity, route, weights in _weights(subject.workspace):
        total = sum(weights.values())
        if weights and total != 100:
            name = ".".join(str(part) for part in route)
            yield Issue(
                entity.place(*route, key=True),
                f"the weights of {name} sum to {total}, not to 100",
                f"they are {', '.join(f'{k} {v}' for k, v in weights.items())}",
                subject=name,
            )


@rule("date-order", "error")
def first_days_come_first(subject: Subject) -> Issues:
    """A last day lies before its first day.

    Why: nothing can be due in such a time, and nobody would notice.

    Mend: swap or correct the two.

    Bad:
        dates: {start: 2026-12-18, end: 2026-01-12}

    Good:
        dates: {start: 2026-01-12, end: 2026-12-18}
    """
    for entity, route, first, last in _spans(subject.workspace):
        if last < first:
            name = ".".join(str(part) for part in route)
            yield Issue(
                entity.place(*route),
                f"the last day {last} lies before the first day {first}",
                subject=name,
            )


@rule("stage-gap", "warning")
def stages_follow_each_other(subject: Subject) -> Issues:
    """A stage does not begin in the week after the one before it, or two stages overlap.

    Why: in the weeks between, nobody knows which stage they are in.

    Mend: let the weeks follow each other: 1-2, 3-8, 9-12.

    Bad:
        stages: [{id: arrive, weeks: 1-2}, {id: contribute, weeks: 4-8}]

    Good:
        stages: [{id: arrive, weeks: 1-2}, {id: contribute, weeks: 3-8}]
    """
    for program, name, track in _tracks(subject.workspace):
        for number, (before, stage) in enumerate(
            zip(track.stages, track.stages[1:], strict=False), 1
        ):
            if stage.weeks.first != before.weeks.last + 1:
                what = (
                    "overlaps" if stage.weeks.first <= before.weeks.last else "leaves a gap after"
                )
                message = f"the stage {stage.id} (weeks {stage.weeks}) {what} {before.id} (weeks {before.weeks})"
                place = program.place("tracks", name, "stages", number, "weeks")
                yield Issue(
                    place,
                    message,
                    f"begin it in week {before.weeks.last + 1}",
                    subject=f"{name} {stage.id}",
                )


@rule("duplicate-item", "error")
def items_have_names_of_their_own(subject: Subject) -> Issues:
    """Two items of a program have the same name, or an item has a word that obligations use.

    Why: courses, stages, tasks, cadences, surveys and events share one set of names, because notes
    and reminders call them by name alone. Within different tracks names may repeat.

    Mend: rename one of the two. Not to be used: acceptance, plan, approval, first-meeting, feedback,
    resubmission, action, application.

    Bad:
        courses: {values: {title: Our values}}
        cadence: [{id: values, every: month}]

    Good:
        courses: {values: {title: Our values}}
        cadence: [{id: values-talk, every: month}]
    """
    for program in subject.workspace.programs.values():
        common = list(_common_items(program))
        yield from _repeated(program, common)
        for name, track in program.tracks.items():
            yield from _repeated(
                program, [*common, *_track_items(name, track)], {route for route, _ in common}
            )


@rule("task-circle", "error")
def tasks_wait_for_no_circle(subject: Subject) -> Issues:
    """Tasks wait for each other in a circle.

    Why: none of them could ever begin.

    Mend: remove one `after:`.

    Bad:
        - {id: draft-plan, title: Draft, after: [launch]}
        - {id: launch, title: Launch, after: [draft-plan]}

    Good:
        - {id: draft-plan, title: Draft}
        - {id: launch, title: Launch, after: [draft-plan]}
    """
    for program, name, track in _tracks(subject.workspace):
        routes = {
            task.id: ("tracks", name, "stages", number, "tasks", index)
            for number, stage in enumerate(track.stages)
            for index, task in enumerate(stage.tasks)
        }
        waits = {task.id: task.after for stage in track.stages for task in stage.tasks}
        for task in sorted(waits):
            if task in _all_before(task, waits) and task == min(_in_circle(task, waits)):
                circle = ", ".join(sorted(_in_circle(task, waits)))
                yield Issue(
                    program.place(*routes[task], "after"),
                    f"these tasks wait for each other: {circle}",
                    subject=circle,
                )


@rule("unreachable-eligibility", "error")
def rules_can_be_met(subject: Subject) -> Issues:
    """A rule of eligibility can never be met, or nobody could ever begin.

    Why: the program would stay empty, and every applicant would wonder why. A rule that asks for
    earlier mentoring needs `first_time:`, the way in for people who have never mentored.

    Mend: correct the numbers, or add `first_time: {as: co-mentor}`.

    Bad:
        mentor:
          - {rating: {at_least: 6, of: 5, years: 3}}
          - {mentored: {mentees: 2}}

    Good:
        mentor:
          - {rating: {at_least: 4.5, of: 5, years: 3}}
          - {mentored: {mentees: 2}}
        first_time: {as: co-mentor}
    """
    space = subject.workspace
    for program in space.programs.values():
        eligibility = program.eligibility
        for route, condition in _rules(program):
            reason = _impossible(space, condition)
            if reason:
                yield Issue(
                    program.place(*route),
                    f"nobody can meet this rule: {reason}",
                    subject=str(route),
                )
        for index, condition in enumerate(eligibility.mentor):
            if _asks_for_mentoring(condition) and eligibility.first_time is None:
                yield Issue(
                    program.place("eligibility", "mentor", index),
                    "nobody can mentor for the first time: the rule asks for earlier mentoring",
                    "add first_time: {as: co-mentor}",
                    subject=f"first-time {index}",
                )


@rule("unknown-metric", "error")
def metrics_exist(subject: Subject) -> Issues:
    """A score or a badge names a metric that there is not.

    Why: the part would have no data for ever.

    Mend: use one of the metrics that `mentorship score --help` lists.

    Bad:
        survey: {weight: 30, metric: survey-postive}

    Good:
        survey: {weight: 30, metric: survey-positive}
    """
    known = metrics()
    for program in subject.workspace.programs.values():
        for route, metric in _metrics(program):
            if metric not in known:
                close = difflib.get_close_matches(metric, known, 1)
                also = f"; did you mean {close[0]!r}?" if close else ""
                yield Issue(
                    program.place(*route),
                    f"there is no metric {shown(metric[:80])!r}{also}",
                    f"metrics: {', '.join(sorted(known))}",
                    subject=str(route),
                )


UNKNOWN_RULE = reported(
    "unknown-rule",
    "warning",
    """
    A severity is set for a rule that there is not.

    Why: a misspelt code changes nothing, and you would believe it does.

    Mend: use a code that `mentorship check --list` lists.

    Bad:
        rules: {manager-mentor-report: warning}

    Good:
        rules: {manager-mentors-report: warning}
    """,
)


def _weights(space: Workspace) -> Iterator[tuple[Entity, Route, Mapping[str, int]]]:
    for name, model in space.settings.performance_models.items():
        weights = {k: w if isinstance(w, int) else w.weight for k, w in model.weights.items()}
        yield space.settings, ("performance_models", name, "weights"), weights
        for dimension, parts in model.weights.items():
            if not isinstance(parts, int):
                yield (
                    space.settings,
                    ("performance_models", name, "weights", dimension, "of"),
                    parts.of,
                )
    for program in space.programs.values():
        scoring = program.scoring
        for role, parts in (
            ("mentor", scoring.mentor),
            ("mentee", scoring.mentee),
            ("pairing", scoring.pairing),
        ):
            yield program, ("scoring", role), {name: part.weight for name, part in parts.items()}
        yield program, ("matching", "weights"), program.matching.weights
        for index, cadence in enumerate(program.cadence):
            yield program, ("cadence", index, "criteria"), cadence.criteria


def _spans(space: Workspace) -> Iterator[tuple[Entity, Route, date, date]]:
    for program in space.programs.values():
        yield program, ("dates", "end"), program.dates.start, program.dates.end
    for profile in space.profiles.values():
        for index, leave in enumerate(profile.leave):
            yield profile, ("leave", index, "to"), leave.from_, leave.to
    for record in space.records.values():
        for index, earlier in enumerate(record.mentored_before):
            yield record, ("mentored_before", index, "to"), earlier.from_, earlier.to
        for index, certificate in enumerate(record.certificates):
            if certificate.expires:
                yield (
                    record,
                    ("certificates", index, "expires"),
                    certificate.date,
                    certificate.expires,
                )
    for pairing in space.pairings.values():
        for index, pause in enumerate(pairing.pauses):
            yield pairing, ("pauses", index, "to"), pause.from_, pause.to
        if pairing.ended:
            yield pairing, ("ended", "date"), pairing.start, pairing.ended.date
    for person in space.people.values():
        if person.joined and person.left:
            yield person, ("left",), person.joined, person.left


def _tracks(space: Workspace) -> Iterator[tuple[Program, str, Track]]:
    for program in space.programs.values():
        for name, track in program.tracks.items():
            yield program, name, track


def _common_items(program: Program) -> Iterator[tuple[Route, str]]:
    yield from ((("courses", name), name) for name in program.courses)
    yield from ((("cadence", index, "id"), item.id) for index, item in enumerate(program.cadence))
    yield from ((("surveys", index, "id"), item.id) for index, item in enumerate(program.surveys))
    yield from ((("events", index, "id"), item.id) for index, item in enumerate(program.events))


def _track_items(name: str, track: Track) -> Iterator[tuple[Route, str]]:
    for number, stage in enumerate(track.stages):
        yield ("tracks", name, "stages", number, "id"), stage.id
        for index, task in enumerate(stage.tasks):
            yield ("tracks", name, "stages", number, "tasks", index, "id"), task.id


def _repeated(
    program: Program, items: list[tuple[Route, str]], said: set[Route] = frozenset()
) -> Issues:  # type: ignore[assignment]
    first: dict[str, Route] = {}
    for route, name in items:
        place = program.place(*route, key=True)
        if name in FIXED_WORDS and route not in said:
            yield Issue(
                place,
                f"the name {name!r} is a word of its own in obligations",
                "choose another name",
                subject=str(route),
            )
        if name in first and route not in said:
            there = (Related(program.place(*first[name], key=True), "first used here"),)
            yield Issue(
                place,
                f"the name {name!r} is used twice in this program",
                "rename one of the two",
                there,
                str(route),
            )
        first.setdefault(name, route)


def _all_before(task: str, waits: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    todo = list(waits.get(task, ()))
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += waits.get(name, ())
    return found


def _in_circle(task: str, waits: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {name for name in _all_before(task, waits) if task in _all_before(name, waits)}


def _rules(program: Program) -> Iterator[tuple[Route, EligibilityRule]]:
    for role, conditions in (
        ("mentor", program.eligibility.mentor),
        ("mentee", program.eligibility.mentee),
    ):
        yield from _nested(("eligibility", role), conditions)
    for name, track in program.tracks.items():
        yield from _nested(("tracks", name, "for"), track.for_)


def _nested(
    route: Route, conditions: tuple[EligibilityRule, ...]
) -> Iterator[tuple[Route, EligibilityRule]]:
    for index, condition in enumerate(conditions):
        here = (*route, index)
        yield here, condition
        for key, inner in (("any", condition.any), ("all", condition.all)):
            yield from _nested((*here, key), inner or ())


def _impossible(space: Workspace, condition: EligibilityRule) -> str | None:
    rating, level = condition.rating, condition.level
    if rating and rating.at_least > rating.of:
        return f"a rating of at least {rating.at_least} on a scale of {rating.of}"
    if (
        level
        and level.at_least is not None
        and level.at_most is not None
        and level.at_least > level.at_most
    ):
        return f"a level of at least {level.at_least} and at most {level.at_most}"
    if condition.any is not None and not condition.any:
        return "any of no rules"
    if condition.job_category is not None:
        known = space.settings.job_categories
        if known and not any(category in known for category in condition.job_category):
            return "none of these job categories is declared in mentorship.yml"
    projects = condition.projects
    if projects and projects.of and len(projects.of) < projects.at_least:
        return f"{projects.at_least} projects of {len(projects.of)}"
    return None


def _asks_for_mentoring(condition: EligibilityRule) -> bool:
    if condition.any is not None:
        return bool(condition.any) and all(_asks_for_mentoring(inner) for inner in condition.any)
    if condition.all is not None:
        return any(_asks_for_mentoring(inner) for inner in condition.all)
    mentored = condition.mentored
    return mentored is not None and bool(
        mentored.years or mentored.mentees or mentored.growth_at_least
    )


def _metrics(program: Program) -> Iterator[tuple[Route, str]]:
    scoring = program.scoring
    for role, parts in (
        ("mentor", scoring.mentor),
        ("mentee", scoring.mentee),
        ("pairing", scoring.pairing),
    ):
        for name, part in parts.items():
            yield ("scoring", role, name, "metric"), part.metric
    for index, badge in enumerate(program.recognition):
        yield ("recognition", index, "when", "metric"), badge.when.metric
