"""What is wrong with a file that somebody asks for, in words for somebody who sees a form."""

from __future__ import annotations

from collections.abc import Mapping

from mentorship.findings import Finding
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.form import Form

_ASKED: Mapping[str, str] = {
    "date": "date", "minutes": "minutes", "format": "format", "covers": "covers", "next": "next",
    "submits": "item", "completes": "item", "links": "link", "track": "track",
}  # fmt: skip
"""The question that fills in a key of a file."""


def in_words(form: Form | None, draft: Draft, finding: Finding) -> str:
    """A finding for somebody who sees a form, not a file: which question, what, what instead."""
    lines = draft.text.split("\n") if draft.path == finding.place.path else []
    line = lines[finding.place.line - 1] if finding.place.line <= len(lines) else ""
    key = line.partition(":")[0]
    label = next((f.label for f in form.fields if f.id == _ASKED.get(key)), None) if form else None
    message = finding.message.removeprefix(f"{key}: ") if label else finding.message
    said = f"{message}; {finding.hint}" if finding.hint else message
    return f"**{label}**: {said}" if label else said
