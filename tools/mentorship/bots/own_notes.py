"""Whether a change does nothing but add notes of its author's own pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorship.findings import shown
from mentorship.history.trees import TreeEntry
from mentorship.models.kinds import kind_of
from mentorship.models.log import Log
from mentorship.workspace.workspace import Workspace

_PLAIN_FILE = "100644"
_MENTORS_ONLY = ("feedback", "scores", "exam", "verdict", "panel")
"""Keys of a note by which a mentor judges; nobody writes them about themself."""


def more_than_own_notes(
    base: Mapping[str, TreeEntry], head: Mapping[str, TreeEntry], person: str, there: Workspace,
    here: Workspace,
) -> tuple[str, ...]:  # fmt: skip
    """What the change does beside adding notes of a pairing of `person`, in words.

    `base` and `head` are all files before and after, `there` and `here` what was read from them.
    It is the base that says who is in which pairing.
    """
    return tuple(_problems(base, head, person, there, here))


def _problems(
    base: Mapping[str, TreeEntry], head: Mapping[str, TreeEntry], person: str, there: Workspace,
    here: Workspace,
) -> Iterator[str]:  # fmt: skip
    changed = sorted(path for path in {*base, *head} if base.get(path) != head.get(path))
    if not changed:
        yield "nothing is changed"
    for path in changed:
        if path in base:
            yield f"{shown(path)} is {'changed' if path in head else 'removed'}"
        elif head[path].mode != _PLAIN_FILE:
            yield f"{shown(path)} is no plain file"
        else:
            yield from _added(path, person, there, here)


def _added(path: str, person: str, there: Workspace, here: Workspace) -> Iterator[str]:
    named, note = kind_of(path), here.by_path.get(path)
    if named is None or named.kind.name != "log" or not isinstance(note, Log):
        yield f"{shown(path)} is no note"
        return
    pairing = there.pairings.get(note.pairing)
    if pairing is None or person not in pairing.people:
        yield f"{shown(path)} is a note of a pairing that {person} does not belong to"
    elif note.by not in (None, person):
        yield f"{shown(path)} says that {note.by} wrote it"
    elif person not in pairing.mentors:
        judged = [key for key in _MENTORS_ONLY if key in note.model_fields_set]
        if judged:
            yield f"{shown(path)} has {judged[0]}:, which a mentor writes"
