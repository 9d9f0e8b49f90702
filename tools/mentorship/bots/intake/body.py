"""The text of an issue made with a form, read back into answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mentorship.findings import shown
from mentorship.scaffold.form import Field, Form

EMPTY = frozenset({"", "_No response_", "None"})
"""What GitHub writes for a question that was left open."""

_LONGEST = 200  # characters of an answer of one line
_LONGEST_TEXT = 60_000


class Answers(NamedTuple):
    """Answers by id of the field, those left open not among them, and what is wrong in words."""

    given: Mapping[str, str]
    problems: tuple[str, ...]

    def get(self, field: str) -> str | None:
        """The answer, None where the question was left open."""
        return self.given.get(field)


def read(form: Form, text: str) -> Answers:
    """The answers in the text of an issue: `### Label`, an empty line, the answer."""
    sections, problems = _sections(form, text.replace("\r\n", "\n").replace("\r", "\n"))
    given: dict[str, str] = {}
    for field in form.fields:
        answer = sections.get(field.id, "").strip()
        if answer not in EMPTY:
            given[field.id] = answer
    wrong = [*problems, *(said for field in form.fields for said in _wrong(field, given))]
    return Answers(given, tuple(wrong))


def _sections(form: Form, text: str) -> tuple[dict[str, str], list[str]]:
    """The text under each label. Below the label of the text area everything is its answer."""
    labels = {f"### {field.label}": field for field in form.fields}
    found: dict[str, list[str]] = {}
    problems: list[str] = []
    lines: list[str] | None = None
    area = False
    for line in text.split("\n"):
        field = None if area else labels.get(line.rstrip())
        if field is not None:
            if field.id in found:
                problems.append(f"**{field.label}** is there twice")
            lines = found.setdefault(field.id, [])
            area = field.control == "textarea"
        elif line.startswith("### ") and not area:
            problems.append(f"the form has no question {shown(line[4:64].strip())!r}")
            lines = []
        elif lines is not None:
            lines.append(line)
        elif line.strip():
            problems.append("there is text above the first question")
            lines = []
    return {name: "\n".join(kept) for name, kept in found.items()}, problems


def _wrong(field: Field, given: Mapping[str, str]) -> Iterator[str]:
    answer = given.get(field.id)
    longest = _LONGEST_TEXT if field.control == "textarea" else _LONGEST
    if answer is None:
        if field.required:
            yield f"**{field.label}** is missing"
    elif field.control != "textarea" and "\n" in answer:
        yield f"**{field.label}** has to be one line"
    elif len(answer) > longest:
        yield f"**{field.label}** is longer than {longest} characters"
    elif field.options and answer not in field.options:
        yield f"**{field.label}** has to be one of {', '.join(field.options)}"
    elif field.kind == "day" and day_in(answer) is None:
        yield f"**{field.label}**: {shown(answer)!r} is no day like 2026-02-10"


def day_in(answer: str) -> date | None:
    """The day that an answer names, None for one that does not exist or is written otherwise."""
    try:
        return date.fromisoformat(answer)
    except ValueError:
        return None
