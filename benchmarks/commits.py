"""A git history in which everything landed day by day, as a stream for `git fast-import`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import NamedTuple


class Landing(NamedTuple):
    """Files that reach the main branch together: when, by whom, through a merge or directly."""

    time: datetime
    author: str
    files: Mapping[str, str]
    merged: bool


class Written(NamedTuple):
    """A version of a file: the day it was written, who wrote it, its path and text."""

    day: date
    author: str
    path: str
    text: str


def landings(chance: random.Random, written: Iterable[Written]) -> Iterator[Landing]:
    """Pull requests of one to five files, two of three merged, none before its day is over."""
    waiting = iter(sorted(written))
    while group := list(islice(waiting, chance.choice((1, 1, 2, 3, 4, 5)))):
        late = 9 if chance.random() < 0.03 else chance.choice((1, 1, 1, 2, 2, 3))
        day = max(each.day for each in group) + timedelta(days=late)
        time = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        time += timedelta(minutes=chance.randrange(480))
        files = {each.path: each.text for each in group}
        yield Landing(time, group[0].author, files, chance.random() < 2 / 3)


def stream(landed: Sequence[Landing]) -> Iterator[bytes]:
    """The whole history, oldest first; a branch leaves main a few commits before it lands."""
    main: list[int] = []
    mark = 0
    for landing in sorted(landed, key=lambda each: each.time):
        if landing.merged and main:
            mark += 1
            yield from _commit("refs/heads/topic", mark, landing, main[max(-4, -len(main))], None)
            topic, mark = mark, mark + 1
            yield from _commit("refs/heads/main", mark, landing, main[-1], topic)
        else:
            mark += 1
            yield from _commit("refs/heads/main", mark, landing, main[-1] if main else None, None)
        main.append(mark)


def _commit(
    reference: str, mark: int, landing: Landing, parent: int | None, merged: int | None
) -> Iterator[bytes]:
    seconds = int(landing.time.timestamp()) - (0 if merged or not landing.merged else 600)
    first = next(iter(landing.files))
    message = f"Merge {first}" if merged else f"Add {first}"
    author = f"{landing.author} <{landing.author}@example.org> {seconds} +0000"
    yield f"commit {reference}\nmark :{mark}\nauthor {author}\ncommitter {author}\n".encode()
    yield _data(message)
    if parent:
        yield f"from :{parent}\n".encode()
    if merged:
        yield f"merge :{merged}\n".encode()
    for path, text in landing.files.items():
        yield f"M 100644 inline {path}\n".encode() + _data(text)
    yield b"\n"


def _data(text: str) -> bytes:
    content = text.encode()
    return b"data %d\n%b\n" % (len(content), content)
