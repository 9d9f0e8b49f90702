"""The career path: people on a level that it does not have, and numbers that two levels share."""

from __future__ import annotations

from mentorship.findings import Related
from mentorship.rules.rule import Issue, Issues, Subject, rule


@rule("unknown-level", "warning")
def people_are_on_a_level_of_the_path(subject: Subject) -> Issues:
    """A person's level is none of the career path that mentorship.yml declares.

    Why: their page can show neither what the level means nor what leads to the next. Where
    `levels` is not declared, nothing is checked.

    Mend: correct `job: {level:}`, or add the level to `levels` in mentorship.yml.

    Bad:
        # mentorship.yml
        levels: [{level: 1, title: Junior}, {level: 2, title: Senior}]
        # people/ada.okafor.yml
        job: {level: 12}

    Good:
        # people/ada.okafor.yml
        job: {level: 2}
    """
    numbers = sorted({each.level for each in subject.workspace.settings.levels})
    listed = ", ".join(map(str, numbers))
    for person in subject.workspace.people.values():
        # Which level somebody is on is not for everybody who reads a message.
        if numbers and person.job.level is not None and person.job.level not in numbers:
            message = "the level is none of the career path in mentorship.yml"
            yield Issue(person.place("job", "level"), message, f"levels: {listed}", (), person.id)


@rule("duplicate-level", "error")
def each_level_has_a_number_of_its_own(subject: Subject) -> Issues:
    """Two levels of the career path have the same number.

    Why: of a person on that number nobody could say which of the two is meant.

    Mend: give one of them another number, or remove it.

    Bad:
        levels: [{level: 3, title: Senior}, {level: 3, title: Staff}]

    Good:
        levels: [{level: 3, title: Senior}, {level: 4, title: Staff}]
    """
    settings, first = subject.workspace.settings, dict[int, int]()
    for index, each in enumerate(settings.levels):
        before = first.setdefault(each.level, index)
        if before != index:
            place = settings.place("levels", index, "level")
            other = Related(settings.place("levels", before, "level"), "the first one")
            message = f"level {each.level} is there twice"
            yield Issue(place, message, "give it a number of its own", (other,), str(each.level))
