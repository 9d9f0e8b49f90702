"""Plans end with their program: where something moves behind its last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorship.findings import Place, Related
from mentorship.models.pairing import Pairing
from mentorship.obligations.calendar import Calendar
from mentorship.obligations.plan import PlanItem, plan_items
from mentorship.obligations.spans import Span, merged, plus, shifted
from mentorship.rules.rule import Issue, Issues, Subject, rule
from mentorship.workspace.workspace import Workspace

_WEEKENDS = Calendar()


@rule("plan-moved-past-end", "error")
def plans_end_with_the_program(subject: Subject) -> Issues:
    """An item of the plan is due after the program's last day.

    Why: after that day nothing is owed any more, so it would silently vanish.

    Mend: move the item to an earlier day, or let the program last longer. A pause moves what the
    plan counts in weeks and days; give the item a date with `mentorship move`, dates stay.

    Bad:
        moved: {interviews: 2027-02-01}       # the program ends on 2026-12-18

    Good:
        moved: {interviews: 2026-12-11}
    """
    space = subject.workspace
    for pairing in space.pairings.values():
        program = space.program_of(pairing)
        if program is None:
            continue
        end = program.dates.end
        if pairing.last_day(end) < end:
            continue
        there = (Related(program.place("dates", "end"), "the last day"),)
        for item, day, place in (
            *_moved_past(space, pairing, end),
            *_paused_past(space, pairing, end),
        ):
            said = f"{item} is due on {day}, after the program's last day {end}"
            hint = "move it to an earlier day, or extend the program"
            yield Issue(place, said, hint, there, item)


def _moved_past(space: Workspace, pairing: Pairing, end: date) -> Iterator[tuple[str, date, Place]]:
    """Items that the pair itself put behind the last day, with their days and where it did."""
    for item in _moved(space, pairing):
        if item.due > end:
            yield item.id, item.due, _place(pairing, item.id)


def _paused_past(
    space: Workspace, pairing: Pairing, end: date
) -> Iterator[tuple[str, date, Place]]:
    """Items that pauses push behind the last day, with their days and the pause that does it."""
    pauses = merged(Span(max(each.from_, pairing.start), each.to) for each in pairing.pauses)
    if not pauses:
        return
    for item in plan_items(space, pairing):
        if (
            item.written == "date"
            or item.due > end
            or any(name in pairing.plan.waived for name in item.names)
        ):
            continue
        for number in range(1, len(pauses) + 1):
            day = shifted(item.due, pauses[:number])
            if item.written == "week":
                day = _WEEKENDS.back(day, plus(day, -6)) or day
            if day > end:
                yield item.id, day, _pause(pairing, pauses[number - 1])
                break


def _pause(pairing: Pairing, span: Span) -> Place:
    """Where a pause stands, the last one of those that were taken together."""
    written = [n for n, each in enumerate(pairing.pauses) if each.from_ <= each.to in span]
    return pairing.place("pauses", max(written, key=lambda n: pairing.pauses[n].to))


def _moved(space: Workspace, pairing: Pairing) -> Iterator[PlanItem]:
    """Items whose day this pair chose: moved, extra, or put off by the extension."""
    plan = pairing.plan
    if not (plan.moved or plan.extra or plan.extended):
        return
    template = pairing.model_copy(update={"plan": plan.model_copy(update={"extended": None})})
    before = {item.id: item.due for item in plan_items(space, template)}
    for item in plan_items(space, pairing):
        chosen = item.id in plan.moved or item.kind == "extra" or before.get(item.id) != item.due
        if chosen and item.id not in plan.waived:
            yield item


def _place(pairing: Pairing, item: str) -> Place:
    for position, extra in enumerate(pairing.plan.extra):
        if extra.id == item:
            return pairing.place("plan", "extra", position, "due")
    return (
        pairing.place("plan", "moved", item)
        if item in pairing.plan.moved
        else pairing.place("plan", "extended")
    )
