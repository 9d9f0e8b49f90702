"""What a change of files would bring: the workspace as it would be, and the findings new in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from mentorship.check import check, news, rules
from mentorship.findings import Finding, MentorshipError, Severity
from mentorship.history.facts import History
from mentorship.models.kinds import kind_of
from mentorship.rules.rule import Subject
from mentorship.scaffold.draft import Draft
from mentorship.text.document import parse
from mentorship.text.problem import Problem
from mentorship.workspace.schema import validated
from mentorship.workspace.workspace import Workspace

_FAMILIES = frozenset({"eligibility", "pairings", "people", "plans", "references", "templates"})


def afterwards(workspace: Workspace, drafts: Sequence[Draft]) -> Workspace:
    """The workspace with these pairings and programs written.

    Raises MentorshipError for a text that could not be read back.
    """
    indexes: dict[str, dict[str, Any]] = {
        "pairing": dict(workspace.pairings),
        "program": dict(workspace.programs),
    }
    for draft in drafts:
        named = kind_of(draft.path)
        if named is None or named.kind.name not in indexes:
            raise MentorshipError(f"{draft.path} is no pairing and no program")
        try:
            document = parse(draft.path, draft.text.encode())
        except Problem as problem:
            raise MentorshipError(f"{draft.path} is not written: {problem.message}") from None
        entity, findings = validated(named.kind, document)
        if entity is None:
            raise MentorshipError(f"{draft.path} is not written: {findings[0].message}")
        entity.bound(document, named.id)
        indexes[named.kind.name][named.id] = entity
    pairings = dict(sorted(indexes["pairing"].items()))
    return replace(workspace, pairings=pairings, programs=indexes["program"])


def brought(before: Workspace, after: Workspace) -> tuple[Finding, ...]:
    """What the rules about programs, people and pairings say of `after` and not of `before`."""
    return news(_findings(after), _findings(before))


def refused(findings: Sequence[Finding], *more: str) -> tuple[Finding, ...]:
    """Those that are no errors. Raises MentorshipError for the first error, or code of `more`.

    Somebody who is not eligible may be by a waiver that is yet to be written.
    """
    for finding in findings:
        error = finding.severity is Severity.ERROR and finding.code != "not-eligible"
        if error or finding.code in more:
            hint = f"; {finding.hint}" if finding.hint else ""
            raise MentorshipError(f"nothing is written: {finding.message}{hint} [{finding.code}]")
    return tuple(findings)


def _findings(workspace: Workspace) -> tuple[Finding, ...]:
    chosen = [rule for rule in rules().values() if rule.family in _FAMILIES]
    return check(Subject(workspace, History.absent()), (), chosen)
