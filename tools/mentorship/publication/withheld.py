"""Files that are not published because of a finding, and the workspace without them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from mentorship.check import rules
from mentorship.findings import Finding, Severity
from mentorship.workspace.workspace import Workspace

_FAMILIES = frozenset({"reading", "identity", "privacy", "surveys"})
_INDEXES = ("people", "profiles", "records", "teams", "programs", "pairings", "approvals")
_LISTS = ("applications", "decisions", "events", "logs", "answers", "tallies", "handbooks")


def withheld(findings: Iterable[Finding]) -> Mapping[str, str]:
    """Path and code of each file that an error of reading, identity, privacy or surveys keeps back.

    Other errors say that something is wrong, not that it is unsafe to show.
    """
    return {
        finding.place.path: finding.code
        for finding in findings
        if finding.severity is Severity.ERROR
        and finding.code in rules()
        and rules()[finding.code].family in _FAMILIES
    }


def without(workspace: Workspace, paths: Container[str]) -> Workspace:
    """The workspace without the documents at these paths; the settings always stay."""
    kept: dict[str, Any] = {
        name: {
            i: entity for i, entity in getattr(workspace, name).items() if entity.path not in paths
        }
        for name in _INDEXES
    }
    kept |= {
        name: tuple(item for item in getattr(workspace, name) if item.path not in paths)
        for name in _LISTS
    }
    return replace(workspace, **kept)
