"""What an issue form asks: fields in order, each with the label under which the answer comes."""

from __future__ import annotations

from typing import Literal, NamedTuple

LABEL = "intake"
"""The label that GitHub puts on an issue made with a form, if the repository has it."""

Control = Literal["input", "dropdown", "textarea"]
Kind = Literal["text", "day"]


class Field(NamedTuple):
    """One question. `id` is the name in links that fill it in, `label` what people read.

    A form has one `textarea` at most, as its last field: whatever stands in it, lines that look
    like another label among them, is its answer. A `day` is written 2026-02-10.
    """

    id: str
    label: str
    help: str
    required: bool = False
    control: Control = "input"
    options: tuple[str, ...] = ()
    example: str = ""
    kind: Kind = "text"


class Form(NamedTuple):
    """An issue form: `.github/ISSUE_TEMPLATE/<id>.yml`."""

    id: str
    title: str
    description: str
    fields: tuple[Field, ...]

    @property
    def path(self) -> str:
        """Where GitHub looks for it."""
        return f".github/ISSUE_TEMPLATE/{self.id}.yml"
