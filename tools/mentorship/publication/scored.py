"""Which scores there are of a person or a pairing, with the weights of their program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mentorship.language import _
from mentorship.metrics.health import DEFAULT
from mentorship.metrics.metric import Facts
from mentorship.metrics.result import Role, Subject
from mentorship.metrics.score import programs_of, weights_of
from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.models.program import Program
from mentorship.models.scoring import Parts
from mentorship.publication.numbers import title_of

PANEL = ("defence-score", "defence-passed")
"""What panels judged, which stands beside a score and is no part of it."""
_ROLES: tuple[Role, ...] = ("mentor", "mentee")


class Scored(NamedTuple):
    """A score: its metric, of whom, and the parts that it is made of."""

    name: str
    subject: Subject
    program: Program
    weights: Parts

    @property
    def id(self) -> str:
        """Its place on the page of its receipts."""
        return "-".join(filter(None, (self.subject.program, self.subject.role))) or "score"

    @property
    def prefix(self) -> str:
        """What the anchors of its receipts begin with: a person may have several scores."""
        return f"{self.id}-" if self.subject.kind == "person" else ""

    def title(self, language: str) -> str:
        """`Score as a mentor in Graduates 2026`; of a pairing the metric alone."""
        known = title_of(self.name)
        if self.subject.kind != "person":
            return known
        title = words(self.program.title, language)
        return _("{score} in {program}", score=known, program=title)


def scores_of_pairing(facts: Facts, pairing: Pairing) -> Iterator[Scored]:
    """The score by the weights of its program, or its health by the usual ones."""
    program = facts.situation.workspace.program_of(pairing)
    if program is not None:
        own = program.scoring.pairing
        name = "pairing-score" if own else "pair-health"
        yield Scored(name, Subject("pairing", pairing.id), program, own or DEFAULT)


def scores_of_person(facts: Facts, person: str) -> Iterator[Scored]:
    """Their scores as a mentor and as a mentee in each program that has weights for these."""
    for role in _ROLES:
        for program in programs_of(facts, person, role):
            weights = weights_of(program.scoring, role)
            if weights:
                subject = Subject("person", person, role, program.id)
                yield Scored(f"{role}-score", subject, program, weights)
