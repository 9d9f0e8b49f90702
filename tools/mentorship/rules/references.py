"""Names in one file that stand for another file: people, programs, teams, pairings, words."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.models.entity import Entity
from mentorship.models.pairing import Pairing
from mentorship.models.track import Track
from mentorship.obligations.calendar import knows
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.rules.zones import zone_problem
from mentorship.workspace.workspace import Workspace

Route = tuple[str | int, ...]


class _Reference(NamedTuple):
    entity: Entity
    route: Route
    name: str
    key: bool = False  # the name is a key of the file, or (with an empty route) its file name


@rule("unknown-person", "error")
def people_exist(subject: Subject) -> Issues:
    """A name stands where a person is expected, and there is no such person.

    Why: nobody would be asked, reminded or credited.

    Mend: write the id of a person, that is the name of a file in people/ without `.yml`, or add it.

    Bad:
        mentors: [ada.okafr]

    Good:
        mentors: [ada.okafor]
    """
    yield from _unknown(
        subject.workspace, _people(subject.workspace), "person", subject.workspace.people
    )


@rule("unknown-program", "error")
def programs_exist(subject: Subject) -> Issues:
    """A program is named that there is not.

    Why: without its program a pairing has no plan, no dates and no owners.

    Mend: write the name of a folder in programs/ that has a program.yml.

    Bad:
        program: graduates-2062

    Good:
        program: graduates-2026
    """
    space = subject.workspace
    references = [_Reference(p, ("program",), p.program) for p in space.pairings.values()]
    references += [
        _Reference(a, (), a.program) for a in (*space.applications, *space.decisions, *space.events)
    ]
    yield from _unknown(space, references, "program", space.programs)


@rule("unknown-track", "error")
def tracks_exist(subject: Subject) -> Issues:
    """A track is named that the program does not have, or none where it has several.

    Why: the track is the plan's template.

    Mend: write one of the program's tracks.

    Bad:
        track: gradate

    Good:
        track: graduate
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        program = space.programs.get(pairing.program)
        if program is None or space.track_of(pairing) is not None:
            continue
        if pairing.track is None:
            hint = f"add track: with one of {', '.join(program.tracks)}"
            yield Issue(
                pairing.place("program"),
                f"{pairing.program} has several tracks and none is named",
                hint,
            )
        else:
            yield _missing(_Reference(pairing, ("track",), pairing.track), "track", program.tracks)
    for application in space.applications:
        program = space.programs.get(application.program)
        if program and application.track and application.track not in program.tracks:
            yield _missing(
                _Reference(application, ("track",), application.track), "track", program.tracks
            )


@rule("unknown-pairing", "error")
def pairings_exist(subject: Subject) -> Issues:
    """A pairing is named that there is not.

    Why: notes without their pairing count for nothing.

    Mend: write the id of a pairing, or rename the folder of the notes.

    Bad:
        logs/lin.wei-ada/2026-02-10-one-to-one.md

    Good:
        logs/lin.wei-ada.okafor/2026-02-10-one-to-one.md
    """
    space = subject.workspace
    references = [
        _Reference(log, (), log.pairing) for log in space.logs if log.pairing not in space.pairings
    ]
    references += [_Reference(answer, (), answer.pairing) for answer in space.answers]
    references += [_Reference(approval, (), approval.id) for approval in space.approvals.values()]
    for pairing in space.pairings.values():
        if pairing.continues:
            references.append(_Reference(pairing, ("continues",), pairing.continues))
        references += [
            _Reference(pairing, ("plan", "joint", task), other)
            for task, other in pairing.plan.joint.items()
        ]
    yield from _unknown(space, references, "pairing", space.pairings)


@rule("unknown-team", "error")
def teams_exist(subject: Subject) -> Issues:
    """A team is named that there is not.

    Why: figures of a team and rights of its lead hang on it.

    Mend: write the id of a file in people/teams/, or add it.

    Bad:
        team: platfrom

    Good:
        team: platform
    """
    space = subject.workspace
    references = [_Reference(p, ("team",), p.team) for p in space.people.values() if p.team]
    yield from _unknown(space, references, "team", space.teams)


@rule("unknown-word", "warning")
def words_are_of_the_vocabulary(subject: Subject) -> Issues:
    """A skill, project or job category is not in the vocabulary that mentorship.yml declares.

    Why: `k8s` and `kubernetes` do not match each other. A vocabulary that is not declared checks
    nothing.

    Mend: use a word of the vocabulary, or add the word to mentorship.yml.

    Bad:
        skills: {phyton: 4}

    Good:
        skills: {python: 4}
    """
    space = subject.workspace
    for reference, what, vocabulary in _words(space):
        if vocabulary and reference.name not in vocabulary:
            yield _missing(reference, what, vocabulary)


@rule("unknown-survey", "error")
def answers_belong_to_a_survey(subject: Subject) -> Issues:
    """Answers to a survey or a question that the program does not have.

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
            yield _missing(_Reference(answer, ("survey",), answer.survey), "survey", surveys)
            continue
        for question in answer.answers:
            if question not in survey.questions:
                reference = _Reference(answer, ("answers", question), question, key=True)
                yield _missing(reference, "question", survey.questions)


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
                    yield _missing(_Reference(program, route, course), "course", program.courses)
            for route, prerequisite in _prerequisites(name, track):
                if prerequisite not in tasks:
                    known = dict.fromkeys(sorted(tasks))
                    yield _missing(_Reference(program, route, prerequisite), "task", known)


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
            yield _missing(_Reference(event, ("event",), event.event), "event", planned)


@rule("unknown-zone", "error")
def zones_and_countries_exist(subject: Subject) -> Issues:
    """A time zone or a country of holidays is not known.

    Why: without a zone nobody knows when a day ends, without holidays what a working day is.

    Mend: write a zone of the IANA database by its full name, and a country or country-region that
    the `holidays` library knows.

    Bad:
        timezone: CET
        holidays: Germany

    Good:
        timezone: Europe/Berlin
        holidays: DE
    """
    space = subject.workspace
    zoned: list[tuple[Entity, str | None]] = [(space.settings, space.settings.timezone)]
    zoned += [(profile, profile.timezone) for profile in space.profiles.values()]
    for entity, zone in zoned:
        problem = zone_problem(zone) if zone else None
        if problem:
            yield Issue(
                entity.place("timezone"),
                f"the time zone {shown(zone or '')!r} {problem}",
                "as in Europe/Berlin",
            )
    observed: list[tuple[Entity, str | None]] = [(space.settings, space.settings.holidays)]
    observed += [(person, person.holidays) for person in space.people.values()]
    for entity, country in observed:
        if country and not knows(country):
            message = f"the holidays of {shown(country)!r} are not known"
            yield Issue(
                entity.place("holidays"), message, "a country as in DE, or a region as in DE-BY"
            )


def _unknown(
    workspace: Workspace,
    references: Iterator[_Reference] | list[_Reference],
    kind: str,
    known: Mapping[str, object],
) -> Issues:
    for reference in references:
        if reference.name not in known and not workspace.is_broken(kind, reference.name):
            yield _missing(reference, kind, known)


def _missing(reference: _Reference, what: str, known: Mapping[str, object]) -> Issue:
    close = difflib.get_close_matches(reference.name, [*known], 1, 0.75)
    also = f"; did you mean {close[0]!r}?" if close else ""
    place = reference.entity.place(*reference.route, key=reference.key)
    route = ".".join(str(part) for part in reference.route)
    message = f"there is no {what} {shown(reference.name[:80])!r}{also}"
    return Issue(place, message, subject=f"{route} {reference.name}")


def _people(space: Workspace) -> Iterator[_Reference]:
    for index, name in enumerate(space.settings.office):
        yield _Reference(space.settings, ("office", index), name)
    for person in space.people.values():
        if person.manager:
            yield _Reference(person, ("manager",), person.manager)
    for own in (*space.profiles.values(), *space.records.values()):
        yield _Reference(own, (), own.id)
    for team in space.teams.values():
        if team.lead:
            yield _Reference(team, ("lead",), team.lead)
    for program in space.programs.values():
        for index, name in enumerate(program.owners):
            yield _Reference(program, ("owners", index), name)
    for pairing in space.pairings.values():
        yield from _people_of_pairing(pairing)
    for approval in space.approvals.values():
        yield _Reference(approval, ("by",), approval.by)
    yield from _people_of_applications(space)
    yield from _people_of_notes(space)


def _people_of_pairing(pairing: Pairing) -> Iterator[_Reference]:
    for role, names in (("mentors", pairing.mentors), ("mentees", pairing.mentees)):
        for index, name in enumerate(names):
            yield _Reference(pairing, (role, index), name)
    for name in pairing.accepted:
        if name not in pairing.people:
            yield _Reference(pairing, ("accepted", name), name, key=True)
    for item, waived in pairing.plan.waived.items():
        yield _Reference(pairing, ("plan", "waived", item, "by"), waived.by)


def _people_of_applications(space: Workspace) -> Iterator[_Reference]:
    for application in space.applications:
        yield _Reference(application, (), application.person)
        for index, name in enumerate(application.choices):
            yield _Reference(application, ("choices", index), name)
    for decision in space.decisions:
        yield _Reference(decision, (), decision.person)
        if decision.by:
            yield _Reference(decision, ("by",), decision.by)
        for index, waiver in enumerate(decision.waivers):
            yield _Reference(decision, ("waivers", index, "by"), waiver.by)


def _people_of_notes(space: Workspace) -> Iterator[_Reference]:
    known = space.people
    for log in space.logs:
        if log.by and log.by not in known:
            yield _Reference(log, ("by",), log.by)
        for key, names in (
            ("present", log.present or ()),
            ("for", log.for_ or ()),
            ("panel", log.panel),
        ):
            for index, name in enumerate(names):
                if name not in known:
                    yield _Reference(log, (key, index), name)
    for event in space.events:
        for index, name in enumerate(event.present):
            yield _Reference(event, ("present", index), name)
    for answer in space.answers:
        yield _Reference(answer, (), answer.person)
        if answer.about:
            yield _Reference(answer, ("about",), answer.about)


def _words(space: Workspace) -> Iterator[tuple[_Reference, str, Mapping[str, object]]]:
    vocabulary = space.settings
    for person in space.people.values():
        if person.job.category:
            yield (
                _Reference(person, ("job", "category"), person.job.category),
                "job category",
                vocabulary.job_categories,
            )
        for index, project in enumerate(person.projects):
            yield _Reference(person, ("projects", index), project), "project", vocabulary.projects
    for profile in space.profiles.values():
        for skill in profile.skills:
            yield (
                _Reference(profile, ("skills", skill), skill, key=True),
                "skill",
                vocabulary.skills,
            )
        for index, skill in enumerate(profile.wants):
            yield _Reference(profile, ("wants", index), skill), "skill", vocabulary.skills
    for record in space.records.values():
        for index, test in enumerate(record.tests):
            yield (
                _Reference(record, ("tests", index, "skill"), test.skill),
                "skill",
                vocabulary.skills,
            )
    for pairing in space.pairings.values():
        if pairing.project:
            yield _Reference(pairing, ("project",), pairing.project), "project", vocabulary.projects
    for log in space.logs:
        if log.kind == "assessment":
            for skill in log.scores:
                yield (
                    _Reference(log, ("scores", skill), skill, key=True),
                    "skill",
                    vocabulary.skills,
                )


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
