"""The capacity board: who has room, who has too many, what is scarce, how long people wait."""

from __future__ import annotations

from collections.abc import Iterator

from mentorship.language import _, n_
from mentorship.metrics.capacity import SOON
from mentorship.pages.page import Page, relative
from mentorship.pages.page_set import page_set
from mentorship.pages.phrases import day, days_words, people, person, sentences
from mentorship.publication.capacity_view import RoomView
from mentorship.publication.views import Views
from mentorship.render.heading import Heading
from mentorship.render.html import Html, element, joined, link, placed
from mentorship.render.parts import Column, figures, heading, note, pill, table

PATH = "capacity.html"
_TONES = {"over": "bad", "free": "good", "full": "off", "unknown": "plain"}


@page_set
def capacity(views: Views) -> Iterator[Page]:
    """One page, for those who may know who mentors whom."""
    if not views.shows_pairs:
        return
    parts = [
        (Heading(2, "mentors", _("Mentors")), _mentors(views)),
        (Heading(2, "scarce", _("Skills that hang on one person")), _scarce(views)),
        (Heading(2, "waiting", _("Waiting for a mentor")), _waiting(views)),
    ]
    over = sum(1 for room in views.rooms if room.state == "over")
    shown = [(_free(views, counts=True), _("more mentees could start"))]
    shown += [(over, _("mentors have too many"))]
    shown += [(len(views.waiting), _("wait for a mentor"))] if views.for_office else []
    numbers = figures(shown)
    body = joined(joined((heading(2, head.id, head.title), part)) for head, part in parts)
    yield Page(
        path=PATH, title=_("Capacity"), body=str(joined((numbers, body))),
        headings=tuple(head for head, _body in parts),
        description=_("Who has room for a mentee, which skills are scarce, how long people wait"),
    )  # fmt: skip


def _free(views: Views, *, counts: bool) -> int:
    """The room of everybody whose room counts, or of all others."""
    return sum(each.free or 0 for each in views.rooms if _has_room(each) and each.counts is counts)


def _has_room(room: RoomView) -> bool:
    return room.state == "free"


def _counted(views: Views) -> Html:
    """Whose room is counted as room for more mentees."""
    said = (
        _("Room is counted of people who mentor, are about to, or were accepted as a mentor.")
        if views.for_office
        else _("Room is counted of people who mentor or are about to.")
    )
    others = _free(views, counts=False)
    rest = _("Others say that they have room for {n} more.", n=others) if others else ""
    return note(sentences(said, rest))


def _mentors(views: Views) -> Html:
    columns: list[Column | str] = [
        _("Mentor"), _("State"), Column(_("Mentees"), numeric=True), _("Room"),
    ]  # fmt: skip
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
        _(
            "As it is on the worst of the next {n} days; what is too much on a later day is said "
            "beside.",
            n=SOON,
        )
    )
    empty = _("Nobody has said how many mentees they have room for.")
    notes = joined((_counted(views), said)) if views.rooms else ""
    return joined((notes, table(columns, rows, _("Mentors"), empty)))


def _of(room: RoomView) -> str:
    if room.capacity is None:
        return str(room.now)
    return _("{number} of {whole}", number=room.now, whole=room.capacity)


def _room(room: RoomView) -> Html:
    later = _later(room)
    if room.state == "over":
        return later
    free = _said(room)
    both = placed(_("{now}; {later}"), now=free, later=later)
    return both if later else element("span", free)


def _said(room: RoomView) -> str:
    """For how many more there is room on each of the next days."""
    if not room.readable:
        return _("the profile cannot be read")
    if room.free is None:
        return _("the profile does not say")
    if not room.free:
        return _("none")
    if not room.counts:
        return _("for {n} more, not counted", n=room.free)
    return _("for {n} more", n=room.free)


def _later(room: RoomView) -> Html:
    """What comes: too many, or more than today."""
    if room.excess:
        number, first = room.excess
        return placed(_("{number} too many from {day} on"), number=number, day=day(first))
    if room.ahead:
        number, first = room.ahead
        said = n_("{n} mentee from {day} on", "{n} mentees from {day} on", number, day="{day}")
        return placed(said, day=day(first))
    return Html("")


def _scarce(views: Views) -> Html:
    rows = (
        (skill.title, people(PATH, skill.offered) or note(_("nobody")), people(PATH, skill.wanted))
        for skill in views.scarce
    )
    empty = _("Every skill is offered by two mentors with room, or more.")
    return table([_("Skill"), _("Offered by"), _("Wanted by")], rows, _("Scarce skills"), empty)


def _waiting(views: Views) -> Html:
    """By name for the office; for others counts, which tell nothing about fewer than three."""
    meant = note(
        _(
            "Since they applied; in a program that pairs newcomers without applications, since "
            "they joined."
        )
    )
    if views.for_office:
        return joined((meant, _waiting_by_name(views)))
    columns: list[Column | str] = [
        _("Program"),
        *(Column(t, numeric=True) for t in (_("Waiting"), _("Median"), _("Longest"))),
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
    few = note(_("Numbers about fewer than three people are not shown.")) if rows else ""
    return joined((meant, table(columns, rows, _("Waiting"), _("Nobody waits for a mentor.")), few))


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
        _("State"),
        _("Who"),
        _("Program"),
        _("Since"),
        Column(_("Waiting"), numeric=True),
    ]
    return table(columns, rows, _("Waiting for a mentor"), _("Nobody waits for a mentor."))


def _days(number: int | None) -> str:
    return "" if number is None else days_words(number)
