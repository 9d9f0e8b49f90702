"""The capacity board: who has room, who has too many, what is scarce, how long people wait."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.metrics.capacity import SOON
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import day, many, people, person
from mentorship.publication.views import RoomView, Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link
from mentorship.render.parts import Column, figures, heading, note, pill, table

PATH = "capacity.html"
_TONES = {"over": "bad", "free": "good", "full": "off", "unknown": "plain"}


@page_set
def capacity(views: Views) -> Iterator[Page]:
    """One page, for those who may know who mentors whom."""
    if not views.shows_pairs:
        return
    parts = [
        (Heading(2, "mentors", "Mentors"), _mentors(views)),
        (Heading(2, "scarce", "Skills that hang on one person"), _scarce(views)),
        (Heading(2, "waiting", "Waiting for a mentor"), _waiting(views)),
    ]
    over = sum(1 for room in views.rooms if room.state == "over")
    shown = [(_free(views, counts=True), "more mentees could start")]
    shown += [(over, "mentors have too many")]
    shown += [(len(views.waiting), "wait for a mentor")] if views.for_office else []
    numbers = figures(shown)
    body = joined(joined((heading(2, head.id, head.title), part)) for head, part in parts)
    yield Page(
        path=PATH, title="Capacity", body=str(joined((numbers, body))),
        headings=tuple(head for head, _ in parts),
        description="Who has room for a mentee, which skills are scarce, how long people wait",
    )  # fmt: skip


def _free(views: Views, *, counts: bool) -> int:
    """The room of everybody whose room counts, or of all others."""
    return sum(each.free or 0 for each in views.rooms if _has_room(each) and each.counts is counts)


def _has_room(room: RoomView) -> bool:
    return room.state == "free"


def _counted(views: Views) -> Html:
    """Whose room is counted as room for more mentees."""
    office = "mentor, are about to, or were accepted as a mentor"
    who = office if views.for_office else "mentor or are about to"
    others = _free(views, counts=False)
    rest = f" Others say that they have room for {others} more." if others else ""
    return note(f"Room is counted of people who {who}.{rest}")


def _mentors(views: Views) -> Html:
    columns: list[Column | str] = ["Mentor", "State", Column("Mentees", numeric=True), "Room"]
    rows = (
        (
            person(PATH, room.person),
            pill(room.state, tone=_TONES[room.state]),
            _of(room),
            _room(room),
        )
        for room in views.rooms
    )
    said = note(
        f"As it is on the worst of the next {SOON} days; what is too much on a later day is said "
        "beside."
    )
    empty = "Nobody has said how many mentees they have room for."
    notes = joined((_counted(views), said)) if views.rooms else ""
    return joined((notes, table(columns, rows, "Mentors", empty)))


def _of(room: RoomView) -> str:
    return str(room.now) if room.capacity is None else f"{room.now} of {room.capacity}"


def _room(room: RoomView) -> Html:
    later = _later(room)
    if room.state == "over":
        return later
    free = _said(room)
    return joined((free, "; ", later)) if later else element("span", free)


def _said(room: RoomView) -> str:
    """For how many more there is room on each of the next days."""
    if not room.readable:
        return "the profile cannot be read"
    if room.free is None:
        return "the profile does not say"
    counted = "" if room.counts else ", not counted"
    return f"for {room.free} more{counted}" if room.free else "none"


def _later(room: RoomView) -> Html:
    """What comes: too many, or more than today."""
    if room.excess:
        return joined((f"{room.excess[0]} too many from ", day(room.excess[1]), " on"))
    if room.ahead:
        number, first = room.ahead
        return joined((f"{number} {many(number, 'mentee')} from ", day(first), " on"))
    return Html("")


def _scarce(views: Views) -> Html:
    rows = (
        (skill.title, people(PATH, skill.offered) or note("nobody"), people(PATH, skill.wanted))
        for skill in views.scarce
    )
    empty = "Every skill is offered by two mentors with room, or more."
    return table(["Skill", "Offered by", "Wanted by"], rows, "Scarce skills", empty)


def _waiting(views: Views) -> Html:
    """By name for the office; for others counts, which tell nothing about fewer than three."""
    meant = note(
        "Since they applied; in a program that pairs newcomers without applications, since they "
        "joined."
    )
    if views.for_office:
        return joined((meant, _waiting_by_name(views)))
    columns: list[Column | str] = [
        "Program", *(Column(t, numeric=True) for t in ("Waiting", "Median", "Longest")),
    ]  # fmt: skip
    rows = [
        (
            link(each.program_title, relative(PATH, each.program_path))
            if each.program_path
            else each.program_title,
            each.number,
            _days(each.median),
            _days(each.longest),
        )
        for each in views.waiting_counts
    ]
    few = note("Numbers about fewer than three people are not shown.") if rows else ""
    return joined((meant, table(columns, rows, "Waiting", "Nobody waits for a mentor."), few))


def _waiting_by_name(views: Views) -> Html:
    rows = (
        (
            pill(each.state),
            person(PATH, each.person),
            link(each.program_title, relative(PATH, each.program_path))
            if each.program_path
            else each.program_title,
            day(each.since),
            _days(each.days),
        )
        for each in views.waiting
    )
    columns: list[Column | str] = [
        "State",
        "Who",
        "Program",
        "Since",
        Column("Waiting", numeric=True),
    ]
    return table(columns, rows, "Waiting for a mentor", "Nobody waits for a mentor.")


def _days(number: int | None) -> str:
    return "" if number is None else f"{number} {many(number, 'day')}"
