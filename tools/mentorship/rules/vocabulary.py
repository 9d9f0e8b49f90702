"""Words that mentorship.yml declares, and words of the world: time zones and countries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorship.findings import shown
from mentorship.models.entity import Entity
from mentorship.models.person import Person
from mentorship.models.settings import Settings
from mentorship.obligations.calendar import knows
from mentorship.rules.naming import Reference, missing
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.rules.zones import zone_problem
from mentorship.workspace.workspace import Workspace


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
            yield missing(reference, what, vocabulary)


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
    zoned = [Reference(space.settings, ("timezone",), space.settings.timezone)]
    zoned += [
        Reference(profile, ("timezone",), profile.timezone)
        for profile in space.profiles.values()
        if profile.timezone
    ]
    for entity, route, zone, *_ in zoned:
        problem = zone_problem(zone)
        if problem:
            message = f"the time zone {shown(zone)!r} {problem}"
            yield Issue(entity.place(*route), message, "as in Europe/Berlin")
    for entity, country in _countries(space):
        if not knows(country):
            message = f"the holidays of {shown(country)!r} are not known"
            hint = "a country as in DE, or a region as in DE-BY"
            yield Issue(entity.place("holidays"), message, hint)


def _countries(space: Workspace) -> Iterator[tuple[Entity, str]]:
    observed: tuple[Settings | Person, ...] = (space.settings, *space.people.values())
    for entity in observed:
        if entity.holidays:
            yield entity, entity.holidays


def _words(space: Workspace) -> Iterator[tuple[Reference, str, Mapping[str, object]]]:
    declared = space.settings
    for reference in _skills(space):
        yield reference, "skill", declared.skills
    for person in space.people.values():
        if person.job.category:
            reference = Reference(person, ("job", "category"), person.job.category)
            yield reference, "job category", declared.job_categories
        for index, project in enumerate(person.projects):
            yield Reference(person, ("projects", index), project), "project", declared.projects
    for pairing in space.pairings.values():
        if pairing.project:
            yield Reference(pairing, ("project",), pairing.project), "project", declared.projects


def _skills(space: Workspace) -> Iterator[Reference]:
    for profile in space.profiles.values():
        for skill in profile.skills:
            yield Reference(profile, ("skills", skill), skill, key=True)
        for index, skill in enumerate(profile.wants):
            yield Reference(profile, ("wants", index), skill)
    for record in space.records.values():
        for index, test in enumerate(record.tests):
            yield Reference(record, ("tests", index, "skill"), test.skill)
    for log in space.logs:
        if log.kind == "assessment":
            for skill in log.scores:
                yield Reference(log, ("scores", skill), skill, key=True)
