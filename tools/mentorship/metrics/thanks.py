"""Who thanked whom: notes of `kind: thanks`, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from mentorship.language import N_, _
from mentorship.metrics.metric import Facts, metric
from mentorship.metrics.result import Input, Result, Subject, Unit
from mentorship.models.log import Log
from mentorship.obligations.engagement import Engagement
from mentorship.obligations.notes import about
from mentorship.obligations.obligation import spot
from mentorship.workspace.workspace import Workspace


class Thanks(NamedTuple):
    """A note of thanks; without `by` nobody knows who thanks, without receivers whom."""

    pair: Engagement
    note: Log
    giver: str | None
    receivers: tuple[str, ...]


@metric(
    "thanks", unit=Unit.COUNT, formula=N_("notes of thanks of the period, for whoever is thanked")
)
def thanks(facts: Facts, subject: Subject) -> Result:
    """How often somebody was thanked; of a program or pairing, how often anybody in it was.

    Whoever thanks a pair of several names one: by `for:` a mentee, by the name before a colon a
    mentor. A note that names nobody thanks everybody on the other side.
    """
    given = tuple(thanks_of(facts, subject))
    return Result(
        value=Decimal(len(given)), n=len(given), excluded=facts.chosen(subject).excluded,
        inputs=tuple(_line(one) for one in given),
        people=frozenset(one.giver for one in given if one.giver),
    )  # fmt: skip


def thanks_of(facts: Facts, subject: Subject) -> Iterator[Thanks]:
    """The thanks of a subject's period, by pairing and day."""
    span, space = facts.span(subject), facts.situation.workspace
    for pair in facts.chosen(subject).engagements:
        for note in pair.notes:
            if note.kind != "thanks" or note.date not in span:
                continue
            one = Thanks(pair, note, note.by, _receivers(space, pair, note))
            if subject.kind != "person" or subject.id in one.receivers:
                yield one


def _receivers(space: Workspace, pair: Engagement, note: Log) -> tuple[str, ...]:
    pairing, giver = pair.pairing, note.by
    if note.for_ is not None:
        return about(note, pairing)
    others = [person for person in dict.fromkeys(pairing.people) if person != giver]
    named = tuple(person for person in others if _begins_with(space, note.body, person))
    if named or giver is None:
        return named
    side = pairing.mentees if giver in pairing.mentors else pairing.mentors
    return tuple(person for person in others if person in side)


def _begins_with(space: Workspace, text: str, person: str) -> bool:
    known = space.people.get(person)
    return known is not None and text.lstrip().startswith(f"{known.name}:")


def _line(one: Thanks) -> Input:
    to = _(", ").join(one.receivers) or _("nobody named")
    said = _("{giver} thanks {receivers}", giver=one.giver or _("somebody"), receivers=to)
    return Input(f"{one.pair.id}, {one.note.date}", said, spot(one.note, "kind"))
