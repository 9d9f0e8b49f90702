"""What a change of files would bring: the workspace as it would be, and the findings new in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentorship.check import check, news
from mentorship.findings import Finding, MentorshipError, Severity
from mentorship.history.facts import History
from mentorship.rules.rule import Subject
from mentorship.scaffold.draft import Draft
from mentorship.workspace.loader import with_files
from mentorship.workspace.workspace import Workspace


def afterwards(workspace: Workspace, drafts: Iterable[Draft]) -> Workspace:
    """The workspace with these files written.

    Raises MentorshipError for a text that could not be read back.
    """
    after, findings = with_files(workspace, _texts(drafts))
    refused(findings)
    return after


def brought(workspace: Workspace, history: History, drafts: Iterable[Draft]) -> tuple[Finding, ...]:
    """What `check` will find with these files written that it does not find without them."""
    after, findings = with_files(workspace, _texts(drafts))
    before = check(Subject(workspace, history), ())
    return news(check(Subject(after, history), findings), before)


def stops(finding: Finding) -> bool:
    """Whether a file that brings this finding is not written.

    Somebody who is not eligible may be by a waiver that is yet to be written.
    """
    return finding.severity is Severity.ERROR and finding.code != "not-eligible"


def refused(findings: Sequence[Finding], *more: str) -> tuple[Finding, ...]:
    """Those that stop nothing. Raises MentorshipError for the first that does, or is of `more`."""
    for finding in findings:
        if stops(finding) or finding.code in more:
            hint = f"; {finding.hint}" if finding.hint else ""
            raise MentorshipError(f"nothing is written: {finding.message}{hint} [{finding.code}]")
    return tuple(findings)


def _texts(drafts: Iterable[Draft]) -> dict[str, str]:
    """What is written as text; a copy of a picture changes no finding."""
    return {draft.path: draft.text for draft in drafts if not draft.copy_of}
