"""The capacity board: who has room, who has too many, which skills hang on one person."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.pages.page import Page
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import people, person
from mentorship.publication.views import RoomView, Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, joined
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
    ]
    free = sum(room.free for room in views.rooms if room.free and room.free > 0)
    over = sum(1 for room in views.rooms if room.state == "over")
    numbers = figures([(free, "more mentees could start"), (over, "mentors have too many")])
    body = joined(joined((heading(2, head.id, head.title), part)) for head, part in parts)
    yield Page(
        path=PATH, title="Capacity", body=str(joined((numbers, body))),
        headings=tuple(head for head, _ in parts),
        description="Who has room for a mentee, and which skills are scarce",
    )  # fmt: skip


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
    return table(columns, rows, "Mentors", "Nobody has said how many mentees they have room for.")


def _of(room: RoomView) -> str:
    return str(room.now) if room.capacity is None else f"{room.now} of {room.capacity}"


def _room(room: RoomView) -> str:
    if room.free is None:
        return "the profile does not say"
    if room.free < 0:
        return f"{-room.free} too many on the worst day ahead"
    return f"for {room.free} more" if room.free else "none"


def _scarce(views: Views) -> Html:
    rows = (
        (skill.title, people(PATH, skill.offered) or note("nobody"), people(PATH, skill.wanted))
        for skill in views.scarce
    )
    empty = "Every skill is offered by two mentors with room, or more."
    return table(["Skill", "Offered by", "Wanted by"], rows, "Scarce skills", empty)
