"""Whether a file that somebody asks for may be written: read and checked as if it were there."""

from __future__ import annotations

from collections.abc import Mapping

from mentorship.check import check, news
from mentorship.findings import Finding, Severity
from mentorship.history.facts import History
from mentorship.rules.rule import Subject
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.form import Form
from mentorship.workspace.loader import load
from mentorship.workspace.tree import Overlaid, Tree

_ASKED: Mapping[str, str] = {
    "date": "date", "minutes": "minutes", "format": "format", "covers": "covers", "next": "next",
    "submits": "item", "completes": "item", "links": "link", "track": "track",
}  # fmt: skip
"""The question that fills in a key of a file."""


def findings_with(tree: Tree, history: History, draft: Draft) -> tuple[Finding, ...]:
    """What `check` finds with the file written that it does not find without it."""
    changed = Overlaid(tree, {draft.path: draft.text})
    return news(_found(changed, history), _found(tree, history))


def stops(finding: Finding) -> bool:
    """Whether a file with this finding is not written."""
    return finding.severity is Severity.ERROR


def in_words(form: Form | None, draft: Draft, finding: Finding) -> str:
    """A finding for somebody who sees a form, not a file: which question, what, what instead."""
    lines = draft.text.split("\n") if draft.path == finding.place.path else []
    line = lines[finding.place.line - 1] if finding.place.line <= len(lines) else ""
    key = line.partition(":")[0]
    label = next((f.label for f in form.fields if f.id == _ASKED.get(key)), None) if form else None
    message = finding.message.removeprefix(f"{key}: ") if label else finding.message
    said = f"{message}; {finding.hint}" if finding.hint else message
    return f"**{label}**: {said}" if label else said


def _found(tree: Tree, history: History) -> tuple[Finding, ...]:
    workspace, read = load(tree)
    return check(Subject(workspace, history), read)
