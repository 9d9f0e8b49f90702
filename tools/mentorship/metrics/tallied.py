"""What written tallies say about a program, or about a mentor whom they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Input, Subject
from mentorship.metrics.subjects import pairings_of
from mentorship.models.program import Program, Survey
from mentorship.models.tally import Agreed, Tally
from mentorship.obligations.obligation import spot


class Told(NamedTuple):
    """How many agree with a question; `enough` people answered it to be seen.

    `people` are known of answers in clear alone; a tally counts them.
    """

    program: str
    survey: str
    question: str
    agreed: Agreed
    people: frozenset[str] = frozenset()
    inputs: tuple[Input, ...] = ()
    enough: bool = True


def told_of(facts: Facts, subject: Subject) -> Iterator[Told]:
    """The counts about a subject in its period: all groups of a program's tallies, the groups that
    are named after a mentor; nothing about anybody else."""
    span = facts.span(subject)
    for tally, survey in _tallies(facts, subject):
        if tally.opened.from_ in span:
            yield from _groups(tally, subject, survey)


def tallied_of(facts: Facts, subject: Subject) -> frozenset[tuple[str, str]]:
    """The surveys, by program and id, of which a tally of any period tells something about the
    subject: else the months of a program would not add up to its number."""
    return frozenset(
        (one.program, one.survey)
        for tally, survey in _tallies(facts, subject)
        for one in _groups(tally, subject, survey)
    )


def _tallies(facts: Facts, subject: Subject) -> Iterator[tuple[Tally, Survey]]:
    """The tallies that are known by the day and may have a group about the subject."""
    today = facts.known_by
    for program in programs_about(facts, subject):
        known = {survey.id: survey for survey in program.surveys}
        for tally in facts.situation.workspace.tallies_of.get(program.id, ()):
            survey = known.get(tally.survey)
            if survey is None or tally.excess or tally.counted > today:
                continue
            if subject.kind == "program" or (tally.by == "mentor" and survey.to != "mentor"):
                yield tally, survey


def programs_about(facts: Facts, subject: Subject) -> tuple[Program, ...]:
    """The programs with surveys to which a program or a mentor belongs."""
    space = facts.situation.workspace
    if subject.kind == "program":
        names = {subject.id}
    elif subject.kind == "person" and subject.role != "mentee":
        names = {pairing.program for pairing in pairings_of(space, subject)}
    else:
        names = set()
    found = (space.programs[name] for name in sorted(names) if name in space.programs)
    return tuple(program for program in found if program.surveys)


def _groups(tally: Tally, subject: Subject, survey: Survey) -> Iterator[Told]:
    for index, group in enumerate(tally.groups):
        if subject.kind != "program" and group.name != subject.id:
            continue
        asked = (item for item in group.agree.items() if item[0] in survey.questions)
        for question, agreed in sorted(asked):
            what = f"{tally.id}{f', {group.name}' if group.name else ''}"
            place = spot(tally, "groups", index, "agree", question)
            line = Input(what, str(agreed), place)
            yield Told(tally.program, tally.survey, question, agreed, inputs=(line,))
