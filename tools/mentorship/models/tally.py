"""Counts of answers to one round of a survey: `programs/<program>/tallies/<survey>-r<n>.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import (
    Field,
    PlainSerializer,
    PlainValidator,
    Strict,
    WithJsonSchema,
    model_validator,
)

from mentorship.models.entity import Entity
from mentorship.models.fields import Day, Key, Model, Ref, field

LEAST_RESPONDENTS = 3
"""Counts of fewer different people could tell what one of them answered."""

By = Literal["whole", "track", "mentor"]

_COUNT = re.compile(r"([0-9]{1,6})(?: or ([0-9]{1,6}))? of ([0-9]{1,6})")
_NAME = re.compile(r"(.+)-r([1-9][0-9]{0,3})", re.DOTALL)


class Agreed(NamedTuple):
    """How many of `of` answers agree: from `least` to `most`.

    All and all but one are told as one, and so are none and one: what everybody answered would be
    what each of them did. Any other number is told as it is.
    """

    least: int
    most: int
    of: int

    @classmethod
    def told(cls, agree: int, of: int) -> Agreed:
        """What may be told of `agree` of `of` answers, of which there are three or more."""
        if agree <= 1:
            return cls(0, 1, of)
        return cls(of - 1, of, of) if agree >= of - 1 else cls(agree, agree, of)

    @classmethod
    def parse(cls, value: object) -> Agreed:
        """Reads `10 of 12`, `11 or 12 of 12`; ValueError for what would tell too much."""
        match = _COUNT.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            raise ValueError("is no count; write it as in 10 of 12, or 11 or 12 of 12")
        least, of = int(match[1]), int(match[3])
        read = cls(least, int(match[2] or least), of)
        if of < LEAST_RESPONDENTS:
            raise ValueError(f"counts fewer than {LEAST_RESPONDENTS} answers, which nobody may see")
        right = cls.told(min(least, of), of)
        if read != right:
            raise ValueError(f"is not what may be told; write {right}")
        return read

    def __str__(self) -> str:
        if self.least == self.most:
            return f"{self.least} of {self.of}"
        between = "or" if self.most == self.least + 1 else "to"
        return f"{self.least} {between} {self.most} of {self.of}"


AgreedField = Annotated[
    Agreed,
    PlainValidator(Agreed.parse),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["10 of 12"], "x-type": "count of answers"}),
]


def mark_of(pairing: str, answer: str) -> str:
    """What stands in a tally for an answer: made of the pairing and of the file's name without its
    endings, which stay as they are whatever else changes."""
    return f"a-{sha256(f'{pairing}/{answer}'.encode()).hexdigest()[:12]}"


Mark = Annotated[str, Strict(), Field(pattern=r"^a-[0-9a-f]{12}$")]


class Opened(Model):
    """In which days the rounds opened whose answers are counted."""

    from_: Day = field("First day.", "2026-04-12", alias="from")
    to: Day = field("Last day.", "2026-06-10")


class Group(Model):
    """Respondents counted together; no answer is in two groups."""

    name: Ref | None = field(
        "The track, or the mentor; without it everybody, or all who are in no other group.",
        "graduate",
        default=None,
    )
    respondents: Annotated[int, Strict(), Field(ge=LEAST_RESPONDENTS, le=1_000_000)] = field(
        "How many people answered.", 12
    )
    agree: Mapping[Key, AgreedField] = field(
        "Per question, how many answers are 4 or 5 of 5.", {"on-time": "10 of 12"}
    )


class Tally(Entity):
    """Counts of the answers to a round of a survey, written once, when the round has closed."""

    opened: Opened = field("In which days the rounds opened.")
    counted: Day = field("The day as of which the answers were counted.", "2026-06-15")
    by: By = field("What the groups are.", "whole", default="whole")
    groups: tuple[Group, ...] = field("The counts.", default=())
    answers: tuple[Mark, ...] = field(
        "Which answers were counted, so that none is ever counted again: `a-` and 12 hex digits of "
        "the SHA-256 of `<pairing>/<name of the file without its endings>`.",
        ("a-5f3a9c21b0d4",),
        default=(),
    )

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        """Refuses what no counting can give; ValueError says what."""
        first, last = self.opened.from_, self.opened.to
        if not first <= last or not first < self.counted:
            raise ValueError(f"the days {first}, {last} and {self.counted} are not in order")
        names = [group.name for group in self.groups]
        if len(set(names)) < len(names):
            raise ValueError("two groups have the same name, or none")
        if self.by == "whole" and names not in ([], [None]):
            raise ValueError("a tally of the whole has one group, without a name")
        return self

    _program: ClassVar[str] = ""

    @property
    def program(self) -> str:
        """Id of the program, from the path."""
        return self._program

    @property
    def survey(self) -> str:
        """Id of the survey, from the file name; empty where the name has no round."""
        match = _NAME.fullmatch(self.id)
        return match[1] if match else ""

    @property
    def round(self) -> int:
        """Number of the round, from the file name; 0 where it has none."""
        match = _NAME.fullmatch(self.id)
        return int(match[2]) if match else 0

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which its rounds opened."""
        return self.opened.from_, self.opened.to

    @property
    def excess(self) -> str:
        """What is more than the answers it names can give; empty where they can.

        Each respondent gave an answer or more, and an answer says something to a question once.
        """
        answers = len(set(self.answers))
        people = sum(group.respondents for group in self.groups)
        if answers and people > answers:
            return f"{people} respondents have given {answers} answers"
        for question in sorted({question for group in self.groups for question in group.agree}):
            of = sum(group.agree[question].of for group in self.groups if question in group.agree)
            if answers and of > answers:
                return f"{question}: {of} of {answers} answers"
        return ""

    def made_in(self, program: str) -> None:
        """Called once by the loader: what the path says."""
        vars(self).update(_program=program)
