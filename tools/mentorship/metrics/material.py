"""What numbers are made from: the pairings and obligations of a subject in a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from mentorship.metrics.listed import Listed
from mentorship.metrics.result import Subject
from mentorship.metrics.subjects import Chosen, chosen, pairings_of, span_of
from mentorship.models.pairing import Pairing
from mentorship.obligations.actions import listed_on
from mentorship.obligations.calendar import earlier
from mentorship.obligations.obligation import Obligation
from mentorship.obligations.obligations import actions_as_of, obligations, obligations_of
from mentorship.obligations.situation import Situation
from mentorship.obligations.spans import Span
from mentorship.values import Duration
from mentorship.workspace.workspace import grouped

T = TypeVar("T")
Belongs = Callable[[Subject, Pairing, Obligation], bool]


@dataclass(frozen=True, eq=False, kw_only=True)
class Material:
    """The workspace, history and day, and which period was asked for.

    `first` and `last` replace the ends of the period that a subject has by default; what says how
    something stands says it as of `last`.
    """

    situation: Situation
    first: date | None = None
    last: date | None = None
    _known: dict[Any, Any] = field(default_factory=dict, repr=False)
    _listed: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def day(self) -> date:
        """The day as of which is said how something stands: the last of a period that was asked
        for and is over, else today."""
        return min(self.last or self.situation.today, self.situation.today)

    @cached_property
    def known_by(self) -> date:
        """By which day something must have happened to count: by `day` for what stood on it, which
        is asked without a first day; of a period with one, whatever became of it by today."""
        return self.situation.today if self.first else self.day

    def span(self, subject: Subject) -> Span:
        """The period of a subject: as asked for, or its own."""
        if self.first and self.last:
            return Span(self.first, self.last)
        own = span_of(self.situation, subject, self.day)
        return Span(self.first or own.first, self.last or own.last)

    def chosen(self, subject: Subject, months: int = 0) -> Chosen:
        """The subject's pairings of the period, and of so many months before."""
        return self.once(("chosen", subject, months), lambda: self._chosen(subject, months))

    def _chosen(self, subject: Subject, months: int) -> Chosen:
        span = self.span(subject)
        if months:
            first = earlier(span.first, Duration(months, "month"), self.situation.office)
            span = Span(first, span.last)
        return chosen(self.situation, self.pairings(subject), span, self.day)

    def pairings(self, subject: Subject) -> tuple[Pairing, ...]:
        """All pairings of a subject, whatever became of them, in order of id."""
        space = self.situation.workspace
        return self.for_all(("pairings", subject), lambda: pairings_of(space, subject))

    def for_all(self, key: Any, make: Callable[[], T]) -> T:
        """What `make` gives, which is asked once for these facts in whatever period."""
        if key not in self._listed:
            self._listed[key] = make()
        known: T = self._listed[key]
        return known

    def once(self, key: Any, make: Callable[[], T]) -> T:
        """What `make` gives, which is asked once for these facts."""
        if key not in self._known:
            self._known[key] = make()
        known: T = self._known[key]
        return known

    def owed(self, subject: Subject) -> tuple[Obligation, ...]:
        """What the subject itself owes by a day of the period, by pairing and day.

        Of a pairing what its people owe, of a person what they owe in pairings in their role.
        """
        return self._within(subject, _owes)

    def all_owed(self, subject: Subject) -> tuple[Obligation, ...]:
        """The same, whatever their day."""
        return self._list(subject, _owes, ()).all

    def due(self, subject: Subject, *kinds: str) -> tuple[Obligation, ...]:
        """The obligations of these kinds in the subject's pairings, due in the period.

        Of a mentee those they owe, and those about them or about nobody; of a mentor all, but the
        feedback that they owe themself.
        """
        return self._within(subject, _concerns, kinds)

    def all_of(self, subject: Subject, *kinds: str) -> tuple[Obligation, ...]:
        """The same, whatever their day."""
        return self._list(subject, _concerns, kinds).all

    def _within(
        self, subject: Subject, of: Belongs, kinds: tuple[str, ...] = ()
    ) -> tuple[Obligation, ...]:
        span = self.span(subject)
        found = self._list(subject, of, kinds).within(span)
        if kinds or self.known_by >= self.situation.today:
            return found
        moved = self._moved(subject)
        if not moved:
            return found
        kept = (o for o in found if o.kind != "action" or o.pairing not in moved)
        stood = (
            o
            for name in moved
            for o in self._actions(name)
            if o.due and o.due in span
            and (subject.kind == "program" or of(subject, self._pairing(name), o))
        )  # fmt: skip
        whole = subject.kind == "program"
        return tuple(sorted((*kept, *stood), key=lambda o: ("" if whole else o.pairing, *o.order)))

    def _moved(self, subject: Subject) -> tuple[str, ...]:
        """The pairings of which a later note lists an action that there was on the day before."""
        ranges = self.for_all(("actions", subject), lambda: tuple(self._listings(subject)))
        day = self.known_by
        return tuple(sorted({name for name, first, last in ranges if first <= day < last}))

    def _listings(self, subject: Subject) -> Iterator[tuple[str, date, date]]:
        """Pairing, first and last day on which each action is listed, where that was seen."""
        for pairing in self.pairings(subject):
            for each in obligations_of(self.situation, pairing):
                if each.kind == "action" and each.opened:
                    yield pairing.id, each.opened, listed_on(self.situation, each)

    def _actions(self, name: str) -> tuple[Obligation, ...]:
        day = self.known_by
        return self.once(
            ("actions", name), lambda: actions_as_of(self.situation, self._pairing(name), day)
        )

    def _pairing(self, name: str) -> Pairing:
        return self.situation.workspace.pairings[name]

    def _list(self, subject: Subject, of: Belongs, kinds: tuple[str, ...]) -> Listed:
        def listed() -> Listed:
            found = self._all(subject, of)
            return Listed(o for o in found if not kinds or o.kind in kinds)

        return self.for_all((subject, of, kinds), listed)

    def _all(self, subject: Subject, of: Belongs) -> Iterable[Obligation]:
        if subject.kind == "program":
            return self._by_program.get(subject.id, ())
        return (
            obligation
            for pairing in self.pairings(subject)
            for obligation in obligations_of(self.situation, pairing)
            if of(subject, pairing, obligation)
        )

    @cached_property
    def _by_program(self) -> Mapping[str, tuple[Obligation, ...]]:
        return grouped(obligations(self.situation), lambda obligation: obligation.program)


def _owes(subject: Subject, pairing: Pairing, obligation: Obligation) -> bool:
    people = pairing.people if subject.kind == "pairing" else (subject.id,)
    return any(owner in people for owner in obligation.owners)


def _concerns(subject: Subject, pairing: Pairing, obligation: Obligation) -> bool:
    if subject.kind == "pairing" or subject.id in obligation.owners:
        return True
    if subject.id in pairing.mentees and subject.role != "mentor":
        return obligation.about in (None, subject.id)
    return obligation.kind != "feedback"
