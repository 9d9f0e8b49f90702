"""What happened: `logs/<pairing>/<date>-<slug>.md`, front matter and text."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, Strict, StringConstraints

from mentorship.models.entity import Entity
from mentorship.models.fields import (
    Day,
    Flag,
    Format,
    Model,
    Moment,
    Ref,
    Score,
    Text,
    Time,
    field,
)
from mentorship.models.program import NoteKind

Link = Annotated[
    str, StringConstraints(max_length=2000, pattern=r"^https?://[^\s/@:]+(:[0-9]+)?(/[^\s]*)?$")
]
MOST = 200
"""Entries of the longest list in a note."""

Minutes = Annotated[int, Strict(), Field(ge=0, le=24 * 60)]
Points = Annotated[int, Strict(), Field(ge=0, le=100)]
Verdict = Literal["accept", "revise", "reject"]


def _one_or_many(value: object) -> object:
    """`covers: craft` means `covers: [craft]`."""
    return [value] if isinstance(value, (str, int, Decimal)) else value


Refs = Annotated[tuple[Ref, ...], BeforeValidator(_one_or_many), Field(max_length=MOST)]


class Feedback(Model):
    """A mentor's answer to something handed in."""

    verdict: Verdict = field("Accepted, to be revised, or rejected.", "revise")
    quality: Points | None = field("How good, of 100.", 70, default=None)


class _Note(Entity):
    """What all notes share: text below the front matter, and a day in the file name."""

    _body: ClassVar[str] = ""
    _body_line: ClassVar[int] = 1

    @property
    def body(self) -> str:
        """The Markdown text below the front matter, as written."""
        return self._body

    @property
    def body_line(self) -> int:
        """Line of the file on which the text begins, from 1."""
        return self._body_line

    def written(self, body: str, line: int) -> None:
        """Called once by the loader: the text and where it begins."""
        vars(self).update(_body=body, _body_line=line)


class Log(_Note):
    """A note about a pairing, written by the pair."""

    kind: NoteKind = field("What the note is about.", "session")
    date: Day = field("The day it happened.", "2026-02-10")
    at: Time | None = field("Time of day, in the writer's zone.", "16:30", default=None)
    by: Ref | None = field("Writer.", "ada.okafor", default=None)
    present: Refs | None = field(
        "Who was there; without it the writer or first mentor, and all mentees.",
        ["ada.okafor", "lin.wei"],
        default=None,
    )
    for_: Refs | None = field(
        "Whom submits, completes, feedback and scores are about; required with several mentees.",
        ["lin.wei"],
        default=None,
        alias="for",
    )
    held: Flag = field(
        "`false`: did not take place; meets nothing, but the pair is not quiet.", True, default=True
    )
    minutes: Minutes | None = field("Length in minutes.", 50, default=None)
    format: Format | None = field("In which form.", "video", default=None)
    covers: Refs = field("Core points talked about.", ["craft"], default=())
    completes: Refs = field("Courses and extras completed.", ["values"], default=())
    exam: Mapping[str, Points] = field(
        "Results of course exams, of 100.", {"values": 72}, default={}, max_length=MOST
    )
    submits: Refs = field("Tasks handed in; a step as task/step.", ["interviews"], default=())
    links: tuple[Link, ...] = field(
        "What was handed in: documents, pull requests.",
        ["https://example.org/doc"],
        default=(),
        max_length=MOST,
    )
    feedback: Mapping[str, Feedback] = field(
        "Answers to what was handed in.",
        {"interviews": {"verdict": "revise", "quality": 70}},
        default={},
        max_length=MOST,
    )
    scores: Mapping[str, Score] = field(
        "Points per skill in an assessment, per criterion in a defence, of 100.",
        {"python": 85},
        default={},
        max_length=MOST,
    )
    panel: Refs = field("Who sat on the panel of a defence.", ["grace.lindqvist"], default=())
    verdict: Literal["pass", "conditional", "fail"] | None = field(
        "Verdict of the panel.", "pass", default=None
    )
    next: Moment | None = field("The next meeting.", "2026-03-10 10:00", default=None)
    lesson: Text | None = field(
        "One line worth keeping; becomes a knowledge-base entry.",
        "Alert on symptoms, not causes",
        default=None,
    )
    topics: Refs = field(
        "Topics of the knowledge base that the lesson and the text belong to.",
        ["incident-response"],
        default=(),
    )
    class_: Literal["pair", "members", "public"] = field(
        "Who may read the text.", "pair", default="pair", alias="class"
    )
    ignore: Mapping[str, Text | None] = field(
        "Findings to ignore in this note, each with a reason.",
        {"out-of-order": "written up later"},
        default={},
    )

    _pairing: ClassVar[str] = ""

    @property
    def pairing(self) -> str:
        """Id of the pairing, from the path."""
        return self._pairing

    def about(self, pairing: str) -> None:
        """Called once by the loader: what the path says."""
        vars(self).update(_pairing=pairing)


class Event(_Note):
    """An event of a whole cohort: `programs/<program>/events/<date>-<slug>.md`."""

    event: Ref | None = field(
        "Which planned event, of `events` in program.yml.", "review-round", default=None
    )
    title: Text | None = field("What it was.", "Kick-off", default=None)
    date: Day = field("The day it happened.", "2026-01-12")
    at: Time | None = field("Time of day, in the organisation's zone.", "10:00", default=None)
    present: Refs = field("Who was there.", ["ada.okafor"], default=())
    minutes: Minutes | None = field("Length in minutes.", 90, default=None)
    lesson: Text | None = field("One line worth keeping.", default=None)
    class_: Literal["pair", "members", "public"] = field(
        "Who may read the text.", "members", default="members", alias="class"
    )

    _program: ClassVar[str] = ""

    @property
    def program(self) -> str:
        """Id of the program, from the path."""
        return self._program

    def held_in(self, program: str) -> None:
        """Called once by the loader: what the path says."""
        vars(self).update(_program=program)
