"""What if: somebody more, somebody less, or room for more or fewer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from mentorship.findings import MentorshipError, shown
from mentorship.metrics.result import Role
from mentorship.workspace.workspace import Workspace

_ADD = re.compile(r"add:([^:=]+):(mentor|mentee)")
_REMOVE = re.compile(r"remove:([^:=]+)")
_CAPACITY = re.compile(r"capacity:([^:=]+)=([0-9]{1,4})")


class Change(NamedTuple):
    """One thing that might be otherwise; `capacity` counts all mentees, those of now included."""

    kind: Literal["add", "remove", "capacity"]
    person: str
    role: Role | None = None
    capacity: int | None = None

    @classmethod
    def parse(cls, text: str) -> Change:
        """Reads `add:ID:mentor`, `remove:ID` or `capacity:ID=N`; ValueError says what is right."""
        if match := _ADD.fullmatch(text):
            return cls("add", match[1], "mentor" if match[2] == "mentor" else "mentee")
        if match := _REMOVE.fullmatch(text):
            return cls("remove", match[1])
        if match := _CAPACITY.fullmatch(text):
            return cls("capacity", match[1], capacity=int(match[2]))
        raise ValueError(
            "write add:ID:mentor, add:ID:mentee, remove:ID or capacity:ID=N with N from 0 on"
        )

    def __str__(self) -> str:
        if self.kind == "capacity":
            return f"capacity:{self.person}={self.capacity}"
        return f"{self.kind}:{self.person}" + (f":{self.role}" if self.role else "")


class Changes(NamedTuple):
    """Everything that is otherwise; of two changes of the same thing the last counts."""

    changes: tuple[Change, ...] = ()

    def adds(self, person: str, role: Role) -> bool:
        """Whether the person is added in this role."""
        return any((c.kind, c.person, c.role) == ("add", person, role) for c in self.changes)

    def removes(self, person: str) -> bool:
        """Whether the person is taken out, in every role."""
        return any((c.kind, c.person) == ("remove", person) for c in self.changes)

    def capacity(self, person: str) -> int | None:
        """The capacity given to a person, None where it stays."""
        given = (c.capacity for c in reversed(self.changes) if c.person == person)
        return next((capacity for capacity in given if capacity is not None), None)

    @property
    def added(self) -> tuple[tuple[str, Role], ...]:
        """Who is added, in which role."""
        return tuple((c.person, c.role) for c in self.changes if c.kind == "add" and c.role)


NO_CHANGES = Changes()


def refuse_unknown(space: Workspace, changes: Iterable[Change], present: Iterable[str]) -> None:
    """MentorshipError for a change of somebody there is not, or who has not applied."""
    applied = frozenset(present)
    for change in changes:
        if change.person not in space.people:
            raise MentorshipError(f"{change}: there is no person {shown(change.person)!r}")
        if change.kind != "add" and change.person not in applied:
            raise MentorshipError(f"{change}: {change.person} has not applied to this program")
