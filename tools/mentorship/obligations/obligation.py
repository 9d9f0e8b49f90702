"""An obligation: somebody owes something by a day, how it stands, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from mentorship.findings import Place
from mentorship.language import _, n_
from mentorship.models.entity import Entity

Strength = Literal["claimed", "landed"]


class State(StrEnum):
    """How an obligation stands."""

    UPCOMING = "upcoming"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met-late"
    MISSED = "missed"
    BLOCKED = "blocked"
    PAUSED = "paused"
    WAIVED = "waived"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something, now or later."""
        return self in _OPEN

    @property
    def is_met(self) -> bool:
        """Whether it was done, in time or not."""
        return self in (State.MET, State.MET_LATE)


_OPEN = frozenset({State.UPCOMING, State.DUE_SOON, State.OVERDUE, State.BLOCKED})


class Spot(NamedTuple):
    """Something in a file: the value at a route of an entity, or a line that is known already.

    The place of a route is found when it is asked for, which reads that file once more.
    """

    entity: Entity | None
    route: tuple[str | int, ...] = ()
    line: int = 0  # 0 is not known yet
    column: int = 1
    file: str = ""  # where there is no entity

    @property
    def place(self) -> Place:
        """Path, line and column."""
        if self.entity is None or self.line:
            return Place(self.path, max(self.line, 1), self.column)
        return self.entity.place(*self.route)

    @property
    def path(self) -> str:
        """The file alone, at no cost."""
        return self.entity.path if self.entity else self.file


def spot(entity: Entity, *route: str | int) -> Spot:
    """The value at `route` in the file of `entity`."""
    return Spot(entity, route)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What met an obligation, and which day decided.

    `claimed` is the day the note or file gives, `landed` when that reached the main branch (None
    is unknown, or without meaning for this kind of file), `judged` the day compared with the due
    day, and `strength` says which of the two `judged` is.
    """

    claimed: date
    judged: date
    strength: Strength
    landed: datetime | None
    spot: Spot = field(compare=False, repr=False)

    @property
    def place(self) -> Place:
        """Where the key stands that says so."""
        return self.spot.place


def on_its_word(day: date, where: Spot) -> Evidence:
    """Evidence of a file that is never judged by its landing: acceptance, approval, answer ..."""
    return Evidence(day, day, "claimed", None, where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Somebody owes something by a day.

    `id` never changes: `<pairing>/<item>[/<step, window, round>][/<person>]`. `item` is the id of
    the course, task, step (`task/step`), extra, stage, cadence or survey, or the fixed word.
    `owners` are the people who owe it now (who owed it when it was due, once it is settled); one
    of them is enough. `about` is the mentee it is about, where each mentee has one of their own.
    `window` is the window or round. `due` None is owed without a day. `remind` are the days on
    which to remind, in order; `escalate` is the day on which `escalate_to` are told, the first of
    them first. `opened` is the first day on which it can be met, if there is one. `missed` is
    the day from which an unmet one counts as missed, if there is one. Of what has to
    be done several times, `done` of the `needed` times are done. `program` is empty for what
    belongs to no program.
    """

    id: str
    kind: str
    program: str
    pairing: str | None
    owners: tuple[str, ...]
    about: str | None
    item: str
    window: str | None
    title: str | Mapping[str, str]
    stage: str | None
    due: date | None
    remind: tuple[date, ...]
    escalate: date | None
    escalate_to: tuple[str, ...]
    state: State
    evidence: Evidence | None
    opened: date | None
    missed: date | None = None
    done: int = 0
    needed: int = 1
    spot: Spot = field(compare=False, repr=False)

    @property
    def place(self) -> Place:
        """Where it was agreed. Costs reading that file once more."""
        return self.spot.place

    @property
    def rated(self) -> bool:
        """Whether it belongs to the population of rates, once its day has come.

        Paused, waived, blocked ones do not, nor does what has no day, nor the plan, which is met
        without a day.
        """
        out = (State.PAUSED, State.WAIVED, State.BLOCKED)
        return self.due is not None and self.state not in out and self.kind != "plan"

    @property
    def order(self) -> tuple[date, str]:
        """Sort key: by due day, those without a day last, then by id."""
        return self.due or date.max, self.id

    def is_unmet(self, day: date) -> bool:
        """Whether it was due before `day` and not met by then, as far as is known today."""
        late = self.due is not None and self.due < day
        return late and self.rated and (self.evidence is None or self.evidence.judged > day)

    def is_overdue(self, day: date) -> bool:
        """Whether it was overdue on `day`, as far as is known today: unmet, and not missed yet."""
        return self.is_unmet(day) and (self.missed is None or day < self.missed)

    def days_left(self, today: date) -> int | None:
        """Calendar days from `today` to the due day, negative after it; None without a day."""
        return (self.due - today).days if self.due else None


def when(days: int | None) -> str:
    """A number of days left in words: `due in 5 days`, `due today`, `2 days overdue`."""
    if days is None:
        return _("no day")
    if days == 0:
        return _("due today")
    if days > 0:
        return n_("due in {n} day", "due in {n} days", days)
    return n_("{n} day overdue", "{n} days overdue", -days)
