"""What a metric says: a value or why there is none, its parts, and the lines it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal, NamedTuple, overload

from mentorship.findings import Place
from mentorship.language import N_, _
from mentorship.obligations.obligation import Spot
from mentorship.values import Percent, rounded

SubjectKind = Literal["program", "person", "pairing"]
Role = Literal["mentor", "mentee"]

_AS: Mapping[Role, str] = {"mentor": N_("{id} as mentor"), "mentee": N_("{id} as mentee")}
_IN: Mapping[Role | None, str] = {
    None: N_("{id} in {program}"),
    "mentor": N_("{id} as mentor in {program}"),
    "mentee": N_("{id} as mentee in {program}"),
}


class Subject(NamedTuple):
    """What a number is about. A person has a role; `program` narrows to one program."""

    kind: SubjectKind
    id: str
    role: Role | None = None
    program: str | None = None

    def __str__(self) -> str:
        if self.program is None:
            said = _(_AS[self.role]) if self.role else "{id}"
        else:
            said = _(_IN[self.role])
        return said.format(id=self.id, program=self.program)


class Unit(StrEnum):
    """How a value is meant. Rates, shares and growth are fractions: 0.2 is 20 %."""

    RATE = "rate"  # hits of n cases, from 0 to 1; has an interval
    SHARE = "share"  # of something that is known whole, from 0 to 1
    GROWTH = "growth"  # relative change, may be negative
    COUNT = "count"
    HOURS = "hours"
    POINTS = "points"  # from 0 to 100

    def shown(self, value: Decimal) -> str:
        """A value for people, rounded half up: `67 %`, `+21.4 %`, `3`, `12.5 h`, `80.0`."""
        if self in (Unit.RATE, Unit.SHARE):
            return f"{rounded(value * 100)} %"
        if self is Unit.GROWTH:
            percent = rounded(value * 100, 1)
            return f"{'+' if percent > 0 else ''}{percent} %"
        if self is Unit.COUNT:
            return f"{value.normalize():f}"
        said = f"{rounded(value, 1)}"
        return _("{n} h", n=said) if self is Unit.HOURS else said

    def quantity(self, written: Decimal | Percent) -> Decimal:
        """What a program writes, in this unit: 20% of a rate is 0.2, of points it is 20."""
        if not isinstance(written, Percent):
            return written
        return written.points if self is Unit.POINTS else written.fraction


class Input(NamedTuple):
    """A fact that went into a value: what it is, what it says, and where that is written."""

    what: str
    value: str
    spot: Spot

    @property
    def place(self) -> Place:
        """Path, line and column; found when asked, because that reads the file once more."""
        return self.spot.place


class Lines(Sequence[Input]):
    """The lines of a receipt, made only when somebody reads them: most numbers are just shown."""

    def __init__(self, make: Callable[[], Iterable[Input]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[Input, ...]:
        return tuple(self._make())

    @overload
    def __getitem__(self, index: int) -> Input: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Input]: ...

    def __getitem__(self, index: int | slice) -> Input | Sequence[Input]:
        return self._made[index]

    def __len__(self) -> int:
        return len(self._made)


class Excluded(NamedTuple):
    """Something that was left out, and why."""

    what: str
    why: str


class Interval(NamedTuple):
    """The range in which the rate of a large number of such cases lies, with 95 % confidence."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, kw_only=True)
class Result:
    """A value with its reasons. `value` None is missing, and `missing` says why.

    `n` is the number of cases behind it, `people` whose data it tells. In a score, `weight` and
    `points` (0 to 100) are those of a part, and `measured` is the share of the weight that could
    be measured. `between` are the least and the most hits of a rate that is told as a range, whose
    middle is the value: then nobody knows how many there are. `withheld` is missing only for the
    audience that it was computed for. Values are exact to the 28 digits of the decimal context;
    only display rounds.
    """

    name: str = ""
    subject: Subject | None = None
    unit: Unit = Unit.RATE
    value: Decimal | None = None
    missing: str = ""
    n: int = 0
    interval: Interval | None = None
    formula: str = ""
    parts: tuple[Result, ...] = ()
    inputs: Sequence[Input] = ()
    excluded: tuple[Excluded, ...] = ()
    people: frozenset[str] = frozenset()
    weight: Decimal | None = None
    points: Decimal | None = None
    measured: Decimal | None = None
    withheld: bool = False
    between: tuple[int, int] | None = None

    @property
    def shown(self) -> str:
        """The value for people, `-` where it is missing."""
        return "-" if self.value is None else self.unit.shown(self.value)


def changed(result: Result, **changes: object) -> Result:
    """The same but for some fields: `dataclasses.replace`, in a tenth of its time.

    Numbers are made by the hundred thousand where they are followed through the months.
    """
    made = object.__new__(Result)
    vars(made).update(vars(result), **changes)
    return made
