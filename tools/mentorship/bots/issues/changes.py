"""From the issues there should be and the issues there are to what has to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from mentorship.bots.issues.issue import (
    CLOSED,
    DUPLICATE,
    Existing,
    Mark,
    Wanted,
    is_of_several,
    marked,
)
from mentorship.bots.issues.wanted import Wishes
from mentorship.obligations.obligation import Obligation
from mentorship.render import issues as texts
from mentorship.workspace.workspace import grouped


class Action(StrEnum):
    """What is done to an issue."""

    OPEN = "open"
    REOPEN = "reopen"
    UPDATE = "update"
    CLOSE = "close"


class Change(NamedTuple):
    """One write. `number` is None for an issue to open; `reason` is why one is closed."""

    action: Action
    key: str
    number: int | None
    title: str
    body: str
    assignees: tuple[str, ...] = ()
    reason: str | None = None
    remark: str = ""


def changes(wishes: Wishes, existing: Iterable[Existing]) -> tuple[Change, ...]:
    """What has to be written for the existing issues to be as wished; nothing where they are.

    Of several issues with one mark the oldest counts, the others are closed as its duplicates. An
    issue that a person closed as not planned stays closed.
    """
    families = grouped(_ours(existing), lambda each: each[0])
    oldest = {key: family[0][1] for key, family in families.items()}
    wanted = {each.key: each for each in _asked_for(wishes, oldest)}
    return (
        *(change for key, family in families.items() for change in _doubles(key, family)),
        *(
            _close(wishes, key, each)
            for key, each in oldest.items()
            if each.is_open and key not in wanted and _may_close(wishes, key)
        ),
        *(change for each in wanted.values() for change in _bring(each, oldest.get(each.key))),
    )


_Keyed = tuple[str, Existing]


def _ours(existing: Iterable[Existing]) -> Iterator[_Keyed]:
    """Those with a mark, by key, the oldest first; without duplicates that were closed here."""
    for each in sorted(existing):
        if each.mark and (each.is_open or each.mark.facts != DUPLICATE):
            yield each.mark.key, each


def _asked_for(wishes: Wishes, oldest: Mapping[str, Existing]) -> Iterator[Wanted]:
    """All of them; where lists are written, only those whose issue is open already, and the lists.

    So a number that goes up and down around the limit closes and opens the lists alone.
    """
    for each in wishes.each:
        if not wishes.lists or (each.key in oldest and oldest[each.key].is_open):
            yield each
    yield from wishes.lists


def _bring(wanted: Wanted, there: Existing | None) -> Iterator[Change]:
    if there is None:
        yield _told(Action.OPEN, wanted, None)
    elif there.is_open and there.mark != wanted.mark:
        yield _told(Action.UPDATE, wanted, there.number)
    elif not there.is_open and (there.is_closed_here or there.reason not in _LEFT_ALONE):
        yield _told(Action.REOPEN, wanted, there.number)


_LEFT_ALONE = ("not_planned", "duplicate")
"""Why a person closes an issue who wants to hear no more of it."""


def _told(action: Action, wanted: Wanted, number: int | None) -> Change:
    body = marked(wanted.body, wanted.mark)
    return Change(
        action, wanted.key, number, wanted.title, body, wanted.assignees, None, wanted.remark
    )


def _doubles(key: str, family: Sequence[_Keyed]) -> Iterator[Change]:
    first = family[0][1].number
    for _, each in family[1:]:
        if each.is_open:
            body = marked(texts.duplicate(first), Mark(key, DUPLICATE))
            yield Change(
                Action.CLOSE, key, each.number, each.title, body, (), "not_planned",
                f"the same as #{first}",
            )  # fmt: skip


def _may_close(wishes: Wishes, key: str) -> bool:
    """Whether it is known that nothing is owed: not where a file could not be read."""
    is_settled = is_of_several(key) or key in wishes.known
    return wishes.is_whole or is_settled or not wishes.names_people


def _close(wishes: Wishes, key: str, each: Existing) -> Change:
    owed = wishes.known.get(key)
    title, body = each.title, texts.ended(wishes.situation, owed)
    if is_of_several(key):
        body = texts.unneeded()
    elif not wishes.names_people:
        title, body = texts.withdrawn()
    met = is_of_several(key) or (owed is not None and owed.state.is_met)
    return Change(
        Action.CLOSE,
        key,
        each.number,
        title,
        marked(body, Mark(key, CLOSED)),
        (),
        "completed" if met else "not_planned",
        _why(owed) if wishes.names_people else "",
    )


def _why(owed: Obligation | None) -> str:
    if owed is None:
        return "not owed any more"
    place = owed.evidence.place if owed.evidence else owed.spot.place
    return f"{owed.state.value.replace('-', ' ')}: {place.path}:{place.line}"
