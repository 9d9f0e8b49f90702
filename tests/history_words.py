"""Words for tests of the history: a note, the history of a repository, the days it tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from tests.gitrepo import GitRepo

from mentorship.history.facts import History, Landing
from mentorship.history.read import start

NOTE = "logs/lin-ada/2026-01-05-talk.md"


def front_matter(text: str) -> Mapping[str, object] | None:
    """A parser as simple as these notes: `key: value` between two fences."""
    _, fence, rest = text.partition("---\n")
    head, closing, _ = rest.partition("\n---\n")
    if not (fence and closing):
        return None
    return dict(line.split(": ", 1) for line in head.splitlines())


def note(body: str = "We met.", **keys: str) -> str:
    lines = [f"{key}: {value}" for key, value in keys.items()]
    return "\n".join(["---", *lines, "---", body, *_FILLER])


_FILLER = [f"Line {number} of a long talk." for number in range(20)]


def read(repo: GitRepo, main: str | None = None, revision: str | None = None) -> History:
    return start(repo.root, main, revision).finish(front_matter)


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)


def day(landing: Landing | None) -> str | None:
    return None if landing is None else landing.time.date().isoformat()


def key_days(history: History, path: str, *keys: str) -> dict[str, str | None]:
    return {key: day(history.landed_key(path, key)) for key in keys}
