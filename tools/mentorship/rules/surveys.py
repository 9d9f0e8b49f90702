"""Answers that no round asks for, and tallies that tell too much, or something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from mentorship.findings import Place, shown
from mentorship.metrics.tallies import overlap
from mentorship.metrics.tally import Count, ballots, counts
from mentorship.models.pairing import Pairing
from mentorship.models.tally import Tally
from mentorship.obligations.engagement import Engagement, engagement_of
from mentorship.obligations.situation import Situation
from mentorship.obligations.surveys import Round, round_for
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace, grouped


@rule("answer-uncounted", "warning")
def answers_are_asked_for(subject: Subject) -> Issues:
    """An answer to a survey that counts nowhere.

    Why: only who is asked can answer, while a round is open, and once: whatever else lies there is
    in no tally, and whoever wrote it thinks that it is.

    Mend: if the date or the person in the file's name is wrong, rename it; else remove it.

    Bad:
        logs/lin.wei-ada.okafor/surveys/2026-01-13-pulse-lin.wei.yml   (opens on 2026-02-11)

    Good:
        logs/lin.wei-ada.okafor/surveys/2026-02-12-pulse-lin.wei.yml
    """
    space = subject.workspace
    situation = Situation(space, subject.history, date.max)
    for pairing in space.pairings.values():
        given = sorted(_sheets(space, pairing))
        pair = engagement_of(situation, pairing) if given else None
        if pair is not None and pair.program.surveys:
            yield from _uncounted(pair, given)


@rule("tally-overlap", "error")
def tallies_count_once(subject: Subject) -> Issues:
    """Two tallies of a survey are about the same days, or have counted the same answer.

    Why: where an answer is counted twice, the two counts can be taken from each other, and what is
    left may be what one person answered.

    Mend: remove the newer one, and all that was published of it.

    Bad:
        opened: {from: 2026-02-11, to: 2026-04-11}   # in pulse-r1.yml
        opened: {from: 2026-04-01, to: 2026-06-10}   # in pulse-r2.yml

    Good:
        opened: {from: 2026-02-11, to: 2026-04-11}   # in pulse-r1.yml
        opened: {from: 2026-04-12, to: 2026-06-10}   # in pulse-r2.yml
    """
    together = grouped(subject.workspace.tallies, lambda tally: (tally.program, tally.survey))
    for group in together.values():
        for one, other in combinations(sorted(group, key=lambda t: (t.counted, t.round, t.id)), 2):
            if overlap(one.days, other.days):
                message = f"{one.id} is about some of the same days"
                yield Issue(other.place("opened"), message, "remove the newer one", subject=one.id)
    yield from _counted_twice(subject.workspace.tallies)


@rule("tally-contradicts", "error")
def tallies_say_what_was_answered(subject: Subject) -> Issues:
    """A tally says something else than the answers in clear.

    Why: the numbers of the site come from the tally, so they would be wrong. Answers that are
    sealed cannot be compared, and answers that came after the tally are in none.

    Mend: put the tally back as `survey tally --write` made it, or the answer as it was given.

    Bad:
        agree: {on-time: 10 of 12}    # eight of the twelve answers are 4 or 5

    Good:
        agree: {on-time: 8 of 12}
    """
    space = subject.workspace
    situation = Situation(space, subject.history, date.max)
    together = grouped(space.tallies, lambda tally: (tally.program, tally.survey))
    for (name, asked), group in together.items():
        program = space.programs.get(name)
        survey = next((s for s in program.surveys if s.id == asked), None) if program else None
        if program is None or survey is None or _has_sealed(space, group[0]):
            continue
        given, _ = ballots(situation, program, survey, space.answers)
        for tally in group:
            first, last = tally.days
            cast = (one for one in given if first <= one.opened <= last)
            yield from _contradictions(tally, counts(situation, tally.by, cast))
    yield from _too_many(space)


def _counted_twice(tallies: Iterable[Tally]) -> Issues:
    """Answers that a tally of other days, of another program even, has counted too."""
    before: dict[str, Tally] = {}
    for tally in sorted(tallies, key=lambda t: (t.counted, t.path)):
        for index, mark in enumerate(tally.answers):
            other = before.setdefault(mark, tally)
            if other is not tally:
                message = f"{other.id} has counted this answer"
                hint = "remove the newer tally"
                yield Issue(tally.place("answers", index), message, hint, subject=other.id)


def _too_many(space: Workspace) -> Issues:
    """Counts of more answers than the respondents can have given, one in each pairing."""
    for tally in space.tallies:
        if tally.excess:
            yield Issue(tally.place("answers"), tally.excess, "it is not counted")
        pairings = len(space.pairings_of.get(tally.program, ()))
        for index, group in enumerate(tally.groups):
            for question, told in group.agree.items():
                if told.of > group.respondents * pairings:
                    message = f"{question}: {group.respondents} respondents gave {told.of} answers"
                    yield Issue(tally.place("groups", index, "agree", question), message)


class _Sheet(NamedTuple):
    """An answer, sealed or not: `name` is that of its file after the day."""

    day: date
    path: str
    name: str


def _sheets(space: Workspace, pairing: Pairing) -> Iterator[_Sheet]:
    for answer in space.answers_of.get(pairing.id, ()):
        yield _Sheet(answer.date, answer.path, f"{answer.survey}-{answer.person}")
    for sealed in space.sealed_of.get(pairing.id, ()):
        if sealed.kind == "answer" and sealed.day:
            yield _Sheet(sealed.day, sealed.path, sealed.rest)


def _has_sealed(space: Workspace, tally: Tally) -> bool:
    """Whether a sealed answer may be counted in the tally."""
    return any(
        sealed.respondent(tally.survey)
        for pairing in space.pairings_of.get(tally.program, ())
        for sealed in space.sealed_of.get(pairing.id, ())
    )


def _uncounted(pair: Engagement, given: Iterable[_Sheet]) -> Issues:
    surveys = {survey.id: survey for survey in pair.program.surveys}
    seen: set[tuple[str, str, Round]] = set()
    for sheet in given:
        named = max((i for i in surveys if sheet.name.startswith(f"{i}-")), key=len, default="")
        if not named:
            if sheet.path.endswith(".age"):
                yield Issue(Place(sheet.path), "the name begins with no survey of the program")
            continue  # what is in clear says itself which survey it means
        person = sheet.name.removeprefix(f"{named}-")
        found = round_for(pair, surveys[named], person, sheet.day)
        if isinstance(found, str):
            yield Issue(Place(sheet.path), shown(found), "it counts nowhere")
        elif (named, person, found) in seen:
            message = f"{shown(person)} has answered round {found.number} already"
            yield Issue(Place(sheet.path), message, "the first answer counts; remove this one")
        else:
            seen.add((named, person, found))


def _contradictions(tally: Tally, counted: Iterable[Count]) -> Issues:
    """Groups of which the answers in clear say something else; of more people, some came later."""
    known = {one.name: one for one in counted}
    for index, group in enumerate(tally.groups):
        one = known.get(group.name)
        if one is None or one.respondents < group.respondents:
            message = "the answers in clear are of fewer respondents"
            yield Issue(tally.place("groups", index, "respondents"), message)
        for question, told in group.agree.items() if one else ():
            found = one.agree.get(question) if one else None
            same = one is not None and one.respondents == group.respondents
            if same and found is not None and found != told:
                message = f"{question}: the answers in clear give another count"
                yield Issue(tally.place("groups", index, "agree", question), message)
