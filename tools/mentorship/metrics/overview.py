"""Which numbers are shown together: an overview of programs, pairings and people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mentorship.metrics.catalogue import metrics
from mentorship.metrics.metric import EVERYTHING, Facts
from mentorship.metrics.result import Result, Role, Subject, SubjectKind
from mentorship.metrics.score import programs_of, weights_of
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.obligations.obligation import State
from mentorship.obligations.obligations import obligations_of
from mentorship.obligations.pairing_state import PairingState, state_of

IN_SHORT = (
    "on-time", "session-adherence", "course-completion", "task-on-time", "feedback-in-time",
    "survey-positive", "mentee-growth",
)  # fmt: skip
COUNTS = ("mentees",)
_ROLES: tuple[Role, ...] = ("mentor", "mentee")
_MAY_ASK: Mapping[str | None, tuple[SubjectKind, ...]] = {
    "public": ("program",),
    "members": ("program", "person"),
}


class Standing(NamedTuple):
    """A pairing with its state, how much is overdue, and some numbers."""

    pairing: str
    state: PairingState
    overdue: int
    results: tuple[Result, ...]


def all_about(facts: Facts, subject: Subject) -> tuple[Result, ...]:
    """Every metric that says something about such a subject, scores first."""
    return tuple(facts.measure(name, subject) for name in names_about(facts, subject))


def names_about(facts: Facts, subject: Subject) -> tuple[str, ...]:
    """The names of the metrics that say something about such a subject, scores first.

    Scores for which the program gives no weights are left out; the health of a pairing, if it does,
    because it is the same then.
    """
    known = [metric for metric in metrics().values() if subject.kind in metric.subjects]
    known = [m for m in known if not m.composite or _is_scored(facts, m.name, subject)]
    known.sort(key=lambda metric: not metric.composite)
    return tuple(metric.name for metric in known)


def in_short(facts: Facts, subject: Subject) -> tuple[Result, ...]:
    """The metrics of `IN_SHORT` about a subject; for the public, counts."""
    names = COUNTS if facts.audience == "public" else IN_SHORT
    return tuple(facts.measure(name, subject) for name in names)


def may_ask(audience: str | None, kind: SubjectKind) -> bool:
    """Whether numbers about such a subject are for an audience at all; None is a terminal."""
    return kind in _MAY_ASK.get(audience, EVERYTHING)


def standing(facts: Facts, pairing: Pairing, names: Iterable[str]) -> Standing:
    """How a pairing stands, with the metrics of these names."""
    situation, subject = facts.situation, Subject("pairing", pairing.id)
    overdue = sum(o.state is State.OVERDUE for o in obligations_of(situation, pairing))
    results = tuple(facts.measure(name, subject) for name in names)
    return Standing(pairing.id, state_of(situation, pairing), overdue, results)


def needing_attention(facts: Facts, names: Iterable[str]) -> tuple[Standing, ...]:
    """Pairings that are quiet or have something overdue, the most overdue first."""
    known = facts.situation.workspace.pairings
    asked = tuple(names)
    found = (standing(facts, known[identity], asked) for identity in sorted(known))
    needy = (
        s for s in found if not s.state.has_ended and (s.overdue or s.state == PairingState.QUIET)
    )
    return tuple(sorted(needy, key=lambda s: (-s.overdue, s.pairing)))


def subjects_named(
    facts: Facts,
    identity: str,
    kinds: Iterable[SubjectKind],
    role: Role | None,
    program: str | None,
) -> tuple[Subject, ...]:
    """What an id may mean: a program, a pairing, or a person in each role they have.

    A person of a single role is that role; `role` and `program` narrow a person down.
    """
    workspace = facts.situation.workspace
    found: list[Subject] = []
    if "program" in kinds and identity in workspace.programs:
        found.append(Subject("program", identity))
    if "pairing" in kinds and identity in workspace.pairings:
        found.append(Subject("pairing", identity))
    if "person" in kinds and identity in workspace.people:
        roles = [r for r in _ROLES if role in (None, r) and programs_of(facts, identity, r)]
        found += [Subject("person", identity, r, program) for r in roles]
        found += [] if roles else [Subject("person", identity, role, program)]
    return tuple(found)


def by_program(facts: Facts, subject: Subject) -> tuple[Subject, ...]:
    """A person in each program of their role; scores of several programs do not mix."""
    if subject.kind != "person" or subject.role is None or subject.program:
        return (subject,)
    programs = programs_of(facts, subject.id, subject.role)
    return tuple(subject._replace(program=program.id) for program in programs) or (subject,)


def _is_scored(facts: Facts, name: str, subject: Subject) -> bool:
    given = {
        f"{role}-score"
        for program in _programs(facts, subject)
        for role, weights in _weights(program, subject)
        if weights
    }
    return "pairing-score" not in given if name == "pair-health" else name in given


def _programs(facts: Facts, subject: Subject) -> Iterator[Program]:
    workspace = facts.situation.workspace
    pairing = workspace.pairings.get(subject.id) if subject.kind == "pairing" else None
    name = pairing.program if pairing else subject.program
    if name and name in workspace.programs:
        yield workspace.programs[name]


def _weights(program: Program, subject: Subject) -> Iterator[tuple[str, object]]:
    if subject.kind == "pairing":
        yield "pairing", program.scoring.pairing
    elif subject.role:
        yield subject.role, weights_of(program.scoring, subject.role)
