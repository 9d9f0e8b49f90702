"""Changes of what a pair agreed: accepted, paused, taken up again, ended, prolonged."""

from __future__ import annotations

from datetime import date
from typing import Literal

from mentorship.findings import MentorshipError, shown
from mentorship.models.pairing import Pairing
from mentorship.obligations.load import life_of
from mentorship.obligations.plan import plan_items
from mentorship.obligations.spans import Span, plus
from mentorship.scaffold.draft import Draft
from mentorship.scaffold.edit import Add, Drop, Put, edited
from mentorship.text.yamltext import Value
from mentorship.values import Duration, PlanPlace
from mentorship.workspace.workspace import Workspace

How = Literal["completed", "stopped", "rematched"]


def accept(workspace: Workspace, pairing: Pairing, person: str, day: date, today: date) -> Draft:
    """`accepted:` with a person and the day more.

    Raises MentorshipError for somebody who is not asked or accepted already, a day ahead, and a
    pairing that is over.
    """
    if person not in pairing.people:
        people = ", ".join(dict.fromkeys(pairing.people))
        raise MentorshipError(f"{shown(person)} is not in {pairing.id}, which names {people}")
    if person in pairing.accepted:
        raise MentorshipError(f"{person} accepted {pairing.id} on {pairing.accepted[person]}")
    refuse_over(workspace, pairing, today)
    if day > today:
        raise MentorshipError(f"--date {day} is ahead, today is {today}: it says when they agreed")
    return edited(pairing, Put(("accepted", person), str(day)))


def pause(
    workspace: Workspace, pairing: Pairing, span: Span, reason: str | None, today: date
) -> Draft:
    """A pause more. Raises MentorshipError where it lies outside the pairing, or in a pause."""
    refuse_over(workspace, pairing, today)
    if span.last < span.first:
        raise MentorshipError(f"the last day {span.last} lies before the first day {span.first}")
    life = life_of(workspace, pairing)
    if span.within(life) is None:
        raise MentorshipError(f"{pairing.id} runs from {life.first} to {life.last}")
    for other in pairing.pauses:
        if span.within(Span(other.from_, other.to)):
            raise MentorshipError(f"{pairing.id} pauses from {other.from_} to {other.to} already")
    days: dict[str, Value] = {"from": str(span.first), "to": str(span.last)}
    return edited(pairing, Add(("pauses",), days | _because(reason)))


def resume(workspace: Workspace, pairing: Pairing, day: date, today: date) -> Draft:
    """The pause of `day` ends on the day before it; one that begins on that day is taken out.

    Raises MentorshipError where the pair does not pause on that day.
    """
    refuse_over(workspace, pairing, today)
    for position, held in enumerate(pairing.pauses):
        if held.from_ == day:
            return edited(pairing, Drop(("pauses", position)))
        if held.from_ < day <= held.to:
            return edited(pairing, Put(("pauses", position, "to"), str(plus(day, -1))))
    pauses = ", ".join(f"{each.from_} to {each.to}" for each in pairing.pauses) or "none"
    raise MentorshipError(f"{pairing.id} does not pause on {day}; its pauses: {pauses}")


def end(workspace: Workspace, pairing: Pairing, how: How, day: date, reason: str | None) -> Draft:
    """`ended:` with the last day. Raises MentorshipError where it is there, or for a day outside
    of the pairing."""
    refuse_ended(pairing)
    refuse_outside(workspace, pairing, day)
    days: dict[str, Value] = {"date": str(day), "how": how}
    return edited(pairing, Put(("ended",), days | _because(reason)))


def extend(
    workspace: Workspace, pairing: Pairing, by: Duration, start: PlanPlace, today: date
) -> Draft:
    """`plan: extended:`; one that is there is replaced.

    Raises MentorshipError where nothing moves, or something past the program's last day.
    """
    refuse_over(workspace, pairing, today)
    written = {"by": str(by), "from": str(start)}
    if pairing.plan.extended:
        edits = [Put(("plan", "extended", key), value) for key, value in written.items()]
        return edited(pairing, *edits)
    return edited(pairing, Put(("plan", "extended"), dict(written)))


def move(workspace: Workspace, pairing: Pairing, item: str, day: date, today: date) -> Draft:
    """`plan: moved:` with another day for an item, for this pair alone.

    Raises MentorshipError for an item that the plan does not have, and a day that is outside.
    """
    refuse_over(workspace, pairing, today)
    items = {each.id: each for each in plan_items(workspace, pairing)}
    if item not in items:
        raise MentorshipError(
            f"there is no {shown(item)!r} in the plan of {pairing.id}, which has {', '.join(items)}"
        )
    if items[item].due == day:
        raise MentorshipError(f"{item} is due on {day} already")
    refuse_outside(workspace, pairing, day)
    return edited(pairing, Put(("plan", "moved", item), str(day)))


def refuse_over(workspace: Workspace, pairing: Pairing, today: date) -> None:
    """MentorshipError for a pairing that ended by today, on a day of its own or with the program.

    The last day of a pairing that was ended is over already, as for everything that is owed.
    """
    last = life_of(workspace, pairing).last
    if last < today or (pairing.ended and pairing.ended.date <= today):
        how = f": {pairing.ended.how}" if pairing.ended else " with its program"
        raise MentorshipError(f"{pairing.id} ended on {last}{how}")


def refuse_ended(pairing: Pairing) -> None:
    """MentorshipError for a pairing of which the file says that it ended, or will."""
    if pairing.ended:
        raise MentorshipError(f"{pairing.id} ended on {pairing.ended.date}: {pairing.ended.how}")


def refuse_outside(workspace: Workspace, pairing: Pairing, day: date, hint: str = "") -> None:
    """MentorshipError for a day before the first or after the last of a pairing."""
    life = life_of(workspace, pairing)
    if day not in life:
        span = f"which runs from {life.first} to {life.last}"
        raise MentorshipError(f"{day} is no day of {pairing.id}, {span}{hint}")


def _because(reason: str | None) -> dict[str, Value]:
    return {} if reason is None else {"reason": reason}
