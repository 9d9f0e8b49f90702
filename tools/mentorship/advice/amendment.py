"""What a piece of advice would change in the program.yml of the next cohort, said by names.

Names and not places: the next cohort's file is another one, which people may have edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from mentorship.models.fields import words
from mentorship.models.ids import LONGEST
from mentorship.values import PlanPlace


class Later(NamedTuple):
    """A task, or with `step` one of its steps, is due at a later place in the plan."""

    track: str
    task: str
    step: str
    due: PlanPlace

    def __str__(self) -> str:
        item = f"{self.task}/{self.step}" if self.step else self.task
        return f"{self.track}: {item} is due on {self.due}"


class InSteps(NamedTuple):
    """A task is owed in two steps, in place of all at once."""

    track: str
    task: str
    steps: tuple[tuple[str, PlanPlace], ...]

    def __str__(self) -> str:
        steps = ", ".join(f"{name} {place}" for name, place in self.steps)
        return f"{self.track}: {self.task} in steps ({steps})"


class NewTask(NamedTuple):
    """A task more in a stage."""

    track: str
    stage: str
    id: str
    title: str | Mapping[str, str]
    due: PlanPlace

    def __str__(self) -> str:
        return f"{self.track}: a task more, “{words(self.title, 'en')}”, due {self.due}"


class Weight(NamedTuple):
    """A part of the matching counts so much, and the others less, in proportion."""

    part: str
    weight: int

    def __str__(self) -> str:
        return f"matching: {self.part} counts {self.weight} of 100"


Amendment: TypeAlias = Later | InSteps | NewTask | Weight


def named_after(stem: str, suffix: str) -> str:
    """An id made of another one, cut where it would be too long."""
    return f"{stem[: LONGEST - len(suffix) - 1].rstrip('.-')}-{suffix}"


def touched(amendment: Amendment) -> tuple[str, ...]:
    """What an amendment changes: two that change the same are not made both."""
    if isinstance(amendment, Weight):
        return "matching", amendment.part
    if isinstance(amendment, NewTask):
        return amendment.track, amendment.id
    if isinstance(amendment, Later) and amendment.step:
        return amendment.track, amendment.task, amendment.step
    return amendment.track, amendment.task
