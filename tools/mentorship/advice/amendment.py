"""What a piece of advice would change in the program.yml of the next cohort, said by names.

Names and not places: the next cohort's file is another one, which people may have edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from mentorship.language import _, spoken
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
        return _("{track}: {task} is due on {place}", track=self.track, task=item, place=self.due)


class InSteps(NamedTuple):
    """A task is owed in two steps, in place of all at once."""

    track: str
    task: str
    steps: tuple[tuple[str, PlanPlace], ...]

    def __str__(self) -> str:
        steps = _(", ").join(f"{name} {place}" for name, place in self.steps)
        return _("{track}: {task} in steps ({steps})", track=self.track, task=self.task,
                 steps=steps)  # fmt: skip


class NewTask(NamedTuple):
    """A task more in a stage."""

    track: str
    stage: str
    id: str
    title: str | Mapping[str, str]
    due: PlanPlace

    def __str__(self) -> str:
        return _("{track}: a task more, “{title}”, due {place}", track=self.track,
                 title=words(self.title, spoken()), place=self.due)  # fmt: skip


class Weight(NamedTuple):
    """A part of the matching counts so much, and the others less, in proportion."""

    part: str
    weight: int

    def __str__(self) -> str:
        return _("matching: {part} counts {n} of 100", part=self.part, n=self.weight)


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
