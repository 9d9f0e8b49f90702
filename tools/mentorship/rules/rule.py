"""What a rule is: a code, a severity, an explanation, and a function that yields what is wrong."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mentorship.findings import Finding, Place, Related, Severity
from mentorship.history.facts import History
from mentorship.workspace.workspace import Workspace


class Issue(NamedTuple):
    """What a rule yields: a place and words; the engine adds code, severity and order."""

    place: Place
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    subject: str = ""


Issues = Iterator[Issue]


class Subject(NamedTuple):
    """What rules judge: the files and what git says about them; no clock."""

    workspace: Workspace
    history: History


@dataclass(frozen=True)
class Rule:
    """A rule, or a code that reading itself reports (`check` is None).

    `doc` is the rule's page: a sentence, then paragraphs that begin with `Why:`, `Mend:`, `Bad:`
    and `Good:`.
    """

    code: str
    severity: Severity
    doc: str
    module: str
    check: Callable[[Subject], Issues] | None = None

    @property
    def family(self) -> str:
        """The module's name: reading, identity, references ..."""
        return self.module.rsplit(".", 1)[-1]

    @property
    def summary(self) -> str:
        """The first sentence of the explanation."""
        return self.doc.split("\n\n", 1)[0].replace("\n", " ")

    def finding(self, issue: Issue) -> Finding:
        """An issue with the rule's code and severity."""
        place, message, hint, related, subject = issue
        return Finding(self.code, self.severity, place, message, hint, related, subject)


def rule(code: str, severity: str) -> Callable[[Callable[[Subject], Issues]], Rule]:
    """Makes a rule of a generator whose docstring explains it."""

    def made(check: Callable[[Subject], Issues]) -> Rule:
        return Rule(code, Severity(severity), inspect.getdoc(check) or "", check.__module__, check)

    return made


def reported(code: str, severity: str, doc: str) -> Rule:
    """A code that reading or the engine reports by itself, explained here."""
    frame = inspect.currentframe()
    module = frame.f_back.f_globals["__name__"] if frame and frame.f_back else ""
    return Rule(code, Severity(severity), inspect.cleandoc(doc), module)
