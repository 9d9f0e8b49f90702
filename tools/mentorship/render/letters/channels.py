"""Which way a message goes: the channel that a person prefers, or the first that reaches them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mentorship.models.settings import Channel
from mentorship.workspace.workspace import Workspace


class Way(NamedTuple):
    """A channel for people, by its name, and the person's address in it."""

    channel: str
    address: str


class Unreachable(NamedTuple):
    """Somebody who cannot be told, and why."""

    person: str
    why: str


_CALLED = {"email": "e-mail address", "chat": "chat handle", "phone": "phone number"}


def way_to(workspace: Workspace, person: str) -> Way | Unreachable:
    """How a person is reached, or why not at all."""
    if person not in workspace.people:
        broken = workspace.is_broken("person", person)
        why = (
            f"people/{person}.yml cannot be read" if broken else f"there is no people/{person}.yml"
        )
        return Unreachable(person, why)
    personal = {n: c for n, c in workspace.settings.channels.items() if c.address}
    if not personal:
        return Unreachable(person, "no channel in mentorship.yml has an `address`")
    addresses = _addresses(workspace, person)
    for name, channel in _in_order(workspace, person, personal):
        address = addresses.get(channel.address or "")
        if address:
            return Way(name, address)
    asked = dict.fromkeys(_CALLED[channel.address or ""] for channel in personal.values())
    return Unreachable(person, f"has no {' and no '.join(asked)}")


def rooms(workspace: Workspace) -> Mapping[str, Channel]:
    """The channels that many read, by name."""
    return {n: c for n, c in workspace.settings.channels.items() if c.address is None}


def only_room(workspace: Workspace) -> str | None:
    """The room in which people are told by name because there is no channel for single people."""
    channels = workspace.settings.channels
    if any(channel.address for channel in channels.values()):
        return None
    return next((n for n, c in channels.items() if c.audience == "pair"), None)


def _in_order(
    workspace: Workspace, person: str, personal: Mapping[str, Channel]
) -> list[tuple[str, Channel]]:
    """The channels in the order of mentorship.yml, those that the person prefers first."""
    profile = workspace.profiles.get(person)
    prefer = profile.contact.prefer if profile else None
    return sorted(personal.items(), key=lambda item: item[1].address != prefer)


def _addresses(workspace: Workspace, person: str) -> Mapping[str, str | None]:
    profile = workspace.profiles.get(person)
    contact = profile.contact if profile else None
    return {
        "email": workspace.people[person].email,
        "chat": contact.chat if contact else None,
        "phone": contact.phone if contact else None,
    }
