"""What a metric is, and the facts that all metrics look at."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from mentorship.language import N_, _
from mentorship.metrics.disclosure import is_many, tells_few
from mentorship.metrics.material import Material
from mentorship.metrics.result import Result, Subject, SubjectKind, Unit, changed
from mentorship.metrics.settled import settled_on
from mentorship.metrics.subjects import alike, pairings_of
from mentorship.models.pairing import Pairing
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.situation import Situation

T = TypeVar("T")
Class = Literal["public", "members", "pair", "sealed"]
_AUDIENCES = (N_("public"), N_("members"), N_("pair"))
"""What readers are called where something is not for them."""
Compute = Callable[["Facts", Subject], Result]
Belongs = Callable[[Subject, Pairing, Obligation], bool]
CLASSES: tuple[Class, ...] = ("public", "members", "pair", "sealed")
EVERYTHING: tuple[SubjectKind, ...] = ("program", "person", "pairing")


@dataclass(frozen=True)
class Metric:
    """A number that can be computed for some kinds of subjects.

    `class_` is the strictest class of what goes into it; `composite` metrics combine others;
    `by_role` False says the same of a person in whatever role.
    """

    name: str
    unit: Unit
    subjects: tuple[SubjectKind, ...]
    class_: Class
    formula: str
    doc: str
    module: str
    compute: Compute
    composite: bool = False
    by_role: bool = True

    def of(self, facts: Facts, subject: Subject) -> Result:
        """The metric of a subject; missing where it says nothing about such a subject."""
        found = (
            self.compute(facts, subject)
            if subject.kind in self.subjects
            else Result(missing=f"{self.name} says nothing about a {subject.kind}")
        )
        return changed(
            found,
            name=self.name,
            subject=subject,
            unit=self.unit,
            formula=found.formula or _(self.formula),
        )


def metric(
    name: str, *, unit: Unit, formula: str, subjects: tuple[SubjectKind, ...] = EVERYTHING,
    class_: Class = "pair", composite: bool = False,
) -> Callable[[Compute], Metric]:  # fmt: skip
    """Makes a metric of a function whose docstring explains it."""

    def made(compute: Compute) -> Metric:
        doc = inspect.getdoc(compute) or ""
        return Metric(
            name, unit, subjects, class_, formula, doc, compute.__module__, compute, composite
        )

    return made


def of_any_role(found: Metric) -> Metric:
    """The metric of a person that says the same in whatever role."""
    return replace(found, by_role=False)


@dataclass(frozen=True, eq=False, kw_only=True)
class Facts(Material):
    """What can be measured from a period of the repository, and for whom it is computed.

    `audience` None applies no class, as in a terminal.
    """

    metrics: Mapping[str, Metric]
    audience: Class | None = None

    def within(self, first: date | None, last: date | None) -> Facts:
        """The same facts for another period; what belongs to no period is looked up once."""
        return replace(self, first=first, last=last, _known={})

    def measure(self, name: str, subject: Subject) -> Result:
        """The metric of that name; missing where there is none, or where the audience may not."""
        key = (name, subject)
        if key not in self._known:
            found = self.metrics.get(name)
            self._known[key] = (
                self._permitted(found, found.of(self, subject))
                if found
                else Result(name=name, subject=subject, missing=f"there is no metric {name}")
            )
        result: Result = self._known[key]
        return result

    def may_see(self, found: Metric) -> bool:
        """Whether the audience may see a metric of whomever."""
        return self.audience is None or _rank(found.class_) <= _rank(self.audience)

    def _permitted(self, found: Metric, result: Result) -> Result:
        """Without its value where the audience may not see it.

        An aggregate over three people or more may be seen by members, counts of them by everybody;
        but not one that, taken from another, would leave one or two people. What rests on sealed
        values is told once, as it stood on the last day of its program.
        """
        if self.may_see(found):
            return result
        facts = self._settled(result.subject) if found.class_ == "sealed" else self
        told = found.of(facts, result.subject) if facts and result.subject else Result()
        wide = self.audience != "public" or found.unit is Unit.COUNT
        if facts and wide and is_many(told.people) and not facts.solvable(found, told):
            return _aggregate(told)
        return Result(
            name=result.name, subject=result.subject, unit=result.unit, formula=result.formula,
            missing=_("not for {audience}", audience=_(str(self.audience))), withheld=True,
        )  # fmt: skip

    def _settled(self, subject: Subject | None) -> Facts | None:
        """The facts as of the last day of the subject's program; None before that day."""
        last = settled_on(self.situation.workspace, subject)
        if last is None or self.day < last:
            return None
        then = Situation(self.situation.workspace, self.situation.history, last)
        return self.once(("settled", last), lambda: Facts(situation=then, metrics=self.metrics))

    def solvable(self, found: Metric, result: Result) -> bool:
        """Whether the number of a person or pairing beside that of its program tells too much."""
        subject = result.subject
        if subject is None or subject.kind == "program" or found.composite:
            return False  # the parts of a score are judged one by one
        space = self.situation.workspace
        programs = {pairing.program for pairing in pairings_of(space, subject)}
        if len(programs) != 1:
            return True
        whole, *others = (
            self._people(found, each) for each in alike(space, subject, programs.pop())
        )
        return tells_few(result.people, whole, others)

    def _people(self, found: Metric, subject: Subject) -> frozenset[str]:
        key = ("people", found.name, subject)
        if key not in self._known:
            self._known[key] = found.of(self, subject).people
        known: frozenset[str] = self._known[key]
        return known


def _aggregate(result: Result) -> Result:
    """The number without what it was made from, and its parts only where they are of many."""
    parts = tuple(_aggregate(part) for part in result.parts if is_many(part.people))
    return replace(result, parts=parts, inputs=(), excluded=())


def _rank(class_: Class) -> int:
    return CLASSES.index(class_)
