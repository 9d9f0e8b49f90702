"""What a piece of advice is, and what its rules look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from mentorship.advice.amendment import Amendment
from mentorship.metrics.evaluation.figure import Figure
from mentorship.metrics.metric import Class, Facts
from mentorship.metrics.result import Subject
from mentorship.models.fields import Words, words
from mentorship.models.program import Program
from mentorship.obligations.situation import Situation

AboutKind = Literal["course", "task", "mentor", "trait", "practice"]
Sure = Literal["suggests", "weak"]


class About(NamedTuple):
    """What a piece of advice is about."""

    kind: AboutKind
    id: str
    title: str


class Evidence(NamedTuple):
    """A figure that advice rests on, and the section of the report in which it stands too.

    Without a section it stands in no report, so only the office may read it.
    """

    figure: Figure
    section: str = ""


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Something that could be done better, in the next cohort or now.

    `says` is for everybody in `readers`; `because` tells how it was computed, to the office.
    `sure` is `suggests` where an interval says so, `weak` where a figure has no cases; `beside`
    says what its figures are compared with. `refuted` says what would show that it is wrong.
    `amendments` change the next cohort's program.yml, `commands` do something now.
    """

    code: str
    about: About
    says: str
    evidence: tuple[Evidence, ...]
    because: tuple[str, ...]
    refuted: str
    readers: Class
    sure: Sure = "suggests"
    beside: str = "the others"
    amendments: tuple[Amendment, ...] = ()
    commands: tuple[str, ...] = ()


class TooFew(str):
    """Why nothing is said where there are too few cases; of many such things only a count is
    shown."""

    __slots__ = ()


class Unsaid(NamedTuple):
    """What a rule looked at without saying anything, and why: too few, or nothing to see."""

    code: str
    what: str
    why: str


Found: TypeAlias = Iterable[Advice | Unsaid]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What the rules look at: a program as of a day, and the cohort before it, if there is one.

    The facts are the office's; who may read what follows from them is decided afterwards.
    """

    facts: Facts
    program: Program
    before: Program | None

    @property
    def situation(self) -> Situation:
        """The files, the history and the day."""
        return self.facts.situation

    @cached_property
    def subject(self) -> Subject:
        """The whole program."""
        return Subject("program", self.program.id)

    def said(self, title: Words | None) -> str:
        """A text of the program in the organisation's first language."""
        return words(title, self.situation.workspace.settings.languages[0])

    def name(self, person: str) -> str:
        """What a person is called."""
        return self.situation.workspace.name_of(person)


@dataclass(frozen=True)
class AdviceRule:
    """A rule that may have something to advise; `readers` is the widest class that may read it."""

    code: str
    title: str
    readers: Class
    module: str
    find: Callable[[Ground], Found]


def advises(
    code: str, title: str, readers: Class
) -> Callable[[Callable[[Ground], Found]], AdviceRule]:
    """Makes a rule of a function; its module holds its limits, each with its reason."""

    def made(find: Callable[[Ground], Found]) -> AdviceRule:
        return AdviceRule(code, title, readers, find.__module__, find)

    return made
