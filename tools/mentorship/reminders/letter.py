"""A letter: the one message that a person, or a room, gets on a day, ready to be sent."""

from __future__ import annotations

from typing import NamedTuple


class Letter(NamedTuple):
    """A message with its text, for one channel.

    `key` is `<day>/<person>` or `<day>/room/<channel>`: there is one a day. `channel` is a name
    of `channels:` in mentorship.yml, `address` what takes the place of `{address}` in the
    channel's URL, None for a room. `subject` is one line; `body` is plain text. Nothing in either
    can mention everybody, or be taken for markup. `notices` are the keys of the notices it tells;
    a room tells none where people have letters of their own.
    """

    key: str
    to: str | None
    channel: str
    address: str | None
    language: str
    subject: str
    body: str
    notices: tuple[str, ...]
