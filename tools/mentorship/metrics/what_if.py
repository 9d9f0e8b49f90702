"""Whose score, and who holds which badge, were other rules in force: two readings side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from mentorship.metrics.metric import Facts
from mentorship.metrics.recognition.standings import held
from mentorship.metrics.result import Result, Role, Subject
from mentorship.obligations.situation import Situation

SCORES = ("mentor-score", "mentee-score", "pairing-score", "job-score")
"""What is looked at; for audiences that may not see a score it is left out."""

_NOTHING = Decimal(0)
_ROLES: Mapping[str, Role] = {"mentor-score": "mentor", "mentee-score": "mentee"}


class RuleChange(NamedTuple):
    """A key of a file with its two values as YAML, empty where it stands in one of them only."""

    path: str
    key: str
    before: str
    after: str


class PartChange(NamedTuple):
    """A part of a score under both rules, None where one of them has no such part."""

    name: str
    before: Result | None
    after: Result | None

    @property
    def moved(self) -> bool:
        """Whether its weight, its points or its being measured is another."""
        return _counted(self.before) != _counted(self.after)


class ScoreChange(NamedTuple):
    """A score that is another under the new rules, missing on one side where it comes or goes."""

    before: Result
    after: Result

    @property
    def subject(self) -> Subject:
        """Whose score it is."""
        return self.before.subject or self.after.subject or Subject("program", "")

    @property
    def difference(self) -> Decimal | None:
        """Points more, negative for less; None where the score comes or goes."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def parts(self) -> tuple[PartChange, ...]:
        """The parts that made the difference, in the order of the rules, new ones last."""
        old = {part.name: part for part in self.before.parts}
        new = {part.name: part for part in self.after.parts}
        both = (PartChange(n, old.get(n), new.get(n)) for n in dict.fromkeys((*old, *new)))
        return tuple(part for part in both if part.moved)


class Compared(NamedTuple):
    """The changes of one score, how many have it under either rules, and how many more there are
    that the audience may not see."""

    name: str
    changes: tuple[ScoreChange, ...]
    of: int
    withheld: int


class BadgeChange(NamedTuple):
    """A badge that somebody would hold and does not, or holds and would not."""

    program: str
    badge: str
    holder: str
    gained: bool


def compared(before: Facts, after: Facts, names: Collection[str]) -> tuple[Compared, ...]:
    """What becomes of each of these scores, largest differences first."""
    return tuple(_compared(before, after, name) for name in SCORES if name in names)


def badges_changed(before: Situation, after: Situation) -> tuple[BadgeChange, ...]:
    """Who would win or lose a badge, by program, badge and holder."""
    old, new = _held(before), _held(after)
    return tuple(sorted(
        BadgeChange(*each, gained=each in new) for each in old.symmetric_difference(new)
    ))  # fmt: skip


def given(part: Result | None, parts: Iterable[Result]) -> Decimal | None:
    """How many points of the score a part gives, None where it gives none because it is missing."""
    if part is None or part.points is None:
        return None
    found = [each for each in parts if each.points is not None]
    weight = sum((each.weight or _NOTHING for each in found), _NOTHING)
    return (part.weight or _NOTHING) * part.points / weight if weight else None


def _compared(before: Facts, after: Facts, name: str) -> Compared:
    pairs = [
        ScoreChange(before.measure(name, subject), after.measure(name, subject))
        for subject in _subjects(before, after, name)
    ]
    seen = [p for p in pairs if p.before.value is not None or p.after.value is not None]
    changes = [pair for pair in seen if pair.before.value != pair.after.value]
    withheld = sum(pair.before.withheld or pair.after.withheld for pair in pairs)
    return Compared(name, tuple(sorted(changes, key=_order)), len(seen), withheld)


def _order(change: ScoreChange) -> tuple[bool, Decimal, Subject]:
    """Scores that come or go first, then the largest difference."""
    difference = change.difference
    return difference is not None, -abs(difference or _NOTHING), change.subject


def _subjects(before: Facts, after: Facts, name: str) -> Iterator[Subject]:
    """Whom a score is about under either rules, in order."""
    space = after.situation.workspace
    pairings = space.pairings.values()
    if name == "pairing-score":
        yield from (Subject("pairing", pairing.id) for pairing in pairings)
    elif name == "job-score":
        yield from (Subject("person", person) for person in sorted(space.people))
    else:
        scored = _scored((before, after), name)
        for program, person in sorted({
            (pairing.program, person)
            for pairing in pairings
            for person in (pairing.mentors if name == "mentor-score" else pairing.mentees)
        }):  # fmt: skip
            if program in scored:
                yield Subject("person", person, _ROLES[name], program)


def _scored(both: Iterable[Facts], name: str) -> frozenset[str]:
    """The programs that give weights for the score of a role."""
    programs = [p for facts in both for p in facts.situation.workspace.programs.values()]
    mentors = name == "mentor-score"
    return frozenset(p.id for p in programs if (p.scoring.mentor if mentors else p.scoring.mentee))


def _counted(part: Result | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if part is None else (part.weight, part.points)


def _held(situation: Situation) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (program.id, standing.rule.recognition.badge, standing.holder)
        for program in situation.workspace.programs.values()
        for standing in held(situation, program)
    )
