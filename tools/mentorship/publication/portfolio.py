"""A person's portfolio for an appraisal: roles, numbers, verdicts, badges, thanks, certificates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentorship.findings import MentorshipError
from mentorship.metrics.metric import Facts
from mentorship.metrics.recognition.standings import held
from mentorship.metrics.result import Result, Role, Subject
from mentorship.metrics.score import programs_of, weights_of
from mentorship.metrics.thanks import thanks_of
from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.obligations.defences import attempts
from mentorship.obligations.engagement import engagement_of
from mentorship.obligations.load import life_of
from mentorship.obligations.obligation import Spot, spot
from mentorship.publication.attachments import is_readable
from mentorship.publication.badges import BadgeView, may_see, view_of
from mentorship.publication.classes import Class
from mentorship.publication.entries import one_line
from mentorship.publication.gate import Gate

_ROLES: tuple[Role, ...] = ("mentor", "mentee")
_NUMBERS: dict[Role, tuple[str, ...]] = {
    "mentor": (
        "mentor-score", "mentees", "hours", "session-adherence", "on-time", "feedback-in-time",
        "survey-positive", "mentee-growth", "promotion-rate", "thanks",
    ),
    "mentee": (
        "mentee-score", "hours", "course-completion", "task-on-time", "task-quality",
        "skill-growth", "defence-score", "thanks",
    ),
}  # fmt: skip


class Taken(NamedTuple):
    """A pairing of the person: with whom, in which role, from when to when."""

    program: str
    role: Role
    pairing: str
    people: tuple[str, ...]  # on the other side
    first: date
    last: date
    place: Spot


class Numbers(NamedTuple):
    """What is measured of the person in a role of a program; `withheld` are left out.

    What happened counts from `first` to `last`; growth, promotions and scores are as they stand.
    """

    program: str
    title: str
    role: Role
    first: date
    last: date
    results: tuple[Result, ...]
    withheld: int


class Entry(NamedTuple):
    """A verdict, a thank-you or a certificate: day, what it says, and where that is written; None
    for readers to whom the path would name somebody."""

    day: date
    title: str
    text: str
    place: Spot | None


class Portfolio(NamedTuple):
    """Everything about a person that the audience may see, as of a day.

    `sealed` says that it holds what is on no site. A verdict of a panel is no part of any score.
    """

    person: str
    name: str
    team: str
    as_of: date
    audience: str
    taken: tuple[Taken, ...]
    numbers: tuple[Numbers, ...]
    verdicts: tuple[Entry, ...]
    badges: tuple[BadgeView, ...]
    thanks: tuple[Entry, ...]
    certificates: tuple[Entry, ...]

    @property
    def sealed(self) -> bool:
        """Whether it is for the person and the program office alone."""
        return self.audience == "office"


def portfolio(gate: Gate, facts: Facts, person: str) -> Portfolio:
    """The portfolio of a person; MentorshipError where the audience may not know them by name."""
    known = gate.workspace.people[person]
    if gate.person(person).path is None:
        raise MentorshipError(f"the portfolio of that person is not for {facts.audience}")
    team = gate.workspace.teams.get(known.team or "")
    member = gate.sees(Class.MEMBERS)
    return Portfolio(
        person=person,
        name=known.name,
        team=words(team.title, gate.language) if member and team and team.title else "",
        as_of=facts.situation.today,
        audience=facts.audience or "office",
        taken=tuple(_taken(gate, facts, person)) if member else (),
        numbers=tuple(_numbers(gate, facts, person)),
        verdicts=tuple(_verdicts(gate, facts, person)) if gate.sees(Class.PAIR) else (),
        badges=tuple(_badges(gate, facts, person)),
        thanks=tuple(_thanks(gate, facts, person)),
        certificates=tuple(_certificates(gate, facts, person)) if gate.sees(Class.SEALED) else (),
    )


def _pairings(gate: Gate, person: str, role: Role) -> tuple[Pairing, ...]:
    space = gate.workspace
    return (space.mentored_by if role == "mentor" else space.mentee_in).get(person, ())


def _taken(gate: Gate, facts: Facts, person: str) -> Iterator[Taken]:
    for role in _ROLES:
        for pairing in sorted(_pairings(gate, person, role), key=lambda p: (p.start, p.id)):
            if pairing.start > facts.situation.today:
                continue
            others = pairing.mentees if role == "mentor" else pairing.mentors
            life = life_of(gate.workspace, pairing)
            yield Taken(
                pairing.program, role, pairing.id, tuple(gate.person(p).text for p in others),
                life.first, life.last, spot(pairing, "mentors" if role == "mentor" else "mentees"),
            )  # fmt: skip


def _numbers(gate: Gate, facts: Facts, person: str) -> Iterator[Numbers]:
    for role in _ROLES:
        for program in programs_of(facts, person, role):
            subject = Subject("person", person, role, program.id)
            found = tuple(facts.measure(name, subject) for name in _NUMBERS[role])
            known = [result for result in found if not result.withheld]
            weighed = weights_of(program.scoring, role)
            shown = tuple(r for r in known if weighed or r.name != f"{role}-score")
            title = words(program.title, gate.language)
            days = facts.span(subject)
            yield Numbers(
                program.id, title, role, days.first, days.last, shown, len(found) - len(known)
            )


def _verdicts(gate: Gate, facts: Facts, person: str) -> Iterator[Entry]:
    for pairing in _pairings(gate, person, "mentee"):
        pair = engagement_of(facts.situation, pairing)
        for attempt in attempts(pair, person) if pair else ():
            if attempt.note.verdict:
                panel = ", ".join(gate.person(name).text for name in attempt.note.panel)
                yield Entry(attempt.note.date, attempt.note.verdict, panel,
                            spot(attempt.note, "verdict"))  # fmt: skip


def _badges(gate: Gate, facts: Facts, person: str) -> Iterator[BadgeView]:
    mine = {p.id for role in _ROLES for p in _pairings(gate, person, role)}
    for name in sorted(gate.workspace.programs):
        for standing in held(facts.situation, gate.workspace.programs[name]):
            own = standing.holder in ({person} if standing.rule.kind in _ROLES else mine)
            if own and standing.rule.kind != "team" and may_see(gate, standing):
                yield view_of(gate, standing)


def _thanks(gate: Gate, facts: Facts, person: str) -> Iterator[Entry]:
    everything = Facts(situation=facts.situation, metrics=facts.metrics)
    for program in sorted(gate.workspace.programs):
        for one in thanks_of(everything, Subject("program", program)):
            if person in one.receivers and is_readable(gate, one.note):
                told = gate.sees(Class.PAIR)  # the path has the names of the pair in it
                by = gate.person(one.giver).text if told and one.giver else ""
                place = spot(one.note, "kind") if told else None
                yield Entry(one.note.date, by, one_line(one.note.body), place)


def _certificates(gate: Gate, facts: Facts, person: str) -> Iterator[Entry]:
    record, today = gate.workspace.records.get(person), facts.situation.today
    for index, held_ in enumerate(record.certificates if record else ()):
        if record and held_.date <= today:
            until = f"until {held_.expires}" if held_.expires else ""
            scored = f"score {held_.score:f}" if held_.score is not None else ""
            text = ", ".join(filter(None, (scored, until)))
            yield Entry(held_.date, held_.certificate, text, spot(record, "certificates", index))
