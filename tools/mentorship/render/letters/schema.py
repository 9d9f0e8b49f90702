"""Which messages there are, and which values each of them is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mentorship.reminders.notice import Rule
from mentorship.render.letters.syntax import Schema


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is owed, in words: `line` is title, who, when and day together.

    `who` are the other people it is about, `when` is as in "due in 5 days", both may be empty;
    `yours` says whether the reader owes it; `command` settles it, where one does.
    """

    title: str
    who: str
    when: str
    day: str
    line: str
    yours: bool = False
    command: str = ""


NO_ITEM = Item("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Point:
    """A core point of the plan."""

    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What the text of a rule is given.

    `name` is the reader and `person` their id, `others` are those on the other side, `day` and
    `time` belong to the meeting or the silence. `count` is how many items there are in all,
    `several` whether that is more than one; `items` may be fewer.
    """

    name: str
    person: str
    organisation: str
    program: str
    pairing: str
    others: str
    day: str
    time: str
    count: int
    several: bool
    first: Item
    items: tuple[Item, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a message to a person; `more` is how many items it leaves out, empty for none."""

    name: str
    organisation: str
    more: str
    command: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A person in a room, and their items."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """A message to a room in which names may be told."""

    organisation: str
    day: str
    people: tuple[Entry, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Figure:
    """How many notices of a kind there were: a number, or `some`."""

    text: str
    number: str


@dataclass(frozen=True, slots=True)
class Counts:
    """A message to a room in which no names may be told."""

    organisation: str
    day: str
    counts: tuple[Figure, ...]


View = Section | Closing | Room | Counts

_ITEM: Schema = dict.fromkeys(Item.__dataclass_fields__)
_SECTION: Schema = {
    **dict.fromkeys(Section.__dataclass_fields__),
    "first": _ITEM,
    "items": (_ITEM,),
    "points": ({"text": None},),
}
SCHEMAS: Mapping[str, Schema] = {
    **{rule.value: _SECTION for rule in Rule},
    "closing": dict.fromkeys(Closing.__dataclass_fields__),
    "room": {
        "organisation": None,
        "day": None,
        "people": ({"name": None, "items": (_ITEM,)},),
        "more": None,
    },
    "room-counts": {
        "organisation": None,
        "day": None,
        "counts": ({"text": None, "number": None},),
    },
}
"""What each template may name, by the template's name."""


def values(view: View) -> Mapping[str, object]:
    """The values of a view by name."""
    return {name: getattr(view, name) for name in view.__dataclass_fields__}
