"""The values that somebody's home is made of, beside those of their page and their pairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mentorship.publication.parts import Duty


class Ahead(NamedTuple):
    """Something that is planned: its day, the time of it in words, what, and its page."""

    day: date
    time: str
    title: str
    path: str | None


class LevelView(NamedTuple):
    """A level of the career path: what it means, and what leads to the next one."""

    number: int
    title: str
    means: str
    next: str


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """What a person's home shows beside what their own page does.

    `person` is the address of their page, `also` words that tell them from others of their name.
    `escalated` is overdue for so long that they are told; `programs` are those they own, by id.
    """

    id: str
    name: str
    path: str
    person: str
    also: str
    newcomer: bool
    ahead: tuple[Ahead, ...]
    escalated: tuple[Duty, ...]
    programs: tuple[str, ...]
    in_office: bool
